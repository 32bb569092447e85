"""The score of a ledger for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from chaiban.evaluation.ledger import LedgerScore, Tally
from chaiban.evaluation.ledger_words import KINDS


def as_json(score: LedgerScore) -> dict[str, Any]:
    """Rates and counts by kind, of all kinds together, by field, and the mean F1 of the kinds in the gold."""
    every = Tally()
    for tally in score.kinds.values():
        every.add(tally)
    rows = {kind: _row(tally, score.has_texts) for kind, tally in [*score.kinds.items(), ("all", every)]}
    known = [rows[kind]["f1"] for kind in KINDS if score.kinds[kind].gold]
    fields = {
        f"{kind}.{name}": {
            "right": tally.right,
            "total": tally.total,
            "right_given": tally.right_given,
            "given": tally.given,
        }
        for (kind, name), tally in score.fields.items()
    }
    return {**rows, "fields": fields, "mean_f1": _share(sum(known), len(known))}


def _row(tally: Tally, has_texts: bool) -> dict[str, Any]:
    return {
        "precision": _share(tally.matched, tally.predicted),
        "recall": _share(tally.matched, tally.gold),
        "f1": _share(2 * tally.matched, tally.predicted + tally.gold),
        "matched": tally.matched,
        "predicted": tally.predicted,
        "gold": tally.gold,
        "span_ok": _share(tally.spans_right, tally.spans) if has_texts and tally.spans else None,
    }


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def render(score: LedgerScore) -> str:
    """The score as tables in Markdown: kinds, then fields (right of the matched; of those with a value)."""
    numbers = as_json(score)
    lines = ["| kind | precision | recall | F1 | matched | predicted | gold | span ok |", "|---|" + "---:|" * 7]
    for kind in (*KINDS, "all"):
        row = numbers[kind]
        spans = "–" if row["span_ok"] is None else f"{row['span_ok']:.3f}"
        rates = " | ".join(f"{row[name]:.3f}" for name in ("precision", "recall", "f1"))
        lines.append(f"| {kind} | {rates} | {row['matched']} | {row['predicted']} | {row['gold']} | {spans} |")
    lines += ["", "| field | right of matched | where the gold has a value |", "|---|---:|---:|"]
    for name, row in numbers["fields"].items():
        given = f"{row['right_given']:.4g}/{row['given']}"
        lines.append(f"| {name} | {row['right']:.4g}/{row['total']} | {given} |")
    return "\n".join([*lines, "", f"Mean F1 of the kinds in the gold: {numbers['mean_f1']:.3f}", ""])


def render_faults(score: LedgerScore) -> str:
    """What was missed and what is wrong, a record a line."""
    ordered = sorted(score.faults, key=lambda fault: fault.missed, reverse=True)
    return "".join(
        f"{'missed' if fault.missed else 'wrong'} {fault.article} {json.dumps(fault.record, ensure_ascii=False)}\n"
        for fault in ordered
    )
