"""What a person asks for, as a correction of the page that was shown: words filled in, nonsense refused."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chaiban.corrections.allowed import one_line, one_of
from chaiban.corrections.anchors import Boxes, anchor, no_boxes
from chaiban.corrections.journal import Standing
from chaiban.corrections.partition import Holder, Partition, numbers_of, spans_of
from chaiban.errors import CorrectionError, RequestError
from chaiban.model.article import FurnitureRole, Kind
from chaiban.model.correction import Action, Correction, ItemMark, Role, State
from chaiban.model.page import Span, is_visible

Neighbours = Callable[[str], tuple[Partition, Boxes] | None]
"""Another page of the issue by its number, as it is shown; None if there is none."""
FACTS = ("date", "number", "section", "paper", "edition")
_NAME = re.compile(r"m[0-9a-z]{1,24}")
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Desk:
    """What a draft has to know: the page as it is shown, its journal, who drafts and when."""

    page: Partition
    standing: Standing
    reading: str
    version: int
    by: str
    at: str
    boxes: Boxes = no_boxes
    neighbours: Neighbours = lambda _: None


def draft(asked: Mapping[str, Any], name: str, desk: Desk, *, proposed: bool = False) -> Correction:
    """The correction of id `name`. Raises RequestError for what can't be understood, CorrectionError for what
    speaks of items that aren't there."""
    try:
        action = Action(str(asked.get("action")))
    except ValueError as error:
        remedy = f"use one of {', '.join(Action)}"
        raise RequestError(f"{asked.get('action')!r} is no action", remedy=remedy) from error
    parts = _DRAFTERS[action](asked, name, desk)
    return Correction(name, action, desk.by, desk.at, desk.reading, desk.version, proposed=proposed, **parts)


def _assign(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:
    spans = _spans(asked, desk)
    ways = [way for way in ("item", "new", "furniture", "unassigned") if asked.get(way)]
    if len(ways) != 1:
        raise RequestError("assign says one of item, new, furniture, unassigned")
    values: dict[str, str] = {"to": ways[0]}
    parts: dict[str, Any] = {"place": anchor(desk.page.characters, spans, desk.boxes)}
    if asked.get("role"):
        values["role"] = one_of(Role, asked["role"], "role")
    if ways[0] == "item":
        parts["items"] = (_mark(_item(asked["item"], desk), desk),)
    elif ways[0] == "new":
        values["kind"] = one_of(Kind, asked["new"], "kind")
        parts["new"] = _new_name(asked, name, desk)
    elif ways[0] == "furniture":
        values["furniture"] = one_of(FurnitureRole, asked["furniture"], "role of furniture")
    if "at" in asked and ways[0] == "item":
        values["before"] = _before(asked["at"], spans, desk)
    return parts | {"values": tuple(values.items())}


def _before(at: Any, spans: Sequence[Span], desk: Desk) -> str:
    """The place as "number:words"."""
    characters = desk.page.characters
    if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(characters):
        raise RequestError("at is the number of a character")
    if any(start <= at < end for start, end in spans):
        raise RequestError("characters can't go before themselves")
    stop = characters.find("\n", at)
    return f"{at}:{characters[at : min(at + 24, stop if stop >= 0 else len(characters))]}"


def _split(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:
    holder = _item(asked.get("item"), desk)
    spans = _spans(asked, desk)
    wanted, held = (numbers_of(desk.page.characters, found) for found in (spans, spans_of(holder)))
    if not wanted < held:
        raise CorrectionError("some, not all, of the item's characters can be split off", where=holder.name)
    values = {"kind": one_of(Kind, asked["kind"], "kind")} if asked.get("kind") else {}
    return {
        "place": anchor(desk.page.characters, spans, desk.boxes),
        "items": (_mark(holder, desk),),
        "new": _new_name(asked, name, desk),
        "values": tuple(values.items()),
    }


def _merge(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    found = _items(asked, desk)
    if len(found) < 2:
        raise RequestError("merge speaks of two items or more")
    return {"items": tuple(_mark(holder, desk) for holder in found)}


def _role(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    spans = _spans(asked, desk)
    wanted = numbers_of(desk.page.characters, spans)
    held = [holder for holder in desk.page.items if wanted & numbers_of(desk.page.characters, spans_of(holder))]
    return {
        "place": anchor(desk.page.characters, spans, desk.boxes),
        "items": tuple(_mark(holder, desk) for holder in held),
        "values": (("role", one_of(Role, asked.get("role"), "role")),),
    }


def _kind(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    mark = _mark(_item(asked.get("item"), desk), desk)
    return {"items": (mark,), "values": (("kind", one_of(Kind, asked.get("kind"), "kind")),)}


def _order_items(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    found = _items(asked, desk)
    if len(found) != len(desk.page.items):
        raise RequestError("order_items names every item of the page")
    return {"items": tuple(_mark(holder, desk) for holder in found)}


def _order_blocks(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    mark = _mark(_item(asked.get("item"), desk), desk)
    return {"items": (mark,), "place": anchor(desk.page.characters, _spans(asked, desk), desk.boxes)}


def _associate(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    if "story" not in asked:
        raise RequestError("associate says a story, or null")
    found = [_item(asked.get("item"), desk)] + ([_item(asked["story"], desk)] if asked["story"] is not None else [])
    return {"items": tuple(_mark(holder, desk) for holder in found)}


def _jump(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    if asked.get("direction") not in ("to", "from"):
        raise RequestError("direction is to or from")
    page, mark = (one_line(asked.get(field) or "", field, 20) for field in ("page", "mark"))
    return {
        "items": (_mark(_item(asked.get("item"), desk), desk),),
        "values": (("direction", asked["direction"]), ("page", page), ("mark", mark)),
    }


def _link(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    direction = asked.get("direction") if asked["action"] == Action.LINK else ""
    if direction not in ("to", "from", ""):
        raise RequestError("direction is to or from")
    number = one_line(asked.get("page"), "page", 60)
    found = desk.neighbours(number)
    if found is None:
        raise CorrectionError("the issue has no such other page", where=number, remedy="name another by its number")
    there = replace(desk, page=found[0], boxes=found[1])
    return {
        "items": (_mark(_item(asked.get("item"), desk), desk),),
        "other": _mark(_item(asked.get("other"), there), there),
        "values": (("direction", str(direction)), ("page", number)),
    }


def _facts(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    said = {fact: one_line(asked[fact], fact, 200) for fact in FACTS if fact in asked}
    if not said:
        raise RequestError(f"facts says one of {', '.join(FACTS)}")
    if said.get("date") and not _DATE.fullmatch(said["date"]):
        raise RequestError(f"{said['date']!r} is no date", remedy="write it as 2025-03-12")
    if "number" in said and not re.fullmatch(r"[\w-]{1,60}", said["number"]):
        raise RequestError(f"{said['number']!r} is no page number", remedy="write letters and digits: A1")
    if said.get("edition") and not re.fullmatch(r"[\w-]{1,60}", said["edition"]):
        raise RequestError(f"{said['edition']!r} is no edition", remedy="write letters and digits")
    if said.get("paper") == "":
        raise RequestError("a newspaper has a name")
    return {"values": tuple(said.items())}


def _text(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    spans = _spans(asked, desk)
    if len(spans) != 1:
        raise RequestError("text speaks of one stretch of characters in one line")
    text = one_line(asked.get("text"), "text", LONGEST_TEXT)
    return {"place": anchor(desk.page.characters, spans, desk.boxes), "values": (("text", text),)}


def _mark_page(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    return {"values": (("state", one_of(State, asked.get("state"), "state")),)}


def _about_others(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    said = asked.get("of")
    if said is None and asked["action"] in (Action.UNDO, Action.REDO):
        found = desk.standing.undoable if asked["action"] == Action.UNDO else desk.standing.redoable
        if not found:
            raise CorrectionError(f"there is nothing to {asked['action']}")
        return {"of": found}
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise RequestError("of is a list of ids")
    return {"of": tuple(said)}


def _restore(asked: Mapping[str, Any], name: str, desk: Desk) -> dict[str, Any]:  # noqa: ARG001
    said = asked.get("version")
    if not isinstance(said, int) or isinstance(said, bool) or not 0 <= said <= desk.version:
        raise RequestError(f"there is no version {said!r}", remedy=f"there are 0 to {desk.version}")
    return {"values": (("version", str(said)),)}


_DRAFTERS: dict[Action, Callable[[Mapping[str, Any], str, Desk], dict[str, Any]]] = {
    Action.ASSIGN: _assign,
    Action.SPLIT: _split,
    Action.MERGE: _merge,
    Action.ROLE: _role,
    Action.KIND: _kind,
    Action.ORDER_ITEMS: _order_items,
    Action.ORDER_BLOCKS: _order_blocks,
    Action.ASSOCIATE: _associate,
    Action.JUMP: _jump,
    Action.LINK: _link,
    Action.UNLINK: _link,
    Action.FACTS: _facts,
    Action.TEXT: _text,
    Action.MARK: _mark_page,
    Action.UNDO: _about_others,
    Action.REDO: _about_others,
    Action.RESTORE: _restore,
    Action.ACCEPT: _about_others,
    Action.DECLINE: _about_others,
    Action.WITHDRAW: _about_others,
}


def _spans(asked: Mapping[str, Any], desk: Desk) -> list[Span]:
    """The stretches, line by line, in the order asked; each character at most once and at least one visible."""
    said = asked.get("spans")
    characters = desk.page.characters
    found: list[Span] = []
    for span in said if isinstance(said, list) else ():
        match span:
            case [int(start), int(end)] if 0 <= start < end <= len(characters):
                found.append((start, end))
            case _:
                raise RequestError(f"{str(span)[:40]} is no stretch of the page's {len(characters)} characters")
    cut = list(desk.page.visible(found))
    if not cut:
        raise RequestError("spans name no visible character", remedy="give [[start, end], ...]")
    ordered = sorted(cut)
    if any(one[1] > other[0] for one, other in itertools.pairwise(ordered)):
        raise RequestError("a character is named twice")
    return _joined(cut, characters)


def _joined(spans: Sequence[Span], characters: str) -> list[Span]:
    """Spans that follow each other with nothing but blanks between, as one line each at most."""
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] <= start:
            between = characters[out[-1][1] : start]
            if "\n" not in between and not any(map(is_visible, between)):
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


def _items(asked: Mapping[str, Any], desk: Desk) -> list[Holder]:
    said = asked.get("items")
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said) or len(set(said)) < len(said):
        raise RequestError("items is a list of ids, each once")
    return [_item(one, desk) for one in said]


def _item(said: Any, desk: Desk) -> Holder:
    if not isinstance(said, str):
        raise RequestError("item is the id of an item")
    found = desk.page.item(said)
    if found is None:
        raise CorrectionError("the page has no such item", where=said[:40], remedy="load the page again")
    return found


def _mark(holder: Holder, desk: Desk) -> ItemMark:
    characters = desk.page.characters
    head = " ".join(characters[b.start : b.end] for b in holder.blocks if b.role == "headline")
    return ItemMark(holder.name, anchor(characters, desk.page.visible(spans_of(holder)), desk.boxes), head[:80])


def _new_name(asked: Mapping[str, Any], name: str, desk: Desk) -> str:
    said = asked.get("name") or f"m{name}"
    if not isinstance(said, str) or not _NAME.fullmatch(said):
        raise RequestError("a new item's name is m and letters and digits")
    if desk.page.item(said) is not None:
        raise CorrectionError("there is an item of that name", where=said)
    return said
