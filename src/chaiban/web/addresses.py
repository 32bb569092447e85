"""The addresses of the e-paper: the same on a server and on a static site, and for good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from chaiban.model.catalogue import UNDATED, Issue, Item, Sheet, Title
from chaiban.model.facts import Entity, Fact


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as seen from one page: `root` leads to the front page ("/", "../../"), `base` is the public
    address of the site, without a slash at the end, or "" if it isn't known; `static` sites have a page a name.
    """

    root: str = "/"
    base: str = ""
    static: bool = False

    def front(self) -> str:
        """The front page."""
        return self.root or "./"

    def title(self, title: Title, year: str = "") -> str:
        """A newspaper, or one of its years."""
        return self._to(title_path(title) + (f"{year}/" if year else ""))

    def issue(self, issue: Issue) -> str:
        """An issue."""
        return self._to(issue_path(issue))

    def sheet(self, sheet: Sheet) -> str:
        """A page."""
        return self._to(sheet_path(sheet))

    def item(self, item: Item, typed: str = "") -> str:
        """An item, with the words of a search to be marked in it."""
        return self._to(item_path(item)) + (f"?{urlencode({'q': typed})}" if typed else "")

    def story(self, item: Item, typed: str = "") -> str:
        """The whole story that an item is a part of."""
        return self._to(story_path(item)) + (f"?{urlencode({'q': typed})}" if typed else "")

    def search(self, values: Mapping[str, str] | None = None) -> str:
        """The search page, for these fields."""
        return self._to("search/") + (f"?{urlencode(values)}" if values else "")

    def ledger(self, kind: str = "", values: Mapping[str, object] | None = None) -> str:
        """The ledger, or what it has of a kind, for these fields of its form."""
        asked = {name: value for name, value in (values or {}).items() if value}
        return self._to(f"ledger/{kind}/" if kind else "ledger/") + (f"?{urlencode(asked)}" if asked else "")

    def fact(self, fact: Fact, typed: str = "") -> str:
        """The item that a record of the ledger stands in, with its words to be marked."""
        return self._to(f"{_fact_page(fact)}{fact.key}/") + (f"?{urlencode({'q': typed})}" if typed else "")

    def fact_page(self, fact: Fact, typed: str = "") -> str:
        """The page that a record stands on, with words to be marked on its picture."""
        return self._to(_fact_page(fact)) + (f"?{urlencode({'q': typed})}" if typed else "") + f"#k{fact.key}"

    def entity(self, entity: Entity, kind: str) -> str:
        """What the ledger has of one person, place or body."""
        if self.static:
            return self._to(name_path(kind, entity.name))
        return self.ledger(kind, {"name": entity.name, "at": entity.facts[0].mention})

    def named(self, kind: str, name: str) -> str:
        """All of this name."""
        return self._to(name_path(kind, name)) if self.static else self.ledger(kind, {"name": name})

    def file(self, path: str) -> str:
        """A file of the site: a style sheet, a feed."""
        return self._to(path)

    def permanent(self, path: str) -> str:
        """The full address, "" as long as nobody knows where the site will be."""
        return f"{self.base}/{path}" if self.base else ""

    def _to(self, path: str) -> str:
        return f"{self.root}{path}"


def _fact_page(fact: Fact) -> str:
    day = f"{fact.date or UNDATED}.{fact.edition}" if fact.edition else fact.date or UNDATED
    return f"titles/{quote(fact.slug)}/{quote(day)}/{quote(fact.page)}/"


def title_path(title: Title) -> str:
    """The path of a newspaper from the front page."""
    return f"titles/{quote(title.slug)}/"


def issue_path(issue: Issue) -> str:
    """The path of an issue from the front page."""
    return f"{title_path(issue.title)}{quote(issue.label)}/"


def sheet_path(sheet: Sheet) -> str:
    """The path of a page from the front page."""
    return f"{issue_path(sheet.issue)}{quote(sheet.number)}/"


def item_path(item: Item) -> str:
    """The path of an item from the front page."""
    return f"{sheet_path(item.sheet)}{item.key}/"


def story_path(item: Item) -> str:
    """The path of an item's whole story from the front page."""
    return f"{item_path(item)}story/"


def name_path(kind: str, name: str) -> str:
    """The path of a name's page on a static site: the name itself, as far as every file system takes it.

    What was left out or cut is told apart by letters made of the whole name.
    """
    plain = _UNFIT.sub("_", name)[:_LONGEST]
    mark = f"-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}" if plain != name else ""
    return f"ledger/{kind}/{quote(plain + mark)}/"


_UNFIT = re.compile(r"[^\w .()’·－-]|^[ .]+|[ .]+$")
_LONGEST = 40
"""Characters; a name in a file system has 255 bytes, and the Chinese take three each."""
