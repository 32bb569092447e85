"""Posts and trades beside the names of English print: Fire Chief Dennis Kowalski; Grace Lim, a spokeswoman for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chaiban.ledger.english.runs import Run


@dataclass(frozen=True, slots=True)
class Post:
    """Posts as printed, and the body, if one is named."""

    titles: tuple[str, ...] = ()
    unit: str | None = None


_ADDRESS_IN_PRINT = "Mr Mrs Ms Miss Sir Dame Lady Lord Madam"
_ADDRESS = frozenset(_ADDRESS_IN_PRINT.split())
_SHORT = {"Sen": "Sen.", "Rep": "Rep.", "Gov": "Gov.", "Dr": "Dr.", "Prof": "Prof.", "Gen": "Gen.", "Lt": "Lt.", "Col": "Col.",
          "Capt": "Capt.", "Sgt": "Sgt.", "Rev": "Rev.", "Maj": "Maj.", "Supt": "Supt.", "Cpl": "Cpl."}  # fmt: skip
# What goes with a post though it stands in front of a unit as well.
_WITH_IN_PRINT = """Vice Deputy Assistant Associate Acting Interim Senior Junior Chief Prime Foreign First Second Executive Managing General
    Lead Head Attorney District Detective Fire Police City Town Village County State Environment Education Health Finance
    Defence Defense Interior Justice Agriculture Transport Trade Energy Treasury Labor Labour Culture Home Housing Commerce
    Economy Economic Press Staff Site Team Board Council Music Artistic Program Project Sports Athletic Medical Financial
    Operating Technology Information Marketing Security School University Union Majority Minority House Senate Crown Defense
    Defence Superior Court Circuit Parish Club Store Plant Party Opposition Special Major Lieutenant Rear Brigadier Sergeant
    Field Inspector"""
_WITH = frozenset(_WITH_IN_PRINT.split())
_MODIFIERS = (
    r"(?:vice|deputy|assistant|associate|acting|interim|senior|junior|chief|head|lead|managing|general|executive|marine|"
    r"environment|education|health|finance|foreign|prime|defen[cs]e|interior|police|fire|city|town|county|state|company|"
    r"school|site|project|program|communications|marketing|press|police|staff|research|climate|political|police|medical|"
    r"village|union|club|team|star|point|shooting|power|left|right|back|full|goal|district|high|football|basketball|"
    r"baseball|hockey|music|art|science|history|English|math|maths|physics|chemistry|law|economics|civil|software|"
    r"traffic|wildlife|court|parish|property|restaurant|store|shop|dairy|corn|wheat|cattle|sheep|veteran|local)"
)
_APPOSED = re.compile(
    r"(?:, \d{1,2})?, (?:(?:the|a|an|its|his|her|their|[A-Z][\w’'. -]{1,40}?(?:’s|'s|s’)|the [\w -]{2,30}?(?:’s|'s|s’)) )?"
    r"(?P<role>(?:(?:former |then-)?[a-z\d][\w-]*[ -]){0,3}?[A-Za-z]?[a-z-]+(?: executive| officer)?)"
    r"(?: (?:of|at|for|with) (?P<unit>(?:the )?(?:St\. )?[A-Z][\w&’'-]*(?: (?:of the |of |for |and |& )?[A-Z][\w&’'-]*)*))?(?=[,.;]| who| in | of | at | and | for |$)"
)
_PRESENTED = re.compile(
    r"(?:^|[\s“])(?P<role>(?:[a-z][\w-]* ){0,3}?[a-z-]+)(?: (?:of|at|for) (?P<unit>(?:the )?(?:St\. )?[A-Za-z][\w&’' -]{2,40}))?, $"
)
_IN_FRONT = re.compile(rf"(?:^|[\s“\"(])(?P<role>(?:{_MODIFIERS} ){{0,2}}(?P<head>[A-Za-z]?[a-z-]+)) $")


def without_post(
    run: Run, roles: frozenset[str], places: Mapping[str, str]
) -> tuple[Run, tuple[str, ...], str | None] | None:
    """The name behind a post in the same run of capitals, the post and the body in front of it; None without one.

    Kenyan Environment Minister Grace Wanjiru; Larkin Chief Executive Victor Amato; Mr Hill (no post, but one in front).
    """
    words = run.words()
    last = -1
    for number, word in enumerate(words[:-1]):
        bare = word.rstrip(".")
        if bare.lower() in roles or bare in _SHORT or bare in _ADDRESS:
            last = number
    if last < 0:
        return None
    first = last
    while (first and words[first - 1] in _WITH) or (first and words[first - 1].rstrip(".") in _SHORT):
        first -= 1
    front = " ".join(words[:first])
    if last and words[last - 1].lower() in ("of", "for", "and"):
        return None
    post = " ".join(words[first : last + 1])
    at = run.text.index(post) + len(post) if post in run.text else 0
    name = run.part(at, len(run.text))
    titles = () if post.rstrip(".") in _ADDRESS else (post,)
    if front in ("U.S.", "US"):
        titles, front = (f"{front} {post}",), ""
    return name, titles, front if front and front not in places else None


def post_before(before: str, roles: frozenset[str]) -> Post:
    """The trade in small letters right in front of a name (spokesman Neil Baptiste), or set off by a comma in front
    (the state’s environment minister, Rodrigo Fuentes)."""
    match = _IN_FRONT.search(before[-60:])
    if match and match["head"].lower() in roles:
        return Post((match["role"],))
    match = _PRESENTED.search(before[-90:].replace("’s ", " ").replace("'s ", " "))
    if match and before.endswith(", "):
        role = _role(match["role"], roles)
        if role:
            unit = match["unit"]
            return Post((role,), unit if unit and unit[0].isupper() else None)
    return Post()


def post_after(after: str, roles: frozenset[str]) -> Post:
    """The post in apposition: Peter Halvorsen, principal of Gull Island School."""
    match = _APPOSED.match(after[:140])
    role = _role(match["role"], roles) if match else ""
    if not role or match is None:
        return Post()
    unit = match["unit"]
    owner = re.match(r"(?:, \d{1,2})?, ([A-Z][\w’'. -]{1,40}?)(?:’s|'s) ", after)
    unit = unit.removeprefix("the ").rstrip(".") if unit else owner[1] if owner else None
    return Post((role,), unit)


def _role(words: str, roles: frozenset[str]) -> str:
    """The post within these words: up to three with a role at their end; "" without."""
    parts = re.sub(r"^(?:former|then|the|a|an|its|his|her|their|late) ", "", words).split()
    ends = parts and (parts[-1].lower().rsplit("-", 1)[-1] in roles)
    kept: list[str] = []
    for word in reversed(parts):
        if word in _NO_POST or word[0].isdigit():
            break
        kept.insert(0, word)
    return " ".join(kept[-3:]) if ends and kept else ""


_NO_POST_IN_PRINT = "of at for with by in on to and or as from the a an its his her their is was who said told late"
_NO_POST = frozenset(_NO_POST_IN_PRINT.split())
