"""Where the titles of laws, plans and works and the names of programmes stand, in which no other name is looked for."""

from __future__ import annotations

import re

from chaiban.ledger.english.documents import titles_in

CLASS_WORDS = (
    r"programme|program|project|campaign|initiative|scheme|pilot|platform|challenge|drive|portal|app|system|trial"
)
NAME = r"(?:[A-Z][\w’'&-]*)(?: (?:(?:and|of|for|the|to|on|in|at|a|your|after|with|by|from|of the) )?(?:[A-Z0-9][\w’'&-]*)){0,8}"
MODIFIER = r"(?:(?!now |also |then |will |to |and |or |of |in |on |is |was |has |had |as |at |by |for |with |who |that )[a-z][\w-]* )?"
FOLLOWED = re.compile(
    rf"(?P<name>{NAME})(?P<tail> {MODIFIER}(?P<type>{CLASS_WORDS}))\b(?!s| (?:an?|the|to|in|on|from) )"
)


def taken_by_titles(text: str) -> list[tuple[int, int]]:
    """[start, end) of each."""
    found = [(start, start + len(title)) for start, title, _, _ in titles_in(text)]
    for match in FOLLOWED.finditer(text):
        owner = max((m.end() for m in re.finditer(r"(?:’s|'s|s’) ", match["name"])), default=0)
        found.append((match.start("name") + owner, match.end("name")))
    return found
