"""Whatever the API is asked, in or out of its description, it answers, and never with a fault of its own."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chaiban.archive.store import Archive
from chaiban.pipeline.mending import PageMending
from chaiban.web.openapi import openapi
from chaiban.web.site import build_site

schemathesis = pytest.importorskip("schemathesis")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.mark.usefixtures("paper")
def test_no_request_that_the_description_allows_is_a_fault(archive: Archive) -> None:
    site = build_site(archive, hosts=["*"], mending=PageMending(archive))
    with TestClient(site, base_url="http://localhost") as client:
        page = client.get("/desk/").text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    schema = schemathesis.openapi.from_dict(openapi())
    asked = 0
    seen: set[int] = set()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: Any) -> None:
        nonlocal asked
        asked += 1
        # Half of the changes are signed and of the page as it is, so that they come as far as the journal.
        sign = {"X-CSRF-Token": token[1], "If-Match": "*"} if asked % 4 else {}
        if sign and "page" in case.path_parameters:
            case.path_parameters.update(slug="示例日报", label="2025-03-12", page="A1")
        status = status_of(site, case, sign)
        assert status < 500, case.formatted_path
        if case.method == "POST":
            seen.add(status)

    for operation in schema.get_all_operations():
        operation = operation.ok()
        for mode in schemathesis.GenerationMode:
            # A path without parameters can't be asked wrongly.
            with contextlib.suppress(Unsatisfiable):
                asking: Any = given
                asking(operation.as_strategy(generation_mode=mode))(ask)()
    assert asked > 300
    assert 403 in seen
    assert seen & {200, 422}, "no change came as far as the journal"


def status_of(site: Starlette, case: Any, sign: dict[str, str]) -> int:
    with TestClient(site, base_url="http://localhost", raise_server_exceptions=False) as client:
        sent = case.as_transport_kwargs(base_url="http://localhost")
        sent["headers"] = {**dict(sent.get("headers") or {}), **sign}
        keys = ("method", "url", "params", "headers", "cookies", "json", "content", "data")
        return int(client.request(**{key: sent[key] for key in keys if sent.get(key) is not None}).status_code)
