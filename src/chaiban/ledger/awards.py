"""Awards of an article: who got which honour from whom.

Patterns: 甲荣获…奖, 甲被乙授予“…”称号, 乙授予甲“…”, 甲获得…一等奖、二等奖. The scheme goes before the grade: 一等奖 after a
scheme named before the verb becomes the scheme's first prize.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chaiban.ledger.sentences import Stretch, sentences
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import HEADLINE, ArticleText, Award, Lexicons, Record

_GRADE = re.compile(
    r"^(?:特等|[一二三四]等|金|银|铜|优秀|鼓励|入围|纪念|提名)奖(?:[一二三四五六七八九十0-9０-９]+[个项名])?$|^第[一二三四五六七八九十]+名$"
)
_LEVEL = re.compile(
    r"^(?:了|过|到|得|为|成为|的|由[^，的]{2,16}(?:颁发|评选|组织|授予|设立)的|第[一二三四五六七八九十0-9０-９]+[枚块]|两[枚块项个]|(?:我|全)(?:市|省|县|区)(?:唯一的|首个|级)?|我国(?:的)?|唯一的|首个|首批|一[枚块项个]|"
    r"[0-9０-９一二三四五六七八九十百]+[枚块个项次])+"
)
_NOT_HONOUR = re.compile(
    r"^(?:成功|丰收|好评|机会|进展|突破|效益|成绩|信息|通知|消息|支持|贷款|利润|资金|收入|胜利|奖金|奖$|获奖)"
)
# Verbs behind which any words are an honour, whatever they end in.
_ALWAYS = frozenset(
    ["授予", "荣获", "荣膺", "评为", "被评为", "被授予", "被评选为", "被评定为", "获评", "追授", "喜获"]
)
_TITLE_ENDS = re.compile(r"(?:荣誉|光荣)?(?:称号|美誉|殊荣|桂冠|头衔)$")


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
    if article.language == "en":
        return ()
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
        if re.search(r"表彰[^，。]{0,12}$", text[sentence.start : match.start()]):
            continue
        found = list(_honours(text, match.end(), sentence.end, honours, match.group() in _ALWAYS))
        if not found:
            continue
        giver = _host(text[sentence.start : match.start()])
        stop = passive if passive is not None else match.start()
        if passive is not None:
            between = text[passive + 1 : match.start()].strip("“”")
            work = re.search(r"《[^》]+》", between)
            giver = work.group() if work else between if 2 <= len(between) <= 30 else giver
        behind = _holder_behind(text, paragraph, found[-1][1], sentence.end, subjects)
        who = behind or _recipient(text, paragraph, sentence.start, stop, subjects) or last
        if not who:
            continue
        last = who
        scheme = _scheme(text, sentence.start, match.start(), honours)
        each = who.split("、")
        in_turn = match.group() in _IN_TURN and len(each) == len(found)
        for k, (start, end, honour) in enumerate(found):
            own = giver or _giver_in_front(text, paragraph, match.end(), start, end, subjects)
            name = scheme + honour if scheme and _GRADE.match(honour) and scheme not in honour else honour
            for one in [each[k]] if in_turn else each:
                yield Award(
                    paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=(match.group(),),
                    recipient=one, honour=name, giver=own, quote=sentence.text.rstrip("。！？；"),
                )  # fmt: skip


_HANDED = re.compile(
    r"[将把]([^，。；]{2,40}?)(?:的?(?:荣誉)?称号|奖杯|奖牌|证书|和|奖状|、)*(?:授予|颁给|颁发给|颁予|授给)了?([^，。；“]{2,30})"
)
_WON_BY = re.compile(
    r"(?:^|[，。；、])([^，。；]{2,24}?(?:奖|金牌|银牌|铜牌|冠军|亚军|季军|第[一二三四五六七八]名|称号)|最[佳美][㐀-鿿]{2,8})(?:分别)?(?:由|被)([^，。；]{2,24}?)(?:获得|夺得|摘得|夺走|捧走|夺取|赢得|摘取)"
)


_HOLDER = re.compile(
    r"(?:^|[，。；、是为的])([^，。；、的]{2,24}?(?:奖|称号|奖章|勋章|模范|标兵|红旗手))(?:获得者|得主)[、，]?([㐀-鿿·]{2,12})"
)


def _handed_over(text: str, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
    """Awards of 将…授予甲 and …奖由甲获得."""
    for match in (m for p in (_HANDED, _WON_BY, _HOLDER) for m in p.finditer(text, sentence.start, sentence.end)):
        start, end = match.span(1)
        quoted = re.search(r"“([^”]+)”", match[1])
        if quoted:
            start, end = start + quoted.start(1), start + quoted.end(1)
        end = start + len(_TITLE_ENDS.sub("", text[start:end]))
        if end - start < 2:
            continue
        named = [name for _, _, name in subjects.mentions(paragraph, *match.span(2))]
        people = [name for name in named if subjects.is_person(name)] or named
        works = re.findall(r"《[^》]+》", match[2])
        people = works or people or ([match[2]] if match.re is not _HOLDER else [])
        givers = subjects.actors(paragraph, sentence.start, match.start()) if match.re is _HANDED else []
        for who in dict.fromkeys(people):
            yield Award(
                paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=("handed over",), recipient=who,
                honour=text[start:end], giver=_as_printed(givers, sentence.text), quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip


_IN_TURN = frozenset(("分获", "分别获得", "分别夺得"))


def _holder_behind(text: str, paragraph: int, end: int, stop: int, subjects: Subjects) -> str:
    """Who is named behind an honour that describes: 荣获…称号的甲."""
    match = re.match(r"[”』]?(?:荣誉|光荣)?(?:称号)?的", text[end:stop])
    at = end + match.end() if match else -1
    return next((name for start, _, name in subjects.mentions(paragraph, end, stop) if start == at), "")


def _passive(text: str, start: int, verb: int) -> int | None:
    """Where 被 stands before a verb of giving, in its clause; None if it isn't passive."""
    at = text.rfind("被", start, verb)
    if at < 0 or re.search(r"[，。；、]", re.sub(r"“[^”]*”", "", text[at:verb])):
        return None
    return at


def _recipient(text: str, paragraph: int, start: int, stop: int, subjects: Subjects) -> str:
    """Who stands before the verb: a quoted name with what follows it, those named, or the clause's first nouns."""
    front = text[start:stop]
    quoted = re.search(r"(?:^|[，。；])([“『][^”』]{2,16}[”』][㐀-鿿]{0,8})$", front)
    if quoted:
        return quoted[1]
    counted = re.search(
        r"(?:^|[，。；、])([0-9０-９一二三四五六七八九十百千]+[余多]?(?:[人名个位]次?)[㐀-鿿]{0,6})$", front
    )
    if counted:
        return counted[1]
    works = re.findall(r"《[^》]{2,40}》", re.split("[，；]", front)[-1])
    if works:
        return "、".join(works)
    actors = subjects.actors(paragraph, start, stop)
    if actors:
        return "、".join(actors) if len(actors) < 4 else actors[0]
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
    if 2 <= len(name) <= 24:
        return name
    before = subjects.mentions(paragraph, start, stop) if text[stop : stop + 1] == "被" else []
    return before[0][2] if before else ""


def _giver_in_front(text: str, paragraph: int, verb: int, start: int, end: int, subjects: Subjects) -> str | None:
    """The body named between verb and honour, or that the honour begins with: 获联合国“…奖章”."""
    for at, stop, name in subjects.mentions(paragraph, verb, end):
        if subjects.is_body(name) and (stop <= start or at == start):
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
            joint = re.match(
                r"(?:等?[^，。；“、]{0,8}(?:同志|先生|女士|[名位个]))?[、和]?", text[position : sentence.end]
            )
            position += joint.end() if joint else 0
            named = [m for m in subjects.mentions(paragraph, position, sentence.end) if m[0] == position]
        quoted = re.match(r"([^，。；“]{1,30})“", text[start : sentence.end])
        if not honoured and quoted:
            honoured, position = [quoted[1]], start + quoted.end() - 1
    honoured = [_plain_name(name) for name in honoured]
    giver = _as_printed(subjects.actors(paragraph, sentence.start, first), sentence.text)
    for begin, end, honour in _honours(text, position, sentence.end, honours, bool(honoured)):
        for who in dict.fromkeys(honoured):
            who = subjects.resolve(who, paragraph, match.start()) if who in ("他", "她") else who
            yield Award(
                paragraph=paragraph, start=begin, end=end, confidence=0.7, evidence=(match.group(),),
                recipient=who, honour=honour, giver=giver, quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip


def _plain_name(name: str) -> str:
    return re.sub(r"(?:等)?(?:[0-9０-９一二三四五六七八九十百]+[名个位人])?(?:同志)?$", "", name).removesuffix("同志")


def _as_printed(names: list[str], sentence: str) -> str | None:
    """Several bodies as the sentence joins them."""
    for joint in ("、", "和", "与"):
        if joint.join(names) in sentence:
            return joint.join(names) or None
    return "、".join(names) or None


def _honours(
    text: str, start: int, stop: int, honours: frozenset[str], always: bool
) -> Iterator[tuple[int, int, str]]:
    """(start, end, honour) of the honours behind a verb, joined by 、 和; the first that is none ends them."""
    position, first = start, True
    while position < stop:
        item = _one_honour(text, position, stop, honours, always and first)
        if item is None:
            return
        yield item
        position, first = item[1], False
        joint = re.match(
            r"[”』]?(?:的)?(?:荣誉|光荣)?(?:称号|奖项)?(?:[、和及]|以及|并颁发|并授予)+", text[position:stop]
        )
        if not joint:
            return
        position += joint.end()


def _one_honour(
    text: str, start: int, stop: int, honours: frozenset[str], always: bool
) -> tuple[int, int, str] | None:
    level = _LEVEL.match(text[start:stop])
    begin = start + (level.end() if level else 0)
    phrase = re.match(r"[^，。；！？：“”『』、]{0,30}", text[begin:stop])
    end = begin + (phrase.end() if phrase else 0)
    mixed = re.match(r"[^，。；！？：“”、]{0,20}“[^”]{1,12}”[㐀-鿿]{1,6}?(?=[，。；、]|$)", text[begin:stop])
    if mixed and not mixed.group().endswith("称号") and any(mixed.group().endswith(h) for h in honours):
        return begin, begin + mixed.end(), re.sub(r"[“”]", "", mixed.group())
    quoted = re.match(r"[“『]([^”』]{2,30})[”』]", text[end:stop])
    if quoted and not any(text[begin:end].endswith(h) for h in honours):
        tail = text[end + quoted.end() : end + quoted.end() + 5]
        if (
            always
            or any(quoted[1].endswith(h) for h in honours)
            or re.match(r"(?:的)?(?:荣誉|光荣)?(?:称号|奖|美誉|殊荣)", tail)
        ):
            return end + 1, end + 1 + len(quoted[1]), quoted[1]
    plain = text[begin:end]
    bare = _TITLE_ENDS.sub("", plain).removesuffix("的")
    front, of, _ = bare.partition("的")
    if of and (front.endswith("称号") or any(front.endswith(h) for h in honours)):
        bare = _TITLE_ENDS.sub("", front)
        return (begin, begin + len(bare), bare) if len(bare) > 1 else None
    best = re.match(r"[㐀-鿿0-9０-９’]*?最[佳美](?:(?![和及与])[㐀-鿿]){2,}", bare)
    if best and best.end() <= 24:
        return begin, begin + best.end(), best.group()
    if always and 3 <= len(bare) <= 16 and not _NOT_HONOUR.match(bare) and not re.search(r"[了在是他她]|之后", bare):
        return begin, begin + len(bare), bare
    for length in range(len(plain), 1, -1):
        candidate = _TITLE_ENDS.sub("", plain[:length]).removesuffix("的")
        honoured = len(candidate) >= 2 and any(candidate.endswith(h) for h in honours)
        whole = not re.match(r"[励金杯牌章项状品得惩]", plain[len(candidate) : len(candidate) + 1])
        if honoured and whole and not _NOT_HONOUR.match(candidate):
            return begin, begin + len(candidate), candidate
    bare = _TITLE_ENDS.sub("", plain).removesuffix("的")
    if always and 3 <= len(bare) <= 24 and not _NOT_HONOUR.match(bare) and not re.search(r"[了在是他她]", bare):
        return begin, begin + len(bare), bare
    return None


def _scheme(text: str, start: int, verb: int, honours: frozenset[str]) -> str:
    """The award scheme named before the verb (改革创新奖 of …改革创新奖自2017年评选以来，先后获得一等奖)."""
    del honours
    schemes = re.findall(r"([㐀-鿿A-Za-z]{2,16}(?:奖|大赛|竞赛|评选))", re.sub(r"[“”]", "", text[start:verb]))
    name = schemes[-1] if schemes else ""
    return re.sub(r"^.*(?:全市|全省|全国|全区|全县|的|在|参加|于)", "", name)
