"""What readers take with them: an item as a Word document, the hits of a search as a table."""

from __future__ import annotations

from collections.abc import Mapping

from chaiban.archive.records import Record
from chaiban.archive.search import Search
from chaiban.exports.docx import Block, Look, write_docx
from chaiban.exports.items import write_csv
from chaiban.model.catalogue import Item
from chaiban.web.addresses import Addresses, item_path
from chaiban.web.api import request_of
from chaiban.web.clean_text import citation, paragraphs
from chaiban.web.safety import shown
from chaiban.web.wording import Wording

MOST_ROWS = 5_000


def item_docx(item: Item, article: Record, say: Wording, address: str) -> bytes:
    """Heads, people, text and, at the end, where it was printed."""
    heads = (
        (Look.SMALL, item.kicker),
        (Look.HEADLINE, item.headline),
        (Look.BOLD, item.subheadline),
        (Look.SMALL, item.people.replace("\n", " ")),
        (Look.PLAIN, str(article.get("summary") or "")),
        (Look.BOLD, str(article.get("dateline") or "")),
    )
    text = ((Look.BOLD if sort == "crosshead" else Look.PLAIN, words) for sort, words in paragraphs(article))
    blocks = (*heads, *text, (Look.SMALL, citation(item, say, address)))
    return write_docx([Block(look, shown(words)) for look, words in blocks if words], item.sheet.language)


def hits_csv(search: Search, values: Mapping[str, str], at: Addresses) -> bytes:
    """The first hits of a search, each with its permanent address."""
    found = search.find(request_of(values, 0, MOST_ROWS))
    items = [hit.item for hit in found.hits]
    return b"".join(write_csv(items, lambda item: at.permanent(item_path(item))))
