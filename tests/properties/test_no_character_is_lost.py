"""The law of the house on text that nobody would print."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chaiban.errors import SourceError
from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

PRINTED = "本报讯记者上接下转第版摄日月云溪大桥的，。：“”（）《》123 　\n\n\nABCdef-.\u200b\u0301\ue000👍🏽\t—…"
LINES = st.lists(st.text(st.sampled_from(PRINTED), max_size=24), max_size=40).map("\n".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=300)


def holds(text: str) -> bool:
    reader = load_reader()
    try:
        pages = list(open_pages(text.encode("utf-8"), "page.txt", Limits(), "utf-8"))
    except SourceError:
        return True  # refused whole: nothing was read, nothing can be lost
    return all(check_conservation(page_record(reader.read_page(page))).holds for page in pages)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_visible_character_of_a_pressed_page_is_in_exactly_one_place(text: str) -> None:
    assert holds(text)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_every_visible_character_of_any_text_is_in_exactly_one_place(text: str) -> None:
    assert holds(text)
