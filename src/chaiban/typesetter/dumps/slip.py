"""A dump being written: text grows line by line, and the truth with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from chaiban.typesetter.dump import Dump, LineTruth
from chaiban.typesetter.sheet import SetLine, Sheet
from chaiban.typesetter.truth import gold_page


@dataclass(slots=True)
class Slip:
    """Collects lines with their truth. `end` is the tool's line end."""

    end: str = "\n"
    text: list[str] = field(default_factory=list)
    length: int = 0
    truths: list[LineTruth] = field(default_factory=list)
    blank: bool = True

    def add(self, words: str) -> None:
        """Text that carries no truth: white, line ends."""
        self.text.append(words)
        self.length += len(words)

    def put(self, line: SetLine, frame: int, indent: str = "") -> None:
        """One printed line; a vertical one gives a row for each character."""
        pieces = [c for c in line.text if not c.isspace()] if line.vertical else [line.text]
        for number, piece in enumerate(pieces):
            self.add(indent)
            self.mark(line, piece, frame, line.opens and number == 0)
            self.add(self.end)
        self.blank = False

    def mark(self, line: SetLine, words: str, frame: int, opens: bool) -> None:
        """Words with their truth, no line end."""
        self.truths.append(
            LineTruth(self.length, self.length + len(words), line.role, line.item, line.part, opens, frame)
        )
        self.add(words)

    def skip(self) -> None:
        """A blank line, never two."""
        if not self.blank:
            self.add(self.end)
            self.blank = True

    def dump(self, sheet: Sheet, tool: str, order: str) -> Dump:
        """The finished dump."""
        return Dump(
            "".join(self.text), gold_page(sheet), tuple(self.truths), tool, order, sheet.style, sheet.language
        )
