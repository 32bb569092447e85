"""Cuttings of the page, hits on it and adding pages, in a real browser, served and published."""

# The fixtures are those of test_reading, which can be imported only where a browser is.
# ruff: noqa: F401, F811

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

pytest.importorskip("selenium.webdriver")
pytest.importorskip("axe_core_python.selenium")

from tests.browser.test_reading import (
    PRINTED,
    address,
    archive,
    browser,
    place,
    published,
    pytestmark,
    size_of,
    violations,
    wait,
)

SELECT = """
const text = document.querySelector('[data-part="text0"]').firstChild;
const from = text.data.indexOf(arguments[0]);
getSelection().setBaseAndExtent(text, from, text, from + arguments[0].length);
"""


def cut(browser: Any, folder: Path) -> list[Path]:
    """Cut out what is chosen and save both files."""
    browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    browser.find_element("css selector", "#cutting button").click()
    links = wait.WebDriverWait(browser, 30).until(lambda page: page.find_elements("css selector", ".cut a"))
    for link in links:
        link.click()
    files = [folder / link.get_attribute("download") for link in links]
    waiting = wait.WebDriverWait(browser, 30)
    waiting.until(lambda _: all(file.exists() and file.stat().st_size for file in files))
    return files


def page_of(file: Path) -> tuple[str, float, float, Any]:
    """Title, size in points and grey pixels at a pixel a point."""
    document = pypdfium2.PdfDocument(file)
    width, height = document[0].get_size()
    pixels = document[0].render(scale=1, grayscale=True).to_numpy().squeeze()
    return document.get_metadata_value("Title"), width, height, pixels


def test_an_article_is_cut_out_with_its_source(browser: Any, place: str, tmp_path: Path) -> None:
    size_of(browser, 1200)
    browser.get(f"{place}{PRINTED}A5/1/")
    browser.get_log("browser")
    png, pdf = cut(browser, tmp_path)
    assert (png.name, png.read_bytes()[:8]) == ("2021-05-03-A5-1.png", b"\x89PNG\r\n\x1a\n")
    title, width, height, pixels = page_of(pdf)
    assert "Bridge opens after years" in title
    assert "Printed Courier" in title
    assert f"{PRINTED}A5/1/" in title
    # The story is two columns of 162 points with 18 between them.
    assert 342 < width < 380
    assert 60 < height < 400
    assert (pixels < 128).mean() > 0.01
    assert violations(browser) == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_selected_words_are_cut_out_and_marked(browser: Any, place: str, tmp_path: Path) -> None:
    size_of(browser, 1200)
    browser.get(f"{place}{PRINTED}A5/1/")
    browser.execute_script(SELECT, "opened on Monday morning")
    waiting = wait.WebDriverWait(browser, 30)
    waiting.until(lambda page: page.find_element("id", "cut-what").get_property("value") == "")
    _, pdf = cut(browser, tmp_path)
    _, _, height, pixels = page_of(pdf)
    # Two lines of nine points at most and the source below.
    assert height < 90
    # What was selected stands on yellow, which is grey here.
    assert ((pixels > 200) & (pixels < 240)).mean() > 0.01


def test_a_hit_is_drawn_where_it_is_printed(browser: Any, place: str) -> None:
    size_of(browser, 1200)
    browser.get(f"{place}search/?q=brass+band")
    browser.find_element("css selector", ".hits .soft a").click()
    boxes = (
        "const zone = document.querySelector('.zone[data-key=\"1\"]').getBoundingClientRect();"
        "const hits = Array.from(document.querySelectorAll('rect.hit'), (one) => one.getBoundingClientRect());"
        "return hits.map((hit) => ["
        "hit.left >= zone.left && hit.right <= zone.right && hit.top >= zone.top && hit.bottom <= zone.bottom,"
        "100 * hit.width / zone.width])"
    )
    waiting = wait.WebDriverWait(browser, 30)
    found = waiting.until(lambda page: page.execute_script(boxes))
    assert all(inside for inside, _ in found)
    # Five letters and four, each of the thirty of a column of 162 points, in a zone of two columns.
    assert sorted(round(share) for _, share in found) == sorted(
        round(100 * letters * 5.4 / 342) for letters in (5, 4)
    )


def test_pages_are_added_file_by_file(browser: Any, address: str, tmp_path: Path) -> None:
    size_of(browser, 1200)
    files = [tmp_path / f"2025-03-1{day}-A1.txt" for day in (4, 5)]
    for file in files:
        file.write_text("云溪日报")
    browser.get(f"{address}add/?lang=en")
    browser.get_log("browser")
    browser.find_element("id", "title").send_keys("云溪日报")
    browser.find_element("id", "files").send_keys("\n".join(map(str, files)))
    browser.find_element("css selector", "#adding button").click()
    kept = wait.WebDriverWait(browser, 30).until(
        lambda page: len(found := page.find_elements("css selector", "#kept a")) == 2 and found
    )
    assert [link.text for link in kept] == [f"云溪日报 {file.name} 12" for file in files]
    assert violations(browser) == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
