"""Which body a person belongs to, where no post says it."""

from __future__ import annotations

import re

# What people are called rather than hold; of use only beside a body.
OCCUPATIONS = frozenset(
    ("村民", "居民", "市民", "学生", "大学生", "农民", "工人", "老人", "同学", "演员", "职工", "员工")
)
# Bodies that a head named without them belongs to, if the article has but one.
_KINDS = {"校长": ("大学", "学院", "中学", "小学", "高中", "学校", "一中", "二中"), "院长": ("医院", "学院", "法院")}


def home_of(before: str, organisations: list[str]) -> str:
    """The body of 江门市第一中学的甲和乙: named right before the name, or before the names that it is joined to."""
    for unit in organisations:
        at = before.rfind(unit)
        if at >= 0 and re.fullmatch(r"的?|的[㐀-鿿·]{2,4}(?:[、和][㐀-鿿·]{2,4})*[、和]", before[at + len(unit) :]):
            return unit
    return ""


def only_unit(title: str, organisations: list[str]) -> str:
    """The one school or hospital of the article, for a head of it named without it."""
    ends = _KINDS.get(title)
    fitting = [name for name in organisations if ends and name.endswith(ends)]
    return fitting[0] if len(fitting) == 1 else ""
