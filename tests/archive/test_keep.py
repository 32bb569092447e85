from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chaiban.archive import look_up
from chaiban.archive.backup import back_up, restore
from chaiban.archive.erase import erase
from chaiban.archive.keep import Change
from chaiban.archive.public import public_record
from chaiban.archive.schema import STEPS
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive
from chaiban.archive.verify import verify
from chaiban.archive.withdraw import find_item, restore_item, withdraw
from chaiban.errors import ArchiveError
from chaiban.model.catalogue import Item
from chaiban.pipeline.add import fault_of

Keep = Callable[..., Change]
BRIDGE = {"headline": "石桥通车", "body": "石桥昨日通车，两岸居民步行三分钟可到对岸。"}
MILL = {"headline": "磨坊重开", "body": "停工三十年的磨坊今天重新开张，面粉香飘满街。"}


def everything(archive: Archive) -> list[tuple[object, ...]]:
    """All that the archive says, less moments and row numbers."""
    connection = archive.connection
    rows: list[tuple[object, ...]] = []
    for query in (
        "SELECT slug, name, language FROM title ORDER BY 1",
        "SELECT name, date, edition FROM issue JOIN title ON title.id = title_id ORDER BY 1, 2, 3",
        "SELECT date, number, section, next_key FROM page JOIN issue ON issue.id = issue_id ORDER BY 1, 2",
        "SELECT digest, place, name, facts FROM version ORDER BY 1, 2",
        "SELECT digest, engine, fault FROM reading ORDER BY 1, 2",
        "SELECT number, key, position, headline, body, withdrawn FROM item JOIN page ON page.id = page_id"
        " ORDER BY 1, 2",
        "SELECT digest, request, pages FROM addition ORDER BY 1",
    ):
        rows += connection.execute(query).fetchall()
    return rows + [(digest,) for digest in archive.files.digests()]


def the_item(archive: Archive, key: int = 1, number: str = "A1") -> Item:
    return find_item(archive, f"示例日报/2025-03-12/{number}/{key}")


def found(archive: Archive, typed: str) -> int:
    return Search(archive).find(Request(typed)).total


def test_keeping_a_page_twice_changes_nothing(archive: Archive, keep: Keep) -> None:
    assert keep([BRIDGE, MILL]) is Change.NEW
    before = everything(archive)
    assert keep([BRIDGE, MILL]) is Change.SAME
    assert everything(archive) == before


def test_another_file_for_the_page_is_a_new_version_of_it(archive: Archive, keep: Keep) -> None:
    keep([BRIDGE], data=b"1")
    assert keep([MILL], data=b"2") is Change.VERSION
    issue = look_up.issue(archive, "示例日报", "2025-03-12")
    assert issue is not None
    sheet = look_up.sheet(archive, issue, "A1")
    assert sheet is not None
    assert len(sheet.versions) == 2
    assert [item.headline for item in look_up.items(archive, sheet)] == ["磨坊重开"]
    assert (found(archive, "石桥"), found(archive, "磨坊")) == (0, 1)


def test_a_better_reading_keeps_the_addresses_of_items(archive: Archive, keep: Keep) -> None:
    keep([BRIDGE, MILL], data=b"1")
    better = BRIDGE | {"body": BRIDGE["body"] + "桥长二百米。"}
    assert (
        keep([MILL, {"headline": "新稿", "body": "另一篇。"}, better], data=b"1", engine="reader 2") is Change.READING
    )
    assert the_item(archive, 1).headline == "石桥通车"
    assert the_item(archive, 2).headline == "磨坊重开"
    assert the_item(archive, 3).headline == "新稿"
    assert archive.connection.execute("SELECT count(*) FROM reading").fetchone() == (2,)
    assert list(verify(archive, fault_of)) == []


def test_editions_of_a_day_stand_apart(archive: Archive, keep: Keep) -> None:
    keep([BRIDGE])
    assert keep([MILL], edition="evening") is Change.NEW
    issue = look_up.issue(archive, "示例日报", "2025-03-12.evening")
    assert issue is not None
    assert issue.label == "2025-03-12.evening"


def test_pages_stand_in_their_printed_order(archive: Archive, keep: Keep) -> None:
    for number in ("B1", "A10", "A2", "A1"):
        keep([BRIDGE], number=number)
    issue = look_up.issue(archive, "示例日报", "2025-03-12")
    assert issue is not None
    assert [sheet.number for sheet in look_up.sheets(archive, issue)] == ["A1", "A2", "A10", "B1"]


class TestWithdrawal:
    def test_a_withdrawn_item_is_nowhere_and_leaves_a_tombstone(self, archive: Archive, keep: Keep) -> None:
        keep([BRIDGE, MILL])
        item = the_item(archive)
        withdraw(archive, item, "失实")
        assert found(archive, "石桥") == 0
        record = public_record(archive, item.sheet)
        assert record is not None
        assert "石桥" not in str(record)
        assert "磨坊" in record["characters"]
        stone = look_up.tombstone(archive, item.sheet, 1)
        assert stone is not None
        assert stone.reason == "失实"
        assert [other.headline for other in look_up.every_item(archive)] == ["磨坊重开"]
        assert list(verify(archive, fault_of)) == []

    def test_a_better_reading_does_not_bring_it_back(self, archive: Archive, keep: Keep) -> None:
        keep([BRIDGE, MILL], data=b"1")
        withdraw(archive, the_item(archive), "失实")
        halves = [{"headline": "石桥通车", "body": ""}, {"headline": "", "body": BRIDGE["body"]}]
        keep([*halves, MILL], data=b"1", engine="reader 2")
        keep([*halves, MILL], data=b"2")
        assert found(archive, "石桥") == 0
        assert found(archive, "磨坊") == 1

    def test_it_can_be_shown_again(self, archive: Archive, keep: Keep) -> None:
        keep([BRIDGE])
        withdraw(archive, the_item(archive), "失实")
        restore_item(archive, the_item(archive), "查实")
        assert found(archive, "石桥") == 1
        assert archive.connection.execute("SELECT count(*) FROM log").fetchone() == (2,)

    def test_erased_words_are_nowhere_in_the_folder(self, archive: Archive, keep: Keep) -> None:
        keep([BRIDGE, MILL], data="石桥通车".encode())
        erase(archive, the_item(archive), "court order")
        archive.close()
        for file in archive.folder.rglob("*"):
            assert not file.is_file() or "石桥".encode() not in file.read_bytes()
        assert found(archive, "磨坊") == 1
        assert list(verify(archive, fault_of)) == []


def test_a_backup_becomes_the_same_archive(archive: Archive, keep: Keep, tmp_path: Path) -> None:
    keep([BRIDGE, MILL])
    back_up(archive, tmp_path / "copy")
    keep([MILL], number="A2")
    assert back_up(archive, tmp_path / "copy") == 2
    restore(tmp_path / "copy", tmp_path / "new")
    with Archive(tmp_path / "new") as new:
        assert everything(new) == everything(archive)
        assert list(verify(new, fault_of)) == []
    with pytest.raises(ArchiveError, match="already"):
        restore(tmp_path / "copy", tmp_path / "new")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE file SET bytes = bytes + 1", "has"),
        ("UPDATE reading SET digest = 'x'", "not what its digest says"),
        ("UPDATE reading SET record = x'00'", "reading 1"),
        ("UPDATE page SET reading_id = NULL", "without a reading"),
        ("UPDATE item SET withdrawn = 1", "in the index item_short and should not be"),
        ("INSERT INTO item_text (item_text) VALUES ('delete-all')", "not in the index"),
        ("INSERT INTO item_short (item_short) VALUES ('delete-all')", "not in the index item_short"),
        ("INSERT INTO issue (title_id, date, edition) VALUES (1, '2025-01-01', '')", "without pages"),
    ],
)
def test_verify_names_damage(archive: Archive, keep: Keep, damage: str, said: str) -> None:
    keep([BRIDGE])
    assert list(verify(archive, fault_of)) == []
    archive.connection.execute(damage)
    assert any(said in complaint for complaint in verify(archive, fault_of))


def test_verify_names_a_changed_and_a_missing_file(archive: Archive, keep: Keep) -> None:
    keep([BRIDGE], data=b"page")
    (digest,) = archive.files.digests()
    archive.files.place(digest).write_bytes(b"pagE")
    assert any("not what its digest says" in complaint for complaint in verify(archive, fault_of))
    archive.files.place(digest).unlink()
    assert any("can't be read" in complaint for complaint in verify(archive, fault_of))


def test_a_newer_archive_is_refused(archive: Archive) -> None:
    archive.connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    archive.close()
    with pytest.raises(ArchiveError, match="newer chaiban"):
        Archive(archive.folder)


def test_where_no_archive_is_none_is_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        Archive(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("digest", ["../../etc/passwd", "ab", "g" * 64, ""])
def test_only_digests_name_files(archive: Archive, digest: str) -> None:
    with pytest.raises(ArchiveError):
        archive.files.read(digest)


def test_commits_reach_the_disk(archive: Archive) -> None:
    """synchronous = FULL (2): a power cut takes nothing that was committed."""
    assert archive.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert archive.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_database_names_no_file_that_is_not_on_the_disk(
    archive: Archive, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chaiban.archive.files.os.fsync", full)
    with pytest.raises(ArchiveError, match="No space left"):
        keep([BRIDGE])
    assert everything(archive) == []
    assert [file for file in archive.files.folder.rglob("*") if file.is_file()] == []
    monkeypatch.undo()
    assert keep([BRIDGE]) is Change.NEW


def test_drafts_of_a_killed_run_are_no_files(archive: Archive, keep: Keep) -> None:
    keep([BRIDGE], data=b"1")
    (digest,) = archive.files.digests()
    draft = archive.files.place(digest).with_name(".0123.part")
    draft.write_bytes(b"hal")
    assert list(archive.files.digests()) == [digest]
    assert list(verify(archive, fault_of)) == []
    archive.files.sweep(before=0)
    assert draft.exists()
    archive.files.sweep(before=draft.stat().st_mtime + 1)
    assert not draft.exists()
