"""What only looks like a name: streets and schools named after people, weapons, places in a list, bodies in brackets."""

from __future__ import annotations

import re

_NOT_A_PERSON = re.compile(
    r"^(?:思想|理论|精神|主义|式的?|路|大道|大街|广场|公园|村|镇|乡|县|市|区|大桥|杯|奖|小学|中学|大学|学院|医院|集团|公司|故居|纪念馆|外交思想|法治思想|文化思想|强军思想|生态文明思想|经济思想|新时代)"
)
# Places of fighting, weapons and bodies in brackets look like foreign names: 在甲、乙等方向, “甲”火箭炮.
_NO_NAME_BEHIND = re.compile(
    r"(?:、[㐀-鿿·]{2,8})*(?:等[^，。；在到于抵]{0,6})?(?:方向|地区|两地|[多三四五]地|一线|前线|机场|军事设施)|[”’]?(?:火箭|导弹|坦克|战车|无人机|装甲|巡航|系统|组织|武装)|家居|等特色产品"
)
_BODY_IN_FRONT = re.compile(r"(?:组织|运动|政党|联盟|集团|阵线|公司|机构|[市县镇村乡区岛河湖]|城市|小镇|汗)[（]?$")
_LIST_OF_PLACES = re.compile(r"[㐀-鿿]{0,2}等\d*[个]?(?:村|地|镇|乡|县|区|市|省|国|社区|街道|州)")


def is_no_person(text: str, start: int, end: int) -> bool:
    """Whether what stands around the name from `start` to `end` says that it is none of a person."""
    if (
        _NOT_A_PERSON.match(text[end : end + 12])
        or _NO_NAME_BEHIND.match(text, end)
        or _LIST_OF_PLACES.match(text, end)
    ):
        return True
    return text[start - 1 : start] == "（" and _BODY_IN_FRONT.search(text[max(0, start - 6) : start]) is not None
