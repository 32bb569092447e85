"""How German, French and Spanish print numbers, units and how exact they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Numerals:
    """A language's numbers: `number` matches digits, `thousands` is what parts them; `words` and `scales` have values,
    `percent` and `age` are patterns behind a number; `unit` matches what is counted; `no_unit` are words that are
    none; `labels` in front of a number say that it counts nothing; `qualifiers` are tried on what stands in front."""

    number: str
    thousands: str
    words: Mapping[str, int]
    scales: Mapping[str, int]
    percent: str
    age: str
    years: str
    unit: str
    no_unit: frozenset[str]
    labels: str
    qualifiers: tuple[tuple[str, str], ...]


_DE_WORDS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
             "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100}  # fmt: skip
_DE_NO_UNIT = """Uhr Prozent Januar Februar März April Mai Juni Juli August September Oktober November Dezember Drittel Viertel
Und Oder Bis In Am Im Von Der Die Das Den Dem Des"""
GERMAN = Numerals(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    ".",
    _DE_WORDS,
    {
        "tausend": 10**3,
        "Millionen": 10**6,
        "Million": 10**6,
        "Mio.": 10**6,
        "Milliarden": 10**9,
        "Milliarde": 10**9,
        "Mrd.": 10**9,
    },
    r" ?(?:%|Prozent\b)",
    r"[- ]?[Jj]ährigen?[rs]?\b| Jahre alt\b",
    "Jahre",
    r" ?(?:€|\$)|(?: (?:[a-zäöü]+(?:e|en|er|es)))? (?P<noun>[A-ZÄÖÜ][\wäöüß-]+)|[ -]?(?P<measure>km|m|kg|t|ha|cm|l|kWh)\b",
    frozenset(_DE_NO_UNIT.split()),
    r"(?:Bundesstraße|Landesstraße|Autobahn|Artikel|Paragraf|Paragraph|Nummer|Nr\.|Seite|Platz|Kapitel|Zimmer|Gleis|Linie|Halle|§|\b[ABLK])\s?$",
    (
        ("min", r"(?:mindestens|wenigstens)$"),
        ("max", r"(?:bis zu|höchstens|maximal|allenfalls)$"),
        ("over", r"(?:mehr als|über|gut|mindestens|jenseits von)$"),
        ("under", r"(?:weniger als|unter)$"),
        ("about", r"(?:rund|etwa|circa|ca\.|knapp|fast|ungefähr|nahezu|gegen|schätzungsweise)$"),
        ("growth", r"(?:plus von|stieg(?:en)? um|gestiegen um|wuchs um|zuwachs von|anstieg (?:von|um))$"),
    ),
)
_FR_WORDS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
             "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100}  # fmt: skip
_FR_NO_UNIT = """de des du d le la les l un une et ou à au aux en dans sur pour par avec sans sous que qui est sont a ont été ne pas
plus moins heures heure h janvier février mars avril mai juin juillet août septembre octobre novembre décembre tiers quarts
contre ans-là dernier prochain soit mais comme selon autres premiers premières dernières derniers fois"""
FRENCH = Numerals(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    " \u00a0\u202f",
    _FR_WORDS,
    {"mille": 10**3, "millions": 10**6, "million": 10**6, "milliards": 10**9, "milliard": 10**9},
    r"[ \u00a0\u202f]?%| pour cent\b",
    r" ans(?=[,.)])(?<=, \d\d ans)",
    "ans",
    r" ?(?:€|\$)|(?: d[e’'])? ?(?P<noun>[a-zàâçéèêëîïôûùœ][\wàâçéèêëîïôûùœ-]+)|[ -]?(?P<measure>km|m|kg|t|ha|cm|l|kWh)\b",
    frozenset(_FR_NO_UNIT.split()),
    r"(?:article|page|numéro|n°|chapitre|route|ligne|salle|chambre|place|\bune? \w+ sur|\b[ADN])\s?$",
    (
        ("min", r"(?:au moins|au minimum)$"),
        ("max", r"(?:jusqu[’']à|au plus|au maximum)$"),
        ("over", r"(?:plus de|plus d[’']|au-delà de|supérieure? à)$"),
        ("under", r"(?:moins de|moins d[’'])$"),
        ("about", r"(?:environ|près de|près d[’']|quelque|presque|autour de|à peu près)$"),
        ("growth", r"(?:hausse de|augmenté de|progressé de|augmentation de)$"),
    ),
)
_ES_WORDS = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
             "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100}  # fmt: skip
_ES_NO_UNIT = """de del el la los las un una y o e u a al en con por para sin sobre que es son ha han fue no más menos horas hora enero
febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre tercios cuartos desde hasta entre como según
primeros primeras últimos últimas veces otros otras"""
SPANISH = Numerals(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    ".",
    _ES_WORDS,
    {"mil": 10**3, "millones": 10**6, "millón": 10**6},
    r" ?%| por ciento\b",
    r" años(?=[,.)])(?<=, \d\d años)",
    "años",
    r" ?(?:€|\$)|(?: de)? (?P<noun>[a-záéíóúñü][\wáéíóúñü-]+)|[ -]?(?P<measure>km|m|kg|t|ha|cm|l|kWh)\b",
    frozenset(_ES_NO_UNIT.split()),
    r"(?:artículo|página|número|n\.º|capítulo|carretera|línea|sala|habitación|de cada|\b[ANM]-?)\s?$",
    (
        ("min", r"(?:al menos|como mínimo|por lo menos)$"),
        ("max", r"(?:hasta|como máximo)$"),
        ("over", r"(?:más de|por encima de)$"),
        ("under", r"(?:menos de|por debajo de)$"),
        ("about", r"(?:unos|unas|casi|cerca de|alrededor de|aproximadamente|en torno a)$"),
        ("growth", r"(?:aumento del?|subida del?|aumentó un|subió un|creció un)$"),
    ),
)
