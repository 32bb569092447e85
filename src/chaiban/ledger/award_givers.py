"""Awards told from the giver's side: 乙授予甲“…”, 乙给甲颁发“…”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.honours import honours_behind
from chaiban.ledger.sentences import Stretch
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import Award


def given_by(
    text: str, paragraph: int, match: re.Match[str], sentence: Stretch, honours: frozenset[str], subjects: Subjects
) -> Iterator[Award]:
    """Awards of 乙授予甲“…”, 乙给甲颁发“…”: the honoured stand right behind the verb, or behind 给 before it."""
    start = match.end()
    if text[start : start + 1] == "的" or text.rfind("（", sentence.start, start) > text.rfind(
        "）", sentence.start, start
    ):
        return
    front = re.search(r"(?:给|为|向)([^，。；给为向]{1,30})$", text[sentence.start : match.start()])
    named = [m for m in subjects.mentions(paragraph, start, sentence.end) if m[0] == start]
    if front:
        begin = sentence.start + front.start(1)
        honoured = [n for _, _, n in subjects.mentions(paragraph, begin, match.start())] or [front[1]]
        position, first = start, begin - 1
    else:
        honoured, position, first = [], start, match.start()
        while named:
            honoured.append(named[0][2])
            position = named[0][1]
            unit = re.match(r"[㐀-鿿]{2,10}?(?=等[0-9０-９一二三四五六七八九十百]+个)", text[position : sentence.end])
            if unit and subjects.is_body(named[0][2]):
                honoured[-1] += unit.group()
                position += unit.end()
            joint = re.match(
                r"(?:等?[^，。；“、]{0,8}(?:同志|先生|女士|[名位个](?:[㐀-鿿]{0,4}(?:集体|团队|组织|家庭)|单位|个人|同志)?))?[、和]?(?:追授|授予)?",
                text[position : sentence.end],
            )
            position += joint.end() if joint else 0
            named = [m for m in subjects.mentions(paragraph, position, sentence.end) if m[0] == position]
        quoted = re.match(r"([^，。；“]{1,30})“", text[start : sentence.end])
        group = _GROUP.match(text, start, sentence.end)
        if not honoured and group:
            honoured, position = [group[1]], group.end()
        elif not honoured and quoted:
            honoured, position = [quoted[1]], start + quoted.end() - 1
    honoured = [_plain_name(name) or name for name in honoured]
    until = first
    if text[first - 1 : first] in ("，", "、", "；"):
        lead = re.search(r"决定|授予|颁发|表彰", text[sentence.start : first])
        until = sentence.start + lead.start() if lead else first
    acting = subjects.actors(paragraph, sentence.start, until)
    acting = [name for name in acting if name not in honoured] or acting
    giver = as_printed(acting, sentence.text)
    nouns = subjects.nouns(paragraph, sentence.start, first)
    giver = nouns if giver and nouns.startswith(giver) and len(nouns) <= 24 else giver
    plain = _CLAUSE_FRONT.search(text[sentence.start : first])
    if plain and (giver is None or (plain[1] != giver and plain[1].startswith(giver))):
        giver = plain[1]
    for begin, end, honour in honours_behind(text, position, sentence.end, honours, bool(honoured)):
        for who in dict.fromkeys(honoured):
            who = subjects.resolve(who, paragraph, match.start()) if who in ("他", "她") else who
            yield Award(
                paragraph=paragraph, start=begin, end=end, confidence=0.7, evidence=(match.group(),),
                recipient=who, honour=honour, giver=giver, quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip


# So many of a kind, up to where the honour begins: 授予296个团组织全国五四红旗团委称号.
_GROUP = re.compile(
    r"([0-9０-９一二三四五六七八九十百千万]+[余多]?[名位个家][^，。；“（、]{1,10}?)(?:（[^）]*）)?(?=全[国省市区县军]|中国|中华|国家|“|[0-9]{4}年?度)"
)


# A short clause before a verb of giving, less its date: １９９６年中国对外友协.
_CLAUSE_FRONT = re.compile(
    r"(?:^|[，；：])(?:[0-9０-９]+[年月日])*([㐀-鿿]{2,14}?(?:会|协|局|部|委|府|院|校|社|团|总理|主席|书记|校长))(?:近日|日前|又|还|曾|决定)?$"
)


def _plain_name(name: str) -> str:
    return re.sub(
        r"(?:(?:等)?[0-9０-９一二三四五六七八九十百]+[名个位人]|等[0-9０-９一二三四五六七八九十百]+[名个位家](?:集体|单位|个人|组织))?(?:同志)?$",
        "",
        name,
    ).removesuffix("同志")


def as_printed(names: list[str], sentence: str) -> str | None:
    """Several bodies as the sentence joins them."""
    for joint in ("、", "和", "与"):
        if joint.join(names) in sentence:
            return joint.join(names) or None
    return "、".join(names) or None
