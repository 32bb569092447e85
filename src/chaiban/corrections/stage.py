"""The door of the corrections stage: a page's engine reading and its journal in, the page as people made it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chaiban.corrections.anchors import Boxes, digest_of, find_most, no_boxes
from chaiban.corrections.fields import Compose, record_of
from chaiban.corrections.finding import MisfitError, Stage
from chaiban.corrections.journal import Standing, stand
from chaiban.corrections.partition import Partition, partition_of, spans_in
from chaiban.corrections.replay import apply
from chaiban.model.correction import Conflict, Correction
from chaiban.model.page import Span


@dataclass(frozen=True)
class Corrected:
    """A page as people made it.

    `record` is the page in its JSON form, the engine's own where no correction is in force; `conflicts` are the
    corrections in force that don't fit this reading, `standing` the journal as it stands.
    """

    record: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    standing: Standing
    page: Partition
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What items of other readings are called here."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why each correction that doesn't fit doesn't."""


def correct(
    record: Mapping[str, Any],
    reading: str,
    journal: Sequence[Correction],
    compose: Compose,
    boxes: Boxes = no_boxes,
    before: Corrected | None = None,
) -> Corrected:
    """The reading (of digest `reading`) with the journal replayed on it.

    `before` is what an earlier journal made of the same reading: only what came into force behind it is done then.
    Conserves every character whatever the journal says. Raises CorrectionError for a journal that no page can have.
    """
    standing = stand(journal)
    page = partition_of(record)
    if not standing.in_force:
        return Corrected(dict(record), (), standing, page)
    left_out: dict[str, str] = {}
    while True:
        stage, reasons, waiting = Stage(page.copy(), reading, boxes), dict(left_out), standing.in_force
        if before is not None and not left_out and _goes_on(before.standing, standing):
            stage = Stage(before.page.copy(), reading, boxes, dict(before.names))
            reasons, waiting = dict(before.reasons), waiting[len(before.standing.in_force) :]
        for correction in waiting:
            if correction.id in left_out:
                continue
            try:
                apply(stage, correction)
            except MisfitError as misfit:
                reasons[correction.id] = str(misfit)
        made, loose = record_of(stage.page, record, compose)
        if not loose:
            break
        left_out |= dict.fromkeys(loose, "its characters don't stand in one field")
    conflicts = tuple(
        _conflict(correction, reasons[correction.id], record, boxes)
        for correction in standing.in_force
        if correction.id in reasons
    )
    if len(conflicts) == len(standing.in_force):
        made = dict(record)
    return Corrected(made, conflicts, standing, stage.page, stage.names, reasons)


def _goes_on(before: Standing, now: Standing) -> bool:
    """True if everything that was in force still is, first and in the same order."""
    return before.in_force == now.in_force[: len(before.in_force)]


def _conflict(correction: Correction, reason: str, record: Mapping[str, Any], boxes: Boxes) -> Conflict:
    """The conflict with both readings: its words with the item that they were in, and where they stand now."""
    places = [correction.place] if correction.place is not None else []
    places += [mark.place for mark in correction.items]
    then = "; ".join(mark.headline or mark.name for mark in correction.items)
    words = " ".join(" ".join(place.words) for place in places)
    spans = [span for place in places for span in find_most(place, record["characters"], boxes)]
    now = " ".join(record["characters"][start:end] for start, end in spans)
    where = "; ".join(
        article.get("headline") or article["id"] for article in record["articles"] if _meets(article, spans)
    )
    return Conflict(correction, reason, _said(then, words), _said(where, now) if spans else "")


def _said(item: str, words: str) -> str:
    words = " ".join(words.split())
    shown = words if len(words) <= 80 else words[:79] + "…"
    return f"{item}: {shown}" if item else shown


def _meets(article: Mapping[str, Any], spans: Sequence[Span]) -> bool:
    held = list(spans_in(article.get("spans")))
    return any(start < b and a < end for start, end in spans for a, b in held)


__all__ = ["Corrected", "correct", "digest_of"]
