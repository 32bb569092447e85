"""Who a clause is about: the names of an article by place, and what 该区, 他 and their like stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from chaiban.model.ledger import HEADLINE, ArticleText, Organisation, Person, Place, Programme, Record, Token

_THIS = re.compile(r"该(省|市|县|区|州|镇|乡|村|社区|街道|校|院|厂|公司|集团|行|局|厅|部|所|队|矿|馆|中心)")
_PREPOSITIONS = frozenset("在 到 从 向 对 给 把 为 自 于 由 被 据 按 以 将 让 使 经 经过 通过 针对 围绕 根据 按照 随着 面对 关于 就 用 往 沿 距 比 较 除".split())
_WITH = frozenset("与 和 同 及 以及 跟 、".split())


class Subjects:
    """Where the named of an article stand."""

    def __init__(self, article: ArticleText, found: Sequence[Record]) -> None:
        self._article = article
        self._kinds: dict[str, type[Record]] = {}
        for record in found:
            if isinstance(record, Person | Organisation | Place):
                self._kinds.setdefault(record.name, type(record))
        names = sorted(self._kinds, key=len, reverse=True)
        self._pattern = re.compile("|".join([_THIS.pattern, *map(re.escape, names)]))
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
        return self._kinds.get(name) is Person

    def resolve(self, name: str, paragraph: int, position: int) -> str:
        """The name that 该区 stands for: the last one named before that ends so, else the only one; else the words."""
        match = _THIS.fullmatch(name)
        if not match:
            return name
        ending = {"校": ("校", "学", "中", "院", "高中"), "院": ("院",), "公司": ("公司", "集团")}.get(match[1], (match[1],))
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

    def _most_named(self, ending: tuple[str, ...]) -> str:
        counts: dict[str, int] = {}
        for mentions in self._mentions.values():
            for _, _, name in mentions:
                if name.endswith(ending) and not name.startswith("该"):
                    counts[name] = counts.get(name, 0) + 1
        return max(counts, key=lambda n: counts[n]) if counts else ""

    def actors(self, paragraph: int, start: int, end: int) -> list[str]:
        """Those who act in the stretch before a verb: the first group of names that no preposition stands before."""
        tokens = self._article.tokens.get(paragraph, ())
        text = self._article.text(paragraph)
        groups: list[list[tuple[int, int, str]]] = []
        for mention in self.mentions(paragraph, start, end):
            between = text[groups[-1][-1][1] : mention[0]] if groups else ""
            if groups and (between in ("、", "和", "与", "及", "，", "以及", "同", "") or _is_post_list(between)):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        for group in groups:
            if self._word_before(tokens, group[0][0], text) in _PREPOSITIONS:
                continue
            people = [m for m in group if self.is_person(m[2])]
            chosen = people or group
            after = text[chosen[-1][1] : chosen[-1][1] + 2]
            if after[:1] in "的之" and chosen[-1][1] < end - 1 and not people:
                continue
            chosen = _longest_chain(chosen)
            return list(dict.fromkeys(self.resolve(name, paragraph, a) for a, _, name in chosen))
        return []

    def _word_before(self, tokens: Sequence[Token], position: int, text: str) -> str:
        """The preposition that governs the word at `position`, over the nouns between; "" if none."""
        starts = [t.start for t in tokens]
        i = bisect_right(starts, position - 1) - 1
        while i >= 0 and tokens[i].tag in ("n", "LOC", "ORG", "nz", "a", "f", "s", "vn", "TIME", "m") and tokens[i].text not in "，。":
            i -= 1
        del text
        return tokens[i].text if i >= 0 else ""


def _is_post_list(between: str) -> bool:
    return 0 < len(between) <= 16 and between[0] in "、和" and not re.search(r"[，。的在]", between)


def _longest_chain(mentions: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that touch are one address: the last of them stands."""
    kept: list[tuple[int, int, str]] = []
    for mention in mentions:
        if kept and kept[-1][1] == mention[0]:
            kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def programmes_in(found: Sequence[Record]) -> list[str]:
    """The names of the programmes found."""
    return [r.name for r in found if isinstance(r, Programme)]
