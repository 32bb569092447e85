"""Which reader made a reading: the version and the digest of its weights."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from chaiban import __version__


@cache
def engine_name() -> str:
    """Two readers that may read a page differently have different names."""
    digest = hashlib.sha256()
    for file in sorted(files("chaiban.weights").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            digest.update(file.read_bytes())
    return f"chaiban {__version__} {digest.hexdigest()[:12]}"
