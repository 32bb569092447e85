"""Whole pages with the engine's own real mistakes, mended back to gold by a person; how many actions it takes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from chaiban.archive.store import Archive
from chaiban.pipeline.add import Request, add_bytes

pytest.importorskip("selenium.webdriver")
pytest.importorskip("axe_core_python.selenium")
if TYPE_CHECKING:
    from tests.browser.test_mending import WAYS, Record, Session, browser, served
else:
    # Only where a browser can be driven at all can its tests be taken up.
    mending = import_module("tests.browser.test_mending")
    WAYS, Record, Session = mending.WAYS, mending.Record, mending.Session
    browser, served = mending.browser, mending.served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("chromedriver"), reason="chromium-driver is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
__all__ = ["browser"]
HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FIELDS = ("kind", "kicker", "headline", "subheadline", "dateline", "byline", "paragraphs", "crossheads", "credit")
MOST = 1.5
"""Actions for each wrong field."""


def fields_of(page: Record, article: Record) -> Record:
    """What is compared; white beside quotation marks isn't, for no person can put it in."""
    found = {name: article[name] for name in (*FIELDS, "jump_from", "jump_to") if article.get(name)}
    story = next((one for one in page["articles"] if one["id"] == article.get("belongs_to")), None)
    if story is not None:
        found["belongs_to"] = story.get("headline", "")
    folded: Record = json.loads(re.sub(r"\s*([“”‘’])\s*", r"\1", json.dumps(found, ensure_ascii=False)))
    return folded


def wrong_fields(page: Record, gold: Record) -> list[str]:
    """What of the gold's items isn't in the item that begins like it, and the items that are too many."""
    wrong, left = [], list(page["articles"])
    for wanted in (fields_of(gold, article) for article in gold["articles"]):
        best = max(left, key=lambda one: shared(wanted, fields_of(page, one)))
        has = fields_of(page, best)
        name = wanted.get("headline") or wanted["paragraphs"][0][:12]
        wrong += [f"{name}: {field}" for field in wanted.keys() | has.keys() if wanted.get(field) != has.get(field)]
        left.remove(best)
    return sorted(wrong) + [f"too many: {one['id']}" for one in left]


def shared(one: Record, other: Record) -> int:
    """Words that two items have in common."""
    return len(set(words_of(one)) & set(words_of(other)))


def words_of(article: Record) -> set[str]:
    letters = "".join("".join(article.get("paragraphs", [])).split())
    return {letters[at : at + 6] for at in range(len(letters))}


class Editor:
    """Finds items and blocks by their words, and acts on them."""

    def __init__(self, session: Session) -> None:
        self.session, self.person = session, session.person

    def named(self, words: str) -> str:
        page = self.session.page
        return str(next(one["id"] for one in page["articles"] if words in json.dumps(one, ensure_ascii=False)))

    def item(self, words: str) -> None:
        self.person.item(self.named(words))

    def block(self, words: str) -> None:
        blocks = [one.text for one in self.person.browser.find_elements("css selector", ".current .block")]
        self.person.block(next(at for at, text in enumerate(blocks) if words in text))

    def act(self, verb: str, *choices: object) -> None:
        before = self.person.version
        self.person.verb(verb)
        for choice in choices:
            self.person.choose(choice)
        self.person.saved(before)

    def line(self, of: str, words: str, verb: str, *choices: object) -> None:
        self.block(of)
        self.person.line(words)
        self.act(verb, *choices)


def mended(
    browser: Any, archive: Archive, path: str, how: str, gold: Record, mend: Callable[[Editor], None]
) -> tuple[list[str], list[str], int]:
    """What was wrong before, what after, and the number of actions."""
    with served(archive) as place:
        session = Session(browser, place, how, path)
        wrong = wrong_fields(session.page, gold)
        mend(Editor(session))
        session.reload()
        return wrong, wrong_fields(session.page, gold), session.person.actions


def put_in(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, *, reading: Record, **facts: str
) -> None:
    """A file with the reading that an engine made of it: a better one leaves too little to do."""
    monkeypatch.setattr("chaiban.pipeline.add._records", lambda *_: [reading])
    add_bytes(archive, data, name, Request(facts))


@pytest.mark.parametrize("how", WAYS)
def test_a_dump_is_mended_back_to_gold(
    browser: Any,
    tmp_path: Path,
    how: str,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "2025-03-13-A4"
    mistaken = json.loads((HERE / f"mistaken-{name}.json").read_text("utf-8"))
    gold = json.loads((EXAMPLES / "yunxi-daily" / f"{name}.gold.json").read_text("utf-8"))
    with Archive(tmp_path / "b.chaiban", create=True) as archive:
        data = (EXAMPLES / "yunxi-daily" / f"{name}.txt").read_bytes()
        put_in(archive, monkeypatch, data, f"{name}.txt", reading=mistaken, title="云溪日报")
        path = f"titles/{quote('云溪日报')}/2025-03-13/A4/"
        wrong, left, actions = mended(browser, archive, path, how, gold, mend_the_dump)
    record_property("actions", actions)
    assert len(wrong) >= 7
    assert left == []
    assert actions <= MOST * len(wrong)


@pytest.mark.parametrize("how", WAYS)
def test_a_printed_page_of_ten_items_is_mended_back_to_gold(
    browser: Any,
    tmp_path: Path,
    how: str,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Page 21 of the test split of typeset English pages (seed 21, invented words only), as the engine read it."""
    reading, gold = (
        json.loads((HERE / "spoiled" / f"{name}.json").read_text("utf-8")) for name in ("reading", "gold")
    )
    data = (HERE / "spoiled" / "page.pdf").read_bytes()
    with Archive(tmp_path / "c.chaiban", create=True) as archive:
        put_in(
            archive,
            monkeypatch,
            data,
            "p.pdf",
            reading=reading,
            title="Oakport Herald",
            date="2008-07-28",
            number="10",
        )
        path = "titles/oakport-herald/2008-07-28/10/"
        wrong, left, actions = mended(browser, archive, path, how, gold, mend_the_printed_page)
    record_property("actions", actions)
    print(how, len(wrong), actions, wrong, left)
    assert len(gold["articles"]) == 10
    assert len(wrong) >= 10
    assert left == []
    assert actions <= MOST * len(wrong)


def mend_the_printed_page(editor: Editor) -> None:
    """What an editor does to this page."""
    # A head that was read as an item of its own, kicker and headline as text.
    editor.item("Courts FERRY")
    editor.line("Courts FERRY", "Courts", "role", "kicker")
    editor.block("FERRY LANDING")
    editor.act("role", "headline")
    editor.act("merge", editor.named("planning commission received Thu"))
    # A name under the wrong story.
    editor.item("PUBLIC SWIMMING POOL")
    editor.block("Wexfield")
    editor.act("move", {"item": editor.named("4 HOMES WITHOUT POWER")})
    # Marks that were read as text.
    editor.item("PUBLIC SWIMMING POOL")
    editor.block("CONTINUED FROM")
    editor.act("role", "jump")
    editor.item("4 HOMES WITHOUT POWER")
    editor.line("The water district", "(HOMES", "role", "jump")
    editor.item("At a glance")
    editor.act("associate", editor.named("7 HOMES WITHOUT POWER"))
    editor.item("IN MEMORIAM")
    editor.act("kind", "obituary")
    editor.item("CORRECTIONS")
    editor.act("kind", "notice")


def mend_the_dump(editor: Editor) -> None:
    """What an editor does to this page, in the order of the work list."""
    # Two stories in one: split where the second begins.
    editor.item("已全部投入运行")
    editor.block("渡口剧社里的年轻人")
    editor.act("split", "after")
    editor.line("渡口剧社里的年轻人", "文艺现场", "role", "kicker")
    editor.block("渡口剧社里的年轻人")
    editor.act("role", "headline")
    # A paragraph that was joined to the one before.
    editor.item("符远航")
    editor.line("比赛打得十分胶着", "“她们练了", "role", "paragraph")
    # The rubric is no headline.
    editor.item("春天的野菜")
    editor.line("春天的野菜", "云溪副刊", "role", "kicker")
    # A heading without text: what the engine suggests.
    editor.item("光影云溪")
    editor.act("accept")
    # A name in the headline.
    editor.item("致编辑部")
    editor.line("致编辑部", "读者盘锦绣", "role", "byline")
    editor.item("云溪剧院 周末剧场")
    editor.act("kind", "ad")
    editor.item("光影云溪")
    editor.act("kind", "photo")
