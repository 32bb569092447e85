from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from chaiban.archive.store import Archive
from chaiban.archive.withdraw import find_item, withdraw
from chaiban.errors import SourceError
from chaiban.pipeline.stories import link_archive
from chaiban.web.openapi import MENDING, PATHS, WHO
from chaiban.web.site import build_site

Keep = Callable[..., None]
ISSUE = "/titles/示例日报/2025-03-12/"
PLACES = [
    "/",
    "/titles/示例日报/",
    "/titles/示例日报/2024/",
    ISSUE,
    f"{ISSUE}A1/",
    f"{ISSUE}A1/1/",
    f"{ISSUE}A1/1/story/",
    "/search/?q=石桥",
]
VOID = frozenset(("meta", "link", "input", "br", "img", "hr", "polygon", "image", "path", "rect"))


class Outline(HTMLParser):
    """What a browser and a screen reader would meet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.handlers: list[str] = []
        self.labels: set[str] = set()
        self.fields: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag == "script":
            self.scripts.append(given)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "label":
            self.labels.add(str(given.get("for")))
        if tag == "input" and given.get("type") != "hidden":
            self.fields.add(str(given.get("id")))
        if tag == "img":
            assert "alt" in given
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


@pytest.mark.usefixtures("paper")
class TestPages:
    @pytest.mark.parametrize("place", PLACES)
    def test_every_page_is_well_formed_and_can_be_heard(self, visit: TestClient, place: str) -> None:
        answer = visit.get(place)
        assert answer.status_code == 200
        outline = Outline(answer.text)
        assert len(outline.ids) == len(set(outline.ids))
        assert outline.headings.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
        assert outline.fields <= outline.labels
        assert outline.handlers == []
        assert all(script.get("src", "").startswith("/static/") or script.get("type") == "application/ld+json"  # type: ignore[union-attr]
                   for script in outline.scripts)  # fmt: skip

    def test_every_link_of_the_site_leads_somewhere(self, visit: TestClient) -> None:
        waiting = ["/"]
        seen: set[str] = set()
        while waiting:
            place = waiting.pop()
            if place in seen or len(seen) > 300:
                continue
            seen.add(place)
            answer = visit.get(place)
            assert answer.status_code == 200, place
            if answer.headers["content-type"].startswith("text/html"):
                for link in Outline(answer.text).links:
                    target = str(answer.url.join(link)).split("#")[0].removeprefix("http://localhost")
                    assert target.startswith("/"), f"{place} leads out: {link}"
                    waiting.append(target)
        assert len(seen) > 20

    def test_a_jump_is_a_link_both_ways(self, visit: TestClient) -> None:
        assert re.search(r'rel="next" href="[^"]*/A2/1/"', visit.get(f"{ISSUE}A1/1/").text)
        assert re.search(r'rel="prev" href="[^"]*/A1/1/"', visit.get(f"{ISSUE}A2/1/").text)

    def test_a_story_is_read_in_one_go_at_the_address_of_each_part(self, visit: TestClient) -> None:
        whole = visit.get(f"{ISSUE}A1/1/story/")
        assert whole.status_code == 200
        assert whole.text.index("两岸相连。") < whole.text.index("续文说石桥。")
        assert re.search(r'href="[^"]*/A1/1/story/"', visit.get(f"{ISSUE}A1/1/").text)
        again = visit.get(f"{ISSUE}A2/1/story/").text
        assert "两岸相连。" in again
        text = visit.get(f"{ISSUE}A2/1/story/text.txt").text
        assert text == "石桥通车\n\n石桥昨日通车，两岸相连。\n续文说石桥。\n"
        assert visit.get(f"{ISSUE}A1/2/story/", follow_redirects=False).headers["location"].endswith("/A1/2/")

    def test_a_sentence_runs_over_the_jump_in_one_paragraph(
        self, visit: TestClient, keep: Keep, archive: Archive
    ) -> None:
        out = {"jump_to": {"page": "B2", "printed": "下转B2版"}}
        keep([("渡口停航", "渡口因大雾停航，三百名旅客", out)], number="B1")
        keep([("", "滞留渡口候船室。", {"jump_from": {"page": "B1", "printed": "上接B1版"}})], number="B2")
        link_archive(archive)
        text = visit.get(f"{ISSUE}B2/1/story/").text
        paragraph = next(found for found in re.findall(r"<p>(.*?)</p>", text, re.DOTALL) if "三百名旅客" in found)
        assert re.sub(r"<a class=\"seam\".*?</a>", "", paragraph) == "渡口因大雾停航，三百名旅客滞留渡口候船室。"

    def test_a_jump_to_a_page_that_is_not_here_is_said_plainly(
        self, visit: TestClient, keep: Keep, archive: Archive
    ) -> None:
        keep([("渡口停航", "渡口因大雾停航，", {"jump_to": {"page": "C9", "printed": "下转C9版"}})], number="C1")
        link_archive(archive)
        text = visit.get(f"{ISSUE}C1/1/").text
        assert "Continued on page C9 — that page is not in the archive" in text
        assert visit.get(f"{ISSUE}C1/1/?lang=zh").text.count("该版不在档案中") == 1

    def test_a_teaser_leads_to_its_story(self, visit: TestClient, keep: Keep, archive: Archive) -> None:
        keep([("导读", "磨坊重开（详见A1版）", {"kind": "teaser"})], number="D1")
        link_archive(archive)
        assert re.search(r'class="pointed".*href="[^"]*/A1/2/"', visit.get(f"{ISSUE}D1/1/").text, re.DOTALL)

    def test_a_withdrawn_part_is_in_no_story(self, visit: TestClient, archive: Archive) -> None:
        withdraw(archive, find_item(archive, "示例日报/2025-03-12/A2/1"), "失实")
        assert "续文说石桥" not in visit.get(f"{ISSUE}A1/1/story/").text
        assert "续文" not in visit.get("/api/stories/示例日报/2025-03-12").text

    def test_a_dump_shows_its_lines_and_a_page_with_a_picture_its_zones(
        self, visit: TestClient, visit_with_pictures: TestClient
    ) -> None:
        assert 'class="dump"' in visit.get(f"{ISSUE}A1/").text
        text = visit_with_pictures.get(f"{ISSUE}A1/").text
        assert '<polygon points="0.0,0.0 50.0,0.0 50.0,80.0 0.0,80.0"/>' in text
        assert 'class="dump"' not in text
        assert visit_with_pictures.get(f"{ISSUE}A1/page.png").headers["content-type"] == "image/png"
        assert visit_with_pictures.get(f"{ISSUE}A2/page.png").status_code == 404

    def test_the_interface_speaks_two_languages_and_remembers(self, visit: TestClient) -> None:
        assert '<html lang="en">' in visit.get("/").text
        assert '<html lang="zh-Hans">' in visit.get("/?lang=zh").text
        assert '<html lang="zh-Hans">' in visit.get("/").text
        assert "lang=en" in visit.get("/search/?q=石桥").text
        assert "q=%E7%9F%B3%E6%A1%A5" in visit.get("/search/?q=石桥").text

    def test_hits_are_marked_in_the_list_and_in_the_article(self, visit: TestClient) -> None:
        assert "<mark>石桥</mark>" in visit.get("/search/?q=石橋").text
        assert "<mark>石桥</mark>" in visit.get(f"{ISSUE}A1/1/?q=石橋").text

    @pytest.mark.parametrize("place", ["/nothing", f"{ISSUE}A9/", f"{ISSUE}A1/99/", f"{ISSUE}A1/x/", "/titles/x/"])
    def test_what_is_not_there_is_404(self, visit: TestClient, place: str) -> None:
        assert visit.get(place).status_code == 404

    @pytest.mark.parametrize(
        "place", ["/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "//etc/passwd", "/static/"]
    )
    def test_no_path_leads_out_of_the_site(self, visit: TestClient, place: str) -> None:
        assert visit.get(place).status_code in (404, 400)

    def test_every_answer_carries_the_policies(self, visit: TestClient) -> None:
        for place in (*PLACES, "/nothing", "/api/titles", "/static/style.css"):
            headers = visit.get(place).headers
            assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"

    def test_other_host_names_are_refused(self, archive: Archive) -> None:
        """A page elsewhere can make its own name point here (DNS rebinding)."""
        assert TestClient(build_site(archive), base_url="http://evil.example").get("/").status_code == 400

    def test_feeds_and_sitemap_are_xml(self, visit: TestClient) -> None:
        for place, words in (("/feed.atom", "石桥通车"), ("/feed.rss", "石桥通车"), ("/sitemap.xml", "A1/1/")):
            assert words in "".join(ElementTree.fromstring(visit.get(place).text).itertext())

    def test_an_article_says_what_it_is_to_machines(self, visit: TestClient) -> None:
        text = visit.get(f"{ISSUE}A1/1/").text
        data = json.loads(text.partition('ld+json">')[2].partition("</script>")[0])
        assert (data["@type"], data["headline"], data["datePublished"]) == ("NewsArticle", "石桥通车", "2025-03-12")

    def test_a_withdrawn_item_is_on_no_page(self, visit: TestClient, archive: Archive) -> None:
        withdraw(archive, find_item(archive, "示例日报/2025-03-12/A1/2"), "失实报道")
        answer = visit.get(f"{ISSUE}A1/2/")
        assert answer.status_code == 410
        assert "失实报道" in answer.text
        others = ["/feed.atom", "/feed.rss", "/api/titles/示例日报/2025-03-12/A1", "/api/search?q=磨坊"]
        for place in (*PLACES, f"{ISSUE}A1/2/", f"{ISSUE}A1/2/text.txt", *others):
            assert "磨坊" not in visit.get(place).text.replace("q=磨坊", ""), place

    def test_hits_are_drawn_on_the_picture_of_their_page(self, visit_with_pictures: TestClient) -> None:
        text = visit_with_pictures.get(f"{ISSUE}A1/?q=磨坊").text
        # 石桥通车 (4), line end, 石桥昨日通车，两岸相连。(12), line end: 磨坊重开 begins at character 18.
        assert [float(x) for x in re.findall(r'class="hit" x="([\d.]+)"', text)] == [18, 29]
        assert 'class="hit"' not in visit_with_pictures.get(f"{ISSUE}A1/?q=无此").text

    def test_an_article_shows_its_cutting_of_the_page(self, visit_with_pictures: TestClient) -> None:
        text = visit_with_pictures.get(f"{ISSUE}A1/1/").text
        assert 'viewBox="0.0 0.0 56.0 86.0"' in text
        assert f'<image href="{quote(ISSUE)}A1/page.png" width="100.0" height="200.0"' in text
        # An item without an outline has none.
        assert "<image" not in visit_with_pictures.get(f"{ISSUE}A1/2/").text

    def test_an_item_is_taken_along_as_a_word_document(self, visit: TestClient, archive: Archive) -> None:
        answer = visit.get(f"{ISSUE}A1/1/article.docx")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
            assert package.testzip() is None
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))
            words = "".join(ElementTree.fromstring(package.read("word/document.xml")).itertext())
        assert words.startswith("石桥通车石桥昨日通车，两岸相连。")
        assert "http://localhost/titles/" in words
        withdraw(archive, find_item(archive, "示例日报/2025-03-12/A1/1"), "失实报道")
        assert visit.get(f"{ISSUE}A1/1/article.docx").status_code == 410

    def test_hits_are_taken_along_as_a_table_with_addresses(self, visit: TestClient) -> None:
        answer = visit.get("/search/hits.csv?q=石桥")
        assert answer.content.startswith(b"\xef\xbb\xbftitle,date,")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [row["headline"] for row in rows] == ["石桥通车"]
        assert visit.get(rows[0]["address"]).status_code == 200

    def test_a_picture_is_asked_for_again_each_time(self, visit_with_pictures: TestClient) -> None:
        """Otherwise a browser would go on showing what was withdrawn."""
        answer = visit_with_pictures.get(f"{ISSUE}A1/page.png")
        assert answer.headers["cache-control"] == "no-cache"
        again = visit_with_pictures.get(f"{ISSUE}A1/page.png", headers={"if-none-match": answer.headers["etag"]})
        assert again.status_code == 304


@pytest.mark.usefixtures("paper")
class TestProgramInterface:
    def test_every_described_path_answers(self, visit: TestClient) -> None:
        assert set(visit.get("/api/openapi.json").json()["paths"]) == set(PATHS) | set(MENDING) | set(WHO)
        values = {"slug": "示例日报", "label": "2025-03-12", "page": "A1", "key": "1"}
        for path in PATHS:
            assert visit.get(path.format(**values)).status_code == 200, path

    def test_search_gives_items_passages_and_counts(self, visit: TestClient) -> None:
        answer = visit.get("/api/search", params={"q": "石桥 OR 磨坊", "size": "1"}).json()
        assert (answer["total"], len(answer["hits"])) == (2, 1)
        assert answer["facets"]["year"] == [{"value": "2025", "count": 2}]
        answer = visit.get("/api/search", params={"q": "石桥"}).json()
        assert answer["total"] == 1
        assert {"text": "石桥", "match": True} in answer["hits"][0]["passage"]
        assert [part["page"] for part in answer["hits"][0]["story"]] == ["A1", "A2"]

    def test_stories_are_told_with_their_text_and_links(self, visit: TestClient) -> None:
        told = visit.get("/api/stories/示例日报/2025-03-12").json()
        assert [part["page"] for part in told["stories"][0]["parts"]] == ["A1", "A2"]
        assert [block["words"] for block in told["stories"][0]["text"]] == [
            "石桥昨日通车，两岸相连。",
            "续文说石桥。",
        ]
        assert [link["state"] for link in told["links"]] == ["resolved"]
        item = visit.get("/api/titles/示例日报/2025-03-12/A1/1").json()
        assert item["continued_on"]["path"].endswith("/A2/1/")
        assert item["continued_from"] is None

    @pytest.mark.parametrize("query", ["size=101", "size=-1", "start=x", "start=99999999999999999999", "sort=up"])
    def test_a_field_that_makes_no_sense_is_400(self, visit: TestClient, query: str) -> None:
        assert visit.get(f"/api/search?{query}").status_code == 400

    @pytest.mark.parametrize(
        "query", ["q=%00", "q=%ff%fe", "q=%ED%A0%80", "q=((", "year=%00", "since=x&until=99999999999"]
    )
    def test_no_query_is_a_fault(self, visit: TestClient, query: str) -> None:
        for place in ("/api/search", "/search/", f"{ISSUE}A1/", f"{ISSUE}A1/1/"):
            assert visit.get(f"{place}?{query}").status_code == 200

    @pytest.mark.parametrize("word", ["%00", "%ff", "%ED%A0%80", "'", "..", "0", "99999999999999999999"])
    def test_no_path_is_a_fault(self, visit: TestClient, word: str) -> None:
        for path in list(PATHS)[1:-1]:
            assert visit.get(re.sub(r"\{\w+\}", lambda _: word, path)).status_code in (404, 200)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "'onmouseover='alert(1)",
    "{{ 7 * 7777777 }}",
    "javascript:alert(1)",
    "a\0b",
    "\u202egnorw\u2066",
    "\ud800",
    "]]><x>",
    "石" * 350_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_nothing_of_a_page_is_ever_markup(keep: Keep, visit_with_pictures: TestClient, words: str) -> None:
    short = words[:200]
    person = [{"role": short, "name": short}]
    more = {
        "kicker": words,
        "subheadline": words,
        "summary": short,
        "dateline": short,
        "byline": person,
        "kind": short,
    }
    more |= {"crossheads": [{"before_paragraph": 0, "text": words}], "jump_to": {"page": short, "printed": short}}  # type: ignore[dict-item]
    sound = "".join(c for c in short if c not in "\0\ud800")
    keep([(words, f"石桥 {words}", more)], title=sound, section=sound, file=sound, language=sound)
    visit = visit_with_pictures
    (title,) = visit.get("/api/titles").json()["titles"]
    issue = f"{title['path']}2025-03-12/"
    for place in (
        "/",
        title["path"],
        issue,
        f"{issue}A1/",
        f"{issue}A1/1/",
        f"/search/?q={'石桥'}",
        "/feed.atom",
        "/feed.rss",
        "/search/hits.csv?q=石桥",
        f"{issue}A1/1/article.docx",
    ):
        answer = visit.get(place)
        assert answer.status_code == 200, place
        if place.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
                for part in package.namelist():
                    ElementTree.fromstring(package.read(part))
            continue
        if "hits.csv" in place:
            csv.field_size_limit(2**22)
            cells = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1]
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
            continue
        if place.startswith("/feed"):
            ElementTree.fromstring(answer.text)
            continue
        outline = Outline(answer.text)
        assert outline.handlers == []
        assert all("src" in script or script.get("type") == "application/ld+json" for script in outline.scripts)
        assert "<img src=x" not in answer.text
        assert "54444439" not in answer.text
        assert "\0" not in answer.text
        assert "\u202e" not in answer.text
        for link in outline.links:
            assert not link.startswith("javascript:")


class TestAdding:
    def site(self, archive: Archive) -> TestClient:
        def ingest(data: bytes, name: str, title: str) -> list[tuple[str, str]]:
            if data == b"bad":
                raise SourceError("no page", where=name)
            return [(f"{title}: {name}", "/titles/x/")]

        return TestClient(build_site(archive, ingest=ingest), base_url="http://localhost")

    def test_files_are_taken_and_faults_named(self, archive: Archive) -> None:
        visit = self.site(archive)
        token = re.search(r'name="token" value="([^"]+)"', visit.get("/add/").text)
        assert token is not None
        files = [("files", ("../A1.txt", b"good")), ("files", ("B1.txt", b"bad"))]
        answer = visit.post("/add/", data={"token": token[1], "title": "示例日报"}, files=files)
        assert "示例日报: A1.txt" in answer.text
        assert "B1.txt: no page" in answer.text

    def test_another_site_can_not_add_pages(self, archive: Archive) -> None:
        files = [("files", ("A1.txt", b"good"))]
        assert self.site(archive).post("/add/", data={"token": "guess"}, files=files).status_code == 403

    def test_no_door_where_none_is_given(self, visit: TestClient) -> None:
        assert visit.get("/add/").status_code == 404
