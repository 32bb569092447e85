"""Awards of 将…授予甲, …奖由甲获得 and …奖获得者甲."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.award_givers import as_printed
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
    r"(?:^|[，。；、是为的识])([^，。；、的]{2,24}?(?:奖|称号|奖章|勋章|模范|标兵|红旗手)|“[^”]{2,20}”(?:国家)?(?:荣誉)?称号)(?:获得者|得主)[—、，]*([㐀-鿿·]{2,12})"
)


def handed_over(text: str, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
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
                honour=honour, giver=as_printed(givers, sentence.text), quote=sentence.text.rstrip("。！？；"),
            )  # fmt: skip
