"""What an archive of many pages costs: `python benchmarks/adding.py FOLDER_OF_PAGES [PAGES]`.

Every file of the folder is read once; its reading is then kept again and again under new dates, each time with a
file of its own, until there are PAGES pages. Reading and keeping are measured apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.archive import machine

from chaiban.archive.facts import settle_facts
from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact
from chaiban.pipeline.add import _records

PAGES_A_DAY = 8
MILLION = 1_000_000


def main() -> None:
    """Print seconds of the processor and bytes a page, and what a million would take."""
    folder, pages = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    print(machine())
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".txt", ".pdf"))
    start = time.process_time()
    read = [(file, _records(file.read_bytes(), file.name, None, None)[0]) for file in files]
    reading = (time.process_time() - start) / len(read)
    with tempfile.TemporaryDirectory() as place, Archive(Path(place) / "a.chaiban", create=True) as archive:
        wall, processor = time.perf_counter(), time.process_time()
        for data, incoming in repeated(read, pages):
            keep_page(archive, archive.files.keep(data), len(data), incoming)
        wall, processor = (time.perf_counter() - wall) / pages, (time.process_time() - processor) / pages
        items = archive.connection.execute("SELECT count(*) FROM item").fetchone()[0] / pages
        files = [file for file in archive.folder.rglob("*") if file.is_file()]
        sizes = [(file.stat().st_size, file.parent == archive.folder) for file in files]
    kept = sum(size for size, is_database in sizes if not is_database) / pages
    database = sum(size for size, is_database in sizes if is_database) / pages
    print(f"{pages} pages of {len(read)} readings, {items:.1f} items a page")
    print(f"reading: {1000 * reading:.0f} ms of the processor a page")
    print(f"keeping: {1000 * processor:.1f} ms of the processor, {1000 * wall:.1f} ms a page")
    print(f"database: {database / 1000:.1f} kB a page; the pages' own files {kept / 1000:.1f} kB")
    print(f"a million pages: {MILLION * processor / 3600:.0f} hours of a processor to keep, {database / 1000:.0f} GB")


def repeated(read: list[tuple[Path, dict[str, Any]]], pages: int) -> Iterator[tuple[bytes, Incoming]]:
    """That many pages, eight a day, each with a file that differs from all others."""
    for number in range(pages):
        file, record = read[number % len(read)]
        day, sheet = divmod(number, PAGES_A_DAY)
        facts = settle_facts(record, file.name, 1, 1, {"title": "示例日报", "number": f"A{sheet + 1}"})
        facts = replace(facts, date=Fact(str(date(1950, 1, 1) + timedelta(days=day)), "flag"))
        yield f"{number}\n".encode() + file.read_bytes(), Incoming(facts, record, f"{number}.txt", 1, "bench")


if __name__ == "__main__":
    main()
