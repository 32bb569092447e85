"""How fast an archive of many articles is filled and searched: `python benchmarks/archive.py [ARTICLES]`."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts
from chaiban.web.site import build_site

ITEMS_A_PAGE = 10
LETTERS = 600
ROUNDS = 40


def main() -> None:
    """Print a table of sizes and latencies."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    alphabet = [chr(0x4E00 + number) for number in range(3_000)]
    weights = [1 / (rank + 2) for rank in range(3_000)]
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.chaiban", create=True) as archive:
        seconds = fill(archive, articles // ITEMS_A_PAGE, alphabet, weights)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        pages = articles // ITEMS_A_PAGE
        print(f"{articles} articles on {pages} pages")
        print(f"a page: {1000 * seconds / pages:.1f} ms, {size / pages / 1000:.1f} kB")
        search = Search(archive)
        search.find(Request("x"))
        chance = random.Random(5)
        for name, length in (("1 character", 1), ("2 characters", 2), ("4 characters", 4)):
            queries = ["".join(chance.choices(alphabet, weights, k=length)) for _ in range(ROUNDS)]
            report(name, search, queries)
        report("the commonest character", search, [alphabet[0]] * ROUNDS)
        report("the commonest pair", search, [alphabet[0] * 2] * ROUNDS)
        visit(archive)


def fill(archive: Archive, pages: int, alphabet: list[str], weights: list[float]) -> float:
    """Keep that many pages of made-up text; the seconds that keeping took."""
    chance = random.Random(4)
    seconds = 0.0
    for page in range(pages):
        letters = "".join(chance.choices(alphabet, weights, k=LETTERS * ITEMS_A_PAGE))
        items = [letters[n * LETTERS : (n + 1) * LETTERS] for n in range(ITEMS_A_PAGE)]
        articles: list[dict[str, object]] = []
        at = 0
        for number, text in enumerate(items):
            spans = {"headline": [[at, at + 12]], "paragraphs": [[[at + 12, at + LETTERS]]]}
            articles.append({"id": f"a{number}", "kind": "article", "headline": text[:12], "paragraphs": [text[12:]]})
            articles[-1]["spans"] = spans
            at += LETTERS
        record = {"source": "p", "language": "zh-Hans", "size": None, "characters": letters, "articles": articles}
        record |= {"furniture": [], "unassigned": []}
        day = f"{2000 + page // 2920 % 25}-{page // 240 % 12 + 1:02d}-{page // 8 % 28 + 1:02d}"
        facts = [
            Fact(value, "flag") for value in ("示例日报", day, f"{page // 80_000 or ''}", f"A{page % 8 + 1}", "要闻")
        ]
        data = letters.encode()
        start = time.perf_counter()
        digest = archive.files.keep(data)
        where = PageFacts(title=facts[0], date=facts[1], edition=facts[2], number=facts[3], section=facts[4])
        keep_page(archive, digest, len(data), Incoming(where, record, f"{page}.txt", 1, "bench"))
        seconds += time.perf_counter() - start
    return seconds


def report(name: str, search: Search, queries: list[str]) -> None:
    """Print the latencies of the queries and the most hits that one had."""
    times, most = [], 0
    for query in queries:
        start = time.perf_counter()
        most = max(most, search.find(Request(query)).total)
        times.append(1000 * (time.perf_counter() - start))
    print(f"{name}: {spread(times)}, up to {most} hits")


def spread(times: list[float]) -> str:
    """Median and 95th percentile of milliseconds."""
    times = sorted(times)
    return f"median {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"


def visit(archive: Archive) -> None:
    """Print how long the views of a page and an article take, with routing and templates."""
    from starlette.testclient import TestClient

    from chaiban.archive.look_up import newest
    from chaiban.web.addresses import item_path, sheet_path

    client = TestClient(build_site(archive), base_url="http://localhost")
    items = newest(archive, None, ROUNDS)
    places = {"page": [sheet_path(item.sheet) for item in items], "article": [item_path(item) for item in items]}
    for name, paths in places.items():
        times = []
        for place in paths:
            start = time.perf_counter()
            client.get(f"/{place}").raise_for_status()
            times.append(1000 * (time.perf_counter() - start))
        print(f"{name} view: {spread(times)}")


if __name__ == "__main__":
    main()
