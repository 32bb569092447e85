"""Forms and pictures on layers that are switched off are not there; on layers that are shown they are."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sources.test_pdf_makers import FONTS, SEEN, page_of

LAYERS = ("<< /Type /OCG /Name (Off) >>", "<< /Type /OCG /Name (On) >>")


def page_with(form: str, *more: str, state: str = "/OFF [5 0 R]") -> Any:
    """A page that paints seen words and a form with the entry `form`; objects 5 and 6 are layers, 9 on are `more`."""
    words = "BT /F0 10 Tf 50 300 Td (Layer words) Tj ET"
    return page_of(
        f"{SEEN} /X Do /P Do",
        *LAYERS,
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 500] {form} /Resources << /Font << {FONTS} >> >> "
        f"/Length {len(words)} >>\nstream\n{words}\nendstream",
        f"<< /Type /XObject /Subtype /Image {form} /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Length 1 >>\nstream\n\x80\nendstream",
        *more,
        resources="/XObject << /X 7 0 R /P 8 0 R >>",
        catalog=f"/OCProperties << /OCGs [5 0 R 6 0 R] /D << {state} >> >>",
    )


@pytest.mark.parametrize(
    ("form", "state", "shown"),
    [
        ("/OC 5 0 R", "/OFF [5 0 R]", False),
        ("/OC 6 0 R", "/OFF [5 0 R]", True),
        ("/OC 5 0 R", "/BaseState /OFF /ON [6 0 R]", False),
        ("/OC 6 0 R", "/BaseState /OFF /ON [6 0 R]", True),
        ("", "/OFF [5 0 R]", True),
        ("/OC 9 0 R", "/OFF [5 0 R]", True),
        ("/OC 9 0 R", "/OFF [5 0 R 6 0 R]", False),
        ("/OC 10 0 R", "/OFF [5 0 R]", False),
    ],
)
def test_a_form_is_read_if_its_layer_is_shown(form: str, state: str, shown: bool) -> None:
    both = "<< /Type /OCMD /OCGs [5 0 R 6 0 R] >>"
    all_on = "<< /Type /OCMD /OCGs [5 0 R 6 0 R] /P /AllOn >>"
    page = page_with(form, both, all_on, state=state)
    assert page.characters.strip() == ("Seen words\nLayer words" if shown else "Seen words")


def test_a_picture_on_a_hidden_layer_hides_nothing_and_is_no_picture() -> None:
    words = f"{SEEN} BT /F0 10 Tf 50 300 Td (Under it) Tj ET q 300 0 0 100 0 250 cm /P Do Q"
    pages = [
        page_of(
            words,
            *LAYERS,
            f"<< /Type /XObject /Subtype /Image {form} /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
            resources="/XObject << /P 7 0 R >>",
            catalog="/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [5 0 R] >> >>",
        )
        for form in ("/OC 5 0 R", "/OC 6 0 R")
    ]
    assert [page.characters.strip() for page in pages] == ["Seen words\nUnder it", "Seen words"]
    assert pages[0].geometry.pictures == ()
