"""Organisations of an article: companies, agencies, schools, party bodies, teams.

Evidence: the tagger's word, a name that every reader knows, an ending that names of organisations have (org_suffixes)
with a proper part in front: a place, a quoted name, a word that the tagger doesn't know as a common one. The left
boundary is the first word of the run of nouns that is a place, a level (市, 省, 全国) or a proper word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.organisation_names import names_in_run, says_nothing, without_quotes
from chaiban.ledger.organisation_runs import runs_of
from chaiban.ledger.organisation_words import Naming, OrganisationWords, organisation_words
from chaiban.ledger.short_names import settle_names
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Organisation, Record, Token


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The organisations in the order of the text, one record a name."""
    words = organisation_words(lexicons)
    namings = []
    for paragraph, text in article.passages():
        for naming in _namings(article, paragraph, text, words):
            if not in_credits(text, naming.start, paragraph, len(article.paragraphs)):
                namings.append(naming)
    records = [
        Organisation(
            paragraph=n.paragraph,
            start=n.start,
            end=n.end,
            confidence=n.confidence,
            evidence=(n.evidence,),
            name=n.name,
        )
        for n in settle_names(namings)
    ]
    return tuple(sorted(records, key=lambda r: (r.paragraph == HEADLINE, r.paragraph, r.start)))


def _namings(article: ArticleText, paragraph: int, text: str, words: OrganisationWords) -> Iterator[Naming]:
    tokens = article.tokens.get(paragraph, ())
    taken: list[tuple[int, int]] = []
    for run in runs_of(tokens, words):
        for start, end, confidence, evidence in names_in_run(text, run, words):
            taken.append((start, end))
            for a, b in _two_names(text, start, end, words):
                yield Naming(paragraph, a, b, without_quotes(text[a:b]), confidence, evidence)
    for start, end in firms_in_list(text, tokens, tuple(taken), words):
        if (
            not any(a < end and start < b for a, b in taken)
            and not says_nothing(text[start:end], words)
            and 3 <= end - start <= 12
        ):
            taken.append((start, end))
            yield Naming(paragraph, start, end, without_quotes(text[start:end]), 0.55, "list of firms")
    for match in re.finditer(r"(?<=委、)[省市县区州]政府(?!部门)", text):
        taken.append(match.span())
        yield Naming(paragraph, match.start(), match.end(), match.group(), 0.7, "beside its committee")
    for match in words.known.finditer(text):
        free = not any(start < match.end() and match.start() < end for start, end in taken)
        if free and _stands_free(text, match) and (not tokens or _on_seams(tokens, match)):
            taken.append(match.span())
            yield Naming(paragraph, match.start(), match.end(), match.group(), 0.9, "known name")
    if not tokens:
        yield from _without_tagger(text, paragraph, words, taken)


def _two_names(text: str, start: int, end: int, words: OrganisationWords) -> list[tuple[int, int]]:
    """The stretches on both sides of 和 where each ends as a body does; else the whole."""
    joint = text.find("和", start + 4, max(start, end - 4))
    if (
        joint > 0
        and text[joint : joint + 2] not in ("和田", "和平", "和谐", "和静")
        and words.ending(text[start:joint])[1]
        and text[joint - 1] not in "展业"
    ):
        return [(start, joint), (joint + 1, end)]
    return [(start, end)]


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether a known name isn't cut out of a longer word by what follows."""
    return not re.match(r"[大厦楼路街村杯]", text[match.end() : match.end() + 1])


def _on_seams(tokens: Sequence[Token], match: re.Match[str]) -> bool:
    """Whether a short known name begins and ends where the tagger's words do, and a long one begins there."""
    begins = any(t.start == match.start() for t in tokens)
    ends = any(t.end == match.end() for t in tokens)
    before_place = re.match(r"[级社村路街]", tokens[-1].text[:0] + match.string[match.end() : match.end() + 1])
    return begins and (ends or len(match.group()) > 3) and not before_place


def _without_tagger(
    text: str, paragraph: int, words: OrganisationWords, taken: list[tuple[int, int]]
) -> Iterator[Naming]:
    """Names by rule alone: a place with a level and an ending, up to a comma."""
    for match in re.finditer(r"[㐀-鿿]{2,6}?[省市县区镇乡村][㐀-鿿]{1,12}?(?=[，、。；：“”（）\s]|的|在|$)", text):
        _ending, full = words.ending(match.group())
        if full and not any(a < match.end() and match.start() < b for a, b in taken):
            yield Naming(paragraph, match.start(), match.end(), match.group(), 0.5, "place and ending")


_LIST_OF_FIRMS = re.compile(r"等(?:[^，。；：、“”]{0,12}?)(?:企业|公司|厂家|银行|高校|院校|医院|商家|单位)")
_LIST_OF_ANY = re.compile(r"(?<=[^，。；：])等(?=[^，。；：]{2})")


def firms_in_list(
    text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]], words: OrganisationWords
) -> list[tuple[int, int]]:
    """The items of 甲、乙、丙等6家企业: each names a firm; in other lists those of a trade beside two firms that are
    known (`taken`). The first begins after the last verb before it."""
    found = []
    for match in _LIST_OF_FIRMS.finditer(text):
        found += list_items(text, tokens, match.start())
    for match in _LIST_OF_ANY.finditer(text):
        items = list_items(text, tokens, match.start())
        known = sum(any(a == start and b == end for a, b in taken) for start, end in items)
        if known >= 2 or (known == 1 and len(items) <= 3):
            found += [(a, b) for a, b in items if words.is_of_trade(text[a:b]) and b - a <= 8]
    return found
