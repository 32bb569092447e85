"""Readings of whole pages: the example newspaper and, where it is at hand, the shared page. Scores have floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import rates, score_page, total
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "yunxi-daily"
SEED = ROOT.parent / "shared" / "data" / "seed-page"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def test_the_example_newspaper_keeps_its_floors() -> None:
    scores = []
    for dump in sorted(EXAMPLE.glob("*.txt")):
        gold = json.loads((EXAMPLE / f"{dump.stem}.gold.json").read_text("utf-8"))
        page = page_record(load_reader().read(dump.read_bytes(), dump.name).pages[0])
        scores.append(score_page(proof_of(gold), proof_of(page)))
    measured = rates(total(scores))
    assert len(scores) >= 4
    assert {k: round(measured[k], 3) for k, floor in FLOORS["example"].items() if measured[k] < floor} == {}


@pytest.mark.skipif(not SEED.exists(), reason="the shared page data/seed-page is not beside this checkout")
def test_the_shared_page_keeps_its_floors_and_all_its_characters() -> None:
    page = page_record(load_reader().read((SEED / "page.txt").read_bytes(), "page.txt").pages[0])
    gold = json.loads((SEED / "gold.json").read_text("utf-8"))
    measured = rates(score_page(proof_of(gold), proof_of(page)))
    assert {k: round(measured[k], 3) for k, floor in FLOORS["shared page"].items() if measured[k] < floor} == {}
    assert check_conservation(page).holds
    assert page.get("unassigned", []) == []


@pytest.mark.skipif(not SEED.exists(), reason="the shared page data/seed-page is not beside this checkout")
def test_the_shared_pdf_reads_whole_and_the_same_in_any_painting_order() -> None:
    plain, shuffled = (
        page_record(load_reader().read((SEED / name).read_bytes(), "page.pdf").pages[0])
        for name in ("page.pdf", "page-shuffled.pdf")
    )
    gold = json.loads((SEED / "page.pdf.gold.json").read_text("utf-8"))
    measured = rates(score_page(proof_of(gold), proof_of(plain)))
    names = ("article_f1", "headline", "kicker", "subheadline", "byline", "credit", "jump", "crosshead", "paragraph")
    assert {name: measured[name] for name in names if name in measured and measured[name] < 1.0} == {}
    assert plain == shuffled
    assert check_conservation(plain).holds
    assert plain["unassigned"] == []


def test_the_printed_example_leaves_nothing_unassigned_and_takes_no_folio_line_for_a_story() -> None:
    file = ROOT / "examples" / "printed" / "harrow-vale-courier" / "2025-03-12-1.pdf"
    page = page_record(load_reader().read(file.read_bytes(), file.name).pages[0])
    assert check_conservation(page).holds
    assert page["unassigned"] == []
    folio = [
        "The Harrow Vale Courier",
        "Edited by Elrick Northwell",
        "Tuesday, March 12, 2025",
        "Front Page",
        "PAGE 1",
    ]
    assert {*folio} <= {line["text"] for line in page["furniture"]}
