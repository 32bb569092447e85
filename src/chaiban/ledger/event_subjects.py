"""Who a clause says acts, read from its words alone: the nouns before its verb, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.ledger.event_frames import clause_begin
from chaiban.ledger.event_topics import Told
from chaiban.model.ledger import Token

_NOUNS = frozenset(("n", "nz", "vn", "LOC", "ORG", "PER", "m", "a", "an", "nw", "q", "xc", "b", "s", "f", "j"))
_MARKS = frozenset("“”『』《》（）()·－—-／/、")
_OPENS = frozenset(("TIME", "d", "ad", "c", "vd"))
_JOINS = frozenset(("和", "与", "及", "以及", "、", "暨", "同"))
_CIRCUMSTANCE = frozenset(("在", "于", "从", "自", "经", "据", "随着", "为", "为了", "通过", "以", "按", "按照", "根据", "当", "受", "应", "由于", "因", "对", "针对", "围绕"))  # fmt: skip
_ENDS_CIRCUMSTANCE = re.compile(r"(?:[上中里下内外间前后时]|以来|期间|之际|之后|以后|起)$")
_DESCRIBES = frozenset(("在", "由", "从", "来自", "经", "为", "与", "和"))
_NAMES = frozenset(("n", "nz", "LOC", "ORG", "PER", "nw", "vn"))
_MEETS = re.compile(r"(?:会|会议|仪式|论坛|比赛|赛|大会|活动|典礼|座谈会)$")
_DETERMINES = re.compile(r"^(?:这[家个座项次名位]|该|此次|这次|本次|其中|目前|另|各|每)")
# Words amid a name: 某军驻甘肃部队, 各级机关.
_STATIONED = frozenset(("驻", "赴", "援", "抗", "访", "对"))
_WITHIN = frozenset(("等", "各级", "各", "其他", "有关", "全体", "所有", "广大"))
_TITLED = re.compile(r"(?:《[^》]+》|“[^”]+”|『[^』]+』)")
_LONGEST = 44


@dataclass(frozen=True, slots=True)
class Subject:
    """The stretch of nouns that acts: where it stands, its names if it joins several, how it was found."""

    start: int
    end: int
    names: tuple[str, ...]
    found: str


def subject_of(here: Told, start: int) -> Subject | None:
    """The subject of the verb at `start`: of its own clause, else of the nearest clause before in the sentence."""
    found, stop = "own", start
    while stop > here.begin:
        begin = clause_begin(here.text, here.begin, stop)
        clause = [t for t in here.tokens if begin <= t.start < stop]
        subject = _of_clause(here.text, clause, found)
        if subject is not None:
            return subject
        found, stop = "before", begin - 1
    return None


def _of_clause(text: str, clause: Sequence[Token], found: str) -> Subject | None:
    k = _behind_circumstances(clause)
    nouns, how = _run(text, clause, k), found
    follows = clause[k + len(nouns)].text if k + len(nouns) < len(clause) else ""
    described = nouns and follows == "的"
    described = described or (
        not nouns and k < len(clause) and (clause[k].tag == "v" or clause[k].text in _DESCRIBES)
    )
    if described:
        nouns, how = _behind_of(text, clause, k), found + " of"
    while nouns and (nouns[-1].tag in ("f", "m", "q") or nouns[-1].text in "、（("):
        nouns = nouns[:-1]
    if not nouns or not any(t.tag in _NAMES or t.text in "》”』" for t in nouns):
        return _occasion(text, clause)
    start, end = nouns[0].start, nouns[-1].end
    if end - start > _LONGEST * 2:
        return None
    return Subject(start, end, _names(text, nouns), how)


def _occasion(text: str, clause: Sequence[Token]) -> Subject | None:
    """The meeting at which something is done: 在今天举行的开幕会上，审议通过."""
    ends = [k for k, t in enumerate(clause) if t.text in ("上", "中") and k and _MEETS.search(clause[k - 1].text)]
    if not clause or not ends:
        return None
    k = ends[-1]
    front = k - 1
    while front > 0 and clause[front - 1].tag in _NOUNS and clause[front - 1].text not in _MARKS:
        front -= 1
    return Subject(
        clause[front].start, clause[k - 1].end, (text[clause[front].start : clause[k - 1].end],), "occasion"
    )


def _behind_circumstances(clause: Sequence[Token]) -> int:
    """The index of the first word that is no time, adverb, or phrase of where, when and why."""
    k = 0
    while k < len(clause):
        token = clause[k]
        belongs = token.tag == "TIME" and re.fullmatch(r"[0-9０-９]{4}年?度?", token.text) and _goes_on(clause, k)
        if token.text in "）)，" or (token.tag in _OPENS and not belongs) or _DETERMINES.fullmatch(token.text):
            k += 1
            continue
        if token.tag == "p" and token.text in _CIRCUMSTANCE:
            end = next((i for i in range(k + 1, len(clause)) if _ENDS_CIRCUMSTANCE.search(clause[i].text)), -1)
            if end < 0:
                return k
            k = end + 1
            continue
        return k
    return k


def _goes_on(clause: Sequence[Token], k: int) -> bool:
    following = clause[k + 1] if k + 1 < len(clause) else None
    return (
        following is not None
        and following.start == clause[k].end
        and following.tag in ("n", "nz", "LOC", "ORG", "vn", "m")
    )


def _run(text: str, clause: Sequence[Token], k: int) -> tuple[Token, ...]:
    """The words from `k` on that make one stretch of nouns; what is quoted or titled belongs to it whole."""
    closed = -1
    kept: list[Token] = []
    for token in clause[k:]:
        if token.start < closed:
            kept.append(token)
            continue
        titled = _TITLED.match(text, token.start) if token.text[0] in "《“『" else None
        if titled:
            closed = titled.end()
        year = token.tag == "TIME" and not kept and re.fullmatch(r"[0-9０-９]{4}年?度?", token.text)
        stationed = token.text in _STATIONED and bool(kept)
        if (
            token.tag in _NOUNS
            or token.text in _MARKS
            or titled
            or token.text in _JOINS
            or year
            or stationed
            or (token.text in _WITHIN)
        ):
            kept.append(token)
            continue
        break
    while kept and kept[-1].text in _JOINS:
        kept.pop()
    return tuple(kept)


def _behind_of(text: str, clause: Sequence[Token], k: int) -> tuple[Token, ...]:
    """The stretch of nouns behind the first 的 that something is described with, on over further ones (甲的乙)."""
    kept: tuple[Token, ...] = ()
    for i in range(k, len(clause)):
        if clause[i].text != "的" or (kept and clause[i].start != kept[-1].end):
            continue
        run = _run(text, clause, i + 1)
        kept = (*kept, clause[i], *run) if kept and run else run
    return kept


def _names(text: str, nouns: Sequence[Token]) -> tuple[str, ...]:
    """What the stretch joins by 、 和, one by one; the whole if it is one."""
    parts: list[list[Token]] = [[]]
    closed = -1
    for token in nouns:
        if token.start >= closed:
            titled = _TITLED.match(text, token.start) if token.text[0] in "《“『" else None
            closed = titled.end() if titled else closed
            if token.text in _JOINS and parts[-1]:
                parts.append([])
                continue
            if token.text == "等":
                break
        parts[-1].append(token)
    return tuple(text[p[0].start : p[-1].end] for p in parts if p)
