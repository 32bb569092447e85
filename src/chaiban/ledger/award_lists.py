"""Awards of lists: 获一等奖的是甲、乙; 一等奖：甲、乙; a line 一等奖（３名） with a winner a line below; 荣誉：…奖章获得者."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.award_holders import can_be_honoured, main_person
from chaiban.ledger.award_recipients import recipient_before
from chaiban.ledger.honours import NOT_HONOUR, TITLE_ENDS
from chaiban.ledger.sentences import Stretch
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import HEADLINE, ArticleText, Award

_NUMBERS = "一二三四五六七八九十0-9０-９"
_GRADE = rf"(?:特等奖|[一二三四]等奖|特别奖|[金银铜]奖|优秀奖|鼓励奖|纪念奖|入围奖|提名奖|优胜奖|荣誉奖|组织奖|优秀组织奖|佳作奖|创作奖|[冠亚季]军|第[{_NUMBERS}]+名)"
_COUNT = rf"(?:[（(][^）)]{{1,12}}[）)]|[{_NUMBERS}]+[名个项篇件位])"
# A line that is but a grade: the winners stand in the lines below.
_GRADE_LINE = re.compile(rf"^\s*[【〔]?((?:[㐀-鿿]{{0,10}}?){_GRADE}){_COUNT}?[：:】〕]?\s*$")
# The same with its winners behind it.
_GRADE_HEADS = re.compile(rf"^\s*((?:[㐀-鿿]{{0,10}}?){_GRADE}){_COUNT}?[：:]")
# 获一等奖的作品是; 第二名（银奖）作者是; 一等奖获得者为; 冠军是.
_IS = re.compile(
    rf"(?:获得?|荣获|夺得|摘得)?([㐀-鿿“”]{{0,16}}?{_GRADE}(?:第[{_NUMBERS}]+名)?){_COUNT}?(?:的|获得者|得主|获奖者|获奖作品|作品|单位|作者|个人|选手|分别|同学|企业|集体|还)*(?:是|有|为(?!了)|《)"
)
# Winners of the scheme that was named last: 获奖者是, 获此殊荣的有.
_WINNERS = re.compile(
    r"(?:获奖者|得奖者|获奖(?:作品|单位|个人|选手|企业|产品)|(?:获奖|获此殊荣|获得?(?:该|此|这一|本届|这次)?(?:奖|殊荣|称号|大奖|荣誉))的(?:[㐀-鿿]{0,6}?))(?:分别|还|主要)?(?:是|有|为|包括|：)"
)
# Who gets what was named last: 甲获此殊荣, 乙喜获该奖.
_THAT = re.compile(
    r"(?:喜?获得?|荣获|得到|摘取|捧得|荣膺|享有)(?:了)?(?:此|这一|该|这个|这项|上述)(?:项)?(?:殊荣|荣誉称号|称号|奖项|大奖|奖章|荣誉|奖)(?!的)"
)
# What stands in front of a prize's own name: 某会举办的第二届|国际消除贫困奖.
_IN_FRONT = re.compile(
    rf"^.*(?:的|举行|举办|颁发|获得?|设立|评出|评选出?|和|与|及|将|把|在|本[届次]|首届|第[{_NUMBERS}]+届|年度|[0-9０-９]年)"
)
_BACK = 4
_TOGETHER = 3
_SCHEME = re.compile(
    r"“([^“”]{2,16}(?:奖|奖章|勋章))”|“([^“”]{2,16})”(?=(?:国家)?(?:荣誉)?称号)|([’㐀-鿿A-Za-z0-9０-９·]{2,24}?(?:奖章|勋章|奖(?![励金杯牌章项状品得者学]|[㐀-鿿]{0,2}(?:大会|仪式)获)))"
)  # fmt: skip
_NO_SCHEME = re.compile(r"(?:获|得|颁|评|该|此|[一二三特]等|[金银铜]|优秀|鼓励)奖$")
_HONOURS_LINE = re.compile(r"^\s*(?:所获|曾获|主要)?(?:荣誉|奖励|获奖情况)[：:\s]?\s*([^。！？]{3,80})$")
LINE_OF_HONOURS = "line of honours"
_SHORT_LINE = 60
# Behind the winners something is told of them: 获得冠军的是甲，他比乙快了０．４秒.
_ASIDE = re.compile(r"，(?=[他她其并以比这也还均都]|成绩|此前|两人)")


def in_lists(article: ArticleText, subjects: Subjects) -> Iterator[Award]:
    """The awards that the lines of the article list: winners under their grade, honours behind the word 荣誉."""
    grade: tuple[int, int, int, str] | None = None
    for paragraph, text in sorted(article.passages()):
        if paragraph == HEADLINE:
            continue
        line = _GRADE_LINE.match(text)
        if line:
            grade = (paragraph, line.start(1), line.end(1), line[1])
            continue
        headed = _GRADE_HEADS.match(text)
        if headed:
            grade = None
            for who in winners(text, paragraph, headed.end(), len(text), subjects):
                yield _award(paragraph, *headed.span(1), headed[1], who, text, "grade before its winners")
        elif grade is not None and len(text) <= _SHORT_LINE and not text.rstrip().endswith("。"):
            for who in _of_line(text, paragraph, subjects):
                yield _award(*grade, who, text, "line under its grade")
        else:
            grade = None
        yield from _honours_line(article, paragraph, text, subjects)


def _honours_line(article: ArticleText, paragraph: int, text: str, subjects: Subjects) -> Iterator[Award]:
    line = _HONOURS_LINE.match(text)
    who = main_person(article, subjects) if line else ""
    if not line or not who:
        return
    for item in re.finditer(r"[^、，；]+", text[line.start(1) : line.end(1)]):
        words = TITLE_ENDS.sub("", re.sub(r"(?:的)?(?:获得者|得主)$", "", item.group().strip()))
        start = line.start(1) + item.start() + item.group().find(words)
        bare = re.sub(r"[“”『』]", "", words)
        if 3 <= len(bare) <= 24 and not NOT_HONOUR.match(bare):
            yield _award(paragraph, start, start + len(words), bare, who, text, LINE_OF_HONOURS)


def told_as_lists(article: ArticleText, paragraph: int, sentence: Stretch, subjects: Subjects) -> Iterator[Award]:
    """The awards of 获一等奖的是甲、乙, of 获奖者是甲、乙 and of 甲获此殊荣, the last two by the scheme named last."""
    text = article.text(paragraph)
    for match in _IS.finditer(text, sentence.start, sentence.end):
        opens = match.start() == sentence.start or text[match.start() - 1] in "，：中"
        if opens and "“" not in match[1][1:]:
            begin = match.end() - (text[match.end() - 1] == "《")
            for who in winners(text, paragraph, begin, sentence.end, subjects):
                yield _award(paragraph, *match.span(1), match[1], who, sentence.text, "who it is that won")
    for match in _WINNERS.finditer(text, sentence.start, sentence.end):
        stop = next((k for k in range(match.end(), len(text)) if text[k] in "。！？"), len(text))
        for scheme in _scheme_before(article, paragraph, match.start()):
            for who in winners(text, paragraph, match.end(), stop, subjects):
                yield _award(*scheme, who, sentence.text, "winners of the scheme")
    for match in _THAT.finditer(text, sentence.start, sentence.end):
        whole = recipient_before(text, paragraph, sentence.start, match.start(), subjects)
        for scheme in _scheme_before(article, paragraph, match.start()):
            for who in whole.split("、") if whole and can_be_honoured(whole, subjects) else ():
                yield _award(*scheme, who, sentence.text, "honour named before")


def _scheme_before(article: ArticleText, paragraph: int, stop: int) -> list[tuple[int, int, int, str]]:
    """(paragraph, start, end, name) of the prize or title named last before `stop`, some paragraphs back; or nothing."""
    for p in range(paragraph, max(-1, paragraph - _BACK), -1):
        text = article.text(p)
        for match in reversed(list(_SCHEME.finditer(text, 0, stop if p == paragraph else len(text)))):
            k = next(k for k in (1, 2, 3) if match[k])
            start = match.end(k) - len(_IN_FRONT.sub("", match[k]))
            name = text[start : match.end(k)]
            if len(name) > 2 and not _NO_SCHEME.search(name):
                return [(p, start, match.end(k), name)]
    return []


def winners(text: str, paragraph: int, start: int, stop: int, subjects: Subjects) -> list[str]:
    """Who a list names: of every item between 、 ， ； the person, else the work in book marks, else the body."""
    found: list[str] = []
    aside = _ASIDE.search(text, start, stop)
    stop = aside.start() if aside else stop
    for item in re.finditer(r"(?:《[^》]*》|（[^）]*）|[^、，；。])+", text[start:stop]):
        begin, end = start + item.start(), start + item.end()
        named = subjects.mentions(paragraph, begin, end)
        people = [n for _, _, n in named if subjects.is_person(n) and n not in ("他", "她")]
        works = re.findall(r"《[^》]+》", item.group())
        bodies = [n for _, _, n in named if subjects.is_body(n)]
        found += people or works[:1] or bodies[-1:]
    return list(dict.fromkeys(found))


def _of_line(text: str, paragraph: int, subjects: Subjects) -> list[str]:
    """Who a winner's line names: its people, else its work; a body only where there is nothing else in the line."""
    named = winners(text, paragraph, 0, len(text), subjects)
    line = text.strip()
    return [who for who in named if not subjects.is_body(who) or len(line) <= len(who) + 6][:_TOGETHER]


def _award(paragraph: int, start: int, end: int, honour: str, who: str, quote: str, evidence: str) -> Award:
    return Award(
        paragraph=paragraph, start=start, end=end, confidence=0.6, evidence=(evidence,), recipient=who,
        honour=re.sub(r"[“”『』]", "", honour), giver=None, quote=quote.strip().rstrip("。！？；"),
    )  # fmt: skip
