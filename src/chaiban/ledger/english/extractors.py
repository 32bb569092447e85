"""The extractors of English articles, one a kind, in their order."""

from __future__ import annotations

from chaiban.ledger.english import (
    activities,
    awards,
    documents,
    measures,
    organisations,
    people,
    places,
    programmes,
    statements,
    times,
)

ENGLISH = (
    times.find,
    measures.find,
    documents.find,
    places.find,
    organisations.find,
    people.find,
    programmes.find,
    activities.find,
    statements.find,
    awards.find,
)
