"""How fast an archive of many articles is filled and searched: `python benchmarks/archive.py [ARTICLES [FOLDER]]`.

An archive that is kept in FOLDER is filled up to the number of articles, so that it can be measured again, and at
several sizes.
"""

from __future__ import annotations

import platform
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from chaiban import __version__
from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts
from chaiban.web.site import build_site

ITEMS_A_PAGE = 10
LETTERS = 600
ROUNDS = 100
FIFTH = 5
ALPHABET = [chr(0x4E00 + number) for number in range(3_000)]
WEIGHTS = [1 / (rank + 2) for rank in range(3_000)]
SECTIONS = ("要闻", "本地", "经济", "国际", "文化", "体育", "副刊", "广告")
Times = tuple[float, float]
"""Seconds of the clock and of the processor."""
FIRST_YEAR, LAST_YEAR = 2000, 2024
DAYS_A_MONTH, MONTHS = 28, 12


def main() -> None:
    """Print a table of sizes and latencies."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print(f"{machine()}; chaiban {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(passing) / "a.chaiban"
        with Archive(folder, create=True) as archive:
            fill(archive, articles // ITEMS_A_PAGE)
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            print(f"{articles} articles: {size / 1e6:.0f} MB")
            measure(Search(archive), articles)
            visit(archive)


def machine() -> str:
    """The processor and how many of it."""
    import os

    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{os.cpu_count()} × {name or platform.processor() or platform.machine()}"


def fill(archive: Archive, pages: int) -> None:
    """Keep pages of made-up text until there are that many; print what keeping took."""
    there = int(archive.connection.execute("SELECT count(*) FROM page").fetchone()[0])
    seconds = processor = 0.0
    for page in range(there, pages):
        data, incoming = made_up(page)
        start, busy = time.perf_counter(), time.process_time()
        keep_page(archive, archive.files.keep(data), len(data), incoming)
        seconds += time.perf_counter() - start
        processor += time.process_time() - busy
    if new := pages - there:
        print(f"keeping a page: {1000 * seconds / new:.1f} ms, {1000 * processor / new:.1f} ms of the processor")


def made_up(page: int) -> tuple[bytes, Incoming]:
    """A page of made-up text: characters as uneven as in print, a newspaper of eight pages a day."""
    chance = random.Random(page)
    letters = "".join(chance.choices(ALPHABET, WEIGHTS, k=LETTERS * ITEMS_A_PAGE))
    articles: list[dict[str, object]] = []
    for number in range(ITEMS_A_PAGE):
        at = number * LETTERS
        text = letters[at : at + LETTERS]
        spans = {"headline": [[at, at + 12]], "paragraphs": [[[at + 12, at + LETTERS]]]}
        articles.append({"id": f"a{number}", "kind": "article", "headline": text[:12], "paragraphs": [text[12:]]})
        articles[-1]["spans"] = spans
    record = {"source": "p", "language": "zh-Hans", "size": None, "characters": letters, "articles": articles}
    record |= {"furniture": [], "unassigned": []}
    day, sheet = divmod(page, len(SECTIONS))
    year, rest = divmod(day, DAYS_A_MONTH * MONTHS)
    month, day = divmod(rest, DAYS_A_MONTH)
    date = f"{FIRST_YEAR + year % (LAST_YEAR - FIRST_YEAR + 1)}-{month + 1:02d}-{day + 1:02d}"
    edition = str(year // (LAST_YEAR - FIRST_YEAR + 1) or "")
    said = [Fact(value, "flag") for value in ("示例日报", date, edition, f"A{sheet + 1}", SECTIONS[sheet])]
    facts = PageFacts(title=said[0], date=said[1], edition=said[2], number=said[3], section=said[4])
    return letters.encode(), Incoming(facts, record, f"{page}.txt", 1, "bench")


def measure(search: Search, articles: int) -> None:
    """Print latencies of the first page of hits, the words chosen as often as they are printed."""
    search.find(Request("x"))
    chance = random.Random(5)

    def chosen(length: int) -> list[str]:
        return ["".join(chance.choices(ALPHABET, WEIGHTS, k=length)) for _ in range(ROUNDS)]

    pairs = chosen(2)
    for name, queries in (("1 character", chosen(1)), ("2 characters", pairs), ("4 characters", chosen(4))):
        report(name, search, [Request(query) for query in queries], articles)
    report("the commonest character", search, [Request(ALPHABET[0])] * ROUNDS, articles)
    report("the commonest pair", search, [Request(ALPHABET[0] * 2)] * ROUNDS, articles)
    narrowed: dict[str, Callable[[str], Request]] = {
        "in a year": lambda pair: Request(pair, {"year": "2003"}),
        "in a section": lambda pair: Request(pair, {"section": "经济"}),
        "between dates": lambda pair: Request(pair, since="2001-03", until="2002-09"),
        "in headlines": lambda pair: Request(f"headline:{pair}"),
        "without another": lambda pair: Request(f"{pair} -{ALPHABET[40]}"),
        "or another": lambda pair: Request(f"{pair} OR {ALPHABET[60]}{ALPHABET[61]}"),
        "newest first": lambda pair: Request(pair, sort="newest"),
        "the tenth page": lambda pair: Request(pair, start=180),
    }
    for name, request in narrowed.items():
        report(f"2 characters {name}", search, [request(pair) for pair in pairs], articles)


def report(name: str, search: Search, requests: list[Request], articles: int) -> None:
    """Print the latencies of the searches, apart for those with hits in over a fifth of the articles."""
    rare: list[Times] = []
    common: list[Times] = []
    for request in requests:
        start, busy = time.perf_counter(), time.thread_time()
        total = search.find(request).total
        spent = (time.perf_counter() - start, time.thread_time() - busy)
        (common if total > articles // FIFTH else rare).append(spent)
    for which, times in (("", rare), (", over a fifth", common)):
        if times:
            print(f"{name}{which}: {spread(times)} ({len(times)} searches)")


def spread(spent: list[Times]) -> str:
    """Median and 95th percentile in milliseconds, of the clock and of the processor."""
    said = []
    for times in zip(*spent, strict=True):
        row = sorted(1000 * seconds for seconds in times)
        said.append(f"median {row[len(row) // 2]:.1f} ms, p95 {row[int(len(row) * 0.95)]:.1f} ms")
    return f"{said[0]}; processor {said[1]}"


def visit(archive: Archive) -> None:
    """Print how long the views take that readers open, with routing and templates."""
    from starlette.testclient import TestClient

    from chaiban.archive.look_up import items_by_id
    from chaiban.web.addresses import item_path, sheet_path, title_path

    client = TestClient(build_site(archive), base_url="http://localhost")
    last = int(archive.connection.execute("SELECT max(id) FROM item").fetchone()[0])
    chosen = sorted(random.Random(6).sample(range(1, last + 1), ROUNDS))
    items = list(items_by_id(archive, chosen).values())
    places = {
        "front page": [""] * ROUNDS,
        "a year of issues": [title_path(items[0].sheet.issue.title)] * ROUNDS,
        "page": [sheet_path(item.sheet) for item in items],
        "article": [item_path(item) for item in items],
    }
    for name, paths in places.items():
        times = []
        for place in paths:
            start, busy = time.perf_counter(), time.process_time()
            client.get(f"/{place}").raise_for_status()
            times.append((time.perf_counter() - start, time.process_time() - busy))
        print(f"{name} view: {spread(times)}")


if __name__ == "__main__":
    main()
