"""The e-paper's pages, and what readers take along."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chaiban.archive import look_up
from chaiban.archive.public import public_record
from chaiban.archive.stories import story_of
from chaiban.web.addresses import item_path
from chaiban.web.answers import file_answer, json_bytes, picture_answer, static_file
from chaiban.web.asking import sound, there
from chaiban.web.clean_text import article_of, clean_text
from chaiban.web.desk import Desk
from chaiban.web.documents import hits_csv, item_docx
from chaiban.web.ledger_pages import KINDS
from chaiban.web.permissions import Endpoint
from chaiban.web.whole_story import story_text

PICTURES = ("page", "large", "thumbnail")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "/titles/{slug}/{label}/{page}/"


class Pages:
    """The answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.archive, self.views, self.pictures = desk, desk.archive, desk.views, desk.pictures

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/", self.front
        yield "GET", "/ledger/", self.ledger
        yield "GET", "/ledger/{kind}/", self.ledger
        yield "GET", "/titles/{slug}/", self.title
        yield "GET", "/titles/{slug}/{label}/", self.issue
        yield "GET", _SHEET, self.sheet
        for name in PICTURES:
            yield "GET", f"{_SHEET}{name}.png", self.picture
        yield "GET", f"{_SHEET}places.json", self.places
        yield "GET", f"{_SHEET}{{key}}/", self.item
        yield "GET", f"{_SHEET}{{key}}/text.txt", self.text
        yield "GET", f"{_SHEET}{{key}}/article.docx", self.docx
        yield "GET", f"{_SHEET}{{key}}/story/", self.story
        yield "GET", f"{_SHEET}{{key}}/story/text.txt", self.story_text
        yield "GET", "/search/", self.search
        yield "GET", "/search/hits.csv", self.hits
        yield "GET", "/static/{name:path}", static_file

    def front(self, request: Request) -> Response:
        """All newspapers."""
        return self.desk.page(request, self.views.front(self.desk.setting(request)))

    def title(self, request: Request) -> Response:
        """A newspaper and its issues."""
        title = self.desk.title(request)
        return self.desk.page(request, self.views.title(self.desk.setting(request), title, ""))

    def issue(self, request: Request) -> Response:
        """An issue, or a year of issues."""
        title, label = self.desk.title(request), request.path_params["label"]
        if label in look_up.years(self.archive, title) and not look_up.issue(self.archive, title.slug, label):
            return self.desk.page(request, self.views.title(self.desk.setting(request), title, label))
        return self.desk.page(request, self.views.issue(self.desk.setting(request), self.desk.issue(request)))

    def sheet(self, request: Request) -> Response:
        """A page."""
        setting = self.desk.setting(request)
        return self.desk.page(
            request, self.views.sheet(setting, self.desk.sheet(request), setting.asked.get("q", ""))
        )

    def item(self, request: Request) -> Response:
        """An item, its tombstone, or the way to what became of it."""
        sheet = self.desk.sheet(request)
        item, key = self.desk.item(request, sheet)
        setting = self.desk.setting(request)
        if item is None:
            # Its text went into another item when the page was read anew.
            if look_up.was_given(self.archive, sheet, key):
                return RedirectResponse(setting.at.sheet(sheet), 302)
            raise HTTPException(404)
        if item.withdrawn:
            stone = look_up.tombstone(self.archive, sheet, key)
            return self.desk.page(request, self.views.withdrawn(setting, sheet, stone), 410)
        return self.desk.page(request, self.views.item(setting, item, setting.asked.get("q", "")))

    def text(self, request: Request) -> Response:
        """The clean text of an item."""
        item, _ = self.desk.item(request, self.desk.sheet(request))
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        return Response(clean_text(item), media_type="text/plain; charset=utf-8")

    def story(self, request: Request) -> Response:
        """A story over all its pages; stories come and go with those, and the item says what became of it."""
        sheet = self.desk.sheet(request)
        item, key = self.desk.item(request, sheet)
        story = story_of(self.archive, item) if item else None
        setting = self.desk.setting(request)
        if item is None or story is None or item.withdrawn:
            return RedirectResponse(f"{setting.at.sheet(sheet)}{key}/", 302)
        return self.desk.page(request, self.views.story(setting, item, story, setting.asked.get("q", "")))

    def story_text(self, request: Request) -> Response:
        """The clean text of a story."""
        item, _ = self.desk.item(request, self.desk.sheet(request))
        story = story_of(self.archive, item) if item and not item.withdrawn else None
        if story is None:
            raise HTTPException(404)
        return Response(story_text(story, self.views.records(story)), media_type="text/plain; charset=utf-8")

    def docx(self, request: Request) -> Response:
        """An item as a Word document."""
        item, _ = self.desk.item(request, self.desk.sheet(request))
        if item is None or item.withdrawn:
            raise HTTPException(410 if item else 404)
        setting = self.desk.setting(request)
        record = article_of(public_record(self.archive, item.sheet), item)
        data = item_docx(item, record, setting.say, setting.at.permanent(item_path(item)))
        return file_answer(data, DOCX, f"{item.sheet.issue.label}-{item.sheet.number}-{item.key}.docx")

    def hits(self, request: Request) -> Response:
        """The hits of a search as a table."""
        setting = self.desk.setting(request)
        data = hits_csv(self.views.search_engine, setting.asked, setting.at)
        return file_answer(data, "text/csv; charset=utf-8", "hits.csv")

    def picture(self, request: Request) -> Response:
        """The picture of a page in one of its sizes."""
        sheet = self.desk.sheet(request)
        drawing = {"page": self.pictures.page, "large": self.pictures.large, "thumbnail": self.pictures.thumbnail}
        data = drawing[request.url.path.rsplit("/", 1)[-1].removesuffix(".png")](sheet)
        if data is None:
            raise HTTPException(404)
        return picture_answer(request, data)

    def places(self, request: Request) -> Response:
        """Where the words of the page's items stand."""
        places = there(self.views.places(self.desk.sheet(request)))
        return Response(json_bytes(places), media_type="application/json", headers={"Cache-Control": "no-cache"})

    def ledger(self, request: Request) -> Response:
        """What is known of people, bodies, places, programmes and figures."""
        kind = sound(str(request.path_params.get("kind", "")))
        if kind and kind not in KINDS:
            raise HTTPException(404)
        return self.desk.page(request, self.views.ledger(self.desk.setting(request), kind))

    def search(self, request: Request) -> Response:
        """The hits of a search."""
        return self.desk.page(
            request, self.views.search(self.desk.setting(request), self.desk.setting(request).asked)
        )
