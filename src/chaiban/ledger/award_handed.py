"""Awards of 将…授予甲, …奖由甲获得 and …奖获得者甲."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.award_givers import as_printed
from chaiban.ledger.award_holders import can_be_honoured
from chaiban.ledger.award_recipients import recipient_before
from chaiban.ledger.honours import GRADE, NOT_HONOUR, TITLE_ENDS
from chaiban.ledger.sentences import Stretch
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import Award

_HANDED = re.compile(
    r"[将把]([^，。；]{2,40}?)(?:的?(?:荣誉)?称号|奖杯|奖牌|证书|和|奖状|、)*(?:授予|颁给|颁发给|颁予|授给)了?([^，。；“]{2,30})"
)
_WON_BY = re.compile(
    r"(?:^|(?<=[，。；、]))([^，。；]{2,24}?(?:奖|金牌|银牌|铜牌|冠军|亚军|季军|第[一二三四五六七八]名|称号)|最[佳美][㐀-鿿]{2,8})(?:分别)?(?:由|被)([^，。；]{2,24}?)(?:获得|夺得|摘得|夺走|捧走|夺取|赢得|摘取)"
)


_HOLDER = re.compile(
    r"(?:^|[，。；、是为的识])([^，。；、的]{2,24}?(?:奖|称号|奖章|勋章|模范|标兵|红旗手)|“[^”]{2,20}”(?:国家)?(?:荣誉)?称号)(?:获得者|得主)[—、，]*([^。；！？]{2,40})"
)
# 给甲记一等功, 被乙记集体二等功.
_RECORDED = re.compile(
    r"(?:给|为)(?P<whom>[^，。；给为]{1,24}?)(?:荣?记了?|荣记)(?P<merit>(?:个人|集体)?[特一二三]等功)|"
    r"被(?P<by>[^，。；被]{2,20}?)荣?记了?(?P<so>(?:个人|集体)?[特一二三]等功)"
)
_CUP = re.compile(r"奖杯|奖牌|奖状")
_NAMED = re.compile(r"(?:奖|称号|勋章|奖章)$")
_POSTS_BETWEEN = re.compile(r"(?:[^，。；在对说了将把是]|、)*$")


def handed_over(text: str, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
    """Awards of 将…授予甲 and …奖由甲获得."""
    for match in (m for p in (_HANDED, _WON_BY, _HOLDER) for m in p.finditer(text, sentence.start, sentence.end)):
        start, end = match.span(1)
        quoted = re.search(r"“([^”]+)”", match[1])
        if quoted:
            start, end = start + quoted.start(1), start + quoted.end(1)
        cup = _CUP.match(text, end)
        if match.re is _HANDED and cup and not quoted and not _NAMED.search(text[start:end]):
            end = cup.end()  # 将奥林匹克奖杯授予
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
        if match.re is _HOLDER:
            people = _behind_posts(text, paragraph, match.span(2), subjects)
            if not people:
                continue
        if people == named and people and re.search(r"(?:人民|队|官兵|职工|群众|团体|集体|单位)$", match[2]):
            people = [match[2]]  # 全体中国人民: more than the place in it
        people = works or people or ([match[2]] if match.re is not _HOLDER else [])
        givers = subjects.actors(paragraph, sentence.start, match.start()) if match.re is _HANDED else []
        for who in dict.fromkeys(people):
            yield Award(
                paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=("handed over",), recipient=who,
                honour=honour, giver=as_printed(givers, sentence.text), quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip


def _behind_posts(text: str, paragraph: int, span: tuple[int, int], subjects: Subjects) -> list[str]:
    """Who is named behind nothing but posts: …奖获得者、某县副书记甲."""
    for start, _, name in subjects.mentions(paragraph, *span):
        if subjects.is_person(name):
            return [name] if name not in ("他", "她") and _POSTS_BETWEEN.match(text[span[0] : start]) else []
    return []


def merits_recorded(text: str, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
    """Awards of 乙给甲记一等功 and 甲被乙记集体一等功."""
    for match in _RECORDED.finditer(text, sentence.start, sentence.end):
        merit = "merit" if match["merit"] else "so"
        if match["whom"]:
            named = [n for _, _, n in subjects.mentions(paragraph, *match.span("whom"))]
            who = subjects.resolve(named[-1], paragraph, match.start()) if named else match["whom"]
            givers = subjects.actors(paragraph, sentence.start, match.start())
            giver = as_printed([g for g in givers if g != who], sentence.text)
        else:
            who, giver = recipient_before(text, paragraph, sentence.start, match.start(), subjects), match["by"]
        if who and can_be_honoured(who, subjects):
            yield Award(
                paragraph=paragraph, start=match.start(merit), end=match.end(merit), confidence=0.7,
                evidence=("merit recorded",), recipient=who, honour=match[merit], giver=giver,
                quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip
