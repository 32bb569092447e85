"""Numbers as Chinese print writes them: 2021, 二〇二一, 十五, 3.6亿, 2万5千, 一千二百."""

from __future__ import annotations

import re
import unicodedata

DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0, "两": 2, "俩": 2, "廿": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PARTS = re.compile(r"\d+(?:\.\d+)?|[零〇○一二三四五六七八九两十百千万亿]")


def fold(text: str) -> str:
    """Full-width digits, letters, points and per cent signs as ASCII, the same number of characters."""
    return _POINT.sub(".", text.translate(_FOLD))


# Papers of the nineties print the decimal point as a middle dot: １·６７.
_POINT = re.compile(r"(?<=\d)·(?=\d)")


_FOLD = {
    **{i: unicodedata.normalize("NFKC", chr(i)) for i in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
    **{i: unicodedata.normalize("NFKC", chr(i)) for i in range(0xFF41, 0xFF5B)},
    ord("．"): ".",
    ord("％"): "%",
    ord("○"): "〇",
    ord("Ｏ"): "〇",
}


def value_of(numeral: str) -> float | None:
    """The value of a folded numeral; None if it holds no number. 余, 多 and commas between digits are passed over."""
    if "点" in numeral:
        return _with_decimals(numeral)
    parts = _PARTS.findall(numeral.replace(",", ""))
    if not parts:
        return None
    if len(parts) > 1 and all(part in DIGITS for part in parts):
        return float("".join(str(DIGITS[part]) for part in parts))
    total = section = digit = 0.0
    for part in parts:
        if part in ("万", "亿"):
            # 3亿5000万: what stands before a scale belongs to it, 万亿 is a scale of scales.
            held = section + digit
            total, section, digit = (total + held * SCALES[part] if held else (total or 1) * SCALES[part]), 0.0, 0.0
        elif part in SCALES:
            section, digit = section + (digit or 1) * SCALES[part], 0.0
        else:
            digit = float(DIGITS[part]) if part in DIGITS else float(part)
    # 35.2亿 is no binary fraction: rounded to what print can say.
    return round(total + section + digit, 6)


def _with_decimals(numeral: str) -> float | None:
    """十五点一亿: the decimals, then the scales behind them."""
    before, _, after = numeral.partition("点")
    scale = after.lstrip("".join(DIGITS))
    first, digits = value_of(before), "".join(str(DIGITS[c]) for c in after[: len(after) - len(scale)])
    if first is None or not digits:
        return None
    return round(float(f"{int(first)}.{digits}") * (value_of(f"一{scale}") or 1 if scale else 1), 6)


def whole(numeral: str) -> int | None:
    """The value as a whole number, if it is one."""
    value = value_of(numeral)
    return int(value) if value is not None and value == int(value) else None
