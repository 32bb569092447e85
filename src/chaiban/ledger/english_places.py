"""Places of an English article: known names, and names whose words say what they are."""

from __future__ import annotations

import re
from functools import lru_cache

from chaiban.model.ledger import ArticleText, Lexicons, Place, Record

_NAME = r"[A-Z][a-z]+(?:['’-][A-Za-z]+)?(?: (?:of the |of |and )?[A-Z][a-z]+){0,2}"
# Words that only a place stands behind, and a town before its state or country.
_THERE = r"\b(?:mayor of|near|outside|residents of|based in|born in|lives? in|lived in|arrived in|suburb of|port of) "
_TOWN = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?"
_SHAPES = (
    ("county", rf"\b(?:{_NAME} County|County [A-Z][a-z]+|{_NAME} Borough|{_NAME} District)\b"),
    ("city", rf"\b(?:City of [A-Z][a-z]+|{_NAME} City)\b"),
    ("town", r"\b(?:(?:town|village|parish) of (?P<town>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?))\b"),
    ("province", r"\b(?:[A-Z][a-z]+ [Pp]rovince|[Pp]rovince of [A-Z][a-z]+|State of [A-Z][a-z]+)\b"),
    (
        "site",
        rf"\b(?:{_NAME} (?:Street|Road|Avenue|Lane|Square|Park|Bridge|River|Lake|Airport|Station|Stadium|Museum|Hall|Harbor|Harbour|Bay|"
        r"Island|Islands|Mountains|Valley|Castle|Palace|Cathedral|Church|Hotel|Plaza|Gardens|Tower)|(?:Mount|Lake|Fort|Cape|River) [A-Z][a-z]+)\b",
    ),
)


@lru_cache(maxsize=8)
def _pattern(lexicons: Lexicons) -> re.Pattern[str]:
    names = sorted(lexicons.words("english_places"), key=len, reverse=True)
    known = "|".join(map(re.escape, names)) or "(?!)"
    shapes = "|".join(f"(?P<s_{level}>{shape})" for level, shape in _SHAPES)
    before = rf"(?<![A-Za-z.] )(?P<before>{_TOWN})(?=, (?:{known})\b)|{_THERE}(?P<there>{_TOWN})\b(?!['’]s? [A-Z])"
    # A known name within a longer capitalised one (Paris Hilton, Bank of England) is no place of its own.
    no_part = r"(?![-\w]| (?:University|College|Times|Post|Inc|Company|Corp|United))"
    return re.compile(rf"{shapes}|{before}|(?<![-A-Za-z])(?<!Bank of )(?P<known>{known}){no_part}")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name, at its first mention."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for match in _pattern(lexicons).finditer(text):
            level = next((name for name, _ in _SHAPES if match[f"s_{name}"]), "")
            part = next((name for name in ("town", "before", "there") if match[name]), 0)
            start, end = match.span(part)
            level = level or ("city" if part in ("before", "there") else "")
            name = text[start:end]
            if (
                re.match(r"(?:The|A|In|At|On|New) (?:Street|Road|City|Park|Church|Hall|Station)$", name)
                or name in records
            ):
                continue
            known = lexicons.words("english_places").get(name, "")
            records[name] = Place(
                paragraph=paragraph,
                start=start,
                end=end,
                name=name,
                level=known or level,
                confidence=0.9 if known else 0.7,
                evidence=("gazetteer" if known else "shape",),
            )
    return tuple(records.values())
