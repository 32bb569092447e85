"""Which items may go on in which: at least one of the two names the other's page, and nothing speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chaiban.model.story import IssueItem, JumpMark
from chaiban.stories.pages import pages_named

_NEVER = frozenset(("ad", "teaser", "photo", "table"))
Targets = Mapping[tuple[str, str], tuple[str, ...]]
"""For every page that a mark stands on and the number that it prints, the pages of the issue that it may mean."""


def targets_of(items: Sequence[IssueItem], pages: Sequence[str]) -> Targets:
    """What each printed page number of the issue's marks may mean."""
    marks = {(item.page, mark.page) for item in items for mark in (item.jump_to, item.jump_from) if mark is not None}
    return {(on, printed): pages_named(printed, pages, on) for on, printed in sorted(marks)}


def candidates(items: Sequence[IssueItem], targets: Targets) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of places in `items`."""
    by_page: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        by_page.setdefault(item.page, []).append(place)
    seen: set[tuple[int, int]] = set()
    for place, item in enumerate(items):
        for page in targets.get((item.page, item.jump_to.page), ()) if item.jump_to else ():
            seen.update((place, other) for other in by_page.get(page, ()))
        for page in targets.get((item.page, item.jump_from.page), ()) if item.jump_from else ():
            seen.update((other, place) for other in by_page.get(page, ()))
    for earlier, later in sorted(seen):
        if earlier != later and may_go_on(items[earlier], items[later], targets):
            yield earlier, later


def may_go_on(earlier: IssueItem, later: IssueItem, targets: Targets) -> bool:
    """True unless a mark of either names another page or another ordinal, or an item is no running text."""
    if earlier.page == later.page:
        return False
    out, back = earlier.jump_to, later.jump_from
    if out and later.page not in targets[earlier.page, out.page]:
        return False
    if back and earlier.page not in targets[later.page, back.page]:
        return False
    if out and back and out.mark and back.mark and out.mark != back.mark:
        return False
    return _runs(earlier, out) and _runs(later, back)


def _runs(item: IssueItem, mark: JumpMark | None) -> bool:
    """An item that prints a mark on this side is a part of a story whatever it was taken for."""
    if mark is not None:
        return True
    return item.kind not in _NEVER and not item.owned and bool(item.paragraphs)
