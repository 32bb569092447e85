"""What a run of capitals is by itself and by the words around it: a body, a site, a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chaiban.ledger.english.pieces import is_body, parted, stripped
from chaiban.ledger.english.posts import Post, post_after, post_before
from chaiban.ledger.english.runs import Run, runs
from chaiban.ledger.english.words import Words

_NEEDED = 2.0
_VERB = (
    r"(?:said|says|told|adds|added|explained|warned|argued|insisted|admitted|announced|wrote|replied|was|were|is|has|had|"
    r"will|would|could|can|may|led|won|lost|ran|made|took|put|gave|got|came|went|set|beat|saw|hit|met|rose|fell|sat|stood|"
    r"spoke|told|began|left|found|held|kept|brought|bought|sold|sent|paid|built|drew|grew|knew|taught|thought|who|[a-z]{3,}ed)"
)
_ACTS = re.compile(rf"(?:’s|'s)? ?,? ?(?:also |later |then |who )?{_VERB}\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|asked|by|named|called|with|and|son|daughter|wife|husband|brother|"
                          r"sister|grandson|granddaughter|mother|father|uncle|aunt|friend|colleague),? $")  # fmt: skip
_AGED = re.compile(r", \d{1,2}(?:,|\.| and)")
_BODY_AFTER = re.compile(
    r"(?:’s|'s)? (?:shares|stock|customers|employees|workers|stores|profits?|revenue|spokes(?:man|woman|person)|officials|"
    r"executives|union|members)\b|, (?:a|an|the) (?:[\w’'-]+ ){0,4}(?:company|firm|chain|maker|producer|bank|charity|"
    r"nonprofit|non-profit|group|agency|startup|start-up|publisher|developer|retailer|supplier|builder|shelter|union|"
    r"newspaper|band|club|team|league|church|school|hospital|museum)\b|,? which (?:is based|represents|runs|makes|owns|buys|sells|employs|operates|produces)"
)
_BODY_BEFORE = re.compile(
    r"(?:shares of|company|firm|chain|charity|nonprofit|publisher|retailer|developer|group|union|startup|opposition|party) $"
)
_TEAM_WORDS = re.compile(
    r"\b(?:goals?|points|coach|season|league|cup|match|playoffs?|quarterback|innings|penalties|striker)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: kind person, organisation or place, where it stands, and what is said of it."""

    kind: str
    paragraph: int
    start: int
    end: int
    name: str
    level: str = ""
    titles: tuple[str, ...] = ()
    unit: str | None = None
    evidence: str = ""
    score: float = 0.0


def body_of(run: Run, before: str, after: str, words: Words, whole: str) -> Named | None:
    """The body that a run names, by its words or by what stands beside it."""
    name = run.text
    parts = run.words()
    last = parts[-1].rstrip(".")
    if name in words.known:
        why, score = "known name", 3.0
    elif re.fullmatch(r"[A-Z]{3,6}", name) and name not in _NO_INITIALS:
        why, score = "initials", 2.0
    elif len(parts) > 1 and (is_body(name, words) or _is_of_body(name, after)):
        why, score = "ending", 2.5
    elif " & " in name:
        why, score = "ampersand", 2.0
    elif (
        len(parts) > 1
        and last in ("Town", "City", "County", "Villa", "Forest")
        and _TEAM_WORDS.search(whole)
        and (not re.search(r"\b(?:in|at|of|from|near|through|across) $", before))
    ):
        why, score = "team", 2.0
    elif len(parts) > 1 and last.endswith("s") and before.endswith(("the ", "The ")) and last not in words.sites:
        why, score = "team or body", 2.0
    elif before.endswith(("according to the ", "According to the ")) and len(parts) > 1:
        why, score = "according to", 2.0
    elif _BODY_AFTER.match(after) or (_BODY_BEFORE.search(before) and run.words()[0] not in words.given):
        why, score = "told of as a body", 2.0
    else:
        return None
    return Named("organisation", 0, run.start, run.end, name, evidence=why, score=score)


_NO_INITIALS_IN_PRINT = "THE AND FOR USA GDP CEO CFO DNA RNA HIV PDF GMT COVID AIDS MVP TV AM PM LED GPS DIY"
_NO_INITIALS = frozenset(_NO_INITIALS_IN_PRINT.split())


def site_of(run: Run, text: str, words: Words) -> Named | None:
    """The place that a run names by its first or last word."""
    parts = run.words()
    last = parts[-1]
    level = words.sites.get(last) if len(parts) > 1 else None
    if level == "county" and text[run.end :].startswith(" Council"):
        return None
    end, name = run.end, run.text
    if level is None:
        small = re.match(
            r" (station|airport|bridge|river|county|province|island|district|peninsula|valley)\b", text[run.end :]
        )
        if small and len(parts) < 3:
            level = words.sites[small[1].capitalize()]
            end, name = run.end + small.end(), run.text + small.group()
        elif re.match(r"(?:Mount|Mt\.|Lake|Fort|Cape|Point|Isle|Gulf|Bay|Highway|Route|Interstate) ", name):
            level = "site"
        elif re.match(r"(?:County|City|State|Province|Village) of ", name):
            level = words.sites.get(parts[0], "province")
    if level is None or _is_of_body(run.text, text[run.end :]):
        return None
    return Named("place", 0, run.start, end, name, level, evidence="ending", score=2.5)


def _is_of_body(name: str, after: str) -> bool:
    """Houses that act or are told of as bodies: the library opened, Harbor House, the city’s first shelter."""
    house = re.search(r" (?:Library|Museum|Theatre|Theater|House|Gallery|Zoo|Hotel|Church|Temple)$", name)
    return bool(house and (_ACTS.match(after) or _BODY_AFTER.match(after) or re.search(r" Public Library$", name)))


def person_of(run: Run, text: str, words: Words, alone: set[str], given_post: Post) -> Named | None:
    """The person that a run names, weighed by all that speaks for one."""
    parts = run.words()
    before, after = text[: run.start], text[run.end :]
    plain = [word for word in parts if word[0].isupper()]
    if not 1 <= len(plain) <= 4 or any(word in words.no_names for word in plain) or run.text.isupper():
        return None
    if (
        (plain[-1] in words.sites and not given_post.titles)
        or plain[-1] in words.endings
        or re.search(r"\d", run.text)
    ):
        return None
    front = post_before(before, words.roles)
    behind = post_after(after, words.roles)
    titles = tuple(dict.fromkeys((*(given_post.titles or front.titles), *behind.titles)))
    unit = given_post.unit or front.unit or behind.unit
    if titles and unit is None:
        belongs = re.match(r" (?:of|at|from|for) (?:the )?", after)
        unit = _next_body(text, run.end + belongs.end(), words) if belongs else _genitive(before, after)
    score, why = 0.0, []
    for fits, worth, name in (
        (bool(given_post.titles), 2.0, "post in front"),
        (bool(front.titles), 2.0, "trade in front"),
        (bool(behind.titles), 1.5, "post behind"),
        (len(parts) > 1 and plain[0].rstrip(".") in words.given, 2.0, "given name"),
        (bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lady|Lord|Rev)\.? $", before)), 2.0, "form of address"),
        (bool(_AGED.match(after)), 1.5, "age"),
        (bool(_ACTS.match(after)), 0.7, "acts"),
        (len(parts) > 1 and after.startswith((", who ", " who ")), 1.5, "who"),
        (bool(_SAID_BEFORE.search(before)), 0.8, "spoken of"),
        (len(parts) > 1 and plain[-1] in alone, 0.8, "named again"),
        (bool(re.fullmatch(r"[A-Z]\.", plain[1] if len(plain) > 2 else "")), 1.5, "initial"),
        (before.endswith(("the ", "The ")), -3.0, "article"),
        (len(parts) == 1, -1.0, "one word"),
    ):
        if fits:
            score += worth
            why.append(name)
    if score < _NEEDED and not (len(parts) == 1 and given_post.titles):
        return None
    return Named("person", 0, run.start, run.end, run.text, titles=titles, unit=unit, evidence=why[0], score=score)


def _next_body(text: str, at: int, words: Words) -> str | None:
    """The body that is named right there: Judge Lorraine Mabry of |Bibb County Superior Court."""
    for run in runs(text[at : at + 80]):
        piece = stripped(next(parted(run, words), run))
        if piece.start == 0 and body_of(piece, "", text[at + piece.end :], words, ""):
            return piece.text
        break
    return None


def _genitive(before: str, after: str) -> str | None:
    """What a post in small letters is held in, as it was called: Its president, |; a spokeswoman for the hospital, |."""
    told = re.search(
        r"(?:\b(?P<its>[Ii]ts) [\w -]{3,40}|\b(?:of|for|at) the (?P<noun>[a-z]+)|\b[Tt]he (?P<own>[a-z]+)(?:’s|'s) [\w -]{3,40}), $",
        before,
    )
    told = told or re.match(
        r", (?:(?P<its>its) |the (?P<own>[a-z]+)(?:’s|'s) |[\w -]{3,40} (?:of|for|at) the (?P<noun>[a-z]+)\b)", after
    )
    if not told:
        return None
    return "its" if told["its"] else told["noun"] or told["own"]
