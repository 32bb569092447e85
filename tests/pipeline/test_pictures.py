"""A page added from a PDF has a picture in the archive; a page added from a dump has none."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.archive.look_up import issues, items, record, sheets, titles
from chaiban.archive.query import parse, positive_words
from chaiban.archive.records import spans_of
from chaiban.archive.store import Archive
from chaiban.archive.withdraw import restore_item, withdraw
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.pictures import PagePictures, region_boxes
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.pages import sheet as typeset
from chaiban.typesetter.press import press_is_available, print_sheet
from chaiban.web.hits import hit_spans

PNG = b"\x89PNG\r\n\x1a\n"


def only_sheet(archive: Archive) -> Sheet:
    (title,) = titles(archive)
    (issue,) = issues(archive, title)
    (found,) = sheets(archive, issue)
    return found


@pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")
def test_a_pdf_page_has_a_picture_and_a_file_that_is_gone_has_none(tmp_path: Path) -> None:
    data = print_sheet(typeset("development", 0, 5, load_corpora(())), Random(1))
    with Archive(tmp_path / "paper", create=True) as archive:
        add_bytes(archive, data, "2025-03-12-A1.pdf", Request({"title": "云溪日报"}))
        sheet = only_sheet(archive)
        assert (PagePictures(archive).page(sheet) or b"").startswith(PNG)
        for digest in list(archive.files.digests()):
            archive.files.erase(digest)
        assert PagePictures(archive).page(sheet) is None


def test_a_dump_has_no_picture(tmp_path: Path) -> None:
    page = "A1\n\n石桥通车\n\n本报讯（记者 林越）石桥昨日通车。\n".encode()
    with Archive(tmp_path / "paper", create=True) as archive:
        add_bytes(archive, page, "2025-03-12-A1.txt", Request({"title": "云溪日报"}))
        assert PagePictures(archive).page(only_sheet(archive)) is None


def pixels(png: bytes) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(png)))


@pytest.fixture
def courier(tmp_path: Path) -> Iterator[Archive]:
    """An issue of two pages, each with two stories whose places are known."""
    with Archive(tmp_path / "paper", create=True) as archive:
        data = write_pdf([newspaper_page(), newspaper_page()])
        add_bytes(archive, data, "2021-05-03.pdf", Request({"title": "Courier"}))
        yield archive


def both_sheets(archive: Archive) -> tuple[Sheet, Sheet]:
    (title,) = titles(archive)
    (issue,) = issues(archive, title)
    first, second = sheets(archive, issue)
    return first, second


def test_nothing_of_a_withdrawn_item_is_left_on_any_picture_and_the_rest_stays(courier: Archive) -> None:
    first, second = both_sheets(courier)
    pictures = PagePictures(courier)
    before = {name: getattr(pictures, name)(first) for name in ("page", "large", "thumbnail")}
    gone, stays = items(courier, first)
    withdraw(courier, gone, "untrue")
    (article,) = (a for a in (record(courier, first) or {})["articles"] if a["id"] == gone.name)
    for name, old in before.items():
        new, was = pixels(getattr(pictures, name)(first)), pixels(old)
        scale = new.shape[1] / first.width
        inside = np.zeros(new.shape, bool)
        for left, top, right, bottom in region_boxes(article):
            inside[int(top * scale) : int(bottom * scale) + 1, int(left * scale) : int(right * scale) + 1] = True
        assert len(np.unique(was[inside])) > 10, name
        assert len(np.unique(new[inside])) == 1, name
        (other,) = (a for a in (record(courier, first) or {})["articles"] if a["id"] == stays.name)
        for left, top, right, bottom in region_boxes(other):
            part = np.s_[int(top * scale) : int(bottom * scale), int(left * scale) : int(right * scale)]
            assert (new[part] == was[part]).all(), name
    assert pixels(pictures.page(second) or b"").std() > 0
    assert pictures.page(second) == PagePictures(courier).page(second)
    restore_item(courier, gone, "true after all")
    assert pictures.page(first) == before["page"]


def test_every_letter_of_a_withdrawn_item_is_under_the_paint(courier: Archive) -> None:
    """Whatever ink the picture loses or keeps: no ink is left where a letter of the item stood."""
    first, _ = both_sheets(courier)
    pictures = PagePictures(courier)
    gone = items(courier, first)[0]
    (article,) = (a for a in (record(courier, first) or {})["articles"] if a["id"] == gone.name)
    spots = pictures.boxes(first, spans_of(article))
    assert len(spots) >= 10
    withdraw(courier, gone, "untrue")
    page = pixels(pictures.page(first) or b"")
    scale = page.shape[1] / first.width
    for left, top, right, bottom in spots:
        part = page[int(top * scale) : int(bottom * scale), int(left * scale) : int(right * scale)]
        assert (part == part.flat[0]).all()


def test_a_withdrawn_item_whose_place_nobody_knows_takes_the_picture_away(courier: Archive) -> None:
    first, _ = both_sheets(courier)
    withdraw(courier, items(courier, first)[0], "untrue")
    with courier.writing() as connection:
        connection.execute("UPDATE item SET name = 'elsewhere' WHERE withdrawn")
    pictures = PagePictures(courier)
    assert not pictures.there(first)
    assert pictures.page(first) is None
    assert pictures.boxes(first, [(22, 46)]) == []


def test_the_words_of_a_search_are_found_where_they_are_printed(courier: Archive) -> None:
    first, _ = both_sheets(courier)
    reading = record(courier, first) or {}
    words = positive_words(parse('"river was opened" mill'))
    spans = [span for article in reading["articles"] for span in hit_spans(article, reading["characters"], words)]
    printed = ["".join(reading["characters"][start:end].split()) for start, end in spans]
    assert "".join(printed[:-2]) == "riverwasopened"
    assert [word.lower() for word in printed[-2:]] == ["mill", "mill"]
    head = [box for box in PagePictures(courier).boxes(first, spans) if box[3] - box[1] > 15]
    # "Mill to close" is set in 18 points and begins at 396.
    assert [(round(box[0]), round(box[3] - box[1])) for box in head] == [(396, 18)]


def test_a_letter_taken_off_its_line_end_leaves_the_others_in_place() -> None:
    article = {"paragraphs": ["a newspaper page"], "spans": {"paragraphs": [[[0, 7], [8, 18]]]}}
    characters = "a news-\npaper page"
    (span, rest) = hit_spans(article, characters, positive_words(parse("newspaper")))
    assert characters[slice(*span)] + characters[slice(*rest)] == "newspaper"
