"""Weights that a paper's own pages changed: what they don't know is as it ships."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chaiban.pipeline.weights import load_weights, store_weights


def test_decisions_that_own_weights_do_not_know_are_weighed_as_shipped(tmp_path: Path) -> None:
    shipped = load_weights()
    own = replace(shipped, plane={"heads": {"over": 1.25}})
    store_weights(own, tmp_path / "own")
    plane = load_weights(tmp_path / "own").plane
    assert plane["heads"] == {"over": 1.25}
    assert plane["trust"] == shipped.plane["trust"]
