"""PDF pages read by chaiban and by tools that need no model, in one run: quality, time and memory side by side.

`python -m benchmarks.pdf ARCHIVE... [--page PAGE.pdf GOLD.json] [--pages N] [--split S] [--python PYTHON]` prints two
tables: the named pages, and N pages typeset and painted in random order. Tools that give headings (Markdown) are cut
into articles at these, the others by the naive baseline. Each tool runs in a process of its own, in this interpreter
or, where it isn't installed here, in the one that is named; tools that neither has are named in a line.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.pdf_tools import MISSING, TOOLS

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.measures import rates, score_page, total
from chaiban.evaluation.truth import NO_PAGE, Proof, pages_of, proof_of
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.truth import gold_page

SHOWN = ("article_f1", "headline", "paragraph", "order", "placed")
PATIENCE = 900
_SCRIPT = Path(__file__).with_name("pdf_tools.py")


def cut_by_headings(text: str) -> dict[str, Any] | None:
    """A page whose articles begin at Markdown's headings; None for a text that has none."""
    articles: list[dict[str, Any]] = []
    for block in text.split("\n\n"):
        words = " ".join(block.split())
        if words.startswith("#"):
            articles.append({"kind": "article", "headline": words.lstrip("# ").strip("*"), "paragraphs": []})
        elif words and articles:
            articles[-1]["paragraphs"].append(words)
        elif words:
            articles.append({"kind": "article", "paragraphs": [words]})
    return {"articles": articles} if any("headline" in a for a in articles) else None


def proof_of_given(given: Any) -> Proof:
    """What a tool gave for a page, as something that can be scored."""
    if isinstance(given, dict):
        return proof_of(given)
    page = cut_by_headings(given)
    if page is None:
        pages = pages_of(read_naively(given))
        return proof_of(pages[0]) if pages else NO_PAGE
    return proof_of(page)


def run_tool(name: str, paths: list[Path], pythons: list[str]) -> dict[str, Any] | str:
    """What a tool gave with its time and memory, or why there is nothing."""
    for python in pythons:
        command = [python, str(_SCRIPT), name, *map(str, paths)]
        try:
            ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return f"stopped after {PATIENCE} seconds"
        if ran.returncode == 0:
            found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
            return found
        if ran.returncode != MISSING:
            return f"failed: {(ran.stderr.strip().splitlines() or ['no word'])[-1][:80]}"
    return "not installed"


def table(pages: list[tuple[Path, Proof]], pythons: list[str]) -> str:
    """A Markdown table of all tools over these pages, the missing ones below."""
    rows = [f"| tool | pages/s | MB | {' | '.join(SHOWN)} |", "|---" * (len(SHOWN) + 3) + "|"]
    missing = []
    for name in TOOLS:
        found = run_tool(name, [path for path, _ in pages], pythons)
        if isinstance(found, str):
            missing.append(f"{name} ({found})")
            continue
        pairs = zip(pages, found["given"], strict=True)
        score = rates(total([score_page(gold, proof_of_given(one)) for (_, gold), one in pairs]))
        speed = len(pages) / max(sum(found["seconds"]), 1e-3)
        figures = " | ".join(f"{score[key]:.3f}" for key in SHOWN)
        rows.append(f"| {name} | {speed:.1f} | {found['megabytes']:.0f} | {figures} |")
    return "\n".join(rows) + (f"\n\nLeft out: {', '.join(missing)}." if missing else "")


def typeset(archives: list[Path], split: str, count: int, seed: int, folder: Path) -> list[tuple[Path, Proof]]:
    """Pages of a split, printed into a folder, with their gold."""
    pages = []
    for number, sheet in enumerate(sheets(split, count, seed, load_corpora(archives, None, 4_000))):
        path = folder / f"{split}-{number}.pdf"
        path.write_bytes(print_sheet(sheet, Random(f"{split}/{seed}/{number}/press")))
        pages.append((path, proof_of(gold_page(sheet))))
    return pages


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.pdf", description=__doc__.splitlines()[0])
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--page", nargs=2, type=Path, action="append", default=[], metavar=("PDF", "GOLD"))
    parser.add_argument("--split", default="development", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--python", metavar="PYTHON", action="append", default=[], help="where other tools are")
    args = parser.parse_args()
    pythons = [sys.executable, *args.python]
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for path, gold in args.page:
        proof = proof_of(pages_of(json.loads(gold.read_text("utf-8")))[0])
        print(f"\n{path.name}\n\n{table([(path, proof)], pythons)}", flush=True)
    if args.pages:
        with tempfile.TemporaryDirectory() as folder:
            pages = typeset(args.archives, args.split, args.pages, args.seed, Path(folder))
            print(f"\n{len(pages)} typeset pages, {args.split} split\n\n{table(pages, pythons)}")


if __name__ == "__main__":
    main()
