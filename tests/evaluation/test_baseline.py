from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.folding import fold_tight
from chaiban.evaluation.truth import pages_of, proof_of

DUMP = """\
莲子丰收

清晨的渡口停着三条木船，
船工们把莲子搬上岸。

等着镇上的收购站开门。

水磨重转

傍晚时分，水磨又转了起来，
孩子们围着看了很久。
"""


def test_a_short_block_without_final_punctuation_opens_an_article() -> None:
    [page] = read_naively(DUMP)["pages"]
    assert [article["headline"] for article in page["articles"]] == ["莲子丰收", "水磨重转"]
    assert [len(article["paragraphs"]) for article in page["articles"]] == [2, 1]


def test_a_form_feed_opens_a_page_and_the_last_one_closes_it() -> None:
    assert len(read_naively("莲子\f水磨\f")["pages"]) == 2


@given(st.text(alphabet="莲子ab。， \n\f", max_size=60))
def test_the_baseline_loses_no_character(text: str) -> None:
    pages = pages_of(read_naively(text))
    assert sorted("".join(piece.body for page in pages for piece in proof_of(page).pieces)) == sorted(
        fold_tight(text)
    )
