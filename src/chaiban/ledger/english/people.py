"""People of an English article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chaiban.ledger.english.kinds import Named
from chaiban.ledger.english.names import named_in
from chaiban.model.ledger import ArticleText, Lexicons, Person, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name at its first mention, with the posts of all mentions."""
    mentions: dict[str, list[Named]] = {}
    names = named_in(article, lexicons)
    countries = {n: n for n, level in lexicons.words("english_places").items() if level == "country"}
    for named in names:
        if named.kind == "person":
            mentions.setdefault(named.name, []).append(named)
    records = []
    for name, own in mentions.items():
        first = next((named for named in own if named.end - named.start == len(name)), own[0])
        unit = next((_unit(named, names, countries) for named in own if named.unit), None)
        records.append(
            Person(
                paragraph=first.paragraph,
                start=first.start,
                end=first.end,
                name=name,
                titles=_titles(own),
                organisation=unit,
                confidence=0.9 if max(n.score for n in own) >= 3 else 0.7,
                evidence=(first.evidence,),
            )
        )
    return tuple(records)


def _titles(mentions: Sequence[Named]) -> tuple[str, ...]:
    """The posts in their order, a shorter form of another left out (Chief beside Fire Chief)."""
    titles = list(dict.fromkeys(title for named in mentions for title in named.titles))
    ends = [title.lower() for title in titles]
    return tuple(
        title
        for number, title in enumerate(titles)
        if not any(
            k != number and other != ends[number] and other.endswith(" " + ends[number])
            for k, other in enumerate(ends)
        )
    )


def _unit(named: Named, names: Sequence[Named], countries: Mapping[str, str]) -> str | None:
    """The body that is meant: a country by its adjective, a body named before by its last word or by "its"."""
    unit = named.unit or ""
    if unit.endswith(("an", "n")) and unit[0].isupper() and " " not in unit:
        return next(
            (c for c in countries if c.startswith(unit.rstrip("n").rstrip("ai")) and len(unit) - len(c) < 4), None
        )
    if not unit[:1].islower():
        known = [n.name for n in names if n.kind == "organisation" and n.name.split()[0] == unit]
        return known[0] if known else unit
    before = [
        n for n in names if n.kind == "organisation" and (n.paragraph, n.start) < (named.paragraph, named.start)
    ]
    if unit == "its":
        return before[-1].name if before else None
    return next((n.name for n in names if n.kind == "organisation" and n.name.lower().endswith(" " + unit)), None)
