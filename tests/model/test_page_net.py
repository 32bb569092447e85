"""The page net: what it says is chances, and says of a page what its numbers say, worked out the long way."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.model import page_net
from chaiban.model.flow import Reals
from chaiban.model.page_net import AROUND, BUCKETS, FIRST, FIT, LAST, PageNet, Sight, steps_between
from chaiban.model.said import Said
from chaiban.pipeline.page_net import page_net_of

WIDTH, HEADS, INNER, POINT, VECTOR, SIDE, PARTS = 8, 2, 6, 4, 3, 5, 4
NAMES = ("blank=1", "first=han", "S=free")


def _arrays() -> dict[str, Reals]:
    rng = np.random.default_rng(5)
    shapes: dict[str, tuple[int, ...]] = {
        "names.weight": (len(NAMES), WIDTH),
        "around.weight": (WIDTH, WIDTH, 2 * AROUND + 1),
        "around.bias": (WIDTH,),
        "trust": (1,),
    }
    dense = {
        "words": ((FIRST + LAST) * VECTOR, WIDTH),
        "seams": (2 * SIDE, WIDTH),
        "chain": (PARTS, WIDTH),
        "parts": (WIDTH, PARTS),
        "layers.0.ask": (WIDTH, 3 * WIDTH),
        "layers.0.give": (WIDTH, WIDTH),
        "layers.0.hidden": (WIDTH, INNER),
        "layers.0.out": (INNER, WIDTH),
    }
    for name in ("before", "opener"):
        dense |= {f"{name}.source": (WIDTH, POINT), f"{name}.target": (WIDTH, POINT), f"{name}.none": (WIDTH, 1)}
        shapes |= {f"{name}.near": (1, BUCKETS), f"{name}.share": (1, 3)}
    for name, (inner, outer) in dense.items():
        shapes |= {f"{name}.weight": (outer, inner), f"{name}.bias": (outer,)}
    for name in ("norm", "layers.0.norm", "layers.0.norm2"):
        shapes |= {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}
    shapes |= {"layers.0.near": (HEADS, BUCKETS), "layers.0.share": (HEADS, 3)}
    return {name: rng.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


ARRAYS = _arrays()
VECTORS = np.random.default_rng(6).normal(size=(20, VECTOR)).astype(np.float32)


@pytest.fixture(scope="module")
def net() -> PageNet:
    file = io.BytesIO()
    arrays: dict[str, Any] = {"known": np.array("\n".join(NAMES)), **ARRAYS}
    np.savez(file, **arrays)
    return page_net_of(file.getvalue(), VECTORS)


def _sight(lines: int, seed: int = 0) -> Sight:
    rng = np.random.default_rng(seed)
    kin = rng.random((lines, lines)).astype(np.float32)
    return Sight(
        Said(NAMES, (rng.random((lines, len(NAMES))) < 0.5).astype(np.float32)),
        rng.integers(0, len(VECTORS), (lines, FIRST + LAST)).astype(np.int32),
        rng.normal(size=(lines, SIDE)).astype(np.float32),
        rng.normal(size=(lines, SIDE)).astype(np.float32),
        -rng.random((lines, PARTS)).astype(np.float32),
        kin + kin.T,
    )


@given(lines=st.integers(1, 30), seed=st.integers(0, 99))
def test_it_says_chances(net: PageNet, lines: int, seed: int) -> None:
    outlook = net.look_at(_sight(lines, seed))
    assert outlook.parts.shape == (lines, PARTS)
    for said in (outlook.before, outlook.opener):
        assert said.shape == (lines, lines + 1)
    for said in (outlook.parts, outlook.before, outlook.opener):
        assert np.allclose(np.exp(said).sum(axis=1), 1.0, atol=1e-4)


def test_names_that_it_never_heard_say_nothing(net: PageNet) -> None:
    sight = _sight(7)
    more = Sight(
        Said((*NAMES, "unheard=3"), np.pad(sight.names.counts, ((0, 0), (0, 1)), constant_values=1.0)),
        sight.tokens,
        sight.ends,
        sight.starts,
        sight.chain,
        sight.kin,
    )
    assert np.array_equal(net.look_at(sight).opener, net.look_at(more).opener)


def test_so_many_lines_at_a_time_say_the_same_as_all_at_once(net: PageNet, monkeypatch: pytest.MonkeyPatch) -> None:
    sight = _sight(13)
    whole = net.look_at(sight)
    monkeypatch.setattr(page_net, "_LOT", 13 * HEADS * 4)
    parted = net.look_at(sight)
    for name in ("parts", "before", "opener"):
        assert np.allclose(getattr(whole, name), getattr(parted, name), atol=1e-5)


def test_lines_that_are_out_of_the_question_leave_no_number_that_slows_a_processor(net: PageNet) -> None:
    sight = _sight(5)
    sure = net.look_at(replace(sight, chain=sight.chain * 1000, kin=sight.kin * 1000))
    for said in (sure.parts, sure.before, sure.opener):
        assert (np.exp(said) >= np.finfo(np.float32).tiny).all()


@given(lines=st.integers(2, 700))
def test_distances_count_the_same_either_way_and_wherever_they_are(lines: int) -> None:
    steps = steps_between(lines)
    middle = steps[lines - 1]
    assert len(steps) == 2 * lines - 1
    assert np.array_equal(steps - middle, (middle - steps)[::-1])
    assert (np.diff(steps) >= 0).all()
    assert 0 <= steps.min() <= steps.max() < BUCKETS
    assert np.array_equal(steps_between(lines + 1)[1:-1], steps)


def _dense(name: str, x: list[float]) -> list[float]:
    rows, bias = ARRAYS[f"{name}.weight"].tolist(), ARRAYS[f"{name}.bias"].tolist()
    return [sum(a * b for a, b in zip(row, x, strict=True)) + c for row, c in zip(rows, bias, strict=True)]


def _norm(name: str, x: list[float]) -> list[float]:
    mean = sum(x) / len(x)
    spread = math.sqrt(sum((a - mean) ** 2 for a in x) / len(x) + 1e-5)
    weight, bias = ARRAYS[f"{name}.weight"].tolist(), ARRAYS[f"{name}.bias"].tolist()
    return [(a - mean) / spread * b + c for a, b, c in zip(x, weight, bias, strict=True)]


def _chances(scores: list[float]) -> list[float]:
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def _bias(name: str, head: int, i: int, j: int, sight: Sight) -> float:
    fits = [FIT * float(sight.ends[a] @ sight.starts[b]) for a, b in ((i, j), (j, i))]
    near = float(ARRAYS[f"{name}.near"][head, steps_between(len(sight.names))[j - i + len(sight.names) - 1]])
    pairs = (float(sight.kin[i, j]), *fits)
    shared: float = sum(a * b for a, b in zip(ARRAYS[f"{name}.share"][head].tolist(), pairs, strict=True))
    return near + shared


def _attend(x: list[list[float]], sight: Sight) -> list[list[float]]:
    lines, size = range(len(x)), WIDTH // HEADS
    asked = [_dense("layers.0.ask", _norm("layers.0.norm", row)) for row in x]
    seen = [[0.0] * WIDTH for _ in lines]
    for head, i in product(range(HEADS), lines):
        own = slice(head * size, (head + 1) * size)
        keys = [row[WIDTH : 2 * WIDTH][own] for row in asked]
        values = [row[2 * WIDTH :][own] for row in asked]
        query = asked[i][:WIDTH][own]
        scores = [
            sum(a * b for a, b in zip(query, keys[j], strict=True)) / math.sqrt(size)
            + _bias("layers.0", head, i, j, sight)
            for j in lines
        ]
        for chance, value in zip(_chances(scores), values, strict=True):
            for place, number in enumerate(value, head * size):
                seen[i][place] += chance * number
    return [
        [a + b for a, b in zip(row, _dense("layers.0.give", s), strict=True)] for row, s in zip(x, seen, strict=True)
    ]


def test_a_page_worked_out_number_by_number_comes_out_the_same(net: PageNet) -> None:
    sight = _sight(6, 3)
    x = []
    for i, names in enumerate(sight.names):
        said = ARRAYS["names.weight"][[NAMES.index(name) for name in names]].sum(axis=0)
        words = _dense("words", VECTORS[sight.tokens[i]].ravel().tolist())
        seams = _dense("seams", [*sight.ends[i].tolist(), *sight.starts[i].tolist()])
        x.append([sum(four) for four in zip(said.tolist(), words, seams, _dense("chain", sight.chain[i].tolist()))])  # noqa: B905
    heard = []
    for i in range(len(x)):
        total = ARRAYS["around.bias"].astype(float)
        for tap in range(-AROUND, AROUND + 1):
            if 0 <= i + tap < len(x):
                total = total + ARRAYS["around.weight"][:, :, tap + AROUND] @ np.array(x[i + tap])
        heard.append([a + max(0.0, float(b)) for a, b in zip(x[i], total, strict=True)])
    x = _attend(heard, sight)
    for row in x:
        inner = [max(0.0, a) for a in _dense("layers.0.hidden", _norm("layers.0.norm2", row))]
        row[:] = [a + b for a, b in zip(row, _dense("layers.0.out", inner), strict=True)]
    x = [_norm("norm", row) for row in x]
    outlook = net.look_at(sight)
    trust = float(ARRAYS["trust"][0])
    for i, row in enumerate(x):
        scores = [a + trust * float(b) for a, b in zip(_dense("parts", row), sight.chain[i], strict=True)]
        assert np.exp(outlook.parts[i]) == pytest.approx(_chances(scores), abs=1e-4)
        for name, said in (("before", outlook.before), ("opener", outlook.opener)):
            source = _dense(f"{name}.source", row)
            pointing = [
                sum(a * b for a, b in zip(source, _dense(f"{name}.target", other), strict=True)) / math.sqrt(POINT)
                + _bias(name, 0, i, j, sight)
                for j, other in enumerate(x)
            ]
            assert np.exp(said[i]) == pytest.approx(_chances([*pointing, *_dense(f"{name}.none", row)]), abs=1e-4)
