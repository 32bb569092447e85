from __future__ import annotations

import pytest
from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.errors import SourceError
from chaiban.model.page import is_visible
from chaiban.sources.limits import Limits
from chaiban.sources.registry import READERS, REMEDIES
from chaiban.sources.sniff import Format

# One sound file and one without any visible character for each reader: a new reader adds its row here.
CONTRACT = {
    Format.TEXT: ("第一版\n正文\f第二版\n".encode(), b" \n\f\n"),
    Format.PDF: (write_pdf([newspaper_page(), [], newspaper_page()]), write_pdf([[], []])),
}


def test_every_format_has_either_a_reader_or_a_remedy() -> None:
    assert not set(READERS) & set(REMEDIES)
    assert set(READERS) | set(REMEDIES) == set(Format)


def test_every_reader_stands_in_the_contract_table() -> None:
    assert set(CONTRACT) == set(READERS)


@pytest.mark.parametrize("kind", CONTRACT)
def test_a_reader_numbers_its_pages_and_names_its_source(kind: Format) -> None:
    data, _ = CONTRACT[kind]
    pages = list(READERS[kind].read(data, "issue", Limits(), None))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.source for page in pages} == {"issue"}
    assert any(is_visible(c) for page in pages for c in page.characters)
    for page in pages:
        ends = [0, *(edge for line in page.lines for edge in (line.start, line.end)), len(page.characters)]
        assert ends == sorted(ends)


@pytest.mark.parametrize("kind", CONTRACT)
def test_a_reader_gives_the_same_pages_for_the_same_bytes(kind: Format) -> None:
    data, _ = CONTRACT[kind]
    read = READERS[kind].read
    assert list(read(data, "issue", Limits(), None)) == list(read(data, "issue", Limits(), None))


@pytest.mark.parametrize("kind", CONTRACT)
def test_a_reader_refuses_what_shows_nothing_before_it_hands_back_pages(kind: Format) -> None:
    _, blank = CONTRACT[kind]
    with pytest.raises(SourceError) as caught:
        READERS[kind].read(blank, "issue", Limits(), None)
    assert caught.value.where == "issue"
    assert caught.value.remedy
