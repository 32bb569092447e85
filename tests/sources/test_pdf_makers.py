"""What other makers' files do to words: every character is there once, in order, with its word spaces."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pdf_pages import assemble

from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

FONTS = "/F0 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\n\x80\nendstream"
)


def page_of(content: str, *more: str, fonts: str = FONTS, resources: str = "", catalog: str = "") -> Any:
    """The page of some content; `more` are the objects from number 5 on."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents 4 0 R "
        f"/Resources << /Font << {fonts} >> {resources} >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *more,
    ]
    return next(iter(open_pages(assemble(objects), "page.pdf", Limits())))


def own_font_page(words: str, *, shown: str = "", widths: str = "/DW 1000", mapped: bool = True) -> Any:
    """A page set in a font of its own, one glyph for each of the characters, in the order of their numbers."""
    pairs = " ".join(f"<{n:04x}> <{char.encode('utf-16-be').hex()}>" for n, char in enumerate(words, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(words)} beginbfchar {pairs} endbfchar endcmap end"
    )
    codes = shown or "<" + "".join(f"{n:04x}" for n in range(1, len(words) + 1)) + "> Tj"
    return page_of(
        f"BT /F0 12 Tf 50 400 Td {codes} ET",
        "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [6 0 R] "
        f"{'/ToUnicode 8 0 R' if mapped else ''} >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own {widths} /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /AAAAAA+Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        fonts="/F0 5 0 R",
    )


SEEN = "BT /F0 10 Tf 50 400 Td (Seen words) Tj ET "
SET_IN_WAYS = {
    "spaces left as kerning": ("[(Hello)-300(world)-300(of)-300(kerning)] TJ", "Hello world of kerning"),
    "pairs kerned": ("[(W)80(A)90(T)100(ER)-20(L)10(OO)] TJ", "WATERLOO"),
    "letters spaced": ("3 Tc (Letter spaced words) Tj", "Letter spaced words"),
    "letters spaced widely": ("6 Tc (LETTER SPACED WORDS) Tj", "LETTER SPACED WORDS"),
    "letters spaced, no space": ("2 Tc [(Letter)-300(spaced)-300(words)] TJ", "Letter spaced words"),
    "words spaced widely": ("8 Tw (Wide words in a line) Tj", "Wide words in a line"),
    "narrowed": ("50 Tz (Narrow words in a line) Tj", "Narrow words in a line"),
    "narrowed, no space": ("50 Tz [(Narrow)-278(words)-278(in)-278(line)] TJ", "Narrow words in line"),
    "raised and lowered": (
        "(E = mc) Tj 4 Ts /F0 6 Tf (2) Tj 0 Ts /F0 10 Tf ( and H) Tj -2 Ts /F0 6 Tf (2) Tj 0 Ts /F0 10 Tf (O) Tj",
        "E = mc2 and H2O",
    ),
    "lowered, not smaller": ("(H) Tj -4.5 Ts (2) Tj 0 Ts (O is water) Tj", "H2O is water"),
    "aslant": ("0.9962 0.0872 -0.0872 0.9962 50 300 Tm (A little slanted headline) Tj", "A little slanted headline"),
    "across a corner": ("0.7071 0.7071 -0.7071 0.7071 50 90 Tm (Slanted by much) Tj", "Slanted by much"),
    "upwards": ("0 1 -1 0 50 100 Tm (Runs upwards) Tj", "Runs upwards"),
    "upside down": ("-1 0 0 -1 300 100 Tm (Upside down) Tj", "Upside down"),
    "of negative size": ("/F0 -10 Tf -1 0 0 -1 50 300 Tm (Negative size) Tj", "Negative size"),
    "of size one": ("/F0 1 Tf 10 0 0 10 50 300 Tm (Size one) Tj", "Size one"),
    "in false italics": ("1 0 0.3 1 50 300 Tm (False italics) Tj", "False italics"),
    "word by word": ("(These) Tj 31 0 Td (words) Tj 30 0 Td (are) Tj 17 0 Td (apart) Tj", "These words are apart"),
    "with dashes and quotes": (
        "[(chief)-250(\\227)-250(\\223well\\224)-250(and\\205)] TJ",
        "chief — “well” and…",
    ),
    "painted twice": ("(Twice) Tj 1 0 0 1 50.2 400 Tm (Twice) Tj 1 0 0 1 50 400 Tm 2 Tr (Twice) Tj", "Twice"),
    "broken at a hyphen": ("(The govern\\255) Tj 0 -12 Td (ment went) Tj", "The govern-\nment went"),
}


@pytest.mark.parametrize("way", SET_IN_WAYS)
def test_words_are_read_as_they_are_printed_however_they_are_set(way: str) -> None:
    painted, words = SET_IN_WAYS[way]
    assert page_of(f"BT /F0 10 Tf 50 400 Td {painted} ET").characters.strip() == words


OWN = {
    "beyond the basic plane": ("😀a𠮷b", "😀a𠮷b"),
    "kana": ("日本語のテキスト、カタカナ。", "日本語のテキスト、カタカナ。"),
    "hangul": ("한국어 신문", "한국어 신문"),
    "radicals that a font's table gives for characters": ("⽉⻓文", "月长文"),
    "accents of their own": ("e\u0301a\u0308o", "e\u0301a\u0308o"),
    "private": ("\ue001报", "\ue001报"),
    "Chinese quotation": ("“好”——说", "“好”——说"),
}


@pytest.mark.parametrize("kind", OWN)
def test_characters_are_what_the_font_says(kind: str) -> None:
    given, read = OWN[kind]
    widths = "/DW 500 /W [2 [0] 4 [0]]" if "accents" in kind else "/DW 1000"
    assert own_font_page(given, widths=widths).characters.strip() == read


@pytest.mark.parametrize("words", ["שלום עולם", "בן 300 איש", "فتح الجسر"])
def test_lines_from_right_to_left_are_in_order_of_reading(words: str) -> None:
    # Painted as they are seen: the first letter at the right, figures from left to right.
    seen = " ".join(part if part.isdigit() else part[::-1] for part in reversed(words.split(" ")))
    assert own_font_page(seen).characters.strip() == words


def test_an_accent_painted_before_its_letter_comes_behind_it() -> None:
    # The accent has no width and stands where its letter begins, nothing beside it.
    page = own_font_page("e\u0301", shown="<00020001> Tj", widths="/DW 500 /W [2 [0]]")
    assert page.characters.strip() == "e\u0301"


def test_korean_words_are_parted_by_white_alone() -> None:
    page = own_font_page("한국어신문", shown="[<000100020003>-280<00040005>] TJ")
    assert page.characters.strip() == "한국어 신문"


def test_a_painted_control_character_is_kept_as_private() -> None:
    page = own_font_page("\x03bcd", mapped=True)
    assert page.characters.strip()[1:] == "bcd"
    assert [note.topic for note in page.notes] == ["private"]


FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 350 600 500] {} /Length {} /Resources << /Font << "
    "/F0 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)
IN_FORM = "BT /F0 10 Tf 50 400 Td (In a form) Tj 0 -100 Td (outside of its box) Tj ET"
XOBJECTS = "/XObject << /X 5 0 R >>"


def test_words_in_a_form_are_read_as_far_as_its_box_shows_them() -> None:
    form = FORM.format("/Matrix [1 0 0 1 20 -20]", len(IN_FORM)) + f"\nstream\n{IN_FORM}\nendstream"
    page = page_of("/X Do BT /F0 10 Tf 50 300 Td (Below it) Tj ET", form, resources=XOBJECTS)
    assert page.characters.strip() == "In a form\nBelow it"
    assert "cut away" in page.notes[0].text


UNSEEN = {
    "cut away": ("q 40 390 100 20 re W n BT /F0 10 Tf 50 300 Td (Not seen) Tj ET Q", ""),
    "invisible": ("BT 3 Tr /F0 10 Tf 50 300 Td (Not seen) Tj ET", ""),
    "transparent": ("/G gs BT /F0 10 Tf 50 300 Td (Not seen) Tj ET", "/ExtGState << /G << /ca 0 /CA 0 >> >>"),
    "under a picture": ("BT /F0 10 Tf 50 300 Td (Not seen) Tj ET q 200 0 0 100 40 250 cm /X Do Q", XOBJECTS),
    "white on paper": ("1 g BT /F0 10 Tf 50 300 Td (Not seen) Tj ET", ""),
}


@pytest.mark.parametrize("how", UNSEEN)
def test_what_nobody_sees_is_left_out_and_said_so(how: str) -> None:
    content, resources = UNSEEN[how]
    page = page_of(SEEN + content, PICTURE, resources=resources)
    assert page.characters.strip() == "Seen words"
    assert [(note.topic, note.text[:2]) for note in page.notes] == [("hidden", "7 ")]


def test_white_words_on_a_bar_and_words_over_a_picture_are_read() -> None:
    bar = "0 g 40 290 200 30 re f 1 g BT /F0 10 Tf 50 300 Td (On a bar) Tj ET 0 g "
    picture = "q 200 0 0 100 40 150 cm /X Do Q BT /F0 10 Tf 50 200 Td (Over a picture) Tj ET"
    page = page_of(SEEN + bar + picture, PICTURE, resources=XOBJECTS)
    assert page.characters.strip() == "Seen words\nOn a bar\nOver a picture"


def test_white_letters_with_an_outline_are_read() -> None:
    page = page_of(f"{SEEN} 1 g 0 G 2 Tr BT /F0 30 Tf 50 300 Td (OUTLINED) Tj ET")
    assert page.characters.strip() == "Seen words\nOUTLINED"


@pytest.mark.parametrize("second", [False, True])
def test_layers_that_are_switched_off_are_left_out(second: bool) -> None:
    off = "<< /Type /OCG /Name (Adverts \\(old\\)) >>"
    on = "<< /Type /OCG /Name <FEFF7248> >>"
    content = (
        "/OC /M0 BDC BT /F0 10 Tf 50 300 Td (Layer off) Tj ET EMC /OC /M1 BDC BT /F0 10 Tf 50 200 Td (On) Tj ET EMC"
    )
    page = page_of(
        SEEN + content,
        off,
        on,
        resources="/Properties << /M0 5 0 R /M1 6 0 R >>",
        catalog=f"/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [{'6' if second else '5'} 0 R] >> >>",
    )
    assert page.characters.strip() == ("Seen words\nLayer off" if second else "Seen words\nOn")


def test_glyphs_are_read_where_a_file_gives_one_text_for_all_of_them() -> None:
    content = (
        "/Span << /ActualText (The first line of it and the second) >> BDC "
        "BT /F0 10 Tf 50 400 Td (The first line of) Tj 0 -12 Td (it and the second) Tj ET EMC"
    )
    assert page_of(content).characters.strip() == "The first line of\nit and the second"


def test_text_given_for_glyphs_that_say_nothing_is_read() -> None:
    shown = "/Span << /ActualText (fine) >> BDC <0034003500360037> Tj EMC"
    page = own_font_page("abc", shown=shown, mapped=False)
    assert page.characters.strip() == "fine"


def test_recognised_text_of_a_scan_is_read_though_a_stamp_is_visible() -> None:
    lines = " ".join(f"1 0 0 1 50 {400 - 14 * n} Tm (Recognised words of line {n}) Tj" for n in range(9))
    scan = f"q 600 0 0 500 0 0 cm /X Do Q BT /F0 10 Tf 3 Tr {lines} ET BT 0 Tr /F0 8 Tf 500 20 Td (Stamp 7) Tj ET"
    page = page_of(scan, PICTURE, resources=XOBJECTS)
    assert page.characters.count("Recognised words") == 9
    assert "Stamp 7" in page.characters
    assert "recognised" in [note.topic for note in page.notes]


def test_recognised_words_of_one_line_stand_on_one_baseline() -> None:
    words = ["Each", "word", "of", "a", "scan", "has", "a", "baseline", "of", "its", "own"]
    painted = []
    for row in range(3):
        x = 50.0
        for n, word in enumerate(words):
            # Skewed and uneven: 2.4 points from the first word to the last.
            painted.append(f"1 0 0 1 {x:.1f} {400 - 14 * row + 0.3 * n + (-0.4, 0.5, 0.0)[n % 3]:.1f} Tm ({word}) Tj")
            x += 10 * (0.6 * len(word) + 0.35)
    scan = f"q 600 0 0 500 0 0 cm /X Do Q BT /F0 10 Tf 3 Tr {' '.join(painted)} ET"
    courier = "/F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    page = page_of(scan, PICTURE, fonts=courier, resources=XOBJECTS)
    assert page.characters.splitlines() == [" ".join(words)] * 3


def test_a_soft_hyphen_that_is_seen_amid_a_line_is_a_hyphen() -> None:
    page = own_font_page("Saint\xadOuvin")
    assert page.characters.strip() == "Saint-Ouvin"
