"""What nameplates and folio lines say: the newspaper's name and the date, in the languages that are read."""

from __future__ import annotations

import re

from chaiban.model import marks

_ZH_NAME = re.compile(r"[一-鿿]{2,9}[报報]|[一-鿿]{2,9}(?:周|週)刊")
# "The weather", "our own", "subscribe": they end or begin as names do and are none.
_ZH_NO_NAME = re.compile(
    r"^(?:今日|本报|本報|欢迎|歡迎|订阅|訂閱|主办|主辦)|[本预預海简簡捷喜情通电電举舉播申汇匯子字订訂][报報]$|^(?!大公).*公[报報]$"
)
_ZH_NAME_AFTER_ALL = re.compile(r"文[汇匯][报報]$")
_EN = re.compile(
    r"(?:The\s+)?(?:[A-Z][a-zA-Z’'.&-]*\s+){1,4}(?:Advertiser|Argus|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Enquirer"
    r"|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Leader|Ledger|Mail|Mercury|Messenger"
    r"|Mirror|News|Observer|Post|Press|Record|Register|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Times"
    r"|Tribune|Weekly)\b(?!\s+[a-z])"
)
_DE = re.compile(
    r"(?:(?:Der|Die|Das)\s+)?(?:[A-ZÄÖÜ][\wäöüß.-]*\s+){0,3}(?:[A-ZÄÖÜ][\wäöüß-]*)?(?:Abendblatt|Allgemeine|Anzeiger|Bote"
    r"|Kreisblatt|Kurier|Landbote|Merkur|Morgenpost|Nachrichten|Neueste|Presse|Rundschau|Tageblatt|Tagblatt|Tagespost"
    r"|Volksblatt|Volksstimme|Wochenblatt|Zeitung|zeitung|tageblatt|tagblatt|kurier|bote)\b"
)
# Names of sections and of days end in the same words.
_NO_NAME = re.compile(
    r"^(?:The\s+)?(?:Local|World|National|International|Business|Sports?|City|State|Front|Breaking|Latest|Other|More|In"
    r"|Lokale|Weitere|Letzte|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Edited|Page|Seite|Redaktion)",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for names in (
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jänner Feb Mär Apr Mai Jun Jul Aug Sept Okt Nov Dez",
    )
    for number, name in enumerate(names.lower().split(), 1)
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    marks.DATE,
    re.compile(rf"(?i)\b(?P<name>{_NAMED})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>[12]\d{{3}})\b"),
    re.compile(rf"(?i)\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<name>{_NAMED})\.?,?\s+(?P<y>[12]\d{{3}})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>[12]\d{3})\b"),
)
_PAGE = re.compile(r"(?i)\b(?:page|seite|nr\.?|no\.?|vol\.?)\s*[A-Z]?\d+|第?\s*[A-Z]?\d+\s*版|\b[A-Z]?\d{1,2}\b")
_CREDIT = re.compile(r"(?i)\b(?:edited by|editor:?|redaktion:?|verantwortlich:?)\s.*")
_PARTS = re.compile(r"[\s　·|•/]+")


def printed_date(words: str) -> str:
    """The first date of a line as YYYY-MM-DD, "" if there is none."""
    for pattern in _DATES:
        if match := pattern.search(words):
            month = _MONTHS[match["name"].lower()] if "name" in match.groupdict() else int(match["m"])
            if 1 <= month <= 12 and 1 <= int(match["d"]) <= 31:
                return f"{int(match['y']):04d}-{month:02d}-{int(match['d']):02d}"
    return ""


def printed_paper(words: str) -> str:
    """The newspaper's name, if a line of the furniture says it; "" if it doesn't."""
    for pattern in (_CREDIT, *_DATES, _PAGE):
        words = pattern.sub("|", words)
    for piece in _PARTS.split(words):
        if _ZH_NAME.fullmatch(piece) and (_ZH_NAME_AFTER_ALL.search(piece) or not _ZH_NO_NAME.search(piece)):
            return piece
    for pattern in (_EN, _DE):
        for piece in words.split("|"):
            match = pattern.search(piece)
            if match and not _NO_NAME.match(match[0]):
                return " ".join(match[0].split())
    return ""
