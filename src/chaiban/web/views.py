"""Every page of the e-paper as HTML, for the server and for the static site alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from chaiban.archive import look_up
from chaiban.archive.passages import mark
from chaiban.archive.public import is_public, public_record
from chaiban.archive.query import parse, positive_words
from chaiban.archive.records import Record
from chaiban.archive.search import FACETS, Request, Search
from chaiban.archive.store import Archive
from chaiban.archive.stories import pointers_of, story_of, turns
from chaiban.model.account import Right
from chaiban.model.catalogue import UNDATED, Found, Issue, Item, KeptPointer, KeptStory, Sheet, Title, Tombstone
from chaiban.model.geometry import Box
from chaiban.web.addresses import item_path, sheet_path, story_path
from chaiban.web.clean_text import article_of, citation, linked_data, paragraphs, people_line
from chaiban.web.cuttings import cuttings
from chaiban.web.hits import hit_spans
from chaiban.web.ledger_pages import ledger_values
from chaiban.web.lines import source_lines
from chaiban.web.months import months_of
from chaiban.web.pictures import Pictures
from chaiban.web.places import page_places
from chaiban.web.safety import POLICY, embedded_json, shown
from chaiban.web.setting import Setting
from chaiban.web.whole_story import whole_story
from chaiban.web.wording import LANGUAGES

HITS = 20


def make_environment() -> Environment:
    """Templates with escaping always on; a name that isn't there is an error."""
    environment = Environment(
        loader=PackageLoader("chaiban.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["shown"] = shown
    environment.filters["css"] = lambda kind: kind if kind.isascii() and kind.isalpha() else "other"
    return environment


class Views:
    """The pages of one archive."""

    def __init__(self, archive: Archive, pictures: Pictures) -> None:
        self.archive, self.pictures = archive, pictures
        self.search_engine = Search(archive)
        self._environment = make_environment()

    def front(self, setting: Setting) -> str:
        """All newspapers, each with its latest issue."""
        papers = []
        for title in look_up.titles(self.archive):
            latest = look_up.issues(self.archive, title, limit=1)
            sheets = self._with_items(setting, latest[0]) if latest else []
            papers.append({"title": title, "issue": latest[0] if latest else None, "sheets": sheets})
        return self.render("front.html", setting, papers=papers, trail=())

    def title(self, setting: Setting, title: Title, year: str) -> str:
        """The issues of a year in a calendar and as a list."""
        years = look_up.years(self.archive, title)
        year = year or (years[0] if years else UNDATED)
        since, until = ("", "0") if year == UNDATED else (f"{year}-", f"{year}-99")
        issues = look_up.issues(self.archive, title, since, until)
        trail = ((title.name, None),)
        months = months_of(year, issues)
        return self.render(
            "title.html", setting, title=title, year=year, years=years, issues=issues, months=months, trail=trail
        )

    def issue(self, setting: Setting, issue: Issue) -> str:
        """The pages of an issue with their items."""
        sheets = self._with_items(setting, issue)
        before, after = look_up.neighbours(self.archive, issue)
        trail = trail_of(setting, issue)[:2]
        return self.render("issue.html", setting, issue=issue, sheets=sheets, before=before, after=after, trail=trail)

    def sheet(self, setting: Setting, sheet: Sheet, typed: str = "") -> str:
        """A page: its picture with hot zones or its printed lines, and the list of its items."""
        items = look_up.items(self.archive, sheet)
        public = {item.key: item for item in items if not item.withdrawn}
        record = public_record(self.archive, sheet)
        picture = self.picture(setting, sheet)
        lines = source_lines(record, {item.name: item.key for item in items}) if record and not picture else []
        zones = [(item, _polygons(article_of(record, item))) for item in public.values()] if picture else []
        hits = self._hits(sheet, record, public.values(), typed) if picture and typed else []
        before, after = _around(self._sheets(setting, sheet.issue), sheet)
        trail = (*trail_of(setting, sheet.issue)[:1], trail_of(setting, sheet.issue, link=True)[1])
        trail = (*trail, (setting.say("page", sheet.number), None))
        return self.render(
            "page.html",
            setting,
            sheet=sheet,
            items=items,
            public=public,
            picture=picture,
            lines=lines,
            zones=[zone for zone in zones if zone[1]],
            hits=hits,
            large="" if setting.static else self.picture(setting, sheet, "large"),
            places=setting.at.file(f"{sheet_path(sheet)}places.json") if picture and setting.static else "",
            before=before,
            after=after,
            typed=typed,
            trail=trail,
        )

    def places(self, sheet: Sheet) -> dict[str, Any] | None:
        """Where the letters of the page's items are printed; None if the page has no picture."""
        record, boxes = public_record(self.archive, sheet), self.pictures.letters(sheet)
        if record is None or boxes is None:
            return None
        keys = {item.name: item.key for item in self._public(sheet)}
        return page_places(sheet, record, keys, boxes)

    def item(self, setting: Setting, item: Item, typed: str = "") -> str:
        """An item to be read."""
        record = article_of(public_record(self.archive, item.sheet), item)
        comes, goes = turns(self.archive, item)
        public = [other for other in look_up.items(self.archive, item.sheet) if not other.withdrawn]
        before, after = _around(public, item)
        words = positive_words(parse(typed)) if typed else []
        address = setting.at.permanent(item_path(item))
        picture = self.picture(setting, item.sheet)
        return self.render(
            "article.html",
            setting,
            item=item,
            summary=record.get("summary", ""),
            dateline=record.get("dateline", ""),
            people=people_line(record.get("byline", [])),
            credit=people_line(record.get("credit", [])),
            text=paragraphs(record),
            cuts=cuttings(record, item.sheet) if picture else [],
            picture=picture,
            large=picture if setting.static else self.picture(setting, item.sheet, "large"),
            places=setting.at.file(f"{sheet_path(item.sheet)}places.json") if picture else "",
            comes=comes,
            goes=goes,
            story=story_of(self.archive, item),
            pointed=self._pointed(item),
            before=before,
            after=after,
            marked=lambda text: mark(text, words),
            linked=embedded_json(linked_data(item, address)),
            permanent=address,
            citation=citation(item, setting.say, address),
            typed=typed,
            trail=self._item_trail(setting, item.sheet),
        )

    def story(self, setting: Setting, item: Item, story: KeptStory, typed: str = "") -> str:
        """The whole story that an item is a part of, to be read in one go."""
        records = self.records(story)
        first, last = story.parts[0], story.parts[-1]
        words = positive_words(parse(typed)) if typed else []
        address = setting.at.permanent(story_path(first))
        pages = setting.say("and_pages").join(part.sheet.number for part in story.parts)
        return self.render(
            "story.html",
            setting,
            **whole_story(story, records, [self.picture(setting, part.sheet) for part in story.parts]),
            comes=turns(self.archive, first)[0],
            goes=turns(self.archive, last)[1],
            marked=lambda text: mark(text, words),
            linked=embedded_json(linked_data(first, address, pages)),
            permanent=address,
            citation=citation(first, setting.say, address, pages),
            typed=typed,
            trail=self._item_trail(setting, item.sheet),
        )

    def _item_trail(self, setting: Setting, sheet: Sheet) -> tuple[tuple[str, str | None], ...]:
        page = (setting.say("page", sheet.number), setting.at.sheet(sheet))
        return (*trail_of(setting, sheet.issue, link=True), page)

    def records(self, story: KeptStory) -> list[Record]:
        """The public records of a story's parts."""
        return [article_of(public_record(self.archive, part.sheet), part) for part in story.parts]

    def _pointed(self, item: Item) -> list[KeptPointer]:
        """What a teaser points to."""
        found = pointers_of(self.archive, item.sheet.issue)
        return [pointer for pointer in found if pointer.teaser.id == item.id and pointer.target]

    def search(self, setting: Setting, values: Mapping[str, str]) -> str:
        """The hits of a search with facets; `values` are the fields of the form."""
        typed = values.get("q", "")
        start = int(values["start"]) if values.get("start", "").isascii() and values.get("start", "").isdigit() else 0
        start = min(start, 1_000_000)
        chosen = {name: values[name] for name in FACETS if values.get(name)}
        sort = values.get("sort", "relevance")
        request = Request(typed, chosen, values.get("since", ""), values.get("until", ""), sort, start, HITS)
        found = Found(0, ()) if setting.static else self.search_engine.find(request)
        kept = {name: values[name] for name in ("q", "since", "until", "sort", *FACETS) if values.get(name)}

        def changed(**changes: object) -> str:
            merged = kept | {name: str(value) for name, value in changes.items()}
            return setting.at.search({name: value for name, value in merged.items() if value})

        return self.render(
            "search.html",
            setting,
            typed=typed,
            asked=kept,
            found=found,
            chosen=chosen,
            sort=sort,
            start=start,
            size=HITS,
            **{"with": changed, "without": lambda name: changed(**{name: ""})},
            trail=(),
        )

    def ledger(self, setting: Setting, kind: str = "") -> str:
        """What the articles report: the kinds of records, or those of one kind."""
        values = ledger_values(self.archive, kind, setting.asked, static=setting.static)
        return self.render("ledger.html", setting, **values)

    def withdrawn(self, setting: Setting, sheet: Sheet, stone: Tombstone | None) -> str:
        """What is left at the address of a withdrawn item."""
        said = [setting.say("withdrawn_on", setting.say.date(stone.at[:10])), stone.reason] if stone else []
        return self.message(setting, setting.say("withdrawn"), said, setting.at.sheet(sheet), sheet.number)

    def message(self, setting: Setting, heading: str, said: list[str], link: str = "", link_words: str = "") -> str:
        """A page with a heading and a few sentences."""
        words = setting.say("page", link_words) if link_words else setting.say("archive")
        values = {"heading": heading, "message": said, "link": link or setting.at.front(), "link_words": words}
        return self.render("message.html", setting, **values, trail=())

    def add(self, setting: Setting, **values: object) -> str:
        """The form that takes page files."""
        return self.render("add.html", setting, trail=(), **values)

    def _sheets(self, setting: Setting, issue: Issue) -> tuple[Sheet, ...]:
        """The pages of an issue that whoever looks may see."""
        found = look_up.sheets(self.archive, issue)
        if setting.may(Right.READ):
            return found
        return tuple(sheet for sheet in found if is_public(self.archive, sheet))

    def _with_items(self, setting: Setting, issue: Issue) -> list[tuple[Sheet, list[Item], str]]:
        """The pages of an issue, each with its items and its small picture."""
        return [
            (sheet, self._public(sheet), self.picture(setting, sheet, "thumbnail"))
            for sheet in self._sheets(setting, issue)
        ]

    def _public(self, sheet: Sheet) -> list[Item]:
        return [item for item in look_up.items(self.archive, sheet) if not item.withdrawn]

    def picture(self, setting: Setting, sheet: Sheet, name: str = "page") -> str:
        """The address of a page's picture, "" if it has none."""
        return setting.at.file(f"{sheet_path(sheet)}{name}.png") if self.pictures.there(sheet) else ""

    def _hits(self, sheet: Sheet, record: Record | None, items: Iterable[Item], typed: str) -> list[Box]:
        """The boxes of what a search found on the page."""
        words = positive_words(parse(typed))
        characters = record["characters"] if record else ""
        spans = [span for item in items for span in hit_spans(article_of(record, item), characters, words)]
        return list(self.pictures.boxes(sheet, spans))

    def render(self, name: str, setting: Setting, /, **values: Any) -> str:
        """A template filled in."""
        values = {"typed": "", **values}
        return self._environment.get_template(name).render(
            say=setting.say,
            at=setting.at,
            static=setting.static,
            noindex=setting.noindex,
            may_add=setting.may_add and setting.may(Right.ADD),
            may_mend=setting.may_mend and setting.may(Right.READ),
            account=setting.account,
            may=setting.may,
            signature=setting.token,
            languages=[
                (code, name, f"?{urlencode({**setting.asked, 'lang': code})}") for code, name in LANGUAGES.items()
            ],
            policy=POLICY,
            **values,
        )


def trail_of(setting: Setting, issue: Issue, *, link: bool = False) -> tuple[tuple[str, str | None], ...]:
    """The way to an issue: newspaper and day."""
    day = setting.say.date(issue.date) + (f" {issue.edition}" if issue.edition else "")
    return (
        (issue.title.name, setting.at.title(issue.title)),
        (day, setting.at.issue(issue) if link else None),
    )


def _around(row: Any, of: Any) -> tuple[Any, Any]:
    """What stands before and after in the row."""
    numbers = [one.id for one in row]
    at = numbers.index(of.id) if of.id in numbers else -1
    if at < 0:
        return None, None
    return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)


def _polygons(article: Mapping[str, Any]) -> list[str]:
    """The points of an item's regions for a drawing."""
    shapes = []
    for region in article.get("regions", ()):
        points = region.get("polygon") or ()
        shapes.append(" ".join(f"{float(x):.1f},{float(y):.1f}" for x, y in points))
    return shapes
