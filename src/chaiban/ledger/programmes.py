"""Programmes of an article: platforms, systems, mechanisms, models, campaigns, projects, parks, pilots, schemes.

Evidence: a quoted name with a class word behind it or as its end; a class word with a proper name in front; a list
that ends in 等…项目; a name that every reader knows; a quoted name behind a verb of running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.programme_bare import SCHEME_NEXT, bare_names, started_names
from chaiban.ledger.programme_owners import owner_of
from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeNaming, ProgrammeWords, programme_words
from chaiban.ledger.programme_works import works_told_of
from chaiban.ledger.sentences import clause_at
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText, Lexicons, Place, Programme, Record, Token

_QUOTED = re.compile(r"[“『]([^“”『』]{1,24})[”』]")
_LISTED = re.compile(
    r"等(?:[^，。；：“”]{0,24}?)(项目|工程|平台|园区|特色服务|活动|行动|载体|品牌|建筑)|"
    r"(?:[0-9０-９两三四五六七八九十]+[个项大])[^，。；：、“”]{0,8}(项目|工程)"
)
_QUOTED_LIST = re.compile(
    r"((?:“[^“”]{2,20}”[、和]?){2,})等[^，。；：“”]{0,20}(项目|工程|平台|活动|行动|品牌|服务|课程|模式)"
)
# 等 with these behind lists people or steps, no programmes.
_NO_LIST = re.compile(
    r"^等地|媒体|频道|客户端|领域|行业|产业平台|企业|公司|人员|部门|参加|出席|参与|陪同|见证|观看|来到|领导人|代表|方式|领域|任务|场景|优势|问题"
)
# Verbs behind which a quoted name is a programme though no class word says so; 倡导, 坚持, 抓住 have slogans behind them.
_BEGINS = re.compile(
    r"(?:启动|推出|成立|上线|实施|推行|开展|组建|发起|打造|创建|开设|首创|试行|建立|搭建)(?:了|出|起)?$|"
    r"(?:建设|打造|推出|开展|创建|实施|创办|开设|发起)中?的$"
)
# Behind such a quote stands what is done with it, a body or a thing: no name of a programme.
_NO_PROGRAMME = re.compile(r"^(?:的|作业|功能|政策|工作|战术|方式|等)|^[㐀-鿿]{0,4}(?:委员会|政府|联盟军|协会)")
_BODY = re.compile(r"(?:委员会|^.{0,3}中心|小组|协会|公司|政府|大会|政策|法|队|组|人|会)$")
_SLOGAN = re.compile(r"(?:[，。！？]|兴|优先|为本|第一|至上|强国|三农|为|是|就|不|要|我|你|他|了|吗|呢|的话|之)")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The programmes in the order of the text, one record a name."""
    if article.language == "en":
        return ()
    words = programme_words(lexicons)
    subjects = Subjects(article, found)
    places = frozenset(r.name for r in found if isinstance(r, Place) and r.level != "site")
    records: dict[str, Programme] = {}
    quotes: set[str] = set()
    for paragraph, text in article.passages():
        if in_credits(text, 0, paragraph, len(article.paragraphs)) and len(text) < 30:
            continue
        for naming in _namings(text, article.tokens.get(paragraph, ()), words):
            name = naming.name
            inner = quoted_core(naming, text)
            if inner and inner in quotes:
                continue
            if any(_is_alias(name, old, words) for old in records) or _is_place(text, naming, places):
                continue
            quotes |= {inner} if inner else set()
            records[name] = Programme(
                paragraph=paragraph, start=naming.start, end=naming.end, confidence=naming.confidence,
                evidence=(naming.evidence,), name=name, type=naming.type,
                owner=owner_of(article, paragraph, naming.start, naming.end, _core(naming, text, words), subjects), quote=clause_at(text, naming.start).text,
            )  # fmt: skip
    return tuple(records.values())


def _core(naming: ProgrammeNaming, text: str, words: ProgrammeWords) -> str:
    """What other mentions of the name have in common: the quoted words, else the name."""
    quoted = _QUOTED.search(text, naming.start, naming.end)
    if quoted and len(quoted[1]) > 2:
        return quoted[1]
    head = words.head(naming.name)
    front = naming.name[: -len(head)] if head else naming.name
    return front if len(front) > 3 and naming.name[: len(front)] in text else text[naming.start : naming.end]


def quoted_core(naming: ProgrammeNaming, text: str) -> str:
    """The quoted words of a naming, its quotes inside or around it; "" if it has none."""
    quoted = _QUOTED.search(text, max(0, naming.start - 1), naming.end + 1)
    return quoted[1] if quoted and len(quoted[1]) > 2 else ""


def _is_alias(name: str, old: str, words: ProgrammeWords) -> bool:
    """Whether `name` is `old` said again, shorter or longer."""
    head = words.head(name)
    core = name[: -len(head)] if head else ""
    if len(core) > 2 and old.startswith(core) and old.endswith(head):
        return True
    if old.endswith(name) or name.endswith(old):
        return True
    longer, shorter = (old, name) if len(old) > len(name) else (name, old)
    if longer.startswith(shorter) and longer[len(shorter) :] in words.heads:
        return True
    if len(shorter) > 6 and longer[:2] == shorter[:2] and longer[-2:] == shorter[-2:] and _is_within(shorter, longer):
        return True
    own = words.head(old)
    return len(core) > 3 and bool(own) and old[: -len(own)] == core


def _is_within(shorter: str, longer: str) -> bool:
    """Whether the characters of one name come in this order in the other."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _is_place(text: str, naming: ProgrammeNaming, places: frozenset[str]) -> bool:
    """Whether a park is but where something happens."""
    if naming.type != "park":
        return False
    return naming.name in places or text[max(0, naming.start - 2) : naming.start].endswith(
        ("在", "到", "赴", "位于", "来自")
    )


def _namings(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> list[ProgrammeNaming]:
    """What this paragraph names, in order, the surest reading of every stretch."""
    every = [
        *_quoted_list(text, words),
        *_quoted(text, tokens, words),
        *_known(text, tokens, words),
        *_listed(text, tokens, words),
        *bare_names(text, tokens, words),
        *started_names(text, words),
        *works_told_of(text, tokens),
        *_quoted_kind(text),
        *_published(text),
        *_held(text, words),
    ]
    titles = [m.span() for m in re.finditer(r"《[^》]*》", text)]
    every = [n for n in every if not any(a < n.start and n.end < b for a, b in titles)]
    kept: list[ProgrammeNaming] = []
    for naming in sorted(every, key=lambda n: -n.confidence):
        if not any(naming.start < k.end and k.start < naming.end for k in kept):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)


def _plain(text: str) -> str:
    return re.sub(r"[“”『』]", "", text)


def _quoted_list(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """The quoted names of “甲”“乙”等…项目."""
    for match in _QUOTED_LIST.finditer(text):
        for item in _QUOTED.finditer(text, *match.span(1)):
            head = words.head(item[1])
            type_ = words.heads[head] if head else words.heads.get(match[2], "project")
            yield ProgrammeNaming(item.start(), item.end(), item[1], type_, 0.95, "list of quoted names")


# “甲”的…模式: a way of doing that is known by its quote.
_KIND = re.compile(
    r"[“『]([^“”『』，。]{3,20})[”』]的?[^，。；、“”的是为]{0,8}?(模式|机制|工作法|制度|讲座|课堂|展演|展览|音乐会|书屋|专场|专场招聘会|专场招聘活动|课程|志愿服务队|品牌)(?=[，。；、：）]|$|[在为于是由]|今|昨|日前|近日|举行|启动|开展|建设)"
)
_KINDS = {"模式": "model", "工作法": "model", "机制": "mechanism", "制度": "system"}


def _quoted_kind(text: str) -> Iterator[ProgrammeNaming]:
    for match in _KIND.finditer(text):
        if not _SLOGAN.search(match[1]) and not re.search(r"[主话问]?题[为是]?$", text[: match.start()]):
            yield ProgrammeNaming(
                match.start(1), match.end(1), match[1], _KINDS.get(match[2], "campaign"), 0.62, "quoted, of a kind"
            )


def _quoted(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _QUOTED.finditer(text):
        inner = match[1]
        start = match.start()
        end = _tail(text, match.end(), tokens, words)
        while start > 0 and text[start - 1] == "”" and end > match.end():
            start = text.rfind("“", 0, start - 1)
        tail = words.head(text[match.end() : end])
        own = words.head(inner)
        judged = own and words.heads[own] == "award_scheme" and SCHEME_NEXT.match(text[match.end() : match.end() + 4])
        prize = tail and words.heads[tail] == "award_scheme" and not SCHEME_NEXT.match(text[end : end + 4])
        if judged or (prize and tail.endswith("奖")):
            end = match.end()
        if tail in ("合作", "改革", "经验", "做法"):
            end = match.end()
        if end == match.end() and _BUILT.match(text, end) and len(inner) > 2 and not _SLOGAN.search(inner):
            yield ProgrammeNaming(start, end + 2, inner + "建设", "campaign", 0.5, "quoted, run by somebody")
            continue
        if end > match.end():
            name = _plain(text[start:end])
            yield ProgrammeNaming(start, end, name, words.heads[words.head(name)], 0.9, "quoted with class word")
            continue
        behind = words.head(text[max(0, start - 8) : start])
        named = behind and len(behind) > 1 and words.heads[behind] not in ("award_scheme", "other", "campaign", "model")
        if named and len(inner) <= 12 and not _BODY.search(inner):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, words.heads[behind], 0.6, "class word in front"
            )
            continue
        head = words.head(inner)
        if (
            head
            and words.heads[head] == "award_scheme"
            and not (SCHEME_NEXT.match(text[end : end + 4]) or re.search(r"设立了?$", text[:start]))
        ):
            continue
        if head in ("改革", "经验", "做法", "体系", "精神", "合作"):
            continue
        scheme = head and words.heads[head] == "award_scheme"
        if head and (scheme or len(inner) > len(head) + 1) and not re.search(r"[。！？]", inner):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, words.heads[head], 0.7, "quoted, ends in class word"
            )
            continue
        if (
            3 <= len(inner) <= 12
            and not _SLOGAN.search(inner)
            and not _BODY.search(inner)
            and not _NO_PROGRAMME.match(text[match.end() :])
            and _BEGINS.search(text[max(0, start - 12) : start])
        ):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, "campaign", 0.5, "quoted, run by somebody"
            )


_BUILT = re.compile(r"建设(?:[，。；、”]|$|启动|工作|项目|工程|试点)")


def _tail(text: str, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> int:
    """Where the class word behind a closing quote ends, over nouns between; `end` if there is none."""
    reached = end
    stretch = end
    for token in tokens:
        if token.start < end:
            continue
        if token.start == end and token.text in ("为", "为主题", "是", "的"):
            break
        if (
            token.start != stretch
            or token.tag not in ("n", "vn", "nz", "a", "an", "v", "ORG", "m", "nw", "LOC", "b")
            or token.end - end > 14
        ):
            break
        stretch = token.end
        if words.head(text[end:stretch]):
            reached = stretch
    if reached > end and (_runs_on(text, tokens, reached, words) or _is_done(text, end, reached, tokens)):
        return end
    if not tokens:
        match = re.match(r"[㐀-鿿]{0,8}?(?:" + "|".join(sorted(words.heads, key=len, reverse=True)) + ")", text[end:])
        return end + match.end() if match else end
    return reached


# What may stand behind the class word of a name; any other noun makes a longer word of it: 高铁|通信工, 试点|县.
_BEHIND = frozenset(
    ["建设", "启动", "工作", "实施", "活动", "开展", "专场", "现场", "开幕式", "启动仪式", "仪式", "框架", "经验", "成果", "发布", "平台", "项目", "工程", "合作", "协议", "任务", "目标", "理念", "主场", "方案", "名单", "主题", "系列"]
)  # fmt: skip


def _is_done(text: str, end: int, reached: int, tokens: Sequence[Token]) -> bool:
    """Whether the word behind the quote is a verb: 以“龟速”行动; not where somebody runs the quoted."""
    only = next((t for t in tokens if t.start == end and t.end == reached), None)
    opening = text.rfind("“", 0, end)
    return only is not None and only.tag == "v" and not RUNS.search(text[max(0, opening - 12) : opening])


# Titles that papers publish and that somebody gives: 发布“最美…”先进事迹.
# A number to ring: 12345市民热线.
_RING = re.compile(r"(?<![0-9])[0-9]{3,5}[㐀-鿿]{0,8}?热线")
# What is held under a quoted name: “甲”全国武术锦标赛, “甲”文艺表演.
_HELD = re.compile(
    r"[“『]([^“”『』，。！？]{3,24})[”』]((?:(?!的|是|为|和|与|及|在)[㐀-鿿]){0,12}?(?:锦标赛|大赛|比赛|邀请赛|表演|演出|展演|招聘会|招聘活动|博览会|展览|特展|主题展|音乐会|讲座|沙龙|晚会|巡展|巡演|研讨会|文化体验活动|体验活动|采访活动|庆祝活动|专项行动|专项整治|春晚))"
)


def _held(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _RING.finditer(text):
        yield ProgrammeNaming(*match.span(), match.group(), "platform", 0.5, "number to ring")
    for match in _HELD.finditer(text):
        if not _SLOGAN.search(match[1]) and not re.search(r"[主问话]?题[为是]?$", text[: match.start()]):
            yield ProgrammeNaming(
                match.start(), match.end(), _plain(match.group()), "campaign", 0.88, "held under a quoted name"
            )


_PUBLISHED = re.compile(r"[“『]([^“”『』，。]{3,16})[”』](?=先进事迹|评选|推选|发布仪式|候选人|名单|荣誉称号评选)|(?:发布|评选|推选)了?(?:[0-9０-９]{4}年度?|首届|第[^“，。]{1,4}届)?[“『]((?:[^“”『』，。]{0,6}最美[^“”『』，。]{1,8})|[^“”『』，。]{2,8}(?:之星|人物|好人|楷模|标兵|榜样))[”』]")  # fmt: skip


def _published(text: str) -> Iterator[ProgrammeNaming]:
    for match in _PUBLISHED.finditer(text):
        k = 1 if match[1] else 2
        yield ProgrammeNaming(match.start(k), match.end(k), match[k], "award_scheme", 0.6, "title that is given")


def _runs_on(text: str, tokens: Sequence[Token], position: int, words: ProgrammeWords) -> bool:
    """Whether the noun that ends at `position` is but the front of a longer one."""
    following = next((t for t in tokens if t.start == position), None)
    if following is None or following.text in _BEHIND or following.text in words.heads:
        return False
    last = next((t for t in tokens if t.end == position), None)
    if last is not None and last.tag == "v":
        return False
    return following.tag == "n" and following.end - following.start <= 3


def _known(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in words.known_pattern.finditer(text):
        inside = next((t for t in tokens if t.start < match.end() < t.end), None)
        if inside or _runs_on(text, tokens, match.end(), words):
            continue  # 双拥模范城, 低保对象, 南水北调干渠: an honour, people, a place
        yield ProgrammeNaming(
            match.start(), match.end(), match.group(), words.known[match.group()], 0.55, "known name"
        )


def _listed(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _LISTED.finditer(text):
        if _NO_LIST.search(match.group()):
            continue
        type_ = words.heads.get(match[1] or match[2], "project")
        items = list_items(text, tokens, match.start())
        if not any(_is_proper(text, start, end, tokens, words) for start, end in items):
            continue
        for start, end in items:
            name = _plain(text[start:end])
            if 3 <= len(name) <= 24 and "《" not in name and not GENERIC.match(name):
                proper = _is_proper(text, start, end, tokens, words) or words.head(name)
                strong = re.search(r"重点|重大|签约|引进|项目建设", text[max(0, start - 40) : match.end() + 4])
                head = words.head(name)
                if head and GENERIC.match(name[: -len(head)]):
                    continue
                loose = (match[1] or "") in ("活动", "品牌", "特色服务") and "“" not in text[start:end]
                loose = loose and not any(t.tag in ("LOC", "nz") and start <= t.start < end for t in tokens)
                if (proper or strong) and not loose:
                    yield ProgrammeNaming(
                        start, end, name, words.heads[head] if head else type_, 0.6, "list of projects"
                    )


_GAMES = re.compile(r"[0-9０-９]米|[滑泳跑跳]|跳板|[足篮排乒手冰棒垒]球|羽毛球|雪车|举重|摔跤|射击|田径|体操|跆拳道|男子|女子|单打|双打")


def _is_proper(text: str, start: int, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> bool:
    """Whether an item of a list names something of its own: quoted, with a place, body, number or letters in it."""
    item = text[start:end]
    if _GAMES.search(item):
        return False
    if re.search(r"[“A-Za-z0-9０-９]", item):
        return True
    head = words.head(item)
    return any(t.tag in ("LOC", "ORG", "nz", "PER") and start <= t.start < end - len(head) for t in tokens)
