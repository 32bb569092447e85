"""The whole subject of a verb where only a part of it is a record: 中国第8批赴南苏丹维和步兵营, “甲”行动雄安专场."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.ledger.event_frames import clause_begin, quoted, without_circumstances
from chaiban.ledger.event_topics import Told
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import Token

_NOUNS = frozenset(("n", "nz", "vn", "LOC", "ORG", "m", "a", "an", "nw", "f", "q", "xc", "b", "s", "PER"))
_MARKS = frozenset("（）()“”《》·－—-、/")
# Verbs that stand inside of a name: 赴某地维和部队, 穿越长江隧道.
_INSIDE = frozenset(
    [
        "赴",
        "驻",
        "援",
        "抗",
        "穿越",
        "连接",
        "跨",
        "访",
        "进",
        "对",
        "及",
        "和",
        "以上",
        "当选",
        "候任",
        "新任",
        "现任",
        "到访",
    ]
)
_ENDS = frozenset(("n", "nz", "vn", "ORG", "nw", "q"))
_LONGEST = 40
_ABOUT = re.compile(r"^(?:就|对|向|为|将|把|在|以|从|与|同|和|由|被|据|通过|围绕)")
_OF = re.compile(r"(?:附近|境内|地区|一带|方面|沿线|周边)?的")
# Words of time and manner that open a clause.
_OPENS = ("TIME", "d", "ad", "c", "vd", "w")


def whole_subject(here: Told, start: int, actors: Sequence[str], subjects: Subjects) -> list[str]:
    """The actors, the last one with the nouns that follow it up to the verb at `start` and are part of its name."""
    if not actors or any(subjects.is_person(a) for a in actors):
        return list(actors)
    begin = clause_begin(here.text, here.begin, start)
    clause = without_circumstances([t for t in here.tokens if begin <= t.start < start])
    if not clause:
        return list(actors)
    end = clause[-1].end
    at = here.text.rfind(actors[-1], begin, end)
    if at < 0:
        return list(actors)
    dash = here.text.rfind("——", at, end)
    if dash >= 0 and not quoted(here.text, dash):
        return [here.text[dash + 2 : end]]
    if quoted(here.text, at) and here.text[at - 1] != "“" and "”" in here.text[at:end]:
        at = here.text.rfind("“", begin, at) + 1 or at
        actors = [*actors[:-1], here.text[at : here.text.index("”", at)]]
    rest = [t for t in clause if t.start >= at + len(actors[-1])]
    if (
        rest
        and rest[-1].tag == "PER"
        and all(t.tag in _NOUNS or t.text in _INSIDE for t in rest)
        and len(rest[-1].text) > 1
    ):
        return [rest[-1].text]  # 澳大利亚队科利姆: the one named acts
    if not rest or (rest[-1].tag not in _ENDS and rest[-1].text not in "”）"):
        return list(actors)
    if not all(t.tag in _NOUNS or t.text in _MARKS or t.text in _INSIDE for t in rest):
        return list(actors)
    if rest[0].text in ("、", "和", "与") or (len(actors) > 1 and len(rest) > 2):
        return list(actors)
    front = at
    if front > begin and here.text[front - 1] in "“《":
        front -= 1
    whole = here.text[front:end]
    if len(whole) > _LONGEST or whole.count("“") != whole.count("”") or whole.count("（") != whole.count("）"):
        return list(actors)
    return [*actors[:-1], whole]


def person_at_verb(here: Told, start: int, subjects: Subjects) -> list[str]:
    """Those named right before the verb, behind nothing but their posts: 甲委员会常委、乙领导小组组长丙出席."""
    begin = clause_begin(here.text, here.begin, start)
    clause = without_circumstances([t for t in here.tokens if begin <= t.start < start])
    while clause and clause[0].tag in _OPENS:
        clause = clause[1:]
    if not clause or clause[0].tag in ("v", "p", "r", "PER") or _ABOUT.match(clause[0].text):
        return []
    people = [
        m for m in subjects.mentions(here.paragraph, clause[0].start, clause[-1].end) if subjects.is_person(m[2])
    ]
    if not people or people[-1][1] != clause[-1].end:
        return []
    chain = [people[-1]]
    for mention in reversed(people[:-1]):
        if here.text[mention[1] : chain[0][0]] not in ("、", "和", "与", "及"):
            return []
        chain.insert(0, mention)
    before = [t for t in clause if t.end <= chain[0][0]]
    if (
        not before
        or before[-1].tag not in ("n", "nz", "vn")
        or any(t.tag == "p" or t.text in ("是", "的") for t in before)
    ):
        return []
    return [subjects.resolve(name, here.paragraph, at) for at, _, name in chain]


def only_describes(here: Told, start: int, actors: Sequence[str], subjects: Subjects) -> bool:
    """Whether a thing of theirs is what the clause is about: 甲的重要讲话引发…"""
    begin = clause_begin(here.text, here.begin, start)
    clause = without_circumstances([t for t in here.tokens if begin <= t.start < start])
    if not clause or clause[-1].tag not in ("n", "vn") or not actors:
        return False
    at = here.text.rfind(actors[-1], begin, clause[-1].end)
    after = at + len(actors[-1])
    people = subjects.mentions(here.paragraph, after, clause[-1].end)
    return at >= 0 and _OF.match(here.text, after) is not None and not people and not _runs_to(clause, after)


def _runs_to(clause: Sequence[Token], position: int) -> bool:
    return any(t.start >= position and t.tag in ("p", "v") for t in clause)
