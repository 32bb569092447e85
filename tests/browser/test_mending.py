"""Mending a page in a real browser: every action by mouse and with the keyboard alone, seen after a reload and in an
export; two editors at once; words that would like to be scripts."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import uvicorn
from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.archive.journal import open_page
from chaiban.archive.look_up import every_item, issue, sheet
from chaiban.archive.store import Archive
from chaiban.archive.stories import stories_in
from chaiban.exports.items import ITEM_EXPORTS
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.pictures import PagePictures
from chaiban.web.site import build_site

webdriver = pytest.importorskip("selenium.webdriver")
axe = pytest.importorskip("axe_core_python.selenium")
if TYPE_CHECKING:
    from tests.browser.people import Person
else:
    Person = pytest.importorskip("tests.browser.people").Person
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("chromedriver"), reason="chromium-driver is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DUMP = f"titles/{quote('云溪日报')}/2025-03-12/A1/"
PRINTED = "titles/printed-courier/2021-05-03/A5/"
WAYS = ["mouse", "keyboard", "touch"]
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
Record = dict[str, Any]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mending") / "read.chaiban"
    with Archive(folder, create=True) as opened:
        for number in ("A1", "A2"):
            file = EXAMPLES / "yunxi-daily" / f"2025-03-12-{number}.txt"
            add_bytes(opened, file.read_bytes(), file.name, Request({"title": "云溪日报"}))
        add_bytes(opened, write_pdf([newspaper_page()]), "2021-05-03.pdf", Request({"title": "Printed Courier"}))
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,900", "--lang=en"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@dataclass
class Place:
    """An archive that is served, and what an export has of the printed page."""

    archive: Archive
    address: str

    def exported(self) -> list[Record]:
        pieces = ITEM_EXPORTS["jsonl"](every_item(self.archive))
        rows = [json.loads(line) for line in b"".join(pieces).decode().splitlines()]
        return [row for row in rows if row["title"] == "Printed Courier"]


@contextlib.contextmanager
def served(archive: Archive) -> Iterator[Place]:
    listener = socket.create_server(("127.0.0.1", 0))
    site = build_site(archive, pictures=PagePictures(archive), mending=PageMending(archive))
    server = uvicorn.Server(uvicorn.Config(site, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield Place(archive, f"http://127.0.0.1:{listener.getsockname()[1]}/")
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def place(read: Path, tmp_path: Path) -> Iterator[Place]:
    shutil.copytree(read, tmp_path / "a.chaiban")
    with Archive(tmp_path / "a.chaiban") as archive, served(archive) as there:
        yield there


def sheet_of(archive: Archive, number: str) -> Sheet:
    found = issue(archive, "云溪日报", "2025-03-12")
    assert found is not None
    there = sheet(archive, found, number)
    assert there is not None
    return there


FETCH = """const [done] = Array.from(arguments).slice(-1);
const { api } = JSON.parse(document.getElementById("setting").textContent);
fetch(api + "/" + arguments[0], { cache: "no-store" }).then((answer) => answer.json()).then(done);"""


def get(browser: Any, name: str) -> Record:
    found: Record = browser.execute_async_script(FETCH, name)
    return found


class Session:
    """A person at a page, and the page after a reload."""

    def __init__(self, browser: Any, place: Place, how: str, path: str = PRINTED) -> None:
        self.browser, self.place, self.path = browser, place, path
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        if how == "touch":
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": how == "touch"})
        self.person = Person(browser, how)
        self.reload()

    def reload(self) -> None:
        self.person.open(f"{self.place.address}{self.path}mend/")

    @property
    def page(self) -> Record:
        """What is shown, as the API gives it."""
        return dict(get(self.browser, "shown")["page"])

    def do(self, steps: Callable[[Person, Record], None]) -> Record:
        """The page after these steps and a reload."""
        before = self.person.version
        steps(self.person, self.page)
        self.person.saved(before)
        self.reload()
        return self.page


def violations(browser: Any) -> list[tuple[str, str]]:
    found = axe.Axe().run(browser)["violations"]
    return [(fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]]


def by_id(page: Record, name: str) -> Record:
    return dict(next(article for article in page["articles"] if article["id"] == name))


def first(page: Record) -> str:
    """The story of the bridge: a headline and three paragraphs."""
    return str(next(one["id"] for one in page["articles"] if one["headline"].startswith("Bridge")))


def second(page: Record) -> str:
    """The story of the mill: a headline and two paragraphs."""
    return str(next(one["id"] for one in page["articles"] if one["headline"].startswith("Mill")))


def on_block(number: int, verb: str, *choices: object) -> Callable[[Person, Record], None]:
    def steps(person: Person, page: Record) -> None:
        person.item(first(page))
        person.block(number)
        person.verb(verb)
        for choice in choices:
            person.choose({"item": second(page)} if choice == "the mill" else choice)

    return steps


def on_item(verb: str, *choices: object) -> Callable[[Person, Record], None]:
    def steps(person: Person, page: Record) -> None:
        person.item(first(page))
        person.verb(verb)
        for choice in choices:
            person.choose(second(page) if choice == "the mill" else choice)

    return steps


def jump(person: Person, page: Record) -> None:
    person.item(first(page))
    person.verb("jump")
    person.fill(page="A2", mark="②")


def facts(person: Person, page: Record) -> None:  # noqa: ARG001
    person.verb("facts")
    person.fill(section="Harbour news")


def words(person: Person, page: Record) -> None:
    person.item(first(page))
    person.block(0)
    person.verb("text")
    person.fill_first("Bridge closes after years")


def mark(verb: str) -> Callable[[Person, Record], None]:
    def steps(person: Person, page: Record) -> None:  # noqa: ARG001
        person.verb(verb)
        if verb == "publish":
            person.go()

    return steps


def draw_new(person: Person, page: Record) -> None:  # noqa: ARG001
    person.draw((380, 88), (580, 151))
    person.choose("move")
    person.choose({"new": "notice"})


def reshape(person: Person, page: Record) -> None:
    person.item(second(page))
    person.outline((380, 50), (580, 50), (580, 151), (380, 151))
    person.choose("reshape")


def texts(page: Record, name: str) -> list[str]:
    return list(by_id(page, name).get("paragraphs", []))


@dataclass
class After:
    """The page before and after an action, and what is exported."""

    old: Record
    new: Record
    out: list[Record]


Check = Callable[[After], bool]
CASES: dict[str, tuple[Callable[[Person, Record], None], Check]] = {
    "kind": (
        on_item("kind", "notice"),
        lambda it: by_id(it.new, first(it.old))["kind"] == "notice" and "notice" in {row["kind"] for row in it.out},
    ),
    "role": (
        on_block(1, "role", "subheadline"),
        lambda it: (
            by_id(it.new, first(it.old))["subheadline"].startswith("The bridge over")
            and any(row["subheadline"].startswith("The bridge over") for row in it.out)
        ),
    ),
    "split": (
        on_block(2, "split", "after"),
        lambda it: len(texts(it.new, first(it.old))) == 1 and len(it.new["articles"]) == len(it.out) == 3,
    ),
    "split off one block": (
        on_block(2, "split", "these"),
        lambda it: len(texts(it.new, first(it.old))) == 2 and len(it.new["articles"]) == len(it.out) == 3,
    ),
    "merge": (
        on_item("merge", "the mill"),
        lambda it: len(texts(it.new, first(it.old))) >= 5 and len(it.new["articles"]) == len(it.out) == 1,
    ),
    "move": (
        on_block(3, "move", "the mill"),
        lambda it: (
            texts(it.old, first(it.old))[2] in texts(it.new, second(it.old))
            and any("Mill" in row["headline"] and "ferry landing" in row["text"] for row in it.out)
        ),
    ),
    "new": (
        on_block(3, "new", "ad"),
        lambda it: {row["kind"] for row in it.out} == {"article", "ad"} and len(it.new["articles"]) == 3,
    ),
    "put into the tray": (
        on_block(3, "move", {"unassigned": True}),
        lambda it: bool(it.new["unassigned"]) and not any("ferry landing" in row["text"] for row in it.out),
    ),
    "furniture": (
        on_block(3, "move", {"furniture": "page_credits"}),
        lambda it: (
            "page_credits" in {one["role"] for one in it.new["furniture"]}
            and not any("ferry landing" in row["text"] for row in it.out)
        ),
    ),
    "order of items": (
        on_item("later"),
        lambda it: (
            [one["id"] for one in it.new["articles"]] == [second(it.old), first(it.old)]
            and it.out[0]["headline"].startswith("Mill")
        ),
    ),
    "order of blocks": (
        on_block(1, "later"),
        lambda it: (
            texts(it.new, first(it.old))[0] == texts(it.old, first(it.old))[1]
            and any(row["text"].startswith("Work had begun") for row in it.out)
        ),
    ),
    "associate": (
        on_item("associate", "the mill"),
        lambda it: by_id(it.new, first(it.old))["belongs_to"] == second(it.old) and len(it.out) == 2,
    ),
    "jump": (
        jump,
        lambda it: by_id(it.new, first(it.old))["jump_to"]["page"] == "A2" and len(it.out) == 2,
    ),
    "facts": (facts, lambda it: {row["section"] for row in it.out} == {"Harbour news"}),
    "words": (
        words,
        lambda it: (
            by_id(it.new, first(it.old))["headline"] == "Bridge closes after years"
            and any(row["headline"] == "Bridge closes after years" for row in it.out)
            and it.new["characters"] == it.old["characters"]
        ),
    ),
    "rectangle": (
        draw_new,
        lambda it: (
            len(it.new["articles"]) == 3
            and any("end of the year" in row["text"] for row in it.out if row["kind"] == "notice")
        ),
    ),
    "polygon": (
        reshape,
        lambda it: bool(it.new["unassigned"]) and len(texts(it.new, second(it.old))) == 1,
    ),
}


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("name", CASES)
def test_an_action_is_there_after_a_reload_and_in_an_export_and_can_be_undone(
    browser: Any, place: Place, name: str, how: str
) -> None:
    steps, check = CASES[name]
    session = Session(browser, place, how)
    # The page's address follows what is said of the page; the records follow its items alone.
    old = session.page
    new = session.do(steps)
    assert check(After(old, new, place.exported()))
    assert violations(browser) == []
    undone = session.do(mark("undo"))
    assert undone["articles"] == old["articles"]
    assert undone["furniture"] == old["furniture"]
    redone = session.do(mark("redo"))
    assert check(After(old, redone, place.exported()))
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


@pytest.mark.parametrize("how", WAYS)
def test_items_of_two_pages_are_linked_and_parted_again(browser: Any, place: Place, how: str) -> None:
    session = Session(browser, place, how, DUMP)
    there = open_page(place.archive, sheet_of(place.archive, "A2")).record
    other = next(one for one in there["articles"] if one.get("headline") and not one.get("jump_from"))
    mine = next(one for one in session.page["articles"] if one.get("headline") and not one.get("jump_to"))

    def say(relation: str) -> Callable[[Person, Record], None]:
        def steps(person: Person, page: Record) -> None:  # noqa: ARG001
            person.item(mine["id"])
            person.verb("link")
            for choice in (relation, other["id"]):
                person.choose(choice)

        return steps

    def told() -> list[list[str]]:
        found = issue(place.archive, "云溪日报", "2025-03-12")
        assert found is not None
        return [[part.headline for part in story.parts] for story in stories_in(place.archive, found)]

    both = [mine["headline"], other["headline"]]
    assert both not in told()
    linked = session.do(say("link_to"))
    assert [one["item"] for one in by_id(linked, mine["id"])["links"]] == [other["id"]]
    assert both in told()
    session.person.item(mine["id"])
    shown = browser.find_element("css selector", ".current .links").text
    assert "A2" in shown
    assert other["headline"] in shown
    assert violations(browser) == []
    number = next(n for n, one in enumerate(session.page["articles"], 1) if one["id"] == mine["id"])
    browser.get(f"{place.address}{DUMP}{number}/")
    assert "/A2/" in browser.find_element("css selector", "main .jump a[rel=next]").get_attribute("href")
    session.reload()
    session.do(say("unlink"))
    assert both not in told()
    session.do(mark("undo"))
    assert both in told()


@pytest.mark.parametrize("how", WAYS)
def test_a_page_is_checked_and_published(browser: Any, place: Place, how: str) -> None:
    session = Session(browser, place, how)
    session.do(mark("checked"))
    assert browser.find_element("id", "state").get_attribute("data-state") == "checked"
    session.do(mark("publish"))
    assert browser.find_element("id", "state").get_attribute("data-state") == "published"
    assert not browser.find_element("css selector", '[data-verb="publish"]').is_enabled()


@pytest.mark.parametrize("how", WAYS)
def test_history_says_who_and_when_and_leads_back(browser: Any, place: Place, how: str) -> None:
    session = Session(browser, place, how)
    old = session.page
    session.do(CASES["kind"][0])
    session.do(CASES["words"][0])
    person = session.person
    person.verb("history")
    person.until("return document.querySelector('dialog[open] .history') !== null")
    rows = (
        [row.text for row in browser.find_elements("css", ".history li") or []]
        if False
        else [row.text for row in browser.find_elements("css selector", ".history li")]
    )
    assert len(rows) == 3
    assert all("this machine" in row and "20" in row for row in rows[:2])
    assert violations(browser) == []
    before = person.version
    person.push("css selector", ".history li:last-child button:last-child")
    person.saved(before)
    session.reload()
    assert session.page["articles"] == old["articles"]


@pytest.mark.parametrize("how", WAYS)
def test_a_suggestion_is_accepted_with_one_key(browser: Any, place: Place, how: str) -> None:
    session = Session(browser, place, how, DUMP)
    suggestions = get(browser, "suggestions")["suggestions"]
    assert suggestions
    before = session.person.version
    session.person.item(suggestions[0]["item"])
    if how != "keyboard":
        session.person.push("css selector", f'[data-suggestion="{suggestions[0]["id"]}"]')
    else:
        session.person.press("a")
    session.person.saved(before)
    session.reload()
    assert suggestions[0]["id"] not in {one["id"] for one in get(browser, "suggestions")["suggestions"]}


@pytest.mark.parametrize("how", WAYS)
def test_the_second_editor_is_told_and_nothing_is_overwritten(browser: Any, place: Place, how: str) -> None:
    session = Session(browser, place, how)
    page = session.page
    found = issue(place.archive, "printed-courier", "2021-05-03")
    assert found is not None
    there = sheet(place.archive, found, "A5")
    assert there is not None
    theirs = {"corrections": [{"action": "kind", "item": first(page), "kind": "notice"}]}
    PageMending(place.archive).correct(there, theirs, by="ann", expected="*")
    on_item("kind", "ad")(session.person, page)
    session.person.until("return document.getElementById('told').textContent.includes('Nothing was overwritten')")
    assert by_id(session.page, first(page))["kind"] == "notice"
    assert session.person.version == 1
    assert "notice" in browser.find_element("css selector", ".entry.current .head").text
    session.do(on_item("kind", "ad"))
    assert [row["by"] for row in get(browser, "corrections")["corrections"]] == ["ann", "local"]


@pytest.mark.parametrize("path", [DUMP, PRINTED])
def test_a_phone_is_enough_for_the_work_list_and_suggestions(browser: Any, place: Place, path: str) -> None:
    session = Session(browser, place, "touch", path)
    entries = browser.find_elements("css selector", ".entry .head")
    assert entries
    # The list can be read, and fingers hit what they are meant for.
    assert all(entry.rect["height"] >= 24 and entry.rect["width"] > 300 for entry in entries)
    for name in [entry.find_element("xpath", "..").get_attribute("data-entry") for entry in entries[:3]]:
        session.person.item(name)
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(browser) == []
    if path == PRINTED and not browser.find_elements("css selector", "[data-suggestion]"):
        return
    accept = browser.find_element("css selector", "[data-suggestion]")
    assert min(accept.rect["height"], accept.rect["width"]) >= 24
    before = session.person.version
    session.person.push("css selector", "[data-suggestion]")
    session.person.saved(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.parametrize("path", [f"{DUMP}mend/", f"{PRINTED}mend/", "desk/", "sign-in/"])
def test_axe_finds_nothing(browser: Any, place: Place, path: str, width: int, scheme: str) -> None:
    media = {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    metrics = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(place.address + path)
    if "mend" in path:
        Person(browser, "mouse").open(place.address + path)
        Person(browser, "keyboard").press("?")
    assert violations(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


HOSTILE = "</script><img src=x onerror=document.title='owned'><script>document.title='owned'</script>"


def test_words_that_would_like_to_be_scripts_are_words(browser: Any, place: Place) -> None:
    session = Session(browser, place, "keyboard")

    def hostile_words(person: Person, page: Record) -> None:
        person.item(first(page))
        person.block(0)
        person.verb("text")
        person.fill_first(HOSTILE)

    def hostile_jump(person: Person, page: Record) -> None:
        person.item(next(one["id"] for one in page["articles"] if "onerror" in one.get("headline", "")))
        person.verb("jump")
        person.fill(page='"><img src=x>', mark="<img src=x>")

    def hostile_facts(person: Person, page: Record) -> None:  # noqa: ARG001
        person.verb("facts")
        person.fill(section=HOSTILE)

    for steps in (hostile_words, hostile_jump, hostile_facts):
        session.do(steps)
        assert "owned" not in browser.title
    for verb in ("history", "compare", "publish"):
        session.reload()
        session.person.verb(verb)
        session.person.until("return document.querySelector('dialog[open]') !== null")
        assert "owned" not in browser.title
        assert not browser.find_elements("css selector", "dialog img, #work img")
    for path in ("", PRINTED, f"{PRINTED}1/", "titles/printed-courier/2021-05-03/", "search/?q=onerror", "desk/"):
        browser.get(place.address + path)
        if path and not path.endswith("desk/"):
            session.person.until("return document.documentElement.outerHTML.includes('onerror=document.title')")
        assert browser.title != "owned"
        assert not browser.find_elements("css selector", 'img[src="x"]')
