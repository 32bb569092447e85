"""Items of different pages linked and parted by people: seen in stories, undone, moved, found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chaiban.archive.journal import set_public
from chaiban.archive.look_up import issue, items, sheet
from chaiban.archive.store import Archive
from chaiban.archive.stories import links_of, stories_in, turns
from chaiban.errors import CorrectionError, RequestError
from chaiban.model.catalogue import Issue, Sheet
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.moving import export_journals, import_journals
from chaiban.pipeline.stories import link_archive

Record = dict[str, Any]
FRONT = """云溪日报　2025年3月12日　星期三　第A1版

石桥昨日通车
　　本报讯 云溪石桥昨日正式通车，两岸居民步行三分钟即可到达对岸。
　　市交通局负责人说，桥面铺装已经完成，夜间照明将在下月启用。

图书馆延长开放时间
　　本报讯 市图书馆从本周起延长开放时间，周末开放到二十二点。
　　读者可凭身份证免费入馆。
"""
INSIDE = """云溪日报　2025年3月12日　星期三　第A2版

桥上的灯
　　路灯由三家企业捐赠，施工队连夜安装，居民在桥头等到了深夜。
　　工程队长说，他们为此准备了两个月。

春耕备耕忙
　　本报讯 各乡镇已经开始春耕，农技人员下田指导。
　　种子和化肥供应充足。
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.chaiban", create=True) as opened:
        fill(opened)
        yield opened


def fill(archive: Archive) -> None:
    for number, text in (("A1", FRONT), ("A2", INSIDE)):
        add_bytes(
            archive, text.encode(), f"2025-03-12-{number}.txt", Request({"title": "云溪日报", "number": number})
        )


def of(archive: Archive) -> Issue:
    found = issue(archive, "云溪日报", "2025-03-12")
    assert found is not None
    return found


def page(archive: Archive, number: str) -> Sheet:
    found = sheet(archive, of(archive), number)
    assert found is not None
    return found


def named(archive: Archive, number: str, words: str) -> str:
    shown = PageMending(archive).shown(page(archive, number))["page"]
    return str(next(one["id"] for one in shown["articles"] if words in one.get("headline", "")))


def do(archive: Archive, number: str, *corrections: Record, by: str = "ann", may_edit: bool = True) -> Record:
    body = {"corrections": list(corrections)}
    return PageMending(archive).correct(page(archive, number), body, by=by, expected="*", may_edit=may_edit)


def linked(archive: Archive, direction: str = "to") -> Record:
    item, other = named(archive, "A1", "石桥"), named(archive, "A2", "灯")
    return {"action": "link", "item": item, "direction": direction, "page": "A2", "other": other}


def parted(archive: Archive) -> Record:
    item, other = named(archive, "A2", "灯"), named(archive, "A1", "石桥")
    return {"action": "unlink", "item": item, "page": "A1", "other": other}


def told(archive: Archive) -> list[list[str]]:
    return [[part.headline for part in story.parts] for story in stories_in(archive, of(archive))]


STORY = [["石桥昨日通车", "桥上的灯"]]


def test_a_link_makes_a_story_without_any_mark_and_undo_takes_it_back(archive: Archive) -> None:
    assert told(archive) == []
    do(archive, "A1", linked(archive))
    assert told(archive) == STORY
    (link,) = links_of(archive, of(archive))
    assert link.decided
    article = next(a for a in PageMending(archive).shown(page(archive, "A1"))["page"]["articles"] if a.get("links"))
    assert [(one["direction"], one["page"], one["headline"]) for one in article["links"]] == [
        ("to", "A2", "桥上的灯")
    ]
    bridge = next(item for item in items(archive, page(archive, "A1")) if "石桥" in item.headline)
    _, goes = turns(archive, bridge)
    assert goes is not None
    assert goes.item is not None
    assert goes.item.headline == "桥上的灯"
    do(archive, "A1", {"action": "undo"})
    assert told(archive) == []
    do(archive, "A1", {"action": "redo"})
    assert told(archive) == STORY


def test_a_link_may_lead_back(archive: Archive) -> None:
    do(archive, "A1", linked(archive, "from"))
    assert told(archive) == [["桥上的灯", "石桥昨日通车"]]


def test_the_last_word_counts_from_whichever_page_it_comes(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(f"2025-03-12T08:00:{second:02d}+00:00" for second in range(60))
    monkeypatch.setattr("chaiban.pipeline.mending.now", lambda: next(moments))
    do(archive, "A1", linked(archive))
    do(archive, "A2", parted(archive))
    assert told(archive) == []
    do(archive, "A1", linked(archive))
    assert told(archive) == STORY


def test_what_marks_have_linked_is_parted(archive: Archive) -> None:
    do(archive, "A1", {"action": "jump", "item": named(archive, "A1", "石桥"), "direction": "to", "page": "A2"})
    do(archive, "A2", {"action": "jump", "item": named(archive, "A2", "灯"), "direction": "from", "page": "A1"})
    assert told(archive) == STORY
    do(archive, "A2", parted(archive))
    assert told(archive) == []


def test_a_correctors_link_waits_for_an_editor(archive: Archive) -> None:
    (name,) = do(archive, "A1", linked(archive), by="cor", may_edit=False)["added"]
    assert told(archive) == []
    do(archive, "A1", {"action": "accept", "of": [name]})
    assert told(archive) == STORY


def test_only_published_links_are_public(archive: Archive) -> None:
    mending = PageMending(archive)
    set_public(archive, "published", mending.remake)
    for number in ("A1", "A2"):
        do(archive, number, {"action": "mark", "state": "published"})
    do(archive, "A1", linked(archive))
    assert told(archive) == []
    do(archive, "A1", {"action": "mark", "state": "published"})
    assert told(archive) == STORY


def test_a_journal_carries_links_to_another_archive(archive: Archive, tmp_path: Path) -> None:
    do(archive, "A1", linked(archive))
    journals = json.loads(json.dumps(list(export_journals(archive))))
    with Archive(tmp_path / "b.chaiban", create=True) as other:
        fill(other)
        assert [moved.fault for moved in import_journals(other, journals)] == [""]
        link_archive(other)
        assert told(other) == STORY


def test_the_other_item_is_found_again_when_its_page_comes_in_another_extraction(archive: Archive) -> None:
    do(archive, "A1", linked(archive))
    again = INSIDE.replace("第A2版\n", "第A2版\n\n\n").encode()
    add_bytes(archive, again, "2025-03-12-A2-again.txt", Request({"title": "云溪日报", "number": "A2"}))
    link_archive(archive)
    assert told(archive) == STORY
    assert PageMending(archive).conflicts(page(archive, "A1"))["conflicts"] == []


def test_a_link_whose_other_item_is_gone_is_listed_as_a_conflict_and_not_forced(archive: Archive) -> None:
    do(archive, "A1", linked(archive))
    another = INSIDE.replace("路灯由三家企业捐赠，施工队连夜安装，居民在桥头等到了深夜。", "今天没有别的消息。")
    another = another.replace("工程队长说，他们为此准备了两个月。", "请看明天。").replace("桥上的灯", "启事")
    add_bytes(
        archive, another.encode(), "x.txt", Request({"title": "云溪日报", "number": "A2", "date": "2025-03-12"})
    )
    link_archive(archive)
    assert told(archive) == []
    mending = PageMending(archive)
    (conflict,) = mending.conflicts(page(archive, "A1"))["conflicts"]
    assert "桥上的灯" in conflict["then"]
    assert mending.shown(page(archive, "A1"))["conflicts"] == 1


def test_nonsense_is_refused(archive: Archive) -> None:
    good = linked(archive)
    for wrong in ({"page": "A1"}, {"page": "A9"}, {"other": "a99"}, {"item": "a99"}):
        with pytest.raises(CorrectionError):
            do(archive, "A1", good | wrong)
    for odd in ({"page": None}, {"other": 3}, {"direction": "up"}, {"direction": None}):
        with pytest.raises(RequestError):
            do(archive, "A1", good | odd)
    assert PageMending(archive).shown(page(archive, "A1"))["version"] == 0
