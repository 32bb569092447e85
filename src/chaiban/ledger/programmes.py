"""Programmes of an article: platforms, systems, mechanisms, models, campaigns, projects, parks, pilots, schemes.

Evidence: a quoted name with a class word behind it or as its end; a class word with a proper name in front; a list
that ends in 等…项目; a name that every reader knows; a quoted name behind a verb of running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.sentences import clause_at, sentence_at
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText, Lexicons, Place, Programme, Record, Token

_QUOTED = re.compile(r"[“『]([^“”『』]{1,24})[”』]")
_RUNS = re.compile(
    r"(?:推行|实施|开展|启动|打造|创建|推出|建立|创新|创新实施|探索|探索实施|推进|开设|设立|建设|试行|组织|发起|举办|搭建|构建|倡导|践行|抓住|借助|公布|参与|投入|签约|引进|首创|运作|谋划运作|命名为|取名|名为|叫|称为|叫做|拓展|依托|深化|完善|建成|落实|加入)(?:了|出|起|好|以|“[^”]*”)?$"
)
_LISTED = re.compile(
    r"等(?:[^，。；：“”]{0,24}?)(项目|工程|平台|园区|特色服务|活动|行动|载体|品牌)|"
    r"(?:[0-9０-９两三四五六七八九十]+[个项大])[^，。；：、“”]{0,8}(项目|工程)"
)
_QUOTED_LIST = re.compile(
    r"((?:“[^“”]{2,20}”[、和]?){2,})等[^，。；：“”]{0,20}(项目|工程|平台|活动|行动|品牌|服务|课程|模式)"
)
_SCHEME_NEXT = re.compile(r"^(?:自|评选|评审|评奖|颁奖|揭晓|设立|创办|是|的评选|组委会)")
_GENERIC = re.compile(
    r"^(?:该|本|各|这|那|全|新|大|小|多|重点|重大|一批|一个|一项|两个|有关|相关|主要|建设|工作|基础设施|社会|经济|发展|服务|管理|合作|投资|产业|信息|技术|科技|工业|农业|市场|国家|国际|教育|文化|体育|宣传|生产|安全|民生|公益|"
    r"培训|监督|保障|责任|领导|系统|教学|高新技术|工业园|城市|农村|改革|创新|科研|研究|交流|对外开放|经济体制|体制|政治体制|金融|财税|住房|医疗|大型|系列|志愿|志愿服务|主题|群众性|精神文明|庆祝|纪念|慰问|党内|组织|民主|思想|考核|竞争|激励|约束|运行|经营|用人|分配|法律|市场经济|社会主义|现代企业|家庭|社会保障|养老|医疗保险|失业保险|环境|环保|绿色|"
    r"生态|水利|电力|交通|通信|能源|建筑|配套|基本建设|技术改造|技改|续建|扩建|在建|拟建|新建|合资|外资|利用外资|引进|开发|扶贫|旅游)*$"
)
_SLOGAN = re.compile(r"(?:[，。！？]|为|是|就|不|要|我|你|他|了|吗|呢|的话|之)")


@dataclass(frozen=True, eq=False)
class ProgrammeWords:
    """Class words with their types, longest first; known names with theirs."""

    heads: dict[str, str]
    alone: frozenset[str]
    longest: int
    known: dict[str, str]
    known_pattern: re.Pattern[str]

    def head(self, text: str) -> str:
        """The longest class word that `text` ends in, "" if none."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[-length:] in self.heads:
                return text[-length:]
        return ""


@lru_cache(maxsize=4)
def programme_words(lexicons: Lexicons) -> ProgrammeWords:
    """The class words and known names of these lexicons."""
    notes = lexicons.words("programme_heads")
    known = dict(lexicons.words("known_programmes"))
    names = sorted(known, key=len, reverse=True)
    return ProgrammeWords(
        {word: note.rstrip("!") for word, note in notes.items()},
        frozenset(word for word, note in notes.items() if note.endswith("!")),
        max(map(len, notes), default=0),
        known,
        re.compile("|".join(map(re.escape, names)) or r"(?!)"),
    )


@dataclass(frozen=True, slots=True)
class _Naming:
    start: int
    end: int
    name: str
    type: str
    confidence: float
    evidence: str


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The programmes in the order of the text, one record a name."""
    if article.language == "en":
        return ()
    words = programme_words(lexicons)
    subjects = Subjects(article, found)
    places = frozenset(r.name for r in found if isinstance(r, Place) and r.level != "site")
    records: dict[str, Programme] = {}
    for paragraph, text in article.passages():
        if in_credits(text, 0, paragraph, len(article.paragraphs)) and len(text) < 30:
            continue
        for naming in _namings(text, article.tokens.get(paragraph, ()), words):
            name = naming.name
            if any(_is_alias(name, old, words) for old in records) or _is_place(text, naming, places):
                continue
            records[name] = Programme(
                paragraph=paragraph, start=naming.start, end=naming.end, confidence=naming.confidence,
                evidence=(naming.evidence,), name=name, type=naming.type,
                owner=_owner(text, paragraph, naming, subjects), quote=clause_at(text, naming.start).text,
            )  # fmt: skip
    return tuple(records.values())


def _is_alias(name: str, old: str, words: ProgrammeWords) -> bool:
    """Whether `name` is `old` said again, shorter or longer."""
    return old.endswith(name) or name.endswith(old) or (old.startswith(name) and old == name + words.head(old))


def _is_place(text: str, naming: _Naming, places: frozenset[str]) -> bool:
    """Whether a park is but where something happens."""
    if naming.type != "park":
        return False
    return naming.name in places or text[max(0, naming.start - 2) : naming.start].endswith(
        ("在", "到", "赴", "位于", "来自")
    )


def _namings(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> list[_Naming]:
    """What this paragraph names, in order, the surest reading of every stretch."""
    every = [
        *_quoted_list(text, words),
        *_quoted(text, tokens, words),
        *_known(text, words),
        *_listed(text, tokens, words),
        *_bare(text, tokens, words),
    ]
    titles = [m.span() for m in re.finditer(r"《[^》]*》", text)]
    every = [n for n in every if not any(a < n.start and n.end < b for a, b in titles)]
    kept: list[_Naming] = []
    for naming in sorted(every, key=lambda n: -n.confidence):
        if not any(naming.start < k.end and k.start < naming.end for k in kept):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)


def _plain(text: str) -> str:
    return re.sub(r"[“”『』]", "", text)


def _quoted_list(text: str, words: ProgrammeWords) -> Iterator[_Naming]:
    """The quoted names of “甲”“乙”等…项目."""
    for match in _QUOTED_LIST.finditer(text):
        for item in _QUOTED.finditer(text, *match.span(1)):
            head = words.head(item[1])
            type_ = words.heads[head] if head else words.heads.get(match[2], "project")
            yield _Naming(item.start(), item.end(), item[1], type_, 0.95, "list of quoted names")


def _quoted(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[_Naming]:
    for match in _QUOTED.finditer(text):
        inner = match[1]
        start = match.start()
        end = _tail(text, match.end(), tokens, words)
        while start > 0 and text[start - 1] == "”" and end > match.end():
            start = text.rfind("“", 0, start - 1)
        if end == match.end() and text[end : end + 2] in ("建设", "工作"):
            stop = end + 2 if text[end : end + 2] == "建设" else end
            yield _Naming(start, stop, inner + text[end:stop], "campaign", 0.5, "quoted, run by somebody")
            continue
        if end > match.end():
            name = _plain(text[start:end])
            yield _Naming(start, end, name, words.heads[words.head(name)], 0.9, "quoted with class word")
            continue
        head = words.head(inner)
        if head and len(inner) > len(head) + 1 and not re.search(r"[。！？]", inner):
            yield _Naming(
                match.start() + 1, match.end() - 1, inner, words.heads[head], 0.7, "quoted, ends in class word"
            )
            continue
        if 2 <= len(inner) <= 12 and not _SLOGAN.search(inner) and _RUNS.search(text[max(0, start - 12) : start]):
            yield _Naming(match.start() + 1, match.end() - 1, inner, "campaign", 0.5, "quoted, run by somebody")


def _tail(text: str, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> int:
    """Where the class word behind a closing quote ends, over nouns between; `end` if there is none."""
    reached = end
    stretch = end
    for token in tokens:
        if token.start < end:
            continue
        if (
            token.start != stretch
            or token.tag not in ("n", "vn", "nz", "a", "an", "v", "ORG", "m", "nw", "LOC", "b")
            or token.end - end > 14
        ):
            break
        stretch = token.end
        if words.head(text[end:stretch]):
            reached = stretch
    if not tokens:
        match = re.match(r"[㐀-鿿]{0,8}?(?:" + "|".join(sorted(words.heads, key=len, reverse=True)) + ")", text[end:])
        return end + match.end() if match else end
    return reached


def _known(text: str, words: ProgrammeWords) -> Iterator[_Naming]:
    for match in words.known_pattern.finditer(text):
        yield _Naming(match.start(), match.end(), match.group(), words.known[match.group()], 0.55, "known name")


def _listed(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[_Naming]:
    for match in _LISTED.finditer(text):
        if re.search(r"企业|公司|人员|部门", match.group()):
            continue
        type_ = words.heads.get(match[1] or match[2], "project")
        for start, end in list_items(text, tokens, match.start()):
            name = _plain(text[start:end])
            if 3 <= len(name) <= 24 and "《" not in name and not _GENERIC.match(name):
                proper = (
                    re.search(r"“", text[start:end])
                    or any(t.tag in ("LOC", "ORG", "nz", "PER") and start <= t.start < end for t in tokens)
                    or words.head(name)
                )
                strong = re.search(r"重点|重大|签约|引进|项目建设|一批", text[max(0, start - 40) : match.end() + 4])
                if proper or strong:
                    head = words.head(name)
                    yield _Naming(start, end, name, words.heads[head] if head else type_, 0.6, "list of projects")


def _bare(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[_Naming]:
    run: list[Token] = []
    for token in (*tokens, Token("", "w", len(text), len(text))):
        stage = re.fullmatch(r"[一二三四五六0-9]+期", token.text)
        if (
            stage
            or token.tag in ("n", "vn", "nz", "LOC", "ORG", "PER", "nw", "an", "f", "s")
            or (token.text in ("－", "·") and run)
        ):
            run.append(token)
            continue
        if run:
            yield from _in_run(text, run, words)
        run = []


_STRONG = (
    "award_scheme",
    "park",
    "pilot",
    "model",
    "mechanism",
    "project",
    "platform",
    "system",
    "campaign",
    "other",
)


def _in_run(text: str, run: list[Token], words: ProgrammeWords) -> Iterator[_Naming]:
    for i in range(len(run) - 1, -1, -1):
        body = text[run[0].start : run[i].end]
        head = words.head(body)
        if not head or words.heads[head] not in _STRONG or (len(head) < 2 and words.heads[head] != "award_scheme"):
            continue
        start = _beginning(run, i)
        name = text[start : run[i].end]
        front = name[: -len(head)]
        type_ = words.heads[head]
        proper = any(
            t.tag in ("LOC", "ORG", "nz", "PER")
            for t in run[: i + 1]
            if t.start >= start and t.start < run[i].end - len(head)
        )
        governed = _RUNS.search(text[max(0, start - 10) : start])
        if head in words.alone and not front:
            yield _Naming(start, run[i].end, name, type_, 0.6, "class word")
            return
        if len(front) < 2 or _GENERIC.match(front):
            continue
        if type_ == "park" and (proper or len(front) >= 4):
            yield _Naming(start, run[i].end, name, type_, 0.6, "park")
            return
        if type_ == "award_scheme":
            if len(front) >= 3 and _SCHEME_NEXT.match(text[run[i].end : run[i].end + 4]):
                yield _Naming(start, run[i].end, name, type_, 0.5, "scheme that is judged")
            return
        last = i + 1 == len(run) or run[i + 1].text in _MAY_FOLLOW
        if (
            proper
            and last
            and head not in _VAGUE_HEADS
            and len(front) >= 2
            and not _GENERIC.match(_without_places(front, run))
        ):
            yield _Naming(start, run[i].end, name, type_, 0.5, "class word and proper name")
            return
        if (
            governed
            and last
            and 4 <= len(front) <= 14
            and (head not in _VAGUE_HEADS or _STARTS.search(text[max(0, start - 6) : start]))
        ):
            yield _Naming(start, run[i].end, name, type_, 0.4, "class word, run by somebody")
            return


_MAY_FOLLOW = ("建设", "工作", "活动", "启动", "开工", "实施", "施工", "一期", "二期", "项目", "现场")
# Class words that are said of anything; a proper name in front makes no programme of them.
_VAGUE_HEADS = frozenset(
    [
        "经验",
        "做法",
        "活动",
        "运动",
        "合作",
        "精神",
        "体系",
        "模式",
        "机制",
        "改革",
        "系统",
        "系列活动",
        "奖",
        "大赛",
        "竞赛",
        "评选",
        "论坛",
        "博览会",
        "月",
        "周",
        "创建",
        "制度",
        "平台",
        "发展模式",
        "新模式",
        "协议",
        "示范基地",
        "产业基地",
        "联盟",
        "做法",
        "工作",
    ]
)
_STARTS = re.compile(r"(?:实施|推行|启动|试行|首创|推出|创立|开创|实行)(?:了|起)?$")


def _without_places(front: str, run: list[Token]) -> str:
    """What stands before the class word less the places: 北京 in front makes no name of 北京重点工程."""
    for token in run:
        if token.tag == "LOC":
            front = front.replace(token.text, "", 1)
    return front


_LOOSE = frozenset(
    [
        "重大",
        "重点",
        "新",
        "大型",
        "大",
        "小",
        "优质",
        "现代",
        "新型",
        "主要",
        "先进",
        "传统",
        "地",
        "全国",
        "唯一",
        "著名",
        "首个",
        "一批",
        "特色",
        "有关",
        "相关",
    ]
)


def _beginning(run: list[Token], i: int) -> int:
    """Where the name begins: at the first place, body or proper word, else with the run, less loose adjectives."""
    run = list(run)
    while len(run) > 1 and i > 0 and run[0].text in _LOOSE:
        run, i = run[1:], i - 1
    for token in run[: i + 1]:
        if token.tag in ("LOC", "ORG", "nz", "PER", "nw"):
            return token.start
    return run[0].start


def _owner(text: str, paragraph: int, naming: _Naming, subjects: Subjects) -> str | None:
    """Who runs it: who acts in its sentence, else in the one before, where a verb of running stands before the name."""
    front = re.sub(r"(?:[“『][^“”『』]*[”』][、和]?)+$", "", text[: naming.start].rstrip("“『"))
    if not _RUNS.search(front[-12:]):
        return None
    sentence = sentence_at(text, naming.start)
    actors = subjects.actors(paragraph, sentence.start, naming.start)
    if not actors and sentence.start:
        before = sentence_at(text, sentence.start - 1)
        actors = subjects.actors(paragraph, before.start, before.end)
    return actors[0] if len(actors) == 1 and not subjects.is_person(actors[0]) else None
