"""Learns the weights of the chain of parts: a linear-chain conditional random field."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from chaiban.layout.stage import look_at
from chaiban.model.lexicon import Weights
from learning.samples import Labelled

FAINT = 0.04
"""Weights smaller than this are dropped: they change no reading."""


def learn_parts(pages: Iterable[Labelled], weights: Weights, rounds: int) -> dict[str, Any]:
    """{"evidence": {name: {part: weight}}, "steps": {part: {part: weight}}}, weights to two decimals."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for page in pages:
        look = look_at(page.page, weights)
        trainer.append(pycrfsuite.ItemSequence(list(look.evidence)), [p.value for p in page.parts(look.strips)])
    trainer.set_params({"c1": 0.15, "c2": 0.05, "max_iterations": rounds, "feature.possible_transitions": False})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "parts.crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    evidence: dict[str, dict[str, float]] = {}
    for (name, part), weight in sorted(info.state_features.items()):
        if abs(weight) >= FAINT:
            evidence.setdefault(name, {})[part] = round(weight, 2)
    steps: dict[str, dict[str, float]] = {}
    for (before, part), weight in sorted(info.transitions.items()):
        steps.setdefault(before, {})[part] = round(weight, 2)
    return {"evidence": evidence, "steps": steps}


def mean_of(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of several chains of parts; what one of them lacks counts as 0 there."""
    out: dict[str, Any] = {}
    for table in ("evidence", "steps"):
        out[table] = {}
        for name in sorted({name for model in models for name in model[table]}):
            rows = [model[table].get(name, {}) for model in models]
            columns = sorted({part for row in rows for part in row})
            means = {part: round(sum(row.get(part, 0.0) for row in rows) / len(rows), 2) for part in columns}
            if kept := {part: mean for part, mean in means.items() if mean or table == "steps"}:
                out[table][name] = kept
    return out
