"""Lead-ins and tails of running text: jump marks, datelines, bracketed reporters, closing credits."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from chaiban.articles.draft import Draft
from chaiban.articles.people import credit_persons, persons_zh
from chaiban.model import marks
from chaiban.model.article import Jump, People, Text

_BRACKETED = "（([【〔［▲▼→"
_TAIL_PEOPLE = re.compile(r"[（(]\s*(?P<people>[^（）()。，]{2,40})[）)]\s*$")
_NAMED = re.compile(rf"[（(]\s*(?P<people>{marks.NAMES_ZH.pattern.removesuffix('$')})[）)]")
"""Names in brackets, and nothing else."""
_AGENCY_BEFORE = re.compile(r"(?<=[。！？”\s])[一-鿿]{1,3}社[发發]\s*$")
_NESTED = re.compile(r"[（(][^（）()]{2,12}[（(][^（）()]+[）)][）)]\s*$")
"""Brackets in brackets at the end of a caption: （某社发（某某摄））."""
_TAIL_JUMP = re.compile(rf"(?:{marks.JUMP_OUT.pattern})\s*$")


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Running text without its lead-in or tail, and the fields that were found there."""

    body: Draft
    jump_from: Jump | None = None
    jump_to: Jump | None = None
    dateline: Text | None = None
    byline: People | None = None
    credit: People | None = None


def trim_lead(draft: Draft) -> Trimmed:
    """What stands before the first words of a story, in any order, each once."""
    found = Trimmed(draft)
    for _ in range(4):
        step = _one_lead(found)
        if step is None:
            return found
        found = step
    return found


def _one_lead(found: Trimmed) -> Trimmed | None:
    draft = found.body
    # A lead-in ends within the first lines; looking no further keeps long paragraphs cheap.
    text = draft.value[:160]
    if found.jump_from is None and (match := marks.JUMP_IN.match(text)):
        bracketed = match[0].lstrip()[0] in _BRACKETED or match.end() == len(draft.value)
        if bracketed or match["said"][0] in "上紧緊续續承CcFSV":
            return replace(found, body=draft.cut(match.end()), jump_from=jump_at(draft, marks.jump_of(match)))
    if found.dateline is None and (match := _dateline(text) or _town_alone(draft)):
        end = match.end()
        sealed = draft.cut(0, match.end("dateline"))
        text_of = _with_tail(sealed, draft, match.end("dateline"), end)
        return replace(found, body=draft.cut(end), dateline=text_of)
    if found.byline is None and (match := _people(text)):
        people = People(persons_zh(match["people"]), draft.spans_of(0, match.end()))
        if people.persons:
            return replace(found, body=draft.cut(match.end()), byline=people)
    marked = found.dateline is not None or found.jump_from is not None
    if marked and found.byline is None and (match := _NAMED.match(text)):
        people = People(persons_zh(match["people"]), draft.spans_of(0, match.end()))
        return replace(found, body=draft.cut(match.end()), byline=people)
    return None


def _people(text: str) -> re.Match[str] | None:
    if text[:1] in "（(":
        return marks.LEAD_PEOPLE.match(text)
    if "：" not in text[:80]:
        return None
    return marks.REPORTING.match(text) if marks.ROLE.match(text) else marks.NAMES_REPORTING.match(text)


def _dateline(text: str) -> re.Match[str] | None:
    match = marks.DATELINE_ZH.match(text) if any(c in text[:30] for c in "讯訊电電息") else None
    if match is None:
        match = marks.DATELINE_EN.match(text) or marks.DATELINE_DE.match(text)
        if match is not None and len(match["dateline"]) < 3:
            return None
    return match or marks.DATELINE_TOWN_DE.match(text)


def _town_alone(draft: Draft) -> re.Match[str] | None:
    """A town's name and 讯 with white behind them, and none amid them."""
    match = marks.TOWN_ALONE.match(draft.value[:20])
    if match is None:
        return None
    steps = [after - before for before, after in itertools.pairwise(draft.origin[: match.end() + 1])]
    return match if steps[-1] > 1 and set(steps[:-1]) == {1} else None


def _with_tail(head: Draft, draft: Draft, start: int, end: int) -> Text:
    """The dateline's words; the rule or stop after it belongs to its place but not to its words."""
    rule = [
        n for n, c in zip(draft.origin[start:end], draft.value[start:end], strict=True) if n >= 0 and not c.isspace()
    ]
    if not rule:
        return head.seal()
    sealed = head.seal()
    last = sealed.spans[-1][1]
    stop = max(rule) + 1
    white = {n for n, c in zip(draft.origin, draft.value, strict=True) if c.isspace()}
    # A dateline may break over two columns: what stands between is no part of the draft.
    if last <= min(rule) and all(n in draft.dropped or n in white or n in rule for n in range(last, stop)):
        from chaiban.model.article import Join

        spans = (*sealed.spans[:-1], (sealed.spans[-1][0], stop))
        return Text(sealed.value, spans, (*sealed.joins, Join(len(sealed.value), (last, stop))))
    return sealed


def jump_at(draft: Draft, jump: marks.FoundJump) -> Jump:
    """The mark with its place on the page."""
    return Jump(jump.page, jump.mark, jump.printed, draft.spans_of(jump.start, jump.end))


def trim_tail(draft: Draft, *, caption: bool = False, alone: bool = True) -> Trimmed:
    """What stands after the last words: a jump mark, reporters in brackets, a caption's credit.

    A paragraph that isn't `alone` may be nothing but reporters in brackets.
    """
    found = Trimmed(draft)
    if match := _TAIL_JUMP.search(draft.value):
        start = match.start()
        mark = marks.JUMP_OUT.match(draft.value[start:])
        if mark and (
            start == 0
            or mark[0].lstrip()[0] in _BRACKETED
            or draft.value[start - 1] in "。！？”.!?… "
            # A mark may stand behind a sentence that is cut: white parts the two, and no Latin sentence ends so.
            or (mark[0][0].isspace() and mark["said"][0].isascii())
        ):
            jump = marks.jump_of(mark)
            place = Jump(jump.page, jump.mark, jump.printed, draft.spans_of(start, len(draft.value)))
            found = Trimmed(draft.cut(0, start), jump_to=place)
    body = found.body
    if caption and (at := _credit_start(body.value)) is not None:
        words = body.value[at:]
        people = People(credit_persons(words), body.spans_of(at, len(body.value)))
        return replace(found, body=body.cut(0, at), credit=people)
    match = _TAIL_PEOPLE.search(body.value)
    if match and (match.start() or not alone) and _are_people(match["people"], body.value[: match.start()]):
        persons = persons_zh(match["people"])
        if persons:
            people = People(persons, body.spans_of(match.start(), len(body.value)))
            found = replace(found, body=body.cut(0, match.start()), byline=people)
    return found


def _are_people(words: str, before: str) -> bool:
    """True for reporters in brackets; without a role only behind a sentence's end."""
    if marks.ROLE.match(words.strip()):
        return True
    return before.rstrip()[-1:] in "。！？”" and marks.NAMES_ZH.match(words.strip()) is not None


def _credit_start(text: str) -> int | None:
    """Where a caption's credit begins: in a closing bracket, or after the last full stop."""
    if (nested := _NESTED.search(text)) and nested.start() and credit_persons(nested[0]):
        return nested.start()
    for opening in ("（", "("):
        at = text.rfind(opening)
        if at > 0 and credit_persons(text[at:]):
            agency = _AGENCY_BEFORE.search(text[:at])
            return agency.start() if agency and agency.start() else at
    for at in range(len(text) - 2, max(0, len(text) - 60), -1):
        if text[at] in "。！？”.!?" and (rest := text[at + 1 :].strip()) and credit_persons(rest):
            return at + 1
    return None
