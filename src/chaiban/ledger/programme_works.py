"""Works that are named by what is told of them: a tunnel that is begun, a line that is opened, a platform put to use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.programme_words import GENERIC, ProgrammeNaming
from chaiban.model.ledger import Token

# What is told of works as their predicate.
_DONE = re.compile(
    r"(?:开工建设|全面开工|正式开工|开工|启动建设|动工|奠基|合龙|落成|全线贯通|贯通|通车|开通运营|开通|投产|投用|投运|投入使用|投入运营|并网发电|"
    r"并网|建成|竣工|截流|下闸蓄水|启用|试运行|联调联试|封顶|下水|下线|发电|施工现场|建设现场|建设工地|加紧建设|加快建设|加紧施工)"
)
# 甲建成我国第一条…: who builds it stands before the verb.
_TRANSITIVE = re.compile(r"(?:建成|启用)(?!通车|投|后|于|以来|并|开|运|[，。；、）”]|$)")
# What works end in.
_WORK = (
    "隧道|特大桥|大桥|铁路|高铁|高速|公路|快速路|地铁|轻轨|航道|运河|机场|码头|枢纽|水利枢纽|电站|核电站|核电厂|风电场|光伏|管道|管线|通道|"
    "走廊|工程|项目|数据中心|数据中心集群|集群|基地|生产线|光缆|油田|气田|装置|平台|产业园|电网|变电站|储气库|大坝"
)
# Houses are works only while they are built.
_HOUSE = "中心|医院|体育馆|体育场|图书馆|博物馆|科技馆|大剧院|大厦|大楼|水库|灌区|水厂|电厂|污水处理厂|港区|航站楼|立交桥|展馆|会展中心|火车站|客运站|学校|校区|产业城|机库|船闸"
_BUILDS = re.compile(r"开工|奠基|动工|施工现场|建设现场|建设工地|封顶|竣工|加紧建设|加快建设|加紧施工|全面开工")
_LONGEST_HOUSE = re.compile(rf".*(?:{_WORK}|{_HOUSE}|号线)")
_NAMED_SO = re.compile(rf"(?:{_WORK})$")
_LONGEST = re.compile(rf".*(?:{_WORK}|号线)")
_PROPER = ("LOC", "ORG", "nz", "PER", "nw")
_INSIDE = frozenset(("n", "LOC", "ORG", "nz", "nw", "m", "q", "vn", "f", "s", "a", "an", "xc", "PER", "b"))
_JOINS = frozenset("至到－—-·（）()“”穿越连接跨")
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十两几多]+[个座条项批台处]|最大|最长|[重大][点大]项目|^国[首唯]")
# Words before a work that are none of its name.
_DESCRIBES = re.compile(r"^(?:我国|我|全国|全球|世界|亚洲|国内|首个|首座|首条|首台|首批|第[一二三四五六]|最大的?|最长的?|一批|一座|一条|多个|新建|在建|又一|重点|重大|目前|这座|这条|该|其中)+")  # fmt: skip


def works_told_of(text: str, tokens: Sequence[Token]) -> Iterator[ProgrammeNaming]:
    """Works with a proper word, a number or a quote in their name that are begun, built or opened in their clause."""
    for k, token in enumerate(tokens):
        if not _DONE.match(text, token.start) or token.tag not in ("v", "vn", "n", "d", "ad"):
            continue
        if _TRANSITIVE.match(text, token.start):
            continue
        stop = _before_circumstances(tokens, k)
        start = _subject_begin(text, tokens, stop)
        if start == stop:
            continue
        named = _name(text, tokens[start:stop], _LONGEST_HOUSE if _BUILDS.match(text, token.start) else _LONGEST)
        if named:
            yield ProgrammeNaming(named[0], named[1], text[named[0] : named[1]], "project", 0.52, "work told of")


def _before_circumstances(tokens: Sequence[Token], k: int) -> int:
    """The index behind the subject: less adverbs, times and 在-phrases right before the verb at `k`."""
    while k > 0:
        last = tokens[k - 1]
        if last.tag in ("d", "ad", "TIME", "vd") or last.text in ("日前", "正式", "开始", "）", "（", "顺利"):
            k -= 1
            continue
        at = next((i for i in range(k - 1, max(-1, k - 8), -1) if tokens[i].text in ("在", "于") or tokens[i].text in "，。；"), -1)  # fmt: skip
        if at >= 0 and tokens[at].text in ("在", "于"):
            k = at
            continue
        return k
    return k


def _subject_begin(text: str, tokens: Sequence[Token], stop: int) -> int:
    """The index where the run of nouns that ends before `stop` begins."""
    k = stop
    while k > 0:
        token = tokens[k - 1]
        if token.text in "，。；、：！？" and token.text not in _JOINS:
            break
        if token.text == "的" or (token.tag not in _INSIDE and token.text not in _JOINS and token.text not in ("穿越", "连接", "跨")):  # fmt: skip
            break
        k -= 1
    return k


def _name(text: str, run: Sequence[Token], longest: re.Pattern[str]) -> tuple[int, int] | None:
    """(start, end) of the work that a run of nouns names, from its first proper word or quote on; None if it names none."""
    while run and (run[0].text in "）)至到－—-·”" or run[0].tag in ("TIME", "d")):
        run = run[1:]
    if not run:
        return None
    start = run[0].start
    words = longest.match(text[start : run[-1].end])
    if not words:
        return None
    end = start + words.end()
    dash = text.rfind("——", start, end)
    start = dash + 2 if dash >= 0 else start
    lead = _DESCRIBES.match(text[start:end])
    start += lead.end() if lead else 0
    quote = text.find("“", start, end)
    for token in run:
        if token.start >= start and token.tag in _PROPER:
            if quote < 0 or token.start < quote:
                start = token.start
            break
    name = text[start:end]
    proper = any(
        t.tag in ("LOC", "ORG", "PER", "nw") and start <= t.start and (t.end < end or t.tag == "ORG") for t in run
    )
    coded = re.search(r"[0-9０-９A-Za-z]", name) or "“" in name
    if not (proper or coded) or len(name) < 5 or len(name) > 32 or re.search(r"[，。；]", name):
        return None
    balanced = name.count("“") == name.count("”") and name.count("（") == name.count("）")
    if not balanced or _COUNTED.search(name):
        return None
    if text[end : end + 1] == "“":
        return None
    bare = _NAMED_SO.sub("", name)
    return None if not bare or GENERIC.match(bare) else (start, end)
