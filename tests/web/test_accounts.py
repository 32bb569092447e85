"""Who may ask for what: route by route, from the table and from the description of the API."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from chaiban.archive import passwords
from chaiban.archive.accounts import accounts, add_account, remove_account, set_password
from chaiban.archive.store import Archive
from chaiban.cli.main import main
from chaiban.errors import ArchiveError, ExitCode, RequestError
from chaiban.model.account import RIGHTS, Right, Role
from chaiban.pipeline.mending import PageMending
from chaiban.web.attempts import WITHIN_SECONDS, Attempts
from chaiban.web.door import SESSION
from chaiban.web.openapi import openapi
from chaiban.web.permissions import TABLE
from chaiban.web.site import build_site

PASSWORD = "correct horse 12"
VALUES = {"slug": "示例日报", "label": "2025-03-12", "page": "A1", "key": "1", "name": "style.css"}
VALUES |= {"kind": "people", "number": "0"}
CORRECTIONS = "/api/titles/示例日报/2025-03-12/A1/corrections"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost little here; what they cost outside is in a test of its own."""
    monkeypatch.setattr(passwords, "_COST", 2**4)


def test_a_password_costs_memory_to_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert passwords.password_hash(PASSWORD).startswith("scrypt$32768$8$3$")


@pytest.fixture
def site(archive: Archive) -> Starlette:
    for role in Role:
        add_account(archive, role.value, role, PASSWORD)

    def ingest(data: bytes, name: str, title: str) -> list[tuple[str, str]]:
        return [(f"{title} {name} {len(data)}", "/")]

    return build_site(archive, ingest=ingest, mending=PageMending(archive), alone=False)


def visitor(site: Starlette) -> TestClient:
    return TestClient(site, base_url="http://localhost", follow_redirects=False)


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def knock(client: TestClient, name: str, password: str = PASSWORD, way: str = "/") -> int:
    token = token_of(client.get("/sign-in/").text)
    data = {"token": token, "name": name, "password": password, "next": way}
    return client.post("/sign-in/", data=data).status_code


def signed_in(site: Starlette, name: str) -> tuple[TestClient, str]:
    """The client and its token for changes."""
    client = visitor(site)
    assert knock(client, name) == 303
    return client, token_of(client.get("/").text)


def ask(client: TestClient, method: str, path: str, headers: dict[str, str] | None = None) -> int:
    body = {} if method == "GET" else {"content": b"{}"}
    place = re.sub(r"\{(\w+)(:path)?\}", lambda name: VALUES.get(name[1], "1"), path)
    sent = {"content-type": "application/json", **(headers or {})}
    return client.request(method, place, headers=sent, **body).status_code  # type: ignore[arg-type]


class TestPasswords:
    def test_a_password_is_never_in_the_archive(self, archive: Archive) -> None:
        add_account(archive, "ann", Role.EDITOR, PASSWORD)
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert PASSWORD.encode() not in (archive.folder / "archive.sqlite3").read_bytes()

    @pytest.mark.parametrize("password", ["", "123456789", "x" * 1001])
    def test_a_password_that_is_too_short_or_long_is_refused(self, archive: Archive, password: str) -> None:
        with pytest.raises(RequestError):
            add_account(archive, "ann", Role.EDITOR, password)
        assert accounts(archive) == ()

    def test_a_new_password_ends_all_sessions_and_the_old_one_is_refused(
        self, site: Starlette, archive: Archive
    ) -> None:
        client, _ = signed_in(site, "editor")
        set_password(archive, "editor", "another word 34")
        assert client.get("/add/").status_code == 303
        assert knock(client, "editor") == 403
        assert knock(client, "editor", "another word 34") == 303

    def test_who_is_removed_is_out_at_once_and_may_come_back(self, site: Starlette, archive: Archive) -> None:
        client, _ = signed_in(site, "editor")
        remove_account(archive, "editor")
        assert client.get("/add/").status_code == 303
        assert knock(client, "editor") == 403
        add_account(archive, "editor", Role.READER, PASSWORD)
        assert knock(client, "editor") == 303

    def test_a_name_is_given_once(self, archive: Archive) -> None:
        add_account(archive, "ann", Role.EDITOR, PASSWORD)
        with pytest.raises(ArchiveError, match="already"):
            add_account(archive, " ann ", Role.READER, PASSWORD)

    def test_every_change_and_every_refusal_is_in_the_log(self, site: Starlette, archive: Archive) -> None:
        client = visitor(site)
        knock(client, "editor", "wrong password")
        knock(client, "editor")
        remove_account(archive, "reader")
        said = {row[0] for row in archive.connection.execute("SELECT action FROM log")}
        assert {"account added", "sign-in refused", "sign-in", "account removed"} <= said


class TestSessions:
    def test_the_cookie_is_hidden_from_scripts_and_from_other_sites(self, archive: Archive) -> None:
        add_account(archive, "ann", Role.EDITOR, PASSWORD)
        for https in (False, True):
            client = TestClient(
                build_site(archive, alone=False, https=https), base_url="https://localhost", follow_redirects=False
            )
            token = token_of(client.get("/sign-in/").text)
            answer = client.post("/sign-in/", data={"token": token, "name": "ann", "password": PASSWORD})
            (cookie,) = (c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{SESSION}="))
            assert "httponly" in cookie.lower()
            assert "samesite=lax" in cookie.lower()
            assert ("secure" in cookie.lower()) is https

    def test_signing_out_ends_the_session_in_the_archive(self, site: Starlette) -> None:
        client, token = signed_in(site, "editor")
        secret = client.cookies[SESSION]
        assert client.post("/sign-out/", data={"token": token}).status_code == 303
        assert visitor(site).get("/add/", headers={"cookie": f"{SESSION}={secret}"}).status_code == 303

    def test_the_database_does_not_hold_what_a_thief_could_sign_in_with(
        self, site: Starlette, archive: Archive
    ) -> None:
        client, _ = signed_in(site, "editor")
        kept = [row[0] for row in archive.connection.execute("SELECT token FROM session")]
        assert client.cookies[SESSION] not in kept

    def test_a_wrong_name_and_a_wrong_password_are_told_the_same(self, site: Starlette) -> None:
        answers = []
        for name in ("editor", "nobody"):
            client = visitor(site)
            token = token_of(client.get("/sign-in/").text)
            text = client.post("/sign-in/", data={"token": token, "name": name, "password": "wrong password"}).text
            answers.append(re.sub(r'value="[^"]*"', "", text))
        assert answers[0] == answers[1]

    def test_guessing_is_slowed_down(self, site: Starlette) -> None:
        client = visitor(site)
        assert [knock(client, "editor", f"wrong {number} word") for number in range(6)] == [403] * 5 + [429]
        assert knock(client, "editor") == 429
        assert knock(client, "corrector") == 303

    def test_attempts_are_forgotten_after_a_while(self) -> None:
        moment = 0.0
        attempts = Attempts(lambda: moment)
        for _ in range(5):
            attempts.refused("ann", "here")
        assert attempts.wait("ann", "here") > 0
        assert attempts.wait("ann", "there") == 0
        moment = WITHIN_SECONDS + 1
        assert attempts.wait("ann", "here") == 0

    @pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
    def test_the_door_leads_nowhere_else(self, site: Starlette, way: str) -> None:
        client = visitor(site)
        token = token_of(client.get("/sign-in/").text)
        data = {"token": token, "name": "editor", "password": PASSWORD, "next": way}
        assert client.post("/sign-in/", data=data).headers["location"] == "/"

    def test_another_site_can_sign_nobody_in(self, site: Starlette) -> None:
        client = visitor(site)
        token = token_of(client.get("/sign-in/").text)
        data = {"token": token, "name": "editor", "password": PASSWORD}
        assert client.post("/sign-in/", data=data, headers={"origin": "http://evil.example"}).status_code == 403
        client.cookies.clear()
        assert client.post("/sign-in/", data=data).status_code == 403


class TestTheAdministratorsPage:
    def change(self, client: TestClient, token: str, **asked: str) -> int:
        return client.post("/desk/accounts/", data={"token": token, **asked}).status_code

    def test_an_account_is_made_given_another_role_and_password_and_removed(
        self, site: Starlette, archive: Archive
    ) -> None:
        client, token = signed_in(site, "administrator")
        added = {"action": "add", "name": "安妮", "role": "corrector", "password": PASSWORD}
        assert self.change(client, token, **added) == 303
        page = client.get("/desk/accounts/").text
        assert "安妮" in page
        assert PASSWORD not in page
        theirs, _ = signed_in(site, "安妮")
        assert theirs.get("/add/").status_code == 403
        assert self.change(client, token, action="role", name="安妮", role="editor") == 303
        assert theirs.get("/add/").status_code != 403
        assert self.change(client, token, action="password", name="安妮", password="another word 34") == 303
        assert theirs.get("/desk/").status_code == 303
        assert knock(visitor(site), "安妮", "another word 34") == 303
        assert self.change(client, token, action="remove", name="安妮") == 303
        assert knock(visitor(site), "安妮", "another word 34") == 403
        rows = archive.connection.execute("SELECT action, detail FROM log WHERE subject = '安妮'").fetchall()
        told = [(what, detail) for what, detail in rows if not what.startswith("sign-in")]
        assert told == [
            ("account added", "corrector, by administrator"),
            ("role changed", "editor, by administrator"),
            ("password changed", "by administrator"),
            ("account removed", "by administrator"),
        ]

    def test_an_archive_keeps_an_administrator(self, site: Starlette, archive: Archive) -> None:
        client, token = signed_in(site, "administrator")
        assert self.change(client, token, action="role", name="administrator", role="reader") == 400
        assert self.change(client, token, action="remove", name="administrator") == 400
        assert (
            "nobody else"
            in client.post("/desk/accounts/", data={"token": token, "action": "remove", "name": "administrator"}).text
        )
        assert self.change(client, token, action="role", name="editor", role="administrator") == 303
        assert self.change(client, token, action="remove", name="administrator") == 303
        assert [one.role for one in accounts(archive) if one.name == "editor"] == [Role.ADMINISTRATOR]

    def test_the_first_account_is_an_administrators(self, archive: Archive) -> None:
        client = visitor(build_site(archive, alone=True))
        token = token_of(client.get("/desk/accounts/").text)
        asked = {"action": "add", "name": "ann", "role": "reader", "password": PASSWORD}
        assert self.change(client, token, **asked) == 400
        assert self.change(client, token, **asked | {"role": "administrator"}) == 303
        assert client.get("/desk/accounts/").status_code == 303

    @pytest.mark.parametrize(
        "asked",
        [
            {"action": "add", "name": "", "role": "reader", "password": PASSWORD},
            {"action": "add", "name": "x", "role": "king", "password": PASSWORD},
            {"action": "add", "name": "x", "role": "reader", "password": "short"},
            {"action": "remove", "name": "nobody"},
            {"action": "explode", "name": "editor"},
            {},
        ],
    )
    def test_nonsense_is_refused_and_changes_nothing(
        self, site: Starlette, archive: Archive, asked: dict[str, str]
    ) -> None:
        client, token = signed_in(site, "administrator")
        before = accounts(archive)
        assert self.change(client, token, **asked) == 400
        assert accounts(archive) == before

    def test_nobody_else_and_no_unsigned_request_changes_anything(self, site: Starlette, archive: Archive) -> None:
        before = accounts(archive)
        for name in ("reader", "corrector", "editor"):
            client, token = signed_in(site, name)
            assert client.get("/desk/accounts/").status_code == 403
            assert self.change(client, token, action="remove", name="reader") == 403
        client, _ = signed_in(site, "administrator")
        assert self.change(client, "", action="remove", name="reader") == 403
        assert accounts(archive) == before

    def test_a_name_that_would_like_to_be_a_script_is_a_name(self, site: Starlette) -> None:
        client, token = signed_in(site, "administrator")
        hostile = "<img src=x onerror=alert(1)>"
        assert self.change(client, token, action="add", name=hostile, role="reader", password=PASSWORD) == 303
        assert "<img src=x" not in client.get("/desk/accounts/").text


class TestTheTable:
    def test_every_route_of_the_site_is_in_it_and_no_other(self, site: Starlette) -> None:
        routes = {
            (method, route.path)
            for route in site.routes
            if isinstance(route, Route)
            for method in (route.methods or ())
            if method != "HEAD"
        }
        assert routes == set(TABLE)

    def test_each_role_may_do_what_the_one_before_it_may(self) -> None:
        for lower, higher in zip(list(Role), list(Role)[1:], strict=False):
            assert RIGHTS[lower] < RIGHTS[higher] or (RIGHTS[lower] <= RIGHTS[higher] and higher is list(Role)[-1])
        assert Right.PROPOSE not in RIGHTS[Role.READER]
        assert Right.PUBLISH not in RIGHTS[Role.CORRECTOR]

    @pytest.mark.usefixtures("paper")
    @pytest.mark.parametrize("role", [None, *Role])
    def test_every_route_is_refused_to_whom_it_is_not_for(self, site: Starlette, role: Role | None) -> None:
        client, token = (visitor(site), "") if role is None else signed_in(site, role.value)
        for (method, path), right in TABLE.items():
            if path in ("/sign-in/", "/sign-out/"):
                continue
            allowed = right is Right.ANYONE or (role is not None and right in RIGHTS[role])
            status = ask(client, method, path, {"x-csrf-token": token})
            refused = status in (401, 403) or (status == 303 and role is None)
            assert refused != allowed, (method, path, status)
            assert status < 500

    @pytest.mark.usefixtures("paper")
    @pytest.mark.parametrize("role", list(Role))
    def test_a_change_that_is_not_signed_is_refused_to_everybody(
        self, site: Starlette, archive: Archive, role: Role
    ) -> None:
        client, token = signed_in(site, role.value)
        before = contents(archive)
        for method, path in TABLE:
            if method != "GET" and path != "/sign-in/":
                for headers in (
                    {},
                    {"x-csrf-token": "guess"},
                    {"x-csrf-token": token, "origin": "http://evil.example"},
                ):
                    assert ask(client, method, path, headers) == 403, (method, path, headers)
        assert contents(archive) == before

    @pytest.mark.usefixtures("paper")
    def test_every_change_that_the_api_describes_needs_a_right_and_is_in_the_table(self, site: Starlette) -> None:
        client = visitor(site)
        for path, methods in openapi()["paths"].items():
            for method in methods:
                right = TABLE[method.upper(), path]
                if method != "get":
                    assert right is not Right.ANYONE
                    assert ask(client, method.upper(), path) == 401


@pytest.mark.usefixtures("paper")
class TestCorrections:
    def post(self, client: TestClient, token: str, *corrections: Mapping[str, object], **headers: str) -> int:
        sent = {
            "x-csrf-token": token,
            "if-match": "*",
            **{name.replace("_", "-"): said for name, said in headers.items()},
        }
        return client.post(CORRECTIONS, json={"corrections": corrections}, headers=sent).status_code

    def test_a_reader_can_not_propose(self, site: Starlette, archive: Archive) -> None:
        client, token = signed_in(site, "reader")
        before = contents(archive)
        assert self.post(client, token, {"action": "kind", "item": "a1", "kind": "notice"}) == 403
        assert contents(archive) == before

    def test_a_corrector_proposes_and_an_editor_accepts(self, site: Starlette) -> None:
        client, token = signed_in(site, "corrector")
        assert self.post(client, token, {"action": "kind", "item": "a1", "kind": "notice"}) == 200
        place = CORRECTIONS.replace("corrections", "shown")
        assert {one["kind"] for one in client.get(place).json()["page"]["articles"]} == {"article"}
        (waiting,) = client.get(place).json()["proposals"]
        assert self.post(client, token, {"action": "accept", "of": [waiting["id"]]}) == 403
        editor, signed = signed_in(site, "editor")
        assert self.post(editor, signed, {"action": "accept", "of": [waiting["id"]]}) == 200
        assert "notice" in {one["kind"] for one in editor.get(place).json()["page"]["articles"]}
        assert [row["by"] for row in editor.get(CORRECTIONS).json()["corrections"]] == ["corrector", "editor"]

    @pytest.mark.parametrize("state", ["checked", "published"])
    def test_a_corrector_can_not_check_or_publish(self, site: Starlette, archive: Archive, state: str) -> None:
        client, token = signed_in(site, "corrector")
        before = contents(archive)
        assert self.post(client, token, {"action": "mark", "state": state}) == 403
        assert contents(archive) == before
        editor, signed = signed_in(site, "editor")
        assert self.post(editor, signed, {"action": "mark", "state": state}) == 200

    def test_what_was_seen_has_to_be_what_is_there(self, site: Starlette) -> None:
        client, token = signed_in(site, "editor")
        seen = client.get(CORRECTIONS.replace("corrections", "shown")).headers["etag"]
        change = {"action": "kind", "item": "a1", "kind": "notice"}
        assert self.post(client, token, change, if_match=seen, idempotency_key="one") == 200
        assert self.post(client, token, change, if_match=seen, idempotency_key="one") == 200
        assert len(client.get(CORRECTIONS).json()["corrections"]) == 1
        assert self.post(client, token, change, if_match=seen) == 412
        assert self.post(client, token, change, if_match="") == 400
        again = client.get(CORRECTIONS.replace("corrections", "shown"), headers={"if-none-match": seen})
        assert again.status_code == 200

    @pytest.mark.parametrize(
        "body", [b"", b"[]", b"{", b'{"corrections": 1}', b'"x"', b"[" * 100_000, b"\xff", b"null"]
    )
    def test_no_body_is_a_fault(self, site: Starlette, body: bytes) -> None:
        client, token = signed_in(site, "editor")
        headers = {"x-csrf-token": token, "if-match": "*"}
        assert client.post(CORRECTIONS, content=body, headers=headers).status_code == 400
        assert client.post(CORRECTIONS, content=b"x" * (2**20 + 1), headers=headers).status_code == 413

    def test_only_published_pages_are_public_if_the_archive_is_told_so(self, site: Starlette) -> None:
        head, token = signed_in(site, "administrator")
        public = visitor(site)
        issue = "/titles/示例日报/2025-03-12/"
        places = [
            f"{issue}A1/",
            f"{issue}A1/1/",
            f"{issue}A1/1/text.txt",
            "/api" + f"{issue}A1",
            "/api" + f"{issue}A1/1",
        ]
        assert {public.get(place).status_code for place in places} == {200}
        assert '"all_public": true' in head.get(f"{issue}A1/mend/").text
        answer = head.post("/desk/public/", data={"token": token, "which": "published"})
        assert answer.status_code == 303
        assert {public.get(place).status_code for place in places} == {404}
        for place in (
            issue,
            "/",
            "/api/titles/示例日报/2025-03-12",
            "/api/search?q=石桥",
            "/feed.atom",
            "/sitemap.xml",
        ):
            assert "石桥通车" not in public.get(place).text
            assert "/A1/" not in public.get(place).text
        assert head.get(f"{issue}A1/").status_code == 200
        assert '"all_public": false' in head.get(f"{issue}A1/mend/").text
        assert self.post(head, token, {"action": "mark", "state": "published"}) == 200
        assert {public.get(place).status_code for place in places} == {200}
        assert "石桥通车" in public.get(f"{issue}A1/").text
        assert "石桥通车" in public.get("/api/search?q=石桥").text
        assert public.get(f"{issue}A2/").status_code == 404


def contents(archive: Archive) -> list[str]:
    """All that the archive holds, but the sessions."""
    return [line for line in archive.connection.iterdump() if '"session"' not in line]


class TestOneMachine:
    def test_nobody_needs_to_sign_in_as_long_as_there_is_no_account(self, archive: Archive) -> None:
        site = build_site(archive, ingest=lambda *_: [])
        assert visitor(site).get("/add/").status_code == 200
        add_account(archive, "ann", Role.EDITOR, PASSWORD)
        assert visitor(site).get("/add/").status_code == 303

    def test_without_accounts_others_stay_outside(self, archive: Archive) -> None:
        assert visitor(build_site(archive, ingest=lambda *_: [], alone=False)).get("/add/").status_code == 303

    @pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--name", "paper.example"]])
    def test_letting_others_in_without_an_account_is_refused_with_the_command_that_makes_one(
        self, archive: Archive, capsys: pytest.CaptureFixture[str], options: list[str]
    ) -> None:
        assert main(["serve", str(archive.folder), "--port", "0", "--check", *options]) == ExitCode.BAD_REQUEST
        assert f"chaiban account add {archive.folder} NAME --role administrator" in capsys.readouterr().err


def test_accounts_are_made_and_listed_on_the_command_line(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    place = str(archive.folder)
    assert main(["account", "add", place, "安妮", "--role", "editor"]) == ExitCode.OK
    assert main(["account", "list", place]) == ExitCode.OK
    assert "安妮\teditor" in capsys.readouterr().out
    assert main(["account", "remove", place, "安妮"]) == ExitCode.OK
    assert main(["account", "remove", place, "安妮"]) != ExitCode.OK
    assert main(["account", "add", place]) == ExitCode.BAD_REQUEST
    assert PASSWORD not in capsys.readouterr().out
