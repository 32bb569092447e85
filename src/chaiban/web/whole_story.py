"""A story of several parts as one text: the sentence goes on over the jump, and every word says its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chaiban.archive.records import Record, running_text
from chaiban.model.catalogue import Item, KeptStory
from chaiban.web.clean_text import people_line
from chaiban.web.cuttings import Cutting, cuttings
from chaiban.web.safety import shown


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one part in a row. `page` is the part's page where the text has just gone over to it, else ""."""

    item: Item
    words: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A crosshead or a paragraph of the story; a paragraph that goes over a jump has a run for each part."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part on its page, as it was printed."""

    item: Item
    cuts: tuple[Cutting, ...]
    picture: str


def story_blocks(story: KeptStory, records: Sequence[Record]) -> list[Block]:
    """The text of a story, from the records of its parts."""
    blocks: list[Block] = []
    for number, (item, record) in enumerate(zip(story.parts, records, strict=True)):
        seam = story.joins[number - 1] if number else None
        for at, (kind, words) in enumerate(running_text(record)):
            page = item.sheet.number if number and not at else ""
            if page and seam is not None and kind == "paragraph" and blocks and blocks[-1].kind == "paragraph":
                blocks[-1] = Block("paragraph", (*blocks[-1].runs, Run(item, seam + words, page)))
            else:
                blocks.append(Block(kind, (Run(item, words, page),)))
    return blocks


def whole_story(story: KeptStory, records: Sequence[Record], pictures: Sequence[str]) -> dict[str, Any]:
    """What the page of a story shows: its parts as printed, its text, its people."""
    parts = [
        Part(item, tuple(cuttings(record, item.sheet)) if picture else (), picture)
        for item, record, picture in zip(story.parts, records, pictures, strict=True)
    ]
    return {
        "first": story.parts[0],
        "last": story.parts[-1],
        "parts": parts,
        "blocks": story_blocks(story, records),
        "summaries": [record["summary"] for record in records if record.get("summary")],
        "dateline": records[0].get("dateline", ""),
        "people": " ".join(filter(None, (people_line(record.get("byline", [])) for record in records))),
        "credit": " ".join(filter(None, (people_line(record.get("credit", [])) for record in records))),
    }


def story_text(story: KeptStory, records: Sequence[Record]) -> str:
    """Heads and people of the first part and the whole text, a paragraph a line."""
    first = story.parts[0]
    heads = (first.kicker, first.headline, first.subheadline, first.people.replace("\n", " "))
    rest = (str(records[0].get("summary") or ""), str(records[0].get("dateline") or ""))
    text = ("".join(run.words for run in block.runs) for block in story_blocks(story, records))
    lines = [*(head for head in heads if head), "", *(line for line in rest if line), *text]
    return shown("\n".join(lines).strip() + "\n")
