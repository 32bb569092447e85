"""The learned numbers, from the package's files into frozen nouns."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import numpy as np

from chaiban.model.layout import PARTS
from chaiban.model.lexicon import ChainWeights, Headlinese, Seams, Weights


def load_weights() -> Weights:
    """The weights that ship with chaiban, one JSON file each: parts, seams, headlinese, links and so on."""
    seams = _read("seams")
    return Weights(
        parts=parts_of(_read("parts")),
        seams=Seams(seams.get("pairs", {}), seams.get("known", {})),
        headlinese=Headlinese(_read("headlinese")),
        links=_read("links"),
        heads=_read("heads"),
        trust=_read("trust"),
        stories=_read("stories"),
        plane=_read("plane"),
    )


def no_weights() -> Weights:
    """Nothing learned: what the rules of print alone can do."""
    return Weights(parts_of({}), Seams(), Headlinese(), {}, {}, {})


def parts_of(document: dict[str, Any]) -> ChainWeights:
    """The chain of parts from its JSON: {"evidence": {name: {part: weight}}, "steps": {part: {part: weight}}}."""
    column = {part.value: i for i, part in enumerate(PARTS)}
    evidence = document.get("evidence", {})
    table = np.zeros((len(evidence), len(PARTS)))
    for row, weights in enumerate(evidence.values()):
        for part, weight in weights.items():
            table[row, column[part]] = weight
    steps = np.zeros((len(PARTS), len(PARTS)))
    for before, weights in document.get("steps", {}).items():
        for part, weight in weights.items():
            steps[column[before], column[part]] = weight
    return ChainWeights({name: row for row, name in enumerate(evidence)}, table, steps)


def _read(name: str) -> dict[str, Any]:
    source = files("chaiban.weights").joinpath(f"{name}.json")
    document: dict[str, Any] = json.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
    return document
