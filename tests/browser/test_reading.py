"""The e-paper in a real browser, where one is installed: chaiban[browser] and Debian's chromium-driver."""

from __future__ import annotations

import functools
import http.server
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
from chaiban.web.publish import Publication, publish
from chaiban.web.site import build_site

webdriver = pytest.importorskip("selenium.webdriver")
wait = pytest.importorskip("selenium.webdriver.support.wait")
axe = pytest.importorskip("axe_core_python.selenium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("chromedriver"), reason="chromium-driver is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ISSUE = "titles/云溪日报/2025-03-12/"
PAGES = [
    "",
    "titles/云溪日报/",
    ISSUE,
    f"{ISSUE}A1/",
    f"{ISSUE}A1/2/",
    "search/?q=项目",
    "search/?q=无此词句",
    "add/",
    "api/",
    "no/",
]
HEADLINES = "return Array.from(document.querySelectorAll('.hits h2'), (head) => head.innerText)"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("browser") / "a.chaiban", create=True) as opened:
        for name, title in (("yunxi-daily", "云溪日报"), ("harrow-vale-courier", "Harrow Vale Courier")):
            for file in sorted((EXAMPLES / name).glob("*.txt")):
                add_bytes(opened, file.read_bytes(), file.name, Request({"title": title}))
        yield opened


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    def ingest(data: bytes, name: str, title: str) -> list[tuple[str, str]]:
        return [(f"{title} {name} {len(data)}", "/")]

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build_site(archive, ingest=ingest), log_level="error"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def published(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "deep" / "site"
    publish(archive, folder, Publication())
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/site/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900", "--lang=zh"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


def violations(browser: Any) -> list[tuple[str, str]]:
    found = axe.Axe().run(browser)["violations"]
    return [(fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("place", PAGES)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Any, address: str, place: str, width: int, scheme: str
) -> None:
    media = {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(address + place)
    assert violations(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_from_the_front_page_to_an_article_and_by_a_search_to_its_place_on_the_page(
    browser: Any, address: str
) -> None:
    browser.get(address)
    browser.get_log("browser")  # what earlier pages said
    browser.find_element("link text", "云溪日报").click()
    browser.find_element("css selector", '.issues a[href*="2025-03-12"]').click()
    browser.find_element("css selector", ".sheet h2 a").click()
    zone = browser.find_element("xpath", "//*[contains(@class, 'zone') and contains(., '连日来')]")
    key = zone.get_attribute("data-key")
    webdriver.ActionChains(browser).move_to_element(zone).perform()
    assert len(browser.find_elements("css selector", f'.zone.lit[data-key="{key}"]')) > 3
    assert browser.find_elements("css selector", f'.items .lit[data-key="{key}"]')
    zone.click()
    assert "塔吊林立" in browser.find_element("css selector", "article").text
    field = browser.find_element("id", "q")
    field.send_keys("塔吊林立\n")
    assert browser.find_element("css selector", ".hits mark").text == "塔吊林立"
    browser.find_element("css selector", ".hits .soft a").click()
    assert browser.find_elements("css selector", ".zone.lit")
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_everything_can_be_reached_with_the_keyboard(browser: Any, address: str) -> None:
    browser.get(f"{address}{ISSUE}A1/")
    body = webdriver.ActionChains(browser)
    body.send_keys(webdriver.Keys.TAB).send_keys(webdriver.Keys.ENTER).perform()
    assert browser.current_url.endswith("#content")
    seen = set()
    for _ in range(40):
        webdriver.ActionChains(browser).send_keys(webdriver.Keys.TAB).perform()
        seen.add(browser.execute_script("return document.activeElement.getAttribute('href')"))
    assert f"/{ISSUE}A1/2/".replace("云溪日报", "%E4%BA%91%E6%BA%AA%E6%97%A5%E6%8A%A5") in seen


def test_reading_and_searching_work_without_scripts(browser: Any, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}search/?q=塔吊林立")
        browser.find_element("css selector", ".hits a").click()
        assert "塔吊林立" in browser.find_element("css selector", "article").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("typed", ["塔吊林立", "項目", "mill", "“项目 集中”", "林立塔", "项目 塔吊", "无此词句"])
def test_the_published_site_is_searched_like_the_server(
    browser: Any, address: str, published: str, typed: str
) -> None:
    browser.get(f"{address}search/?q={typed}&lang=zh")
    served = set(browser.execute_script(HEADLINES))
    browser.get(f"{published}search/?q={typed}")
    waiting = wait.WebDriverWait(browser, 10)
    waiting.until(lambda page: page.find_element("id", "search-status").text)
    assert set(browser.execute_script(HEADLINES)) == served
    size = "return performance.getEntriesByType('resource').reduce((all, one) => all + one.encodedBodySize, 0)"
    assert browser.execute_script(size) < 300_000
    assert violations(browser) == []
