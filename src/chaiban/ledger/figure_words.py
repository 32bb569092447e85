"""What stands around a number: how exact it is, and what it measures."""

from __future__ import annotations

import re

_OVER_AFTER = re.compile(r"以上|之多|开外|有余|多(?![人样种少])|余")
_UNDER_AFTER = re.compile(r"以下|以内|之内|之下")
_ABOUT_AFTER = re.compile(r"左右|上下|前后|许|光景")
_MIN = re.compile(r"(?:最快|不低于|不少于|至少|最少|起码|不小于|最低|最短|最小|不得少于|不得低于)[^，]{0,8}$")
_MAX = re.compile(r"(?:最高|最多|最大|最长(?!的)|最远(?!的)|至多|上限|顶格|至多)[^，\d]{0,10}$")
_UNDER = re.compile(r"(?:不超过|不多于|不高于|不大于|不得超过|不到|不足|低于|少于|小于|未满|不满|未达)了?$")
_ABOUT = re.compile(r"(?:近|约|大约|约有|将近|接近|大概|左右|估计|几乎|约为|约占|几近|约合)$")
_OVER = re.compile(r"(?:超过|超|突破|逾|高于|多于|大于|高达|超出|超额|破|已过|年过|上|过)了?$")
_GROWTH = re.compile(
    r"(?:增长|增加|提高|上升|提升|增幅|增速|上涨|涨幅|增|涨|上浮|同比增|升|扩大|升幅|加快|高出|增收)(?:率|幅)?(?:了|约|近|超过|超|达到|达|为|逾|高达)?$"
)
_LEADING = re.compile(
    r"^(?:其中|并|还|也|已|共|又|将|对|在|把|使|从|目前|截至|今年|全年|累计|每|而且|而|同时|该|这|那|预计|分别|约|近|有)+"
)
_TRAILING = re.compile(
    r"(?:(?:已经|已|共计|共|约|近|超过|超|突破|达到|高达|达|为|是|有|占|了|就|只|仅|逾|近|到|至|的|不到|不足|最高|最多|至少|其中|累计|平均|仅为|均|还|"
    r"大约|第|在|于|得|以|计|也|又|从|由|每年|并|、|（))+$"
)
_NOUN_END = re.compile(
    r"[，。、；：！？“”（）《》]|以上|以下|左右|的(?=.)|(?:正在|已经|已|将|在|是|为|被|与|和|及|参加|实现|率先|全部|完成|到|来|对)"
)
_MEASURES = frozenset(
    [
        "%",
        "‰",
        "元",
        "美元",
        "欧元",
        "英镑",
        "日元",
        "港元",
        "公里",
        "千米",
        "米",
        "厘米",
        "毫米",
        "平方米",
        "平方公里",
        "立方米",
        "公顷",
        "亩",
        "吨",
        "公斤",
        "克",
        "斤",
        "度",
        "℃",
        "摄氏度",
        "岁",
        "倍",
        "分",
        "个百分点",
        "年",
        "天",
        "个月",
        "小时",
        "分钟",
        "秒",
        "个工作日",
        "千瓦时",
        "千瓦",
    ]
)


def qualifier_of(before: str, inside: str, after: str) -> str:
    """exact, over, under, about, max, min or growth, by the words of the clause around the number."""
    if _GROWTH.search(before):
        return "growth"
    if _MIN.search(before):
        return "min"
    if _OVER_AFTER.match(after) or inside in ("多", "余"):
        return "over"
    if _UNDER_AFTER.match(after):
        return "under"
    if _UNDER.search(before):
        return "under"
    if _ABOUT.search(before) or _ABOUT_AFTER.match(after) or inside == "来":
        return "about"
    if _MAX.search(before):
        return "max"
    if _OVER.search(before):
        return "over"
    return "exact"


def subject_of(before: str, after: str, unit: str) -> str | None:
    """What is counted: for a counting word the noun behind it, else the words before; None where there are none."""
    behind = _noun_behind(after) if unit.split("/")[0] not in _MEASURES else ""
    ahead = _noun_ahead(before)
    if behind:
        return behind
    if ahead:
        return ahead
    return _noun_behind(after) or None


def _noun_behind(after: str) -> str:
    after = re.sub("^(?:以上|以下|左右|多|余)?的?", "", after)
    end = _NOUN_END.search(after)
    return after[: end.start() if end else len(after)][:14].strip()


def _noun_ahead(before: str) -> str:
    ahead = re.split(r"[、：“”（）《》]|\d[\d.,]*[万亿]?[^\d]{0,2}(?=[^\d])", before)[-1]
    ahead = _TRAILING.sub("", ahead)
    return _LEADING.sub("", ahead)[-18:].strip()
