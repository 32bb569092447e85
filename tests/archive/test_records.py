"""What an archive takes of an item's record."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chaiban.archive.records import running_text

WORDS = st.text("甲乙 a1\u3000\n\0", min_size=1, max_size=6)


def _article(kind: str, rows: list[str]) -> dict[str, Any]:
    return {"id": "a1", "kind": kind, "paragraphs": rows}


@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=4))
def test_rows_of_a_table_keep_their_cells_and_texts_lose_their_tabs(rows: list[list[str]]) -> None:
    printed = ["\t".join(row) for row in rows]
    cells = [words.split("\t") for _, words in running_text(_article("table", printed))]
    assert [len(row) for row in cells] == [len(row) for row in rows]
    for _, words in running_text(_article("article", printed)):
        assert not {"\t", "\n", "\0"} & set(words)
        assert words == words.strip()
