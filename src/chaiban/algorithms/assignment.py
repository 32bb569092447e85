"""Maximum-weight assignment of rows to columns where a row may stay alone."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray, IntArray


def best_assignment(scores: FloatArray, unmatched: FloatArray | float = 0.0) -> tuple[int, ...]:
    """The column of each row (-1 for none) such that the total score is the greatest possible.

    `scores` is rows x columns, -inf forbids a pair. `unmatched` is what a row scores that stays alone, one
    figure for all rows or one a row. A column is used once at most; columns left over cost nothing. A pair
    that doesn't beat its row's `unmatched` is never used. Exact: successive shortest paths with dual prices
    (Jonker & Volgenant, Computing 38, 1987), O(rows^2 * columns) in vectorised steps. Raises ValueError for
    NaN, +inf or a wrong shape.
    """
    gains = np.asarray(scores, dtype=np.float64)
    if gains.ndim != 2:
        raise ValueError(f"scores must be rows x columns, not of shape {gains.shape}")
    alone = np.broadcast_to(np.asarray(unmatched, dtype=np.float64), gains.shape[:1])
    if np.isnan(gains).any() or np.isposinf(gains).any() or not np.isfinite(alone).all():
        raise ValueError("scores must be below +inf, `unmatched` finite, and none of them NaN")
    return _cheapest(_costs(gains, alone))


def assignment_score(scores: FloatArray, columns: tuple[int, ...], unmatched: FloatArray | float = 0.0) -> float:
    """The total of an assignment as `best_assignment` gives it."""
    alone = np.broadcast_to(np.asarray(unmatched, dtype=np.float64), (len(columns),))
    picked = (alone[row] if column < 0 else scores[row, column] for row, column in enumerate(columns))
    return float(sum(picked))


def _costs(gains: FloatArray, alone: FloatArray) -> FloatArray:
    """Costs with one more column, "stays alone", that any number of rows may take for nothing."""
    rows, columns = gains.shape
    costs = np.zeros((rows, columns + 1))
    costs[:, :columns] = alone[:, None] - gains
    costs[:, :columns][costs[:, :columns] >= 0.0] = np.inf
    return costs


def _cheapest(costs: FloatArray) -> tuple[int, ...]:
    rows, width = costs.shape
    alone = width - 1
    column_of = np.full(rows, alone, dtype=np.intp)
    row_of = np.full(width, -1, dtype=np.intp)
    row_price, column_price = np.zeros(rows), np.zeros(width)
    # Prices of columns only make them dearer, and free ones have none: a row's cheapest column stays the cheapest
    # as long as it is free, and nothing need be searched.
    nearest = costs.argmin(axis=1).tolist()
    for row in range(rows):
        if nearest[row] == alone or row_of[nearest[row]] < 0:
            column = nearest[row]
            row_price[row] = costs[row, column]
            column_of[row] = column
            if column != alone:
                row_of[column] = row
            continue
        column, came_from = _shortest_path(row, costs, row_of, row_price, column_price)
        while True:  # walk the path back to its beginning, handing each column to the row before it
            taker = int(came_from[column])
            given_up = int(column_of[taker])
            column_of[taker] = column
            if column != alone:
                row_of[column] = taker
            if taker == row:
                break
            column = given_up
    return tuple(-1 if column == alone else int(column) for column in column_of)


def _shortest_path(
    first: int, costs: FloatArray, row_of: IntArray, row_price: FloatArray, column_price: FloatArray
) -> tuple[int, IntArray]:
    """The free column nearest to row `first` in reduced costs, and for each column the row before it.

    The prices are raised so that every reduced cost stays at least 0. The last column is always free.
    """
    width = costs.shape[1]
    distance = np.full(width, np.inf)
    came_from = np.full(width, first, dtype=np.intp)
    open_distance = distance.copy()  # inf once a column is settled
    settled: list[int] = []
    row, reached = first, 0.0
    while True:
        offer = costs[row] - column_price
        offer += reached - row_price[row]
        offer[settled] = np.inf
        nearer = offer < open_distance
        open_distance[nearer] = offer[nearer]
        came_from[nearer] = row
        column = int(open_distance.argmin())
        reached = float(open_distance[column])
        if column == width - 1 or row_of[column] < 0:
            break
        distance[column] = reached
        open_distance[column] = np.inf
        settled.append(column)
        row = int(row_of[column])
    row_price[first] += reached
    if settled:
        done = np.array(settled)
        raised = reached - distance[done]
        row_price[row_of[done]] += raised
        column_price[done] -= raised
    return column, came_from
