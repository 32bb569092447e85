"""Which newspaper a page belongs to that doesn't say so: where it was before, or that of the page beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts

NEIGHBOUR = "neighbour"
_SAME = (
    "SELECT title.name FROM version JOIN page ON page.id = page_id JOIN issue ON issue.id = issue_id"
    " JOIN title ON title.id = title_id WHERE digest = ? AND place = ? ORDER BY version.id DESC LIMIT 1"
)
_LAST = "SELECT name, facts FROM version ORDER BY id DESC LIMIT 1"


def settle_titles(archive: Archive, digest: str, name: str, pages: Sequence[PageFacts]) -> list[PageFacts]:
    """The facts of a file's pages, each without a newspaper given that of its neighbour.

    Neighbours are the other pages of the file and, if none of them says it, the page that was kept last, if its
    file lies in the same folder. A run that is taken up again keeps pages in the same order, and so decides alike.
    """
    said = [facts.title.value for facts in pages if facts.title.source != "assumed"]
    usual = max(said, key=said.count) if said else ""
    settled = []
    for place, facts in enumerate(pages, 1):
        if facts.title.source == "assumed":
            row = archive.connection.execute(_SAME, (digest, place)).fetchone()
            title = str(row[0]) if row else usual or _of_last(archive, name)
            if title and title != facts.title.value:
                facts = replace(facts, title=Fact(title, NEIGHBOUR))
        settled.append(facts)
    return settled


def _of_last(archive: Archive, name: str) -> str:
    row = archive.connection.execute(_LAST).fetchone()
    folder, _, _ = name.replace("\\", "/").rpartition("/")
    if not row or not folder or row[0].replace("\\", "/").rpartition("/")[0] != folder:
        return ""
    title = json.loads(row[1])["title"]
    return str(title["value"]) if title["source"] != "assumed" else ""
