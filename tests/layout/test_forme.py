"""Dumps whose columns stand side by side: places made up from cells and rows, and the items that they show."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.layout.columns import Piece
from chaiban.layout.forme.across import Scale, find_scale
from chaiban.layout.forme.down import PITCH, find_baselines
from chaiban.layout.forme.items import find_pictures, impose
from chaiban.layout.forme.lines import EM, Known, set_blocks
from chaiban.layout.forme.spans import spread_heads
from chaiban.layout.plane.blocks import Block
from chaiban.layout.stage import lay_out, lay_out_by_blocks, look_at
from chaiban.layout.strips import part_columns
from chaiban.layout.traits import describe
from chaiban.model.layout import Part
from chaiban.model.page import Page
from chaiban.pipeline.reader import load_reader
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

LEFT = ["云溪大桥主塔昨日封顶建成", "两地车程将会缩短到十二分", "沿江四个乡镇的农产品进城"]
RIGHT = ["老街来了板凳课堂退休教师", "顾明德打开投影又开讲这一", "课讲的是怎样识别电信诈骗"]
PLAIN = Scale((0,), (0.0,), (1.0,))


def page_of(text: str) -> Page:
    return next(iter(open_pages(text.encode("utf-8"), "page.txt", Limits())))


def side_by_side(gutter: int, count: int = 4) -> str:
    return "\n".join(f"{a}{' ' * gutter}{b}" for a, b in zip(LEFT * count, RIGHT * count, strict=True))


def block_of(text: str, part: Part, left: int, row: float) -> Block:
    """A block of one line, `row` em from the top, `left` em from the left."""
    known = Known(Piece(0, 0, len(text), left, left + len(text)), describe(text), part)
    return set_blocks([[known]], PLAIN, [row])[0]


@given(st.integers(3, 40))
def test_cells_that_a_wide_line_elsewhere_put_in_move_no_column(gutter: int) -> None:
    parted = part_columns(page := page_of(side_by_side(gutter)))
    assert parted is not None
    scale = find_scale(page, parted.grid, parted.edges, parted.rows)
    right = max(piece.left for row in parted.rows for piece in row)
    # Twelve characters and the white of a gutter.
    assert 12.5 < scale.at(right) < 15.0


@given(st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True), st.integers(0, 80), st.integers(0, 80))
def test_what_stands_in_a_later_cell_stands_no_further_left(knots: list[int], one: int, other: int) -> None:
    cells = sorted(knots)
    scale = Scale(tuple(cells), tuple(float(2 * n) for n in range(len(cells))), (1.0,) * len(cells))
    first, second = sorted((max(cells[0], one), max(cells[0], other)))
    assert scale.at(first) <= scale.at(second)


@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.sampled_from((1.0, 2.2))), max_size=3), max_size=30))
def test_rows_stand_in_their_order_and_lines_of_a_column_a_line_apart(plan: list[list[tuple[int, float]]]) -> None:
    rows = [
        tuple(Piece(n, 10 * n + c, 10 * n + c + 1, 20 * c, 20 * c + 12) for c in sorted({c for c, _ in row}))
        for n, row in enumerate(plan)
    ]
    sizes = {piece: dict(plan[piece.row])[piece.left // 20] for row in rows for piece in row}
    feet = find_baselines(rows, sizes)
    inked = [n for n, row in enumerate(rows) if row]
    assert all(feet[a] < feet[b] for a, b in itertools.pairwise(inked))
    for column in range(4):
        own = [piece for row in rows for piece in row if piece.left == 20 * column]
        for above, below in itertools.pairwise(own):
            assert feet[below.row] - feet[above.row] >= PITCH * sizes[below] - 1e-9


def test_a_head_in_the_middle_of_level_columns_reaches_over_them_all() -> None:
    columns = [block_of("云溪大桥主塔昨日封顶建成", Part.PARAGRAPH, left, 5.0) for left in (0, 14, 28)]
    head = block_of("大桥昨日封顶", Part.HEADLINE, 13, 3.0)
    spread_heads([head, *columns])
    assert (head.left, head.right) == (0.0, 40 * EM)


def test_a_head_stops_where_text_stands_beside_it() -> None:
    head = block_of("大桥昨日封顶", Part.HEADLINE, 0, 3.0)
    columns = [block_of("云溪大桥主塔昨日封顶建成", Part.PARAGRAPH, left, 5.0) for left in (0, 14, 28)]
    beside = block_of("顾明德打开投影又开讲这一", Part.RUNNING, 28, 2.5)
    spread_heads([head, *columns, beside])
    assert (head.left, head.right) == (0.0, 26 * EM)


def test_white_above_a_caption_is_its_picture_and_none_is_where_text_stands() -> None:
    caption = block_of("昨日的云溪大桥", Part.CAPTION, 0, 12.0)
    near, far = (block_of("沿江四个乡镇的农产品进城", Part.RUNNING, 0, foot) for foot in (10.0, 4.0))
    assert find_pictures([near, caption]) == []
    (picture,) = find_pictures([far, caption])
    assert far.bottom < picture[1] < picture[3] < caption.top


def test_stories_side_by_side_below_their_heads_are_two() -> None:
    heads = "云溪大桥封顶" + " " * 14 + "板凳课堂开讲"
    text = "\n".join([heads, "", "", side_by_side(8, 6)])
    reading = load_reader().read(text.encode("utf-8"), "page.txt").pages[0]
    found = {a.headline.value: "".join(p.value for p in a.paragraphs) for a in reading.articles if a.headline}
    assert found == {"云溪大桥封顶": "".join(LEFT * 6), "板凳课堂开讲": "".join(RIGHT * 6)}


def test_the_places_are_nowhere_but_in_the_layout_stage() -> None:
    reading = load_reader().read(side_by_side(6).encode("utf-8"), "page.txt").pages[0]
    assert reading.page.geometry is None
    assert reading.page.size is None
    assert all(not article.regions for article in reading.articles)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*LEFT, *RIGHT, "大桥封顶", "摄", "", "记者 顾明德", "（上接1版）"]), max_size=4)
    )
)
def test_every_line_is_read_once_and_conservation_holds_however_rows_are_parted(rows: list[list[str]]) -> None:
    text = "\n".join([side_by_side(6), *("      ".join(row) for row in rows)])
    page = page_of(text)
    layout = lay_out(page, load_reader().weights)
    read = sorted((line.strip.start, line.strip.end) for line in layout.strips)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(read))
    assert check_conservation(page_record(load_reader().read_page(page))).holds


def test_the_reasons_are_those_of_the_lines_in_their_new_order() -> None:
    text = "\n".join(["云溪大桥封顶", "", side_by_side(6)])
    lines = list(load_reader().explain(text.encode("utf-8"), "page.txt"))
    assert [line.text for line in lines] == ["云溪大桥封顶", *LEFT * 4, *RIGHT * 4]


def test_the_items_of_columns_side_by_side_say_how_sure_they_are() -> None:
    reader = load_reader()
    layout = lay_out(page_of(side_by_side(6, 6)), reader.weights)
    assert layout.grouping is not None
    assert len(layout.grouping.signs) == len(layout.grouping.margins)
    assert any("words: no beginning" in signs for signs in layout.grouping.signs)


def test_a_column_with_nothing_beside_it_for_most_of_its_length_is_still_one_of_several() -> None:
    rows = [f"{'The council met again on the':<32}{'The bridge was closed to all'}" for _ in range(5)]
    alone = [" " * 32 + "traffic that came from the west" for _ in range(30)]
    assert part_columns(page_of("\n".join(rows + alone))) is not None
    assert part_columns(page_of("\n".join(rows + [line.strip() for line in alone]))) is None


def test_the_heads_of_small_notices_side_by_side_stay_in_items() -> None:
    notices = ["遗失公告", *["陈树平遗失身份证声明作废。"] * 4] * 2
    rows = [left.ljust(20, "\u3000") + right for left, right in zip(notices, RIGHT * 4, strict=False)]
    page, weights = page_of("\n".join(rows)), load_reader().weights
    parted = part_columns(page)
    assert parted is not None
    named = [
        replace(
            line,
            part=Part.HEADLINE
            if page.characters[line.strip.start : line.strip.end] == notices[0]
            else Part.PARAGRAPH,
        )
        for line in lay_out_by_blocks(page, weights).strips
    ]
    imposed = impose(page, parted, look_at(page, weights).lines.traits, named, None, weights)
    assert sorted(strip.start for strip in imposed.strips) == sorted(line.strip.start for line in named)
