"""Who is who on the web: forms and API, who may do what, and that every page goes on working."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.pipeline.test_entities import SHORT, archive, keep, mention  # noqa: F401 - a fixture
from tests.web.test_accounts import cheap, signed_in  # noqa: F401 - a fixture

from chaiban.archive.accounts import add_account
from chaiban.archive.store import Archive
from chaiban.model.account import Role
from chaiban.pipeline.mending import PageMending
from chaiban.web.site import build_site

PLACE = "/ledger/person/?name=王伟"
API = "/api/entity-corrections"


@pytest.fixture
def site(archive: Archive) -> TestClient:  # noqa: F811
    keep(archive, 4, [SHORT])
    built = build_site(archive, mending=PageMending(archive))
    return TestClient(built, base_url="http://localhost", headers={"accept-language": "en"}, follow_redirects=False)


def form(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form with a button of this action."""
    (fields, *_) = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{action}"' in one]
    hidden = re.findall(r'type="hidden" name="(token|revision|key|next|kind|of)" value="([^"]*)"', fields)
    return {name: unescape(value) for name, value in hidden} | {"action": action}


def headings(page: str) -> int:
    return page.count('<section class="entity"')


def test_mentions_are_parted_and_joined_with_forms(site: TestClient) -> None:
    page = site.get(PLACE).text
    assert headings(page) == 1
    answer = site.post("/desk/entities/", data=form(page, "split") | {"mention": [mention(2)]})
    assert answer.status_code == 303
    page = site.get(answer.headers["location"]).text
    assert headings(page) == 2
    answer = site.post("/desk/entities/", data=form(page, "same") | {"mention": [mention(1), mention(2)]})
    assert answer.status_code == 303
    assert headings(site.get(PLACE).text) == 1


def test_another_name_is_found_and_joined(site: TestClient) -> None:
    page = site.get(f"{PLACE}&other=市长").text
    both = {"mention": [mention(1), mention(4, "王市长")]}
    assert unescape(mention(4, "王市长")) in page
    assert site.post("/desk/entities/", data=form(page, "same") | both).status_code == 303
    assert "王市长" in site.get(PLACE).text
    listed = site.get("/ledger/person/").text
    assert listed.count('<th scope="row">') == 1


def test_the_history_says_who_did_what_and_takes_it_back(site: TestClient) -> None:
    site.post("/desk/entities/", data=form(site.get(PLACE).text, "split") | {"mention": [mention(2)]})
    page = site.get("/desk/entities/").text
    assert "2 of 2 mentions are there" in page
    assert site.post("/desk/entities/", data=form(page, "undo")).status_code == 303
    assert headings(site.get(PLACE).text) == 1
    page = site.get("/desk/entities/").text
    assert site.post("/desk/entities/", data=form(page, "redo")).status_code == 303
    assert headings(site.get(PLACE).text) == 2


def test_a_form_that_is_sent_twice_does_it_once_and_an_old_one_nothing(site: TestClient) -> None:
    sent = form(site.get(PLACE).text, "split") | {"mention": [mention(2)]}
    assert [site.post("/desk/entities/", data=sent).status_code for _ in range(2)] == [303, 303]
    assert len(site.get(API).json()["corrections"]) == 1
    assert site.post("/desk/entities/", data=sent | {"key": "another"}).status_code == 412


def test_a_way_back_leads_nowhere_else(site: TestClient) -> None:
    sent = form(site.get(PLACE).text, "split") | {"mention": [mention(2)], "next": "//evil.example"}
    assert site.post("/desk/entities/", data=sent).headers["location"] == "/"


def test_what_makes_no_sense_is_said(site: TestClient) -> None:
    fields = form(site.get(PLACE).text, "split")
    assert site.post("/desk/entities/", data=fields).status_code == 422
    assert site.post("/desk/entities/", data=fields | {"token": "guess"}).status_code == 403


def test_the_api_says_who_is_who_and_takes_corrections(site: TestClient) -> None:
    told = site.get("/api/entities/person?name=王伟")
    (entity,) = told.json()["entities"]
    assert [one["mention"] for one in entity["mentions"]] == [mention(day) for day in (1, 2, 3)]
    seen = told.headers["etag"]
    assert site.get("/api/entities/person?name=王伟", headers={"if-none-match": seen}).status_code == 304
    token = form(site.get(PLACE).text, "split")["token"]
    body = {"corrections": [{"action": "split", "kind": "person", "mentions": [mention(2)]}]}
    headers = {"x-csrf-token": token, "if-match": seen, "idempotency-key": "one"}
    first = site.post(API, json=body, headers=headers)
    assert first.status_code == 200
    assert site.post(API, json=body, headers=headers).json() == first.json()
    assert site.post(API, json=body, headers=headers | {"idempotency-key": "two"}).status_code == 412
    assert site.post(API, json=body, headers=headers | {"if-match": ""}).status_code == 400
    assert site.get("/api/entities/person?name=王伟").headers["etag"] == first.headers["etag"] != seen
    assert site.get("/api/entities/figure?name=x").status_code == 400


def test_correctors_propose_and_readers_look_on(archive: Archive) -> None:  # noqa: F811
    for role in Role:
        add_account(archive, role.value, role, "correct horse 12")
    site = build_site(archive, mending=PageMending(archive), alone=False)
    reader, token = signed_in(site, "reader")
    assert 'value="split"' not in reader.get(PLACE).text
    body = {"corrections": [{"action": "split", "kind": "person", "mentions": [mention(2)]}]}
    assert reader.post(API, json=body, headers={"x-csrf-token": token, "if-match": "*"}).status_code == 403
    corrector, _ = signed_in(site, "corrector")
    sent = form(corrector.get(PLACE).text, "split") | {"mention": [mention(2)]}
    assert corrector.post("/desk/entities/", data=sent).status_code == 303
    assert headings(corrector.get(PLACE).text) == 1
    assert 'value="accept"' not in corrector.get("/desk/entities/").text
    editor, _ = signed_in(site, "editor")
    accepted = form(editor.get("/desk/entities/").text, "accept")
    assert editor.post("/desk/entities/", data=accepted).status_code == 303
    assert headings(editor.get(PLACE).text) == 2
    public = TestClient(site, base_url="http://localhost", follow_redirects=False)
    assert headings(public.get(PLACE).text) == 2
    assert "<form action" not in public.get(PLACE).text.split("<main")[1]
    assert public.get("/desk/entities/").status_code == 303
