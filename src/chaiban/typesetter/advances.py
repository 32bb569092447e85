"""How wide a character prints, in em of its type size."""

from __future__ import annotations

from collections.abc import Mapping

# Advance widths of a common book serif, in thousandths of an em, grouped by width.
_LATIN: Mapping[int, str] = {
    250: " .,",
    278: "ijlt:;/\\!|’‘",
    333: "frIs-()[]`´",
    444: "acezJ?“”„»«",
    500: "bdghknopquvxy0123456789_$*€£–#§",
    556: "FPSLß",
    611: "ETZ+=<>~",
    667: "BCRVA",
    722: "DGHKNOQUXYw&",
    778: "m%",
    889: "M@",
    944: "W",
    1000: "—…",
}
_WIDTHS: dict[str, float] = {char: width / 1000 for width, chars in _LATIN.items() for char in chars}
_ACCENTED = dict(zip("äöüàáâéèêëíîïóôúûñçÄÖÜ", "aouaaaeeeeiiioouuncAOU", strict=True))
_FULL_WIDTH_IN_CHINESE = frozenset("“”‘’—…·")


def latin_advance(char: str) -> float:
    """Width of one character in a text of Latin letters."""
    if char in _ACCENTED:
        return _WIDTHS[_ACCENTED[char]]
    return _WIDTHS.get(char, 1.0 if ord(char) > 0x2000 else 0.5)


def chinese_advance(char: str) -> float:
    """Width of one character in a Chinese text: digits half an em, ideographs and their points one em."""
    if char in _FULL_WIDTH_IN_CHINESE or ord(char) >= 0x2460:
        return 1.0
    if char.isdigit():
        return 0.5
    return latin_advance(char)


def line_width(text: str, chinese: bool) -> float:
    """Natural width of a line in em."""
    advance = chinese_advance if chinese else latin_advance
    return sum(advance(char) for char in text)
