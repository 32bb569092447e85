"""How fields come out in print: lead-ins, byline and credit lines, jump marks, padded names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.styles import BYLINE_PLACES, Style, weighted

_LEADS = ("By", "Von")
_TRADITIONAL = str.maketrans("报导图记员", "報導圖記員")


@dataclass(frozen=True, slots=True)
class Matter:
    """Words to set as one paragraph. `align` is body, left, centre or right; `part` as in SetLine.

    The words of `whole` (marks, datelines) are never divided at a line end.
    """

    role: str
    part: int
    text: str
    align: str
    opens: bool = True
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The words of an item as they will stand: lines above the body, and the body's matter in order."""

    above: tuple[Matter, ...]
    body: tuple[Matter, ...]


def imprint(copy: Copy, style: Style, rng: Random) -> Imprint:
    """Where and how this item prints its lead-in, people, crossheads and marks."""
    place = _byline_place(copy, style, rng)
    lead, jump_line = _lead(copy, place, style, rng)
    people = _byline_lines(copy, style, rng) if copy.byline and place in ("above", "column") else ()
    own = tuple(Matter("byline", number, text, align, number == 0) for number, (text, align) in enumerate(people))
    body: list[Matter] = [*([jump_line] if jump_line else []), *(own if place == "column" else ())]
    for number, paragraph in enumerate(copy.paragraphs):
        body.extend(_crossheads(copy, number, style))
        text = (lead if number == 0 else "") + paragraph
        if number == len(copy.paragraphs) - 1:
            tail, lines = _tail(copy, place, style, rng)
            body += [Matter("body", number, text + tail, "body", whole=f"{lead} {tail}"), *lines]
        else:
            body.append(Matter("body", number, text, "body", whole=lead))
    return Imprint(own if place == "above" else (), tuple(body))


def _byline_place(copy: Copy, style: Style, rng: Random) -> str:
    place = weighted(rng, BYLINE_PLACES, style.bylines)
    if style.script == "latin":
        return "above" if place == "lead" else place
    if copy.dateline and rng.random() < 0.8:
        return "lead"
    return "above" if place == "lead" and not copy.dateline and rng.random() < 0.7 else place


def _lead(copy: Copy, place: str, style: Style, rng: Random) -> tuple[str, Matter | None]:
    """What stands before the first paragraph's words, and a jump mark on a line of its own."""
    lead, line = "", None
    if copy.jump_from:
        mark = _bracketed(copy.jump_from[2], copy.language, style, rng)
        if rng.random() < (style.jump_own_line if style.script == "zh" else 0.75):
            line = Matter("jump", 0, mark, "left" if rng.random() < 0.7 else "centre")
        else:
            lead = mark + style.house("jump space", (" ", "", "", " "), rng) if style.script == "zh" else mark + " "
    people = _people(copy.byline, style, rng) if place == "lead" and copy.byline else ""
    return lead + _dateline(copy, people, style, rng), line


def _dateline(copy: Copy, people: str, style: Style, rng: Random) -> str:
    if style.script == "latin":
        if not copy.dateline:
            return ""
        if copy.language == "de":
            return copy.dateline + style.house("dateline end", (". ", " – ", ". ", " – "))
        return copy.dateline + style.house("dateline end", (" — ", " – ", " -- ", " — "))
    says = "报道：".translate(_TRADITIONAL) if copy.language == "zh-Hant" else "报道："
    if not people:
        return copy.dateline + style.house("lead white", ("", " ", "", " ")) if copy.dateline else ""
    if not copy.dateline:
        return f"（{people}）"
    form = style.house(
        "lead",
        (
            "{d}（{p}）",
            "{d}（{p}）",
            "{d} （{p}）",
            "{d}（{p}） ",
            "{d}（{p}）",
            "{d} {p}" + says,
            "{d}{p}" + says,
        ),
        rng,
    )
    return form.format(d=copy.dateline, p=people)


def _people(byline: tuple[tuple[str, str], ...], style: Style, rng: Random) -> str:
    """People of one role share the word for it: 记者孙一 李二 通讯员赵三."""
    close = rng.random() < style.joined_names
    between = style.house("names", (" ", " ", "、", "　"))
    after_role = "" if close else " "
    groups = []
    for role, members in groupby(byline, key=lambda entry: entry[0]):
        shown = [_padded(name, style, rng) if not close else name for _, name in members]
        # Padded names stand wider apart than the white inside them, or nobody could tell them apart.
        names = ("　" if any(" " in name for name in shown) and between == " " else between).join(shown)
        groups.append(f"{role}{after_role if role else ''}{names}")
    return style.house("groups", (" ", " ", "　", " ")).join(groups)


def _padded(name: str, style: Style, rng: Random) -> str:
    return f"{name[0]} {name[1]}" if style.pads_names and len(name) == 2 and rng.random() < 0.8 else name


def _byline_lines(copy: Copy, style: Style, rng: Random) -> tuple[tuple[str, str], ...]:
    """Lines of their own for the people, with their alignment."""
    align = style.house(
        "byline align",
        ("centre", "left", "centre", "right") if style.script == "zh" else ("left", "left", "centre", "left"),
    )
    if style.script == "latin":
        return tuple((line, align) for line in _western_byline(copy, style))
    sign = style.house("byline sign", ("", "", "", "□", "■", "", "●", "◎", "☉")) + style.house(
        "sign white", ("", " ", "")
    )
    sign = sign.strip() and sign
    ending = rng.choice(("", "", "", "", "", " 文/图", " 文"))
    if ending.endswith("图") and copy.language == "zh-Hant":
        ending = ending.translate(_TRADITIONAL)
    if len(copy.byline) == 1 or rng.random() < 0.4:
        return ((sign + _people(copy.byline, style, rng) + ending, align),)
    lines = []
    for role, members in groupby(copy.byline, key=lambda entry: entry[0]):
        lines.append(sign + _people(tuple((role, name) for _, name in members), style, rng))
    return tuple((line + (ending if number == len(lines) - 1 else ""), align) for number, line in enumerate(lines))


def _western_byline(copy: Copy, style: Style) -> tuple[str, ...]:
    """The lines of a Western byline: By Jane Doe and Jan Roe; role behind the name, below it or before it."""
    roles = list(dict.fromkeys(role for role, _ in copy.byline))
    if len(roles) > 1:
        # Everyone has a role of their own: a line each.
        return tuple(f"{name}, {role}" if role not in _LEADS else f"{role} {name}" for role, name in copy.byline)
    role, german = roles[0], copy.language == "de"
    capitals = all(name.isupper() for _, name in copy.byline)
    joined = _enumerated([name for _, name in copy.byline], " und " if german else " and ")
    joined = joined.upper() if capitals else joined
    word = "Von" if german else "By"
    if not role:
        return (f"({joined})" if joined.islower() else joined,)
    if role in _LEADS:
        return (f"{role} {joined}",)
    if role.startswith("Von "):
        return (f"{role} {joined}",)
    word = word.upper() if capitals else word
    return style.house(
        "byline form",
        (
            (f"{word} {joined}", role),
            (f"{word} {joined}", role),
            (f"{word} {joined}, {role}",),
            (joined, role),
            (f"{joined}, {role}",),
            (f"{word} {joined} | {role}",),
        ),
    )


def _enumerated(names: list[str], last: str) -> str:
    """One, two and three of them: A, B and C."""
    return last.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _crossheads(copy: Copy, number: int, style: Style) -> list[Matter]:
    align = style.house("crosshead align", ("centre", "left", "centre"))
    return [
        Matter("crosshead", part, line, align, part == 0)
        for place, lines in copy.crossheads
        if place == number
        for part, line in enumerate(lines)
    ]


def _tail(copy: Copy, place: str, style: Style, rng: Random) -> tuple[str, list[Matter]]:
    """What ends the last paragraph, and lines of its own below it: people, jump mark."""
    tail, lines = "", []
    if copy.byline and place in ("end", "end_line"):
        people = _people(copy.byline, style, rng) if style.script == "zh" else ""
        if style.script == "zh":
            people = f"（{people}）" if place == "end" or rng.random() < 0.6 else people
        if style.script == "latin":
            people = ", ".join(_western_byline(copy, style))
        if place == "end" and style.script == "zh":
            tail = people
        else:
            lines.append(Matter("byline", 0, people, "right"))
    if copy.jump_to:
        mark = _bracketed(copy.jump_to[2], copy.language, style, rng)
        if lines or rng.random() < (style.jump_own_line if style.script == "zh" else 0.7):
            lines.append(Matter("jump", 0, mark, "right"))
        else:
            tail += ("" if style.script == "zh" else " ") + mark
    return tail, lines


def _bracketed(printed: str, language: str, style: Style, rng: Random) -> str:
    if language.startswith("zh"):
        form = style.house(
            "jump brackets", ("（{}）", "（{}）", "（{}）", "【{}】", "（{}）", "▲{}", "〔{}〕", "({})"), rng
        )
    else:
        form = style.house("jump brackets", ("{}", "({})", "{}", "[{}]"), rng)
    return form.format(printed)


def credit_words(copy: Copy, style: Style, rng: Random) -> str:
    """The photo credit without brackets; "" if the item has none."""
    if not copy.credit:
        return ""
    role, name, action = copy.credit[0]
    if not copy.language.startswith("zh"):
        return f"{action} {name}" if action else f"{name} / {role}"
    if role.endswith(("社发", "社發")):
        return f"{role}（{name}{action}）"
    close = rng.random() < style.joined_names
    white = "" if close else " "
    shown = name if close else _padded(name, style, rng)
    return white.join(part for part in (role, shown, action) if part)
