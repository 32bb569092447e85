"""Awards of an article: who got which honour from whom.

Patterns: 甲荣获…奖, 甲被乙授予“…”称号, 乙授予甲“…”, 甲获得…一等奖、二等奖. The scheme goes before the grade: 一等奖 after a
scheme named before the verb becomes the scheme's first prize.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chaiban.ledger.award_choices import chosen_as
from chaiban.ledger.award_givers import given_by
from chaiban.ledger.award_handed import handed_over, merits_recorded
from chaiban.ledger.award_lists import LINE_OF_HONOURS, in_lists, told_as_lists
from chaiban.ledger.award_recipients import holder_behind
from chaiban.ledger.award_subjects import honoured
from chaiban.ledger.event_topics import Told
from chaiban.ledger.honours import GRADE, honours_behind
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
_WANTED = re.compile(
    r"(?:具有|能力|实力|有望|如何|怎样|渴望|全力|志在|誓|以期|旨在|如果|一旦|只要|为[^，。；]{0,3}多|不择手段)$"
)
# Words behind an honour that say that it is only spoken of: 夺取金牌，是几代人的追求; 夺得冠军的希望.
_SPOKEN_OF = re.compile(
    r"[”』]?(?:，(?:是[^，。；]{2,14}的(?:追求|目标|愿望|梦想|心愿|任务)|很有希望|难度)|的?(?:希望|可能|目标|机会|任务|愿望|概率|实力|水平)|、奖牌实力)"
)
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
            awards += handed_over(text, paragraph, sentence, subjects)
            awards += merits_recorded(text, paragraph, sentence, subjects)
            awards += told_as_lists(article, paragraph, sentence, subjects)
            awards += chosen_as(text, paragraph, sentence, subjects, honours)
            here = _told(article, paragraph, sentence)
            for award in _in_sentence(article, here, gets, gives, honours, subjects, recipient):
                recipient = award.recipient
                same = (a for a in awards if a.paragraph == paragraph and a.start < award.end and award.start < a.end)
                if not any(a.recipient == award.recipient or a.start != award.start for a in same):
                    awards.append(award)
    for award in in_lists(article, subjects):
        line = award.evidence == (LINE_OF_HONOURS,)  # told again in the text below, perhaps of 老侯
        if not any((line or a.recipient == award.recipient) and award.honour.endswith(a.honour) for a in awards):
            awards.append(award)
    return tuple(sorted(awards, key=lambda a: (a.paragraph, a.start)))


def _told(article: ArticleText, paragraph: int, sentence: Stretch) -> Told:
    tokens = article.tokens.get(paragraph, ())
    inside = tuple(t for t in tokens if sentence.start <= t.start and t.end <= sentence.end)
    return Told(paragraph, article.text(paragraph), sentence, inside, sentence.start, 0)


def _in_sentence(
    article: ArticleText, here: Told, gets: re.Pattern[str], gives: re.Pattern[str], honours: frozenset[str], subjects: Subjects,
    recipient: str,
) -> Iterator[Award]:  # fmt: skip
    text, paragraph, sentence = here.text, here.paragraph, here.sentence
    last = recipient
    for match in (m for p in (gives, gets) for m in p.finditer(text, sentence.start, sentence.end)):
        passive = _passive(text, sentence.start, match.start())
        if match.re is gives and passive is None:
            yield from given_by(text, paragraph, match, sentence, honours, subjects)
            continue
        if (
            re.search(r"表彰[^，。]{0,12}$", text[sentence.start : match.start()])
            or text[match.end() : match.end() + 1] == "者"
        ):
            continue
        if _idle(text, match, sentence, passive):
            continue
        sure = match.group() in _ALWAYS - _ONLY_PASSIVE or (
            passive is not None and "“" in text[match.end() : match.end() + 8]
        )
        found = list(honours_behind(text, match.end(), sentence.end, honours, sure))
        if not found or _SPOKEN_OF.match(text, found[-1][1]):
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
        who = behind or honoured(
            article, here, stop, found[-1][2] if sure and match.group() not in _ONLY_PASSIVE else "", last, subjects
        )
        if not who:
            continue
        last = who
        scheme = _scheme(text, sentence.start, match.start(), honours)
        each = re.split(r"、(?![^“]*”)", who)
        in_turn = match.group() in _IN_TURN or text[:stop].endswith("分别")
        if in_turn and len(each) > len(found) and text.startswith("等", found[-1][1]):
            each = each[: len(found)]  # 甲、乙分获最佳影片等9项大奖: whose the rest are isn't said
        in_turn = in_turn and len(each) == len(found)
        for k, (start, end, honour) in enumerate(found):
            own = giver or _giver_in_front(text, paragraph, match.end(), start, end, subjects)
            name = scheme + honour if scheme and GRADE.match(honour) and scheme not in honour else honour
            start = _anchor(text, start, end, honours)
            for one in [each[k]] if in_turn else each:
                yield Award(
                    paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=(match.group(),),
                    recipient=one, honour=name, giver=own, quote=sentence.text.rstrip("。！？；"),
                )  # fmt: skip


_LONG = 12


def _anchor(text: str, start: int, end: int, honours: frozenset[str]) -> int:
    """Where the anchor of an honour begins: of a long one its last words alone, 某项目某公斤级的|铜牌."""
    words = text[start:end]
    if len(words) <= _LONG:
        return start
    if "的" in words[:-1] and len(words) - words.rfind("的") > 2:
        start += words.rfind("的") + 1
    known = next((k for k in range(max(start, end - _LONG), end - 1) if text[k:end] in honours), None)
    return start if end - start <= _LONG or known is None else known


# 成为本届世界杯最佳射手: to become the best of all is an honour, to become anything else is none.
_BEST = re.compile(r"[^，。；的]{0,10}(?:最佳[㐀-鿿]{2,4}|(?:冠军|奖)得主)(?=[，。；]|$)")
_IN_TURN = frozenset(("分获", "分别获得", "分别夺得"))


def _idle(text: str, match: re.Match[str], sentence: Stretch, passive: int | None) -> bool:
    """Whether this verb tells of no honour: 甲接受采访, 乙颁发的, 至少获得, 命名为 without 被."""
    verb, front = match.group(), text[sentence.start : match.start()]
    if front.endswith(tuple("争抢剥采接缴截查捕抓俘破")) or (
        verb.endswith("获") and text[match.end() : match.end() + 1] == "奖"
    ):
        return True
    if passive is None and _WANTED.search(front):
        return True
    if verb == "成为":
        return not _BEST.match(text, match.end(), sentence.end)
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


def _scheme(text: str, start: int, verb: int, honours: frozenset[str]) -> str:
    """The award scheme named before the verb (改革创新奖 of …改革创新奖自2017年评选以来，先后获得一等奖)."""
    del honours
    schemes = re.findall(r"([㐀-鿿A-Za-z]{2,16}(?:奖|大赛|竞赛|评选))", re.sub(r"[“”]", "", text[start:verb]))
    schemes = [s for s in schemes if not re.search(r"(?:等|金|银|铜|优秀|鼓励|获|得)奖$|获", s)]
    name = schemes[-1] if schemes else ""
    return re.sub(r"^.*(?:全市|全省|全国|全区|全县|的|在|参加|于)", "", name)
