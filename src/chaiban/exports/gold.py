"""A page that people have checked, as gold: what a perfect reading of it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ITEM = frozenset(("confidence", "margin", "corrected", "links"))
_PAGE = frozenset(("notes", "runners_up"))


def gold_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """The page as a gold page: without what the engine thought of it.

    Characters, spans and joins stay, so that an engine can learn from it which line is what.
    """
    page = {name: value for name, value in record.items() if name not in _PAGE}
    page["articles"] = [
        {name: value for name, value in article.items() if name not in _ITEM} for article in record["articles"]
    ]
    return page
