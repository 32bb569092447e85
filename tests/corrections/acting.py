"""Random people at work on a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from chaiban.corrections.anchors import digest_of, no_boxes
from chaiban.corrections.drafting import Desk, draft
from chaiban.corrections.partition import partition_of, spans_of
from chaiban.corrections.stage import Corrected, correct
from chaiban.errors import CorrectionError, RequestError
from chaiban.exports.page_json import page_record
from chaiban.model.article import FurnitureRole, Kind
from chaiban.model.correction import Correction, Role, State
from chaiban.pipeline.composing import composer_for
from chaiban.pipeline.reader import load_reader

Record = dict[str, Any]

DUMP = """云溪日报　2025年3月12日　星期三　第A2版

石桥昨日通车
两岸居民步行三分钟可到对岸
　　本报讯（记者 林越）云溪石桥昨日正式通车，两岸居民
步行三分钟即可到达对岸。这座桥长一百二十米，宽九米。
　　市交通局负责人说，桥面铺装已经完成，夜间照明将在下
月启用。
　　（下转A03版①）

图书馆延长开放时间
　　本报讯 市图书馆从本周起延长开放时间，周末开放到二十
二点。
　　读者可凭身份证免费入馆。

孩子们在石桥上放风筝。　陈彬 摄

River Path Opens to Walk-
ers
By Jane Doe
The path along the river has been opened to walkers and
cyclists after two years of work, the town said.
"""


def read_page(text: str = DUMP) -> Record:
    """The engine's reading of a dump, as an archive keeps it."""
    reading = load_reader().read(text.encode("utf-8"), "page.txt", "utf-8")
    return json.loads(json.dumps(page_record(reading.pages[0])))  # type: ignore[no-any-return]


NEIGHBOUR = partition_of(read_page())
"""Another page of the issue."""


class Worker:
    """Drafts corrections of a page and keeps those that can be done."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.reading = digest_of(json.dumps(record, sort_keys=True))
        self.composer = composer_for(record)
        self.journal: list[Correction] = []
        self.shown = self.replay(())

    def replay(self, journal: Sequence[Correction]) -> Corrected:
        """The page with a journal."""
        return correct(self.record, self.reading, journal, self.composer)

    def act(self, asked: Record) -> bool:
        """Do it; False if it can't be done on this page."""
        version = len(self.journal)
        moment = "2025-03-12T08:00:00+00:00"
        seen = (self.shown.page, self.shown.standing, self.reading, version, "林越", moment)
        desk = Desk(*seen, neighbours={"A3": (NEIGHBOUR, no_boxes)}.get)
        try:
            drafted = draft(asked, f"{version:06d}", desk)
            shown = self.replay([*self.journal, drafted])
        except (CorrectionError, RequestError):
            return False
        one_step = asked["action"] in ("undo", "redo") and "of" not in asked
        known = {conflict.correction.id for conflict in self.shown.conflicts}
        fresh = {conflict.correction.id for conflict in shown.conflicts} - known
        if fresh and not one_step and asked["action"] != "restore":
            return False
        self.journal.append(drafted)
        self.shown = shown
        return True


def random_action(chance: Random, worker: Worker) -> Record:
    """Something that somebody might try, sensible or not."""
    page = worker.shown.page
    names = [holder.name for holder in page.items] or ["a1"]
    spans = [random_span(chance, worker) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    item = chance.choice(names)
    some = chance.sample(names, min(len(names), 2))
    kind = chance.choice(list(Kind)).value
    role = chance.choice(list(Role)).value
    mixed = chance.sample(names, len(names))
    blocks = spans_of(chance.choice(page.items)) if page.items else spans
    choices: list[Record] = [
        {"action": "assign", "spans": spans, "item": item},
        {"action": "assign", "spans": spans, "item": item, "role": role},
        {"action": "assign", "spans": spans[:1], "item": item, "at": chance.randrange(len(page.characters))},
        {"action": "assign", "spans": spans, "new": kind},
        {"action": "assign", "spans": spans, "furniture": chance.choice(list(FurnitureRole)).value},
        {"action": "assign", "spans": spans, "unassigned": True},
        {"action": "split", "item": item, "spans": spans_of(page.items[0])[:1] if page.items else spans},
        {"action": "merge", "items": some},
        {"action": "role", "spans": spans, "role": role},
        {"action": "role", "spans": blocks[:2], "role": role},
        {"action": "kind", "item": item, "kind": kind},
        {"action": "order_items", "items": mixed},
        {"action": "order_blocks", "item": item, "spans": chance.sample(blocks, len(blocks))},
        {"action": "associate", "item": item, "story": chance.choice([*names, None])},
        {
            "action": "jump",
            "item": item,
            "direction": chance.choice(("to", "from")),
            "page": chance.choice(("A2", None)),
        },
        {
            "action": chance.choice(("link", "unlink")),
            "item": item,
            "direction": chance.choice(("to", "from")),
            "page": "A3",
            "other": chance.choice([holder.name for holder in NEIGHBOUR.items]),
        },
        {"action": "facts", "date": "2025-03-13", "section": chance.choice(("要闻", "副刊"))},
        {"action": "text", "spans": spans[:1], "text": chance.choice(("", "桥", "Fluß und Brücke", "一 二"))},
        {"action": "mark", "state": chance.choice(list(State)).value},
        {"action": "undo"},
        {"action": "undo"},
        {"action": "redo"},
        {"action": "restore", "version": chance.randrange(len(worker.journal) + 1)},
        {"action": "undo", "of": [chance.choice(worker.journal).id] if worker.journal else []},
    ]
    return chance.choice(choices)


def random_span(chance: Random, worker: Worker) -> list[int]:
    """A stretch: a block, a line, or anything."""
    page = worker.shown.page
    blocks = [block for holder in page.items for block in holder.blocks]
    if blocks and chance.random() < 0.6:
        block = chance.choice(blocks)
        return [block.start, block.end]
    start = chance.randrange(len(page.characters) - 1)
    return [start, min(len(page.characters), start + chance.choice((1, 2, 5, 20, 60)))]
