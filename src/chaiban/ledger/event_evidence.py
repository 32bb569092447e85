"""What speaks for and against a candidate event, by name: its verb, who acts, where it stands, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chaiban.ledger.event_candidates import Candidate
from chaiban.ledger.event_frames import clause_begin
from chaiban.ledger.event_words import EventWords
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText, Token

Evidence = dict[str, float]

_DAY = re.compile(r"[0-9０-９一二三四五六七八九十]|今|昨|明|近日|日前|当[天日晚]|上午|下午|晚|凌晨|最近")
_OCCASION = re.compile(r"(?:会|会议|仪式|比赛|赛|节|展|论坛|活动|典礼|运动会|展览|大会)[”』]?$")
_BODY = re.compile(
    r"(?:会|会议|队|团|组|公司|集团|大学|学院|局|厅|部|委|院|厂|校|中心|政府|银行|法院|部门|军|省|市|县|区|镇|乡|村)$"
)
_WORKS = re.compile(r"(?:工程|项目|铁路|公路|大桥|隧道|电站|机场|系统|平台|线|工作|行动|计划|中心|基地)[”』]?$")
_DOING = frozenset(("已", "已经", "正在", "正式", "正", "又", "还", "也", "再次", "首次"))
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十百千万多余数几两]+[余多]?[名位个家人所条项对辆支]")
_PRONOUN = re.compile(r"^(?:他|她|它|他们|她们|我们|我|记者|笔者|人们|大家|群众|有的|一些|许多)$")
_SAID = re.compile(r"(?:指出|强调|表示|认为|说|称|写道)[，：]")
_CLOSES = "，。；！"
_NO_WORD = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class View:
    """What the candidates of an article are weighed by: the article, words, odds of verbs, what rules found."""

    article: ArticleText
    words: EventWords
    subjects: Subjects
    odds: Mapping[str, Mapping[str, float]]
    by_rules: Mapping[tuple[int, int], tuple[str, ...]]
    length: int


def evidence_of(candidate: Candidate, view: View) -> Evidence:
    """The evidence for a candidate."""
    found: Evidence = {}
    for name, value in (
        *_of_verb(candidate, view),
        *_of_place(candidate, view),
        *_of_actors(candidate, view),
        *_of_words_around(candidate),
        *_of_headline(candidate, view),
    ):
        found[name] = value
    return found


def _of_verb(candidate: Candidate, view: View) -> Iterator[tuple[str, float]]:
    here, token = candidate.here, candidate.here.tokens[candidate.number]
    verb = here.text[candidate.start : candidate.end]
    strength = view.words.verbs.get(verb, "")
    yield f"verb {strength or 'unlisted'}", 1.0
    if verb in view.words.nothing:
        yield "verb of nothing", 1.0
    if verb in view.words.of_things:
        yield "verb of things", 1.0
    for name, table in view.odds.items():
        if verb in table:
            yield f"odds {name}", table[verb]
        else:
            yield f"odds {name} unknown", 1.0
    yield f"tag {token.tag}", 1.0
    if verb in view.article.headline:
        yield "verb in headline", 1.0
        if here.number == 1:
            yield "verb in headline and lead", 1.0
    by_rules = view.by_rules.get((here.paragraph, candidate.start))
    if by_rules is not None:
        yield "rules", 1.0
        if by_rules == candidate.actors:
            yield "rules with actors", 1.0
    if len(verb) == 1:
        yield "short verb", 1.0


def _of_place(candidate: Candidate, view: View) -> Iterator[tuple[str, float]]:
    here = candidate.here
    number = here.number
    yield f"sentence {min(number, 4)}", 1.0
    if number > 4:
        yield "late", 1.0
    if here.sentence.start == 0:
        yield "opens paragraph", 1.0
    yield f"order {min(candidate.order, 3)}", 1.0
    if number == 1 and candidate.order == 0:
        yield "first of all", 1.0
    if view.length <= 3:
        yield "short article", 1.0
    elif view.length > 10:
        yield "long article", 1.0
    speech = view.words.speech.search(here.text, here.begin, candidate.start)
    if speech:
        yield "behind speech", 1.0
    if candidate.here.said:
        yield "said before", 1.0
    if _SAID.match(here.text[candidate.start : candidate.end + 1]):
        yield "is speech", 1.0


def _of_headline(candidate: Candidate, view: View) -> Iterator[tuple[str, float]]:
    """How much of what the headline tells stands in the sentence, around the verb and behind it."""
    here, text = candidate.here, candidate.here.text
    headline = _pairs(here.headline)
    if not headline:
        yield "no headline", 1.0
        return
    sentence = here.sentence.text
    yield "sentence tells headline", len(headline & _pairs(sentence)) / len(headline)
    clause = text[clause_begin(text, here.begin, candidate.start) : candidate.end]
    rest = re.match(r"[^，。；：！]*", text[candidate.end :])
    behind = rest.group()[:30] if rest else ""
    yield "clause tells headline", len(headline & _pairs(clause + behind)) / len(headline)
    told = _pairs(behind)
    if told:
        yield "object in headline", len(headline & told) / len(told)
    verb = text[candidate.start : candidate.end]
    if verb not in here.headline and any(c in here.headline for c in verb):
        yield "part of verb in headline", 1.0


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, without marks and white."""
    bare = _NO_WORD.sub(" ", text)
    return {bare[k : k + 2] for k in range(len(bare) - 1) if " " not in bare[k : k + 2]}


def _of_actors(candidate: Candidate, view: View) -> Iterator[tuple[str, float]]:
    here, actors, subjects = candidate.here, candidate.actors, view.subjects
    yield f"reading {candidate.reading}", 1.0
    last = actors[-1]
    yield f"actor {_kind(last, subjects)}", 1.0
    if len(actors) > 1:
        yield "several actors", 1.0
    whole = "".join(actors)
    if any(name[:2] in view.article.headline for name in actors):
        yield "actor in headline", 1.0
    pairs = {whole[k : k + 2] for k in range(len(whole) - 1)}
    yield "share of actor in headline", sum(p in view.article.headline for p in pairs) / max(1, len(pairs))
    yield from _of_subject(candidate, subjects)
    if len(last) > 14:
        yield "long actor", 1.0
    if len(last) < 2:
        yield "short actor", 1.0
    if whole.count("“") != whole.count("”") or whole.count("（") != whole.count("）"):
        yield "unbalanced actor", 1.0
    if "的" in whole:
        yield "of in actor", 1.0
    if any(name in view.words.nobody for name in actors):
        yield "actor is nobody", 1.0
    at = here.text.rfind(last, here.begin, candidate.start)
    clause = clause_begin(here.text, here.begin, candidate.start)
    if at < 0:
        yield "actor elsewhere", 1.0
        return
    yield ("actor in clause" if at >= clause else "actor in clause before"), 1.0
    between = [t for t in here.tokens if at + len(last) <= t.start < candidate.start]
    if not between:
        yield "actor at verb", 1.0
    if any(t.text == "的" for t in between[:1]):
        yield "actor has thing", 1.0
    before = next((t for t in reversed(here.tokens) if t.end <= at), None)
    if before is not None and before.end == at and before.tag in ("p", "v"):
        yield "actor is governed", 1.0
    if _is_where(here.tokens, clause, at):
        yield "actor is where", 1.0
    after = here.text[at + len(last) : at + len(last) + 1]
    if after in "、和与":
        yield "actor goes on", 1.0


def _is_where(tokens: Sequence[Token], clause: int, at: int) -> bool:
    """Whether the actor at `at` belongs to where something is done: 在马尼拉的|奎松地区举行."""
    inside = [t for t in tokens if clause <= t.start < at]
    for token in reversed(inside):
        if token.tag in ("v", "f", "w", "TIME"):
            return False
        if token.tag == "p":
            return token.text in ("在", "于", "从", "到", "赴")
    return False


def _of_subject(candidate: Candidate, subjects: Subjects) -> Iterator[tuple[str, float]]:
    """How the actors stand to the nouns that the clause begins with."""
    subject = candidate.subject
    if subject is None:
        yield "no subject", 1.0
        return
    words = candidate.here.text[subject.start : subject.end]
    last = candidate.actors[-1]
    person = subjects.is_person(last)
    if last not in words:
        yield f"actor outside subject {subject.found}", 1.0
    elif not words.endswith(last) and not person and "等" not in words:
        yield "actor cut short", 1.0
        if subject.found == "own":
            yield "actor cut short in clause", 1.0
    elif not words.startswith(candidate.actors[0]) and not person:
        yield "actor without its front", 1.0


def _kind(name: str, subjects: Subjects) -> str:
    if subjects.is_person(name):
        return "person"
    if subjects.is_body(name):
        return "body"
    if subjects.is_named(name):
        return "place"
    if _PRONOUN.match(name):
        return "pronoun"
    if _OCCASION.search(name):
        return "occasion"
    if _WORKS.search(name):
        return "works"
    if _COUNTED.match(name):
        return "counted"
    if name[:1] in "“《『":
        return "quoted"
    if _BODY.search(name):
        return "like a body"
    if any(other in name for other in subjects.all_names()):
        return "with a name"
    return "other"


def _of_words_around(candidate: Candidate) -> Iterator[tuple[str, float]]:
    here, text = candidate.here, candidate.here.text
    for frame in candidate.frames:
        yield f"frame {frame}", 1.0
    after = next((t for t in here.tokens if t.start >= candidate.end), None)
    if after is None or text[candidate.end : candidate.end + 1] in _CLOSES:
        yield "ends clause", 1.0
    else:
        if after.text in ("了", "《", "“", "的"):
            yield f"behind {after.text}", 1.0
        if after.tag in ("PER", "ORG", "LOC"):
            yield "name behind", 1.0
    clause = clause_begin(text, here.begin, candidate.start)
    if any(t.tag == "TIME" and _DAY.search(t.text) for t in here.tokens if clause <= t.start < candidate.start):
        yield "day in clause", 1.0
    elif any(t.tag == "TIME" and _DAY.search(t.text) for t in here.tokens):
        yield "day in sentence", 1.0
    own = [t for t in here.tokens if clause <= t.start < candidate.start]
    verbs = sum(t.tag == "v" for t in own)
    if verbs:
        yield "verb before in clause", 1.0
    if own and own[0].tag == "p":
        yield "clause begins with preposition", 1.0
    if any(t.tag == "d" and t.text in _DOING for t in own):
        yield "adverb of doing", 1.0
    rest = _clause_rest(here.tokens, text, candidate.end)
    if any(t.tag == "v" for t in rest):
        yield "verb behind in clause", 1.0
    if any(t.text == "的" for t in rest):
        yield "of behind", 1.0


def _clause_rest(tokens: Sequence[Token], text: str, end: int) -> list[Token]:
    rest = re.match(r"[^，。；：！]*", text[end:])
    stop = end + (rest.end() if rest else 0)
    return [t for t in tokens if end <= t.start < stop]
