"""Scores of many pages as a table in Markdown, a row a group, beside the baseline's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chaiban.evaluation.calibration import calibrate
from chaiban.evaluation.measures import Score, rates, total

Pair = tuple[Score, Score]
"""What the reader scored on a page and what the baseline did."""


def score_table(groups: Mapping[str, Sequence[Pair]], columns: Mapping[str, str], broken: int) -> str:
    """A row for each group in the order of their names, `columns` by measure; below, what was broken and how far the
    reader's confidence can be trusted, over the group "all".
    """
    rows = [f"| | pages | items | baseline | {' | '.join(columns.values())} |", f"|{'---|' * (len(columns) + 4)}"]
    for name, pairs in sorted(groups.items()):
        score = total([ours for ours, _ in pairs])
        rate = rates(score)
        below = rates(total([naive for _, naive in pairs]))["article_f1"]
        figures = " | ".join(f"{rate[shown]:.3f}" if shown in rate else "" for shown in columns)
        rows.append(f"| {name} | {len(pairs)} | {score.tallies['article'].gold} | {below:.3f} | {figures} |")
    trust = calibrate(total([ours for ours, _ in groups["all"]]).votes)
    rows.append(
        f"\nPages that break conservation: {broken}. Calibration: AUROC {trust.auroc or 0.0:.3f}, "
        f"{trust.right} right and {trust.wrong} wrong items."
    )
    return "\n".join(rows)
