"""A page added from a PDF has a picture in the archive; a page added from a dump has none."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from chaiban.archive.look_up import issues, sheets, titles
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.pictures import PagePictures
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.pages import sheet as typeset
from chaiban.typesetter.press import press_is_available, print_sheet

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
