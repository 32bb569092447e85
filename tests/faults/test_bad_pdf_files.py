"""PDF files that can't be read, or hold no text, are refused in words that say what to do."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tests.pdf_pages import Piece, assemble, nested_forms, newspaper_page, write_pdf

from chaiban.cli.main import main
from chaiban.errors import RequestError, SourceError
from chaiban.model.article import PageReading
from chaiban.model.page import Page
from chaiban.pipeline.batch import Order, run_jobs
from chaiban.pipeline.jobs import plan_jobs
from chaiban.pipeline.pages import picked_pages
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

GOOD = write_pdf([newspaper_page()])


def refusal(data: bytes, limits: Limits | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        open_pages(data, "page.pdf", limits or Limits())
    assert caught.value.where == "page.pdf"
    assert caught.value.remedy
    return caught.value


def test_noise_behind_the_mark_is_damaged() -> None:
    assert "damaged" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 40).reason


def test_a_file_cut_off_early_is_damaged() -> None:
    assert "damaged" in refusal(GOOD[:200]).reason


def test_a_lost_cross_reference_is_repaired() -> None:
    broken = GOOD[: GOOD.rindex(b"xref\n0")]
    assert len(list(open_pages(broken + b"trailer << /Root 1 0 R >>", "page.pdf", Limits()))) == 1


def test_an_encrypted_file_asks_for_a_copy_without_a_password() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> "
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]
    error = refusal(assemble(objects, locked + "/ID [<00> <00>]"))
    assert "encrypted" in error.reason


def test_a_page_without_text_says_that_it_needs_recognition() -> None:
    assert "OCR" in refusal(write_pdf([[Piece("", 10, 10, rule=(200, 1))]])).remedy


def test_a_file_of_too_many_pages_is_refused() -> None:
    pages = [[Piece("words", 50, 50)]] * 3
    assert "file_pages" in refusal(write_pdf(pages), Limits(file_pages=2)).remedy


def test_a_page_of_too_many_characters_is_left_out_and_said_so() -> None:
    pages = [[Piece("few", 50, 50)], newspaper_page()]
    read = list(open_pages(write_pdf(pages), "page.pdf", Limits(page_glyphs=20)))
    assert [bool(page.characters) for page in read] == [True, False]
    assert "page_glyphs" in read[1].notes[0].text


def test_an_empty_page_among_others_harms_none() -> None:
    reading = load_reader().read(write_pdf([[], newspaper_page()]), "issue.pdf")
    assert [len(page.articles) for page in reading.pages] == [0, 2]


def packed_page(content: bytes) -> bytes:
    """A page whose content is deflated."""
    packed = zlib.compress(content, 9).decode("latin-1")
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents 3 0 R /Resources << /Font << "
            "/F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>",
        ]
    )


def test_content_that_swells_a_hundredfold_ends() -> None:
    blank = b" " * 60_000_000
    data = packed_page(blank + b"BT /F0 9 Tf 50 400 Td (Words at the end of a very long white) Tj ET")
    assert len(data) < 100_000
    pages = list(open_pages(data, "page.pdf", Limits()))
    assert "Words at the end" in pages[0].characters


def test_more_characters_than_any_newspaper_has_are_not_collected() -> None:
    words = b"BT /F0 9 Tf 50 400 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 1_000 + b"ET"
    error = refusal(packed_page(words), Limits(page_glyphs=20_000))
    assert "page_glyphs" in error.reason


def test_a_page_of_two_metres_is_read() -> None:
    page = next(iter(open_pages(write_pdf([newspaper_page()], scale=10.0), "page.pdf", Limits())))
    assert page.size == (6000.0, 5000.0)
    assert "bridge" in page.characters


def test_a_form_that_contains_itself_ends() -> None:
    data = GOOD.replace(b"/Resources <<", b"/Resources << /XObject << /X 3 0 R >> ", 1)
    assert len(load_reader().read(data, "page.pdf").pages) == 1


def page_of_forms(levels: int, times: int) -> bytes:
    """A page with a form that paints the next one some times, and so on; the last one paints words."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    return assemble([*objects, *nested_forms(5, levels, times)])


def test_words_in_forms_within_forms_are_read_once() -> None:
    page = next(iter(open_pages(page_of_forms(4, 3), "page.pdf", Limits())))
    assert page.characters.strip() == "Deep words"


def test_forms_that_multiply_end_their_worker_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(page_of_forms(12, 12))
    (tmp_path / "good.pdf").write_bytes(GOOD)
    jobs = plan_jobs([str(tmp_path)], tmp_path / "out", ".json")
    bomb, good = run_jobs(jobs, Order("json", seconds=5.0, megabytes=1500), 2)
    assert bomb.error is not None
    assert good.error is None


def test_a_hundred_thousand_paths_leave_the_words() -> None:
    paths = " ".join(f"{n % 600} {n % 500} 3 3 re f" for n in range(100_000))
    page = next(iter(open_pages(packed_page(f"{paths} BT /F0 9 Tf 50 400 Td (Words) Tj ET".encode()), "p", Limits())))
    assert page.characters.strip() == "Words"


def test_a_page_that_the_stages_fail_on_says_so_and_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = load_reader()
    read = type(reader).read_page

    def fail_on_the_second(self: Reader, page: Page) -> PageReading:
        if page.number == 2 and page.characters:
            raise ZeroDivisionError("by zero")
        return read(self, page)

    monkeypatch.setattr(type(reader), "read_page", fail_on_the_second)
    pages = reader.read(write_pdf([newspaper_page()] * 3), "issue.pdf").pages
    assert [len(page.articles) for page in pages] == [2, 0, 2]
    assert "ZeroDivisionError" in pages[1].page.notes[0].text


def test_a_pdf_is_read_to_the_screen_by_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never() -> Reader:
        raise AssertionError("read in this process, which has no limits")

    (tmp_path / "page.pdf").write_bytes(GOOD)
    monkeypatch.setattr("chaiban.pipeline.reader.load_reader", never)
    assert main(["read", str(tmp_path / "page.pdf")]) == 0
    assert "Bridge opens after years" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["", "0", "4-2", "one", "1;2", "-3"])
def test_words_that_name_no_pages_are_refused(words: str) -> None:
    with pytest.raises(RequestError):
        picked_pages(words)


def test_pages_are_picked_by_number() -> None:
    wanted = picked_pages("2-3, 5,8-")
    assert wanted is not None
    assert [n for n in range(1, 11) if wanted(n)] == [2, 3, 5, 8, 9, 10]


def test_pages_that_the_file_has_not_are_an_error() -> None:
    with pytest.raises(RequestError):
        load_reader().read(GOOD, "page.pdf", pages=picked_pages("7"))
