"""What speaks for and against one item going on in another, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from chaiban.model.lexicon import Seams
from chaiban.model.story import IssueItem
from chaiban.stories.heads import head_evidence
from chaiban.stories.pages import told_by_its_place
from chaiban.stories.seam import seam_evidence
from chaiban.stories.words import Wording

BY_ITS_PLACE = "next page, without its number"


def link_evidence(earlier: IssueItem, later: IssueItem, wording: Wording, seams: Seams) -> dict[str, float]:
    """Named evidence, mostly 0 to 1: page, ordinal mark, sentence, heads, shared rare words, measure."""
    out, back = earlier.jump_to, later.jump_from
    evidence: dict[str, float] = {}
    if out and back:
        evidence["both name the page"] = 1.0
        if out.mark and out.mark == back.mark:
            evidence["same ordinal mark"] = 1.0
        elif out.mark or back.mark:
            evidence["ordinal mark on one side"] = 1.0
    else:
        evidence["mark on the earlier alone" if out else "mark on the later alone"] = 1.0
    if (out and told_by_its_place(out.page)) or (back and told_by_its_place(back.page)):
        evidence[BY_ITS_PLACE] = 1.0
    evidence.update(seam_evidence(earlier, later, seams))
    evidence.update(head_evidence(earlier, later))
    evidence["shared words"] = wording.likeness(earlier.id, later.id)
    evidence["words of these two alone"] = math.log1p(wording.rare(earlier.id, later.id))
    evidence["names of these two alone"] = math.log1p(wording.names_alone(earlier.id, later.id))
    if earlier.measure and later.measure:
        evidence["other measure"] = min(1.0, abs(math.log(earlier.measure / later.measure)))
    if earlier.language != later.language and earlier.language and later.language:
        evidence["other language"] = 1.0
    return {name: value for name, value in evidence.items() if value}


def begins_of_its_own(evidence: Mapping[str, float]) -> bool:
    """True if the later item has no mark, begins as a story does, and the sentence before it is closed."""
    closed = any(name.startswith("closed before") for name in evidence)
    return closed and "mark on the earlier alone" in evidence and "opens like a story" in evidence


Pair = tuple[int, int]
_COMPARED = ("shared words", "words of these two alone", "names of these two alone", "head repeated")
_NAMED = "both name the page"


def with_rivals(table: Mapping[Pair, Mapping[str, float]]) -> dict[Pair, dict[str, float]]:
    """Every pair's evidence with how it stands among the pairs of the table that would take one of its two."""
    rows: dict[int, list[Pair]] = {}
    columns: dict[int, list[Pair]] = {}
    for pair in table:
        rows.setdefault(pair[0], []).append(pair)
        columns.setdefault(pair[1], []).append(pair)
    return {
        pair: {
            **evidence,
            **dict(_rivalry(table, pair, [o for o in (*rows[pair[0]], *columns[pair[1]]) if o != pair])),
        }
        for pair, evidence in table.items()
    }


def _rivalry(
    table: Mapping[Pair, Mapping[str, float]], pair: Pair, rivals: Sequence[Pair]
) -> list[tuple[str, float]]:
    own = table[pair]
    named = sum(1 for rival in rivals if _NAMED in table[rival])
    found: list[tuple[str, float]] = []
    if _NAMED in own:
        alone = ("no rival names the page", 1.0)
        found.append(("rivals that name the page too", math.log1p(named)) if named else alone)
    elif named:
        found.append(("a rival names the page on both sides", 1.0))
    elif not rivals:
        found.append(("no rival", 1.0))
    for name in _COMPARED:
        best = max((table[rival].get(name, 0.0) for rival in rivals), default=0.0)
        if rivals and own.get(name, 0.0) != best:
            found.append((f"{name}, beyond its rivals", own.get(name, 0.0) - best))
    return found
