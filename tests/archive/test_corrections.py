"""Corrections in an archive: shown, found and exported, never lost, never overwritten silently."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.corrections.acting import DUMP, Record
from tests.kills import Steps, killed

from chaiban.archive import store
from chaiban.archive.erase import erase
from chaiban.archive.journal import set_public
from chaiban.archive.keep import Change
from chaiban.archive.ledger import facts
from chaiban.archive.look_up import every_item, issues, items, record, sheets, titles
from chaiban.archive.public import public_record
from chaiban.archive.search import Request as Asked
from chaiban.archive.search import Search
from chaiban.archive.store import Archive
from chaiban.archive.verify import verify
from chaiban.cli.ledger import bring_up_to_date
from chaiban.errors import CorrectionError, ForbiddenError, RequestError, StaleError
from chaiban.model.catalogue import Sheet
from chaiban.model.facts import FactQuery
from chaiban.pipeline import add
from chaiban.pipeline.add import Request, add_bytes, fault_of
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.moving import export_journals, import_journals


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a", create=True) as opened:
        add_bytes(opened, DUMP.encode(), "page.txt", Request({"date": "2025-03-12", "number": "A2"}))
        yield opened


def page_of(archive: Archive) -> Sheet:
    return sheets(archive, issues(archive, titles(archive)[0])[0])[0]


def post(archive: Archive, *asked: Record, **said: object) -> Record:
    expected = str(said.pop("expected", "*"))
    given: dict[str, object] = {"by": "林越", "expected": expected, **said}
    return PageMending(archive).correct(page_of(archive), {"corrections": list(asked)}, **given)  # type: ignore[arg-type]


def found(archive: Archive, words: str) -> int:
    return Search(archive).find(Asked(words)).total


def text_of(archive: Archive, words: str, to: str) -> Record:
    at = PageMending(archive).shown(page_of(archive))["page"]["characters"].index(words)
    return {"action": "text", "spans": [[at, at + len(words)]], "text": to}


def test_views_search_and_exports_show_the_corrected_page(archive: Archive) -> None:
    answer = post(archive, text_of(archive, "一百二十米", "一百三十米"), {"action": "merge", "items": ["a1", "a2"]})
    assert record(archive, page_of(archive)) == public_record(archive, page_of(archive)) == answer["page"]
    assert "一百三十米" in items(archive, page_of(archive))[0].body
    assert found(archive, "一百三十米") == 1
    assert found(archive, "一百二十米") == 1, "the words as printed are found too"
    assert len(list(every_item(archive))) == 4
    assert list(verify(archive, fault_of)) == []


def test_undoing_everything_leaves_the_archive_as_it_was(archive: Archive) -> None:
    before = record(archive, page_of(archive)), [i.body for i in items(archive, page_of(archive))]
    post(
        archive, {"action": "merge", "items": ["a1", "a2"]}, {"action": "facts", "number": "B7", "date": "2025-03-13"}
    )
    assert page_of(archive).number == "B7"
    post(archive, {"action": "undo"})
    assert page_of(archive).number == "A2"
    assert (record(archive, page_of(archive)), [i.body for i in items(archive, page_of(archive))]) == before
    assert list(verify(archive, fault_of)) == []


def test_a_page_that_was_moved_is_found_again_by_its_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    post(archive, {"action": "facts", "number": "B7", "paper": "山城晚报"})
    asked = Request({"date": "2025-03-12", "number": "A2"})
    assert [kept.change for kept in add_bytes(archive, DUMP.encode(), "page.txt", asked)] == [Change.SAME]
    monkeypatch.setattr(add, "engine_name", lambda _: "another")
    add_bytes(archive, DUMP.encode(), "page.txt", asked)
    assert [title.name for title in titles(archive)] == ["山城晚报"]
    assert page_of(archive).number == "B7"


def test_a_page_is_not_moved_onto_another(archive: Archive) -> None:
    add_bytes(
        archive,
        b"Weather\n\nRain is expected in the valley.\n",
        "b.txt",
        Request({"title": titles(archive)[0].name, "date": "2025-03-12", "number": "A3"}),
    )
    with pytest.raises(CorrectionError, match="another page"):
        post(archive, {"action": "facts", "number": "A3"})
    assert PageMending(archive).history(page_of(archive))["corrections"] == []


def test_a_new_reading_has_the_old_corrections(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    post(archive, text_of(archive, "一百二十米", "一百三十米"), {"action": "kind", "item": "a2", "kind": "notice"})
    records = add._records

    def otherwise(data: bytes, name: str, encoding: str | None, weights: Path | None) -> list[Record]:
        """As an engine would that puts its items in another order."""
        pages = records(data, name, encoding, weights)
        for page in pages:
            page["articles"].reverse()
            for number, article in enumerate(page["articles"], 1):
                article["id"] = f"a{number}"
        return pages

    monkeypatch.setattr(add, "_records", otherwise)
    (kept,) = add_bytes(archive, DUMP.encode(), "page.txt", Request({"date": "2025-03-12", "number": "A2"}))
    assert kept.change is Change.READING
    notices = [item.headline for item in items(archive, page_of(archive)) if item.kind == "notice"]
    assert notices == ["图书馆延长开放时间"]
    assert found(archive, "一百三十米") == 1
    assert PageMending(archive).conflicts(page_of(archive)) == {"conflicts": []}
    assert list(verify(archive, fault_of)) == []


def test_the_second_of_two_is_told_and_overwrites_nothing(archive: Archive) -> None:
    seen = PageMending(archive).shown(page_of(archive))["revision"]
    post(archive, {"action": "kind", "item": "a2", "kind": "notice"}, expected=seen)
    with pytest.raises(StaleError):
        post(archive, {"action": "kind", "item": "a2", "kind": "ad"}, expected=seen, by="陈彬")
    assert [row["by"] for row in PageMending(archive).history(page_of(archive))["corrections"]] == ["林越"]


def test_the_same_request_twice_is_done_once(archive: Archive) -> None:
    seen = PageMending(archive).shown(page_of(archive))["revision"]
    asked = {"action": "kind", "item": "a2", "kind": "notice"}
    first = post(archive, asked, expected=seen, key="k")
    again = post(archive, asked, expected=seen, key="k")
    assert (first["added"], first["version"]) == (again["added"], again["version"])
    assert len(PageMending(archive).history(page_of(archive))["corrections"]) == 1
    with pytest.raises(RequestError, match="another request"):
        post(archive, asked | {"kind": "ad"}, expected=seen, key="k")


def test_a_request_is_done_whole_or_not_at_all(archive: Archive) -> None:
    with pytest.raises(CorrectionError):
        post(
            archive,
            {"action": "kind", "item": "a2", "kind": "notice"},
            {"action": "kind", "item": "a99", "kind": "ad"},
        )
    assert PageMending(archive).shown(page_of(archive))["version"] == 0


def test_proposals_wait_for_an_editor(archive: Archive) -> None:
    asked = {"action": "kind", "item": "a2", "kind": "notice"}
    (proposal,) = post(archive, asked, by="陈彬", may_edit=False)["added"]
    assert {item.kind for item in items(archive, page_of(archive))} == {"article", "photo"}
    with pytest.raises(ForbiddenError):
        post(archive, {"action": "accept", "of": [proposal]}, by="陈彬", may_edit=False)
    with pytest.raises(ForbiddenError):
        post(archive, {"action": "withdraw", "of": [proposal]}, by="林越", may_edit=False)
    post(archive, {"action": "accept", "of": [proposal]})
    assert "notice" in {item.kind for item in items(archive, page_of(archive))}
    (other,) = post(archive, asked | {"kind": "ad"}, by="陈彬", may_edit=False)["added"]
    post(archive, {"action": "withdraw", "of": [other]}, by="陈彬", may_edit=False)
    statuses = {row["id"]: row["status"] for row in PageMending(archive).history(page_of(archive))["corrections"]}
    assert (statuses[proposal], statuses[other]) == ("in_force", "withdrawn")


def test_only_what_was_published_is_public_where_the_archive_says_so(archive: Archive) -> None:
    set_public(archive, "published", PageMending(archive).remake)
    assert public_record(archive, page_of(archive)) is None
    assert found(archive, "石桥") == 0
    post(archive, {"action": "mark", "state": "published"})
    published = public_record(archive, page_of(archive))
    post(archive, {"action": "kind", "item": "a2", "kind": "notice"})
    assert public_record(archive, page_of(archive)) == published
    assert record(archive, page_of(archive)) != published
    assert "notice" not in {item.kind for item in items(archive, page_of(archive))}
    changes = PageMending(archive).compare(page_of(archive), 1, 2)
    assert [(row["item"], row["fields"]) for row in changes["items"]] == [("a2", {"kind": ["article", "notice"]})]
    post(archive, {"action": "mark", "state": "published"})
    assert "notice" in {item.kind for item in items(archive, page_of(archive))}
    assert list(verify(archive, fault_of)) == []


def keys_of(archive: Archive) -> dict[str, int]:
    return {item.body: item.key for item in items(archive, page_of(archive))}


def test_items_keep_their_addresses_while_their_page_is_not_public(archive: Archive) -> None:
    before = keys_of(archive)
    set_public(archive, "published", PageMending(archive).remake)
    assert keys_of(archive) == {}
    post(archive, {"action": "mark", "state": "published"})
    assert keys_of(archive) == before
    set_public(archive, "all", PageMending(archive).remake)
    assert keys_of(archive) == before
    assert list(verify(archive, fault_of)) == []


def test_an_item_that_comes_back_when_a_merge_is_undone_has_its_address_again(archive: Archive) -> None:
    before = keys_of(archive)
    post(archive, {"action": "merge", "items": ["a1", "a2"]})
    assert len(keys_of(archive)) < len(before)
    post(archive, {"action": "undo"})
    assert keys_of(archive) == before


def test_a_journal_moves_to_another_archive_once(archive: Archive, tmp_path: Path) -> None:
    post(archive, {"action": "merge", "items": ["a1", "a2"]}, {"action": "kind", "item": "a3", "kind": "ad"})
    post(archive, {"action": "undo"})
    post(archive, {"action": "merge", "items": ["a1", "a2"]})
    journals = list(export_journals(archive))
    with Archive(tmp_path / "b", create=True) as other:
        (missing,) = import_journals(other, journals)
        assert missing.fault
        add_bytes(other, DUMP.encode(), "copy.txt", Request({"date": "2025-03-12", "number": "A2"}))
        (moved,) = import_journals(other, journals)
        assert (moved.fault, moved.added, moved.conflicts) == ("", 4, 0)
        assert items(other, page_of(other))[0].body == items(archive, page_of(archive))[0].body
        (again,) = import_journals(other, journals)
        assert again.added == 0
        assert list(verify(other, fault_of)) == []


def test_what_is_erased_is_gone_from_the_journal_too(archive: Archive) -> None:
    post(archive, text_of(archive, "一百二十米", "一百三十米"), {"action": "kind", "item": "a2", "kind": "notice"})
    item = items(archive, page_of(archive))[0]
    erase(archive, item, "a court says so")
    assert list(verify(archive, fault_of)) == []
    assert b"\xe4\xb8\x89\xe5\x8d\x81\xe7\xb1\xb3" not in (archive.folder / store.DATABASE).read_bytes()
    assert PageMending(archive).shown(page_of(archive))["version"] == 0
    assert items(archive, page_of(archive))[1].kind == "notice"


def test_what_is_erased_is_not_remembered_of_items_that_were_merged_into_it(archive: Archive) -> None:
    words = items(archive, page_of(archive))[1].body[-10:]
    post(archive, {"action": "merge", "items": ["a1", "a2"]})
    merged = items(archive, page_of(archive))[0]
    assert words in merged.body
    erase(archive, merged, "a court says so")
    assert words.encode() not in (archive.folder / store.DATABASE).read_bytes()


def test_the_ledger_and_the_stories_follow_the_corrected_page(archive: Archive) -> None:
    def lengths() -> set[str]:
        bring_up_to_date(archive)
        return {fact.words for fact in facts(archive, FactQuery()) if fact.kind == "figure"}

    assert any("一百二十米" in words for words in lengths())
    mark = {"action": "jump", "item": "a1", "direction": "to", "page": None}
    post(archive, text_of(archive, "一百二十米", "一百三十米"), mark)
    assert any("一百三十米" in words for words in lengths())
    assert not any("一百二十米" in words for words in lengths())
    dangling = "SELECT count(*) FROM story_link WHERE state = 'dangling'"
    unlinked = archive.connection.execute(dangling).fetchone()
    post(archive, {"action": "undo"})
    assert archive.connection.execute(dangling).fetchone() > unlinked
    assert any("一百二十米" in words for words in lengths())


def test_a_journal_is_never_changed(archive: Archive) -> None:
    post(archive, {"action": "kind", "item": "a2", "kind": "notice"})
    for command in ("DELETE FROM correction", "UPDATE correction SET record = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            archive.connection.execute(command)


def test_two_writers_at_once_lose_no_update(archive: Archive) -> None:
    """Each takes up the page anew when it is told that the other was first."""
    told: list[str] = []
    refused: list[str] = []

    def write(name: str) -> None:
        with Archive(archive.folder) as mine:
            for turn in range(12):
                while True:
                    seen = PageMending(mine).shown(page_of(mine))["revision"]
                    kind = ("notice", "ad", "other", "table")[turn % 4]
                    try:
                        answer = post(mine, {"action": "kind", "item": "a2", "kind": kind}, expected=seen, by=name)
                    except StaleError:
                        refused.append(name)
                        continue
                    told.extend(answer["added"])
                    break

    threads = [threading.Thread(target=write, args=(name,)) for name in ("林越", "陈彬")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = PageMending(archive).history(page_of(archive))["corrections"]
    assert sorted(row["id"] for row in rows) == sorted(told)
    assert len(rows) == 24
    assert [row["version"] for row in rows] == list(range(24)), "nobody wrote on a page that he hadn't seen"


KILLS = 200


def edit_until(folder: Path, seed: int, kill_at: int, told: int) -> None:
    """Correct the page, telling each correction on the pipe; SIGKILL at that step of Python and of SQLite."""
    steps = Steps(kill_at, every=50)
    chance = Random(seed)
    with Archive(folder) as archive:
        sys.setprofile(steps.step)
        for _ in range(3):
            kind = chance.choice(("notice", "ad", "other", "table", "article"))
            added = post(archive, {"action": "kind", "item": "a2", "kind": kind})["added"]
            os.write(told, f"{added[0]}\n".encode())
        sys.setprofile(None)
    steps.finish(told)


def killed_editing(folder: Path, seed: int, kill_at: int) -> list[str]:
    """What a process of its own told before it was killed."""
    return killed(lambda told: edit_until(folder, seed, kill_at, told))[1]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_no_kill_loses_a_correction_that_was_told(tmp_path: Path) -> None:
    """Killed (SIGKILL) at 200 random steps of three corrections on a page; each time what was told is there."""
    folder = tmp_path / "a"
    with Archive(folder, create=True) as archive:
        add_bytes(archive, DUMP.encode(), "page.txt", Request({"date": "2025-03-12", "number": "A2"}))
        post(archive, {"action": "mark", "state": "read"})
    shutil.copytree(folder, tmp_path / "counted")
    *_, counted = killed_editing(tmp_path / "counted", 0, 0)
    most = int(counted.split()[0])
    count = 0
    chance = Random(5)
    for seed in range(KILLS):
        again = tmp_path / f"again {seed}"
        shutil.copytree(folder, again)
        told = {line for line in killed_editing(again, seed, chance.randrange(1, most)) if " " not in line}
        count += len(told)
        with Archive(again) as archive:
            shown = PageMending(archive).shown(page_of(archive))
            assert shown["version"] == len(PageMending(archive).history(page_of(archive))["corrections"])
            kept = {row["id"] for row in PageMending(archive).history(page_of(archive))["corrections"]}
            assert told <= kept
            assert list(verify(archive, fault_of)) == []
        shutil.rmtree(again)
    assert count >= KILLS / 2, "many were told before the end"
