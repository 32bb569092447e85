"""People, organisations and places of German articles.

German prints every noun with a capital, so that a name needs more than that: a given name, a post in front, a verb of
saying; an ending or a beginning of bodies; a place that the lists know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import ArticleText, Lexicons, Organisation, Person, Place, Record

_CAPITAL = r"[A-ZÄÖÜ][a-zäöüßéèáçğşıñ]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_NAME = rf"{_CAPITAL}(?: (?:von|van|de|zu|vom|der|den|{_CAPITAL})(?= ))*? {_CAPITAL}"
_POST = (
    r"(?=[A-ZÄÖÜ])[\wäöüß-]*(?i:meister|minister|präsident|rat|rät|trainer|direktor|rektor|leiter|chef|sprecher|vorsitzende[rn]?|stürmer|"
    r"verteidiger|torwart|torhüter|kapitän|spieler|springer|läufer|professor|schiedsrichter|anwalt|anwält|arzt|ärzt|pfarrer|"
    r"bischof|ratsherr|ratsfrau|abgeordnete[rn]?|kanzler|vertreter|sekretär|autor|sänger|schauspieler|manager|führer|vorstand|"
    r"unternehmer|polizist|kommissar|richter|lehrer|schüler|student|forscher|historiker|zeuge|inhaber|besitzer|"
    r"betreiber|bauer|landwirt|bäcker|wirt|künstler|maler|dirigent|pilot|ingenieur|architekt|förster|biologe|ökonom|"
    r"experte|expert|kandidat|mitglied|gründer|geschäftsführer|intendant|kurator|redakteur|dezernent|beauftragte[rn]?|kollege)(?:in)?"
)
_BEFORE = re.compile(
    rf"\b(?P<post>{_POST}) (?:(?P<doctor>(?:Prof\. )?Dr\.|Professor) )?(?P<name>{_NAME})(?=[\s,.;:!?)“«(])"
)
_ADDRESSED = re.compile(rf"\b(?:Herrn?|Frau|(?P<doctor>Dr\.)) (?P<name>{_CAPITAL}(?: {_CAPITAL})?)")
_GIVEN = re.compile(
    rf"(?<![\w-])(?P<name>(?P<given>{_CAPITAL})(?: (?:von|van|de|zu|vom|der|den))*(?: {_CAPITAL}){{1,2}}?)(?=[\s,.;:!?)“«(])"
)
_APPOSED = re.compile(
    rf"\b(?P<post>{_POST})(?: (?:der|des|von|vom) (?P<unit>[A-ZÄÖÜ][\wäöüß -]{{2,40}}?))?, (?P<name>{_NAME}),"
)
_SPEAKS = re.compile(
    r",? (?:sagte|sagt|erklärte|betonte|forderte|meinte|kritisierte|lobte|teilte|berichtete|kündigte|gewann|traf)\b"
)
_BEHIND = re.compile(rf" \([A-Z]{{2,6}}\)|, \d\d,|, (?P<post>{_POST})\b")
_NO_NAMES_IN_PRINT = """Der Die Das Den Dem Des Ein Eine Einen Einer Einem In Im Am An Auf Aus Bei Mit Nach Von Vom Vor Zu Zum Zur Für Gegen Um
Und Oder Aber Doch Auch Als Wie Wenn Weil Sie Er Es Wir Ihr Ich Man Was Wer Wo Diese Dieser Dieses Alle Viele Neue Neuer Neues Erste
Rund Etwa Knapp Bisher Unter Über Seit Bis Durch Ohne Zwischen Herr Frau Herrn Dr Prof Montag Dienstag Mittwoch Donnerstag Freitag
Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Euro Prozent Millionen Betroffen
Heute Gestern Jahr Jahre Uhr Stadt Land Kreis Gemeinde Deutsche Deutscher Deutsches Deutschen Rote Rotes Kreuz Verein Bank Firma Ende Anfang
Mitte"""
_NO_NAMES = frozenset(_NO_NAMES_IN_PRINT.split())
_BODY_HEADS = (
    r"Stadtwerke|Landkreis|Kreis|Volksbank|Raiffeisenbank|Sparkasse|Kreissparkasse|Universität|Hochschule|Fachhochschule|Klinikum|Klinik|"
    r"Amtsgericht|Landgericht|Verein|Stiftung|Technische Universität|Freiwillige Feuerwehr|Theater|Staatstheater|Museum|"
    r"IG|TSV|SC|FC|SV|TV|TuS|VfL|VfB|VfR|SpVgg|FSV|MTV|HSV|SG|TSG|BSC|EHC|HSG|RB|DRK|AWO"
)
_BODY = re.compile(
    rf"\b(?:(?P<firm>(?:[A-ZÄÖÜ][\wäöüß&-]*\.? ){{1,4}}(?:GmbH|AG|KG|SE|e\.V\.|eG|OHG|mbH)(?: & Co\. KG)?)(?!\w)|"
    rf"(?P<head>(?:{_BODY_HEADS}) (?:(?:für|und|am|im|der|des) )?(?:\d{{2,4}} )?[A-ZÄÖÜ][\wäöüß-]+(?: [A-ZÄÖÜ][\wäöüß-]+(?=[\s,.]))?)|"
    r"(?P<named>(?:[A-ZÄÖÜ][a-zäöüß]+(?:er|ische[nrsm]?|sche[nrsm]?)|Deutsche[nrsm]?|Österreichische[nrsm]?|Europäische[nrsm]?) (?:[A-ZÄÖÜ][a-zäöüß]+[enrs]* )?"
    r"[A-ZÄÖÜ][a-zäöüß]*(?:zeitung|nachrichten|verband|verein|kreuz|bund|bank|werke?|verlag|museum|theater|orchester|klinik|hochschule|universität|institut|"
    r"gesellschaft|rundfunk|bahn|post|stiftung|kammer|ministerium|gericht|partei|liga|union|gewerkschaft|kirche|zentrum|parlament|kommission|Zeitung|Verband|Bund|Kreuz|"
    r"Bank|Bahn|Post|Stiftung|Gesellschaft|Rundfunk|Union|Kommission|Parlament|Theater|Oper|Museum|Bahn)s?)\b|"
    r"(?P<school>[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ][\wäöüß]*)*-(?:Gymnasium|Schule|Realschule|Grundschule|Gesamtschule|Universität|Hochschule|Stiftung|Institut|Klinik|Museum|Theater|Verband|Bank|Gruppe|Konzern))|"
    r"(?P<initials>(?!EUR\b|DDR\b|ICE\b|LKW\b|PKW\b|USA\b|UKW\b)[A-ZÄÖÜ]{3,6})(?![\w.-])|(?P<sender>(?:Sender|Firma|Agentur|Verlag|Zeitung|Magazin|Konzern|Hersteller) (?P<sent>[A-ZÄÖÜ][\wäöüß]+(?: [A-ZÄÖÜ][\wäöüß]+(?= (?:GmbH|AG)))?)))"
)
_THERE = re.compile(
    r"\b(?:in|aus|bei|nach|von|zwischen|und|über|bis|Stadt|Gemeinde|Ort|um|gegen|ab|für)(?: (?:ganz|Bad))? $|, $|^$"
)
_COMMON = re.compile(
    r"\b(?:die|der|das|den|dem|des|ein|eine|einen|einem|einer|im|am|zum|zur|vom|beim|kein|keine|mein|sein|ihr) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class _Words:
    given: frozenset[str]
    places: dict[str, str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(lexicons: Lexicons) -> _Words:
    places = dict.fromkeys(lexicons.words("cities"), "city") | dict(lexicons.words("german_places"))
    return _Words(
        frozenset((*lexicons.words("given_names"), *lexicons.words("given_names_english"))),
        places,
        re.compile(
            r"(?<![\w-])[A-ZÄÖÜ][\wäöüß’'.-]*(?: (?:am|an der|im|ob der|bei|vor der|in) [A-ZÄÖÜ][\wäöüß-]+| [A-ZÄÖÜ][\wäöüß-]+){0,2}"
        ),
    )


def people(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name at its first mention, with its posts."""
    bodies = [r for r in found if isinstance(r, Organisation)]
    records: dict[str, Person] = {}
    for paragraph, text in enumerate(article.paragraphs):
        for start, name, titles, unit, why in sorted(_named(text, _words(lexicons))):
            if name in records or any(name in body.name for body in bodies):
                continue
            held = unit or _unit(text, start + len(name), bodies, paragraph)
            records[name] = Person(
                paragraph=paragraph,
                start=start,
                end=start + len(name),
                name=name,
                titles=titles,
                organisation=held,
                confidence=0.85 if titles else 0.7,
                evidence=(why,),
            )
    return tuple(records.values())


def _named(text: str, words: _Words) -> Iterator[tuple[int, str, tuple[str, ...], str | None, str]]:
    """(start, name, posts, unit, rule)."""
    taken: list[tuple[int, int]] = []
    for rule, pattern in (("apposition", _APPOSED), ("post in front", _BEFORE)):
        for match in pattern.finditer(text):
            if not _is_name(match["name"]) or any(
                a < match.end("name") and match.start("name") < b for a, b in taken
            ):
                continue
            taken.append(match.span("name"))
            posts = (match["post"], *([match["doctor"]] if pattern is _BEFORE and match["doctor"] else []))
            yield match.start("name"), match["name"], posts, match["unit"] if pattern is _APPOSED else None, rule
    for match in _GIVEN.finditer(text):
        known = match["given"].split("-")[0] in words.given and match["given"] not in words.places
        fits = known and _is_name(match["name"]) and not any(a < match.end() and match.start() < b for a, b in taken)
        after = text[match.end() :]
        sure = _BEHIND.match(after) or _SPEAKS.match(after) or len(match["given"]) > 3
        if fits and sure and not _COMMON.search(text[: match.start()]):
            taken.append(match.span())
            behind = _BEHIND.match(after)
            yield (
                match.start(),
                match["name"],
                (behind["post"],) if behind and behind["post"] else (),
                None,
                "given name",
            )
    for match in _ADDRESSED.finditer(text):
        if (
            _is_name(match["name"])
            and not any(a < match.end() and match.start() < b for a, b in taken)
            and " " in match["name"]
        ):
            yield (
                match.start("name"),
                match["name"],
                (match["doctor"],) if match["doctor"] else (),
                None,
                "form of address",
            )


def _is_name(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and not any(part in _NO_NAMES for part in parts)


def _unit(text: str, end: int, bodies: list[Organisation], paragraph: int) -> str | None:
    """The body behind a name: Werner Rainer vom Österreichischen Skiverband."""
    for body in bodies:
        if body.paragraph == paragraph and re.fullmatch(r" (?:vom|von der|von|der|des) ", text[end : body.start]):
            return body.name
    return None


def organisations(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name at its first mention."""
    records: dict[str, Record] = {}
    for paragraph, text in enumerate(article.paragraphs):
        for match in _BODY.finditer(text):
            group = next(name for name in ("firm", "head", "named", "school", "initials", "sent") if match[name])
            name, start = match[group], match.start(group)
            while name.split()[0] in _NO_NAMES and group == "firm":
                first, _, name = name.partition(" ")
                start += len(first) + 1
            if (
                group == "firm"
                and name.count(" ") > 1
                and (_COMMON.search(text[:start]) or name.startswith("Firma "))
            ):
                first, _, name = name.partition(" ")  # der Autozulieferer |Brenner Antriebstechnik GmbH
                start += len(first) + 1
            short = any(name in old or old in name for old in records)
            if (
                (" " not in name and group == "firm")
                or short
                or (group == "initials" and text.isupper())
                or name in _words(lexicons).places
            ):
                continue
            if group == "initials" and start == 0 and re.match(r"[A-ZÄÖÜ ]+[.:(–—]", text):
                continue  # a dateline
            records[name] = Organisation(
                paragraph=paragraph, start=start, end=start + len(name), name=name, confidence=0.8, evidence=(group,)
            )
    return tuple(records.values())


def places(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name at its first mention; a city counts where words stand in front that places have."""
    words = _words(lexicons)
    records: dict[str, Record] = {}
    for paragraph, text in enumerate(article.paragraphs):
        for match in words.pattern.finditer(text):
            known = _known(match.group(), words)
            if known is None or known[1] in records:
                continue
            at, name, level = known
            start, end = match.start() + at, match.start() + at + len(name)
            before, after = text[max(0, start - 24) : start], text[end:]
            if level == "city" and (not _THERE.search(before) or _COMMON.search(before)):
                continue
            if re.match(r"-[A-ZÄÖÜ]|er\b", after) or (
                level == "city" and re.match(rf" {_CAPITAL}(?=[\s,.])", after) and text[:start].endswith(", ")
            ):
                continue
            records[name] = Place(
                paragraph=paragraph,
                start=start,
                end=end,
                name=name,
                level=level,
                confidence=0.85,
                evidence=("gazetteer",),
            )
    return tuple(records.values())


def _known(run: str, words: _Words) -> tuple[int, str, str] | None:
    """(offset, name, level) of the first and longest part of the run that is a place, its genitive s aside."""
    starts = [0, *(match.end() for match in re.finditer(" ", run))]
    for at in starts:
        parts = run[at:].split(" ")
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size]).rstrip(".'’")
            for form in (name, name.removesuffix("s")):
                if form in words.places and form not in _NO_NAMES and len(form) > 3:
                    return at, form, words.places[form]
    return None
