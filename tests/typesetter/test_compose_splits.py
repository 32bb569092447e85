"""Training, development and test share neither story nor house."""

import json
import lzma
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from chaiban.typesetter.corpus import SPLITS, load_corpora, read_archive, split_of
from chaiban.typesetter.houses import HAND_MADE, random_style
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.wire import invented_stories


def archive(folder: Path, records: list[dict[str, object]]) -> Path:
    path = folder / "news.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return path


LONG = "渡口的老人等了三年，青山桥终于在春天通车，两岸的村民出行更加方便，往来的货车也多了起来。"


def test_a_titled_story_loses_markup_station_lead_and_time_stamp(tmp_path: Path) -> None:
    paras = [
        "<!--body-->",
        f"**某某台消息**（晚间新闻）：{LONG}",
        "**桥上的第一天**",
        LONG,
        "---",
        "更新时间：2024",
    ]
    (story,) = read_archive(archive(tmp_path, [{"title": "【走基层】青山桥通车 两岸往来便捷", "paras": paras}]))
    assert story.headline == ("青山桥通车", "两岸往来便捷")
    assert story.kicker == ("走基层",)
    assert story.paragraphs == (LONG, LONG)
    assert story.crossheads == ((1, ("桥上的第一天",)),)


def test_an_untitled_story_takes_its_first_paragraph_as_headline_and_loses_lead_in_and_byline(
    tmp_path: Path,
) -> None:
    paras = [
        "青山桥通车（附图片１张）",
        "本报记者韦小青",
        f"据新华社青山１月４日电（记者韦小青）{LONG}",
        f"{LONG}（韦青）",
    ]
    (story,) = read_archive(archive(tmp_path, [{"paras": paras}]))
    assert story.headline == ("青山桥通车",)
    assert story.paragraphs == (LONG, LONG)


def test_lists_and_scraps_are_dropped(tmp_path: Path) -> None:
    table = ["本周上涨前五名", "１青山制药１９．６３", "２白河快餐１５．０９", "３云岭机械１５．０１"]
    assert list(read_archive(archive(tmp_path, [{"paras": table}, {"paras": ["短讯"]}]))) == []


def test_the_splits_share_no_story() -> None:
    corpora = load_corpora(())
    for language in ("en", "de"):
        texts = [{copy.paragraphs for copy in corpora.of(language, split)} for split in SPLITS]
        assert all(texts)
        assert not texts[0] & texts[1] | texts[0] & texts[2] | texts[1] & texts[2]


def test_the_split_of_a_story_hangs_on_its_words_alone() -> None:
    stories = invented_stories("en", "train", 60)
    assert [split_of(story) for story in stories] == [split_of(story) for story in reversed(stories)][::-1]
    assert {split_of(story) for story in stories} == set(SPLITS)


def test_every_hand_made_house_belongs_to_one_split() -> None:
    assert len({style.name for style in HAND_MADE}) == len(HAND_MADE) >= 12
    for script in ("zh", "latin"):
        assert {style.split for style in HAND_MADE if style.script == script} == set(SPLITS)


@pytest.mark.parametrize("script", ["zh", "latin"])
def test_random_houses_of_two_splits_have_different_measures(script: str) -> None:
    drawn = {split: {random_style(Random(seed), split, script).measure for seed in range(300)} for split in SPLITS}
    for one, other in pairwise(SPLITS):
        assert drawn[one] - drawn[other]
        assert drawn[other] - drawn[one]


def test_test_pages_are_set_by_test_houses() -> None:
    names = {style.name for style in HAND_MADE if style.split == "test"}
    for page in sheets("test", 20, 1, load_corpora(())):
        assert any(page.style.startswith(name) for name in names)
