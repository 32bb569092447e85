"""Search finds every item that a scan of all texts finds, and no other, over 20,000 articles."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from tests.archive.conftest import record_of

from chaiban.archive.folding import fold
from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts

pytestmark = pytest.mark.slow
ARTICLES, A_PAGE, LETTERS = 20_000, 100, 90
QUERIES = 40
ALPHABET = [chr(0x4E00 + 7 * number) for number in range(2_500)]
WEIGHTS = [1 / (rank + 2) for rank in range(2_500)]

Text = tuple[str, str]


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """(headline, body) of made-up articles, their characters as uneven as in print, with commas and full stops."""
    chance = random.Random(12)
    row = "".join(chance.choices(ALPHABET, WEIGHTS, k=ARTICLES * LETTERS))
    made = []
    for at in range(0, len(row), LETTERS):
        body = row[at + 8 : at + LETTERS]
        comma = chance.randrange(10, 60)
        made.append((row[at : at + 8], f"{body[:comma]}，{body[comma:]}。"))
    return made


@pytest.fixture(scope="module")
def search(texts: list[Text], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    with Archive(tmp_path_factory.mktemp("recall") / "a", create=True) as archive:
        for page in range(ARTICLES // A_PAGE):
            articles = [{"headline": h, "body": b} for h, b in texts[page * A_PAGE : (page + 1) * A_PAGE]]
            values = ("示例日报", f"2025-{page // 20 + 1:02d}-{page % 20 + 1:02d}", "", "A1", "要闻")
            title, date, edition, number, section = (Fact(value, "flag") for value in values)
            where = PageFacts(title=title, date=date, edition=edition, number=number, section=section)
            digest = archive.files.keep(str(page).encode())
            keep_page(archive, digest, len(str(page)), Incoming(where, record_of(articles), "p.txt", 1, "reader 1"))
        yield Search(archive)


@pytest.fixture(scope="module")
def folded(texts: list[Text]) -> list[Text]:
    return [(fold(headline), fold(body)) for headline, body in texts]


def scanned(folded: list[Text], words: list[str]) -> set[int]:
    """The numbers of the articles that have all the words, found without any index."""
    wanted = [fold(word) for word in words]
    return {n for n, (head, body) in enumerate(folded) if all(word in head or word in body for word in wanted)}


def found(search: Search, typed: str, texts: dict[Text, int]) -> set[int]:
    answer = search.find(Request(typed, size=ARTICLES))
    numbers = {texts[hit.item.headline, hit.item.body] for hit in answer.hits}
    assert len(numbers) == answer.total
    return numbers


@pytest.mark.parametrize("length", [1, 2, 4])
def test_words_of_every_length_are_found_wherever_they_are(
    search: Search, texts: list[Text], folded: list[Text], length: int
) -> None:
    numbers = {text: number for number, text in enumerate(texts)}
    chance = random.Random(length)
    printed = 0
    for _ in range(QUERIES):
        body = chance.choice(texts)[1].replace("，", "").replace("。", "")
        at = chance.randrange(len(body) - length)
        # Half of them stand somewhere, half are put together by chance, rare characters too.
        word = body[at : at + length] if chance.random() < 0.5 else "".join(chance.sample(ALPHABET, length))
        expected = scanned(folded, [word])
        assert found(search, word, numbers) == expected, word
        printed += bool(expected)
    assert printed >= QUERIES // 4


def test_phrases_are_found_across_commas_only_if_the_comma_is_asked_for(
    search: Search, texts: list[Text], folded: list[Text]
) -> None:
    numbers = {text: number for number, text in enumerate(texts)}
    chance = random.Random(5)
    for _ in range(QUERIES):
        number = chance.randrange(ARTICLES)
        body = texts[number][1]
        comma = body.index("，")
        phrase = body[comma - 3 : comma + 4]
        assert number in (hits := found(search, f'"{phrase}"', numbers))
        assert hits == scanned(folded, [phrase])
        assert found(search, f'"{phrase.replace("，", "")}"', numbers) == scanned(folded, [phrase.replace("，", "")])
        one, other = body[2:4], texts[number][0][1:3]
        assert found(search, f"{one} {other}", numbers) == scanned(folded, [one, other])
