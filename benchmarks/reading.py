"""Pages a second on one core: the reader beside the naive baseline, in one run, with the hottest functions.

`OPENBLAS_NUM_THREADS=1 python benchmarks/reading.py [DUMP ...]`; without arguments the dumps under examples/ are
read. With more threads than one the matrix library takes other cores, too, and their waiting counts.
"""

from __future__ import annotations

import cProfile
import platform
import pstats
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from chaiban.evaluation.baseline import read_naively
from chaiban.pipeline.reader import load_reader

ROUNDS = 10


def seconds(work: Callable[[], object]) -> float:
    """The least time of some rounds, in seconds of the processor: what else runs on the machine counts less."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print a table, then the three functions that take most of the time."""
    root = Path(__file__).resolve().parents[1]
    files = [Path(a) for a in sys.argv[1:]] or sorted((root / "examples").rglob("*.txt"))
    reader = load_reader()
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}, one core")
    for file in files:
        data = file.read_bytes()
        text = data.decode("utf-8")
        ours, naive = seconds(partial(reader.read, data, file.name)), seconds(partial(read_naively, text))
        print(f"{file.name:30} {len(text):7} characters {1 / ours:8.1f} pages/s   baseline {1 / naive:8.1f} pages/s")
    profile = cProfile.Profile()
    profile.enable()
    for file in files:
        reader.read(file.read_bytes(), file.name)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(3)


if __name__ == "__main__":
    main()
