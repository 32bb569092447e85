"""Sets the example newspapers: copy in, dumps, gold and a PDF out. `python examples/typeset.py`, seeded."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from chaiban.typesetter.compose import compose
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.dumps.blocks import editorial, pdfminer
from chaiban.typesetter.furniture import PageFacts
from chaiban.typesetter.houses import HAND_MADE
from chaiban.typesetter.press import print_sheet

HERE = Path(__file__).resolve().parent
TOOLS = (editorial, pdfminer)


def copy_of(item: dict[str, Any]) -> Copy:
    """An item of the copy file as the typesetter takes it."""
    return Copy(
        kind=item["kind"],
        language=item["language"],
        headline=tuple(item.get("headline", ())),
        kicker=tuple(item.get("kicker", ())),
        subheadline=tuple(item.get("subheadline", ())),
        dateline=item.get("dateline", ""),
        byline=tuple((role, name) for role, name in item.get("byline", ())),
        paragraphs=tuple(item["paragraphs"]),
        crossheads=tuple((before, tuple(lines)) for before, lines in item.get("crossheads", ())),
        jump_from=_jump(item.get("jump_from")),
        jump_to=_jump(item.get("jump_to")),
        credit=tuple((role, name, action) for role, name, action in item.get("credit", ())),
    )


def _jump(words: list[str] | None) -> tuple[str, str, str] | None:
    return (words[0], words[1], words[2]) if words else None


def main() -> None:
    """Write NAME.txt and NAME.gold.json beside each issue file."""
    for source in sorted(HERE.rglob("issue-*.json")):
        issue = json.loads(source.read_text("utf-8"))
        script = "zh" if issue.get("language", "zh-Hans").startswith("zh") else "latin"
        house = next(h for h in HAND_MADE if h.split == "train" and h.script == script)
        for number, page in enumerate(issue["pages"]):
            # Each day has a seed of its own, so that a new issue leaves the pages of the others as they were.
            rng = Random(int(issue["date"].replace("-", "")) + number)
            facts = PageFacts(
                paper=issue["paper"],
                date=issue["date"],
                number=page["number"],
                section=page["section"],
                front=number == 0,
                letter=page["number"].rstrip("0123456789"),
                count=number + 1,
            )
            sheet = compose([copy_of(item) for item in page["items"]], house, rng, facts)
            dump = TOOLS[number % len(TOOLS)](sheet, rng)
            stem = f"{issue['date']}-{page['number']}"
            (source.parent / f"{stem}.txt").write_text(dump.text, "utf-8")
            if script == "latin":
                # Its fonts are everywhere: a page to be seen as it was printed, the same that the dump is of.
                printed = HERE / "printed" / source.parent.name / f"{stem}.pdf"
                printed.parent.mkdir(parents=True, exist_ok=True)
                foot = max(line.y + line.size for frame in sheet.frames for line in frame.lines)
                cut = replace(sheet, height=foot + house.margin)
                printed.write_bytes(print_sheet(cut, Random(stem)))
            gold = json.dumps(dump.gold, ensure_ascii=False, indent=1)
            (source.parent / f"{stem}.gold.json").write_text(gold + "\n", "utf-8")


if __name__ == "__main__":
    main()
