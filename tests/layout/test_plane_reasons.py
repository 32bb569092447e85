"""What decided about the blocks of a page can be asked for, and adds up."""

from __future__ import annotations

from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.model.explanation import ExplainedLine
from chaiban.pipeline.reader import load_reader


def explained() -> list[ExplainedLine]:
    return list(load_reader().explain(write_pdf([newspaper_page()]), "page.pdf"))


def test_every_column_and_head_has_its_relation_with_evidence_and_a_runner_up() -> None:
    told = {line.text: line for line in explained() if line.relation}
    assert told["Bridge opens after years"].relation.startswith("head of “The bridge")
    assert told["Mill to close"].relation.startswith("head of “The paper mill")
    on = [line for line in told.values() if line.relation.startswith("goes on from")]
    assert any(dict(line.evidence).get("goes on", 0) > 0 for line in on)
    assert all(line.evidence and line.runner_up and line.margin is not None for line in told.values())


def test_the_chosen_relation_beats_its_runner_up() -> None:
    margins = [line.margin for line in explained() if line.margin is not None]
    assert len(margins) >= 5
    assert all(margin > 0 for margin in margins)


def test_evidence_is_given_strongest_first() -> None:
    for line in explained():
        weights = [abs(weight) for _, weight in line.evidence]
        assert weights == sorted(weights, reverse=True)


def test_lines_inside_of_a_block_have_no_margin_of_their_own() -> None:
    assert any(line.margin is None and line.part == "running" for line in explained())
