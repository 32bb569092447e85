"""The server: addresses to views."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from chaiban.archive import look_up
from chaiban.archive.public import public_record
from chaiban.archive.store import Archive
from chaiban.archive.stories import story_of
from chaiban.errors import ChaibanError
from chaiban.model.catalogue import Issue, Item, Sheet, Title
from chaiban.web import api
from chaiban.web.addresses import Addresses, item_path
from chaiban.web.answers import SafeHeaders, file_answer, json_answer, json_bytes, picture_answer, static_file
from chaiban.web.api_stories import issue_stories_json, item_links_json
from chaiban.web.clean_text import article_of, clean_text
from chaiban.web.documents import hits_csv, item_docx
from chaiban.web.feeds import NEWEST, atom, rss, sitemap
from chaiban.web.ledger_pages import KINDS
from chaiban.web.openapi import PATHS, openapi
from chaiban.web.pictures import NoPictures, Pictures
from chaiban.web.views import Setting, Views
from chaiban.web.whole_story import story_text
from chaiban.web.wording import LANGUAGES, Wording

PICTURES = ("page", "large", "thumbnail")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UPLOADS = 100
_UPLOAD_BYTES = 64 * 2**20

Thing = TypeVar("Thing")

Ingest = Callable[[bytes, str, str], Sequence[tuple[str, str]]]
"""(data, file name, newspaper) -> (words, path) of each page that was kept; raises ChaibanError."""


def build_site(
    archive: Archive,
    *,
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]"),
    ingest: Ingest | None = None,
    pictures: Pictures | None = None,
    noindex: bool = False,
) -> Starlette:
    """The e-paper of an archive as an ASGI application that answers only to these host names."""
    site = _Site(archive, ingest, pictures or NoPictures(), noindex)
    plain = [
        Route("/", site.front),
        Route("/ledger/", site.ledger),
        Route("/ledger/{kind}/", site.ledger),
        Route("/titles/{slug}/", site.title),
        Route("/titles/{slug}/{label}/", site.issue),
        Route("/titles/{slug}/{label}/{page}/", site.sheet),
        *(Route(f"/titles/{{slug}}/{{label}}/{{page}}/{name}.png", site.picture) for name in PICTURES),
        Route("/titles/{slug}/{label}/{page}/places.json", site.places),
        Route("/titles/{slug}/{label}/{page}/{key}/", site.item),
        Route("/titles/{slug}/{label}/{page}/{key}/text.txt", site.text),
        Route("/titles/{slug}/{label}/{page}/{key}/article.docx", site.docx),
        Route("/titles/{slug}/{label}/{page}/{key}/story/", site.story),
        Route("/titles/{slug}/{label}/{page}/{key}/story/text.txt", site.story_text),
        Route("/search/", site.search),
        Route("/search/hits.csv", site.hits),
        Route("/feed.atom", site.feed),
        Route("/feed.rss", site.feed),
        Route("/sitemap.xml", site.sitemap),
        Route("/robots.txt", site.robots),
        Route("/static/{name}", static_file),
        Route("/api/", site.api_page),
        Route("/api/openapi.json", lambda _: json_answer(openapi())),
        Route("/api/titles", site.api_titles),
        Route("/api/search", site.api_search),
        Route("/api/stories/{slug}/{label}", site.api_stories),
        Route("/api/titles/{slug}", site.api_thing),
        Route("/api/titles/{slug}/{label}", site.api_thing),
        Route("/api/titles/{slug}/{label}/{page}", site.api_thing),
        Route("/api/titles/{slug}/{label}/{page}/{key}", site.api_thing),
    ]
    adding = [Route("/add/", site.add, methods=["GET", "POST"])] if ingest else []
    return Starlette(
        routes=[*plain, *adding],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(SafeHeaders),
            Middleware(GZipMiddleware),
        ],
        exception_handlers={HTTPException: site.failed},
    )


class _Site:
    """The answers."""

    def __init__(self, archive: Archive, ingest: Ingest | None, pictures: Pictures, noindex: bool) -> None:
        self.archive, self.ingest, self.pictures, self.noindex = archive, ingest, pictures, noindex
        self.views = Views(archive, pictures)
        self.token = secrets.token_urlsafe(24)

    def front(self, request: Request) -> Response:
        return self._page(request, self.views.front(self._setting(request)))

    def title(self, request: Request) -> Response:
        title = self._title(request)
        return self._page(request, self.views.title(self._setting(request), title, ""))

    def issue(self, request: Request) -> Response:
        title, label = self._title(request), request.path_params["label"]
        if label in look_up.years(self.archive, title) and not look_up.issue(self.archive, title.slug, label):
            return self._page(request, self.views.title(self._setting(request), title, label))
        return self._page(request, self.views.issue(self._setting(request), self._issue(request)))

    def sheet(self, request: Request) -> Response:
        setting = self._setting(request)
        return self._page(request, self.views.sheet(setting, self._sheet(request), setting.asked.get("q", "")))

    def item(self, request: Request) -> Response:
        sheet = self._sheet(request)
        item, key = self._item(request, sheet)
        setting = self._setting(request)
        if item is None:
            # Its text went into another item when the page was read anew.
            if look_up.was_given(self.archive, sheet, key):
                return RedirectResponse(setting.at.sheet(sheet), 302)
            raise HTTPException(404)
        if item.withdrawn:
            stone = look_up.tombstone(self.archive, sheet, key)
            return self._page(request, self.views.withdrawn(setting, sheet, stone), 410)
        return self._page(request, self.views.item(setting, item, setting.asked.get("q", "")))

    def text(self, request: Request) -> Response:
        item, _ = self._item(request, self._sheet(request))
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        return Response(clean_text(item), media_type="text/plain; charset=utf-8")

    def story(self, request: Request) -> Response:
        sheet = self._sheet(request)
        item, _ = self._item(request, sheet)
        story = story_of(self.archive, item) if item else None
        if item is None or story is None or item.withdrawn:
            # Stories come and go with their pages; the item says what became of it.
            return RedirectResponse(f"{self._setting(request).at.sheet(sheet)}{_word(request, 'key')}/", 302)
        setting = self._setting(request)
        return self._page(request, self.views.story(setting, item, story, setting.asked.get("q", "")))

    def story_text(self, request: Request) -> Response:
        item, _ = self._item(request, self._sheet(request))
        story = story_of(self.archive, item) if item and not item.withdrawn else None
        if story is None:
            raise HTTPException(404)
        return Response(story_text(story, self.views.records(story)), media_type="text/plain; charset=utf-8")

    def docx(self, request: Request) -> Response:
        item, _ = self._item(request, self._sheet(request))
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        setting = self._setting(request)
        record = article_of(public_record(self.archive, item.sheet), item)
        data = item_docx(item, record, setting.say, setting.at.permanent(item_path(item)))
        return file_answer(data, DOCX, f"{item.sheet.issue.label}-{item.sheet.number}-{item.key}.docx")

    def hits(self, request: Request) -> Response:
        setting = self._setting(request)
        data = hits_csv(self.views.search_engine, setting.asked, setting.at)
        return file_answer(data, "text/csv; charset=utf-8", "hits.csv")

    def picture(self, request: Request) -> Response:
        sheet = self._sheet(request)
        drawing = {"page": self.pictures.page, "large": self.pictures.large, "thumbnail": self.pictures.thumbnail}
        data = drawing[request.url.path.rsplit("/", 1)[-1].removesuffix(".png")](sheet)
        if data is None:
            raise HTTPException(404)
        return picture_answer(request, data)

    def places(self, request: Request) -> Response:
        places = _there(self.views.places(self._sheet(request)))
        return Response(json_bytes(places), media_type="application/json", headers={"Cache-Control": "no-cache"})

    def search(self, request: Request) -> Response:
        return self._page(request, self.views.search(self._setting(request), self._setting(request).asked))

    def ledger(self, request: Request) -> Response:
        kind = _word(request, "kind") if "kind" in request.path_params else ""
        if kind and kind not in KINDS:
            raise HTTPException(404)
        return self._page(request, self.views.ledger(self._setting(request), kind))

    def feed(self, request: Request) -> Response:
        items = look_up.newest(self.archive, None, NEWEST)
        base = str(request.base_url)
        write, sort = (atom, "atom") if request.url.path.endswith("atom") else (rss, "rss")
        text = write(self._setting(request).say("archive"), items, base, [base + item_path(item) for item in items])
        return Response(text, media_type=f"application/{sort}+xml")

    def sitemap(self, request: Request) -> Response:
        base = str(request.base_url)
        places = (base + item_path(item) for item in look_up.every_item(self.archive))
        return Response(sitemap(places), media_type="application/xml")

    def robots(self, request: Request) -> Response:
        ban = "Disallow: /" if self.noindex else f"Allow: /\nSitemap: {request.base_url}sitemap.xml"
        return Response(f"User-agent: *\n{ban}\n", media_type="text/plain")

    def api_page(self, request: Request) -> Response:
        said = [f"GET {path} — {summary}" for path, (summary, _) in PATHS.items()]
        setting = self._setting(request)
        link = setting.at.file("api/openapi.json")
        return self._page(request, self.views.message(setting, "API", said, link))

    def api_titles(self, _: Request) -> Response:
        return json_answer(api.all_titles(self.archive))

    def api_search(self, request: Request) -> Response:
        try:
            return json_answer(api.search_json(self.views.search_engine, self._setting(request).asked))
        except ValueError as error:
            return json_answer({"error": str(error)}, 400)

    def api_stories(self, request: Request) -> Response:
        return json_answer(issue_stories_json(self.archive, self._issue(request)))

    def api_thing(self, request: Request) -> Response:
        """The newspaper, issue, page or item of the path."""
        given = request.path_params
        title = self._title(request)
        if "label" not in given:
            issues = [api.issue_json(issue) for issue in look_up.issues(self.archive, title)]
            return json_answer(api.title_json(title) | {"all": issues})
        issue = self._issue(request)
        if "page" not in given:
            sheets = [api.sheet_json(sheet) for sheet in look_up.sheets(self.archive, issue)]
            return json_answer(api.issue_json(issue) | {"all": sheets})
        sheet = self._sheet(request)
        if "key" not in given:
            items = [api.item_json(item) for item in look_up.items(self.archive, sheet) if not item.withdrawn]
            reading = public_record(self.archive, sheet)
            return json_answer(api.sheet_json(sheet) | {"items": items, "reading": reading})
        item, _ = self._item(request, sheet)
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        return json_answer(api.item_json(item) | item_links_json(self.archive, item))

    async def add(self, request: Request) -> Response:
        setting = self._setting(request)
        kept: list[tuple[str, str]] = []
        faults: list[str] = []
        title = ""
        if request.method == "POST":
            if int(request.headers.get("content-length") or _UPLOAD_BYTES + 1) > _UPLOAD_BYTES:
                raise HTTPException(413)
            async with request.form(max_files=_UPLOADS, max_fields=10) as form:
                # Another site that the reader has open must not add pages.
                if not secrets.compare_digest(str(form.get("token", "")).encode(), self.token.encode()):
                    raise HTTPException(403)
                title = str(form.get("title", ""))[:200]
                for file in form.getlist("files"):
                    if isinstance(file, UploadFile):
                        await self._take(file, title, kept, faults)
        values = {"kept": kept, "faults": faults, "token": self.token, "title": title}
        return self._page(request, self.views.add(setting, **values))

    async def _take(self, file: UploadFile, title: str, kept: list[tuple[str, str]], faults: list[str]) -> None:
        name = (file.filename or "page").replace("\\", "/").rsplit("/", 1)[-1][:200]
        assert self.ingest is not None
        try:
            kept += await run_in_threadpool(self.ingest, await file.read(), name, title)
        except ChaibanError as error:
            faults.append(str(error))

    def failed(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if request.url.path.startswith("/api/"):
            return json_answer({"error": {404: "not found", 410: "withdrawn"}.get(status, "refused")}, status)
        setting = self._setting(request)
        heading = setting.say("withdrawn" if status == 410 else "gone")
        return self._page(request, self.views.message(setting, heading, []), status)

    def _title(self, request: Request) -> Title:
        return _there(look_up.title(self.archive, _word(request, "slug")))

    def _issue(self, request: Request) -> Issue:
        return _there(look_up.issue(self.archive, _word(request, "slug"), _word(request, "label")))

    def _sheet(self, request: Request) -> Sheet:
        return _there(look_up.sheet(self.archive, self._issue(request), _word(request, "page")))

    def _item(self, request: Request, sheet: Sheet) -> tuple[Item | None, int]:
        said = _word(request, "key")
        if not (said.isascii() and said.isdigit() and len(said) < 10):
            raise HTTPException(404)
        return look_up.item(self.archive, sheet, int(said)), int(said)

    def _setting(self, request: Request) -> Setting:
        chosen = request.query_params.get("lang") or request.cookies.get("lang") or _preferred(request)
        return Setting(
            Wording(chosen),
            Addresses("/", str(request.base_url).rstrip("/")),
            noindex=self.noindex,
            may_add=self.ingest is not None,
            asked={name: _sound(value) for name, value in request.query_params.items()},
        )

    def _page(self, request: Request, html: str, status: int = 200) -> Response:
        response = HTMLResponse(html.encode("utf-8", "replace"), status, {"Vary": "Accept-Language, Cookie"})
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", request.query_params["lang"], max_age=31_536_000, samesite="lax")
        return response


def _there(found: Thing | None) -> Thing:
    if found is None:
        raise HTTPException(404)
    return found


def _word(request: Request, name: str) -> str:
    """A part of the path that the database can compare."""
    return _sound(str(request.path_params[name]))


def _sound(text: str) -> str:
    """The text without lone surrogates, which neither the database nor an address can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _preferred(request: Request) -> str:
    """The interface language that the browser asks for first."""
    for part in request.headers.get("accept-language", "").split(","):
        if part.strip()[:2].lower() in LANGUAGES:
            return part.strip()[:2].lower()
    return "en"
