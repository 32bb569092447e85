"""Runs of capitalised words, in which the names of western print stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀĆČŁŚŠŽ](?:[\w.]|[’'&-](?=\w))*)"
_SMALL = r"(?:of the|of|for the|for|and the|and|&|on|de la|de los|de|del|di|da|dos|van der|van den|van|von|der|den|bin|al|el|la|le|y)"
_RUN = re.compile(rf"(?<![\w’'&]){_CAPITAL}(?: (?:{_SMALL} )?{_CAPITAL}){{0,20}}")
# No name has more words, however much stands in capitals.
_WORD = re.compile(r"\S+")
_SHORT_IN_PRINT = """Mr Mrs Ms Dr St Prof Gen Sen Rep Gov Lt Col Capt Sgt Maj Rev Hon Jr Sr Inc Co Corp Ltd Bros No Mt Ft Pres Supt Ave
    Blvd Rd Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec"""
_SHORT = frozenset(_SHORT_IN_PRINT.split())
# Words that begin a sentence with a capital and no name.
_OPENERS_IN_PRINT = """The A An In On At By For From To With Of As But And Or If When While After Before Since Until Under Over About Near
    Into Through During Between Among Against Despite Although Though Because This That These Those There Here It Its He His
    She Her Hers They Their We Our You Your I My Who What Which Where Why How All Both Each Every Some Many Most Few Several
    Other Another One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Yesterday Today Tomorrow Tonight Last Next
    Now Then Also Not No Yes Nobody Everybody Everyone Nothing Even Only Just Still Yet So Such Once Speaking Asked According
    Instead However Meanwhile Earlier Later Former About Nearly Almost More Less Fewer Than Along Across Behind Beyond Early
    Late Founded Built Born Based Located Work Part Half Total Shares Sales Net Fish People Police Officials Residents
    Neighbors Neighbours Workers Students Pupils Parents Researchers Scientists Prosecutors Voters Councilors Councillors
    Companies Critics Supporters Temperatures Patrons Gardeners Bread Nobody Somebody Anyone Would Could Should Will Can May
    Do Does Did Is Are Was Were Has Have Had Let Ask Take Get Say See Keep Make Come Go Call Please Thank Thanks Good New Old
    Big Great High Low Long Short Young Local State City County Federal National Public General Special Open Free"""
_OPENERS = frozenset(_OPENERS_IN_PRINT.split())
DAYS_IN_PRINT = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec Christmas Easter Thanksgiving Halloween Ramadan
    Diwali Mr Mrs Ms Dr Sir Madam English French German Spanish Chinese Japanese Russian Arabic Latin Italian American British
    European African Asian Canadian Mexican Indian Australian Irish Scottish Welsh Internet Web COVID Covid AM PM GMT
    Christian Muslim Jewish Catholic Protestant Hindu Buddhist Democratic Republican Democrat Republican Olympic Olympics"""
DAYS = frozenset(DAYS_IN_PRINT.split())
"""Capitalised words that name no person, body or place by themselves."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together in capitals: [start, end) of a text, `opens` if it begins a sentence."""

    start: int
    end: int
    text: str
    opens: bool

    def words(self) -> list[str]:
        """The words, small ones too."""
        return self.text.split()

    def part(self, start: int, end: int) -> Run:
        """A part of it, by offsets in its text."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        at = self.start + start + lead
        return Run(at, at + len(text), text, self.opens and start == 0)


def runs(text: str) -> Iterator[Run]:
    """The runs of a text in order, without openers of sentences, parted at full stops and behind possessives of which
    nobody can tell what they are."""
    for match in _RUN.finditer(text):
        for start, end in _sentences(match):
            run = Run(start, end, text[start:end], _opens(text, start))
            for piece in _between_days(run):
                piece = _without_openers(piece)
                if piece.text:
                    yield piece


def _sentences(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The pieces between full stops that end a sentence: not those of initials and shortened words."""
    start = match.start()
    for word in _WORD.finditer(match.group()):
        bare = word.group().rstrip(".")
        at = match.start() + word.end()
        if (
            word.group().endswith(".")
            and at < match.end()
            and len(bare) > 1
            and bare not in _SHORT
            and "." not in bare
        ):
            yield start, at - 1
            start = at + 1
    end = match.end()
    last = match.string[start:end].rsplit(None, 1)[-1] if start < end else ""
    bare = last.rstrip(".")
    if last.endswith(".") and not (re.fullmatch(r"(?:[A-Z]\.)+[A-Z]|[A-Z]", bare) or bare in _SHORT):
        end -= 1
    if start < end:
        yield start, end


_DAY = re.compile(
    r"(?: (?:on|of|for|and|in))? ?\b(?:"
    + "|".join(
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    )
    + r")\b ?"
)


def _between_days(run: Run) -> Iterator[Run]:
    """What stands before and behind the days and months of a run (the City Council on |Tuesday)."""
    at = 0
    for match in _DAY.finditer(run.text):
        if match.start() > at:
            yield run.part(at, match.start())
        at = match.end()
    if at < len(run.text):
        yield run.part(at, len(run.text))


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" “\"‘'(")
    return not before or before[-1] in '.!?:—–”"' or before != text[:start].rstrip()


def _without_openers(run: Run) -> Run:
    """The run without words that stand in capitals only because a sentence begins."""
    while run.text:
        first, _, rest = run.text.partition(" ")
        if first not in _OPENERS or (rest and not run.opens and first not in ("The", "I", "A", "In", "It")):
            return run
        if run.opens and rest and first in _OWN:
            return run
        run = Run(run.start + len(first) + 1, run.end, rest, run.opens) if rest else Run(run.end, run.end, "", False)
        run = led(run)
    return run


# Openers that as often begin a name: New York, National Guard.
_OWN_IN_PRINT = "New Old Great High Long Short National Federal State City County General Free Public Open Special"
_OWN = frozenset(_OWN_IN_PRINT.split())


def led(run: Run) -> Run:
    """The run without a small word that is left in front."""
    match = re.match(rf"(?:the|{_SMALL}) ", run.text)
    return Run(run.start + match.end(), run.end, run.text[match.end() :], run.opens) if match else run
