"""What is said of lines, counted: names in columns, so that sums over names are products of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Said:
    """Names, each once, and how often each is said of each line (lines x names)."""

    names: Sequence[str]
    counts: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.counts)

    def __iter__(self) -> Iterator[list[str]]:
        """What is said line by line."""
        for line in self.counts.astype(np.intp):
            yield [self.names[at] for at in np.repeat(np.arange(len(line)), line).tolist()]

    def total(self, rows: Mapping[str, int], table: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
        """Of each line the sum of the table's rows for what is said of it; names without a row count nothing."""
        known = [(at, row) for at, name in enumerate(self.names) if (row := rows.get(name)) is not None]
        columns, found = np.array(known, dtype=np.intp).reshape(-1, 2).T
        counts = self.counts[:, columns] if len(columns) < len(self.names) else self.counts
        return counts @ table[found]
