"""The one door of this stage: bytes in, pages out."""

from __future__ import annotations

from collections.abc import Iterator

from chaiban.errors import SourceError
from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.registry import READERS, REMEDIES
from chaiban.sources.sniff import sniff


def open_pages(data: bytes, name: str, limits: Limits, encoding: str | None = None) -> Iterator[Page]:
    """The pages of a source in order, numbered from 1; `name` is what pages and errors call it.

    What the bytes are is found in them, never taken from the name. `encoding` overrules the detection of a
    text's encoding. Everything is checked before the first page comes out: an iterator that was handed
    back raises nothing. Raises SourceError for what can't be read as a page, RequestError for an encoding
    that doesn't exist.
    """
    if len(data) > limits.file_bytes:
        raise SourceError(
            f"{len(data):,} bytes, more than the limit of {limits.file_bytes:,}",
            where=name,
            remedy="cut it into single issues, or raise the limit file_bytes",
        )
    if not data:
        raise SourceError("the file is empty", where=name, remedy="dump the page again")
    found = sniff(data)
    reader = READERS.get(found)
    if reader is None:
        raise SourceError(f"{found} data, not a text dump", where=name, remedy=REMEDIES[found])
    return reader.read(data, name, limits, encoding)
