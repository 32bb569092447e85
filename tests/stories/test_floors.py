"""Links on whole typeset issues: the floors of the test split, and that nothing to a missing page is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from learning.stories import gold_pages

from chaiban.evaluation.links import LinkScore, score_links
from chaiban.pipeline.issue import link_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.issues import issues

TEXTS = sorted((Path(__file__).resolve().parents[3] / "shared" / "data" / "text").glob("*.xz"))


def score(corpora: Corpora, languages: tuple[str, ...], count: int) -> LinkScore:
    whole = LinkScore()
    for issue in issues("test", count, 11, corpora, languages):
        pages = gold_pages(issue)
        whole += score_links(pages, pages, link_pages(pages), issue.missing)
    return whole


def test_a_few_western_issues_are_linked() -> None:
    found = score(load_corpora([]), ("en", "de"), 12)
    assert found.gold > 25
    assert found.missing
    assert found.made - found.hits <= 1
    assert found.recall >= 0.9
    assert found.dangling == 1.0


@pytest.mark.slow
def test_western_issues_keep_the_floors() -> None:
    found = score(load_corpora([]), ("en", "de"), 80)
    assert found.gold > 200
    assert found.precision >= 0.99
    assert found.recall >= 0.97
    assert found.dangling == 1.0


@pytest.mark.slow
@pytest.mark.skipif(not TEXTS, reason="the shared texts are not beside this checkout")
def test_chinese_issues_keep_the_floors() -> None:
    found = score(load_corpora(TEXTS), ("zh-Hans",), 150)
    assert found.gold > 400
    assert found.precision >= 0.99
    assert found.recall >= 0.97
    assert found.dangling == 1.0
