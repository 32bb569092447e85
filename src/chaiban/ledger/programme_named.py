"""Programmes that are named by their look or by what is said of them, without a class word of the lexicon: “甲·乙”,
第四届“天宫画展”, “甲+乙”的经营方式, “海葵一号”完工, 送书下乡活动, 引江补汉工程, a prize that is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeNaming, ProgrammeWords
from chaiban.model.ledger import Token

_QUOTE = re.compile(r"[“『]([^“”『』，。！？：；]{3,24})[”』]")
# What is held, shown or run year after year ends so.
_HELD = re.compile(
    r"(?:展演季|艺术季|消费季|购物季|文化季|服务季|演出季|季|画展|书画展|影展|联展|特展|巡展|展演|汇演|展播|[杯赛]|论坛|晚会|音乐会|"
    r"文化节|艺术节|旅游节|美食节|电影节|读书节|采摘节|嘉年华|之旅|之约|之夜|之行|大讲堂|讲堂|课堂|沙龙|书屋|训练营|夏令营|冬令营|专列|专线|快线|直播间|大集|市集|夜校|驿站|食堂|工作室|工作法)$"
)
_INTRODUCED = re.compile(
    r"(?:举[行办]|参加|开展|推出|启动|组织|开设|创办|打造|主办|承办|首届|第[0-9０-９一二三四五六七八九十]+届|[0-9０-９]{4}年?|设立|建立|建起|搭建|开通|^|[，。；：])(?:了|的)?$"
)
_IS_HELD = re.compile(
    r"(?:[^，。；]{0,14}(?:举行|举办|开幕|启动|开演|亮相|开馆|揭幕|开赛|启幕|落幕|闭幕|上线|开班|首演|开通))|[，。；、]|等|活动|系列"
)
# Nouns that a quoted name stands before.
_OF_A_KIND = re.compile(
    r"(?:(?!的)[㐀-鿿]){0,8}?(快线|专列|专线|班列|思政课|公开课|展演季|作业(?![，。本业])|办法|专区|服务点|服务站|志愿服务|政务服务|试点改革|竞赛|大赛|比赛|征文|培训班|联赛|邀请赛)(?=[，。；：、）]|$|[^㐀-鿿]|[正已将今昨日近于在是启开举为实的等方活])"
)
_PLUS = re.compile(
    r"[“『]([^“”『』]{2,16}[+＋][^“”『』]{1,20})[”』]的?([㐀-鿿]{0,6}?(?:模式|方式|机制|体系|格局|制度|服务))"
)
_NUMBERED = re.compile(r"[“『]([㐀-鿿]{1,6}[一二三四五六七八九十0-9０-９]+号)[”』]")
_BUILT = re.compile(r"投用|投产|建成|完工|开工|安装|启用|建造|并网|投运|钻探|开钻|掘进|始发|贯通")
_SENT = re.compile(r"卫星|飞船|火箭|航班|列车|货轮|渔船|文件|决议|导弹|台风|运动员|选手|车|船")
_TO_VILLAGES = re.compile(
    r"(?:(?:送[㐀-鿿]{1,2}|[图科医文法书戏]{1,2}[书技疗化律戏]?)、?){1,4}(?:下乡|进村|到农村|进社区|进校园|到基层)活动|送温暖活动|献爱心活动|手拉手活动"
)
_WATER = re.compile(r"引[㐀-鿿][补入济灌供调][㐀-鿿](?:工程)?")
_GIVEN = re.compile(
    r"(?:[今昨前][日天晚]|[日近]前|[0-9０-９]{1,2}日|（[^）]{1,12}）)*(?:在[^，。；]{1,10})?(?:颁发|颁奖|揭晓|评选|开评|评出)"
)
_PRIZE = re.compile(r"([㐀-鿿A-Za-z0-9０-９]{2,24}?(?:奖(?!章)|奖章|勋章))")
_EDITION = re.compile(r"(?:^|.*(?:第[0-9０-９一二三四五六七八九十]+届|首届|本届|[0-9０-９]{4}年?度?))")
# 开展“千名干部挂千企”等活动: one of several that are run.
_AMONG_OTHERS = re.compile(r"等[^，。；“”举]{0,8}?(活动|行动|工程|品牌|志愿服务|项目|课程)(?![师员部])")
_SLOGAN = re.compile(r"[，。！？]|主题|^(?:以|为|是|就|不|要|我|你|他)")


def named_by_look(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """What this paragraph names in these ways; readings of one stretch may stand beside each other."""
    yield from _quoted(text)
    for match in _PLUS.finditer(text):
        yield ProgrammeNaming(*match.span(1), match[1], "model", 0.62, "quoted, made of parts")
    for match in _TO_VILLAGES.finditer(text):
        yield ProgrammeNaming(*match.span(), match.group(), "campaign", 0.55, "brought to people")
    for match in _WATER.finditer(text):
        if match.group().endswith("工程") or any(
            t.start == match.start() and t.tag in ("nz", "LOC", "nw") for t in tokens
        ):
            yield ProgrammeNaming(*match.span(), match.group(), "project", 0.58, "water led")
    for match in _PRIZE.finditer(text):
        start = match.end(1) - len(_EDITION.sub("", match[1]))
        if (
            match.end(1) - start > 3
            and _GIVEN.match(text, match.end(1))
            and not _general(text[start : match.end(1)], words)
        ):
            yield ProgrammeNaming(
                start, match.end(1), text[start : match.end(1)], "award_scheme", 0.5, "prize that is given"
            )


def _quoted(text: str) -> Iterator[ProgrammeNaming]:
    for match in _QUOTE.finditer(text):
        inner, front = match[1], text[max(0, match.start() - 12) : match.start()]
        if _SLOGAN.search(inner) or re.search(r"题[为是]?$|被誉为$|称[为作]$|有$", front):
            continue
        kind = _OF_A_KIND.match(text, match.end())
        others = _AMONG_OTHERS.match(text, match.end()) if len(inner) > 3 and "、" not in inner else None
        numbered = _NUMBERED.match(text, match.start())
        if kind and len(inner) > 3 and "、" not in inner:
            yield ProgrammeNaming(match.start(1), match.end(1), inner, "campaign", 0.55, "quoted, of a kind")
        elif others and (RUNS.search(front) or re.search(r"(?:通过|以|用|及|和|、)$", front)):
            yield ProgrammeNaming(match.start(1), match.end(1), inner, "campaign", 0.52, "quoted, one of several")
        elif (
            _HELD.search(inner) and len(inner) > 3 and _INTRODUCED.search(front) and _IS_HELD.match(text, match.end())
        ):
            yield ProgrammeNaming(match.start(1), match.end(1), inner, "campaign", 0.5, "quoted, is held")
        elif re.search(r"[㐀-鿿]{2,}[·—]+[㐀-鿿0-9]{4,}", inner) and (
            RUNS.search(front) or _IS_HELD.match(text, match.end())
        ):
            yield ProgrammeNaming(match.start(1), match.end(1), inner, "campaign", 0.5, "quoted in two parts")
        elif (
            numbered
            and _BUILT.search(text[match.end() : match.end() + 40])
            and not _SENT.search(text[match.end() : match.end() + 4] + front[-4:])
        ):
            yield ProgrammeNaming(match.start(1), match.end(1), inner, "project", 0.5, "numbered work")


def _general(name: str, words: ProgrammeWords) -> bool:
    head = words.head(name)
    front = name[: -len(head)] if head else name
    return bool(GENERIC.match(front)) or re.search(r"[获得颁的了将]|[一二三特]等$", front) is not None
