"""The confidence of items of pages with geometry: what speaks against one lowers it, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.articles.board import set_board
from chaiban.articles.grouped import trust_evidence
from chaiban.articles.stage import assemble
from chaiban.articles.trust import BY_HAND, chance, with_page
from chaiban.layout.stage import lay_out
from chaiban.model.article import PageReading
from chaiban.model.layout import Layout
from chaiban.model.lexicon import Weights
from chaiban.pipeline.weights import load_weights
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

AGAINST = ("cut: doubt", "kept: doubt", "other text", "other head", "head: doubt", "amid others", "begins: doubt")


@pytest.fixture(scope="module")
def weights() -> Weights:
    return load_weights()


@pytest.fixture(scope="module")
def layout(weights: Weights) -> Layout:
    return lay_out(next(iter(open_pages(write_pdf([newspaper_page()]), "page.pdf", Limits()))), weights)


def read(layout: Layout, weights: Weights, **signs: float) -> PageReading:
    assert layout.grouping is not None
    own = tuple({**one, **signs} for one in layout.grouping.signs)
    return assemble(replace(layout, grouping=replace(layout.grouping, signs=own)), weights)


def sureness(reading: PageReading) -> list[float]:
    return [article.confidence for article in reading.articles]


def unsure(reading: PageReading) -> PageReading:
    return replace(reading, articles=tuple(replace(article, confidence=0.0) for article in reading.articles))


def test_trust_changes_nothing_of_a_reading_but_its_confidence(layout: Layout, weights: Weights) -> None:
    plane = {name: own for name, own in weights.plane.items() if name != "trust"}
    learned, by_hand = assemble(layout, weights), assemble(layout, replace(weights, plane=plane))
    assert sureness(learned) != sureness(by_hand)
    assert unsure(learned) == unsure(by_hand)


@pytest.mark.parametrize("name", AGAINST)
def test_what_was_nearly_read_otherwise_lowers_the_confidence(name: str, layout: Layout, weights: Weights) -> None:
    clear, doubtful = (sureness(read(layout, weights, **{name: value})) for value in (0.0, 1.0))
    assert clear
    assert all(less < more for less, more in zip(doubtful, clear, strict=True))


def test_without_signs_the_weights_set_by_hand_hold(layout: Layout, weights: Weights) -> None:
    assert layout.grouping is not None
    bare = replace(layout, grouping=replace(layout.grouping, signs=()))
    plane = {**weights.plane, "trust": {"bias": -9.0}}
    assert sureness(assemble(bare, weights)) == sureness(assemble(bare, replace(weights, plane=plane)))


def test_a_story_without_a_head_makes_the_others_of_its_page_less_sure() -> None:
    whole, headless = {"headless": 0.0}, {"headless": 1.0}
    assert chance(with_page([whole, headless])[0], BY_HAND) < chance(with_page([whole, whole])[0], BY_HAND)


@pytest.mark.parametrize(("first", "amid"), [("The bridge", 0.0), ("the bridge", 1.0), (", the bridge", 1.0)])
def test_a_story_that_begins_in_mid_sentence_is_told_so(first: str, amid: float, weights: Weights) -> None:
    pieces = [replace(piece, words=piece.words.replace("The bridge", first)) for piece in newspaper_page()]
    page = next(iter(open_pages(write_pdf([pieces]), "page.pdf", Limits())))
    layout = lay_out(page, weights)
    assert layout.grouping is not None
    told = [one["begins amid"] for one in trust_evidence(set_board(layout, weights), layout.grouping)]
    assert told == [amid, 0.0]
