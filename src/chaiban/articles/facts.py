"""What a page says of itself: newspaper, date, number, section, read from its furniture."""

from __future__ import annotations

import re
from typing import TypedDict

from chaiban.articles.board import Board
from chaiban.articles.masthead import printed_date, printed_paper
from chaiban.articles.units import Sort
from chaiban.model import marks
from chaiban.model.layout import Part

# "Eight pages today" says how many there are, not which this is.
_NUMBER_ZH = re.compile(
    r"(?<![今日本期共计計總总])(第?\s*[A-Z]?\s?[0-9０-９]{1,2}\s*版|第[一二三四五六七八九十]{1,3}版)"
)
_NUMBER = re.compile(r"^(?:(?:Page|Seite|PAGE)\s+)?([A-Z]?\s?\d{1,2})$|^([A-Z]\d{1,2})\s+[一-鿿]")


class Facts(TypedDict, total=False):
    """The fields of a page reading that its furniture fills."""

    paper: str
    date: str
    number: str
    section: str


def page_facts(board: Board) -> Facts:
    """Newspaper, date (ISO), page number (normalised), section name, each only where it is printed."""
    facts: Facts = {}
    for unit in board.units:
        if unit.sort is not Sort.FURNITURE:
            continue
        for line in unit.lines:
            words = board.draft([line]).value
            paper = printed_paper(words)
            if paper and "paper" not in facts:
                facts["paper"] = paper
            # The newspaper's own name is set as section names are.
            if line.part is Part.SECTION and "section" not in facts and paper != words:
                facts["section"] = words
            if "date" not in facts and (date := printed_date(words)):
                facts["date"] = date
            number = _NUMBER_ZH.search(words) or _NUMBER.match(words)
            if number and "number" not in facts:
                facts["number"] = marks.normal_page(next(filter(None, number.groups())))
    return facts
