"""Activities of an article: who did what, where and when, by verbs of events and the actors before them.

Every sentence of the opening and every one with a strong verb is looked at; an event needs an actor: a person, body or
place named before the verb with no preposition in front, or what the sentence is about (a meeting, a bridge).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chaiban.ledger.credits import credit_spans
from chaiban.ledger.sentences import Stretch, sentences
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Place, Record, Time, Token, Activity

_BEFORE_VERB = re.compile(
    r"(?:的|所|被|未|不|没有|没|将|可|能|可以|应|应该|要|必须|即将|拟|如果|若|计划|准备|希望|呼吁|要求|禁止|正在筹备)$"
)
_AFTER_VERB = re.compile(
    r"^(?:的|者|人员|中|时|期间|以来|之后|后|前|工作|活动的|情况|会上|权|率|量|额|式|会议|部门|方案|协议|能力)"
)
_TAKES_TIME = re.compile(
    r"^(?:[\s　]*(?:近日|日前|昨日|昨天|今天|今日|今晚|昨晚|当天|目前|近期|最近|去年|今年|上午|下午|晚|[0-9０-９一二三四五六七八九十]+[年月日时])*)[，,]?"
)
_OPENING_SENTENCES = 3


@lru_cache(maxsize=4)
def _verbs(lexicons: Lexicons) -> tuple[dict[str, str], int]:
    listed = dict(lexicons.words("event_verbs"))
    return listed, max(map(len, listed), default=0)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The activities in the order of the text."""
    if article.language == "en":
        return ()
    verbs, longest = _verbs(lexicons)
    subjects = Subjects(article, found)
    headline = article.headline
    activities: list[Activity] = []
    seen = 0
    for paragraph, text in article.passages():
        if paragraph == HEADLINE:
            continue
        for sentence in sentences(text):
            if _is_credit(text, sentence, paragraph, len(article.paragraphs)):
                continue
            seen += 1
            for activity in _in_sentence(
                article, paragraph, text, sentence, seen, verbs, longest, subjects, headline, found
            ):
                activities.append(activity)
    return tuple(activities)


def _is_credit(text: str, sentence: Stretch, paragraph: int, length: int) -> bool:
    spans = credit_spans(text, paragraph, length)
    return any(start <= sentence.start and sentence.end <= end for start, end in spans)


def _in_sentence(
    article: ArticleText, paragraph: int, text: str, sentence: Stretch, number: int, verbs: dict[str, str], longest: int,
    subjects: Subjects, headline: str, found: Sequence[Record],
) -> Iterator[Activity]:  # fmt: skip
    tokens = [t for t in article.tokens.get(paragraph, ()) if sentence.start <= t.start and t.end <= sentence.end]
    begin = _after_dateline(text, sentence, paragraph, len(article.paragraphs))
    told: set[tuple[str, ...]] = set()
    for i, token in enumerate(tokens):
        if token.start < begin or token.tag not in ("v", "vn", "n") or _quoted(text, sentence.start, token.start):
            continue
        verb, end = _verb_at(text, tokens, i, verbs, longest)
        strength = verbs.get(verb, "")
        if not strength or strength == "head" and number > 1:
            continue
        if token.tag != "v" and not _is_predicate(text, tokens, i, end):
            continue
        if _BEFORE_VERB.search(text[max(0, token.start - 4) : token.start]) or _AFTER_VERB.match(text[end : end + 4]):
            continue
        actors = subjects.actors(paragraph, begin, token.start) or _topic(text, tokens, begin, token.start)
        if not actors or len(actors) > 12:
            continue
        in_headline = verb in headline
        if (
            number > _OPENING_SENTENCES
            and not in_headline
            and not (strength == "strong" and _is_person_or_body(actors, subjects))
        ):
            continue
        key = (*actors, verb)
        if key in told:
            continue
        told.add(key)
        yield Activity(
            paragraph=paragraph, start=token.start, end=end,
            confidence=0.7 if strength == "strong" else 0.5, evidence=("event verb", "actor"),
            actors=tuple(actors), action=verb, object=_object(text, end, sentence.end),
            place=_place(found, paragraph, sentence, text), time=_time(found, paragraph, sentence),
            quote=sentence.text.rstrip("。！？；"),
        )  # fmt: skip


def _quoted(text: str, start: int, position: int) -> bool:
    before = text[:position]
    del start
    return max(before.rfind("“"), before.rfind("「")) > max(before.rfind("”"), before.rfind("」"))


def _after_dateline(text: str, sentence: Stretch, paragraph: int, length: int) -> int:
    ends = [
        end for start, end in credit_spans(text, paragraph, length) if sentence.start <= start and end < sentence.end
    ]
    return max([sentence.start, *ends])


def _verb_at(text: str, tokens: Sequence[Token], i: int, verbs: dict[str, str], longest: int) -> tuple[str, int]:
    """(the longest listed verb that begins with word `i`, its end)."""
    start = tokens[i].start
    for length in range(min(longest, tokens[-1].end - start), 1, -1):
        word = text[start : start + length]
        if word in verbs:
            return word, start + length
    return "", tokens[i].end


def _is_predicate(text: str, tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a word that the tagger calls a noun stands as a verb: at the end of its clause, before 了 or an object."""
    return text[end : end + 1] in ("，", "。", "；", "", "了") or (
        i > 0 and tokens[i - 1].tag in ("d", "ad", "vd", "TIME")
    )


def _topic(text: str, tokens: Sequence[Token], begin: int, end: int) -> list[str]:
    """What the clause is about where nobody named acts: the nouns that open it."""
    start = begin
    for k in range(end - 1, begin - 1, -1):
        if text[k] in "，：":
            start = k + 1
            break
    clause = [t for t in tokens if start <= t.start < end]
    while clause and (clause[0].tag in ("TIME", "d", "c", "w", "r") or clause[0].text in "，"):
        clause = clause[1:]
    if clause and clause[0].tag == "p":
        # 在甲举行的… : what follows the adjunct isn't looked into.
        return []
    nouns: list[Token] = []
    for token in clause:
        if (
            token.tag in ("n", "nz", "vn", "LOC", "ORG", "m", "a", "an", "nw", "PER", "f", "s", "q")
            or token.text in "“”《》的（）·、－’"
        ):
            nouns.append(token)
        else:
            break
    name = text[nouns[0].start : nouns[-1].end] if nouns else ""
    if "的" in name:
        name = name.rsplit("的", 1)[1]
    return [name] if 2 <= len(name) <= 30 else []


def _is_person_or_body(actors: Sequence[str], subjects: Subjects) -> bool:
    return any(subjects.is_person(actor) for actor in actors)


def _object(text: str, end: int, stop: int) -> str | None:
    match = re.match(r"(?:了|过|着|起)?([^，。；：！？]{1,60})", text[end:stop])
    words = match[1].strip() if match else ""
    return words or None


def _place(found: Sequence[Record], paragraph: int, sentence: Stretch, text: str) -> str | None:
    for record in found:
        if isinstance(record, Place) and record.name in sentence.text:
            at = text.index(record.name, sentence.start)
            if re.search(r"(?:在|到|赴|抵达|来到|前往|深入)$", text[max(0, at - 3) : at]):
                return record.name
    del paragraph
    return None


def _time(found: Sequence[Record], paragraph: int, sentence: Stretch) -> str | None:
    for record in found:
        if (
            isinstance(record, Time)
            and record.paragraph == paragraph
            and sentence.start <= record.start < sentence.end
        ):
            return record.value
    return None
