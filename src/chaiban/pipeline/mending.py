"""What the web and the command line can do with a page's corrections."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from chaiban.archive import look_up
from chaiban.archive.journal import Page, append, open_page, set_public
from chaiban.archive.records import Record
from chaiban.archive.store import Archive, now
from chaiban.archive.stories import turns
from chaiban.corrections.anchors import Boxes
from chaiban.corrections.compare import compare, placed
from chaiban.corrections.drafting import Desk, draft
from chaiban.corrections.forms import correction_record
from chaiban.corrections.journal import Status
from chaiban.corrections.partition import Partition, partition_of
from chaiban.corrections.stage import Corrected
from chaiban.corrections.suggestions import suggest
from chaiban.errors import CorrectionError, ForbiddenError, RequestError
from chaiban.model.catalogue import Sheet
from chaiban.model.correction import Action, Correction
from chaiban.pipeline.decided_links import find_other, others_of
from chaiban.pipeline.entities import Entities
from chaiban.pipeline.replaying import Replayer, boxes_of
from chaiban.pipeline.stories import link_archive

MOST = 200
"""Corrections in one request."""
_EDITORS = frozenset((Action.MARK, Action.ACCEPT, Action.DECLINE, Action.RESTORE, Action.UNDO, Action.REDO))


class PageMending:
    """Reads and corrects the pages of one archive. Everything given and taken is plain JSON."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.remake = Replayer(archive.files)
        self.entities = Entities(archive)
        """Who is who in the ledger."""

    def shown(self, sheet: Sheet) -> Record:
        """The page as it is shown, with its revision, state, counts and waiting proposals."""
        page = open_page(self._archive, sheet)
        corrected = self._corrected(page)
        waiting = [
            c for c in self.remake.corrections(page.journal) if corrected.standing.status.get(c.id) is Status.WAITING
        ]
        standing = corrected.standing
        return {
            **self._summary(sheet, page, corrected),
            "turns": self._turns(sheet, page.record),
            "proposals": [_history_row(correction, "waiting") for correction in waiting],
            "can_undo": list(standing.undoable),
            "can_redo": list(standing.redoable),
            "published_version": standing.published if standing.published >= 0 else None,
            "page": page.record,
        }

    def correct(
        self, sheet: Sheet, body: Mapping[str, Any], *, by: str, expected: str, key: str = "", may_edit: bool = True
    ) -> Record:
        """Append corrections, all or none; the page afterwards. An editor's are in force, others' are proposals.

        Raises RequestError for what can't be understood, CorrectionError for what can't be done on this page,
        StaleError if the page is another by now, ForbiddenError for what only an editor may do.
        """
        asked = body.get("corrections")
        if not isinstance(asked, list) or not 0 < len(asked) <= MOST or not all(isinstance(a, dict) for a in asked):
            raise RequestError(f"corrections is a list of one to {MOST} actions")
        if not expected:
            raise RequestError("say which revision was seen", remedy="send the page's ETag as If-Match")
        if len(key) > 200:
            raise RequestError("the key is too long", remedy="at most 200 characters")
        proposed = bool(body.get("proposed")) or not may_edit

        def drafted(page: Page) -> list[Record]:
            made = self._draft(sheet, page, asked, by, proposed=proposed, may_edit=may_edit)
            return [correction_record(correction) for correction in made]

        request = json.dumps([asked, proposed, by], sort_keys=True)
        kept = append(self._archive, sheet, drafted, self.remake, expected=expected, key=key, request=request)
        link_archive(self._archive)
        page = open_page(self._archive, sheet)
        summary = self._summary(sheet, page, self._corrected(page))
        return {**summary, "version": kept.version, "added": list(kept.added), "page": page.record}

    def history(self, sheet: Sheet) -> Record:
        """Every record of the journal, oldest first, with what became of it."""
        page = open_page(self._archive, sheet)
        corrected = self._corrected(page)
        conflicts = {conflict.correction.id for conflict in corrected.conflicts}
        rows = []
        for correction in self.remake.corrections(page.journal):
            status = corrected.standing.status.get(correction.id, Status.IN_FORCE).value
            rows.append(_history_row(correction, "conflict" if correction.id in conflicts else status))
        return {"corrections": rows}

    def version(self, sheet: Sheet, number: int) -> Record:
        """The page as it was after so many records of its journal, on the present reading."""
        page = open_page(self._archive, sheet)
        return {"version": number, "page": self._at(page, number)}

    def compare(self, sheet: Sheet, old: int, new: int) -> Record:
        """What changed from one version to another."""
        page = open_page(self._archive, sheet)
        return {"from": old, "to": new, **compare(self._at(page, old), self._at(page, new))}

    def conflicts(self, sheet: Sheet) -> Record:
        """Corrections in force that don't fit the present reading."""
        corrected = self._corrected(open_page(self._archive, sheet))
        found = [(one.correction, one.reason, one.then, one.now) for one in corrected.conflicts]
        for lost in self._lost_links(sheet, corrected):
            other = lost.other.headline or lost.other.name if lost.other else ""
            reason = "the other page or its item isn't there, or is much another one"
            found.append((lost, reason, f"{lost.value('page')}: {other}", ""))
        return {
            "conflicts": [
                {"correction": _history_row(correction, "conflict"), "reason": reason, "then": then, "now": now}
                for correction, reason, then, now in found
            ]
        }

    def suggestions(self, sheet: Sheet) -> Record:
        """Ready-made corrections of what the engine doubted, the least certain first."""
        return {"suggestions": suggest(open_page(self._archive, sheet).record)}

    def set_public(self, which: str) -> None:
        """Say what is public: "all" pages as they are shown, or "published" ones as they were published."""
        set_public(self._archive, which, self.remake)

    def _draft(
        self,
        sheet: Sheet,
        page: Page,
        asked: Sequence[Mapping[str, Any]],
        by: str,
        *,
        proposed: bool,
        may_edit: bool,
    ) -> list[Correction]:
        """The corrections of one request, each drafted on the page as the ones before it leave it."""
        journal = self.remake.corrections(page.journal)
        corrected = self.remake.correct(page.reading, journal)
        known = {conflict.correction.id for conflict in corrected.conflicts}
        version, moment = len(journal), now()
        trial = corrected
        trial_journal = list(journal)
        made: list[Correction] = []
        boxes = boxes_of(self.remake.geometry(page.reading))
        for action in asked:
            desk = Desk(
                *(trial.page, trial.standing, page.reading.digest, version, by, moment, boxes),
                neighbours=lambda number: self._neighbour(sheet, number),
            )
            correction = draft(action, secrets.token_hex(6), desk)
            _check_rights(correction, journal, by, may_edit=may_edit)
            # A proposal has to fit as well: it is tried as if it were in force.
            trial_journal.append(correction)
            trial = self.remake.correct(page.reading, trial_journal)
            fresh = [conflict for conflict in trial.conflicts if conflict.correction.id not in known]
            if fresh and not _is_free(action, correction):
                first = fresh[0]
                reason = first.reason
                if correction.action is not Action.ACCEPT and first.correction.id != correction.id:
                    reason = f"a later correction builds on it: {reason}"
                raise CorrectionError(reason, where=correction.action.value, remedy="look at the page's history")
            ordinary = correction.action in _PROPOSABLE
            made.append(replace(correction, proposed=True) if proposed and ordinary else correction)
        return made

    def _neighbour(self, sheet: Sheet, number: str) -> tuple[Partition, Boxes] | None:
        other = look_up.sheet(self._archive, sheet.issue, number)
        if other is None or other.id == sheet.id:
            return None
        page = open_page(self._archive, other)
        return partition_of(page.record), boxes_of(self.remake.geometry(page.reading))

    def _lost_links(self, sheet: Sheet, corrected: Corrected) -> list[Correction]:
        """Links in force whose other item isn't on its page any more."""
        links = [c for c in corrected.standing.in_force if c.other is not None and c.id not in corrected.reasons]
        pages = others_of(self._archive, sheet) if links else []
        return [correction for correction in links if find_other(correction, pages) is None]

    def _turns(self, sheet: Sheet, record: Record) -> list[Record]:
        """Where the page's items go on and come from, as far as readers see it."""
        names = {article["id"] for article in record["articles"]}
        rows = []
        for item in look_up.items(self._archive, sheet):
            for direction, turn in zip(("from", "to"), turns(self._archive, item), strict=True):
                if turn is not None and item.name in names:
                    other = {"other": turn.item.name, "headline": turn.item.headline} if turn.item else {}
                    rows.append({"item": item.name, "direction": direction, "page": turn.page, **other})
        return rows

    def _at(self, page: Page, number: int) -> Record:
        if not 0 <= number <= page.version:
            raise RequestError(f"there is no version {number}", remedy=f"there are 0 to {page.version}")
        if number == page.version:
            return page.record
        return self.remake.correct(page.reading, self.remake.corrections(page.journal)[:number]).record

    def _corrected(self, page: Page) -> Corrected:
        return self.remake.correct(page.reading, self.remake.corrections(page.journal))

    def _summary(self, sheet: Sheet, page: Page, corrected: Corrected) -> Record:
        there, visible = placed(page.record)
        return {
            "revision": page.revision,
            "version": page.version,
            "state": corrected.standing.state.value,
            "placed": there,
            "visible": visible,
            "conflicts": len(corrected.conflicts) + len(self._lost_links(sheet, corrected)),
        }


def _is_free(action: Mapping[str, Any], correction: Correction) -> bool:
    """True for steps back and forth, which are never refused: what no longer fits without them is a conflict."""
    one_step = correction.action in (Action.UNDO, Action.REDO) and action.get("of") is None
    return one_step or correction.action is Action.RESTORE


_PROPOSABLE = frozenset(Action) - {
    Action.MARK, Action.UNDO, Action.REDO, Action.RESTORE, Action.ACCEPT, Action.DECLINE, Action.WITHDRAW,
}  # fmt: skip


def _check_rights(correction: Correction, journal: Sequence[Correction], by: str, *, may_edit: bool) -> None:
    """Raises ForbiddenError for what a corrector leaves to an editor."""
    if correction.action is Action.WITHDRAW:
        mine = {known.id for known in journal if known.by == by}
        if not set(correction.of) <= mine:
            raise ForbiddenError("only its author can withdraw a proposal", remedy="an editor can decline it")
    elif correction.action in _EDITORS and not may_edit:
        raise ForbiddenError(f"only an editor can {correction.action.value}", remedy="propose a correction")


def _history_row(correction: Correction, status: str) -> Record:
    places = [correction.place] if correction.place else [mark.place for mark in correction.items]
    words = " ".join(" ".join(word for place in places for word in place.words).split())
    row: Record = {
        "id": correction.id,
        "action": correction.action.value,
        "by": correction.by,
        "at": correction.at,
        "version": correction.version,
        "status": status,
        "proposed": correction.proposed,
        "words": words[:80],
        "items": [{"item": mark.name, "headline": mark.headline} for mark in correction.items],
        "values": dict(correction.values),
    }
    if correction.place is not None:
        row["spans"] = [list(span) for span in correction.place.spans]
    if correction.other is not None:
        row["other"] = {"item": correction.other.name, "headline": correction.other.headline}
    if correction.new:
        row["name"] = correction.new
    if correction.of:
        row["of"] = list(correction.of)
    return row
