"""Corrections over the JSON API, without permissions: those are the routes' business."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chaiban.errors import ChaibanError, RequestError
from chaiban.model.catalogue import Sheet
from chaiban.web.mending import Mending

STATUSES = {"request": 400, "forbidden": 403, "archive": 404, "stale": 412, "correction": 422}
"""HTTP status by the code of the error."""


def shown_json(mending: Mending, sheet: Sheet) -> tuple[dict[str, Any], str]:
    """The page as it is shown, and its ETag."""
    answer = mending.shown(sheet)
    return answer, etag_of(answer)


def correct_json(
    mending: Mending, sheet: Sheet, body: object, *, by: str, if_match: str, key: str, may_edit: bool
) -> tuple[dict[str, Any], str]:
    """The page after the corrections of the body, and its ETag."""
    if not isinstance(body, Mapping):
        raise RequestError("the body is a JSON object")
    expected = if_match.strip().removeprefix("W/").strip('"')
    answer = mending.correct(sheet, body, by=by, expected=expected, key=key, may_edit=may_edit)
    return answer, etag_of(answer)


def version_json(mending: Mending, sheet: Sheet, number: str) -> dict[str, Any]:
    """The page as it was."""
    return mending.version(sheet, _number(number))


def compare_json(mending: Mending, sheet: Sheet, old: str, new: str) -> dict[str, Any]:
    """What changed from one version to another."""
    return mending.compare(sheet, _number(old), _number(new))


def etag_of(answer: Mapping[str, Any]) -> str:
    """The page's revision as an ETag."""
    return f'"{answer["revision"]}"'


def error_json(error: ChaibanError) -> tuple[dict[str, Any], int]:
    """What went wrong and what to do now, with the HTTP status."""
    answer = {"error": error.reason, "where": error.where, "remedy": error.remedy, "code": error.code}
    return answer, STATUSES.get(error.code, 400)


def _number(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise RequestError(f"{said[:20]!r} is no version", remedy="give a number")
    return int(said)
