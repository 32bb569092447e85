"""How German, French and Spanish print dates: months, days and the patterns around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

YEAR = r"(?:1[5-9]|20)\d\d"


@dataclass(frozen=True, eq=False)
class Calendar:
    """A language's words for time. `months` and `weekdays` give numbers from 1 and 0; `words` days away from today,
    `spans` (unit, shift) of last year and the like; `rules` the patterns, in the order in which they are tried;
    `ahead` says of the words around a weekday that it is still to come."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    words: Mapping[str, int]
    spans: Mapping[str, tuple[str, int]]
    rules: tuple[tuple[str, str], ...]
    ahead: re.Pattern[str]


def _numbered(words: str, start: int) -> dict[str, int]:
    return {form: number for number, forms in enumerate(words.split(), start) for form in forms.split("/")}


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DE_MONTHS = _numbered(
    "januar/jänner/jan. februar/feber/feb. märz april/apr. mai juni juli august/aug. september/sept. oktober/okt. "
    "november/nov. dezember/dez.",
    1,
)
_DE_DAYS = _numbered("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", 0)
_DE_WORDS = {"gestern": -1, "vorgestern": -2, "heute": 0, "morgen": 1, "übermorgen": 2}
_DE_SPANS = {
    **{f"{which} {unit}": (name, shift) for which, shift in (
        ("vergangenen", -1), ("letzten", -1), ("vorigen", -1), ("diesem", 0), ("laufenden", 0), ("kommenden", 1), ("nächsten", 1),
    ) for unit, name in (("jahr", "year"), ("monat", "month"), ("jahres", "year"))},
    "vergangenes jahr": ("year", -1), "letztes jahr": ("year", -1), "voriges jahr": ("year", -1), "vorjahr": ("year", -1),
    "dieses jahr": ("year", 0), "nächstes jahr": ("year", 1), "kommendes jahr": ("year", 1), "heuer": ("year", 0),
}  # fmt: skip
GERMAN = Calendar(
    _DE_MONTHS,
    _DE_DAYS,
    _DE_WORDS,
    _DE_SPANS,
    (
        ("span of years", rf"\b(?:von |zwischen )?(?P<a>{YEAR})(?: bis | und |[-–])(?P<b>{YEAR})\b"),
        ("date", rf"\b(?P<day>[0-3]?\d)\. ?(?P<month>{_any(_DE_MONTHS)})\b(?: (?P<year>{YEAR})\b)?"),
        ("date", rf"\b(?P<day>[0-3]?\d)\.(?P<figure>[01]?\d)\.(?P<year>{YEAR})\b"),
        ("month", rf"\b(?P<month>{_any(_DE_MONTHS)}) (?P<year>{YEAR})\b"),
        ("month", rf"\b(?:im|seit|bis|ab|ende|anfang|mitte) (?P<month>{_any(_DE_MONTHS)})\b(?! \d\d\d\d)"),
        ("part of a year", rf"\b(?:ende|anfang|mitte|frühjahr|sommer|herbst|winter) (?P<year>{YEAR})\b"),
        ("decade", r"\b(?P<decade>(?:1[5-9]|20)\d0)er(?:n)?(?:[- ]jahren?)?\b"),
        (
            "year",
            rf"(?<![\d.,:€$])\b(?P<year>{YEAR})\b(?!\d|[.,:]\d| ?(?:%|€|\w*euro\b|prozent|menschen|zuschauer|einwohner))",
        ),
        ("span", rf"\b(?P<span>{_any(_DE_SPANS)})\b"),
        (
            "weekday",
            rf"\b(?:(?P<next>kommenden|nächsten) )?(?P<weekday>{_any(_DE_DAYS)})(?:vormittag|nachmittag|mittag|morgen|abend|nacht)?\b",
        ),
        ("day word", rf"(?<!am )(?<!gestern )(?<!heute )\b(?P<word>{_any(_DE_WORDS)})\b"),
    ),
    re.compile(
        r"\b(?:ab|von|bis|kommenden|nächsten|will|wollen|wird|werden|soll|sollen|startet|findet|beginnt)\b",
        re.IGNORECASE,
    ),
)

_FR_MONTHS = _numbered("janvier février mars avril mai juin juillet août septembre octobre novembre décembre", 1)
_FR_DAYS = _numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0)
_FR_WORDS = {"hier": -1, "avant-hier": -2, "aujourd’hui": 0, "aujourd'hui": 0, "demain": 1, "après-demain": 2}
_FR_SPANS = {
    "cette année": ("year", 0), "l’an dernier": ("year", -1), "l'an dernier": ("year", -1), "l’année dernière": ("year", -1),
    "l'année dernière": ("year", -1), "l’an passé": ("year", -1), "l’année passée": ("year", -1), "l’année prochaine": ("year", 1),
    "l'année prochaine": ("year", 1), "l’an prochain": ("year", 1), "l'an prochain": ("year", 1), "ce mois-ci": ("month", 0),
    "le mois dernier": ("month", -1), "le mois prochain": ("month", 1),
}  # fmt: skip
FRENCH = Calendar(
    _FR_MONTHS,
    _FR_DAYS,
    _FR_WORDS,
    _FR_SPANS,
    (
        ("span of years", rf"\b(?:de |entre )?(?P<a>{YEAR})(?: à | et |[-–])(?P<b>{YEAR})\b"),
        ("date", rf"\b(?P<day>[0-3]?\d|1er) (?P<month>{_any(_FR_MONTHS)})\b(?: (?P<year>{YEAR})\b)?"),
        ("month", rf"\b(?P<month>{_any(_FR_MONTHS)}) (?P<year>{YEAR})\b"),
        (
            "month",
            rf"\b(?:(?:en|fin|début|depuis|dès|d’ici|jusqu’en) )?(?P<month>{_any(_FR_MONTHS)}) (?P<last>dernier|prochain)\b",
        ),
        ("month", rf"\b(?:en|fin|début|depuis|dès|jusqu’en) (?P<month>{_any(_FR_MONTHS)})\b(?! \d\d\d\d)"),
        ("decade", r"\bannées (?P<decade>(?:1[5-9]|20)\d0)\b"),
        ("year", rf"(?<![\d.,€$])\b(?P<year>{YEAR})\b(?!\d|[.,]\d| ?(?:%|€|euros|personnes|habitants|voyageurs))"),
        ("span", rf"(?P<span>{_any(_FR_SPANS)})\b"),
        (
            "weekday",
            rf"\b(?P<weekday>{_any(_FR_DAYS)})(?: (?:matin|soir|midi|après-midi))?(?: (?P<last>dernier|prochain))?\b",
        ),
        ("day word", rf"\b(?P<word>{_any(_FR_WORDS)})\b"),
    ),
    re.compile(r"\bprochaine?s?\b|\b\w{2,}(?:ra|ront)\b|\bprévue?s?\b|\bà partir de\b|\bdès\b", re.IGNORECASE),
)

_ES_MONTHS = _numbered(
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre", 1
)
_ES_DAYS = _numbered("lunes martes miércoles jueves viernes sábado domingo", 0)
_ES_WORDS = {"ayer": -1, "anteayer": -2, "hoy": 0, "mañana": 1, "anoche": -1}
_ES_SPANS = {
    "este año": ("year", 0), "el año pasado": ("year", -1), "el pasado año": ("year", -1), "el próximo año": ("year", 1),
    "el año que viene": ("year", 1), "este mes": ("month", 0), "el mes pasado": ("month", -1), "el próximo mes": ("month", 1),
}  # fmt: skip
SPANISH = Calendar(
    _ES_MONTHS,
    _ES_DAYS,
    _ES_WORDS,
    _ES_SPANS,
    (
        ("span of years", rf"\b(?:de |entre )?(?P<a>{YEAR})(?: a | y |[-–])(?P<b>{YEAR})\b"),
        ("date", rf"\b(?P<day>[0-3]?\d) de (?P<month>{_any(_ES_MONTHS)})\b(?: (?:de|del) (?P<year>{YEAR})\b)?"),
        ("month", rf"\b(?P<month>{_any(_ES_MONTHS)}) (?:de|del) (?P<year>{YEAR})\b"),
        ("month", rf"\b(?:en|desde|hasta|pasado|próximo) (?P<month>{_any(_ES_MONTHS)})\b(?! del? \d)"),
        ("decade", r"\baños (?P<decade>(?:1[5-9]|20)\d0)\b"),
        ("year", rf"(?<![\d.,€$])\b(?P<year>{YEAR})\b(?!\d|[.,]\d| ?(?:%|€|euros|personas|habitantes|vecinos))"),
        ("span", rf"\b(?P<span>{_any(_ES_SPANS)})\b"),
        ("weekday", rf"\b(?:(?P<last>pasado|próximo) )?(?:(?:ayer|hoy) )?(?P<weekday>{_any(_ES_DAYS)})\b"),
        (
            "day word",
            rf"(?<!la )(?<!por la )(?<!esta )\b(?P<word>{_any(_ES_WORDS)})\b(?! (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))",
        ),
    ),
    re.compile(
        r"\bpróxim[oa]s?\b|\b\w{2,}(?:rán?|remos)\b|\ba partir del?\b|\bdesde el (?:lun|mar|mié|jue|vie|sáb|dom)",
        re.IGNORECASE,
    ),
)
