"""What a page prints of itself: nameplate, folio line, section name, page credits."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from chaiban.typesetter.columns import frame_of
from chaiban.typesetter.galley import natural_width
from chaiban.typesetter.names import chinese_person, chinese_place, telephone, western_person, western_town
from chaiban.typesetter.phrases import phrases
from chaiban.typesetter.sheet import Frame, SetLine
from chaiban.typesetter.styles import Style
from chaiban.typesetter.traditional import in_traditional

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page is: paper, ISO date, normalised number (A2), section, whether it is the front page."""

    paper: str
    date: str
    number: str
    section: str
    front: bool
    letter: str
    count: int


def invent_facts(style: Style, language: str, rng: Random) -> PageFacts:
    """A page of this house's paper: same name on all of its pages, other date and number."""
    house = Random(f"paper {style.name} {language}")
    letter = rng.choice(("A", "A", "B", "C", "T")) if house.random() < 0.5 else ""
    kind = house.choice(phrases(language, "papers"))
    if language.startswith("zh"):
        paper = chinese_place(house) + kind
    else:
        town = western_town(house, language)
        paper = f"{town}er {kind}" if language == "de" else f"The {town} {kind}"
    section = rng.choice(phrases(language, "sections"))
    front = rng.random() < 0.18
    number = 1 if front else rng.randint(2, 16)
    year, month, day = rng.randint(1985, 2024), rng.randint(1, 12), rng.randint(1, 28)
    return PageFacts(paper, f"{year}-{month:02d}-{day:02d}", f"{letter}{number}", section, front, letter, number)


def set_furniture(
    facts: PageFacts, style: Style, language: str, rng: Random
) -> tuple[tuple[Frame, ...], float, PageFacts]:
    """Frames of the furniture, the y below it, and the facts that are really printed ("" for the others)."""
    pieces = _pieces(facts, style, language, rng)
    frames: list[Frame] = []
    y = style.margin * 0.6
    if facts.front:
        plate = _line(facts.paper, "nameplate", style.width * 0.3, y, style.body * 4, style)
        frames.append(frame_of((plate,), -1, plate.size))
        y += style.body * 5
    foot = rng.random() < style.folio_foot and not facts.front
    x, line_y = style.margin, style.height + style.body * 2 if foot else y
    step = (style.width - 2 * style.margin) / max(1, len(pieces))
    for role, text in pieces:
        size = style.body * (1.6 if role == "section" else 1.0)
        line = _line(text, role, x, line_y, size, style)
        frames.append(frame_of((line,), -1, size * 1.2))
        x += max(step, line.width + style.body)
    shown = {role for role, _ in pieces}
    words = "".join(text for _, text in pieces)
    day = int(facts.date[8:])
    printed = PageFacts(
        facts.paper if facts.front or facts.paper in words else "",
        facts.date if "folio" in shown and facts.date[:4] in words and str(day) in words else "",
        facts.number if "folio" in shown and str(facts.count) in words else "",
        facts.section if "section" in shown or facts.section in words else "",
        facts.front, facts.letter, facts.count,
    )  # fmt: skip
    return tuple(frames), (y if foot else y + style.body * 3), printed


def _line(text: str, role: str, x: float, y: float, size: float, style: Style) -> SetLine:
    wide = natural_width(text, style) * size
    return SetLine(text, x, y, wide, size, role, -1, 0, True, 0.0, wide / size, False)


def _pieces(facts: PageFacts, style: Style, language: str, rng: Random) -> list[tuple[str, str]]:
    """(role, words) of the folio line's pieces from left to right; none at all on some pages."""
    if rng.random() < 0.08:
        return []
    if rng.random() < 0.1 and not facts.front:
        return [("section", facts.section)]
    make = _chinese_pieces if language.startswith("zh") else _western_pieces
    pieces = make(facts, style, language, rng)
    if language == "zh-Hant":
        pieces = [(role, in_traditional(text)) for role, text in pieces]
    return pieces[::-1] if style.house("order", (False, True)) else pieces


def _chinese_pieces(facts: PageFacts, style: Style, language: str, rng: Random) -> list[tuple[str, str]]:
    labels = phrases(language, "lettered_pages" if facts.letter else "plain_pages")
    number = style.house("number", labels).format(s=facts.letter, n=facts.count, c=facts.count)
    year, month, day = (int(part) for part in facts.date.split("-"))
    date = style.house("date", phrases(language, "dates")).format(
        y=year, m=month, d=day, w=rng.choice(_WEEKDAYS), u=rng.choice(phrases(language, "lunar"))
    )
    if facts.front:
        more = rng.choice(phrases(language, "front"))
        more = more.format(t=chinese_place(rng), i=rng.randint(1000, 29999))
        return [("folio", date), ("folio", f"第{rng.randint(1000, 29999)}期"), ("folio", more)]
    pieces = [("folio", number), ("section", facts.section), ("folio", date)]
    if style.house("joined folio", (False, False, True)):
        pieces = [("folio", f"{number} {date}"), ("section", facts.section)]
    if style.house("paper in folio", (True, False)):
        pieces.append(("folio", facts.paper))
    if style.house("credits", (True, True, False)) and rng.random() < 0.85:
        pieces.append(("page_credits", _page_credits(style, language, rng)))
    if style.house("contact", (False, False, True)):
        words = style.house("contact words", phrases(language, "contacts"))
        pieces.append(("folio", words.format(phone=telephone(Random(style.name), "zh"))))
    return pieces


def _page_credits(style: Style, language: str, rng: Random) -> str:
    roles = style.house("credit roles", phrases(language, "page_credits"))
    colon = style.house("credit colon", ("：", " ", "/", "："))
    return " ".join(f"{role}{colon}{chinese_person(rng)}" for role in roles)


def _western_pieces(facts: PageFacts, style: Style, language: str, rng: Random) -> list[tuple[str, str]]:
    year, month, day = (int(part) for part in facts.date.split("-"))
    name, weekday = phrases(language, "long_months")[month - 1], rng.choice(phrases(language, "days"))
    if language == "de":
        date = f"{weekday}, {day}. {name} {year}"
        number = style.house("number", ("Seite {p}", "{p}", "Nr. {i} / Seite {p}"))
    else:
        date = f"{weekday}, {name} {day}, {year}"
        number = style.house("number", ("{p}", "Page {p}", "PAGE {p}"))
    number = number.format(p=facts.number, i=rng.randint(1, 300))
    pieces = [("folio", number), ("section", facts.section), ("folio", facts.paper), ("folio", date)]
    if style.house("joined folio", (False, True)):
        pieces = [("folio", f"{number} {facts.paper} {date}"), ("section", facts.section)]
    if rng.random() < 0.1:
        label = "Edited by " if language == "en" else "Redaktion: "
        pieces.append(("page_credits", label + western_person(rng, language)))
    return pieces
