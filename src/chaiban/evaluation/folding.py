"""What counts as the same text: white space, full-width letters and digits, page labels."""

from __future__ import annotations

import re

# Full-width digits, capitals, small letters and the percent sign; all other full-width characters are
# punctuation, which a page sets on purpose.
_HALF_WIDTH = {
    code: code - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0xFF05, 0xFF05))
    for code in range(first, last + 1)
}

# Ideographs and the punctuation set with them. Dashes, curly quotes and dots (U+2014 to U+2027) are among
# them in every language, so that a space beside them never decides.
_CJK = r"\u2014-\u2027\u2460-\u24ff\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACE_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")

_HAN_DIGIT = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_HAN_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def fold_words(text: str) -> str:
    """The text with runs of white space as one space, none at the ends or beside a CJK character."""
    return _SPACE_BESIDE_CJK.sub("", " ".join(text.translate(_HALF_WIDTH).split()))


def fold_tight(text: str) -> str:
    """The text without any white space."""
    return "".join(text.translate(_HALF_WIDTH).split())


def fold_page_label(label: str) -> str:
    """A page's number as all papers' labels share it: 第一版 and 1 → "1", A01版 and a1 → "A1"."""
    bare = fold_tight(label).upper().strip("第版頁页")
    if bare in _HAN_DIGIT:
        return str(_HAN_DIGIT[bare])
    if tens := _HAN_TENS.fullmatch(bare):
        return str(10 * _HAN_DIGIT.get(tens[1], 1) + _HAN_DIGIT.get(tens[2], 0))
    return _LEADING_ZEROS.sub("", bare)
