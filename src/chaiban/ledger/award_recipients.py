"""Who an honour goes to: named before the verb, counted, or described by the honour."""

from __future__ import annotations

import re

from chaiban.ledger.subjects import Subjects


def holder_behind(text: str, paragraph: int, end: int, stop: int, subjects: Subjects) -> str | None:
    """Who is named behind an honour that describes: 荣获…称号的甲; None if it describes somebody unnamed, "" if nobody."""
    match = re.match(r"[”』]?(?:荣誉|光荣)?(?:称号)?的(?!殊荣|称号|荣誉|光荣|美誉|桂冠)", text[end:stop])
    if not match:
        return ""
    at = end + match.end()
    clause = re.match(r"[^，。；：]*", text[at:stop])
    named = subjects.mentions(paragraph, at, at + (clause.end() if clause else 0))
    people = [m for m in named if subjects.is_person(m[2]) and m[2] not in ("他", "她")]
    for k in range(1, len(people)):
        if not _JOINED.match(text[people[k - 1][1] : people[k][0]]):
            people = people[:k]  # 获得亚军的甲输给了乙: whoever comes behind a verb isn't meant
    if people:
        return "、".join(m[2] for m in people)
    return next((name for start, _, name in named if start == at), None)


# What may stand between the names of those who are honoured together: 甲、乙和丙; 甲以及某队的乙.
_JOINED = re.compile(r"(?:（[^）]*）)?(?:、|和|与|及|以及)[^，。；了在是将把]{0,12}$")
_COUNTED = re.compile(
    r"(?:^|[，。；、]|有|其中|的)([0-9０-９一二三四五六七八九十百千万]+[余多]?(?:[人名个位家部篇项种件座所支条]|对|[％%])(?!次)(?:(?![次在被将于以为])(?!年(?!轻))[㐀-鿿]){0,16})$"
)


def recipient_before(text: str, paragraph: int, start: int, stop: int, subjects: Subjects) -> str:
    """Who stands before the verb: a quoted name with what follows it, those named, or the clause's first nouns."""
    front = text[start:stop]
    quoted = re.search(r"(?:^|[，。；])([“『][^”』]{2,16}[”』][㐀-鿿]{0,8})$", front)
    if quoted:
        return quoted[1]
    bare = _ADVERBS.sub("", front)
    pair = re.search(
        r"(?:组合|选手|搭档|名将|双打|运动员|队)([㐀-鿿·]{2,6})[/／]([㐀-鿿·]{2,6}?)(?=[为以在今昨首成再第]|$)[^，。；]{0,24}$",
        front,
    )
    if pair:
        return f"{pair[1]}、{pair[2]}"
    clause = max(start, *(text.rfind(mark, start, stop) + 1 for mark in "，；："))
    own = subjects.actors(paragraph, clause, stop)
    if _TOLD_OF.search(front) and text[stop : stop + 6].find("的") > 0:
        named = subjects.mentions(paragraph, start, stop)
        return "、".join(own) or (named[-1][2] if named else "")
    nearest = [m for m in subjects.mentions(paragraph, start, stop) if m[1] == stop and subjects.is_person(m[2])]
    if nearest and re.search(r"[对向为]$|(?:^|[，；：])当[^，。；]{0,12}$", text[start : nearest[0][0]]):
        return nearest[0][2]
    many = re.search(r"(?:^|[，。；])(一批[㐀-鿿]{2,16})，?$", bare)
    if many:
        return many[1]
    counted = _COUNTED.search(bare)
    if counted:
        return counted[1]
    works = re.findall(r"《[^》]{2,40}》", re.split("[，；]", front)[-1])
    if works:
        return "、".join(works)
    last = re.search(r"等([0-9０-９一二三四五六七八九十百]+[名个位项家部][㐀-鿿]{1,6})$", bare)
    before = start + last.start() if last else -1
    if last:
        clause = max(start, *(text.rfind(mark, start, before) + 1 for mark in "，；："))
        named_there = subjects.mentions(paragraph, clause, before)
        if not named_there or named_there[-1][1] != before:
            return last[1]
        people = subjects.is_person(named_there[-1][2])
        return "、".join(name for _, _, name in named_there if subjects.is_person(name) == people)
    named_so = re.search(r"([“『][^”』]{2,16}[”』](?:工程|项目|平台|团队|小组|号|栏目|计划)?)$", bare)
    if named_so:
        return named_so[1]
    group = "" if own else subjects.nouns(paragraph, clause, stop)
    if group and _GROUPS.search(group) and len(group) <= 24 and f"的{group}" not in front:
        return group  # 四十五中学队获得: nobody who is a record
    actors = own or subjects.actors(paragraph, start, stop)
    whole = _whole(bare, actors, subjects)
    if whole:
        return whole
    if actors:
        return "、".join(actors) if len(actors) < 4 or "、".join(actors[:2]) in front else actors[0]
    named = re.findall(r"“[^”]{2,20}”", front)
    if named:
        return str(named[-1])
    work = re.findall(r"《[^》]{2,40}》", front)
    if work:
        return str(work[-1])
    name = subjects.nouns(paragraph, start, stop)
    comma = text.find("，", start, stop)
    if not name and comma > 0:
        name = subjects.nouns(paragraph, start, comma)
    if 2 <= len(name) <= 24 and not re.search(
        r"连续|多年|以来$|[后中上时里]$|[0-9０-９一二三四五六七八九十]次$", name
    ):
        return name
    first = subjects.mentions(paragraph, start, stop) if text[stop : stop + 1] == "被" else []
    while len(first) > 1 and first[0][1] == first[1][0]:
        first = first[1:]  # 辽宁省朝阳市: the last of an address
    return first[0][2] if first else ""


# What stands between the honoured and the verb.
_ADVERBS = re.compile(
    r"(?:被|均|都|先后|分别|已|曾|全部|全体|共|再次|首次|又|近日|日前|今天|昨天|今日|昨日|成功|[0-9０-９]{1,2}日|[0-9０-９]{4}年|去年|今年)+$"
)
# 这是某队建队以来获得的首枚…: the medal was told of before.
_TOLD_OF = re.compile(r"(?:^|[，；])(?:这|也|此)?[也]?(?:是|成为)[^，；]*$")
_GROUPS = re.compile(
    r"(?:队|部队|官兵|团队|集体|单位|小组|学校|公司|社区|医院|组合|代表团|班组|职工|大学|中学|学院|村|乡|镇|县|厂|项目|工程|作品|设计|代表)$"
)


def _whole(front: str, actors: list[str], subjects: Subjects) -> str:
    """A body of which only the front is a record, up to the verb: 中国第27批赴刚果（金）维和部队; "" if there is none."""
    if len(actors) != 1 or subjects.is_person(actors[0]):
        return ""
    clause = re.split("[，；：。]", front)[-1]
    at = clause.rfind(actors[0])
    name = clause[at:] if at >= 0 else ""
    longer = len(actors[0]) < len(name) <= 30
    return name if longer and _GROUPS.search(name) and not re.search(r"[的在以向对、]", name) else ""
