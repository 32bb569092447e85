"""Who is who: parted and joined by people, found again in a new ledger, a new reading, another archive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from chaiban.archive.entity_journal import entities_named, entity_journal
from chaiban.archive.erase import erase
from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.ledger import keep_facts, unrecorded
from chaiban.archive.look_up import issues, items, sheets, titles
from chaiban.archive.store import Archive
from chaiban.archive.withdraw import restore_item, withdraw
from chaiban.cli import entities as entities_command
from chaiban.cli import ledger as ledger_command
from chaiban.cli.main import main
from chaiban.errors import CorrectionError, ForbiddenError, RequestError, StaleError
from chaiban.model.catalogue import Fact, Item, PageFacts
from chaiban.model.facts import NewFact
from chaiban.pipeline.entities import Entities, entity_conflicts

ENGINE = "test"
Told = tuple[str, str, dict[str, Any]]


def keep(archive: Archive, day: int, told: Sequence[Told], text: str = "", data: bytes = b"") -> None:
    """A page of one article; `told` are (name, sentence that holds it, fields) of people, kept as its ledger."""
    body = text or "".join(sentence for _, sentence, _ in told)
    article = {"id": "a1", "kind": "article", "confidence": 1.0, "headline": "", "paragraphs": [body]}
    article["spans"] = {"paragraphs": [[[0, len(body)]]]}
    page = {"source": "p", "language": "zh", "size": None, "characters": body, "articles": [article]}
    title, date, edition, number, section = (
        Fact(value, "flag") for value in ("示例日报", f"2025-03-{day:02d}", "", "A1", "")
    )
    facts = PageFacts(title, date, edition, number, section)
    data = data or f"{day}{body}".encode()
    keep_page(archive, archive.files.keep(data), len(data), Incoming(facts, page, f"{day}.txt", 1, ENGINE))
    record(archive, told)


def record(archive: Archive, told: Sequence[Told], engine: str = ENGINE) -> None:
    for reading, digest, date, page in list(unrecorded(archive, engine)):
        body = page["articles"][0]["paragraphs"][0] if page["articles"] else ""
        facts = [
            NewFact("a1", "person", name, None, "", said, said.index(name), name, (), {"name": name, **fields})
            for name, said, fields in told
            if said in body
        ]
        keep_facts(archive, reading, digest, date, engine, facts)


MAYOR: Told = ("王伟", "市长王伟昨天看望了石桥的工人。", {"titles": ["市长"]})
PLAIN: Told = ("王伟", "王伟说桥修得好。", {})
LATER: Told = ("王伟", "王伟走进磨坊与大家谈心。", {})
TEACHER: Told = ("王伟", "教师王伟获奖。", {"titles": ["教师"]})
SHORT: Told = ("王市长", "王市长来了。", {})
ALL = [MAYOR, PLAIN, LATER, TEACHER, SHORT]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.chaiban", create=True) as opened:
        for day, told in ((1, MAYOR), (2, PLAIN), (3, LATER)):
            keep(opened, day, [told])
        yield opened


def groups(archive: Archive, name: str = "王伟") -> list[list[int]]:
    """The days on which each of the name is mentioned."""
    found = entities_named(archive, "person", [name])
    return sorted([int(fact.date[-2:]) for fact in entity.facts] for entity in found)


def mention(day: int, name: str = "王伟") -> str:
    return f"示例日报/2025-03-{day:02d}/A1/1/{name}"


def say(archive: Archive, action: str, *days: int, by: str = "林越", may_edit: bool = True, **more: Any) -> str:
    asked = {"action": action, "kind": "person", "mentions": [mention(day) for day in days], **more}
    answer = Entities(archive).correct({"corrections": [asked]}, by=by, expected="*", may_edit=may_edit)
    return str(answer["added"][0])


def about(archive: Archive, action: str, *of: str, by: str = "林越", may_edit: bool = True) -> None:
    asked = {"action": action, **({"of": list(of)} if of else {})}
    Entities(archive).correct({"corrections": [asked]}, by=by, expected="*", may_edit=may_edit)


def item_of(archive: Archive, day: int) -> Item:
    (issue,) = (one for one in issues(archive, titles(archive)[0]) if one.date.endswith(f"{day:02d}"))
    return items(archive, sheets(archive, issue)[0])[0]


def test_mentions_are_parted_and_joined_again(archive: Archive) -> None:
    assert groups(archive) == [[1, 2, 3]]
    say(archive, "split", 2)
    assert groups(archive) == [[1, 3], [2]]
    say(archive, "same", 1, 2)
    assert groups(archive) == [[1, 2, 3]]


def test_names_are_joined_and_bring_each_other_along(archive: Archive) -> None:
    keep(archive, 4, [SHORT])
    say(archive, "same", 1, mentions=[mention(1), mention(4, "王市长")])
    assert groups(archive) == groups(archive, "王市长") == [[1, 2, 3, 4]]
    (entity,) = entities_named(archive, "person", ["王市长"])
    assert (entity.name, entity.names) == ("王伟", ("王伟", "王市长"))


def test_pages_with_the_same_bytes_are_told_apart_by_their_dates(tmp_path: Path) -> None:
    with Archive(tmp_path / "b.chaiban", create=True) as twice:
        for day in (1, 2, 3):
            keep(twice, day, [PLAIN], data=b"the same")
        say(twice, "split", 2)
        assert groups(twice) == [[1, 3], [2]]


def test_what_is_said_of_one_name_leaves_the_others_alone(archive: Archive) -> None:
    keep(archive, 4, [SHORT])
    say(archive, "split", 2)
    assert groups(archive, "王市长") == [[4]]
    assert groups(archive, "nobody") == []


def test_steps_are_taken_back_and_done_again(archive: Archive) -> None:
    split = say(archive, "split", 2)
    about(archive, "undo")
    assert groups(archive) == [[1, 2, 3]]
    about(archive, "redo", split)
    assert groups(archive) == [[1, 3], [2]]
    said = [(row["action"], row["by"], row["status"]) for row in Entities(archive).history()["corrections"]]
    assert said == [("split", "林越", "in_force"), ("undo", "林越", "in_force"), ("redo", "林越", "in_force")]
    with pytest.raises(CorrectionError):
        about(archive, "redo", split)


def test_a_corrector_proposes_and_an_editor_decides(archive: Archive) -> None:
    split = say(archive, "split", 2, by="小方", may_edit=False)
    assert groups(archive) == [[1, 2, 3]]
    with pytest.raises(ForbiddenError):
        about(archive, "accept", split, by="小方", may_edit=False)
    about(archive, "accept", split)
    assert groups(archive) == [[1, 3], [2]]
    other = say(archive, "same", 1, 2, by="小方", may_edit=False)
    with pytest.raises(ForbiddenError):
        about(archive, "withdraw", other, by="another", may_edit=False)
    about(archive, "withdraw", other, by="小方", may_edit=False)
    assert groups(archive) == [[1, 3], [2]]


def test_what_was_seen_has_to_be_what_is_there_and_a_key_does_things_once(archive: Archive) -> None:
    entities = Entities(archive)
    seen = entities.shown("person", "王伟")["revision"]
    body = {"corrections": [{"action": "split", "kind": "person", "mentions": [mention(2)]}]}
    first = entities.correct(body, by="a", expected=seen, key="k")
    assert entities.correct(body, by="a", expected=seen, key="k") == first
    with pytest.raises(StaleError):
        entities.correct(body, by="a", expected=seen)
    with pytest.raises(RequestError):
        entities.correct({"corrections": [{"action": "undo"}]}, by="a", expected="*", key="k")
    assert len(entity_journal(archive)) == 1


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (RequestError, {"action": "marry"}),
        (RequestError, {"action": "split", "kind": "figure", "mentions": []}),
        (RequestError, {"action": "split", "kind": "person", "mentions": "x"}),
        (CorrectionError, {"action": "split", "kind": "person", "mentions": []}),
        (CorrectionError, {"action": "split", "kind": "person", "mentions": ["nobody"]}),
        (CorrectionError, {"action": "split", "kind": "person", "mentions": [mention(9)]}),
        (CorrectionError, {"action": "split", "kind": "person", "mentions": [mention(n) for n in (1, 2, 3)]}),
        (CorrectionError, {"action": "same", "kind": "person", "mentions": [mention(1), mention(2)]}),
        (CorrectionError, {"action": "undo"}),
        (CorrectionError, {"action": "accept", "of": ["nothing"]}),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(
    archive: Archive, error: type[Exception], asked: dict[str, Any]
) -> None:
    with pytest.raises(error):
        Entities(archive).correct({"corrections": [asked]}, by="a", expected="*")
    assert entity_journal(archive) == []


def test_a_ledger_that_is_made_anew_keeps_them(archive: Archive) -> None:
    say(archive, "split", 2)
    record(archive, ALL, "another engine")
    assert groups(archive) == [[1, 3], [2]]


def test_another_reading_with_other_characters_keeps_them(archive: Archive) -> None:
    say(archive, "split", 2)
    keep(archive, 2, [PLAIN], text=f"又一版。\n{PLAIN[1]}另有一句。")
    assert groups(archive) == [[1, 3], [2]]


def test_a_name_that_was_mended_is_found_by_the_words_around(archive: Archive) -> None:
    long: Told = ("王伟", "昨天上午十点整王伟说桥修得好极了啊。", {})
    keep(archive, 4, [long])
    say(archive, "split", 4)
    mended: Told = ("王伟民", "昨天上午十点整王伟民说桥修得好极了啊。", {})
    keep(archive, 4, [mended])
    assert Entities(archive).history()["corrections"][0]["status"] == "in_force"
    assert groups(archive, "王伟民") == [[4]]


def test_what_is_printed_later_goes_with_whom_it_shares_a_post(archive: Archive) -> None:
    keep(archive, 4, [("王伟", "副书记、市长王伟讲课。", {"titles": ["市长", "副书记"]})])
    assert groups(archive) == [[1, 2, 3, 4]]
    say(archive, "split", 1, 3)
    assert groups(archive) == [[1, 3], [2, 4]]
    keep(archive, 5, [("王伟", "副书记王伟植树。", {"titles": ["副书记"]})])
    keep(archive, 6, [("王伟", "王伟散步。", {})])
    assert groups(archive) == [[1, 3], [2, 4, 5, 6]]
    keep(archive, 7, [TEACHER])
    assert groups(archive) == [[1, 3], [2, 4, 5, 6], [7]]


def test_what_no_longer_fits_is_a_conflict_until_it_comes_back(archive: Archive) -> None:
    say(archive, "split", 2)
    withdraw(archive, item_of(archive, 2), "by mistake")
    (row,) = Entities(archive).history()["corrections"]
    assert (row["status"], row["found"]) == ("conflict", [0, 2])
    assert main(["corrections", "conflicts", str(archive.folder)]) == 10
    restore_item(archive, item_of(archive, 2), "it was true")
    assert entity_conflicts(archive) == []
    assert groups(archive) == [[1, 3], [2]]


def test_what_is_erased_is_in_no_record(archive: Archive) -> None:
    say(archive, "split", 2)
    erase(archive, item_of(archive, 2), "by law")
    (correction,) = entity_journal(archive)
    assert [[one.date for one in side] for side in correction.sides] == [[], ["2025-03-01", "2025-03-03"]]
    assert "桥修得好" not in "".join(archive.connection.iterdump())


def test_the_journal_is_only_added_to(archive: Archive) -> None:
    say(archive, "split", 2)
    for change in ("UPDATE entity_correction SET record = '{}'", "DELETE FROM entity_correction"):
        with pytest.raises(Exception, match="only added to"):
            archive.connection.execute(change)


def test_they_go_from_one_archive_to_another(archive: Archive, tmp_path: Path) -> None:
    split = say(archive, "split", 2)
    about(archive, "undo", split)
    about(archive, "redo", split)
    file = tmp_path / "journals.jsonl"
    assert main(["corrections", "export", str(archive.folder), "--output", str(file)]) == 0
    with Archive(tmp_path / "b.chaiban", create=True) as other:
        for day, told in ((1, MAYOR), (2, PLAIN), (3, LATER)):
            keep(other, day, [told])
        say(other, "split", 3)
        for _ in range(2):
            assert main(["corrections", "import", str(other.folder), str(file)]) == 0
        assert groups(other) == [[1], [2], [3]]
        assert len(entity_journal(other)) == 2
    with Archive(tmp_path / "c.chaiban", create=True) as empty:
        assert main(["corrections", "import", str(empty.folder), str(file)]) == 0
        assert len(entity_journal(empty)) == 3
        assert len(entity_conflicts(empty)) == 1


def test_the_command_lists_parts_and_joins(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (ledger_command, entities_command):
        # The ledger is the test's own.
        monkeypatch.setattr(command, "bring_up_to_date", lambda _: None)
    place = str(archive.folder)
    assert main(["entities", place, "people", "王伟", "--split", mention(2), "--by", "林越"]) == 0
    assert capsys.readouterr().out.count("    示例日报/") == 3
    assert groups(archive) == [[1, 3], [2]]
    assert main(["entities", place, "--history"]) == 0
    said = capsys.readouterr().out
    assert "林越: split person 王伟 / 王伟 (in_force)" in said
    assert main(["entities", place, "people", "王伟", "--undo", said.split()[0], "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["entities"]) == 1
    assert main(["entities", place, "figures", "x"]) == 12
    assert main(["entities", place, "people", "王伟", "--split", "a", "--same", "b"]) == 12
