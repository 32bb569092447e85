"""The words of an honour behind a verb of getting or giving, without counts, levels and 称号."""

from __future__ import annotations

import re
from collections.abc import Iterator

GRADE = re.compile(
    r"^(?:特等|[一二三四]等|金|银|铜|优秀|鼓励|入围|纪念|提名)奖(?:[一二三四五六七八九十0-9０-９]+[个项名])?$|^第[一二三四五六七八九十]+名$"
)
_LEVEL = re.compile(
    r"^(?:了|过|到|得|为|成为|的|其中的?|荣立|荣获|本(?:年度|赛季)|唯一|(?:该|此|本|这一?)项目?的?|由?[^，“的]{2,16}(?:颁发|评选|组织|授予|设立)的|该(?:年度|季度|年)?|第[一二三四五六七八九十0-9０-９]+[枚块]|两[枚块项个]|(?:我|全)(?:市|省|县|区)(?:唯一的|首个|级)?|我国(?:的)?|唯一的|首个|首批|一[枚块项个]|"
    r"[0-9０-９一二三四五六七八九十百]+[枚块个项次])+"
)
NOT_HONOUR = re.compile(
    r"^(?:成功|丰收|.{0,8}(?:成绩|选择|效果|状态|水平|时机|位置)$|好评|机会|进展|突破|效益|成绩|信息|通知|消息|支持|贷款|利润|资金|收入|胜利|奖金|奖$|获奖|(?:.*枚)?奖牌$|本届.*奖牌$|"
    r".*(?:伤残|油气流|典型经验|议席|席位|资格)$|"
    r"(?:荣誉|毕业|获奖|结业)?证书|.*(?:[获喜]|得)(?:该|此)?奖|.*(?:赞誉|表示)|命令状|军旗|队旗|聘书|执照|许可|.{0,4}学位|授权)"
)
# Roles that are honours only where the verb or 最佳, 优秀 and their like say so: 赢得运动员赞誉 is none.
_ROLES = ("运动员", "教练员", "球员", "新人", "大师", "工匠", "英雄", "党组织", "案例", "后备", "好人", "党员")
_PRAISE = re.compile(r"最|优秀|十[佳大]|先进|杰出|年度|模范|典型|创新|劳动|五星|星级|中国|全国")
TITLE_ENDS = re.compile(r"(?:荣誉|光荣)?(?:称号|美誉|殊荣|桂冠|头衔)$")


# A second honour that is named by what its holder is: “纳税大户”和|市重点扶持企业.
_STATUS = re.compile(
    r"(?:全?[省市县区国]|重点|优秀|先进|文明|模范|示范|十佳|最佳|明星)[㐀-鿿]{2,10}?(?:企业|单位|集体|[大农]户|村|家庭|学校|个人|工作者|能手|标兵)(?=[，。；、称]|$)"
)


def honours_behind(
    text: str, start: int, stop: int, honours: frozenset[str], always: bool
) -> Iterator[tuple[int, int, str]]:
    """(start, end, honour) of the honours behind a verb, joined by 、 和; the first that is none ends them."""
    position, first = start, True
    while position < stop:
        whole = first or text[position] in "“『‘" or _STATUS.match(text, position, stop) is not None
        item = _one_honour(text, position, stop, honours, always and whole)
        if item is None:
            return
        yield item
        position, first = item[1], False
        joint = re.match(
            r"[”』’]?(?:的)?(?:荣誉|光荣)?(?:称号|奖项)?(?:[、和及与]|以及|并颁发|并授予)+", text[position:stop]
        )
        if not joint:
            return
        position += joint.end()


def _one_honour(
    text: str, start: int, stop: int, honours: frozenset[str], always: bool
) -> tuple[int, int, str] | None:
    level = _LEVEL.match(text[start:stop])
    begin = start + (level.end() if level else 0)
    phrase = re.match(r"[^，。；！？：“”『』‘、（）]{0,30}", text[begin:stop])
    end = begin + (phrase.end() if phrase else 0)
    mixed = _mixed(text[begin:stop], honours, always)
    if mixed:
        return begin, begin + len(mixed), re.sub(r"[“”『』]", "", mixed)
    quoted = re.match(r"[“『‘]([^”』’]{2,30})[”』’]", text[end:stop])
    if quoted and not any(text[begin:end].endswith(h) for h in honours):
        tail = text[end + quoted.end() : end + quoted.end() + 5]
        if (
            always
            or any(quoted[1].endswith(h) for h in honours)
            or re.match(r"(?:的)?(?:荣誉|光荣)?(?:称号|奖|美誉|殊荣)", tail)
        ):
            return end + 1, end + 1 + len(quoted[1]), quoted[1]
    plain = _alone(text[begin:end], honours)
    bare = TITLE_ENDS.sub("", plain).removesuffix("的")
    front, of, _ = bare.partition("的")
    if of and (front.endswith("称号") or any(front.endswith(h) for h in honours)):
        bare = TITLE_ENDS.sub("", front)
        return (begin, begin + len(bare), bare) if len(bare) > 1 else None
    best = re.match(r"[㐀-鿿0-9０-９’]*?最[佳美](?:(?![和及与])[㐀-鿿]){2,}", bare)
    if best and best.end() <= 24 and not NOT_HONOUR.match(re.sub(r"^.*(?=最)", "", bare)):
        return begin, begin + best.end(), best.group()
    if (
        always
        and 3 <= len(bare) <= 16
        and not NOT_HONOUR.match(bare)
        and not re.search(r"[了在是他她]|之后|时作", bare)
    ):
        return begin, begin + len(bare), bare
    for length in range(len(plain), 1, -1):
        candidate = TITLE_ENDS.sub("", plain[:length]).removesuffix("的")
        honoured = len(candidate) >= 2 and any(candidate.endswith(h) for h in honours)
        whole = not re.match(r"[励金杯牌章项状品得惩]", plain[len(candidate) : len(candidate) + 1])
        role = candidate.endswith(_ROLES) and not always and not _PRAISE.search(candidate)
        if role and not plain[len(candidate) :].startswith("称号"):
            continue
        if honoured and whole and not NOT_HONOUR.match(candidate):
            return begin, begin + len(candidate), candidate
    called = _CALLED.match(text, begin, stop)
    if called:
        return called.start(1), called.end(1), called[1]
    medal = _MEDAL_OF_LIST.match(text, begin, stop)
    if medal:
        return medal.start(1), medal.end(1), medal[1]
    bare = TITLE_ENDS.sub("", plain).removesuffix("的")
    if always and 3 <= len(bare) <= 24 and not NOT_HONOUR.match(bare) and not re.search(r"[了在是他她]", bare):
        return begin, begin + len(bare), bare
    return None


# Whatever is called a title is one: 美国某周刊1996年度风云人物|称号. A paper's name in front is none of it.
_CALLED = re.compile(
    r"(?:[^，。；：“”《》]{0,6}《[^》]{1,12}》(?:周刊|杂志|报|日报)?(?:评选的|颁发的|评出的)?)?"
    r"([㐀-鿿0-9０-９]{3,20}?)(?:荣誉|光荣)?(?:称号|桂冠|头衔)"
)
# 甲项目、乙项目两枚|金牌: one medal of several events.
_MEDAL_OF_LIST = re.compile(
    r"[^，。；：！？“”]{2,80}?(?:[0-9０-９两一二三四五]+枚)?(金牌|银牌|铜牌|冠军|亚军|季军)(?=[，。；]|$)"
)
_MIXED = re.compile(
    r"([^，。；！？：“”『』、的]{0,20}[“『][^”』]{1,12}[”』][㐀-鿿]{1,12}?)((?:荣誉|光荣)?称号|奖项|(?=[，。；、和的]|$))"
)


def _mixed(text: str, honours: frozenset[str], always: bool) -> str:
    """An honour with a quoted word in it: 全国“双学双比”先进协调单位, “五个一工程”奖; "" if it's none."""
    match = _MIXED.match(text)
    if not match or match[1].endswith(("称号", "证书", "荣誉", "光荣")):
        return ""
    behind = re.split("[”』]", match[1])[-1]
    named = any(behind.endswith(h) for h in honours) or (len(behind) > 3 and bool(match[2]) and always)
    return match[1] if named else ""


def _alone(plain: str, honours: frozenset[str]) -> str:
    """The first of two honours joined by 和, without counts and times behind: 设计大奖超380多项, 最佳影片等."""
    plain = re.sub(r"(?:之后|以后|以来|等|等[0-9０-９一二三四五六七八九十百]+[项个].*)$", "", plain)
    plain = re.sub(r"(?<=[奖章])及其提名奖?$", "", plain)
    plain = re.sub(r"(?<=[奖牌号])(?:超|共|达|累计)?[0-9０-９一二三四五六七八九十百]+[余多]?[项个次枚].*$", "", plain)
    for joint in re.finditer(r"[和及与或]|以及", plain):
        front, behind = plain[: joint.start()], plain[joint.end() :]
        if any(front.endswith(h) for h in honours) and any(TITLE_ENDS.sub("", behind).endswith(h) for h in honours):
            return front
    return plain
