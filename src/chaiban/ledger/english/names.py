"""Who and what is named in an English article: people, organisations and places, each run of capitals one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from chaiban.ledger.english.kinds import Named, body_of, person_of, site_of
from chaiban.ledger.english.pieces import is_body, stripped
from chaiban.ledger.english.pieces import pieces as pieces_of
from chaiban.ledger.english.posts import Post, without_post
from chaiban.ledger.english.runs import Run
from chaiban.ledger.english.words import Words, words_of
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons

_THERE = re.compile(
    r"\b(?:in|near|outside|around|throughout|across|based in|born in|came to|moved to|returned to|flew to|drove to|went to|"
    r"travel(?:l)?ed to|links?|reached|left for|residents of|people of|town of|village of|city of|port of|suburb of|"
    r"mayor of|coast of|north of|south of|east of|west of|centre of|center of|downtown|between|visited|from|at) $"
)
_FOLK = re.compile(
    r" (?:councillors|councilors|residents|voters|villagers|townspeople|shopkeepers|commuters|homeowners|officials)\b"
)
_STATE_AFTER = re.compile(r", [A-Z]")


def named_in(article: ArticleText, lexicons: Lexicons) -> tuple[Named, ...]:
    """Every mention of a name in the order of the text, headline last; later mentions by a part of it too."""
    return _named_in(article.headline, article.paragraphs, lexicons)


@lru_cache(maxsize=8)
def _named_in(headline: str, paragraphs: tuple[str, ...], lexicons: Lexicons) -> tuple[Named, ...]:
    words = words_of(lexicons)
    whole = "\n".join(paragraphs)
    passages = [*enumerate(paragraphs)]
    found: list[Named] = []
    pieces = [(number, text, stripped(piece)) for number, text in passages for piece in pieces_of(text, words)]
    alone = {piece.text for _, _, piece in pieces if " " not in piece.text}
    for number, text, piece in pieces:
        found += _judged(number, text, piece, words, whole, alone)
    found = _settled(found, pieces)
    if headline:
        found += _of_headline(headline, found)
    return tuple(found)


def _judged(number: int, text: str, run: Run, words: Words, whole: str, alone: set[str]) -> Iterator[Named]:
    """What a piece is, if anything."""
    if (
        not run.text
        or run.text in words.no_names
        or (all(word in words.no_names for word in run.words()) and not is_body(run.text, words))
    ):
        return
    before, after = text[: run.start], text[run.end :]
    known = words.places.get(run.text) or (
        "town" if _STATE_AFTER.match(after) and after[2:].startswith(words.states) and len(run.words()) < 3 else None
    )
    if known and not re.match(r" (?:[A-Z]|-)", after):
        yield Named("place", number, run.start, run.end, run.text, known, evidence="gazetteer", score=3)
        return
    body = body_of(run, before, after, words, whole)
    post = without_post(run, words.roles, words.places)
    called = post is not None and bool(post[1]) and post[0].words()[:1] and post[0].words()[0] in words.given
    site = None if called else site_of(run, text, words)
    if site and not (body and body.evidence != "ending"):
        yield replace(site, paragraph=number)
        return
    if post is None and body:
        yield replace(body, paragraph=number)
        return
    if post is not None:
        rest, titles, unit = post
        name, body = rest, body_of(rest, before + run.text[: rest.start - run.start], after, words, whole)
        if body and rest.words()[0] not in words.given:
            yield replace(body, paragraph=number)
            return
    else:
        name, titles, unit = run, (), None
    person = person_of(name, text, words, alone, Post(titles, unit))
    if person:
        yield replace(person, paragraph=number)
        if unit and unit in run.text and not re.search("(?:an|ese|ish)$", unit):
            at = run.start + run.text.index(unit)
            yield Named("organisation", number, at, at + len(unit), unit, evidence="before a post", score=1)
        return
    folk = post is None and run.text not in alone and _FOLK.match(after) and not before.endswith("the ")
    if folk and 1 < len(run.words()) < 4 and "Town" not in run.text:
        yield Named("place", number, run.start, run.end, run.text, "town", evidence="its people", score=1.5)
        return
    if (
        post is None
        and _THERE.search(before)
        and len(run.words()) < 3
        and not run.opens
        and _may_be_place(run, before)
    ):
        yield Named("place", number, run.start, run.end, run.text, "town", evidence="in", score=1.5)


def _may_be_place(run: Run, before: str) -> bool:
    """Not behind "at" or "from" if it is an abbreviation, and no single letter."""
    return len(run.text) > 2 and not run.text.isupper() and not re.search(r"\b(?:said|told|played?|in the) $", before)


def _settled(found: list[Named], pieces: list[tuple[int, str, Run]]) -> list[Named]:
    """With the mentions by a part of a name: the last of a person, the first or last of a body."""
    full = {named.name: named for named in reversed(found) if " " in named.name}
    parts = {name.split()[0]: whole for name, whole in full.items() if whole.kind == "organisation"}
    parts |= {
        name.split()[-1]: whole for name, whole in full.items() if whole.kind == "organisation" and name[-1] == "s"
    }
    parts |= {name.split()[-1]: whole for name, whole in full.items() if whole.kind == "person"}
    places = {named.name for named in found if named.kind == "place"}
    settled = [named for named in found if named.name not in parts or named.name in places]
    taken = {(named.paragraph, named.start) for named in settled}
    for number, _, piece in pieces:
        last = piece.words()[-1] if piece.text else ""
        whole = parts.get(piece.text) or (parts.get(last) if piece.words()[:-1] in _ADDRESSES else None)
        if whole is None or piece.text in places or (number, piece.start) in taken:
            continue
        start = piece.end - len(last)
        settled.append(
            Named(whole.kind, number, start, piece.end, whole.name, whole.level, evidence="part of the name", score=1)
        )
    return sorted(settled, key=lambda named: (named.paragraph, named.start))


_ADDRESSES = (["Mr"], ["Mrs"], ["Ms"], ["Dr"], ["Mr."], ["Mrs."], ["Ms."], ["Dr."])


def _of_headline(headline: str, found: list[Named]) -> list[Named]:
    """What the headline names of those that the text knows: nothing else can be told from its capitals."""
    names = {named.name: named for named in found}
    return [
        replace(named, paragraph=HEADLINE, start=match.start(), end=match.end())
        for name, named in names.items()
        for match in re.finditer(rf"\b{re.escape(name)}\b", headline)
    ]
