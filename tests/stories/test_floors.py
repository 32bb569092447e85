"""Links on whole typeset issues of our own stories: the floors hold on any machine, without any archive."""

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


def test_western_issues_keep_their_floors() -> None:
    found = score(load_corpora([]), ("en", "de"), 25)
    assert found.gold > 60
    assert found.missing
    assert found.precision >= 0.99
    assert found.recall >= 0.97
    assert found.dangling == 1.0


@pytest.mark.skipif(not TEXTS, reason="the shared texts are not beside this checkout")
def test_chinese_issues_keep_their_floors() -> None:
    found = score(load_corpora(TEXTS), ("zh-Hans",), 40)
    assert found.gold > 120
    assert found.missing
    assert found.precision >= 0.99
    assert found.recall >= 0.97
    assert found.dangling == 1.0
