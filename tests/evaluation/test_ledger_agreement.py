"""The figures are those of the shared ledger scorer, on ledgers mangled in many ways."""

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
from tests.evaluation.ledgers import small_ledger

from chaiban.evaluation.ledger import score_ledger
from chaiban.evaluation.ledger_report import as_json
from chaiban.evaluation.ledger_words import KINDS

Records = list[dict[str, Any]]

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "tools" / "score_ledger.py"
SEED = SHARED / "data" / "seed-page"

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and SEED.exists()),
    reason="the shared ledger scorer and seed page aren't beside the checkout",
)


def drop(records: Records, chance: random.Random) -> None:
    records.remove(chance.choice(records))


def repeat(records: Records, chance: random.Random) -> None:
    records.append(copy.deepcopy(chance.choice(records)))


def shift(records: Records, chance: random.Random) -> None:
    record = chance.choice(records)
    step = chance.choice([-40, -3, 1, 5, 14])
    if isinstance(record.get("start"), int) and isinstance(record.get("end"), int):
        record.update(start=record["start"] + step, end=record["end"] + step + chance.choice([0, 0, 2, 20]))


def move(records: Records, chance: random.Random) -> None:
    chance.choice(records)["paragraph"] = chance.choice([-1, 0, 1, 2, 99, None, "1", True])


def drop_a_field(records: Records, chance: random.Random) -> None:
    record = chance.choice(records)
    name = chance.choice([name for name in record if name != "kind"] or ["name"])
    if name in {"paragraph", "start", "end"}:
        record[name] = None
    else:
        record.pop(name, None)


def use_a_variant(records: Records, chance: random.Random) -> None:
    record = chance.choice(records)
    name = {"document": "title", "activity": "action", "award": "honour"}.get(record["kind"], "name")
    if record.get("aliases"):
        record[name] = chance.choice(record["aliases"])
    if record.get("actor_aliases"):
        record["actors"] = [chance.choice(record["actor_aliases"])]
    if record.get("alt"):
        other = chance.choice(record["alt"])
        record["value"], record["unit"] = other if isinstance(other, list) else (other, None)


def lengthen(records: Records, chance: random.Random) -> None:
    record = chance.choice(records)
    texts = [name for name, value in record.items() if isinstance(value, str) and name != "kind"]
    name = chance.choice(texts or ["name"])
    front = chance.choice(["副县长", "的", " “", "全县最早的一个最长的"])
    record[name] = f"{front}{record.get(name)}{chance.choice(['', '称号'])}"


def take_from_another(records: Records, chance: random.Random) -> None:
    one, other = chance.choice(records), chance.choice(records)
    name = chance.choice([name for name in other if name != "kind"] or ["kind"])
    one[name] = copy.deepcopy(other[name])


def merge_people(records: Records, chance: random.Random) -> None:
    actors = [record for record in records if record.get("actors")]
    people = [record["name"] for record in records if record["kind"] == "person" and "name" in record]
    if actors and people:
        chance.choice(actors)["actors"] = chance.sample(people, min(2, len(people)))


def change_a_number(records: Records, chance: random.Random) -> None:
    numbers = [record for record in records if isinstance(record.get("value"), int)]
    if numbers:
        record = chance.choice(numbers)
        record["value"] = chance.choice([str(record["value"]), record["value"] * 10, True, float(record["value"])])


MANGLES: tuple[Callable[[Records, random.Random], None], ...] = (
    drop,
    repeat,
    shift,
    move,
    drop_a_field,
    use_a_variant,
    lengthen,
    take_from_another,
    merge_people,
    change_a_number,
)


def mangled(ledger: dict[str, Any], chance: random.Random, times: int) -> dict[str, Any]:
    out = copy.deepcopy(ledger)
    for _ in range(times):
        records = chance.choice(out["articles"])["records"]
        if len(records) > 1:
            chance.choice(MANGLES)(records, chance)
    chance.shuffle(out["articles"])
    return out


def shared_scores(folder: Path, *documents: Any) -> dict[str, Any]:
    paths = []
    for number, document in enumerate(documents):
        paths.append(folder / f"{number}.json")
        paths[-1].write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, str(SCORER), *map(str, paths), "--json"]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    scores: dict[str, Any] = json.loads(found.stdout)
    return scores


def agrees(folder: Path, *documents: Any) -> None:
    theirs, ours = shared_scores(folder, *documents), as_json(score_ledger(*documents))
    for kind in (*KINDS, "all"):
        assert ours[kind] == theirs[kind], kind
    assert ours["mean_f1"] == theirs["mean_f1"]
    for name, row in theirs["fields"].items():
        assert ours["fields"][name] == pytest.approx(row), name


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("times", [30, 200, 900])
def test_the_seed_page_mangled_scores_as_with_the_shared_scorer(tmp_path: Path, seed: int, times: int) -> None:
    chance = random.Random(100 * times + seed)
    gold = json.loads((SEED / "ledger.gold.json").read_text(encoding="utf-8"))
    articles = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    agrees(tmp_path, gold, mangled(gold, chance, times), articles)


@pytest.mark.parametrize("seed", range(6))
def test_a_small_ledger_mangled_scores_as_with_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    agrees(tmp_path, small_ledger(), mangled(small_ledger(), chance, 6))
