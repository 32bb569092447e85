"""What programs read: feeds, the sitemap, the JSON API."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from chaiban.archive import look_up
from chaiban.archive.public import is_public, public_record
from chaiban.model.account import Right
from chaiban.model.catalogue import Sheet
from chaiban.web import api
from chaiban.web.addresses import item_path
from chaiban.web.answers import json_answer
from chaiban.web.api_stories import issue_stories_json, item_links_json
from chaiban.web.desk import Desk
from chaiban.web.feeds import NEWEST, atom, rss, sitemap
from chaiban.web.openapi import PATHS, openapi
from chaiban.web.permissions import Endpoint


class Machines:
    """The answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.archive, self.views = desk, desk.archive, desk.views

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/feed.atom", self.feed
        yield "GET", "/feed.rss", self.feed
        yield "GET", "/sitemap.xml", self.sitemap
        yield "GET", "/robots.txt", self.robots
        yield "GET", "/api/", self.api_page
        yield "GET", "/api/openapi.json", lambda _: json_answer(openapi())
        yield "GET", "/api/titles", self.api_titles
        yield "GET", "/api/search", self.api_search
        yield "GET", "/api/stories/{slug}/{label}", self.api_stories
        yield "GET", "/api/titles/{slug}", self.api_thing
        yield "GET", "/api/titles/{slug}/{label}", self.api_thing
        yield "GET", "/api/titles/{slug}/{label}/{page}", self.api_thing
        yield "GET", "/api/titles/{slug}/{label}/{page}/{key}", self.api_thing

    def feed(self, request: Request) -> Response:
        """The newest items, as Atom or RSS."""
        items = look_up.newest(self.archive, None, NEWEST)
        base = str(request.base_url)
        write, sort = (atom, "atom") if request.url.path.endswith("atom") else (rss, "rss")
        text = write(
            self.desk.setting(request).say("archive"), items, base, [base + item_path(item) for item in items]
        )
        return Response(text, media_type=f"application/{sort}+xml")

    def sitemap(self, request: Request) -> Response:
        """The addresses of all items."""
        base = str(request.base_url)
        places = (base + item_path(item) for item in look_up.every_item(self.archive))
        return Response(sitemap(places), media_type="application/xml")

    def robots(self, request: Request) -> Response:
        """What search engines may do."""
        ban = "Disallow: /" if self.desk.noindex else f"Allow: /\nSitemap: {request.base_url}sitemap.xml"
        return Response(f"User-agent: *\n{ban}\n", media_type="text/plain")

    def api_page(self, request: Request) -> Response:
        """The API in a few lines."""
        said = [f"GET {path} — {summary}" for path, (summary, _) in PATHS.items()]
        setting = self.desk.setting(request)
        link = setting.at.file("api/openapi.json")
        return self.desk.page(request, self.views.message(setting, "API", said, link))

    def api_titles(self, _: Request) -> Response:
        """All newspapers."""
        return json_answer(api.all_titles(self.archive))

    def api_search(self, request: Request) -> Response:
        """The hits of a search; 400 for a field that makes no sense."""
        try:
            return json_answer(api.search_json(self.views.search_engine, self.desk.setting(request).asked))
        except ValueError as error:
            return json_answer({"error": str(error)}, 400)

    def api_stories(self, request: Request) -> Response:
        """The stories of an issue."""
        return json_answer(issue_stories_json(self.archive, self.desk.issue(request)))

    def api_thing(self, request: Request) -> Response:
        """The newspaper, issue, page or item of the path."""
        given = request.path_params
        title = self.desk.title(request)
        if "label" not in given:
            issues = [api.issue_json(issue) for issue in look_up.issues(self.archive, title)]
            return json_answer(api.title_json(title) | {"all": issues})
        issue = self.desk.issue(request)
        if "page" not in given:
            account = self.desk.account(request)
            may_read = account is not None and account.may(Right.READ)

            def seen(sheet: Sheet) -> bool:
                return may_read or is_public(self.archive, sheet)

            sheets = [api.sheet_json(sheet) for sheet in look_up.sheets(self.archive, issue) if seen(sheet)]
            return json_answer(api.issue_json(issue) | {"all": sheets})
        sheet = self.desk.sheet(request)
        if "key" not in given:
            items = [api.item_json(item) for item in look_up.items(self.archive, sheet) if not item.withdrawn]
            reading = public_record(self.archive, sheet)
            return json_answer(api.sheet_json(sheet) | {"items": items, "reading": reading})
        item, _ = self.desk.item(request, sheet)
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        return json_answer(api.item_json(item) | item_links_json(self.archive, item))
