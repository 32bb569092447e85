"""Persons out of the words of a byline or credit: roles and names as printed, without padding."""

from __future__ import annotations

import re

from chaiban.model.article import Person
from chaiban.model.marks import CLOSE_NAMES, CREDIT_LATIN, CREDIT_ZH, CREDIT_ZH_FRONT, ONE_NAME, PERSON_KO, ROLE

_SPLIT = re.compile(r"[、，,；;　\s]+")
_AND = re.compile(r",\s*(?:and|und|AND|UND)\s+|[,;]|\s+(?:and|und|et|e|y|en|och|og|AND|UND|ET|Y|&)\s+")
_LONGEST_CREDIT = 70
"""Characters; longer words are running text, and trying them as names would take long."""
_EDGE = " \u3000□■●◎○☉▲◆◇⊙（）()[]［］【】:：/／。"
_LATIN_LEAD = re.compile(
    r"(?P<role>Von unsere[rmn]\s+(?:[A-ZÄÖÜ]\w+\s+)?[A-ZÄÖÜ]\w*(?:in|er|or|eur|ent|iter|ed)\b|By|BY|by|Von|VON|von"
    r"|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]oor|DOOR|[Aa]v|AV|[Aa]f|AF|Text und Fotos?|Text"
    r"|Interview|[A-ZÄÖÜ]\w*(?:reporter|redakteur|redaktion|korrespondent)(?:in)?(?=:))"
    r"(?:\s*:\s*|\s+)"
)
_LATIN_ROLE = re.compile(
    r"(?P<role>(?i:special (?:to|for) .+|associated press|(?:(?!by\b|von\b|and\b|und\b)[\w&’'.-]+ ){0,3}"
    r"(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|critics?|contributors?|press|photographer"
    r"|(?:\w*(?:redakteur|korrespondent|reporter|mitarbeiter)(?:in)?)|\w*redaktion)))$"
)
"""A role by its last word, alone in its piece of the byline: Staff Writer, Political Editor, Lokalredaktion."""
_TRAILING_ROLE = re.compile(
    r"\s+(?P<role>(?:(?:Staff|STAFF|Special|Senior|Contributing|Associated|Freelance)\s)?"
    r"(?i:writer|reporter|correspondent|editor|columnist|contributor|staff writer)"
    r"|(?i:special (?:to|for)\s.+|associated press))$"
)
_FIRST_AND = re.compile(r"(?:and|und|AND|UND|&)\s+")
_INITIAL = re.compile(r"\s[A-ZÄÖÜ]\.$")
_AGENCY = re.compile(r"(?P<role>[一-鿿]{1,3}社[发發])\s*[（(](?P<rest>[^（）()]+)[）)]$")
"""An agency hands a picture out: 新华社发（某某摄）."""
_NESTED = re.compile(r"[（(][^（）()]+[（(][^（）()]+[）)][）)]")
_HALF_ACTION = re.compile(r"(?<=.)\s*(?:供|制|製|绘|\s文\s*[/／]?|文\s*[/／])$")
_SHOWN = {"BY": "By", "by": "By", "VON": "Von", "von": "Von", "POR": "Por", "PAR": "Par", "DI": "Di"}


def persons_zh(words: str) -> tuple[Person, ...]:
    """(role, name) pairs of Chinese byline words; a role covers the names after it."""
    persons: list[Person] = []
    roles = [m for m in ROLE.finditer(words) if _is_role(words, m)]
    if not roles:
        return tuple(Person("", name) for name in _names(words))
    for number, match in enumerate(roles):
        stop = roles[number + 1].start() if number + 1 < len(roles) else len(words)
        role = "".join(match[0].split())
        persons += [Person(role, name) for name in _names(words[match.end() : stop])]
    return tuple(persons)


def _is_role(words: str, found: re.Match[str]) -> bool:
    """True unless it is one character amid a word or the second one of a name: 陆 文."""
    if found.start() == 0 or len(found[0]) > 1:
        return True
    before = _SPLIT.split(words[: found.start()].rstrip())[-1]
    return not words[found.start() - 1].isalnum() and len(before) > 1


def _names(words: str) -> list[str]:
    """Names in a stretch; 陈 彬 is one name, 王芳 李明 two, and so are 王芳李明."""
    pieces = [p for p in _SPLIT.split(words.strip(_EDGE)) if p.strip(_EDGE)]
    names: list[str] = []
    single = False
    for piece in (p.strip(_EDGE) for p in pieces):
        if single and len(piece) > 2 and CLOSE_NAMES.fullmatch(names[-1] + piece):
            names[-1:] = _parted(names[-1] + piece)
            single = False
        elif len(piece) == 1 and single:
            names[-1] += piece
            single = False
        else:
            names += _parted(piece)
            single = len(piece) == 1
    return names


def _parted(words: str) -> list[str]:
    """The names in words without white; as few as family names at their beginnings allow."""
    if len(words) < 4 or ONE_NAME.fullmatch(words) or not CLOSE_NAMES.fullmatch(words):
        return [words]
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(words) + 1):
        ways.append(
            [
                [*before, words[start:end]]
                for start in range(max(0, end - 4), end)
                if ONE_NAME.fullmatch(words[start:end])
                for before in ways[start][:4]
            ]
        )
    return min(ways[-1], key=len, default=[words])


def persons_ko(words: str) -> tuple[Person, ...]:
    """Persons of a Korean byline: names with their roles behind them."""
    return tuple(Person(m["role"], m["name"]) for m in PERSON_KO.finditer(words))


def persons_latin(*lines: str) -> tuple[Person, ...]:
    """Persons of a byline's printed lines: "By Jane Doe and Jan Roe", "Jane Doe, Staff Writer", role below.

    A role stands for all the people since the role before it. Who has none keeps the word in front (By, Von).
    """
    persons: list[Person] = []
    waiting = 0
    lead = ""
    for piece in _pieces(lines):
        if found := _LATIN_LEAD.match(piece):
            lead, piece = " ".join(found["role"].split()), piece[found.end() :].strip()
            lead = _SHOWN.get(lead, lead)
        if _LATIN_ROLE.fullmatch(piece):
            waiting = _give_role(persons, waiting, piece)
            continue
        trailing = _TRAILING_ROLE.search(piece)
        name = piece[: trailing.start()] if trailing else piece
        if name:
            persons.append(Person(lead, name))
        if trailing:
            waiting = _give_role(persons, waiting, trailing["role"])
    return tuple(persons)


def is_role(words: str) -> bool:
    """True if the words are a role and nothing else: Staff Writer."""
    return _LATIN_ROLE.fullmatch(words.strip()) is not None


def _pieces(lines: tuple[str, ...]) -> list[str]:
    """Names and roles as the commas, bars, words for and, and line ends part them."""
    pieces: list[str] = []
    open_end = parted = False
    # A line that ends in the word for and goes on in the next.
    lines = tuple(re.sub(r"\s(?:and|und|AND|UND|&)\s*$", ",", line) for line in lines)
    for line in lines:
        words = " ".join(line.split()).strip(" ()[]")
        parts = [p.strip() for p in re.split(r"\s+[|•·/–—]\s+", words) for p in _AND.split(p)]
        parts = [part for part in parts if part]
        begins = _FIRST_AND.match(words)
        if begins and parts:
            parts[0] = _FIRST_AND.sub("", parts[0])
        elif parts and ((parted and _is_broken_role(pieces, parts[0])) or _is_broken_name(open_end, parts[0])):
            pieces[-1] += " " + parts.pop(0)
        pieces += parts
        last = pieces[-1] if pieces else ""
        parted = bool(re.search(rf"[,|•·]\s*{re.escape(last)}$", words)) or _LATIN_ROLE.fullmatch(last) is not None
        found = _LATIN_LEAD.match(last)
        name = last[found.end() :] if found else last
        open_end = " " not in name or _INITIAL.search(name) is not None
    return pieces


def _is_broken_name(open_end: bool, part: str) -> bool:
    """True if a name goes on after a line that held a word of it alone, or ended in an initial: By Jane / Doe."""
    return open_end and not _LATIN_ROLE.fullmatch(part)


def _is_broken_role(pieces: list[str], part: str) -> bool:
    """True if the word that ends a line and the next line's first make up one role: Jane Doe, Court / Reporter."""
    last = pieces[-1]
    alone = " " not in last or last.split()[0].title() == "The" or last.split()[-1].lower() in ("the", "to", "for")
    return len(pieces) > 1 and alone and _LATIN_ROLE.fullmatch(f"{last} {part}") is not None


def _give_role(persons: list[Person], waiting: int, role: str) -> int:
    """The people from number `waiting` on get the role; gives the number of the next one without."""
    persons[waiting:] = [Person(role, person.name) for person in persons[waiting:]]
    return len(persons)


def _with_whole_action(names: str, action: str) -> tuple[str, str]:
    """Names and deed of a credit; a deed of two characters isn't parted by its first: 受访者供图, 田瑞昊 文/图."""
    found = _HALF_ACTION.search(names)
    if found is None or action[0] not in "图圖":
        return names, action
    return names[: found.start()], "文/" + action if found[0].strip()[0] == "文" else found[0].strip() + action


def credit_persons(words: str) -> tuple[Person, ...]:
    """Persons of a credit with what they did (摄, Photo by); empty if the words are no credit."""
    words = words.strip()
    if _NESTED.fullmatch(words):
        words = words[1:-1].strip()
    if len(words) > _LONGEST_CREDIT:
        return ()
    if not any(c in "摄攝图圖影绘拍" for c in words) and any(c >= "㐀" for c in words):
        return ()
    if match := _AGENCY.match(words):
        inner = credit_persons(match["rest"])
        return tuple(Person(match["role"] + person.role, person.name, person.action) for person in inner)
    for pattern in (CREDIT_ZH, CREDIT_ZH_FRONT):
        if match := pattern.match(words):
            role = "".join((match["role"] or "").split())
            # A stroke before the deed may be its own: 文/图.
            named = words[match.start("names") : max(match.start("action"), match.end("names"))]
            names, action = _with_whole_action(named.rstrip(), match["action"])
            return tuple(Person(role, name, action) for name in _names(names))
    if match := CREDIT_LATIN.match(words):
        name = match["name"] or match["name2"]
        return (Person((match["role"] or "").strip(), name.strip(), (match["action"] or "").strip()),)
    return ()
