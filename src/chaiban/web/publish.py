"""The e-paper as a folder of files that any web host can serve."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

from chaiban.archive import look_up
from chaiban.archive.ledger import names
from chaiban.archive.public import is_public, public_record
from chaiban.archive.store import Archive
from chaiban.archive.stories import stories_of
from chaiban.errors import ChaibanError, RequestError
from chaiban.model.catalogue import Item, Sheet
from chaiban.model.entity import JOINED
from chaiban.web.addresses import Addresses, issue_path, item_path, name_path, sheet_path, story_path, title_path
from chaiban.web.answers import SCRIPTS, json_bytes
from chaiban.web.clean_text import article_of, clean_text
from chaiban.web.documents import item_docx
from chaiban.web.feeds import NEWEST, atom, rss, sitemap
from chaiban.web.ledger_pages import KINDS
from chaiban.web.pictures import NoPictures, Pictures
from chaiban.web.setting import Setting
from chaiban.web.shards import shard_files
from chaiban.web.views import Views
from chaiban.web.whole_story import story_text
from chaiban.web.wording import Wording

_NOTHING: Mapping[str, str] = {}
_MANIFEST = ".chaiban-site.json"
_STATIC = ("style.css", *SCRIPTS, "fold.js", "search.js", "hits.js")


@dataclass(frozen=True, slots=True)
class Publication:
    """How to publish: interface language, public address if it is known, whether to be found."""

    language: str = "zh"
    base: str = ""
    noindex: bool = False


@dataclass
class Published:
    """What publishing did."""

    files: int = 0
    written: int = 0
    removed: int = 0


def publish(
    archive: Archive,
    output: Path,
    how: Publication,
    pictures: Pictures | None = None,
    done: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write the site; files of an earlier publication that are no longer part of it are removed.

    Raises RequestError if the folder holds anything but an earlier publication, so that nothing else is lost.
    """
    before = _earlier(output)
    result = Published()
    now: set[str] = set()
    try:
        for path, data in site_files(archive, how, pictures or NoPictures()):
            now.add(path)
            result.written += _write(output / path, data)
            done(path)
        for path in before - now:
            (output / path).unlink(missing_ok=True)
            result.removed += 1
        _write(output / _MANIFEST, json.dumps(sorted(now), ensure_ascii=False).encode())
    except OSError as error:
        raise ChaibanError(f"can't be written: {error.strerror}", where=str(output)) from error
    _remove_empty_folders(output)
    result.files = len(now)
    return result


def site_files(archive: Archive, how: Publication, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of the site."""
    pages = _Pages(archive, how, pictures)
    yield from pages.all()
    for name in _STATIC:
        yield f"static/{name}", files("chaiban.web").joinpath("static", name).read_bytes()


class _Pages:
    """Writes the views with addresses that are relative to each page."""

    def __init__(self, archive: Archive, how: Publication, pictures: Pictures) -> None:
        self.archive, self.how, self.pictures = archive, how, pictures
        self.views = Views(archive, pictures)
        self.say = Wording(how.language)
        self.items: list[Item] = []

    def all(self) -> Iterator[tuple[str, bytes]]:
        yield self._page("", self.views.front)
        for title in look_up.titles(self.archive):
            yield self._page(title_path(title), partial(self.views.title, title=title, year=""))
            for year in look_up.years(self.archive, title):
                path = f"{title_path(title)}{year}/"
                if year != "undated":
                    yield self._page(path, partial(self.views.title, title=title, year=year))
            for issue in look_up.issues(self.archive, title):
                yield self._page(issue_path(issue), partial(self.views.issue, issue=issue))
                for sheet in (
                    sheet for sheet in look_up.sheets(self.archive, issue) if is_public(self.archive, sheet)
                ):
                    yield from self._sheet(sheet)
        yield self._page("search/", partial(self.views.search, values={}))
        yield self._page("ledger/", self.views.ledger)
        for kind in KINDS:
            yield self._page(f"ledger/{kind}/", partial(self.views.ledger, kind=kind))
            for name, *_ in names(self.archive, kind, -1) if kind in JOINED else ():
                yield self._page(name_path(kind, name), partial(self.views.ledger, kind=kind), {"name": name})
        yield from self._machines()

    def _sheet(self, row: Sheet) -> Iterator[tuple[str, bytes]]:
        sheet = look_up.sheet(self.archive, row.issue, row.number)
        assert sheet is not None
        path = sheet_path(sheet)
        yield self._page(path, partial(self.views.sheet, sheet=sheet))
        items = look_up.items(self.archive, sheet)
        for name, picture in (("page", self.pictures.page(sheet)), ("thumbnail", self.pictures.thumbnail(sheet))):
            if picture is not None:
                yield unquote(f"{path}{name}.png"), picture
        if (places := self.views.places(sheet)) is not None:
            yield unquote(f"{path}places.json"), json_bytes(places)
        record = public_record(self.archive, sheet)
        for item in items:
            if item.withdrawn:
                stone = look_up.tombstone(self.archive, sheet, item.key)
                yield self._page(item_path(item), partial(self.views.withdrawn, sheet=sheet, stone=stone))
            else:
                self.items.append(item)
                yield self._page(item_path(item), partial(self.views.item, item=item))
                folder = unquote(item_path(item))
                yield f"{folder}text.txt", clean_text(item).encode("utf-8", "replace")
                address = self._at(item_path(item)).permanent(item_path(item))
                yield f"{folder}article.docx", item_docx(item, article_of(record, item), self.say, address)
        for number, story in stories_of(self.archive, items).items():
            part = next(item for item in items if item.id == number)
            yield self._page(story_path(part), partial(self.views.story, item=part, story=story))
            text = story_text(story, self.views.records(story))
            yield unquote(f"{story_path(part)}text.txt"), text.encode("utf-8", "replace")

    def _machines(self) -> Iterator[tuple[str, bytes]]:
        """Search index, feeds, sitemap, robots."""
        newest = sorted(self.items, key=lambda item: item.sheet.issue.date, reverse=True)
        paths = [item_path(item) for item in newest]
        for name, text in shard_files(newest, paths, stories_of(self.archive, newest)).items():
            yield f"search/{name}", text.encode()
        base = f"{self.how.base}/"
        name = self.say("archive")
        places = [base + path for path in paths]
        yield "feed.atom", atom(name, newest[:NEWEST], base, places[:NEWEST]).encode()
        yield "feed.rss", rss(name, newest[:NEWEST], base, places[:NEWEST]).encode()
        if self.how.base:
            yield "sitemap.xml", sitemap(places).encode()
        ban = "Disallow: /" if self.how.noindex else "Allow: /"
        yield "robots.txt", f"User-agent: *\n{ban}\n".encode()

    def _page(
        self, path: str, view: Callable[[Setting], str], asked: Mapping[str, str] = _NOTHING
    ) -> tuple[str, bytes]:
        setting = Setting(self.say, self._at(path), static=True, noindex=self.how.noindex, asked=asked)
        return unquote(f"{path}index.html"), view(setting).encode("utf-8", "replace")

    def _at(self, path: str) -> Addresses:
        """The addresses as seen from a page of the site."""
        return Addresses("../" * path.count("/"), self.how.base, static=True)


def _earlier(output: Path) -> set[str]:
    """The files of an earlier publication in this folder."""
    manifest = output / _MANIFEST
    if manifest.is_file():
        try:
            named = json.loads(manifest.read_text(encoding="utf-8"))
            return {path for path in named if ".." not in Path(path).parts and not Path(path).is_absolute()}
        except (ValueError, TypeError) as error:
            raise RequestError("the list of its files is damaged", where=str(manifest)) from error
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise RequestError("there is something else in it", where=str(output), remedy="name a new folder")
    return set()


def _write(place: Path, data: bytes) -> bool:
    """Write the file whole; False if it is the same already."""
    if place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{os.getpid()}.part")
    draft.write_bytes(data)
    draft.replace(place)
    return True


def _remove_empty_folders(output: Path) -> None:
    for folder, _, _ in os.walk(output, topdown=False):
        if folder != str(output) and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
