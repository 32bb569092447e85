"""The learned numbers, from the package's files into frozen nouns."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from chaiban.model.flow import Flow, Side
from chaiban.model.layout import PARTS
from chaiban.model.lexicon import ChainWeights, Headlinese, Seams, Weights
from chaiban.pipeline.page_net import page_net_of

LEARNED = ("parts", "links", "heads", "trust")
"""What a paper's own pages can change; those with geometry change "plane"."""


def load_weights(folder: Path | None = None) -> Weights:
    """The weights that ship with chaiban: parts, seams, headlinese, links and so on (.json each).

    `folder` holds those that were learned from a paper's own pages, which go before.
    """
    if folder is not None and folder.is_dir():
        own = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in LEARNED}
        shipped = load_weights()
        file = folder / "plane.json"
        plane = {**shipped.plane, **(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})}
        parts = parts_of(own["parts"])
        return replace(shipped, parts=parts, links=own["links"], heads=own["heads"], trust=own["trust"], plane=plane)
    seams = read_shipped("seams")
    flow = _read_flow()
    net = files("chaiban.weights").joinpath("page_net.npz")
    return Weights(
        parts=parts_of(read_shipped("parts")),
        seams=Seams(seams.get("pairs", {}), seams.get("known", {})),
        headlinese=Headlinese(read_shipped("headlinese")),
        links=read_shipped("links"),
        heads=read_shipped("heads"),
        trust=read_shipped("trust"),
        stories=read_shipped("stories"),
        plane=read_shipped("plane"),
        forme=read_shipped("forme"),
        flow=flow,
        net=page_net_of(net.read_bytes(), flow.vectors) if net.is_file() else None,
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


def store_weights(weights: Weights, folder: Path) -> None:
    """Write what was learned into a folder, which is there whole or not at all."""
    draft = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    documents = {
        "parts": _chain_document(weights.parts),
        "links": dict(weights.links),
        "heads": dict(weights.heads),
        "trust": dict(weights.trust),
        "plane": {name: dict(found) for name, found in weights.plane.items()},
    }
    for name, document in documents.items():
        text = json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True)
        (draft / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def _chain_document(chain: ChainWeights) -> dict[str, Any]:
    names = [part.value for part in PARTS]
    evidence = {
        name: {part: weight for part, weight in zip(names, chain.evidence[row].tolist(), strict=True) if weight}
        for name, row in chain.rows.items()
    }
    steps = {part: dict(zip(names, row, strict=True)) for part, row in zip(names, chain.steps.tolist(), strict=True)}
    return {"evidence": {name: weights for name, weights in evidence.items() if weights}, "steps": steps}


def read_shipped(name: str) -> dict[str, Any]:
    """What was learned as NAME.json of chaiban.weights; nothing where there is no such file."""
    source = files("chaiban.weights").joinpath(f"{name}.json")
    document: dict[str, Any] = json.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
    return document


def _read_flow() -> Flow:
    """The model of seams that ships; one that says nothing where it is missing."""
    source = files("chaiban.weights").joinpath("flow.npz")
    return flow_of(source.read_bytes()) if source.is_file() else Flow()


def flow_of(data: bytes) -> Flow:
    """The model of seams from its arrays, as `learning.flow` writes them: `tokens` (in the order of their numbers,
    from 2 on), `vectors` and the layers of both sides."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        numbers = {token: number for number, token in enumerate(str(arrays["tokens"]).split(" "), 2)}
        vectors = arrays["vectors"].astype(np.float32)
        ends, starts = (
            Side(*(arrays[f"{side}:{layer}"].astype(np.float32) for layer in LAYERS)) for side in ("ends", "starts")
        )
    return Flow(numbers, vectors, ends, starts)


LAYERS = ("hidden", "hidden_bias", "out", "out_bias")
