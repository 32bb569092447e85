"""The figures are those of the shared scorer, on the seed page mangled in many ways."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.report import PageResult, Report, as_json
from chaiban.evaluation.truth import proof_of

Page = dict[str, Any]

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "tools" / "score.py"
SEED = SHARED / "data" / "seed-page" / "gold.json"

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and SEED.exists()),
    reason="the shared scorer and seed page aren't beside the checkout",
)


def merge(page: Page, chance: random.Random) -> None:
    first, second = chance.sample(page["articles"], 2)
    first["paragraphs"] = first["paragraphs"] + second["paragraphs"]
    page["articles"].remove(second)


def split(page: Page, chance: random.Random) -> None:
    item = chance.choice(page["articles"])
    cut = chance.randrange(len(item["paragraphs"]) + 1)
    page["articles"].append({"headline": "另一条", "paragraphs": item["paragraphs"][cut:]})
    item["paragraphs"] = item["paragraphs"][:cut]


def drop_a_field(page: Page, chance: random.Random) -> None:
    item = chance.choice(page["articles"])
    del item[chance.choice([name for name in item if name != "paragraphs"])]


def swap_a_field(page: Page, chance: random.Random) -> None:
    one, other = chance.sample(page["articles"], 2)
    name = chance.choice(["headline", "byline", "dateline", "credit", "crossheads", "kicker", "subheadline"])
    one[name], other[name] = other.get(name), one.get(name)


def mark_a_jump(page: Page, chance: random.Random) -> None:
    page_label = chance.choice(["A01版", "a1", "第十二版", "3", 3, "", None])
    chance.choice(page["articles"])["jump_from"] = {"page": page_label, "mark": chance.choice(["①", None])}


def join_paragraphs(page: Page, chance: random.Random) -> None:
    item = chance.choice(page["articles"])
    item["paragraphs"] = ["".join(item["paragraphs"])]


def shuffle_paragraphs(page: Page, chance: random.Random) -> None:
    chance.shuffle(chance.choice(page["articles"])["paragraphs"])


def damage_characters(page: Page, chance: random.Random) -> None:
    item = chance.choice(page["articles"])
    damage = chance.choice([(" ", ""), ("，", " , "), ("2", "２"), ("的", ""), ("。", "。 \u3000"), ("一", "a b")])
    item["paragraphs"] = [paragraph.replace(*damage) for paragraph in item["paragraphs"]]


def repeat_an_article(page: Page, chance: random.Random) -> None:
    page["articles"].append(copy.deepcopy(chance.choice(page["articles"])))


def empty_an_article(page: Page, chance: random.Random) -> None:
    chance.choice(page["articles"]).update(headline="", paragraphs=[], crossheads=None)


def shuffle_articles(page: Page, chance: random.Random) -> None:
    chance.shuffle(page["articles"])


MANGLES: tuple[Callable[[Page, random.Random], None], ...] = (
    merge,
    split,
    drop_a_field,
    swap_a_field,
    mark_a_jump,
    join_paragraphs,
    shuffle_paragraphs,
    damage_characters,
    repeat_an_article,
    empty_an_article,
    shuffle_articles,
)


def mangled(page: Page, chance: random.Random) -> Page:
    out = copy.deepcopy(page)
    for item in out["articles"]:
        item["paragraphs"] = list(item["paragraphs"])
    for mangle in chance.choices(MANGLES, k=chance.randrange(8)):
        mangle(out, chance)
    return out


def shared_scores(*arguments: str) -> Page:
    found = subprocess.run(
        [sys.executable, str(SCORER), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    scores: Page = json.loads(found.stdout)
    return scores


@pytest.mark.parametrize("seed", range(6))
def test_counts_and_rates_agree_with_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    page = json.loads(SEED.read_text(encoding="utf-8"))
    golds = [mangled(page, chance) for _ in range(5)]
    reads = [mangled(page, chance) for _ in range(4)]  # the last page is missing
    for name, pages in (("gold.json", golds), ("read.json", reads)):
        (tmp_path / name).write_text(json.dumps({"pages": pages}), encoding="utf-8")
    theirs = shared_scores(str(tmp_path / "gold.json"), str(tmp_path / "read.json"), "--json")
    results = [
        PageResult("x", number, "zh-Hans", score_page(proof_of(gold), proof_of(read)))
        for number, (gold, read) in enumerate(zip(golds, [*reads, {}], strict=True))
    ]
    ours = as_json(Report(tuple(results)))
    for name, counts in theirs["counts"].items():
        if name == "overlap":
            assert ours["counts"][name] == pytest.approx(counts)
        elif name != "missed":  # they number an article without an id from 0 as well, but not as a text
            assert ours["counts"][name] == counts, name
    assert ours["counts"]["missed"] == [str(missed) for missed in theirs["counts"]["missed"]]
    for name, rate in theirs["rates"].items():
        assert ours["rates"][name] == pytest.approx(rate), name


@pytest.mark.parametrize("damage", [[], [[27, 31]], [[27, 34], [20, 21]]])
def test_conservation_agrees_with_the_shared_scorer(
    tmp_path: Path, lawful_page: Page, damage: list[list[int]]
) -> None:
    if damage:
        lawful_page["furniture"][0]["spans"] = damage
    path = tmp_path / "read.json"
    path.write_text(json.dumps(lawful_page), encoding="utf-8")
    found = subprocess.run(
        [sys.executable, str(SCORER), "--conservation", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    law = check_conservation(lawful_page)
    assert found.stdout.startswith(f"{law.placed} of {law.visible} visible")
    assert (found.returncode == 0) == (law.placed == law.visible)
