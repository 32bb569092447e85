"""What links the parts of a story, and what is left alone."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from chaiban.model.story import DecidedLink, IssueItem, IssueStories, JumpMark, Lack, Link, LinkState
from chaiban.pipeline.weights import load_weights
from chaiban.stories.pages import pages_named
from chaiban.stories.stage import link_issue

BRIDGE = IssueItem(
    "A1/1",
    "A1",
    "article",
    "zh-Hans",
    "青石桥昨日通车",
    paragraphs=(
        "青石桥昨日上午正式通车，两岸居民步行三分钟可到对岸。",
        "青石桥由云溪市桥梁工程处承建，总投资两千四百万元，工程负责人闻人静介绍，青石桥采用",
    ),
    jump_to=JumpMark("A2", "", "下转A2版"),
    opened=True,
)
BRIDGE_ON = IssueItem(
    "A2/1",
    "A2",
    "article",
    "zh-Hans",
    paragraphs=("预应力混凝土结构，设计荷载四十吨。", "闻人静说，青石桥通车后云溪市桥梁工程处还将整治引道。"),
    jump_from=JumpMark("A1", "", "上接A1版"),
)
MILL = IssueItem(
    "A1/2",
    "A1",
    "article",
    "zh-Hans",
    "柳湾磨坊重新开张",
    paragraphs=("停工三十年的柳湾磨坊今天重新开张，面粉香飘满街。", "磨坊主人车立冬从部队转业后，"),
    jump_to=JumpMark("A2", "", "下转A2版"),
    opened=True,
)
MILL_ON = IssueItem(
    "A2/2",
    "A2",
    "article",
    "zh-Hans",
    paragraphs=("一直想恢复柳湾磨坊的老手艺。", "车立冬告诉记者，磨坊每天磨面粉八百斤。"),
    jump_from=JumpMark("A1", "", "上接A1版"),
)
OTHER = IssueItem(
    "A2/3",
    "A2",
    "article",
    "zh-Hans",
    "全市植树活动启动",
    paragraphs=("本月起全市开展义务植树活动，计划植树十二万株。",),
    opened=True,
)
QUIET = replace(OTHER, id="A1/3", page="A1", headline="夜间公交增开两线", paragraphs=("夜间公交今起增开两条线路。",))
ISSUE = (BRIDGE, MILL, BRIDGE_ON, MILL_ON, OTHER)
PAGES = ("A1", "A2")


def linked(*items: IssueItem, pages: tuple[str, ...] = PAGES, decided: tuple[DecidedLink, ...] = ()) -> IssueStories:
    return link_issue(items, pages, load_weights(), decided)


def pairs(found: IssueStories) -> set[tuple[str, str]]:
    return {(link.earlier, link.later) for link in found.links if link.state is LinkState.RESOLVED}


def open_links(found: IssueStories) -> list[Link]:
    return [link for link in found.links if link.state is not LinkState.RESOLVED]


def test_two_stories_between_the_same_pages_without_ordinals_find_their_own_parts() -> None:
    found = linked(*ISSUE)
    assert pairs(found) == {("A1/1", "A2/1"), ("A1/2", "A2/2")}
    assert open_links(found) == []


def test_the_order_of_the_items_says_nothing() -> None:
    shuffled = list(ISSUE)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert pairs(linked(*shuffled)) == pairs(linked(*ISSUE))


def test_a_sentence_that_is_cut_goes_on_without_a_break() -> None:
    stories = {story.parts: story.joins for story in linked(*ISSUE).stories}
    assert stories[("A1/1", "A2/1")] == ("",)
    whole = replace(BRIDGE, paragraphs=BRIDGE.paragraphs[:1])
    [story] = linked(whole, BRIDGE_ON).stories
    assert story.joins == (None,)


def test_a_latin_seam_is_closed_with_a_space() -> None:
    first = IssueItem(
        "1/1", "1", "article", "en", "Mill reopens", paragraphs=("The old corn mill at Teasel Wharf will be turned",)
    )
    first = replace(first, jump_to=JumpMark("2", "", "See MILL, Page 2"))
    second = IssueItem(
        "2/1", "2", "article", "en", paragraphs=("into workshops at Teasel Wharf, the mill’s owner said.",)
    )
    second = replace(second, jump_from=JumpMark("1", "", "MILL, from Page 1"))
    [story] = linked(first, second, pages=("1", "2")).stories
    assert story.joins == (" ",)


def test_a_mark_to_a_page_that_is_not_here_dangles_and_links_when_the_page_comes() -> None:
    [link] = linked(BRIDGE, pages=("A1",)).links
    assert (link.state, link.lack, link.page) == (LinkState.DANGLING, Lack.NO_PAGE, "A2")
    assert pairs(linked(BRIDGE, BRIDGE_ON)) == {("A1/1", "A2/1")}


def test_a_mark_to_a_page_where_nothing_fits_dangles() -> None:
    [link] = linked(BRIDGE, OTHER).links
    assert link.state is not LinkState.RESOLVED
    assert not linked(BRIDGE, pages=("A1", "A2")).stories


def test_two_twins_are_not_told_apart_and_are_named_as_candidates() -> None:
    twin = replace(BRIDGE_ON, id="A2/9")
    found = linked(BRIDGE, BRIDGE_ON, twin)
    assert pairs(found) == set()
    [link] = [link for link in found.links if link.earlier == "A1/1"]
    assert link.state is LinkState.AMBIGUOUS
    assert {rival.id for rival in link.candidates} == {"A2/1", "A2/9"}


@pytest.mark.parametrize("side", ["jump_to", "jump_from"])
def test_a_mark_on_one_side_is_enough_where_the_sentence_goes_on(side: str) -> None:
    first = replace(BRIDGE, jump_to=None) if side == "jump_to" else BRIDGE
    second = replace(BRIDGE_ON, jump_from=None) if side == "jump_from" else BRIDGE_ON
    assert pairs(linked(first, QUIET, second, OTHER)) == {("A1/1", "A2/1")}


def test_another_report_of_the_same_thing_is_no_continuation() -> None:
    closed = replace(BRIDGE, paragraphs=(BRIDGE.paragraphs[0], "青石桥由云溪市桥梁工程处承建，桥长三百米。"))
    seen = ("清晨六点，青石桥上已经站满了人。", "卖菜的人说，过河不用再等船了。")
    report = replace(OTHER, headline="青石桥通车见闻", paragraphs=seen)
    assert pairs(linked(closed, report)) == set()
    assert pairs(linked(closed, replace(report, opened=False))) == {("A1/1", "A2/3")}


def test_without_any_mark_nothing_is_linked() -> None:
    assert linked(replace(BRIDGE, jump_to=None), replace(BRIDGE_ON, jump_from=None)) == IssueStories()


def test_other_ordinals_are_other_stories() -> None:
    first = replace(BRIDGE, jump_to=JumpMark("A2", "①", "下转A2版①"))
    second = replace(BRIDGE_ON, jump_from=JumpMark("A1", "②", "上接A1版②"))
    assert pairs(linked(first, second)) == set()


def test_a_page_named_without_its_letter_is_found() -> None:
    first = replace(BRIDGE, jump_to=JumpMark("2", "", "下转第二版"))
    second = replace(BRIDGE_ON, jump_from=JumpMark("1", "", "上接第一版"))
    assert pairs(linked(first, second)) == {("A1/1", "A2/1")}


def test_a_story_of_three_parts_is_one_story() -> None:
    middle = replace(
        BRIDGE_ON,
        paragraphs=(*BRIDGE_ON.paragraphs, "云溪市桥梁工程处随后对青石桥进行"),
        jump_to=JumpMark("A3", "", "下转A3版"),
    )
    last = replace(
        BRIDGE_ON,
        id="A3/1",
        page="A3",
        headline="青石桥昨日通车",
        paragraphs=("荷载试验，闻人静全程在场。",),
        jump_from=JumpMark("A2", "", "上接A2版"),
    )
    [story] = linked(BRIDGE, middle, last, pages=("A1", "A2", "A3")).stories
    assert story.parts == ("A1/1", "A2/1", "A3/1")


def test_peoples_word_wins_over_the_evidence() -> None:
    apart = (DecidedLink("A1/1", "A2/1", linked=False),)
    assert ("A1/1", "A2/1") not in pairs(linked(*ISSUE, decided=apart))
    joined = (DecidedLink("A1/1", "A2/3", linked=True),)
    found = linked(*ISSUE, decided=joined)
    assert ("A1/1", "A2/3") in pairs(found)
    assert [link.decided for link in found.links if link.later == "A2/3"] == [True]
    assert linked(*ISSUE, decided=(DecidedLink("A1/1", "gone", linked=True),)) == linked(*ISSUE)


def test_the_last_word_counts() -> None:
    words = (DecidedLink("A1/1", "A2/1", linked=False), DecidedLink("A1/1", "A2/1", linked=True))
    assert ("A1/1", "A2/1") in pairs(linked(*ISSUE, decided=words))


def test_a_teaser_points_to_its_story_and_is_no_part_of_it() -> None:
    teaser = IssueItem(
        "A1/5", "A1", "teaser", "zh-Hans", "导读", paragraphs=("全市植树活动启动（详见A2版）", "天气 详见A7版")
    )
    found = linked(teaser, OTHER)
    assert [(p.teaser, p.line, p.page, p.target) for p in found.pointers] == [
        ("A1/5", 0, "A2", "A2/3"),
        ("A1/5", 1, "A7", ""),
    ]
    assert found.stories == ()


def test_items_that_go_on_in_each_other_make_no_circle() -> None:
    one = replace(BRIDGE, jump_from=JumpMark("A2", "", "上接A2版"))
    other = replace(BRIDGE_ON, jump_to=JumpMark("A1", "", "下转A1版"))
    assert len(linked(one, other).stories) <= 1
    assert all(len(set(story.parts)) == len(story.parts) for story in linked(one, other).stories)


def test_photos_and_advertisements_are_no_continuation() -> None:
    photo = replace(BRIDGE_ON, kind="photo", jump_from=None)
    assert pairs(linked(BRIDGE, photo)) == set()


def by_its_place(item: IssueItem) -> IssueItem:
    """The item with marks that say next page or page before, without its number."""
    out = JumpMark("next", "", "下转下版") if item.jump_to else None
    back = JumpMark("previous", "", "承上版") if item.jump_from else None
    return replace(item, jump_to=out, jump_from=back)


def test_a_mark_without_a_number_means_the_page_beside_its_own() -> None:
    items = [by_its_place(BRIDGE), by_its_place(BRIDGE_ON), OTHER]
    links = link_issue(items, ["A1", "A2"], load_weights()).links
    (link,) = links
    assert (link.state, link.earlier, link.later, link.page) == (LinkState.RESOLVED, "A1/1", "A2/1", "next")
    assert link.evidence["next page, without its number"] == 1.0
    assert link.margin >= 1.0


@pytest.mark.parametrize("pages", [["A1", "A3"], ["A1", "B1"], ["A1", "B2"]])
def test_a_mark_without_a_number_dangles_where_the_page_beside_it_is_missing(pages: list[str]) -> None:
    elsewhere = replace(BRIDGE_ON, id=f"{pages[1]}/1", page=pages[1], jump_from=None)
    (link,) = link_issue([by_its_place(BRIDGE), elsewhere], pages, load_weights()).links
    assert (link.state, link.lack) == (LinkState.DANGLING, Lack.NO_PAGE)


def test_marks_without_numbers_and_with_them_agree() -> None:
    items = [BRIDGE, BRIDGE_ON, MILL, MILL_ON, OTHER]
    told = link_issue(items, ["A1", "A2"], load_weights()).links
    untold = link_issue([by_its_place(item) for item in items], ["A1", "A2"], load_weights()).links
    assert [(link.state, link.earlier, link.later) for link in untold] == [
        (link.state, link.earlier, link.later) for link in told
    ]


@pytest.mark.parametrize(
    ("label", "of", "meant"),
    [("next", "A1", "A2"), ("previous", "A10", "A9"), ("next", "9", "10"), ("previous", "B2", "B1")],
)
def test_the_page_beside_another_is_one_further_in_its_section(label: str, of: str, meant: str) -> None:
    here = ["A1", "A2", "A9", "A10", "B1", "B2", "9", "10"]
    assert pages_named(label, here, of) == (meant,)
