"""Makes the pages of this set: nested stacks of stories, boxes, briefs, advertisements."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.newspapers.atlas.extras import MARGIN, Extras
from tests.newspapers.atlas.flow import Column, Line, broken, pour
from tests.newspapers.atlas.houses import Manner
from tests.newspapers.atlas.sheet import Sheet, Words, printed
from tests.newspapers.atlas.wires import Wire


def page_of(manner: Manner, number: int) -> tuple[bytes, dict[str, Any], Sheet]:
    """Page `number` of a house: the PDF, its gold and the sheet."""
    rng = Random(f"{manner.name} {number}")
    press = Press(manner, rng)
    press.make()
    sheet = press.sheet
    return printed(sheet, rng, by_word=manner.by_word), {"language": manner.language, "articles": sheet.gold}, sheet


class Press(Extras):
    """One page being made."""

    def make(self) -> None:
        """Folio line, then the page's stacks."""
        m, sheet = self.manner, self.sheet
        sheet.width = 2 * MARGIN + m.columns * self.step - m.gutter
        sheet.height = m.deep
        page, date = self.desk.bank["folio"]
        right = sheet.width - MARGIN - sheet.wide(date, "sans", 8)
        sheet.words += [Words(page, MARGIN, MARGIN, 11, "sans-bold"), Words(date, right, MARGIN, 8, "sans")]
        sheet.fills.append((MARGIN, MARGIN + 6, sheet.width - 2 * MARGIN, 0.8, 0.0))
        y, bottom = MARGIN + 24, m.deep - MARGIN
        columns = m.columns
        if m.briefs:
            self.briefs(MARGIN + (columns - 1) * self.step, y, bottom)
            if m.standing:
                self.standing(MARGIN + (columns - 1) * self.step, y, bottom)
            columns -= 1
        side = self.rng.choice((0, 0, 2)) if columns >= 5 else 0
        if side:
            self.standing(MARGIN + (columns - side) * self.step, y, bottom)
            self.stack(MARGIN + (columns - side) * self.step, y, side, bottom)
        self.stack(MARGIN, y, columns - side, bottom)
        sheet.height = max(m.deep, max(word.y for word in sheet.words) + MARGIN)

    def standing(self, x: float, y: float, bottom: float) -> None:
        """A standing rule in the gutter left of x."""
        if self.manner.standing:
            self.sheet.fills.append((x - self.manner.gutter / 2 - 0.25, y, 0.5, bottom - y, 0.0))

    def stack(self, x: float, y: float, columns: int, bottom: float) -> float:
        """Stories one below the other; gives where the last ends."""
        m, rng = self.manner, self.rng
        least = 11 * self.pitch + 3 * m.body
        first = True
        while bottom - y > least:
            if not first:
                if m.lying:
                    self.sheet.fills.append((x, y, columns * self.step - m.gutter, 0.5, 0.0))
                y += (1.0 if m.lying else 0.6) * m.body
            first = False
            split = rng.randint(1, columns - 1) if columns > 1 else 0
            if split and bottom - y > 1.5 * least and rng.random() < (0.65 if columns > 2 else 0.3):
                low = y + min(bottom - y, rng.uniform(1.2, 2.4) * least)
                low = bottom if bottom - low < least else low
                right = x + split * self.step
                ends = self.stack(x, y, split, low), self.stack(right, y, columns - split, low)
                self.standing(right, y, max(ends) - m.body)
                y = max(ends)
            else:
                y = self.item(x, y, columns, bottom)
            y += 1.3 * m.body
        return y - 1.3 * m.body

    def item(self, x: float, y: float, columns: int, bottom: float) -> float:
        """A story, advertisement, photo or index of some columns; gives where it ends."""
        m, rng = self.manner, self.rng
        width = columns * self.step - m.gutter
        if rng.random() < m.adverts:
            return self.advert(x, y, width)
        if (
            m.index
            and columns <= 2
            and not any(i["kind"] == "teaser" for i in self.sheet.gold)
            and rng.random() < 0.4
        ):
            return self.index(x, y, width)
        if rng.random() < 0.5 * m.photos and 2 <= columns <= 4 and bottom - y > 18 * self.pitch:
            self.picture(x, y, width, 9 * self.pitch, None)
            return y + 9 * self.pitch + 2.5 * self.pitch
        room = min(bottom - y, (55 if columns == 1 else 30) * self.pitch)
        each = m.measure / m.body * (1 if self.chinese else 2.1)
        signs = (room - 6 * m.body) / self.pitch * columns * each * rng.uniform(0.45, 0.8)
        wire = self.desk.wire(1)
        said: list[str] = []
        while sum(map(len, said)) < signs or not said:
            said.append(self.desk.paragraph())
        while len(said) > 1 and sum(map(len, said)) > 1.15 * signs:
            said.pop()
        wire = Wire(wire.headline, wire.kicker, wire.deck, wire.name, tuple(said), wire.cross, wire.caption)
        if rng.random() < m.boxed:
            return self.box(wire, x, y, columns)
        return self.story(wire, x, y, columns, m.measure)

    def box(self, wire: Wire, x: float, y: float, columns: int) -> float:
        """A story in a frame or on a tint."""
        pad, gutter = 7.0, self.manner.gutter
        width = columns * self.step - gutter
        at = len(self.sheet.fills)
        measure = (width - 2 * pad - (columns - 1) * gutter) / columns
        bottom = self.story(wire, x + pad, y + pad, columns, measure) + pad
        if self.manner.framed:
            self.sheet.fills += [(x, y, width, 0.6, 0.0), (x, bottom, width, 0.6, 0.0),
                                 (x, y, 0.6, bottom - y, 0.0), (x + width, y, 0.6, bottom - y, 0.0)]  # fmt: skip
        else:
            self.sheet.fills.insert(at, (x, y, width, bottom - y, 0.9))
        return bottom

    def story(self, wire: Wire, x: float, y: float, columns: int, measure: float) -> float:
        m, rng, sheet = self.manner, self.rng, self.sheet
        step = measure + m.gutter
        width = columns * step - m.gutter
        item: dict[str, Any] = {"id": f"a{len(sheet.gold) + 1}", "kind": "article"}
        sheet.gold.append(item)
        lines = self.lines(wire, item, measure)
        top = y
        if (
            self.chinese
            and columns > 1
            and rng.random() < m.upright
            and max(map(len, wire.headline)) < 13
            and len(lines) / columns > 11
        ):
            size = min(22.0, 0.9 * len(lines) / columns * self.pitch / (1.04 * max(map(len, wire.headline))))
            for number, words in enumerate(wire.headline):
                left = x + (len(wire.headline) - 1 - number) * 1.25 * size
                sheet.words.append(Words(words, left, y + 0.88 * size, size, "serif-bold", downwards=True))
            item["headline"] = " ".join(wire.headline)
            used = len(wire.headline) * 1.25 * size + 4
            measure = (width - used - (columns - 1) * m.gutter) / columns
            item.pop("byline", None), item.pop("dateline", None)
            lines = self.lines(wire, item, measure)
            if item.pop("_above", None):
                del item["byline"]
            return pour(
                sheet,
                lines,
                [Column(x + used + n * (measure + m.gutter), y) for n in range(columns)],
                measure,
                self.pitch,
            )
        if m.side and columns >= 2 and rng.random() < m.side:
            low = self.head(wire, item, x, y, measure, 1)
            cols = [Column(x + n * step, y) for n in range(1, columns)]
            return max(low, pour(sheet, lines, cols, measure, self.pitch))
        if columns >= 3 and rng.random() < m.amid and len(lines) / columns > 9:
            inner = range(1, columns - 1) if columns > 3 else range(1, columns)
            left, wide = x + inner[0] * step, len(inner) * step - m.gutter
            start = y + int(0.35 * len(lines) / columns + 2) * self.pitch
            end = self.head(wire, item, left, start + 0.6 * m.body, wide, len(inner)) + 0.4 * m.body
            cols = [Column(x + n * step, y, ((start, end),) if n in inner else ()) for n in range(columns)]
            return pour(sheet, lines, cols, measure, self.pitch)
        covered = columns
        if columns >= 3 and rng.random() < m.hooded:
            covered = columns - 1
        y = self.head(wire, item, x, y, covered * step - m.gutter, covered)
        cols = [Column(x + n * step, y if n < covered else top) for n in range(columns)]
        if columns >= 2 and rng.random() < m.photos and len(lines) / columns > 14:
            at = rng.randint(1, covered - 1) if covered > 1 else 0
            span = rng.choice((1, min(2, covered - at)))
            wide, high = span * step - m.gutter, 6 * self.pitch
            used = self.picture(x + at * step, y, wide, high, item["id"])
            cols = [
                Column(c.x, c.top, ((y, used + 0.6 * self.pitch),)) if at <= n < at + span else c
                for n, c in enumerate(cols)
            ]
        return pour(sheet, lines, cols, measure, self.pitch)

    def head(self, wire: Wire, item: dict[str, Any], x: float, y: float, width: float, columns: int) -> float:
        """Kicker, headline, deck, standfirst, byline one above the other; gives where they end."""
        m, rng, sheet = self.manner, self.rng, self.sheet
        face = "sans-bold" if m.sans_heads else "serif-bold"
        small = m.body * (1.3 if columns > 1 else 1.15)
        size = m.body * {1: 1.6, 2: 2.1, 3: 2.6}.get(columns, 3.2)
        y += 0.2 * m.body
        if rng.random() < m.kicker:
            item["kicker"], y = self.set(
                wire.kicker, "sans" if m.sans_heads or self.chinese else "serif-italic", small, x, y, width
            )
        shown = wire.headline
        while size > 1.45 * m.body and max(sheet.wide(t, face, size) for t in shown) > width * (
            1.0 if self.chinese else 2.0
        ):
            size -= 0.5
        parts = [self.set(shown[0], face, size, x, y, width)]
        for text in shown[1:]:
            parts.append(self.set(text, face, size, x, parts[-1][1], width))
        item["headline"], y = " ".join(p[0] for p in parts), parts[-1][1] + 0.3 * m.body
        if rng.random() < m.deck:
            item["subheadline"], y = self.set(
                wire.deck, "serif" if not self.chinese else "serif-italic", small, x, y, width
            )
        if rng.random() < m.standfirst and columns > 1:
            words = (
                wire.said[0] if not self.chinese else wire.deck.replace(" ", "，") + "，全年目标任务有望提前完成。"
            )
            words = self.desk.turn(words)
            item["summary"], y = self.set(
                words, "serif-bold" if not self.chinese else "sans", 1.15 * m.body, x, y + 2, width
            )
        above = item.pop("_above", None)
        if above:
            for text, style in above:
                _, y = self.set(text, style, m.body, x, y + 0.3 * m.body, width)
        return y + 0.6 * m.body

    def set(self, text: str, face: str, size: float, x: float, y: float, width: float) -> tuple[str, float]:
        """Sets some lines of a head; what they say and where they end."""
        lines = broken(self.sheet, text, face, size, width)
        for line in lines:
            wide = self.sheet.wide(line, face, size)
            left = x + (width - wide) / 2 if self.manner.centred else x
            self.sheet.words.append(Words(line, left, y + 0.88 * size, size, face))
            y += 1.18 * size
        return " ".join(lines), y + 0.25 * size

    def lines(self, wire: Wire, item: dict[str, Any], measure: float) -> list[Line]:
        """The body's lines; datelines, bylines and crossheads go into the item."""
        m, rng, sheet = self.manner, self.rng, self.sheet
        em = m.body
        out: list[Line] = []
        lead = self.byline(wire, item, out)
        at = rng.randint(1, len(wire.said) - 1) if len(wire.said) > 2 and rng.random() < 0.6 and m.crossheads else 0
        paragraphs = []
        for number, text in enumerate(wire.said):
            if at and number == at:
                words = broken(sheet, wire.cross, "sans-bold" if m.sans_heads else "serif-bold", em, measure)
                item["crossheads"] = [{"before_paragraph": number, "text": " ".join(words)}]
                out += [
                    Line(w, "sans-bold" if m.sans_heads else "serif-bold", em, align=m.crossheads, part="cross")
                    for w in words
                ]
            paragraphs.append(text)
            tail = item.pop("_tail", "") if number == len(wire.said) - 1 else ""
            shown = (lead if number == 0 else "") + text + tail
            cap = number == 0 and not self.chinese and m.caps and item["_cap"] and shown[0].isalpha()
            indent = (
                (2.0 * em if self.chinese else 1.1 * em) if not (cap or (number == 0 and not self.chinese)) else 0.0
            )
            held = 1.35 * em + sheet.wide(shown[0], "serif", 2.5 * em) - 1.0 * em if cap else 0.0
            words = broken(sheet, shown[1:] if cap else shown, "serif", em, measure, indent, 2 if cap else 0, held)
            for place, line in enumerate(words):
                left = indent if place == 0 else 0.0
                left = held if cap and place < 2 else left
                full = not m.ragged and place < len(words) - 1
                out.append(Line(line, "serif", em, left, full, cap=shown[0] if cap and place == 0 else ""))
        item.pop("_cap", None)
        out += item.pop("_end", [])
        item["paragraphs"] = paragraphs
        return out

    def byline(self, wire: Wire, item: dict[str, Any], out: list[Line]) -> str:
        """Puts the writer where the house does; gives the words that open the text."""
        m, rng, em = self.manner, self.rng, self.manner.body
        item["_cap"] = rng.random() < m.caps
        name, by = wire.name, self.desk.turn(self.desk.bank["by"][0])
        form = m.byline
        if self.chinese:
            own, report = self.desk.turn("本报"), self.desk.turn("本报讯")
            if form == "mixed" and rng.random() < 0.45:
                role = own + by
                item["byline"] = [{"role": role, "name": name}]
                if rng.random() < 0.5:
                    item["_above"] = [(f"{role} {name}", "sans")]
                else:
                    out.append(Line(f"{role} {name}", "serif-italic", em, align="centre", part="byline"))
                return ""
            item["dateline"] = report
            item["byline"] = [{"role": by, "name": name}]
            if form == "lead":
                item["dateline"] = f"【{report}】"
                del item["byline"]
                return f"【{report}】"
            return f"{report}（{by}{name}）"
        if rng.random() < 0.15:
            return ""
        role = {"by": by, "von": by, "di": by, "caps": "", "end": "", "bold": by, "": ""}[form]
        if form == "von":
            name = name.upper()
        if form in ("caps", "end"):
            name = name.upper()
        item["byline"] = [{"role": role, "name": name}]
        words = f"{role.upper() if form == 'von' else role} {name}".strip()
        if form == "end":
            item["_end"] = [Line(words, "serif-bold", em, align="right", part="byline")]
        elif form == "bold":
            item["_above"] = [(words, "sans-bold")]
        else:
            item["_above"] = [(words, "serif-italic" if form in ("by", "di") else "sans-bold")]
        if m.ending == "agency" and rng.random() < 0.3:
            del item["byline"], item["_above"]
            item["_tail"] = " (dpa)"
        return ""
