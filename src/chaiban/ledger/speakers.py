"""Who speaks: the person, body or group named nearest before a verb."""

from __future__ import annotations

import re

from chaiban.ledger.posts import PostWords
from chaiban.model.ledger import ArticleText, Organisation, Person, Place, Record, Token

_PRONOUN = re.compile(r"(?:^|[，。；：、”\s]|[㐀-鿿])(他们|她们|他|她|其)$")
_GROUPS = re.compile(
    r"((?:[㐀-鿿]{0,6}?(?:与会|相关|有关|业内|许多|不少|部分|一些|多位|多名|一位|一名|各|双方|大家|广大|多数)[㐀-鿿]{0,14}?)?"
    r"(?:各方|双方|三方|四方|专家们?|学者们?|代表们?|委员们?|人士|负责人|官员|负责同志|发言人|分析师|观察家|分析家|大家|群众|村民们?|市民们?|居民们?|网友们?|游客们?|同学们|"
    r"老师们?|职工们?|干部们?|战士们?|官兵|学生们?|客商们?|嘉宾们?|领导人|议员|律师|老板|经理|店员|老人|老汉|大妈|大爷|小伙子?|姑娘|女士|先生|主任|书记|厂长|校长|院长|所长|局长|主席|部长|董事长|总经理))$"
)
_BODIES = re.compile(
    r"(中方|美方|俄方|日方|韩方|欧方|外方|双方|[㐀-鿿]方|[㐀-鿿]媒|[㐀-鿿]军|(?:报告|声明|公报|文件|通知|意见|社论|评论|文章|消息|公告|会议|全会|来信|信中|调查|研究|报道|《[^》]{2,30}》))$"
)


class Speakers:
    """The names of an article by place, and who was named last."""

    def __init__(self, article: ArticleText, found: tuple[Record, ...], words: PostWords) -> None:
        people = [r for r in found if isinstance(r, Person)]
        self._words = words
        self._people = {r.name for r in people}
        self._short = {}
        for person in people:
            for dot in "·•":
                if dot in person.name:
                    self._short[person.name.rsplit(dot, 1)[1]] = person.name
            for title in person.titles:
                self._short.setdefault(person.name[0] + title, person.name)
                for tail in (
                    "书记",
                    "主任",
                    "主席",
                    "总理",
                    "总统",
                    "部长",
                    "局长",
                    "省长",
                    "市长",
                    "县长",
                    "校长",
                    "院长",
                    "厂长",
                ):
                    if title.endswith(tail):
                        self._short.setdefault(person.name[0] + tail, person.name)
        bodies = {r.name for r in found if isinstance(r, Organisation)}
        places = {r.name for r in found if isinstance(r, Place)}
        self._names = sorted(self._people | set(self._short) | bodies | places, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, self._names)) or r"(?!)")
        self._only_people = re.compile(
            "|".join(map(re.escape, sorted(self._people, key=len, reverse=True))) or r"(?!)"
        )
        self._article = article
        self._last = ""

    def enter(self, paragraph: int, position: int) -> None:
        """Take in the sentence before `position`: the first person named in it is who 他 is."""
        text = self._article.text(paragraph)[:position].rstrip("。！？；”’ ")
        begin = max((text.rfind(mark) for mark in "。！？；"), default=-1) + 1
        first = self._only_people.search(text, begin)
        if first:
            self._last = first.group()

    def spoke(self, who: str) -> None:
        """Remember who spoke last."""
        if who in self._people:
            self._last = who

    def before(self, paragraph: int, text: str, start: int, end: int, between: re.Pattern[str]) -> str:
        """The speaker whose name stands between `start` and `end`, last before the verb, words of `between` apart; ""
        if it is nobody."""
        stretch = text[start:end]
        gap = between.search(stretch)
        bare = stretch[: gap.start()] if gap else stretch
        named = next((name for name in self._names if bare.endswith(name)), "")
        if named and (named in self._people or named in self._short):
            return self._with_others(bare, self._short.get(named, named))
        pronoun = _PRONOUN.search(bare)
        if pronoun and pronoun[1] in ("他", "她") and (len(bare) == 1 or bare[-2] in "，。；：”、 "):
            inside = self._only_people.findall(stretch[: len(bare) - 1])
            return inside[-1] if inside else self._last or pronoun[1]
        if bare.endswith(("他们", "她们")):
            begin = max((text.rfind(mark, 0, max(start - 1, 0)) for mark in "。！？；"), default=-1) + 1
            return self._opening(paragraph, text, begin, start) or bare[-2:]
        cut = any(t.start < start + len(bare) < t.end for t in self._article.tokens.get(paragraph, ()))
        # …通报|会上|说: the gap began within a word.
        nouns = self._nouns(paragraph, text, start, end if cut else start + len(bare))
        if nouns:
            return self._person_in(nouns)
        if named and bare[-len(named) - 1 : -len(named)] not in ("在", "到", "赴", "从", "于", "抵"):
            return named
        subject = self._subject(stretch)
        if subject:
            return subject
        if bare.endswith(("，", "，并", "，还")) or (gap and gap.group().startswith("，")):
            opening = self._opening(paragraph, text, start, start + len(bare))
            if opening:
                return opening
        group = _GROUPS.search(re.split(r"[，。；：“”]", bare)[-1])
        if group and len(group[1]) <= 3:
            return self._with_front(paragraph, start + len(bare) - len(group[1]), group[1])
        group = group or _BODIES.search(bare)
        return group[1] if group else ""

    def _with_front(self, paragraph: int, at: int, group: str) -> str:
        """A bare 人士 with the nouns right before it: 多国人士."""
        for token in reversed(self._article.tokens.get(paragraph, ())):
            if token.end == at and token.tag in ("n", "a", "LOC", "ORG", "nz", "vn", "m", "b") and len(group) < 12:
                group, at = token.text + group, token.start
        return group

    def _with_others(self, bare: str, name: str) -> str:
        """The name with those that it is joined to by 、: 甲、乙."""
        start = len(bare) - len(name)
        if not bare.endswith(name):
            return name
        while start > 0 and bare[start - 1] in "、和":
            other = next((p for p in self._people if bare.endswith(p, 0, start - 1)), "")
            if not other:
                break
            start -= len(other) + 1
        return bare[start:]

    def _person_in(self, nouns: str) -> str:
        """The person of 甲总书记; the nouns as they are where they are no name and post."""
        for name in self._people:
            rest = nouns.removeprefix(name)
            if rest != nouns and rest and (rest in self._words.heads or rest in ("同志", "先生", "女士")):
                return name
        return nouns

    def _nouns(self, paragraph: int, text: str, start: int, end: int) -> str:
        """The nouns that make up the clause before the verb, or that stand before 在…上 or 在…时 in it."""
        begin = max(text.rfind(mark, start, end) for mark in "，：；。”") + 1
        clause = [t for t in self._article.tokens.get(paragraph, ()) if max(begin, start) <= t.start and t.end <= end]
        while clause and (
            clause[0].tag in ("TIME", "d", "c", "ad", "vd", "w") or clause[0].text in ("此间", "当地", "同时")
        ):
            clause = clause[1:]
        adjunct = next((k for k, t in enumerate(clause) if t.tag == "p"), len(clause))
        if 0 < adjunct < len(clause) and clause[-1].text in ("上", "时", "中", "后", "里", "下", "日"):
            clause = clause[:adjunct]
        while clause and clause[-1].tag in ("d", "ad", "TIME", "vd", "w"):
            clause = clause[:-1]
        behind = [k for k, t in enumerate(clause) if t.text == "的"]
        if behind and any(t.tag in ("v", "p", "r") for t in clause[: behind[-1]]):
            clause = clause[behind[-1] + 1 :]
        verb_first = len(clause) == 2 and clause[0].tag in ("v", "vd")
        if not clause or any(t.tag not in _NOUNS and t.text not in _WITHIN for t in clause[verb_first:]):
            return ""
        if clause[-1].tag not in ("n", "nz", "ORG", "PER", "LOC", "nw", "r") and clause[-1].text not in "》":
            return ""
        name = text[clause[0].start : clause[-1].end]
        if "的" in name and len(name) > 12:
            name = name.rsplit("的", 1)[1]
        return name if 2 <= len(name) <= 24 and name not in _NO_SPEAKERS else ""

    def _opening(self, paragraph: int, text: str, start: int, end: int) -> str:
        """The nouns that open the sentence, for a verb whose clause has none of its own."""
        opening: list[Token] = []
        for token in self._article.tokens.get(paragraph, ()):
            if not start <= token.start < end or (not opening and token.tag in ("TIME", "d", "c", "w")):
                continue
            if token.tag not in _NOUNS - {"f", "a", "an"} and token.text not in _WITHIN:
                break
            opening.append(token)
        name = text[opening[0].start : opening[-1].end] if opening and opening[-1].tag != "m" else ""
        return name if 2 <= len(name) <= 16 and name not in _NO_SPEAKERS else ""

    def _subject(self, stretch: str) -> str:
        """The person who opens the sentence, where adjuncts stand between name and verb: 甲在…会上强调."""
        first = self._only_people.search(stretch)
        if first is None:
            return ""
        rest = stretch[first.end() :]
        if re.match(r"[^，。；]{0,40}(?:时|中|上|后|会上|讲话|致辞|信|电|采访|发言)(?:，|也|还|曾)?$", rest):
            return first.group()
        if re.fullmatch(r"(?:[^“”。]{0,60}[，并])", rest) and len(self._only_people.findall(stretch)) == 1:
            return first.group()
        alone = len(self._pattern.findall(rest)) == 0 or re.match(
            r"(?:在|对|向|就|于|同|与|为|今|昨|\d|日|说|近|当)", rest
        )
        return first.group() if alone and re.fullmatch(r"[^“”。，]{0,24}", rest) else ""


_NOUNS = frozenset(("n", "nz", "vn", "LOC", "ORG", "PER", "a", "m", "nw", "f", "s", "an", "xc", "q"))
_WITHIN = frozenset(
    (
        "的",
        "、",
        "和",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "·",
        "及",
        "各方",
        "各界",
        "大家",
        "双方",
        "许多",
        "有关",
        "另",
    )
)
_NO_SPEAKERS = frozenset(
    [
        "数据",
        "结果",
        "事实",
        "事实上",
        "实践",
        "历史",
        "经验",
        "据悉",
        "据了解",
        "消息",
        "目的",
        "问题",
        "情况",
        "人们常",
        "俗话",
        "古人",
        "记者",
        "本报记者",
        "笔者",
        "总体",
        "一方面",
        "另一方面",
        "其中",
        "也就是",
        "换句话",
        "可以",
        "具体",
        "简单",
        "原因",
        "最后",
        "首先",
        "其次",
        "第一",
        "第二",
        "第三",
        "一般",
        "换言之",
    ]
)
