"""What stands on a page besides its stories."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.newspapers.atlas.flow import broken
from tests.newspapers.atlas.houses import Manner
from tests.newspapers.atlas.sheet import Sheet, Words
from tests.newspapers.atlas.wires import Desk

MARGIN = 36.0


class Extras:
    """What stands on a page besides stories: pictures, briefs, advertisements, an index."""

    def __init__(self, manner: Manner, rng: Random) -> None:
        self.manner, self.rng = manner, rng
        self.sheet = Sheet(manner.language)
        self.desk = Desk(manner.language, rng)
        self.chinese = manner.language.startswith("zh")
        self.pitch = manner.lead * manner.body
        self.step = manner.measure + manner.gutter

    def picture(self, x: float, y: float, width: float, high: float, owner: str | None) -> float:
        m, sheet = self.manner, self.sheet
        caption = self.desk.pick("captions")
        credit = self.desk.turn(self.desk.bank["credit"][0])
        beside = self.rng.random() < m.caption_beside and width > 1.6 * m.measure
        item: dict[str, Any] = {"id": f"a{len(sheet.gold) + 1}", "kind": "photo", "paragraphs": [caption]}
        if owner:
            item["belongs_to"] = owner
        sheet.gold.append(item)
        left, room, low = x, width, y + high + 3
        if beside:
            sheet.pictures.append((x, y, 0.62 * width, high))
            left, room, low = x + 0.62 * width + 6, 0.38 * width - 6, y
        else:
            sheet.pictures.append((x, y, width, high))
        size = 0.9 * m.body
        mark = "▲" if m.name == "harbour-sheet" else ""
        if mark:
            item["paragraphs"] = [mark + caption]
        for line in broken(sheet, mark + caption, m.caption, size, room):
            sheet.words.append(Words(line, left, low + 0.9 * size, size, m.caption))
            low += 1.25 * size
        wide = sheet.wide(credit, m.caption, size)
        sheet.words.append(
            Words(credit, left + room - wide if self.chinese else left, low + 0.9 * size, size, m.caption)
        )
        if self.chinese:
            role, name, action = credit.split(" ")
            item["credit"] = [{"role": role, "name": name, "action": action}]
        else:
            action, name = credit.split(": ")
            item["credit"] = [{"role": "", "name": name, "action": action}]
        low += 1.25 * size
        return max(low, y + high)

    def briefs(self, x: float, y: float, bottom: float) -> None:
        """A column of short items under small bold heads, and a banner over them that nobody counts."""
        m, sheet = self.manner, self.sheet
        banner = self.desk.bank["briefs"][0]
        sheet.words.append(Words(banner, x, y + 14, 15, "sans-bold"))
        y += 22
        sheet.fills.append((x, y, m.measure, 0.6, 0.0))
        y += 8
        while bottom - y > 12 * self.pitch:
            wire = self.desk.wire(1)
            item: dict[str, Any] = {"id": f"a{len(sheet.gold) + 1}", "kind": "article"}
            sheet.gold.append(item)
            lines = broken(sheet, " ".join(wire.headline), "sans-bold", 1.1 * m.body, m.measure)
            for line in lines:
                sheet.words.append(Words(line, x, y + m.body, 1.1 * m.body, "sans-bold"))
                y += 1.3 * m.body
            item["headline"] = " ".join(lines)
            y += 2
            item["paragraphs"] = [wire.said[0]]
            out = broken(sheet, wire.said[0], "serif", m.body, m.measure)
            for place, line in enumerate(out):
                full = m.measure if not m.ragged and place < len(out) - 1 else 0.0
                sheet.words.append(Words(line, x, y + 0.9 * m.body, m.body, "serif", full))
                y += self.pitch
            y += 1.2 * m.body

    def advert(self, x: float, y: float, width: float) -> float:
        sheet = self.sheet
        offer = ("GRAND SALE", "Everything half price", "88 Quay Street", "Tel. 555-0142-88")
        if self.chinese:
            offer = ("春季家装节", "全场五折起", "地址：柳湾路88号", "电话：0371-2865113")
        lines = [self.desk.turn(words) for words in offer]
        low = y + 8
        for place, text in enumerate(lines):
            size = (24.0, 16.0, 10.0, 11.0)[place]
            size = min(size, 0.9 * width / max(1.0, sheet.wide(text, "sans-bold", 1)))
            wide = sheet.wide(text, "sans-bold", size)
            sheet.words.append(Words(text, x + (width - wide) / 2, low + 0.9 * size, size, "sans-bold"))
            low += 1.5 * size
        low += 6
        sheet.fills += [
            (x, y, width, 0.8, 0.0),
            (x, low, width, 0.8, 0.0),
            (x, y, 0.8, low - y, 0.0),
            (x + width, y, 0.8, low - y, 0.0),
        ]
        sheet.gold.append({"id": f"a{len(sheet.gold) + 1}", "kind": "ad", "paragraphs": lines})
        return low

    def index(self, x: float, y: float, width: float) -> float:
        sheet, m = self.sheet, self.manner
        low = y + 8
        wide = sheet.wide("导读", "sans-bold", 16)
        sheet.words.append(Words("导读", x + (width - wide) / 2, low + 14, 16, "sans-bold"))
        low += 24
        entries = []
        for number in range(3):
            room = int((width - 16) / m.body) - 4
            head = "".join(self.desk.wire(1).headline)[:room] + f"…{number + 2}版"
            entries.append("●" + head)
            sheet.words.append(Words("●" + head, x + 8, low + 0.9 * m.body, m.body, "serif"))
            low += self.pitch
        low += 6
        sheet.fills += [
            (x, y, width, 0.5, 0.0),
            (x, low, width, 0.5, 0.0),
            (x, y, 0.5, low - y, 0.0),
            (x + width, y, 0.5, low - y, 0.0),
        ]
        sheet.gold.append(
            {"id": f"a{len(sheet.gold) + 1}", "kind": "teaser", "headline": "导读", "paragraphs": entries}
        )
        return low
