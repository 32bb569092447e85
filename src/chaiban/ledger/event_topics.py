"""What a clause is about where nobody named acts: an occasion, a bridge, a book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.ledger.event_frames import clause_begin, quoted, without_circumstances
from chaiban.ledger.event_words import EventWords
from chaiban.ledger.sentences import Stretch
from chaiban.model.ledger import Token

_OCCASION = re.compile(r"(?:仪式|会|会议|论坛|典礼|展览|展|大赛|比赛|活动|节)$")
# Words for doing that end the names of occasions and works.
_NOMINAL = re.compile(
    r"(?:选举|展演|评选|会谈|改造|施工|投票|比赛|赛|展|试点|行动|专场|计划|直播|巡演|首映|竞赛|招聘|演练|演习)$"
)
_BODIES = re.compile(r"(?:委|府|部|局|厅|办|院|会|司|社|团|办公室|总局|中心|集团)$")
_NOUNS = frozenset(("n", "nz", "vn", "LOC", "ORG", "m", "a", "an", "nw", "PER", "f", "s", "q", "xc"))
NAMING = frozenset(("n", "nz", "LOC", "ORG", "PER", "vn"))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, its words, and where it begins behind its dateline; its number in the article, the headline and
    crosshead over it, and whether somebody has begun to speak before it in its paragraph."""

    paragraph: int
    text: str
    sentence: Stretch
    tokens: tuple[Token, ...]
    begin: int
    number: int
    headline: str = ""
    said: bool = False


class Topics:
    """Looks for what the clause of a verb is about."""

    def __init__(self, words: EventWords) -> None:
        self._words = words

    def occasion(self, here: Told, end: int, verb_end: int) -> list[str]:
        """The occasion that a clause names before its verb, whatever words its name is made of: 庆祝建校百年大会."""
        start = clause_begin(here.text, here.begin, end)
        clause = without_circumstances([t for t in here.tokens if start <= t.start < end])
        while clause and (clause[0].tag in ("TIME", "d", "c") or clause[0].text in "（）"):
            clause = clause[1:]
        behind = [k for k, t in enumerate(clause) if t.text == "的" and not quoted(here.text, t.start)]
        if behind and clause[0].tag in ("p", "v"):
            clause = clause[behind[-1] + 1 :]
        if not clause or not _OCCASION.search(clause[-1].text) or clause[0].tag in ("p", "r"):
            return []
        if clause[0].tag == "PER" and here.text[verb_end : verb_end + 1] not in ("，", "。", "；", ""):
            return []
        name = here.text[clause[0].start : clause[-1].end]
        return [name] if 4 <= len(name) <= 40 else []

    def thing(self, here: Told, end: int) -> list[str]:
        """All that stands before a verb of things, where it is one name whatever its words: 国会议员选举, “…邀请展演”."""
        start = clause_begin(here.text, here.begin, end)
        clause = without_circumstances([t for t in here.tokens if start <= t.start < end])
        while clause and (
            (clause[0].tag in ("TIME", "d", "c") and not _is_word(clause[0]) and not _belongs(clause))
            or clause[0].text in "（），"
        ):
            clause = clause[1:]
        if not clause:
            return []
        name = here.text[clause[0].start : clause[-1].end]
        title = re.match(r"《[^》]+》(?:第[一二三四五六七八九十0-9]+[季部集])?", name)
        if title:
            return [title.group()]
        if re.fullmatch(r"“[^”]+”", name):
            return [name]
        inside = [t for t in clause if not quoted(here.text, t.start)]
        bad = any(t.tag in ("p", "r", "d") or t.text in ("的", "是", "有", "了") for t in inside)
        nominal = clause[-1].tag in ("n", "nz", "vn", "ORG", "nw") or _NOMINAL.search(name)
        proper = any(t.tag in ("LOC", "ORG", "nz", "nw", "PER") or re.search(r"[0-9“]", t.text) for t in clause)
        if "、" in re.sub("“[^”]*”", "", name):
            parts = re.split("[、和]", name)
            return parts if all(_BODIES.search(p) for p in parts) else []
        balanced = name.count("“") == name.count("”") and name.count("《") == name.count("》")
        verbs = sum(t.tag == "v" for t in inside)
        return [name] if nominal and proper and balanced and not bad and verbs < 3 and 4 <= len(name) <= 40 else []

    def before(self, here: Told, end: int) -> list[str]:
        """What the clause before is about, where the verb's own has nothing but time and place: 某系统，今天在这里开通."""
        start = clause_begin(here.text, here.begin, end)
        own = [t for t in here.tokens if start <= t.start < end]
        if start <= here.begin or here.text[start - 1] != "，" or not own or without_circumstances(own):
            return []
        return self.topic(here, start - 1)

    def topic(self, here: Told, end: int) -> list[str]:
        """What the clause is about where nobody named acts: its nouns before the first adverb, preposition or verb,
        those behind 的 where a clause stands before them."""
        start = clause_begin(here.text, here.begin, end)
        clause = [t for t in here.tokens if start <= t.start < end]
        behind = [
            k for k, t in enumerate(clause) if t.text == "的" and not quoted(here.text[start:], t.start - start)
        ]
        if behind:
            front = clause[: behind[-1]]
            if front and front[0].tag in NAMING and any(t.tag == "v" for t in front):
                # Somebody does something to it: 群众欢庆…的胜利闭幕.
                return []
            clause = clause[behind[-1] + 1 :]
        elif clause and clause[0].tag == "p":
            return []
        while (
            clause
            and not _belongs(clause)
            and ((clause[0].tag in ("TIME", "d", "c", "r") and not _is_word(clause[0])) or clause[0].text in "（）")
        ):
            clause = clause[1:]
        nouns: list[Token] = []
        for token in clause:
            within = nouns and nouns[0].text in "“『" and not any(t.text in "”』" for t in nouns)
            if (
                not within
                and not (nouns and token.text == "组织")
                and token.tag not in _NOUNS
                and token.text not in "“”『』《》（）·－—’其"
                and token.text != "——"
                and not (not nouns and _belongs(clause))
            ):
                occasion = self._occasion(here, clause)
                if token.tag == "v" and (occasion or token.text not in self._words.verbs):
                    return occasion
                break
            nouns.append(token)
        if not any(t.tag in NAMING or t.tag in ("nw", "m") for t in nouns) or nouns[-1].tag in (
            "m",
            "TIME",
            "f",
            "s",
            "u",
        ):
            return []
        nouns = _from_name(nouns)
        name = here.text[nouns[0].start : nouns[-1].end]
        if nouns[0].text in self._words.nobody or ("、" in name and "“" not in name):
            return []
        return [name] if 2 <= len(name) <= 30 else []

    def _occasion(self, here: Told, clause: Sequence[Token]) -> list[str]:
        """An occasion that is named after what is done at it: 中央军委晋升上将军衔仪式."""
        ends = [k for k, t in enumerate(clause) if _OCCASION.search(t.text)]
        if not ends or clause[0].tag not in NAMING or any(t.tag in ("p", "u", "w") for t in clause[: ends[-1]]):
            return []
        name = here.text[clause[0].start : clause[ends[-1]].end]
        return [name] if len(name) <= 30 else []


# 当代, 现代 and their like are no dates, though the tagger says so.
_DATE = re.compile(
    r"[0-9０-９一二三四五六七八九十今昨明近目期季春夏秋冬晨晚午夜年月日周前后来间时刻]|当[天日晚地]|本[月周年]|随|凌"
)


def _is_word(token: Token) -> bool:
    """Whether a word that the tagger calls a time is part of a name."""
    return token.tag == "TIME" and not _DATE.search(token.text)


_WHOLE = frozenset(["全国", "国家", "世界", "国际", "中央", "全球", "首届"])


def _from_name(nouns: list[Token]) -> list[Token]:
    """Without what only describes before the name: 革命圣地|延安…工程, 重点工程——|某大桥."""
    dash = [k for k, t in enumerate(nouns[:-1]) if set(t.text) <= set("—－") and len(nouns) > k + 1]
    nouns = nouns[dash[-1] + 1 :] if dash else nouns
    first = next((k for k, t in enumerate(nouns) if t.tag in ("LOC", "ORG", "nz")), 0)
    if 0 < first <= 2 and all(t.tag == "n" for t in nouns[:first]) and nouns[0].text not in _WHOLE:
        return nouns[first:]
    return nouns


def _belongs(clause: Sequence[Token]) -> bool:
    """Whether a year or 我 at the head of a clause belongs to the noun that follows: 2023年…世界杯赛, 我国."""
    first, following = clause[0], clause[1] if len(clause) > 1 else None
    if following is None or following.start != first.end or following.tag not in NAMING | {"m"}:
        return first.text in ("我国", "我省", "我市")
    return bool(re.fullmatch(r"[0-9０-９]{4}年?", first.text)) or first.text in ("我", "我国")
