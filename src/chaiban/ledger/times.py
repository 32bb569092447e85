"""Dates of an article, resolved; vague ones (近日, 目前), feasts and clock times are none."""

from __future__ import annotations

import re

from chaiban.ledger.datelines import lead_ins, reference_of
from chaiban.ledger.dates import Mention, mentions
from chaiban.model.ledger import ArticleText, Lexicons, Record, Time

_HONOUR = ("先进", "优秀", "十佳", "模范", "人物", "奖", "称号", "十大", "百强", "最美", "工作会议")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a value, at its first mention; the headline counts for what the text lacks."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for mention in dates_of(article, paragraph):
            if mention.value and mention.value not in records and not _within_honour(text, mention):
                records[mention.value] = Time(
                    paragraph=paragraph,
                    start=mention.start,
                    end=mention.end,
                    text=text[mention.start : mention.end],
                    value=mention.value,
                    confidence=0.8 if mention.rule in ("years ahead", "decade") else 0.95,
                    evidence=(mention.rule,),
                )
    return tuple(records.values())


def dates_of(article: ArticleText, paragraph: int) -> tuple[Mention, ...]:
    """Every date of a paragraph, repeated ones too, without those of the lead-in."""
    first = article.paragraphs[0] if article.paragraphs else ""
    text = article.text(paragraph)
    reference = reference_of(article.issue_date, article.dateline, first)
    closed = lead_ins(text, first=paragraph == 0)
    return tuple(m for m in mentions(text, reference) if not any(a <= m.start < b for a, b in closed))


def _within_honour(text: str, mention: Mention) -> bool:
    """2019年度全国先进集体, 2021年“最美教师”, “2023年友好论坛”: the year belongs to the name."""
    after = re.split("[，。]", text[mention.end : mention.end + 26])[0]
    if text[mention.start - 1 : mention.start] == "“" and mention.start:
        return len(mention.value or "") == 4 and "”" in after
    named = text.startswith(("度", "“"), mention.end)
    return named and any(word in after for word in _HONOUR)
