"""People of an English article: names after a title or before a verb of saying, or with a given name that is known."""

from __future__ import annotations

import re

from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Person

_WORD = r"(?:[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?|[A-Z]\.|(?:Mc|Mac|O['’])[A-Z][a-z]+|de|van|von|der|al|bin)"
_NAME = rf"[A-Z](?:[a-z]+|\.)(?:[-'’][A-Z][a-z]+)?(?: {_WORD})*? ?(?:[A-Z][a-z]+(?:[-'’]?[A-Z][a-z]+)?)"
_TITLED = re.compile(
    r"\b((?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Rev|Capt|Col|Gen|Sgt|Lieut|Lt|Hon)\.?|"
    r"(?:(?:Vice |Deputy |Prime |Foreign |Chief |Acting |Former |former )*(?:President|Minister|Mayor|Governor|Senator|Professor|"
    r"Chancellor|Secretary|Chairman|Chairwoman|Director|Captain|Colonel|General|Admiral|King|Queen|Prince|Princess|Pope|"
    r"Bishop|Judge|Justice|Inspector|Premier|Ambassador|Commissioner|Manager|Coach|Councillor|Detective|Superintendent)))"
    r" ((?:[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?|[A-Z]\.)(?: (?:[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?|[A-Z]\.|de|van|von|der)){0,3})"
)
_FULL = re.compile(
    r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)?(?: (?:de|van|von|der|al|bin))?(?: (?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2})\b"
)
_SAYS_AFTER = re.compile(
    r"^,? (?:said|says|told|added|explained|warned|argued|asked|insisted|admitted|announced|wrote|replied|who|(?:\d\d),)"
)
_SAYS_BEFORE = re.compile(r"(?:said|says|added|by|named|called|son|daughter|wife|husband|brother|sister|with) $")
_POST_AFTER = re.compile(
    r"^, (?:the |a |an |its |his |her )?((?:[a-z]+ ){0,2}(?:president|director|chairman|chairwoman|chief executive|manager|spokesman|spokeswoman|"
    r"professor|mayor|secretary|minister|founder|owner|editor|captain|coach|leader|head|superintendent|teacher|principal))(?: (?:of|at|for) ((?:the )?[A-Z][\w&'’ -]*[A-Za-z]))?"
)


TITLE_WORDS = re.compile(
    r"(?:(?:Vice|Deputy|Prime|Foreign|Chief|Acting|Former|President|Minister|Mayor|Governor|Senator|Professor|Chancellor|"
    r"Secretary|Chairman|Chairwoman|Chairperson|Director|Captain|Colonel|General|Admiral|King|Queen|Prince|Princess|Pope|Bishop|"
    r"Archbishop|Judge|Justice|Inspector|Premier|Ambassador|Commissioner|Manager|Coach|Councillor|Detective|Superintendent|"
    r"Representative|Congressman|Congresswoman|Sergeant|Lieutenant|Constable|Sheriff|Attorney|Father|Sister|Executive|Officer|"
    r"Spokesman|Spokeswoman|Treasurer|Education|Finance|Health|Defence|Defense|Interior|Trade|Transport|State|Doctor|Sir|Lord|Lady|Dame|Mr|Mrs|Ms|Dr) )+"
)


def find_english(article: ArticleText, lexicons: Lexicons) -> tuple[Person, ...]:
    """The people in the order of the text, one record a name."""
    given = lexicons.words("given_names_english")
    stop = lexicons.words("no_names_english")
    cases: dict[str, Person] = {}
    for paragraph, text in article.passages():
        for match in _TITLED.finditer(text):
            name, title = match[2].strip(), match[1].rstrip(".")
            lead = TITLE_WORDS.match(name + " ")
            if lead and lead.end() < len(name):
                title, name = f"{title} {name[: lead.end()].strip()}", name[lead.end() :]
            alone = " " not in name and title in _ALSO_NAMES
            if any(word in stop for word in name.split()) or alone:
                continue
            titles = () if title in _ADDRESS else (title,)
            start = match.end(2) - len(match[2]) + match[2].index(name)
            _put(cases, name, paragraph, start, start + len(name), titles, None)
        for match in _FULL.finditer(text):
            start, end = match.span(1)
            lead = TITLE_WORDS.match(text, start, end)
            if lead:
                start = lead.end()  # President John Hill: the title is no given name
            name = text[start:end]
            words = name.split()
            if len(words) < 2 or (lead and any(name == old or old in name for old in cases)):
                continue
            if any(word in stop for word in words):
                continue
            known = words[0] in given
            says = _SAYS_AFTER.match(text[match.end() :]) or _SAYS_BEFORE.search(text[: match.start()])
            post = _POST_AFTER.match(text[match.end() :])
            if known or says or post:
                _put(cases, name, paragraph, start, end, (post[1],) if post else (), post[2] if post else None)
    return tuple(sorted(_joined(cases), key=lambda p: (p.paragraph == HEADLINE, p.paragraph, p.start)))


# Titles that begin the names of firms and places as well: General Electric, Prince George.
_ALSO_NAMES = frozenset(("General", "Prince", "King", "Queen", "Captain", "Justice", "Pope", "Manager", "Coach"))
_ADDRESS = frozenset(("Mr", "Mrs", "Ms", "Miss", "Sir", "Lord", "Lady"))


def _put(
    cases: dict[str, Person],
    name: str,
    paragraph: int,
    start: int,
    end: int,
    titles: tuple[str, ...],
    unit: str | None,
) -> None:
    old = cases.get(name)
    if old is None:
        cases[name] = Person(
            paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=("title or given name",),
            name=name, titles=titles, organisation=unit,
        )  # fmt: skip
    elif titles and not set(titles) <= set(old.titles):
        cases[name] = Person(
            paragraph=old.paragraph, start=old.start, end=old.end, confidence=0.8, evidence=old.evidence,
            name=name, titles=old.titles + titles, organisation=old.organisation or unit,
        )  # fmt: skip


def _joined(cases: dict[str, Person]) -> list[Person]:
    """Without bare family names of those who stand with their full name: Mr Hill is John Hill."""
    full = {name.split()[-1]: name for name in cases if " " in name}
    return [person for name, person in cases.items() if " " in name or name not in full]
