"""Whether a line goes on in a byline above it: further names, the rest of a name, a role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.layout.plane.printed import Printed
from chaiban.layout.traits import FINAL
from chaiban.model import marks

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_SMALL = r"(?:and|und|et|y|e|&|von|van|de|del|della|da|di|le|la|zu)"
_NAMES = re.compile(rf"(?:{_SMALL}\s+)*{_WORD}(?:,?\s+(?:{_SMALL}\s+)*{_WORD}){{0,7}}(?:,|\s+(?:and|und|et|y|e|&))?")
_AND = re.compile(r"\b(?:and|und|AND|UND)\b|&|,")
_LEAD = re.compile(r"^(?:By|BY|by|Von|VON|von)\s+")
ARTICLES = frozenset(
    (
        "The",
        "A",
        "An",
        "Der",
        "Die",
        "Das",
        "Ein",
        "Eine",
        "Le",
        "La",
        "Les",
        "Un",
        "Une",
        "El",
        "Los",
        "Las",
        "Una",
        "Il",
        "Lo",
        "O",
        "Os",
        "As",
    )
)
MOST_LINES = 4
"""Names and roles of a byline take no more lines."""


def goes_on_naming(lines: Sequence[Printed], line: Printed) -> bool:
    """True if the line goes on in the byline that the lines make up, or is the role of the people they name."""
    last = lines[-1]
    if not {"jump_in", "jump_out"}.isdisjoint(line.traits.marks):
        return False
    if line.traits.chinese:
        named = "byline" in line.traits.marks or (line.traits.length <= 14 and "role" in line.traits.marks)
        if named or marks.DEED_ZH.fullmatch(line.text):
            return "byline" in last.traits.marks
        # A role at the line's end has its names in the next line.
        waits = marks.ROLE_ENDS.search(last.text) is not None and last.traits.length <= 40
        return waits and line.traits.length <= 14 and line.text[-1] not in FINAL
    if len(lines) >= MOST_LINES:
        return False
    first = lines[0].traits.marks
    names = all(is_names(one.text) for one in lines)
    if "byline" in line.traits.marks:
        return "byline" in first or (names and (is_role(line.text) or _ends_in_role((*lines, line))))
    if "byline" not in first:
        return names and _ends_in_role((*lines, line))
    if is_role(f"{last.text.rpartition(',')[2]} {line.text}") and "," in last.text:
        return True  # Special / to the Courier
    return is_names(line.text) and (_starts_with_and(line.text) or _is_open(lines, line))


def is_names(text: str) -> bool:
    """True for words that may be nothing but names: Jane Doe, JANE DOE AND JAN ROE."""
    return bool(_NAMES.fullmatch(text)) and text.split()[0].title() not in ARTICLES


def is_role(text: str) -> bool:
    """True if the words are a role and nothing else: Staff Writer."""
    return marks.ROLE_LATIN.match(text.strip()) is not None and "," not in text


def names_people(lines: Sequence[Printed]) -> bool:
    """True if the lines are a Western byline: it says so in its first line, or a role stands below the names."""
    if len(lines) > MOST_LINES or lines[0].traits.chinese:
        return False
    if "byline" in lines[0].traits.marks:
        return True
    below = is_role(lines[-1].text) and all(is_names(line.text) for line in lines[:-1])
    return len(lines) > 1 and (below or _ends_in_role(lines))


def is_set_right_as_names(last: Printed, line: Printed, right: float) -> bool:
    """True for names of two people set to the right edge below the last line of a story."""
    em = line.size
    to_right = line.left > last.left + 1.5 * em and abs(line.right - right) < 0.5 * em
    names = is_names(line.text) and any(word in line.text.split() for word in ("and", "und", "AND", "UND", "&"))
    return to_right and names and not line.traits.chinese and last.traits.ends_sentence


def _ends_in_role(lines: Sequence[Printed]) -> bool:
    """True if the lines together are names, a comma and a role, wherever they break."""
    names, comma, role = " ".join(line.text for line in lines).rpartition(",")
    return bool(comma) and is_names(names) and is_role(role)


def _starts_with_and(text: str) -> bool:
    return text.split()[0] in ("and", "und", "AND", "UND", "&")


def _is_open(lines: Sequence[Printed], line: Printed) -> bool:
    """True if the last name of the lines is a word alone or ends in an initial, in the case of the next line."""
    words = " ".join(one.text for one in lines).strip()
    name = _AND.split(_LEAD.sub("", words))[-1].split()
    if name and (len(name) > 1 and not name[-1].endswith(".")):
        return False
    loud = line.text.isupper()
    return not name or loud == name[-1].isupper() or len(name[-1]) < 3
