"""How good a ledger is: precision, recall and F1 of every kind, its spans, and the fields of what matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chaiban.errors import RequestError
from chaiban.evaluation.ledger_matching import Setting, is_match, match_records, set_scene, span_is_right
from chaiban.evaluation.ledger_words import KINDS, NAMED, Record, fold, folded, identity_of, values_of

FIELDS = (
    ("person", "titles"),
    ("person", "organisation"),
    ("place", "level"),
    ("figure", "qualifier"),
    ("figure", "subject"),
    ("document", "doc_kind"),
    ("programme", "type"),
    ("programme", "owner"),
    ("activity", "object"),
    ("activity", "place"),
    ("activity", "time"),
    ("award", "giver"),
)
"""Fields beside what a record is matched by, in the order of the report."""

_LOOSE = {"subject", "object", "place"}
"""Fields in a labeller's own words: half of the pairs of letters in common are enough."""


@dataclass(slots=True)
class Tally:
    """Records of one kind: matched, predicted and gold ones that count; of all predicted those whose span fits."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0
    spans_right: int = 0
    spans: int = 0

    def add(self, other: Tally) -> None:
        """Count the other's records as well."""
        self.matched += other.matched
        self.predicted += other.predicted
        self.gold += other.gold
        self.spans_right += other.spans_right
        self.spans += other.spans


@dataclass(slots=True)
class FieldTally:
    """A field of the matched records: how often right (F1 for titles), of all and where the gold has a value."""

    right: float = 0
    total: int = 0
    right_given: float = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A gold record that was missed, or a predicted one that is wrong."""

    missed: bool
    article: str
    record: Record


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """Tallies by kind and by field; `has_texts` tells whether there were texts to check spans against."""

    kinds: Mapping[str, Tally]
    fields: Mapping[tuple[str, str], FieldTally]
    faults: list[Fault] = field(default_factory=list)
    has_texts: bool = False


def score_ledger(gold: Any, read: Any, articles: Any = None) -> LedgerScore:
    """The score of a ledger in its JSON form against its gold's; both hold {"articles": [{"id", "records"}]}.

    Texts are the gold's own, else those of `articles`, never the prediction's. Gold records marked optional
    count neither when found nor when missed. Predictions in articles that the gold lacks are wrong.
    """
    golds, texts = _records_of(gold), {**_texts_of(articles), **_texts_of(gold)}
    reads = _records_of(read)
    score = LedgerScore(
        {kind: Tally() for kind in KINDS}, {name: FieldTally() for name in FIELDS}, has_texts=bool(texts)
    )
    for article in {**golds, **reads}:
        ours = golds.get(article, [])
        setting = set_scene(ours, texts.get(article))
        for kind in KINDS:
            there = [record for record in ours if record["kind"] == kind]
            given = [record for record in reads.get(article, []) if record["kind"] == kind]
            _score_kind(score, article, kind, there, given, setting)
    return score


def _score_kind(
    score: LedgerScore, article: str, kind: str, golds: list[Record], reads: list[Record], setting: Setting
) -> None:
    same: dict[Any, list[Record]] = {}
    for record in reads:
        same.setdefault(identity_of(record), []).append(record)
    groups = list(same.values())
    required = [record for record in golds if not record.get("optional")]
    matched = match_records(required, groups, setting)
    used = {group for group, _ in matched.values()}
    # A thing recorded under two names is an error; a second telling of an event, a date or a figure is none.
    excused = [record for record in golds if record.get("optional")] if kind in NAMED else golds
    wrong = [
        group[0]
        for number, group in enumerate(groups)
        if number not in used and not _is_excused(group, excused, setting)
    ]
    score.kinds[kind].add(
        Tally(
            matched=len(matched),
            predicted=len(matched) + len(wrong),
            gold=len(required),
            spans_right=sum(span_is_right(record, setting) for record in reads),
            spans=len(reads),
        )
    )
    for number, (_, record) in matched.items():
        _score_fields(score, kind, required[number], record, setting)
    missed = (record for number, record in enumerate(required) if number not in matched)
    score.faults.extend(Fault(True, article, record) for record in missed)
    score.faults.extend(Fault(False, article, record) for record in wrong)


def _is_excused(group: Sequence[Record], excused: Sequence[Record], setting: Setting) -> bool:
    return any(is_match(gold, record, setting) for gold in excused for record in group)


def _score_fields(score: LedgerScore, kind: str, gold: Record, read: Record, setting: Setting) -> None:
    for owner, name in FIELDS:
        if owner != kind:
            continue
        right, given = rate_field(name, gold, read, setting), bool(gold.get(name))
        tally = score.fields[owner, name]
        tally.right += right
        tally.total += 1
        tally.right_given += right * given
        tally.given += given


def rate_field(name: str, gold: Record, read: Record, setting: Setting) -> float:
    """How right a field is, 0 to 1; a value is wrong where the gold has none, and the other way round."""
    if name == "titles":
        ours, theirs = folded(gold.get(name)), folded(read.get(name))
        return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
    one, other = (fold("、".join(map(str, values_of(record.get(name))))) for record in (gold, read))
    if not one or not other:
        return float(one == other)
    if other in setting.also_called(one):
        return 1.0
    return float(name in _LOOSE and _share_pairs(one, other))


def _share_pairs(one: str, other: str) -> bool:
    """Whether the Dice coefficient of the pairs of neighbouring letters is a half at least."""
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    common = len(first & second)
    return common > 0 and 4 * common >= len(first) + len(second)


def _articles_of(ledger: Any) -> Iterator[Mapping[str, Any]]:
    found = ledger.get("articles") if isinstance(ledger, Mapping) else ledger
    return (article for article in values_of(found) if isinstance(article, Mapping))


def _records_of(ledger: Any) -> dict[str, list[Record]]:
    """The records of a known kind by article."""
    records: dict[str, list[Record]] = {}
    for article in _articles_of(ledger):
        known = (record for record in values_of(article.get("records")) if isinstance(record, Mapping))
        records.setdefault(str(article.get("id")), []).extend(r for r in known if r.get("kind") in KINDS)
    return records


def _texts_of(ledger: Any) -> dict[str, Mapping[str, Any]]:
    """The articles that have a text, by their ids."""
    articles = _articles_of(ledger)
    return {str(article.get("id")): article for article in articles if isinstance(article.get("paragraphs"), list)}


def check_is_ledger(document: Any, where: str) -> None:
    """Raise RequestError unless the document is a ledger with records."""
    if not any("records" in article for article in _articles_of(document)):
        remedy = 'a ledger holds {"articles": [{"id", "records"}]}'
        raise RequestError("holds no records", where=where, remedy=remedy)
