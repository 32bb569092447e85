"""The search index of a static site: small files, of which a query fetches a few.

For each token and each pair of tokens side by side the numbers of the items that have it, newest item first,
as base64 of the gaps between them (seven bits a byte, the high bit says that more follow). Which file holds a
token is a hash of it, so that no list of tokens has to be fetched.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from chaiban.archive.folding import simplified_pairs
from chaiban.archive.tokens import tokens_of
from chaiban.model.catalogue import Item, KeptStory

_SHARD_BYTES = 40_000
_CHUNK = 20
_MOST_SHARDS = 1 << 14


def shard_files(
    items: Sequence[Item], paths: Sequence[str], stories: Mapping[int, KeptStory] | None = None
) -> dict[str, str]:
    """Path below the site's `search/` folder → text. `items` newest first with the path of each; `stories` those
    of several parts by the numbers of their items."""
    held = stories or {}
    postings: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        for token in _tokens(item):
            postings.setdefault(token, []).append(number)
    encoded = {token: _gaps(numbers) for token, numbers in postings.items()}
    count = 1
    size = sum(len(token) + len(code) + 8 for token, code in encoded.items())
    while size / count > _SHARD_BYTES / 2 and count < _MOST_SHARDS:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for token in sorted(encoded):
        shards[bucket(token, count)][token] = encoded[token]
    files = {f"tokens/{number}.json": _json(shard) for number, shard in enumerate(shards)}
    for start in range(0, len(items), _CHUNK):
        chunk = [
            [
                *(path, item.headline, item.sheet.issue.title.name, item.sheet.issue.date, item.sheet.number),
                *_story(held.get(item.id)),
            ]
            for item, path in zip(items[start : start + _CHUNK], paths[start : start + _CHUNK], strict=True)
        ]
        files[f"items/{start // _CHUNK}.json"] = _json(chunk)
    files["fold.json"] = _json(simplified_pairs())
    told = {number: held[item.id].parts[0].id for number, item in enumerate(items) if item.id in held}
    files["index.json"] = _json({"shards": count, "items": len(items), "chunk": _CHUNK, "stories": told})
    return files


def _story(story: KeptStory | None) -> list[object]:
    """The pages of the item's story and what tells it from other stories; nothing if it stands alone."""
    return [[part.sheet.number for part in story.parts], story.parts[0].id] if story else []


def bucket(token: str, count: int) -> int:
    """FNV-1a over UTF-16 code units, 32 bits: what the script computes too."""
    code = 0x811C9DC5
    data = token.encode("utf-16-le", "surrogatepass")
    for low, high in zip(data[::2], data[1::2], strict=True):
        code = ((code ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return code % count


def _tokens(item: Item) -> set[str]:
    found: set[str] = set()
    lines = (item.kicker, item.headline, item.subheadline, *item.people.split("\n"), *item.body.split("\n"))
    for line in lines:
        tokens = tokens_of(line)
        found.update(tokens)
        found.update(f"{one} {other}" for one, other in pairwise(tokens))
    return found


def _gaps(numbers: Iterable[int]) -> str:
    out = bytearray()
    last = -1
    for number in numbers:
        gap, last = number - last, number
        while gap > 0x7F:
            out.append(gap & 0x7F | 0x80)
            gap >>= 7
        out.append(gap)
    return base64.b64encode(out).decode("ascii")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode("utf-8")
