"""Who a clause is about: the names of an article by place, and what 该区, 他 and their like stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from chaiban.model.ledger import HEADLINE, ArticleText, Organisation, Person, Place, Record, Token

_THIS = re.compile(r"该(部队|省|市|县|区|州|镇|乡|村|社区|街道|校|院|厂|公司|集团|行|局|厅|部|所|队|矿|馆|中心)")
_PRONOUN = r"(?<![㐀-鿿])[他她](?!们)"
_PREPOSITIONS = frozenset(
    [
        "正在",
        "在",
        "到",
        "从",
        "向",
        "对",
        "给",
        "把",
        "为",
        "自",
        "于",
        "由",
        "被",
        "据",
        "按",
        "以",
        "将",
        "让",
        "使",
        "经",
        "经过",
        "通过",
        "针对",
        "围绕",
        "根据",
        "按照",
        "随着",
        "面对",
        "关于",
        "就",
        "用",
        "往",
        "沿",
        "距",
        "比",
        "较",
        "除",
    ]
)
_WITH_OTHERS = frozenset(["与", "同", "和", "跟"])

# Words of posts that the tagger takes for verbs or adverbs: 副总理兼外长, 特别代表.
_IN_POSTS = frozenset(["兼", "特别", "常务", "代"])
# 甲主席特别代表、副主席乙: who stands for somebody acts, not the one he stands for.
_SENT_BY = re.compile(r"[^、，]{0,6}(?:代表|特使|夫人)、?")


class Subjects:
    """Where the named of an article stand."""

    def __init__(self, article: ArticleText, found: Sequence[Record]) -> None:
        self._article = article
        self._kinds: dict[str, type[Record]] = {}
        for record in found:
            if isinstance(record, Person | Organisation | Place):
                self._kinds.setdefault(record.name, type(record))
        names = sorted(self._kinds, key=len, reverse=True)
        self._pattern = re.compile("|".join([_THIS.pattern, *map(re.escape, names), _PRONOUN]))
        self._places = [r.name for r in found if isinstance(r, Place)]
        self._bodies = [r.name for r in found if isinstance(r, Organisation)]
        self._mentions = {
            paragraph: [(m.start(), m.end(), m.group()) for m in self._pattern.finditer(text)]
            for paragraph, text in article.passages()
        }

    def mentions(self, paragraph: int, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, name) of those named between `start` and `end`."""
        all_of_it = self._mentions.get(paragraph, [])
        return [m for m in all_of_it if start <= m[0] and m[1] <= end]

    def is_person(self, name: str) -> bool:
        """Whether the name is a person's."""
        return name in ("他", "她") or self._kinds.get(name) is Person

    def is_body(self, name: str) -> bool:
        """Whether the name is an organisation's."""
        return self._kinds.get(name) is Organisation

    def all_names(self) -> frozenset[str]:
        """The names of all records."""
        return frozenset(self._kinds)

    def is_named(self, name: str) -> bool:
        """Whether the name is that of a record."""
        return name in self._kinds

    def resolve(self, name: str, paragraph: int, position: int) -> str:
        """The name that 该区 stands for: the last one named before that ends so, else the only one; else the words."""
        if name in ("他", "她"):
            return self._last_person(paragraph, position) or name
        match = _THIS.fullmatch(name)
        if not match:
            return name
        ending = {"校": ("校", "学", "中", "院", "高中"), "院": ("院",), "公司": ("公司", "集团")}.get(
            match[1], (match[1],)
        )
        before = [
            found
            for p in sorted(k for k in self._mentions if k != HEADLINE)
            if p <= paragraph
            for start, _, found in self._mentions[p]
            if (p < paragraph or start < position) and found.endswith(ending) and not found.startswith("该")
        ]
        if before:
            return before[-1]
        fitting = [n for n in (*self._places, *self._bodies) if n.endswith(ending) and len(n) > 1]
        return fitting[0] if len(set(fitting)) == 1 else self._most_named(ending) or name

    def _last_person(self, paragraph: int, position: int) -> str:
        """The person last named before as one who acts: at the head of a clause; else the last one named at all."""
        people = [
            (self._article.text(p)[max(0, at - 1) : at], found)
            for p in range(paragraph + 1)
            for at, _, found in self._mentions.get(p, ())
            if self._kinds.get(found) is Person and (p < paragraph or at < position)
        ]
        heads = [found for before, found in people if before in ("", "，", "。", "；", "：", "、", "！", "？", "”")]
        return heads[-1] if heads else people[-1][1] if people else ""

    def _most_named(self, ending: tuple[str, ...]) -> str:
        counts: dict[str, int] = {}
        for mentions in self._mentions.values():
            for _, _, name in mentions:
                if name.endswith(ending) and not name.startswith("该"):
                    counts[name] = counts.get(name, 0) + 1
        return max(counts, key=lambda n: counts[n]) if counts else ""

    def actors(self, paragraph: int, start: int, end: int, with_others: bool = False) -> list[str]:
        """Those who act in the stretch before a verb, looked for clause by clause from the verb's own backwards.

        In a clause it is the first group of names that no preposition or verb governs; with others (甲与乙签约) those
        behind 与 count too.
        """
        text = self._article.text(paragraph)
        others: list[str] = []
        stop = end
        while stop > start:
            begin = max((text.rfind(mark, start, stop) for mark in "，；：。"), default=-1) + 1
            begin = max(begin, start)
            own, beside = self._in_clause(paragraph, begin, stop, own_clause=stop == end)
            others += [name for name in beside if with_others]
            if own:
                return list(dict.fromkeys([*own, *others]))
            stop = begin - 1
        return []

    def nouns(self, paragraph: int, start: int, end: int) -> str:
        """The nouns that the clause before `end` is made of, less times and adverbs; "" if there is a verb in it."""
        text = self._article.text(paragraph)
        begin = max([start, *(text.rfind(mark, start, end) + 1 for mark in "，；：。")])
        clause = [t for t in self._article.tokens.get(paragraph, ()) if begin <= t.start and t.end <= end]
        while clause and (clause[0].tag in ("TIME", "d", "c", "ad", "vd", "r", "q") or clause[0].text in "（）项这"):
            clause = clause[1:]
        while clause and clause[-1].tag in ("TIME", "d", "c", "ad", "vd"):
            clause = clause[:-1]
        behind = [k for k, t in enumerate(clause) if t.text == "的"]
        if behind:
            if any(t.tag == "p" or t.text in ("是", "有") for t in clause[: behind[-1]]):
                return ""
            clause = clause[behind[-1] + 1 :]
        if not clause or any(t.tag not in _NOUNS and t.text not in "“”《》·、和" for t in clause):
            return ""
        return text[clause[0].start : clause[-1].end]

    def _in_clause(self, paragraph: int, start: int, end: int, own_clause: bool) -> tuple[list[str], list[str]]:
        """(who acts in this clause, who is named behind 与 or 同)."""
        tokens = self._article.tokens.get(paragraph, ())
        text = self._article.text(paragraph)
        beside: list[str] = []
        attribute: list[str] = []  # 甲的教练乙: who only describes another acts if nobody else does
        named = [m for m in self.mentions(paragraph, start, end) if not _in_title(text, m[0])]
        for group in self._groups(text, tokens, named):
            first = self._governor(tokens, group[0][0], start)
            people = [m for m in group if self.is_person(m[2])]
            for k in range(len(people) - 1, 0, -1):
                if _SENT_BY.match(text[people[k - 1][1] : people[k][0]]):
                    people = people[k:]
                    break
            chain = _longest_chain(people or group)
            if not people and self._kinds.get(chain[-1][2]) is Place:
                chain[-1] = _with_nouns(chain[-1], text, tokens, end)
            names = [self.resolve(name, paragraph, a) for a, _, name in chain]
            if first is not None and first.text in _WITH_OTHERS:
                beside += names
                continue
            if first is not None and (first.text in _PREPOSITIONS or first.tag in ("v", "p")):
                continue
            only_places = not people and all(self._kinds.get(m[2]) is Place for m in group)
            if only_places and not _opens(text, tokens, group[0][0], start):
                continue
            after = text[group[-1][1] : group[-1][1] + 1]
            if after in "的之" and group[-1][1] < end - 1 and not own_clause:
                continue
            if after == "的" and group[-1][1] < end - 1:
                attribute = attribute or (names if people else [])
                continue
            return names, beside
        return attribute, beside

    def _groups(
        self, text: str, tokens: Sequence[Token], mentions: Sequence[tuple[int, int, str]]
    ) -> list[list[tuple[int, int, str]]]:
        """Names that stand together: joined by 、 和, or with nothing but posts between."""
        groups: list[list[tuple[int, int, str]]] = []
        for mention in mentions:
            between = text[groups[-1][-1][1] : mention[0]] if groups else ""
            joined = groups and (
                between in ("、", "和", "与", "及", "以及", "同", "", "（", "和", "兼")
                or self._is_post(between, mention, tokens, groups[-1][-1][1])
            )
            if joined:
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return groups

    def _is_post(self, between: str, mention: tuple[int, int, str], tokens: Sequence[Token], start: int) -> bool:
        """Whether nothing but a post stands between a unit and the person `mention`."""
        inside = [t for t in tokens if start <= t.start < mention[0] and t.text not in _IN_POSTS]
        if re.search(r"[，。；：说称“”]|^的", between) or any(
            t.tag in ("v", "p") or (t.tag == "d" and len(t.text) < 3) for t in inside
        ):
            return False
        if len(between) <= 24 and self.is_person(mention[2]) and any(t.tag in ("n", "nz") for t in inside):
            return True
        return (
            len(between) <= 18
            and not any(t.tag == "u" for t in inside)
            and (self.is_person(mention[2]) or between[0] in "、和" or between[-1] in "、")
        )

    def _governor(self, tokens: Sequence[Token], position: int, start: int) -> Token | None:
        """The word that stands before the noun group at `position`, within its clause; None behind 的."""
        i = bisect_right(tokens, position - 1, key=lambda t: t.start) - 1
        if i >= 0 and tokens[i].text == "的":
            return None
        while i >= 0 and tokens[i].start >= start and (tokens[i].tag in _NOUNS or tokens[i].text in "“”、和《》"):
            i -= 1
        return tokens[i] if i >= 0 and tokens[i].start >= start else None


_NOUNS = frozenset(("n", "LOC", "ORG", "nz", "a", "f", "s", "vn", "TIME", "m", "PER", "nw", "an", "u", "q"))


def _with_nouns(mention: tuple[int, int, str], text: str, tokens: Sequence[Token], stop: int) -> tuple[int, int, str]:
    """A place with the nouns that follow it: 中国 in 中国队, 中国跳水队."""
    start, end, name = mention
    for token in tokens:
        if token.start < end or token.start >= stop:
            continue
        joins = token.text in ("与", "和", "及") or token.tag == "m"
        if token.start != end or not (joins or token.tag in ("n", "nz", "vn", "ORG", "nw")) or token.end > stop:
            break
        end = token.end
    return (start, end, text[start:end]) if end - start <= 16 else (start, mention[1], name)


def _in_title(text: str, position: int) -> bool:
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)


def _opens(text: str, tokens: Sequence[Token], position: int, start: int) -> bool:
    """Whether nothing but times and adverbs stands before `position` in its clause."""
    del text
    return all(t.tag in ("TIME", "d", "c", "ad", "w", "LOC", "m") for t in tokens if start <= t.start < position)


def _longest_chain(mentions: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that touch are one address: the last of them stands."""
    kept: list[tuple[int, int, str]] = []
    for mention in mentions:
        if kept and kept[-1][1] == mention[0]:
            kept[-1] = mention
        else:
            kept.append(mention)
    return kept
