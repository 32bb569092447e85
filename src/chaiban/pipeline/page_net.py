"""The page net from its arrays, as `learning.page_net` writes them."""

from __future__ import annotations

import io
from collections.abc import Mapping

import numpy as np

from chaiban.model.flow import Reals
from chaiban.model.page_net import Dense, Layer, Look, Norm, PageNet, Pointer

Arrays = Mapping[str, Reals]


def page_net_of(data: bytes, vectors: Reals) -> PageNet:
    """The net of a file's bytes, over the vectors of the model of seams (tokens x width).

    `known` holds the names of evidence, a line each; weights lie as PyTorch keeps them (out x in).
    """
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        arrays = {name: file[name].astype(np.float32) for name in file.files if name != "known"}
        known = str(file["known"]).split("\n")
    layers = 1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("layers."))
    return PageNet(
        {name: row for row, name in enumerate(known)},
        arrays["names.weight"],
        vectors,
        _dense(arrays, "words"),
        _dense(arrays, "seams"),
        _dense(arrays, "chain"),
        Dense(np.concatenate(list(arrays["around.weight"].transpose(2, 1, 0))), arrays["around.bias"]),
        tuple(_layer(arrays, f"layers.{number}") for number in range(layers)),
        _norm(arrays, "norm"),
        _dense(arrays, "parts"),
        float(arrays["trust"][0]),
        _pointer(arrays, "before"),
        _pointer(arrays, "opener"),
    )


def _layer(arrays: Arrays, name: str) -> Layer:
    return Layer(
        _norm(arrays, f"{name}.norm"),
        _dense(arrays, f"{name}.ask"),
        _look(arrays, name),
        _dense(arrays, f"{name}.give"),
        _norm(arrays, f"{name}.norm2"),
        _dense(arrays, f"{name}.hidden"),
        _dense(arrays, f"{name}.out"),
    )


def _pointer(arrays: Arrays, name: str) -> Pointer:
    source, target, none = (_dense(arrays, f"{name}.{part}") for part in ("source", "target", "none"))
    return Pointer(source, target, none, _look(arrays, name))


def _dense(arrays: Arrays, name: str) -> Dense:
    return Dense(np.ascontiguousarray(arrays[f"{name}.weight"].T), arrays[f"{name}.bias"])


def _norm(arrays: Arrays, name: str) -> Norm:
    return Norm(arrays[f"{name}.weight"], arrays[f"{name}.bias"])


def _look(arrays: Arrays, name: str) -> Look:
    return Look(arrays[f"{name}.near"], arrays[f"{name}.share"])
