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
from tests.pdf_pages import newspaper_page, write_pdf

from chaiban.archive.store import Archive
from chaiban.archive.withdraw import find_item, withdraw
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.pictures import PagePictures
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
PRINTED = "titles/printed-courier/2021-05-03/"
PAGES = [
    "",
    "titles/云溪日报/",
    ISSUE,
    f"{ISSUE}A1/",
    f"{ISSUE}A1/2/",
    PRINTED,
    f"{PRINTED}A5/",
    f"{PRINTED}A5/?q=river",
    f"{PRINTED}A5/1/",
    f"{PRINTED}A5-2/",
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
        printed = write_pdf([newspaper_page(), newspaper_page(), newspaper_page()])
        add_bytes(opened, printed, "2021-05-03.pdf", Request({"title": "Printed Courier"}))
        withdraw(opened, find_item(opened, "printed-courier/2021-05-03/A5-2/1"), "untrue")
        yield opened


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    def ingest(data: bytes, name: str, title: str) -> list[tuple[str, str]]:
        return [(f"{title} {name} {len(data)}", "/")]

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(build_site(archive, ingest=ingest, pictures=PagePictures(archive)), log_level="error")
    )
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def published(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "deep" / "site"
    publish(archive, folder, Publication(), PagePictures(archive))
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


@pytest.fixture(params=["served", "published"])
def place(request: pytest.FixtureRequest, address: str, published: str) -> str:
    return address if request.param == "served" else published


def size_of(browser: Any, width: int, height: int = 900) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@pytest.mark.parametrize("width", [360, 1200])
def test_a_printed_page_is_read_by_its_zones(browser: Any, place: str, width: int) -> None:
    size_of(browser, width)
    browser.get(place + PRINTED)
    browser.get_log("browser")
    pictures = "return Array.from(document.querySelectorAll('.thumbnail'), (one) => one.naturalWidth)"
    wait.WebDriverWait(browser, 10).until(lambda page: len(page.execute_script(pictures)) == 3)
    browser.find_element("css selector", ".sheet h2 a").click()
    zones = browser.find_elements("css selector", "svg .zone")
    assert len(zones) == 2
    image = browser.find_element("css selector", ".plate img")
    wait.WebDriverWait(browser, 10).until(lambda _: image.get_property("naturalWidth") == 960)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", zones[0])
    webdriver.ActionChains(browser).move_to_element(zones[0].find_element("css selector", "polygon")).perform()
    assert browser.find_elements("css selector", '.items .lit[data-key="1"]')
    assert violations(browser) == []
    webdriver.ActionChains(browser).click().perform()
    assert "brass band" in browser.find_element("css selector", "article").text
    assert browser.find_elements("css selector", ".printed svg image")
    assert violations(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_a_printed_page_is_read_with_the_keyboard_alone(browser: Any, place: str) -> None:
    size_of(browser, 1200)
    browser.get(f"{place}{PRINTED}A5/")
    focused = "return document.activeElement.classList.contains('zone') && document.activeElement.dataset.key"
    for _ in range(30):
        webdriver.ActionChains(browser).send_keys(webdriver.Keys.TAB).perform()
        if browser.execute_script(focused) == "2":
            break
    assert browser.find_elements("css selector", '.items .lit[data-key="2"]')
    webdriver.ActionChains(browser).send_keys(webdriver.Keys.ENTER).perform()
    wait.WebDriverWait(browser, 10).until(lambda page: page.find_elements("css selector", "article"))
    assert "paper mill" in browser.find_element("css selector", "article").text


def test_the_picture_comes_closer_by_keys_buttons_and_wheel(browser: Any, place: str) -> None:
    size_of(browser, 1200)
    browser.get(f"{place}{PRINTED}A5/")
    browser.get_log("browser")
    width = "return document.querySelector('.layer').offsetWidth / document.getElementById('plate').clientWidth"
    plate = browser.find_element("id", "plate")
    waiting = wait.WebDriverWait(browser, 10)
    waiting.until(lambda page: page.find_elements("css selector", ".plate.ready"))

    def is_wide(times: float) -> None:
        waiting.until(lambda page: page.execute_script(width) == pytest.approx(times, abs=0.05))

    browser.execute_script("arguments[0].focus()", plate)
    webdriver.ActionChains(browser).send_keys("++").perform()
    is_wide(2.25)
    assert violations(browser) == []
    if place.endswith("/site/"):
        assert browser.execute_script("return document.querySelector('.plate img').src").endswith("page.png")
    else:
        assert browser.execute_script("return document.querySelector('.plate img').src").endswith("large.png")
    top = "return document.querySelector('.layer').getBoundingClientRect().top"
    before = browser.execute_script(top)
    webdriver.ActionChains(browser).send_keys(webdriver.Keys.ARROW_DOWN).perform()
    waiting.until(lambda page: page.execute_script(top) < before - 10)
    webdriver.ActionChains(browser).send_keys("0").perform()
    is_wide(1)
    browser.find_element("css selector", ".zooming button").click()
    is_wide(1.5)
    origin = webdriver.common.actions.wheel_input.ScrollOrigin.from_element(plate)
    webdriver.ActionChains(browser).scroll_from_origin(origin, 0, -300).perform()
    waiting.until(lambda page: page.execute_script(width) > 1.7)
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_two_fingers_bring_the_picture_closer(browser: Any, address: str) -> None:
    size_of(browser, 360)
    browser.get(f"{address}{PRINTED}A5/")
    plate = browser.find_element("id", "plate")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", plate)
    wait.WebDriverWait(browser, 10).until(lambda page: page.find_elements("css selector", ".plate.ready"))
    x, y = browser.execute_script(
        "const b = plate.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]"
    )

    def touch(kind: str, apart: int) -> None:
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 20)
    for apart in (30, 40, 60):
        touch("touchMove", apart)
    touch("touchEnd", 0)
    width = "return document.querySelector('.layer').offsetWidth / plate.clientWidth"
    wait.WebDriverWait(browser, 10).until(lambda page: page.execute_script(width) > 2)


def test_a_hit_is_drawn_where_it_is_printed(browser: Any, address: str) -> None:
    size_of(browser, 1200)
    browser.get(f"{address}search/?q=brass+band")
    browser.find_element("css selector", ".hits .soft a").click()
    assert len(browser.find_elements("css selector", "rect.hit")) == 2
    assert browser.execute_script(
        "const hit = document.querySelector('.hit').getBoundingClientRect();"
        "const zone = document.querySelector('.zone[data-key=\"1\"]').getBoundingClientRect();"
        "return hit.left >= zone.left && hit.right <= zone.right && hit.top >= zone.top && hit.bottom <= zone.bottom"
    )
