"""Sets stories in the manner of a house and prints the page as a PDF, with gold in the form of evaluation.md."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from tests.newspapers.houses import House
from tests.newspapers.printing import printed
from tests.newspapers.sheet import Sheet, Words, width_of
from tests.newspapers.stories import Story, stories

MARGIN = 40.0
_NOT_FIRST = frozenset("，。、；：？！”’）》」』…—")
_NOT_LAST = frozenset("“‘（《「『")
_DATES = {
    "zh-Hans": ("A5", "2025年3月12日 星期三"),
    "zh-Hant": ("A5", "2025年3月12日 星期三"),
    "en": ("A5", "Wednesday, 12 March 2025"),
    "de": ("Seite 5", "Mittwoch, 12. März 2025"),
}


def page_of(house: House, number: int) -> tuple[bytes, dict[str, Any]]:
    """Page `number` of a house: the PDF and its gold."""
    for face in ("STSong-Light", "MSung-Light"):
        pdfmetrics.registerFont(UnicodeCIDFont(face))
    rng = Random(f"{house.name} {number}")
    pool = stories(house.language)
    rng.shuffle(pool)
    sheet = Sheet(house)
    (_set_tiers if house.tiers else _set_rows)(sheet, pool, rng)
    return printed(sheet, rng), {"language": house.language, "articles": sheet.gold}


def _set_rows(sheet: Sheet, pool: list[Story], rng: Random) -> None:
    """Rows of stories over some columns each, until the page is full."""
    house = sheet.house
    pitch = house.measure + house.gutter
    sheet.width = 2 * MARGIN + house.columns * pitch - house.gutter
    y = _folio(sheet)
    while pool and y < 1.25 * sheet.width:
        left, column, lowest = MARGIN, 0, y
        ends: list[float] = []
        while pool and column < house.columns:
            free = house.columns - column
            span = min(free, rng.choice((1, 2, 2, 3)))
            span = free if free - span == 1 and rng.random() < 0.5 else span
            if house.heads == "left":
                span = free if free < 4 else 2
            if span < 2 and house.heads == "left":
                break
            width = span * pitch - house.gutter
            bottom = _set_story(sheet, pool.pop(), left, y, width, span)
            lowest = max(lowest, bottom)
            left, column = left + span * pitch, column + span
            ends.append(left - house.gutter / 2)
        if house.standing:
            sheet.fills += [(x - 0.25, y, 0.5, lowest - y, 0.0) for x in ends[:-1]]
        y = lowest + 1.6 * house.body
        if house.lying:
            sheet.fills.append((MARGIN, y, sheet.width - 2 * MARGIN, 0.5, 0.0))
        y += 1.6 * house.body
    sheet.height = y + MARGIN


def _folio(sheet: Sheet) -> float:
    page, date = _DATES[sheet.house.language]
    face = sheet.faces[0]
    sheet.words += [
        Words(page, MARGIN, MARGIN, 10, face),
        Words(date, sheet.width - MARGIN - width_of(date, face, 9), MARGIN, 9, face),
    ]
    sheet.fills.append((MARGIN, MARGIN + 5, sheet.width - 2 * MARGIN, 0.8, 0.0))
    return MARGIN + 22


def _set_story(sheet: Sheet, story: Story, x: float, y: float, width: float, span: int) -> float:
    """The story at a place; where it ends."""
    house = sheet.house
    number = len(sheet.gold)
    boxed = (house.tints or house.frames) and number % 2 == 1
    top = y
    if boxed:
        x, y, width = x + 6, y + 8, width - 12
    if house.heads == "upright" and number % 2 == 0 and span > 1 and len(story.headline) < 3:
        x, width, span = _upright_head(sheet, story, x, y, width, span)
        heads = {"headline": " ".join(story.headline)}
    elif house.heads == "left":
        side = house.measure
        low, heads = _set_head(sheet, story, x, y, side)
        x, width, span = x + side + house.gutter, width - side - house.gutter, span - 1
    else:
        y, heads = _set_head(sheet, story, x, y, width)
    bottom = _set_body(sheet, story, x, y, width, span)
    if house.heads == "left":
        bottom = max(bottom, low)
    item: dict[str, Any] = {"id": f"a{number + 1}", "kind": "article"} | heads
    if story.dateline:
        item["dateline"] = story.dateline
    item["byline"] = [{"role": role, "name": name} for role, name in story.byline]
    item["paragraphs"] = list(story.paragraphs)
    sheet.gold.append(item)
    if boxed and house.tints:
        sheet.fills.insert(0, (x - 6, top - 2, width + 12, bottom - top + 8, 0.88))
    elif boxed:
        for off in (0.0, 2.5):
            box = (x - 6 + off, top - 2 + off, width + 12 - 2 * off, bottom - top + 10 - 2 * off)
            sheet.fills += _frame(box)
    return bottom + (8 if boxed else 0)


def _frame(box: tuple[float, float, float, float]) -> list[tuple[float, float, float, float, float]]:
    x, y, width, height = box
    return [
        (x, y, width, 0.5, 0.0), (x, y + height - 0.5, width, 0.5, 0.0),
        (x, y, 0.5, height, 0.0), (x + width - 0.5, y, 0.5, height, 0.0),
    ]  # fmt: skip


def _set_head(sheet: Sheet, story: Story, x: float, y: float, width: float) -> tuple[float, dict[str, str]]:
    """Kicker, headline, deck and a Western byline above each other; where they end and what they say."""
    house, (plain, display) = sheet.house, sheet.faces
    said: dict[str, str] = {}
    bar = house.heads == "bar"
    small = house.body * 1.25
    parts = [("kicker", (story.kicker,), small), ("headline", story.headline, house.head)]
    parts.append(("subheadline", (story.deck,), house.body if house.heavy else small))
    for name, texts, size in parts:
        texts = tuple(text for text in texts if text)
        if not texts or (bar and name != "headline"):
            continue
        lines, size = _fit(texts, display, size, 1.35 * house.body if name == "headline" else 1.0, width)
        if name == "headline" and bar:
            sheet.fills.append((x, y - 3, width, len(lines) * size * 1.2 + 6, 0.2))
        for line in lines:
            wide = width_of(line, display, size)
            roomy = house.spaced and name == "headline" and 1.35 * wide < width
            wide = 1.35 * wide if roomy else wide
            left = x + (width - wide) / 2 if house.centred else x
            grey = 1.0 if bar and name == "headline" else 0.0
            sheet.words.append(
                Words(
                    line, left, y + 0.88 * size, size, display, wide if roomy else 0.0, grey, head=name == "headline"
                )
            )
            y += 1.2 * size
        said[name] = " ".join(lines)
        y += 0.3 * house.body
    if not story.chinese:
        line = " ".join(story.byline[0])
        left = x + (width - width_of(line, plain, house.body)) / 2 if house.centred else x
        sheet.words.append(Words(line, left, y + 0.9 * house.body, house.body, "Times-Italic"))
        y += 1.7 * house.body
    return y + 0.5 * house.body, said


def _upright_head(
    sheet: Sheet, story: Story, x: float, y: float, width: float, span: int
) -> tuple[float, float, int]:
    """The headline running down left of the body; what is left for the body."""
    house = sheet.house
    size = min(house.head, 150.0 / max(map(len, story.headline)))
    for number, line in enumerate(story.headline):
        left = x + (len(story.headline) - 1 - number) * 1.3 * size
        sheet.words.append(Words(line, left, y + 0.88 * size, size, sheet.faces[1], downwards=True))
    used = len(story.headline) * 1.3 * size + 0.5 * house.gutter
    return x + used, width - used, span


def _set_body(sheet: Sheet, story: Story, x: float, y: float, width: float, span: int) -> float:
    house, face = sheet.house, sheet.faces[0]
    measure = (width - (span - 1) * house.gutter) / span
    lines = _lines(story, house, face, measure)
    deep = -(-len(lines) // span)
    pitch = house.lead * house.body
    for number, (text, indent, full) in enumerate(lines):
        column, row = divmod(number, deep)
        left = x + column * (measure + house.gutter) + indent
        base = y + row * pitch + 0.9 * house.body
        sheet.words.append(Words(text, left, base, house.body, face, measure - indent if full else 0.0))
    return y + deep * pitch


def _lines(story: Story, house: House, face: str, measure: float) -> list[tuple[str, float, bool]]:
    """(text, indent in points, whether it is stretched) for each line of running text."""
    out: list[tuple[str, float, bool]] = []
    for number, text in enumerate(story.paragraphs):
        indent = (2.0 if story.chinese else 1.0) * house.body
        if story.chinese and number == 0:
            people = " ".join(f"{role} {name}" for role, name in story.byline)
            text = f"{story.dateline}（{people}）{text}"
        lines = _broken(text, face, house.body, measure, indent, story.chinese)
        for place, line in enumerate(lines):
            out.append((line, 0.0 if place else indent, house.justified and place < len(lines) - 1))
    return out


def _broken(text: str, face: str, size: float, measure: float, indent: float, chinese: bool) -> list[str]:
    pieces = list(text) if chinese else text.split(" ")
    joint = "" if chinese else " "
    lines: list[str] = []
    line: list[str] = []
    for piece in pieces:
        room = measure - (0.0 if lines else indent)
        if line and width_of(joint.join([*line, piece]), face, size) > room + 0.01:
            held: list[str] = []
            while chinese and len(line) > 2 and ((held or [piece])[0] in _NOT_FIRST or line[-1] in _NOT_LAST):
                held.insert(0, line.pop())
            lines.append(joint.join(line).rstrip())
            line = held
            if chinese and not line and piece == " ":
                continue
        line.append(piece)
    return [*lines, joint.join(line)]


def _fit(texts: Sequence[str], face: str, size: float, least: float, width: float) -> tuple[tuple[str, ...], float]:
    """The lines parted where they are too wide, and their size."""
    while max(width_of(text, face, size) for text in texts) > width and size > least:
        size -= 0.5
        if size < 0.75 * 20 and len(texts) == 1 and width_of(texts[0], face, size) > width:
            chinese = texts[0][0] >= "\u3400"
            texts = _broken(texts[0], face, size, width, 0.0, chinese)
    return tuple(texts), size


def _set_tiers(sheet: Sheet, pool: list[Story], rng: Random) -> None:
    """Tiers of vertical lines, from right to left; heads stand at the right of their story."""
    house, face = sheet.house, sheet.faces[0]
    size, pitch = house.body, 1.55 * house.body
    sheet.width, deep = 640.0, 15 * house.body * 1.02
    y = MARGIN + 30
    page, date = _DATES[house.language]
    sheet.words.append(Words(page, sheet.width - MARGIN - 20, MARGIN, 10, face))
    sheet.words.append(Words(date, MARGIN, MARGIN, 9, face))
    for _ in range(house.tiers):
        x = sheet.width - MARGIN
        while pool and x > MARGIN:
            story = pool[-1]
            lines = _upright_lines(story, int(deep / (1.02 * size)))
            heads = [part for line in story.headline for part in (line[i : i + 11] for i in range(0, len(line), 11))]
            large = min(house.head, deep / max(map(len, heads)) / 1.05)
            need = len(heads) * 1.3 * large + 0.6 * size + len(lines) * pitch + 1.5 * size
            if need > x - MARGIN:
                break
            pool.pop()
            for head in heads:
                x -= 1.3 * large
                sheet.words.append(Words(head, x, y + 0.88 * large, large, sheet.faces[1], downwards=True, head=True))
            x -= 0.6 * size
            for text, indent in lines:
                x -= pitch
                sheet.words.append(Words(text, x, y + 0.88 * size + indent * 1.02 * size, size, face, downwards=True))
            x -= 1.5 * size
            sheet.fills.append((x + 0.75 * size, y, 0.4, deep, 0.0))
            sheet.gold.append(
                {
                    "id": f"a{len(sheet.gold) + 1}",
                    "kind": "article",
                    "headline": " ".join(heads),
                    "dateline": story.dateline,
                    "byline": [{"role": role, "name": name} for role, name in story.byline],
                    "paragraphs": list(story.paragraphs),
                }
            )
        rng.shuffle(pool)
        y += deep + 14
        sheet.fills.append((MARGIN, y - 7, sheet.width - 2 * MARGIN, 0.5, 0.0))
    sheet.height = y + MARGIN


def _upright_lines(story: Story, count: int) -> list[tuple[str, int]]:
    """(text, indent in characters) of the vertical lines of a story; figures stand one below the other."""
    out: list[tuple[str, int]] = []
    for number, text in enumerate(story.paragraphs):
        if number == 0:
            people = " ".join(f"{role}{name}" for role, name in story.byline)
            text = f"{story.dateline}（{people}）{text}"
        text, indent = text.replace(" ", "\u3000"), 2
        while text:
            end = count - indent
            while 1 < end < len(text) and text[end] in _NOT_FIRST:
                end -= 1
            out.append((text[:end], indent))
            text, indent = text[end:], 0
    return out
