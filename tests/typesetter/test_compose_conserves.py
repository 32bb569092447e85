"""Every word of the copy is printed once, and nothing else but what belongs to a lead-in."""

import re
from random import Random

import pytest

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.sheet import SetLine, Sheet
from chaiban.typesetter.traditional import in_traditional, traditional_is_available

# What a house prints around its lead-ins, credits and marks beside the fields' own words.
LEAD_IN = re.compile(
    r"报道：|報道：|報導：|[（）()\[\]【】〔〕▲□■●◎☉：、,/.—–\s|-]|文/?[图圖]|文|and|und|AND|UND|By|BY|Von|VON|Photoby|Photographby"
)


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def joined(lines: list[SetLine], field: str) -> str:
    """The lines as one string without white, hyphens at line ends dropped where the field has none."""
    text, words = "", squash(field)
    for number, line in enumerate(lines):
        piece = squash(line.text)
        following = squash(lines[number + 1].text)[:3] if number + 1 < len(lines) else ""
        stem = re.search(r"(\w{1,4})-$", piece)
        if stem and f"{stem[1]}{following}" in words and f"{stem[1]}-{following}" not in words:
            piece = piece[:-1]
        text += piece
    return text


def lines_of(page: Sheet, item: int) -> list[SetLine]:
    return [line for frame in page.frames for line in frame.lines if line.item == item]


def residue(copy: Copy, lines: list[SetLine]) -> str:
    """What is printed for the item beyond its fields; fails if a field is not printed whole."""
    rest = ""
    for role in ("kicker", "headline", "subheadline"):
        printed = [line for line in lines if line.role == role]
        assert squash("".join(line.text for line in printed)) == squash("".join(getattr(copy, role)))
    heads = [squash(line.text) for line in lines if line.role == "crosshead"]
    assert "".join(heads) == squash("".join("".join(words) for _, words in copy.crossheads))
    for number, paragraph in enumerate(copy.paragraphs):
        printed = [line for line in lines if line.role in ("body", "caption") and line.part == number]
        text = joined(printed, paragraph)
        assert text.count(squash(paragraph)) >= 1, (text, paragraph)
        rest += text.replace(squash(paragraph), "", 1)
    rest += "".join(squash(line.text) for line in lines if line.role in ("byline", "jump", "credit"))
    people = [part for entry in (*copy.byline, *copy.credit) for part in entry]
    marks = [jump[2] for jump in (copy.jump_from, copy.jump_to) if jump]
    for words in sorted({*people, *marks, copy.dateline}, key=len, reverse=True):
        found = squash(words)
        if words and words not in ("By", "Von"):
            assert found.lower() in rest.lower(), (words, rest)
            rest = re.sub(re.escape(found), "", rest, flags=re.IGNORECASE)
    return LEAD_IN.sub("", rest)


OWN = load_corpora(())


def chinese() -> Copy:
    return Copy(
        "article", "zh-Hans", ("青山渡口新桥通车", "两岸村民出行更便捷"),
        paragraphs=tuple(
            f"第{n}段：渡口的老人说，“等了{n}年，桥终于通了。”今年3月8日，全长420米的青山桥正式通车，"
            "两岸2.6万名村民出行更加方便。"
            for n in range(1, 9)
        ),
        crossheads=((3, ("一座桥的等待",)),),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("split", ["train", "development", "test"])
def test_western_pages_print_every_field_and_only_lead_ins_beside(language: str, split: str) -> None:
    for number in range(12):
        page = sheet(split, number, 7, OWN, (language,))
        assert page.items
        for item, copy in enumerate(page.items):
            assert residue(copy, lines_of(page, item)) == ""


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("split", ["train", "development", "test"])
def test_chinese_pages_print_every_field_and_only_lead_ins_beside(language: str, split: str) -> None:
    if language == "zh-Hant" and not traditional_is_available():
        pytest.skip("the OpenCC tables are not installed")

    corpora = Corpora({("zh-Hans", split): (chinese(),) * 6})
    for number in range(20):
        page = sheet(split, number, 7, corpora, (language,))
        for item, copy in enumerate(page.items):
            assert residue(copy, lines_of(page, item)) == ""


def test_a_sheet_depends_on_split_seed_and_number_alone() -> None:
    first, again = (sheet("train", 5, 3, OWN, ("en",)) for _ in range(2))
    assert first == again
    assert first != sheet("train", 6, 3, OWN, ("en",))
    assert first != sheet("test", 5, 3, OWN, ("en",))


def test_traditional_copy_has_corner_quotes_and_keeps_its_length() -> None:
    if not traditional_is_available():
        pytest.skip("the OpenCC tables are not installed")
    copy = in_traditional(chinese())
    assert copy.language == "zh-Hant"
    assert "「等了1年，橋終於通了。」" in copy.paragraphs[0]
    assert len(copy.paragraphs[0]) == len(chinese().paragraphs[0])


def test_frames_of_one_page_do_not_overlap() -> None:
    for number in range(10):
        page = sheet("train", number, 11, OWN, (Random(number).choice(("en", "de")),))
        boxes = [(f.x + 2, f.y + 2, f.x + f.width - 2, f.y + f.height - 4) for f in page.frames if f.item >= 0]
        for first, one in enumerate(boxes):
            for other in boxes[first + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (number, one, other)
