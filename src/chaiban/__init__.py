"""chaiban takes a newspaper page apart into its articles.

>>> import chaiban
>>> reading = chaiban.read("page.txt")  # doctest: +SKIP
>>> [article.headline.value for article in reading.pages[0].articles if article.headline]  # doctest: +SKIP
"""

from __future__ import annotations

import os
from pathlib import Path

from chaiban.errors import ChaibanError
from chaiban.model.article import Article, PageReading, Reading

__all__ = ["Article", "ChaibanError", "PageReading", "Reading", "__version__", "read"]

__version__ = "0.1.0"


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, encoding: str | None = None) -> Reading:
    """All pages of a dump: of the file at a path, or of the bytes themselves.

    `encoding` overrules the detection of the encoding. Raises ChaibanError for what is no newspaper page.
    """
    # The reader and its weights are loaded when something is read, not when the package is imported.
    from chaiban.pipeline.reader import load_reader
    from chaiban.sources.files import read_bytes, shown_name
    from chaiban.sources.limits import Limits

    if isinstance(path_or_bytes, bytes):
        return load_reader().read(path_or_bytes, "bytes", encoding)
    path = Path(path_or_bytes)
    return load_reader().read(read_bytes(path, Limits()), shown_name(path), encoding)
