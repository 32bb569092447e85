from __future__ import annotations

from typing import Any

from chaiban.evaluation.links import LinkScore, gold_links, score_links
from chaiban.model.story import IssueStories, Lack, Link, LinkState

TEXTS = ("石桥昨日通车，两岸居民", "步行三分钟可到对岸。", "磨坊今天重新开张，面粉香。", "老手艺由车立冬接手。")


def page(*items: tuple[str, int, dict[str, Any]]) -> dict[str, Any]:
    articles = []
    for number, (story, text, more) in enumerate(items, 1):
        articles.append({"id": f"a{number}", "kind": "article", "paragraphs": [TEXTS[text]], **more})
        if story:
            articles[-1]["story"] = {"id": story[0], "part": int(story[1])}
    return {"language": "zh-Hans", "articles": articles}


GOLD = [
    ("A1", page(("b1", 0, {"jump_to": {"page": "A2", "printed": "下转A2版"}}), ("m1", 2, {}))),
    ("A2", page(("b2", 1, {}), ("m2", 3, {"jump_to": {"page": "A9", "printed": "下转A9版"}}))),
]


def resolved(*ends: tuple[str, str]) -> IssueStories:
    return IssueStories(links=tuple(Link(LinkState.RESOLVED, a, b) for a, b in ends))


def test_links_are_parts_with_numbers_one_apart() -> None:
    assert gold_links(GOLD) == {("A1/a1", "A2/a1"), ("A1/a2", "A2/a2")}


def test_a_wrong_link_costs_precision_and_a_missing_one_recall() -> None:
    score = score_links(GOLD, GOLD, resolved(("A1/a1", "A2/a1"), ("A1/a2", "A2/a1")))
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert score.f1 == 0.5


def test_read_items_count_by_their_text_and_not_by_their_names() -> None:
    read = [
        (number, {**page, "articles": [{**a, "id": f"x{a['id']}"} for a in reversed(page["articles"])]})
        for number, page in GOLD
    ]
    score = score_links(GOLD, read, resolved(("A1/xa1", "A2/xa1")))
    assert (score.hits, score.made, score.gold) == (1, 1, 2)


def test_a_link_to_what_the_gold_does_not_have_is_wrong() -> None:
    read = [("A1", GOLD[0][1]), ("A2", {"articles": [{"id": "a1", "paragraphs": ["别的事情，与此无关的一段话。"]}]})]
    assert score_links(GOLD, read, resolved(("A1/a1", "A2/a1"))).precision == 0.0


def test_every_mark_to_a_missing_page_has_to_be_listed() -> None:
    assert score_links(GOLD, GOLD, IssueStories(), ["A9"]).dangling == 0.0
    dangling = Link(LinkState.DANGLING, "A2/a2", "", "A9", lack=Lack.NO_PAGE)
    assert score_links(GOLD, GOLD, IssueStories(links=(dangling,)), ["A9"]).dangling == 1.0


def test_scores_add_up_and_nothing_at_all_is_right() -> None:
    assert LinkScore().f1 == LinkScore().dangling == 1.0
    assert LinkScore(1, 2, 1, 0, 0) + LinkScore(1, 1, 2, 1, 1) == LinkScore(2, 3, 3, 1, 1)
