"""PDF pages read by chaiban and by tools that extract text, in one run: quality, time and memory side by side.

`python benchmarks/pdf.py PAGE.pdf GOLD.json`; what the tools give is cut into articles by the naive baseline, as they
know none. Tools that aren't installed are left out. Time is the least core time of some rounds, memory the peak
of a process.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.measures import rates, score_page
from chaiban.evaluation.truth import pages_of, proof_of

ROUNDS = 5
SHOWN = ("article_f1", "headline", "paragraph", "order", "placed")


def by_chaiban(path: Path) -> dict[str, object]:
    """Our reading, as a page of the gold format."""
    from chaiban.exports.page_json import page_record
    from chaiban.pipeline.reader import load_reader

    return page_record(load_reader().read(path.read_bytes(), path.name).pages[0])


def by_pdfium(path: Path) -> dict[str, object]:
    """pdfium's text in the order of painting."""
    import pypdfium2

    return _cut(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range())


def by_pdfminer(path: Path) -> dict[str, object]:
    """pdfminer.six with its layout analysis."""
    from pdfminer.high_level import extract_text

    return _cut(extract_text(path, maxpages=1))


def by_pdftotext(path: Path) -> dict[str, object]:
    """Poppler's text in its order of reading."""
    return _cut(subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout)


def by_pdftotext_raw(path: Path) -> dict[str, object]:
    """Poppler's text in the order of painting."""
    return _cut(subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout)


def _cut(text: str) -> dict[str, object]:
    return dict(pages_of(read_naively(text))[0])


TOOLS: dict[str, Callable[[Path], dict[str, object]]] = {
    "chaiban": by_chaiban,
    "pdfium": by_pdfium,
    "pdfminer.six": by_pdfminer,
    "pdftotext": by_pdftotext,
    "pdftotext -raw": by_pdftotext_raw,
}


def measure(name: str, path: Path, gold: Path) -> None:
    """Print one tool's figures as JSON; runs in a process of its own."""
    read = TOOLS[name]
    page = read(path)
    times = []
    for _ in range(ROUNDS):
        start = _busy()
        read(path)
        times.append(_busy() - start)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    score = rates(score_page(proof_of(pages_of(json.loads(gold.read_text("utf-8")))[0]), proof_of(page)))
    print(json.dumps({"seconds": min(times), "megabytes": peak / 1024} | {k: score[k] for k in SHOWN}))


def _busy() -> float:
    """Seconds that this process and its children have kept a core busy; other work on the machine doesn't count."""
    return sum(os.times()[:4])


def main() -> None:
    """Print the table, or one tool's figures if its name is the third argument."""
    path, gold = map(Path, sys.argv[1:3])
    if len(sys.argv) > 3:
        measure(sys.argv[3], path, gold)
        return
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}, {path.name}")
    print(f"| tool | pages/s | MB | {' | '.join(SHOWN)} |\n|{'---|' * (len(SHOWN) + 3)}")
    for name in TOOLS:
        if name.startswith("pdftotext") and not shutil.which("pdftotext"):
            continue
        child = subprocess.run([sys.executable, __file__, path, gold, name], capture_output=True, text=True)
        if child.returncode:
            print(f"| {name} | not installed, or failed |")
            continue
        row = json.loads(child.stdout)
        scores = " | ".join(f"{row[key]:.3f}" for key in SHOWN)
        print(f"| {name} | {1 / row['seconds']:.1f} | {row['megabytes']:.0f} | {scores} |")


if __name__ == "__main__":
    main()
