"""A small ledger of our own invention, for the tests of its scoring."""

from __future__ import annotations

import copy
from typing import Any

Ledger = dict[str, Any]

PARAGRAPHS = [
    "昨日，云溪县县长林禾到青石镇调研，察看投资3.2亿元的云溪水厂项目。",
    "林禾指出：“要把水厂建成放心工程。”云溪水厂获得全省优质工程奖一等奖，六成以上村庄受益。",
    "会议通过了《云溪县供水办法》。",
]


def _record(kind: str, paragraph: int, words: str, **fields: Any) -> dict[str, Any]:
    start = PARAGRAPHS[paragraph].index(words)
    return {"kind": kind, "paragraph": paragraph, "start": start, "end": start + len(words), **fields}


def small_ledger() -> Ledger:
    """One article with a record of each kind, the money given in 元, one place optional."""
    records = [
        _record("person", 0, "林禾", name="林禾", titles=["县长"], organisation="云溪县"),
        _record("organisation", 1, "云溪水厂", name="云溪水厂", aliases=["水厂"]),
        _record("place", 0, "青石镇", name="青石镇", level="town"),
        _record("place", 0, "云溪", name="云溪", level="county", optional=True),
        _record("time", 0, "昨日", text="昨日", value="2025-03-11"),
        _record("figure", 0, "3.2亿元", value=320000000, unit="元", qualifier="exact", subject="项目投资", quote=""),
        _record("figure", 1, "六成", value=60, unit="%", qualifier="over", subject="受益村庄", alt=[[6, "成"]]),
        _record("document", 2, "《云溪县供水办法》", title="云溪县供水办法", doc_kind="policy"),
        _record("programme", 0, "云溪水厂项目", name="云溪水厂项目", type="project", owner=None),
        _record(
            "activity", 0, "调研", action="调研", actors=["林禾"], object="水厂", place="青石镇", time="2025-03-11"
        ),
        _record(
            "statement", 1, "要把水厂建成放心工程。", speaker="林禾", cue="指出", quote="要把水厂建成放心工程。"
        ),
        _record(
            "award", 1, "优质工程奖一等奖", recipient="云溪水厂", honour="优质工程奖一等奖", giver=None,
            aliases=["一等奖"],
        ),
    ]  # fmt: skip
    article = {"id": "a1", "headline": "县长调研水厂", "paragraphs": PARAGRAPHS, "records": records}
    return {"articles": [article]}


def changed(ledger: Ledger, kind: str, **fields: Any) -> Ledger:
    """The ledger with fields of the first record of a kind replaced."""
    other = copy.deepcopy(ledger)
    next(record for record in other["articles"][0]["records"] if record["kind"] == kind).update(fields)
    return other


def without(ledger: Ledger, kind: str) -> Ledger:
    """The ledger without the records of a kind."""
    other = copy.deepcopy(ledger)
    article = other["articles"][0]
    article["records"] = [record for record in article["records"] if record["kind"] != kind]
    return other
