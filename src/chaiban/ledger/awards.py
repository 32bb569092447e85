"""Awards of an article: who got which honour from whom.

Patterns: 甲荣获…奖, 甲被乙授予“…”称号, 乙授予甲“…”, 甲获得…一等奖、二等奖. The scheme goes before the grade: 一等奖 after a
scheme named before the verb becomes the scheme's first prize.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chaiban.ledger.award_recipients import holder_behind, recipient_before
from chaiban.ledger.honours import GRADE, NOT_HONOUR, TITLE_ENDS, honours_behind
from chaiban.ledger.sentences import Stretch, sentences
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import HEADLINE, ArticleText, Award, Lexicons, Record

# Verbs behind which any words are an honour, whatever they end in.
_ALWAYS = frozenset(
    [
        "授予",
        "荣获",
        "荣膺",
        "评为",
        "被评为",
        "被授予",
        "被评选为",
        "被评定为",
        "获评",
        "追授",
        "喜获",
        "命名为",
        "评选为",
    ]
)
# Verbs of naming: an honour only where 被 stands before them; what they name anyhow is no honour.
_ONLY_PASSIVE = frozenset(["命名为", "确定为", "认定为", "确立为", "评定为"])
# Words before a verb that say that nobody has been honoured.
_NOT_YET = re.compile(r"(?:将|将会|竞逐|角逐|至少|有望|力争|争取|希望|未能|没有|凡|可以|能够|未)$")


@lru_cache(maxsize=4)
def _patterns(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """(verbs of getting, verbs of giving, endings of honours)."""
    verbs = lexicons.words("award_verbs")

    def pattern(kind: str) -> re.Pattern[str]:
        listed = sorted((v for v, note in verbs.items() if note == kind), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, listed)) or r"(?!)")

    return pattern("gets"), pattern("gives"), frozenset(lexicons.words("honours"))


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The awards in the order of the text."""
    gets, gives, honours = _patterns(lexicons)
    subjects = Subjects(article, found)
    awards: list[Award] = []
    for paragraph, text in article.passages():
        if paragraph == HEADLINE:
            continue
        recipient = ""
        for sentence in sentences(text):
            for award in _handed_over(text, paragraph, sentence, subjects):
                awards.append(award)
            for award in _in_sentence(text, paragraph, sentence, gets, gives, honours, subjects, recipient):
                recipient = award.recipient
                same = (a for a in awards if a.paragraph == paragraph and a.start < award.end and award.start < a.end)
                if not any(a.recipient == award.recipient or a.start != award.start for a in same):
                    awards.append(award)
    return tuple(awards)


def _in_sentence(
    text: str, paragraph: int, sentence: Stretch, gets: re.Pattern[str], gives: re.Pattern[str],
    honours: frozenset[str], subjects: Subjects, recipient: str,
) -> Iterator[Award]:  # fmt: skip
    last = recipient
    for match in (m for p in (gives, gets) for m in p.finditer(text, sentence.start, sentence.end)):
        passive = _passive(text, sentence.start, match.start())
        if match.re is gives and passive is None:
            yield from _given(text, paragraph, match, sentence, honours, subjects)
            continue
        if (
            re.search(r"表彰[^，。]{0,12}$", text[sentence.start : match.start()])
            or text[match.end() : match.end() + 1] == "者"
        ):
            continue
        if _idle(text, match, sentence, passive):
            continue
        sure = match.group() in _ALWAYS or (passive is not None and "“" in text[match.end() : match.end() + 8])
        found = list(honours_behind(text, match.end(), sentence.end, honours, sure))
        if not found:
            continue
        giver = _host(text[sentence.start : match.start()])
        stop = passive if passive is not None else match.start()
        if passive is not None:
            between = text[passive + 1 : match.start()].strip("“”")
            work = re.search(r"《[^》]+》", between)
            between = re.split(r"评为|授予|命名|确定|认定", between)[0]
            giver = work.group() if work else between if 2 <= len(between) <= 30 else giver
        behind = holder_behind(text, paragraph, found[-1][1], sentence.end, subjects)
        if behind is None and "是" in re.split("[，；]", text[sentence.start : stop])[-1]:
            behind = ""
        if behind is None or (not behind and re.search("[为给向对]$", text[sentence.start : match.start()])):
            continue
        who = behind or recipient_before(text, paragraph, sentence.start, stop, subjects) or last
        if not who:
            continue
        last = who
        scheme = _scheme(text, sentence.start, match.start(), honours)
        each = re.split(r"、(?![^“]*”)", who)
        in_turn = match.group() in _IN_TURN and len(each) == len(found)
        for k, (start, end, honour) in enumerate(found):
            own = giver or _giver_in_front(text, paragraph, match.end(), start, end, subjects)
            name = scheme + honour if scheme and GRADE.match(honour) and scheme not in honour else honour
            if len(honour) > _LONG and "的" in honour and text[start:end] == honour:
                start += honour.rfind("的") + 1  # the honour itself: 某项目某公斤级的|铜牌
            for one in [each[k]] if in_turn else each:
                yield Award(
                    paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=(match.group(),),
                    recipient=one, honour=name, giver=own, quote=sentence.text.rstrip("。！？；"),
                )  # fmt: skip


_HANDED = re.compile(
    r"[将把]([^，。；]{2,40}?)(?:的?(?:荣誉)?称号|奖杯|奖牌|证书|和|奖状|、)*(?:授予|颁给|颁发给|颁予|授给)了?([^，。；“]{2,30})"
)
_WON_BY = re.compile(
    r"(?:^|(?<=[，。；、]))([^，。；]{2,24}?(?:奖|金牌|银牌|铜牌|冠军|亚军|季军|第[一二三四五六七八]名|称号)|最[佳美][㐀-鿿]{2,8})(?:分别)?(?:由|被)([^，。；]{2,24}?)(?:获得|夺得|摘得|夺走|捧走|夺取|赢得|摘取)"
)


_HOLDER = re.compile(
    r"(?:^|[，。；、是为的识])([^，。；、的]{2,24}?(?:奖|称号|奖章|勋章|模范|标兵|红旗手)|“[^”]{2,20}”(?:国家)?(?:荣誉)?称号)(?:获得者|得主)[—、，]*([㐀-鿿·]{2,12})"
)


def _handed_over(text: str, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
    """Awards of 将…授予甲 and …奖由甲获得."""
    for match in (m for p in (_HANDED, _WON_BY, _HOLDER) for m in p.finditer(text, sentence.start, sentence.end)):
        start, end = match.span(1)
        quoted = re.search(r"“([^”]+)”", match[1])
        if quoted:
            start, end = start + quoted.start(1), start + quoted.end(1)
        end = start + len(TITLE_ENDS.sub("", text[start:end]))
        if end - start < 2 or NOT_HONOUR.match(text[start:end]):
            continue
        edition = re.match(r"(?:首届|第[一二三四五六七八九十0-9]+届)", text[start:end])
        grade = text[start + edition.end() if edition else start : end]
        schemes = re.findall(r"“([^”]{2,12}奖)”", text[: sentence.start]) if GRADE.match(grade) else []
        if schemes:
            start = end - len(grade)
        honour = schemes[-1] + grade if schemes else text[start:end]
        named = [name for _, _, name in subjects.mentions(paragraph, *match.span(2))]
        people = [name for name in named if subjects.is_person(name)] or named
        works = re.findall(r"《[^》]+》", match[2])
        if match.re is _HOLDER and not any(subjects.is_person(n) for n in named):
            continue
        people = works or people or ([match[2]] if match.re is not _HOLDER else [])
        givers = subjects.actors(paragraph, sentence.start, match.start()) if match.re is _HANDED else []
        for who in dict.fromkeys(people):
            yield Award(
                paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=("handed over",), recipient=who,
                honour=honour, giver=_as_printed(givers, sentence.text), quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip


_LONG = 12
_IN_TURN = frozenset(("分获", "分别获得", "分别夺得"))


def _idle(text: str, match: re.Match[str], sentence: Stretch, passive: int | None) -> bool:
    """Whether this verb tells of no honour: 甲接受采访, 乙颁发的, 至少获得, 命名为 without 被."""
    verb, front = match.group(), text[sentence.start : match.start()]
    if verb == "接受":
        return not re.match(r"[^，。]{2,16}(?:授予|颁发)的", text[match.end() : sentence.end])
    if verb in _ONLY_PASSIVE and passive is None and not front.endswith("被"):
        return True
    return passive is None and not front.endswith("被") and bool(_NOT_YET.search(front))


def _passive(text: str, start: int, verb: int) -> int | None:
    """Where 被 stands before a verb of giving, in its clause; None if it isn't passive."""
    at = text.rfind("被", start, verb)
    if at < 0 or re.search(r"[，。；]", re.sub(r"“[^”]*”", "", text[at:verb])):
        return None
    return at


def _giver_in_front(text: str, paragraph: int, verb: int, start: int, end: int, subjects: Subjects) -> str | None:
    """The body named between verb and honour, or that the honour begins with: 获联合国“…奖章”."""
    for at, stop, name in subjects.mentions(paragraph, verb, end):
        if subjects.is_body(name) and (stop <= start or (at == start and stop < end)):
            return name
    return None


def _host(front: str) -> str | None:
    """Who holds the occasion that the honour is won at: 由甲、乙主办的…活动举行，…."""
    match = re.search(r"由([^，。；的]{2,40}?)(?:共同|联合)?(?:主办|评选|颁发|组织|设立)的", front)
    return match[1] if match else None


def _given(
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
    giver = _as_printed(acting, sentence.text)
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


def _as_printed(names: list[str], sentence: str) -> str | None:
    """Several bodies as the sentence joins them."""
    for joint in ("、", "和", "与"):
        if joint.join(names) in sentence:
            return joint.join(names) or None
    return "、".join(names) or None


def _scheme(text: str, start: int, verb: int, honours: frozenset[str]) -> str:
    """The award scheme named before the verb (改革创新奖 of …改革创新奖自2017年评选以来，先后获得一等奖)."""
    del honours
    schemes = re.findall(r"([㐀-鿿A-Za-z]{2,16}(?:奖|大赛|竞赛|评选))", re.sub(r"[“”]", "", text[start:verb]))
    schemes = [s for s in schemes if not re.search(r"(?:等|金|银|铜|优秀|鼓励|获|得)奖$|获", s)]
    name = schemes[-1] if schemes else ""
    return re.sub(r"^.*(?:全市|全省|全国|全区|全县|的|在|参加|于)", "", name)
