"""Labelled articles without their texts, and how the gold is made of them and the archives that hold the texts.

A label file holds for each article which paragraphs of the archive's line it is made of, and its records with every
printed word given as a stretch of the article: [paragraph, start, end], -1 being the headline. What remains as
letters is in nobody's text.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

LABELS = Path(__file__).resolve().parents[1] / "tests" / "ledger" / "labels"
"""Where the label files are."""

PLAIN = frozenset(
    (
        "kind",
        "level",
        "qualifier",
        "doc_kind",
        "type",
        "unit",
        "value",
        "optional",
        "paragraph",
        "start",
        "end",
        "alt",
    )
)
"""Fields that are written as they are; `time` of an activity is one more."""

Json: TypeAlias = dict[str, Any]
Stretch: TypeAlias = Sequence[int]


@dataclass(frozen=True, slots=True)
class Gold:
    """A rebuilt gold: articles with texts and records, the ids of those that no archive held, the kinds labelled."""

    articles: tuple[Json, ...]
    missing: tuple[str, ...]
    kinds: tuple[str, ...] = ()

    def document(self) -> Json:
        """The gold in its JSON form; its texts are in it, so it is an input as well."""
        return {"articles": list(self.articles)}

    def texts(self) -> Json:
        """The articles alone, as `chaiban ledger --from` takes them."""
        return {"articles": [{k: v for k, v in a.items() if k != "records"} for a in self.articles]}


def label_files(split: str | None = None) -> list[Path]:
    """The label files in order of their names, or the one of a split (dev, test, events, events-held,
    mixed, mixed-held, fresh, fresh-held, named, named-held)."""
    return sorted(LABELS.glob(f"{split or '*'}.json"))


def rebuild_gold(labels: Path, archives: Iterable[Path]) -> Gold:
    """The gold of a label file with the texts put back in from archives (jsonl.xz: paras, perhaps title).

    An article is found by the digest of its printed paragraphs, so an archive that was changed yields none.
    """
    document = json.loads(labels.read_text(encoding="utf-8"))
    wanted = document["articles"]
    digests = {article["digest"] for article in wanted}
    found = {digest: printed for digest, printed in _printed_in(archives) if digest in digests}
    articles, missing = [], []
    for article in wanted:
        printed = found.get(article["digest"])
        if printed is None:
            missing.append(article["id"])
        else:
            articles.append(_article(article, printed))
    return Gold(tuple(articles), tuple(missing), tuple(document.get("kinds", ())))


def of_kinds(ledger: Any, kinds: tuple[str, ...]) -> Any:
    """The ledger with the kinds that were labelled, all if none is named."""
    if not kinds:
        return ledger
    articles = [{**a, "records": [r for r in a["records"] if r["kind"] in kinds]} for a in ledger["articles"]]
    return {**ledger, "articles": articles}


def digest_of(printed: Sequence[str]) -> str:
    """The digest of an archive's article: its title, if it has one, and its paragraphs as printed."""
    return hashlib.sha256("\n".join(printed).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _printed_in(archives: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    for path in archives:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                printed = [article["title"]] if "title" in article else []
                printed += article["paras"]
                yield digest_of(printed), printed


def _article(label: Json, printed: Sequence[str]) -> Json:
    sources = dict(enumerate(printed))
    headline = _words(label["headline"], sources)
    paragraphs = [_words(stretches, sources) for stretches in label["paragraphs"]]
    texts = {-1: headline, **dict(enumerate(paragraphs))}
    return {
        "id": label["id"],
        "issue_date": label["issue_date"],
        "headline": headline,
        "dateline": _words(label["dateline"], sources) if label["dateline"] else None,
        "paragraphs": paragraphs,
        "records": [_record(record, texts) for record in label["records"]],
    }


def _record(label: Json, texts: Mapping[int, str]) -> Json:
    return {name: _field(name, value, texts) for name, value in label.items()}


def _field(name: str, value: Any, texts: Mapping[int, str]) -> Any:
    if name in PLAIN or not isinstance(value, list):
        return value
    # A list of names is a list of lists of parts; a part is a stretch of numbers, or letters.
    if all(isinstance(item, list) and not _is_stretch(item) for item in value):
        return [_words(item, texts) for item in value]
    return _words(value, texts)


def _is_stretch(part: Any) -> bool:
    return isinstance(part, list) and len(part) == 3 and all(isinstance(number, int) for number in part)


def _words(parts: Sequence[Stretch | str], texts: Mapping[int, str]) -> str:
    return "".join(part if isinstance(part, str) else texts[part[0]][part[1] : part[2]] for part in parts)
