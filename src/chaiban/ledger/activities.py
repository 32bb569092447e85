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
from chaiban.model.ledger import Activity, ArticleText, Lexicons, Place, Record, Time, Token

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


@lru_cache(maxsize=4)
def _speech(lexicons: Lexicons) -> re.Pattern[str]:
    """Where somebody begins to speak: what follows is said, not done."""
    verbs = sorted(lexicons.words("saying"), key=len, reverse=True)
    return re.compile(
        "(?:" + ("|".join(map(re.escape, verbs)) or "(?!)") + ")(?:，|：|“|,|:)|(?:指出|强调|表示|认为|称)(?=[㐀-鿿])"
    )


# Verbs whose subject is a thing or an occasion: 大桥竣工, 会议召开.
_OF_THINGS = frozenset(
    [
        "举行",
        "召开",
        "举办",
        "开幕",
        "闭幕",
        "揭幕",
        "开工",
        "开工建设",
        "动工",
        "竣工",
        "竣工通车",
        "通车",
        "开通",
        "投产",
        "建成投产",
        "投入使用",
        "落成",
        "启用",
        "开业",
        "开馆",
        "开赛",
        "首发",
        "首映",
        "首演",
        "播出",
        "揭晓",
        "成立",
        "发射",
        "发生",
        "坠毁",
        "相撞",
        "爆炸",
        "上线",
        "着陆",
        "上市",
    ]
)
_WITH_OBJECT = frozenset(["举行", "召开", "举办", "发生", "发射", "成立", "启用", "开通", "播出"])
_NOBODY = frozenset(
    [
        "全省",
        "全市",
        "全国",
        "全县",
        "全区",
        "全州",
        "全球",
        "全世界",
        "各地",
        "我国",
        "我省",
        "我市",
        "我县",
        "当地",
        "目前",
        "记者",
        "本报",
        "笔者",
        "人们",
        "大家",
        "其中",
        "双方",
        "同时",
        "这里",
        "那里",
        "此次",
        "今年",
        "去年",
        "首次",
        "截至",
        "数据",
        "结果",
    ]
)
_TOGETHER = frozenset(
    ["签约", "签署", "签订", "会谈", "会晤", "会见", "达成", "达成协议", "通电话", "座谈", "合作", "相撞"]
)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The activities in the order of the text."""
    if article.language == "en":
        return ()
    return tuple(_Teller(article, lexicons, found).tell())


class _Teller:
    """One reading of an article's sentences in order; remembers who acted last."""

    def __init__(self, article: ArticleText, lexicons: Lexicons, found: Sequence[Record]) -> None:
        self._article = article
        self._verbs, self._longest = _verbs(lexicons)
        self._speech = _speech(lexicons)
        self._subjects = Subjects(article, found)
        self._found = found
        self._before: list[str] = []
        self._told = False

    def tell(self) -> Iterator[Activity]:
        """The activities in the order of the text."""
        number = 0
        for paragraph, text in enumerate(self._article.paragraphs):
            spans = credit_spans(text, paragraph, len(self._article.paragraphs))
            for sentence in sentences(text):
                if any(start <= sentence.start and sentence.end <= end for start, end in spans):
                    continue
                number += 1
                yield from self._in_sentence(paragraph, text, sentence, number)

    def _in_sentence(self, paragraph: int, text: str, sentence: Stretch, number: int) -> Iterator[Activity]:
        tokens = self._article.tokens.get(paragraph, ())
        tokens = tuple(t for t in tokens if sentence.start <= t.start and t.end <= sentence.end)
        begin = _after_dateline(text, sentence, paragraph, len(self._article.paragraphs))
        told: set[tuple[str, ...]] = set()
        reached = begin
        for i, token in enumerate(tokens):
            if token.start < reached or _quoted(text, token.start):
                continue
            verb, end = _verb_at(text, tokens, i, self._verbs, self._longest)
            if not verb or not _is_predicate(text, tokens, i, end, self._verbs[verb] == "strong"):
                continue
            if self._speech.search(text, begin, token.start):
                break
            actors = self._actors(paragraph, text, tokens, begin, token.start, end, number)
            if not actors or not self._counts(verb, actors, number) or (*actors, verb) in told:
                continue
            self._before = actors
            told.add((*actors, verb))
            end = self._compound(text, tokens, end)
            reached, verb = end, text[token.start : end]
            yield Activity(
                paragraph=paragraph, start=token.start, end=end,
                confidence=0.7, evidence=("event verb", "actor"),
                actors=tuple(actors), action=verb, object=_object(text, end, sentence.end),
                place=_place(self._found, sentence, text), time=_time(self._found, paragraph, sentence),
                quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip

    def _actors(
        self, paragraph: int, text: str, tokens: Sequence[Token], begin: int, start: int, end: int, number: int
    ) -> list[str]:
        verb = text[start:end]
        topic = _topic(text, tokens, begin, start)
        if topic and verb in _OF_THINGS:
            return topic
        actors = self._subjects.actors(paragraph, begin, start, verb in _TOGETHER) or topic
        if not actors and (text[end : end + 1] == "《" or number <= _OPENING_SENTENCES):
            actors = self._before
        return actors if len(actors) <= 12 else []

    def _compound(self, text: str, tokens: Sequence[Token], end: int) -> int:
        """The end of two verbs that go together: 考察调研, 审议通过."""
        following = next((t for t in tokens if t.start == end), None)
        return following.end if following and following.text in self._verbs else end

    def _counts(self, verb: str, actors: Sequence[str], number: int) -> bool:
        """Whether the event is one of the article's: in its opening, its headline, or by a strong verb and a name."""
        strong = self._verbs[verb] == "strong"
        if verb in self._article.headline and (strong or number <= _OPENING_SENTENCES):
            return True
        if not strong:
            first = number == 1 and not self._told
            self._told = self._told or first
            return first
        self._told = True
        named = any(self._subjects.is_named(a) for a in actors) or actors[0].endswith(("会", "会议", "论坛", "仪式"))
        return strong and (named or number <= _OPENING_SENTENCES)


def _quoted(text: str, position: int) -> bool:
    before = text[:position]
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


def _is_predicate(text: str, tokens: Sequence[Token], i: int, end: int, strong: bool) -> bool:
    """Whether the word tells that something happened: no attribute, no wish, no noun unless it ends its clause."""
    start, tag = tokens[i].start, tokens[i].tag
    if tag not in ("v", "vn", "n") or text[end : end + 1] == "、":
        return False
    if _BEFORE_VERB.search(text[max(0, start - 4) : start]) or _AFTER_VERB.match(text[end : end + 4]):
        return False
    following = tokens[i + 1].tag if i + 1 < len(tokens) and tokens[i + 1].start == end else ""
    if text[start:end] in _OF_THINGS - _WITH_OBJECT and following in ("n", "nz", "LOC", "ORG", "PER", "vn"):
        return False
    closes = text[end : end + 1] in ("，", "。", "；", "", "了", "《")
    return tag == "v" or (closes and strong) or (i > 0 and tokens[i - 1].tag in ("d", "ad", "vd", "TIME"))


def _topic(text: str, tokens: Sequence[Token], begin: int, end: int) -> list[str]:
    """What the clause is about where nobody named acts: its nouns before the first adverb, preposition or verb, those
    behind 的 where a clause stands before them."""
    start = max(text.rfind(mark, begin, end) for mark in "，：") + 1
    clause = [t for t in tokens if max(start, begin) <= t.start < end]
    while clause and (clause[0].tag in ("TIME", "d", "c", "r") or clause[0].text in "，（）"):
        clause = clause[1:]
    behind = [k for k, t in enumerate(clause) if t.text == "的"]
    if behind:
        clause = clause[behind[-1] + 1 :]
    elif clause and clause[0].tag == "p":
        return []
    nouns: list[Token] = []
    for token in clause:
        if token.tag not in _NOUNS and token.text not in "“”《》（）·－’":
            break
        nouns.append(token)
    if not nouns or nouns[-1].tag in ("m", "TIME", "f", "s", "u"):
        return []
    name = text[nouns[0].start : nouns[-1].end]
    if name in _NOBODY or "、" in name:
        return []
    return [name] if 2 <= len(name) <= 30 else []


_NOUNS = frozenset(("n", "nz", "vn", "LOC", "ORG", "m", "a", "an", "nw", "PER", "f", "s", "q", "xc"))


def _object(text: str, end: int, stop: int) -> str | None:
    match = re.match(r"(?:了|过|着|起)?([^，。；：！？]{1,60})", text[end:stop])
    words = match[1].strip() if match else ""
    return words or None


def _place(found: Sequence[Record], sentence: Stretch, text: str) -> str | None:
    for record in found:
        if isinstance(record, Place) and record.name in sentence.text:
            at = text.index(record.name, sentence.start)
            if re.search(r"(?:在|到|赴|抵达|来到|前往|深入)$", text[max(0, at - 3) : at]):
                return record.name
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
