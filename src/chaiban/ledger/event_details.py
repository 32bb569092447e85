"""What an event was done to, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.ledger.event_topics import Told
from chaiban.model.ledger import Place, Record, Time


def object_of(text: str, end: int, stop: int) -> str | None:
    """The words behind the verb up to the next mark."""
    match = re.match(r"(?:了|过|着|起)?([^，。；：！？]{1,60})", text[end:stop])
    words = match[1].strip() if match else ""
    return words or None


def place_of(found: Sequence[Record], here: Told) -> str | None:
    """The place named in the sentence behind a word of where."""
    for record in found:
        if isinstance(record, Place) and record.name in here.sentence.text:
            at = here.text.index(record.name, here.sentence.start)
            if re.search(r"(?:在|到|赴|抵达|来到|前往|深入)$", here.text[max(0, at - 3) : at]):
                return record.name
    return None


def time_of(found: Sequence[Record], here: Told) -> str | None:
    """The first date of the sentence."""
    for record in found:
        inside = record.paragraph == here.paragraph and here.sentence.start <= record.start < here.sentence.end
        if isinstance(record, Time) and inside:
            return record.value
    return None
