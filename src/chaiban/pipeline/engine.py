"""Which reader made a reading: the version and the digest of its weights."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from chaiban import __version__


def engine_name(folder: Path | None = None) -> str:
    """Two readers that may read a page differently have different names; `folder` holds weights of a paper's own."""
    shipped = _shipped()
    if folder is None or not folder.is_dir():
        return shipped
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.json")):
        digest.update(file.read_bytes())
    return f"{shipped}+{digest.hexdigest()[:12]}"


@cache
def _shipped() -> str:
    digest = hashlib.sha256()
    for file in sorted(files("chaiban.weights").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            digest.update(file.read_bytes())
    return f"chaiban {__version__} {digest.hexdigest()[:12]}"
