from __future__ import annotations

from pathlib import Path

import pytest

from chaiban.archive.look_up import issues, sheets, titles
from chaiban.archive.store import Archive
from chaiban.pipeline.add import Request, add_files
from chaiban.pipeline.jobs import plan_jobs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def add(folder: Path, target: Path, **flags: str) -> dict[str, list[str]]:
    """Newspaper → its pages with their newspaper's source."""
    with Archive(target, create=True) as archive:
        add_files(archive, plan_jobs([str(folder)], target, ".reading"), Request(flags), 1)
        rows = archive.connection.execute(
            "SELECT title.name, version.facts ->> '$.title.source', page.number FROM version"
            " JOIN page ON page.id = page_id JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        ).fetchall()
        assert sum(len(sheets(archive, issue)) for title in titles(archive) for issue in issues(archive, title))
    found: dict[str, list[str]] = {}
    for title, source, _ in sorted(rows, key=lambda row: row[2]):
        found.setdefault(title, []).append(source)
    return found


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for file in (EXAMPLES / "yunxi-daily").glob("2025-03-12-A*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def test_pages_without_a_name_belong_to_the_newspaper_of_the_page_before(day: Path, tmp_path: Path) -> None:
    assert add(day, tmp_path / "a") == {"云溪日报": ["folio", "neighbour", "neighbour", "neighbour"]}


def test_a_run_that_is_taken_up_again_decides_alike(day: Path, tmp_path: Path) -> None:
    late = day / "2025-03-12-A3.txt"
    data = late.read_bytes()
    late.unlink()
    add(day, tmp_path / "a")
    late.write_bytes(data)
    assert add(day, tmp_path / "a") == {"云溪日报": ["folio", "neighbour", "neighbour", "neighbour"]}


def test_a_flag_overrules_what_the_page_says(day: Path, tmp_path: Path) -> None:
    assert add(day, tmp_path / "a", title="云溪晚报") == {"云溪晚报": ["flag"] * 4}


def test_another_folder_is_no_neighbour(day: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (day / "2025-03-12-A4.txt").rename(tmp_path / "other" / "2025-03-12-A4.txt")
    add(day, tmp_path / "a")
    assert add(tmp_path / "other", tmp_path / "a")["newspaper"] == ["assumed"]


def test_a_file_that_is_added_again_without_its_flags_is_no_other_page(day: Path, tmp_path: Path) -> None:
    for file in day.iterdir():
        file.rename(file.with_name(f"{file.stem[-2:]}.txt"))
    first = add(day, tmp_path / "a", title="云溪晚报", date="2025-03-12")
    assert add(day, tmp_path / "a") == first == {"云溪晚报": ["flag"] * 4}
    with Archive(tmp_path / "a") as archive:
        assert [issue.label for title in titles(archive) for issue in issues(archive, title)] == ["2025-03-12"]
