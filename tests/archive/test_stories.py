"""Stories in an archive: linked when their pages are there, kept by address, shown without what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from chaiban.archive import look_up
from chaiban.archive.keep import Change
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive
from chaiban.archive.stories import links_of, pointers_of, stories_in, story_of, turns, unlinked
from chaiban.archive.verify import verify
from chaiban.archive.withdraw import address_of, find_item, restore_item, withdraw
from chaiban.model.catalogue import Issue, Item, Turn
from chaiban.model.story import DecidedLink
from chaiban.pipeline.add import fault_of
from chaiban.pipeline.engine import engine_name
from chaiban.pipeline.stories import link_archive

Keep = Callable[..., Change]
FIRST = {"headline": "石桥昨日通车", "body": "石桥工程处负责人闻人静昨日宣布，石桥昨日通车，两岸", "jump_to": "A2"}
SECOND = {"headline": "", "body": "居民步行三分钟可到对岸，闻人静说石桥工程处将整治引道。", "jump_from": "A1"}
MILL = {"headline": "磨坊重开", "body": "停工三十年的磨坊今天重新开张，面粉香飘满街。"}
TREES = {"headline": "植树活动启动", "body": "本月起全市开展义务植树活动，计划植树十二万株。"}


def the_item(archive: Archive, number: str = "A1", key: int = 1) -> Item:
    return find_item(archive, f"示例日报/2025-03-12/{number}/{key}")


def the_issue(archive: Archive) -> Issue:
    issue = look_up.issue(archive, "示例日报", "2025-03-12")
    assert issue is not None
    return issue


def where(turn: Turn | None) -> tuple[str, str]:
    assert turn is not None
    return turn.state, address_of(turn.item) if turn.item else ""


def keep_both(archive: Archive, keep: Keep) -> None:
    keep([FIRST, MILL])
    keep([SECOND, TREES], number="A2")
    link_archive(archive)


def test_a_jump_leads_to_its_continuation_and_back(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    assert where(turns(archive, the_item(archive))[1]) == ("resolved", "示例日报/2025-03-12/A2/1")
    assert where(turns(archive, the_item(archive, "A2"))[0]) == ("resolved", "示例日报/2025-03-12/A1/1")
    story = story_of(archive, the_item(archive, "A2"))
    assert story is not None
    assert [part.sheet.number for part in story.parts] == ["A1", "A2"]
    assert story.joins == ("",)
    assert [found.parts for found in stories_in(archive, the_issue(archive))] == [story.parts]


def test_a_jump_to_a_missing_page_dangles_until_the_page_comes(archive: Archive, keep: Keep) -> None:
    keep([FIRST, MILL])
    link_archive(archive)
    turn = turns(archive, the_item(archive))[1]
    assert turn is not None
    assert (turn.state, turn.page, turn.lack) == ("dangling", "A2", "the page is not here")
    assert story_of(archive, the_item(archive)) is None
    keep([SECOND, TREES], number="A2")
    link_archive(archive)
    assert where(turns(archive, the_item(archive))[1]) == ("resolved", "示例日报/2025-03-12/A2/1")


def test_a_linked_archive_is_left_alone(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    revision = archive.connection.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
    assert unlinked(archive, engine_name()) == ()
    assert link_archive(archive) == 0
    assert archive.connection.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone() == revision


def test_a_new_reading_of_a_page_keeps_the_story_under_its_address(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    before = [address_of(part) for story in stories_in(archive, the_issue(archive)) for part in story.parts]
    keep([TREES, SECOND | {"body": SECOND["body"] + "引道下月动工。"}], number="A2", data=b"again")
    assert len(unlinked(archive, engine_name())) == 1
    link_archive(archive)
    after = [address_of(part) for story in stories_in(archive, the_issue(archive)) for part in story.parts]
    assert after == before


def test_an_issue_without_marks_counts_as_linked_at_once(archive: Archive, keep: Keep) -> None:
    keep([MILL, TREES])
    assert unlinked(archive, engine_name()) == ()
    assert links_of(archive, the_issue(archive)) == ()


def test_a_withdrawn_part_is_shown_nowhere_and_its_place_is_taken_by_none(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    withdraw(archive, the_item(archive, "A2"), "失实")
    link_archive(archive)
    assert story_of(archive, the_item(archive)) is None
    assert stories_in(archive, the_issue(archive)) == ()
    assert links_of(archive, the_issue(archive)) == ()
    turn = turns(archive, the_item(archive))[1]
    assert turn is not None
    assert (turn.item, turn.rivals) == (None, ())
    withdrawn = look_up.item(archive, the_item(archive).sheet, 1)
    assert withdrawn is not None
    restore_item(archive, the_item(archive, "A2"), "查实")
    assert story_of(archive, the_item(archive)) is not None


def test_search_counts_a_story_once_and_names_its_parts(archive: Archive, keep: Keep) -> None:
    keep([FIRST, MILL])
    keep([SECOND, TREES], number="A2")
    assert Search(archive).find(Request("闻人静")).total == 2
    link_archive(archive)
    found = Search(archive).find(Request("闻人静"))
    assert found.total == len(found.hits) == 1
    assert [part.sheet.number for part in found.hits[0].parts] == ["A1", "A2"]
    assert dict(found.facets["kind"]) == {"article": 1}
    assert Search(archive).find(Request("植树")).hits[0].parts == ()
    assert Search(archive).find(Request("")).total == 3


def test_words_in_two_parts_of_a_story_find_it(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    search = Search(archive)
    assert search.find(Request("昨日通车 整治引道")).total == 1
    assert search.find(Request("昨日通车 植树")).total == 0
    assert search.find(Request("昨日通车 磨坊")).total == 0
    assert search.find(Request("昨日通车 NOT 整治引道")).total == 1
    assert search.find(Request("(昨日通车 OR 磨坊) 整治引道")).total == 1


def test_a_search_that_is_under_way_hears_of_new_stories(archive: Archive, keep: Keep) -> None:
    keep([FIRST, MILL])
    keep([SECOND, TREES], number="A2")
    search = Search(archive)
    assert search.find(Request("闻人静")).total == 2
    link_archive(archive)
    assert search.find(Request("闻人静")).total == 1


def test_peoples_decisions_are_asked_for_every_issue(archive: Archive, keep: Keep) -> None:
    keep([FIRST, MILL])
    keep([SECOND, TREES], number="A2")
    link_archive(
        archive, lambda _: (DecidedLink("A1/1", "A2/1", linked=False), DecidedLink("A1/2", "A2/2", linked=True))
    )
    parts = [[part.key for part in story.parts] for story in stories_in(archive, the_issue(archive))]
    assert parts == [[2, 2]]
    assert [link.decided for link in links_of(archive, the_issue(archive), "resolved")] == [True]


def test_teasers_point_without_being_parts(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "导读", "body": "植树活动启动（详见A2版）", "kind": "teaser"}, MILL])
    keep([TREES], number="A2")
    link_archive(archive)
    [pointer] = pointers_of(archive, the_issue(archive))
    assert pointer.target is not None
    assert (pointer.page, address_of(pointer.target)) == ("A2", "示例日报/2025-03-12/A2/1")
    assert stories_in(archive, the_issue(archive)) == ()


def test_an_archive_with_stories_verifies(archive: Archive, keep: Keep) -> None:
    keep_both(archive, keep)
    assert [complaint for complaint in verify(archive, fault_of) if "conservation" not in complaint] == []
