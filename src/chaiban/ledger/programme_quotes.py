"""Programmes named in quotes: with a class word behind or in it, in a list, held, published, run by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.programme_bare import SCHEME_NEXT
from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeNaming, ProgrammeWords
from chaiban.model.ledger import ArticleText, Token

QUOTED = re.compile(r"[“『]([^“”『』]{1,24})[”』]")
_QUOTED_LIST = re.compile(
    r"((?:“[^“”]{2,20}”[、和]?){2,})(?:等|[两三四五六七八九十]+[大项个])[^，。；：“”]{0,20}(项目|工程|平台|活动|行动|品牌|服务|课程|模式)"
)
# Verbs behind which a quoted name is a programme though no class word says so; 倡导, 坚持, 抓住 have slogans behind them.
_BEGINS = re.compile(
    r"(?:启动|推出|成立|上线|实施|推行|开展|组建|发起|打造|创建|开设|首创|试行|建立|搭建)(?:了|出|起)?$|"
    r"(?:建设|打造|推出|开展|创建|实施|创办|开设|发起)中?的$"
)
# Behind such a quote stands what is done with it, a body or a thing: no name of a programme.
_NO_PROGRAMME = re.compile(r"^(?:的|作业|功能|政策|工作|战术|方式|等)|^[㐀-鿿]{0,4}(?:委员会|政府|联盟军|协会)")
_BODY = re.compile(r"(?:安全区|[占禁飞]区|委员会|^.{0,3}中心|小组|协会|公司|政府|大会|政策|法|队|组|人|会)$")
_SLOGAN = re.compile(r"(?:[，。！？]|兴|优先|为本|第一|至上|强国|三农|为|是|就|不|要|我|你|他|了|吗|呢|的话|之)")


def plain(text: str) -> str:
    """The text without its quotes."""
    return re.sub(r"[“”『』]", "", text)


def _quoted_list(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """The quoted names of “甲”“乙”等…项目."""
    for match in _QUOTED_LIST.finditer(text):
        for item in QUOTED.finditer(text, *match.span(1)):
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
    for match in QUOTED.finditer(text):
        inner = match[1]
        if _DOING.match(inner):
            continue  # “实施城市更新行动”: words that are quoted, no name
        start = match.start()
        end = _tail(text, match.end(), tokens, words)
        while start > 0 and text[start - 1] == "”" and end > match.end():
            start = text.rfind("“", 0, start - 1)
        tail = words.head(text[match.end() : end])
        if end > match.end() and _NO_TAIL.search(text[match.end() : end + 3]):
            end, tail = match.end(), ""
        own = words.head(inner)
        if _NO_NAME.match(text, match.end()) or _FIVE_YEARS.fullmatch(inner):
            continue
        judged = own and words.heads[own] == "award_scheme" and SCHEME_NEXT.match(text[match.end() : match.end() + 4])
        prize = tail and words.heads[tail] == "award_scheme" and not SCHEME_NEXT.match(text[end : end + 4])
        if judged or (prize and tail.endswith("奖")):
            end = match.end()
        if tail in ("合作", "改革", "经验", "做法"):
            end = match.end()
        slogan = _SLOGAN.search(inner) or re.match(r"[一二两三四五六七八九十]个", inner)
        if end == match.end() and _BUILT.match(text, end) and len(inner) > 2 and not slogan:
            yield ProgrammeNaming(start, end + 2, inner + "建设", "campaign", 0.5, "quoted, run by somebody")
            continue
        if end > match.end():
            name = plain(text[start:end])
            yield ProgrammeNaming(start, end, name, words.heads[words.head(name)], 0.9, "quoted with class word")
            continue
        behind = words.head(text[max(0, start - 8) : start])
        named = (
            behind and len(behind) > 1 and words.heads[behind] not in ("award_scheme", "other", "campaign", "model")
        )
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
        if (
            head
            and len(head) == 1
            and not scheme
            and not (RUNS.search(text[max(0, start - 12) : start]) or text.startswith("活动", match.end()))
        ):
            continue  # 近水楼台先得月
        if head and re.search(r"的[^的]{0,3}$", inner[: -len(head)]):
            continue  # “没开出口儿的战略”: described, no name
        if head and (scheme or len(inner) > len(head) + 1) and not re.search(r"[。！？]", inner):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, words.heads[head], 0.7, "quoted, ends in class word"
            )
            continue
        if (
            3 <= len(inner) <= 12
            and not _SLOGAN.search(inner)
            and not _BODY.search(inner)
            and not GENERIC.match(inner)
            and not _NO_PROGRAMME.match(text[match.end() :])
            and _BEGINS.search(text[max(0, start - 12) : start])
        ):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, "campaign", 0.5, "quoted, run by somebody"
            )


# “十件事”３４个项目, “三农”工作体制机制, “甲”创建初期: counted, spoken of, a verb.
_NO_TAIL = re.compile(
    r"^[^”]{0,4}[0-9０-９一二三四五六七八九十]+[个项条]|体制机制|^(?:创建|改革|合作|创新|建设)(?:初期|以来|于|了|之|后|时)"
)
# “甲”总书记: a party; plans of five years are documents.
_NO_NAME = re.compile(r"[”』]?(?:总书记|主席|领导人|成员|武装|组织|叛军|总裁|老板|商标|牌|小区|大酒店)")
_FIVE_YEARS = re.compile(r"[一二三四五六七八九十]*[五七八九六](?:计划|规划)?")
_DOING = re.compile(r"(?:实施|开展|推进|加强|健全|完善|推动|促进|提升|提高)(?!.{0,6}[·—])")
_BUILT = re.compile(r"建设(?:[，。；、”]|$|启动|工作|项目|工程|试点)")


def _tail(text: str, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> int:
    """Where the class word behind a closing quote ends, over nouns between; `end` if there is none."""
    reached = end
    stretch = end
    for token in tokens:
        if token.start < end:
            continue
        if (token.start == end and token.text in ("为", "为主题", "的")) or token.text in ("是", "指", "是指"):
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
    if reached > end and (runs_on(text, tokens, reached, words) or _is_done(text, end, reached, tokens)):
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
                match.start(), match.end(), plain(match.group()), "campaign", 0.88, "held under a quoted name"
            )


_PUBLISHED = re.compile(r"[“『]([^“”『』，。]{3,16})[”』](?=先进事迹|评选|推选|发布仪式|候选人|名单|荣誉称号评选)|(?:发布|评选|推选)了?(?:[0-9０-９]{4}年度?|首届|第[^“，。]{1,4}届)?[“『]((?:[^“”『』，。]{0,6}最美[^“”『』，。]{1,8})|[^“”『』，。]{2,8}(?:之星|人物|好人|楷模|标兵|榜样))[”』]")  # fmt: skip


def _published(text: str) -> Iterator[ProgrammeNaming]:
    for match in _PUBLISHED.finditer(text):
        k = 1 if match[1] else 2
        yield ProgrammeNaming(match.start(k), match.end(k), match[k], "award_scheme", 0.6, "title that is given")


# Behind a quote that is a theme or an honour.
_THEME = re.compile(r"(?:为主题|的?主题|精神|之称|荣誉|称号|[一二三四]字)")


def named_again(article: ArticleText, text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """What this paragraph names in quotes at the head of a clause, if the article has it more than once."""
    for match in QUOTED.finditer(text):
        inner, front = match[1], text[: match.start()]
        if (
            not 3 <= len(inner) <= 12
            or _SLOGAN.search(inner)
            or _BODY.search(inner)
            or _THEME.match(text, match.end())
        ):
            continue
        if (front and front[-1] not in "，。；") or text[match.end() : match.end() + 1] in "，。；：、":
            continue
        if _is_run(article, inner, words) and sum(other.count(inner) for _, other in article.passages()) > 1:
            head = words.head(inner)
            type_ = words.heads[head] if head else "campaign"
            yield ProgrammeNaming(match.start() + 1, match.end() - 1, inner, type_, 0.41, "quoted, named again")


def _is_run(article: ArticleText, inner: str, words: ProgrammeWords) -> bool:
    """Whether somebody runs what is quoted, or a class word stands beside it, at any of its mentions."""
    for _, text in article.passages():
        for match in re.finditer(re.escape(inner), text):
            front, behind = text[: match.start()].rstrip("“『"), text[match.end() : match.end() + 7].lstrip("”』")
            if (
                RUNS.search(front[-12:])
                or front.endswith(("参加", "报名", "走进"))
                or _THING.match(behind)
                or len(words.head(front[-8:])) > 1
            ):
                return True
    return False


# What stands behind the name of something that is run.
_THING = re.compile(
    r"(?:[㐀-鿿]{0,4}?)(?:政策|服务|平台|系统|工程|项目|活动|行动|计划|模式|机制|制度|试点|品牌|课堂|上线|投运|建成|运行|实施以来|推出)"
)


def runs_on(text: str, tokens: Sequence[Token], position: int, words: ProgrammeWords) -> bool:
    """Whether the noun that ends at `position` is but the front of a longer one."""
    following = next((t for t in tokens if t.start == position), None)
    if following is None or following.text in _BEHIND or following.text in words.heads:
        return False
    last = next((t for t in tokens if t.end == position), None)
    if last is not None and last.tag == "v":
        return False
    return following.tag == "n" and following.end - following.start <= 3


def quoted_names(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """What this paragraph names in quotes; readings of one stretch may stand beside each other."""
    yield from _quoted_list(text, words)
    yield from _quoted(text, tokens, words)
    yield from _quoted_kind(text)
    yield from _published(text)
    yield from _held(text, words)
