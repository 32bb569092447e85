"""Programmes named without quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeNaming, ProgrammeWords
from chaiban.model.ledger import Token

SCHEME_NEXT = re.compile(r"^(?:自|为|每|作为|首次|评选|评审|评奖|颁奖|揭晓|设立|创办|是|的评选|组委会)")


_STARTED = re.compile(
    r"(?:实施|推行|启动|开展|试行|推出|组织|部署|参加|参与|承担|建设|深化|结合|落实|健全|完善|建立|设立|实行|推进|发起)(?:了|起|好)?"
    r"([㐀-鿿A-Za-z0-9０-９·—－]{4,22}?(?:行动计划|专项行动|整治行动|提升行动|行动|工程|计划|试点|责任制|制度|工作法|攻坚战|活动))"
    r"(?=[，。；、：）]|以来|后|的|试点|，|方案|考核|$)"
)
# Activities of these kinds are held everywhere: no name by themselves.
_USUAL = re.compile(
    r"演出|慰问|宣传|培训|检查|交流|竞赛|咨询|服务|教育|纪念|庆祝|联欢|文化|体育|比赛|调研|走访|志愿|捐|征文|有奖|娱乐|健身|旅游|展览|招聘|学习|经营|生产|经济|"
    r"贸易|社会|犯罪|违法|创建|建设|救援|救灾|训练|演习|外交|科研|试验|实践|主题|系列|各种|形式|公益|商业|促销|军事|联谊|拥军|访问|救助|管理|规章|工作|岗位|监督"
)
_COUNTED = re.compile(
    r"^(?:召开|举行|举办|参加|制定|[0-9０-９一二三四五六七八九十两多几百千]+[个项大批种场次期]|一批|一系列|系列|各类|各项|多种|这|该|此|有关|相关|重大|重点)|[的在了和与对将]"
)


# Verbs between the one that starts something and its name: 组织开展…活动, 推进落实…行动.
_LEAD = re.compile(
    r"(?:是|并|和|及|开展|落实|坚持|健全|完善|推行|实施|启动|推进|深化|打好|创建|建设|构建|部署|探索|好|了|新一轮|全国|全省|全市|今年的?|本轮)*"
)


# A special action is named by all that it is against: 开展预防、打击…专项行动.
_LISTED_ACTION = re.compile(
    r"(?:开展|启动|部署|组织|实施)(?:了|为期[^，。的]{2,6}的)?((?!全国|各)[㐀-鿿、“”A-Za-z0-9]{4,40}?(?:专项行动|专项整治行动|专项整治))(?=[，。；、：）]|$|以来|后|的|等)"
)


def started_names(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """What is started in so many words, up to a class word: 实施美丽海湾建设提升行动."""
    for match in _LISTED_ACTION.finditer(text):
        yield ProgrammeNaming(*match.span(1), match[1], "campaign", 0.66, "action started")
    for match in _STARTED.finditer(text):
        lead = _LEAD.match(match[1])
        start = match.start(1) + (lead.end() if lead else 0)
        name = text[start : match.end(1)]
        head = words.head(name)
        front = name[: -len(head)] if head else name
        if head in ("活动", "制度") and (_USUAL.search(front) or (head == "活动" and len(front) < 6)):
            continue
        joined = name.replace("和", "", 1) if head == "责任制" else name
        if (
            head
            and not _COUNTED.search(joined)
            and "等" not in name
            and not GENERIC.match(name[: -len(head)])
            and len(name) > len(head) + 3
        ):
            yield ProgrammeNaming(start, match.end(1), name, words.heads[head], 0.45, "started, ends in class word")


# A line or a work between two places is named by both: 南宁至玉林铁路.
_BETWEEN = frozenset("至到－—-")


def bare_names(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """Names without quotes: nouns that end in a class word, with something proper in front or run by somebody."""
    run: list[Token] = []
    for k, token in enumerate(every := (*tokens, Token("", "w", len(text), len(text)))):
        between = run and run[-1].tag == "LOC" and token.text in _BETWEEN
        if between and k + 1 < len(every) and every[k + 1].tag == "LOC":
            run.append(token)
            continue
        stage = re.fullmatch(r"[一二三四五六0-9]+期", token.text)
        if (
            stage
            or token.tag in ("n", "vn", "nz", "LOC", "ORG", "PER", "nw", "an", "f", "s")
            or (token.text in ("－", "·") and run)
            or (token.tag == "m" and len(token.text) > 2 and any(t.tag in ("LOC", "ORG") for t in run))
        ):
            run.append(token)
            continue
        if token.tag == "v" and _names_work(run, token, every[k + 1 : k + 2], words):
            run.append(token)  # 某大桥|大修|工程
            continue
        if run:
            yield from _in_run(text, run, words)
        run = []


def _names_work(run: list[Token], token: Token, following: Sequence[Token], words: ProgrammeWords) -> bool:
    """Whether a verb amid a name says what is done there: somewhere proper before it, a class word right behind."""
    proper = any(t.tag in ("LOC", "ORG", "nz", "nw") for t in run)
    behind = (
        following
        and following[0].start == token.end
        and words.heads.get(following[0].text) in ("project", "campaign")
    )
    return proper and bool(behind) and len(token.text) == 2 and len(following[0].text) > 1


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


def _in_run(text: str, run: list[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for i in range(len(run) - 1, -1, -1):
        body = text[run[0].start : run[i].end]
        head = words.head(body)
        if not head or words.heads[head] not in _STRONG or (len(head) < 2 and words.heads[head] != "award_scheme"):
            continue
        start = _beginning(run, i, words)
        name = text[start : run[i].end]
        front = name[: -len(head)]
        type_ = words.heads[head]
        proper = any(
            t.tag in ("LOC", "ORG", "nz", "PER")
            for t in run[: i + 1]
            if t.start >= start and t.start < run[i].end - len(head)
        )
        proper = proper or (
            re.match(r"国家|全国|中国|中华", front) is not None and len(front) > 5 and not GENERIC.match(front)
        )
        governed = RUNS.search(text[max(0, start - 10) : start])
        if head in words.alone and not front:
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.6, "class word")
            return
        if _MANIFOLD.search(text[max(0, start - 8) : start]) or re.search(r"[展采]开|开展", front[-4:]):
            continue
        if len(front) < 2 or GENERIC.match(front) or front == "中国" or head == "战略" or _SPORT.search(front):
            continue
        if type_ == "park" and re.match(r"[0-9０-９一二三四五六七八九十]+[余多]?[个家座]", text[run[i].end :]):
            return  # 首批产业合作示范园区20个
        if type_ == "park" and (proper or len(front) >= 4):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.6, "park")
            return
        if type_ == "award_scheme":
            if text[start - 2 : start] == "全国":
                start, name = start - 2, "全国" + name
            if len(front) >= 3 and SCHEME_NEXT.match(text[run[i].end : run[i].end + 4]):
                yield ProgrammeNaming(start, run[i].end, name, type_, 0.5, "scheme that is judged")
            return
        if head in _LINES:
            around = text[max(0, start - 40) : run[i].end + 40]
            if len(front) >= 2 and not GENERIC.match(front) and _WORKS.search(around):
                yield ProgrammeNaming(start, run[i].end, name, type_, 0.5, "line or plant that is built")
            return
        last = i + 1 == len(run) or run[i + 1].text in _MAY_FOLLOW
        if (
            proper
            and last
            and head not in words.vague
            and len(front) >= 2
            and not GENERIC.match(_without_places(front, run))
        ):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.5, "class word and proper name")
            return
        begun = re.search(
            r"(?:建立|启动|推出|设立|打造|实施|试行|首创|创立|搭建|构建)了?(?:[^，。；“]{1,8}的)?$",
            text[max(0, start - 14) : start],
        )
        if proper and last and head in words.vague and begun and not GENERIC.match(_without_places(front, run)):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.42, "vague class word, begun by somebody")
            return
        behind = text[run[i].end : run[i].end + 16]
        if text[:start].endswith("跨世") and name.startswith("纪"):
            start -= 2  # the tagger parts ２００多名跨世|纪人才工程
            name = text[start : run[i].end]
        if head in _RUN_BY_OFFICES and _ends_there(run, i) and len(front) > 1 and _OFFICE.match(behind):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.4, "class word, has an office")
            return
        opens = start == 0 or text[start - 1] in "，。；：、"
        told = _EVENT if type_ in ("project", "platform") else _BEGUN
        plan = told is _BEGUN and not head.endswith(
            ("试点", "行动", "行动计划", "活动", "机制", "制度", "工程", "系统", "改革", "创建", "周", "月")
        )
        if opens and not plan and len(front) >= (4 if told is _BEGUN else 6) and told.match(behind):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.4, "class word, begun or done")
            return
        if (
            governed
            and last
            and 4 <= len(front) <= 14
            and (head not in words.vague or _STARTS.search(text[max(0, start - 6) : start]))
        ):
            yield ProgrammeNaming(start, run[i].end, name, type_, 0.4, "class word, run by somebody")
            return


# Many of a kind: 形式多样的爱国主义教育活动.
_MANIFOLD = re.compile(r"(?:形式多样|丰富多彩|各种形式|多种形式|各具特色|一系列|多种多样)的?迎?$")
# An event of games is no project, nor what somebody does one day an action: 花样游泳集体项目, 对伊采取行动.
_SPORT = re.compile(
    r"地面|空袭|打击|报复|撤离|侵略|救援$|集体|单打|双打|团体|游泳|田径|体操|奥运|决赛|比赛|采取|军事|技术开发|控制性|重点$|标志性"
)
# What has an office, a staff or people chosen for it is run by somebody.
_RUN_BY_OFFICES = frozenset(["工程", "计划", "行动", "项目", "行动计划", "活动"])
_OFFICE = re.compile(r"(?:建设)?(?:办公室|领导小组|指挥部|人选|人才|的实施|实施以来|正式启动|全面启动|志愿者)")


def _ends_there(run: list[Token], i: int) -> bool:
    """Whether the class word at `i` ends the run or an office of it follows."""
    return i + 1 == len(run) or _OFFICE.match("".join(t.text for t in run[i + 1 :])) is not None


# What works do: 项目顺利通过评审, 工程（一期）日前投产.
_EVENT = re.compile(
    r"(?:近日|日前|已经|已|顺利|正式|全面|全线|今天|昨天|一期|二期|生产线|（[^）]{1,8}）)*"
    r"(?:通过|投产|启动|开工|竣工|建成|落户|落地|上线|投入|完工|验收|投运|并网|获批|签约|奠基)"
)
# What systems, pilots and campaigns do: 试点今天正式启动.
_BEGUN = re.compile(
    r"(?:（[^）]{1,10}）|近日|日前|今天|昨天|今日|昨日|[0-9０-９]{1,2}日|今年|正式|全面|宣告|宣布|已|将)*(?:启动|上线|实施|施行|推出|开展|揭牌|落地|推行|试行)"
)
# Lines and plants are programmes where the text tells of their building or opening.
_LINES = frozenset(["高铁", "铁路", "铁路复线", "复线", "核电站", "核电厂", "水电站", "水利枢纽", "高速公路"])
_WORKS = re.compile(r"建设|开工|通车|开通|运营|投产|竣工|联调|试验|全长|设计|工程|贯通|合龙|建成|施工")
_MAY_FOLLOW = ("建设", "工作", "活动", "启动", "开工", "实施", "施工", "一期", "二期", "项目", "现场")
_STARTS = re.compile(r"(?:实施|推行|启动|试行|首创|推出|创立|开创|实行|成立|组建)(?:了|起)?$")


def _without_places(front: str, run: list[Token]) -> str:
    """What stands before the class word less the places: 北京 in front makes no name of 北京重点工程."""
    for token in run:
        if token.tag == "LOC":
            front = front.replace(token.text, "", 1)
    return front


def _beginning(run: list[Token], i: int, words: ProgrammeWords) -> int:
    """Where the name begins: at the first place, body or proper word, else with the run, less loose adjectives."""
    run = list(run)
    while len(run) > 1 and i > 0 and run[0].text in words.loose:
        run, i = run[1:], i - 1
    for token in run[: i + 1]:
        if token.tag in ("LOC", "ORG", "nz", "PER", "nw"):
            return token.start
    return run[0].start
