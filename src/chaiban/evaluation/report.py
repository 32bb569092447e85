"""The report of an evaluation, for people (a table) and for programs (JSON)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chaiban.evaluation.calibration import calibrate
from chaiban.evaluation.conservation import Conservation
from chaiban.evaluation.measures import LOWER_IS_BETTER, Score, Share, rates, total

ALL = "all"
WORST = 10

_NAMES = {
    "article_f1": "article F1",
    "pq": "panoptic quality",
    "role_f1": "role F1",
    "region_iou": "region IoU",
}
_TALLY_OF = {"article_f1": "article", "role_f1": "role"}
_SHARE_OF = {"region_iou": "region"}


@dataclass(frozen=True, slots=True)
class PageResult:
    """How one page came out. `name` is its file, `number` counts the pages of the file from 1.

    `baseline` is the naive reading's score on the same page, `conservation` None if the reading doesn't
    give its characters.
    """

    name: str
    number: int
    language: str
    score: Score
    baseline: Score | None = None
    conservation: Conservation | None = None

    @property
    def title(self) -> str:
        """File and page as people name them."""
        return f"{self.name} p.{self.number}"


@dataclass(frozen=True, slots=True)
class Report:
    """All pages in order; `notes` say what was missing or couldn't be used."""

    pages: tuple[PageResult, ...]
    notes: tuple[str, ...] = field(default=())

    def groups(self) -> dict[str, tuple[PageResult, ...]]:
        """The pages under "all" and, if there are several languages, under each of them."""
        found = {ALL: self.pages}
        languages = sorted({page.language for page in self.pages})
        if len(languages) > 1:
            for language in languages:
                found[language or "unknown"] = tuple(page for page in self.pages if page.language == language)
        return found

    def rates(self) -> dict[str, dict[str, float]]:
        """Every measure of each group, as `floors` takes them."""
        return {name: rates(total(page.score for page in pages)) for name, pages in self.groups().items()}


def render(report: Report) -> str:
    """The report as text: a table a group, worst pages, conservation, notes. Ends with a line end."""
    lines: list[str] = []
    for name, pages in report.groups().items():
        lines += [*_table(name, pages), ""]
    lines += _worst_lines(report.pages)
    lines += _conservation_lines(report.pages)
    lines += [f"note: {note}" for note in report.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON: counts, rates and pages of all, then languages, baseline and worst pages."""
    groups = {name: _group_json(pages) for name, pages in report.groups().items()}
    out = groups.pop(ALL)
    if groups:
        out["languages"] = groups
    out["worst"] = [
        {
            "page": page.title,
            "article": list(_tally(page.score, "article")),
            "article_f1": rates(page.score)["article_f1"],
            "missed": list(page.score.missed),
        }
        for page in worst_pages(report.pages)
    ]
    checked = [page for page in report.pages if page.conservation is not None]
    if checked:
        out["conservation"] = {
            "placed": sum(page.conservation.placed for page in checked if page.conservation),
            "visible": sum(page.conservation.visible for page in checked if page.conservation),
            "broken": [page.title for page in checked if page.conservation and not page.conservation.holds],
        }
    out["notes"] = list(report.notes)
    return out


def worst_pages(pages: Sequence[PageResult]) -> list[PageResult]:
    """The pages on which articles were missed or invented, worst first, WORST at the most."""
    graded = [(rates(page.score), number, page) for number, page in enumerate(pages)]
    graded.sort(key=lambda entry: (entry[0]["article_f1"], entry[0]["pq"], entry[1]))
    return [page for grades, _, page in graded if grades["article_f1"] < 1.0][:WORST]


def _group_json(pages: Sequence[PageResult]) -> dict[str, Any]:
    score = total(page.score for page in pages)
    counts: dict[str, Any] = {name: [t.hits, t.gold, t.read] for name, t in score.tallies.items()}
    counts |= {name: [share.part, share.whole] for name, share in score.shares.items()}
    calibration = calibrate(score.votes)
    counts["calibration"] = [calibration.right, calibration.wrong]
    counts["missed"] = list(score.missed)
    out: dict[str, Any] = {"pages": len(pages), "counts": counts, "rates": rates(score)}
    if calibration.brier is not None:
        out["brier"] = calibration.brier
    if (naive := _baseline(pages)) is not None:
        out["baseline"] = rates(naive)
    return out


def _table(name: str, pages: Sequence[PageResult]) -> Iterator[str]:
    score = total(page.score for page in pages)
    naive = _baseline(pages)
    naive_rates = rates(naive) if naive is not None else {}
    heading = f"{name}: {len(pages)} page{'s' if len(pages) != 1 else ''}"
    yield heading
    beside = "  baseline" if naive is not None else ""
    yield f"  {'measure':<17} {'score':>6}{beside}  counts"
    for measure, rate in rates(score).items():
        shown = _NAMES.get(measure, measure.replace("_", " "))
        other = (f"{naive_rates[measure]:10.4f}" if measure in naive_rates else " " * 10) if beside else ""
        yield f"  {shown:<17} {rate:6.4f}{other}  {_counts(measure, score)}"


def _counts(measure: str, score: Score) -> str:
    """What the rate was computed from, in words."""
    article = score.tallies.get("article")
    if measure == "calibration":
        calibration = calibrate(score.votes)
        return f"{calibration.right} right, {calibration.wrong} wrong items, Brier {calibration.brier:.4f}"
    if measure == "pq" and article is not None:
        share = score.shares["overlap"]
        return f"{share.part:.2f} overlap in {share.whole} pairs, {article.gold} gold, {article.read} read"
    name = _TALLY_OF.get(measure, measure)
    if name in score.tallies:
        hits, gold, read = _tally(score, name)
        return f"{hits} of {gold} gold, {read} read"
    share = score.shares.get(_SHARE_OF.get(measure, measure), Share())
    part = f"{share.part:.2f}" if isinstance(share.part, float) else str(share.part)
    return f"{part} of {share.whole}" + (" (lower is better)" if measure in LOWER_IS_BETTER else "")


def _tally(score: Score, name: str) -> tuple[int, int, int]:
    tally = score.tallies[name]
    return tally.hits, tally.gold, tally.read


def _baseline(pages: Sequence[PageResult]) -> Score | None:
    """The baseline's counts, only if it was run on every page: else the two wouldn't compare."""
    scores = [page.baseline for page in pages if page.baseline is not None]
    return total(scores) if scores and len(scores) == len(pages) else None


def _worst_lines(pages: Sequence[PageResult]) -> list[str]:
    worst = worst_pages(pages)
    if not worst:
        return []
    lines = ["worst pages"]
    for page in worst:
        hits, gold, read = _tally(page.score, "article")
        grades = rates(page.score)
        lines.append(
            f"  {grades['article_f1']:.4f}  {hits} of {gold} gold, {read} read"
            f"; headline {grades['headline']:.2f}, paragraph {grades['paragraph']:.2f}  {page.title}"
        )
        if page.score.missed:
            lines.append(f"          missed: {', '.join(page.score.missed)}")
    return [*lines, ""]


def _conservation_lines(pages: Sequence[PageResult]) -> list[str]:
    checked = [(page, page.conservation) for page in pages if page.conservation is not None]
    if not checked:
        return []
    placed = sum(law.placed for _, law in checked)
    visible = sum(law.visible for _, law in checked)
    lines = [f"conservation: {placed} of {visible} visible characters in exactly one place"]
    for page, law in checked:
        if law.holds:
            continue
        lines.append(f"  broken: {page.title}")
        for what, stretches in (("lost", law.lost), ("placed twice", law.doubled)):
            if stretches:
                shown = ", ".join(f"{start}-{end}" for start, end in stretches[:5])
                lines.append(f"    {what}: {shown}{' …' if len(stretches) > 5 else ''}")
        lines += [f"    {fault}" for fault in law.faults[:5]]
    return lines
