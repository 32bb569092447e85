"""House words: what papers of a language print around their stories."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any


@cache
def word_table(name: str) -> Mapping[str, Any]:
    """The table `name`.json of this room."""
    table: Mapping[str, Any] = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return table


def phrases(language: str, topic: str) -> Sequence[str]:
    """The options of a topic (datelines, roles, jumps_from ...); both Chinese scripts share theirs."""
    options: Sequence[str] = word_table("phrases")["zh" if language.startswith("zh") else language][topic]
    return options


def paired_phrases(language: str, topic: str) -> Sequence[tuple[str, str]]:
    """The options of a topic whose entries are pairs, such as credits (role, action)."""
    return [(str(pair[0]), str(pair[1])) for pair in phrases(language, topic)]
