"""The pages of the ledger in a real browser: no faults of access at any width, who is who by keyboard and mouse."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from chaiban.archive.store import Archive
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.ledger_of_pages import record_pages
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.pictures import PagePictures
from chaiban.web.site import build_site

webdriver = pytest.importorskip("selenium.webdriver")
wait = pytest.importorskip("selenium.webdriver.support.wait")
reading = pytest.importorskip("tests.browser.test_reading")
browser = reading.browser
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("chromedriver"), reason="chromium-driver is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "yunxi-daily"
PAGES = ["ledger/", "ledger/person/", "ledger/place/", "ledger/organisation/", "ledger/programme/", "ledger/figure/"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("ledger") / "a.chaiban", create=True) as opened:
        files = sorted(EXAMPLES.glob("*.txt"))
        for file in files:
            add_bytes(opened, file.read_bytes(), file.name, Request({"title": "云溪日报"}))
        # The same page once more, so that somebody is named twice.
        again = Request({"title": "云溪日报", "date": "2025-06-01", "number": "A1"})
        add_bytes(opened, files[0].read_bytes(), "again.txt", again)
        record_pages(opened)
        yield opened


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    site = build_site(archive, mending=PageMending(archive), pictures=PagePictures(archive))
    server = uvicorn.Server(uvicorn.Config(site, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.fixture
def twice(archive: Archive) -> str:
    """Somebody who is named on two pages."""
    query = "SELECT name FROM fact WHERE kind = 'person' GROUP BY name HAVING count(*) = 2 ORDER BY name LIMIT 1"
    return str(archive.connection.execute(query).fetchone()[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("place", [*PAGES, "ledger/person/?name={}", "desk/entities/"])
def test_axe_finds_nothing_on_any_page_of_the_ledger(
    browser: Any, address: str, twice: str, place: str, width: int, scheme: str
) -> None:
    media = {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    reading.size_of(browser, width)
    browser.get(address + place.format(twice))
    browser.execute_script("document.querySelectorAll('details.same').forEach((one) => { one.open = true; })")
    assert reading.violations(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_one_name_is_parted_with_the_keyboard_and_joined_again_with_the_mouse(
    browser: Any, address: str, twice: str
) -> None:
    reading.size_of(browser, 390)
    browser.get(f"{address}ledger/person/?name={twice}&lang=en")
    for wanted, key in (("checkbox", webdriver.Keys.SPACE), ("split", webdriver.Keys.ENTER)):
        for _ in range(60):
            webdriver.ActionChains(browser).send_keys(webdriver.Keys.TAB).perform()
            there = browser.switch_to.active_element
            if wanted in (there.get_attribute("type"), there.get_attribute("value")):
                break
        webdriver.ActionChains(browser).send_keys(key).perform()
    count = "return document.querySelectorAll('section.entity').length"
    waiting = wait.WebDriverWait(browser, 15)
    waiting.until(lambda page: page.execute_script(count) == 2)
    browser.find_element("css selector", "details.same summary").click()
    browser.find_element("css selector", 'button[value="same"]').click()
    waiting.until(lambda page: page.execute_script(count) == 1)
