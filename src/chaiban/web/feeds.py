"""Atom, RSS and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from chaiban.model.catalogue import Item
from chaiban.web.safety import shown

NEWEST = 50
_EPOCH = "1970-01-01"
_SITEMAP_LIMIT = 50_000


def atom(name: str, items: Iterable[Item], address: str, places: Iterable[str]) -> str:
    """An Atom feed (RFC 4287) of items and their full addresses."""
    entries = []
    updated = _EPOCH
    for item, place in zip(items, places, strict=True):
        date = item.sheet.issue.date or _EPOCH
        updated = max(updated, date)
        entries.append(
            f"<entry><title>{_safe(_headline(item))}</title><id>{_safe(place)}</id>"
            f'<link href="{_safe(place)}"/><updated>{date}T00:00:00Z</updated>'
            f"<author><name>{_safe(item.sheet.issue.title.name)}</name></author>"
            f"<summary>{_safe(item.body[:300])}</summary></entry>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_safe(name)}</title><id>{_safe(address)}</id>"
        f'<link rel="self" href="{_safe(address)}"/><updated>{updated}T00:00:00Z</updated>\n'
        + "\n".join(entries)
        + "\n</feed>\n"
    )


def rss(name: str, items: Iterable[Item], address: str, places: Iterable[str]) -> str:
    """An RSS 2.0 feed of items and their full addresses."""
    entries = [
        f"<item><title>{_safe(_headline(item))}</title><link>{_safe(place)}</link>"
        f'<guid isPermaLink="true">{_safe(place)}</guid><description>{_safe(item.body[:300])}</description></item>'
        for item, place in zip(items, places, strict=True)
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{_safe(name)}</title><link>{_safe(address)}</link><description>{_safe(name)}</description>\n"
        + "\n".join(entries)
        + "\n</channel></rss>\n"
    )


def sitemap(places: Iterable[str]) -> str:
    """A sitemap (sitemaps.org 0.9) of full addresses, at most 50,000."""
    urls = "\n".join(f"<url><loc>{_safe(place)}</loc></url>" for place in list(places)[:_SITEMAP_LIMIT])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )


def _headline(item: Item) -> str:
    return item.headline or item.body[:40] or f"{item.sheet.number}/{item.key}"


def _safe(text: str) -> str:
    return escape(shown(text), {'"': "&quot;"})
