"""Events by rules alone: verbs of events that are listed, and the actors before them.

Every sentence of the opening and every one with a strong verb is looked at; an event needs an actor: a person, body or
place named before the verb with no preposition in front, or what the sentence is about (a meeting, a bridge). What they
find is evidence for `activities`, which weighs it with what else there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chaiban.ledger.event_details import object_of, place_of, time_of
from chaiban.ledger.event_frames import (
    ADVERBS,
    agent_behind_by,
    clause_begin,
    has_own_subject,
    is_framed,
    names_what_follows,
    quoted,
)
from chaiban.ledger.event_sentences import ROUND_UP, is_spoken
from chaiban.ledger.event_topics import NAMING, Told, Topics
from chaiban.ledger.event_words import event_words
from chaiban.ledger.subjects import Subjects
from chaiban.ledger.whole_subjects import only_describes, person_at_verb, whole_subject
from chaiban.model.ledger import Activity, ArticleText, Lexicons, Record

_OPENING_SENTENCES = 3
# What bodies and occasions end in, whether or not they are records.
_BODY = re.compile(
    r"(?:会|会议|论坛|仪式|队|团|组|公司|集团|大学|学院|局|厅|部|委|院|厂|校|中心|政府|银行|法院|部门|军|展|节|赛)$"
)
_HONOURED = frozenset(["被评为", "荣获", "评为", "领受", "被授予"])
_OCCASION = re.compile(r"(?:会|仪式|比赛|赛|节|展|论坛|活动|典礼)$")
_OF_MEETINGS = frozenset(
    ["审议", "通过", "审议通过", "发表", "决定", "发布", "达成", "表决", "选举", "听取", "讨论", "部署", "表彰", "吸引", "迎来", "颁发", "推出", "签署"]
)  # fmt: skip
# What others report: 据某某媒体发布消息.
_REPORTED = re.compile(r"(?:另?据|根据)[^，。]{2,30}(?:，|报道|消息|统计|数据|公布)")
# 当选总统金大中: one who is elected but not yet in office.
_ELECT = re.compile(r"(?:总统|总理|主席|首相|国王|市长|州长)")
_DAY = re.compile(
    r"[0-9０-９一二三四五六七八九十]|今|昨|明|近日|日前|当[天日晚]|随后|上午|下午|晚|凌晨|最近|期间|会前|会后|赛后"
)


class Teller:
    """One reading of an article's sentences in order; remembers who acted last."""

    def __init__(self, article: ArticleText, lexicons: Lexicons, found: Sequence[Record], subjects: Subjects) -> None:
        self._article = article
        self._words = event_words(lexicons)
        self._topics = Topics(self._words)
        self._saying = lexicons.words("saying")
        self._subjects = subjects
        self._found = found
        self._before: list[str] = []
        self._told = False
        self._heads: set[str] = set()

    def tell(self, sentences: Iterable[Told]) -> Iterator[Activity]:
        """The activities of the article's sentences in the order of the text."""
        separate, paragraph = bool(ROUND_UP.search(self._article.headline)), -1
        for here in sentences:
            if separate and here.paragraph != paragraph:
                self._before, self._told = [], False
            paragraph = here.paragraph
            told = list(self._in_sentence(here, listed=True))
            if here.number == 1 and not told:
                told = list(self._in_sentence(here, listed=False))[:1]
            yield from (activity for activity in told if not is_spoken(here, activity.start))

    @property
    def acted_last(self) -> Sequence[str]:
        """Who acted in the last event told."""
        return self._before

    def remember(self, actors: Sequence[str]) -> None:
        """Who acts in the sentences that follow if they name nobody."""
        self._before = list(actors)

    def actors_of(self, here: Told, start: int, end: int) -> list[str]:
        """Who does what the verb from `start` to `end` says, by rules."""
        return self._actors(here, start, end, again=False)

    def _in_sentence(self, here: Told, listed: bool) -> Iterator[Activity]:
        """The events of a sentence: by the verbs that are listed, or by any verb."""
        if here.sentence.text.startswith("图为"):
            return
        told: set[tuple[str, ...]] = set()
        reached = here.begin
        for i, token in enumerate(here.tokens):
            if not listed and token.tag == "v" and token.text in self._saying:
                break
            if token.start < reached or quoted(here.text, token.start):
                continue
            verb, end = self._verb_at(here, i, listed)
            start = end - len(verb)
            if not verb or verb in _HONOURED or not self._is_predicate(here, i, start, end):
                continue
            if told and reached < start and not re.search(r"[，；]|并|又|还|后", here.text[reached:start]):
                continue
            if self._somebody_speaks(here, start):
                break
            actors = self._actors(here, start, end, again=bool(told))
            if not actors or not self._counts(verb, actors, here, listed, end) or (*actors, verb) in told:
                continue
            self._before = actors
            told.add((*actors, verb))
            reached = self._compound(here, end)
            yield self._activity(here, start, reached, actors, listed)

    def _somebody_speaks(self, here: Told, end: int) -> bool:
        """Whether a verb of saying stands before `end` in the sentence: what follows is said, not done."""
        for cue in self._words.speech.finditer(here.text, here.begin, end):
            word = next((t for t in here.tokens if t.start == cue.start()), None)
            if word is None or word.tag == "v":
                return True
        return False

    def _activity(self, here: Told, start: int, end: int, actors: Sequence[str], listed: bool) -> Activity:
        return Activity(
            paragraph=here.paragraph,
            start=start,
            end=end,
            confidence=0.7 if listed else 0.4,
            evidence=("event verb" if listed else "first verb", "actor"),
            actors=tuple(actors),
            action=here.text[start:end],
            object=object_of(here.text, end, here.sentence.end),
            place=place_of(self._found, here),
            time=time_of(self._found, here),
            quote=here.sentence.text.rstrip("。！？；"),
        )

    def _verb_at(self, here: Told, i: int, listed: bool) -> tuple[str, int]:
        """(the longest listed verb that begins with word `i`, its end); or any verb that may tell something."""
        start, token = here.tokens[i].start, here.tokens[i]
        if not listed:
            telling = token.tag == "v" and len(token.text) > 1 and token.text not in self._words.nothing
            return (token.text, token.end) if telling else ("", token.end)
        for length in self._words.lengths(here.text, start, here.tokens[-1].end):
            if here.text[start : start + length] in self._words.verbs:
                return here.text[start : start + length], start + length
        # A verb that the tagger cut apart: 长发|来 for 发来.
        for k in range(start + 1, token.end):
            for length in self._words.lengths(here.text, k, here.tokens[-1].end):
                end = k + length
                strong = end > token.end and self._words.verbs.get(here.text[k:end]) == "strong"
                if strong and any(t.end == end for t in here.tokens):
                    return here.text[k:end], end
        return "", token.end

    def _is_predicate(self, here: Told, i: int, start: int, end: int) -> bool:
        """Whether the word tells that something happened: no attribute, no wish, no noun unless it ends its clause."""
        text, tag = here.text, here.tokens[i].tag
        if (tag not in ("v", "vn", "n") and text[start] != "被") or text[end : end + 1] == "、":
            return False
        # 在会见某人时强调: what the headline tells too is the event, though the sentence goes on to what was said.
        meets = here.number == 1 and text[start - 1 : start] == "在" and text[start:end] in here.headline
        if not meets and is_framed(text, here.tokens, here.begin, start, end):
            return False
        verb = text[start:end]
        clause = clause_begin(text, here.begin, start)
        if names_what_follows(here.tokens[i + 1 :], end, self._words.of_things) or _REPORTED.match(text, clause):
            return False
        if verb in ("当选", "候任") and _ELECT.match(text, end):
            return False
        following = next((t.tag for t in here.tokens if t.start == end), "")
        if self._words.of_things.get(verb) == "" and following in NAMING:
            return False
        closes = text[end : end + 1] in ("，", "。", "；", "", "了", "《")
        strong = self._words.verbs.get(verb) == "strong"
        return (
            tag == "v"
            or text[start] == "被"
            or start > here.tokens[i].start
            or (closes and strong)
            or (i > 0 and here.tokens[i - 1].tag in ("d", "ad", "vd", "TIME"))
        )

    def _actors(self, here: Told, start: int, end: int, again: bool) -> list[str]:
        """Who acts; `again` where the sentence has told something before: 甲出席并宣布."""
        verb = here.text[start:end]
        own = clause_begin(here.text, here.begin, start)
        by = here.text.rfind("被", own, start)
        if by >= 0 and self._mentioned(here, by, start):
            return [n for _, _, n in self._mentioned(here, by, start)]
        silent = all(t.tag in ADVERBS or t.tag in ("p", "v", "w") for t in here.tokens if own <= t.start < start)
        if again and silent and own > here.begin:
            return self._before
        agent = agent_behind_by(here.text, here.tokens, here.begin, start, self._compound(here, end))
        if agent:
            named = [self._subjects.resolve(n, here.paragraph, a) for a, _, n in self._mentioned(here, *agent)]
            return list(dict.fromkeys(named)) or [here.text[agent[0] : agent[1]]]
        speaker = person_at_verb(here, start, self._subjects)
        if speaker and verb not in self._words.of_things:
            return speaker
        topic = self._topics.topic(here, start)
        if topic and verb not in self._words.of_things and verb not in _OF_MEETINGS and _OCCASION.search(topic[0]):
            topic = []
        for_it = any(t.text == "为" and t.tag == "p" for t in here.tokens if own <= t.start < start)
        if verb in self._words.of_things and not for_it:
            whole = self._topics.thing(here, start)
            if whole and (not topic or topic[0] in whole[0]):
                topic = whole
            topic = topic or self._topics.occasion(here, start, end) or self._topics.before(here, start)
            if topic:
                return whole_subject(here, start, topic, self._subjects)
        actors = self._subjects.actors(here.paragraph, here.begin, start, verb in self._words.together) or topic
        if has_own_subject(here.text, here.tokens, here.begin, start) and not self._mentioned(
            here, clause_begin(here.text, here.begin, start), start
        ):
            return topic
        if not actors and (here.text[end : end + 1] == "《" or here.number <= _OPENING_SENTENCES):
            actors = self._before
        if only_describes(here, start, actors, self._subjects):
            return []
        actors = whole_subject(here, start, actors, self._subjects)
        return actors if len(actors) <= 12 else []

    def _mentioned(self, here: Told, start: int, end: int) -> list[tuple[int, int, str]]:
        return self._subjects.mentions(here.paragraph, start, end)

    def _compound(self, here: Told, end: int) -> int:
        """The end of two verbs that go together: 考察调研, 审议通过."""
        following = next((t for t in here.tokens if t.start == end), None)
        return following.end if following and following.text in self._words.verbs else end

    def _counts(self, verb: str, actors: Sequence[str], here: Told, listed: bool, end: int) -> bool:
        """Whether the event is one of the article's: in its opening, its headline, or by a strong verb and a name."""
        strong = self._words.verbs.get(verb) == "strong"
        number = here.number
        if verb in here.headline and (strong or (number <= _OPENING_SENTENCES and verb not in self._heads)):
            self._heads.add(verb)
            return True
        if not listed:
            # A verb that no list has is an event's where it is told as done, or the headline has it.
            done = any(t.text == "了" and here.tokens[k].text == verb for k, t in enumerate(here.tokens[1:]))
            return (done or verb in here.headline) and any(self._subjects.is_named(a) for a in actors)
        if not strong and not self._proper(actors):
            return False
        if not strong:
            first = number == 1 and not self._told
            self._told = self._told or first
            return first
        self._told = True
        if number > _OPENING_SENTENCES and here.sentence.start and not self._weighs(here, actors, verb, end):
            return False
        named = any(self._subjects.is_named(a) or _BODY.search(a) for a in actors)
        opens = here.sentence.start == 0 and verb in self._words.of_things
        return named or opens or number <= _OPENING_SENTENCES

    def _weighs(self, here: Told, actors: Sequence[str], verb: str, end: int) -> bool:
        """Whether an event far from the opening is one: dated, of a person or of somebody the headline names."""
        dated = any(t.tag == "TIME" and _DAY.search(t.text) for t in here.tokens)
        told_of = any(self._subjects.is_person(a) or a[:2] in here.headline for a in actors)
        return dated or told_of or verb in self._words.together or here.text[end : end + 1] == "《"

    def _proper(self, actors: Sequence[str]) -> bool:
        """Whether somebody of a name acts: not 装机规模, 水利改革, 企业."""
        return any(
            self._subjects.is_named(a) or _BODY.search(a) or re.search(r"[“《A-Za-z0-9０-９]|^[他她]$", a)
            or any(name in a for name in self._subjects.all_names())
            for a in actors
        )  # fmt: skip
