"""Texts to learn seams from: prose out of manuals, tokens told apart only where they are frequent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from learning.flow_texts import LEAST, in_numbers, number_tokens
from learning.package_texts import language_of, stories_of

from chaiban.model.flow import tokens_of

PROSE = (
    "The harbour was dredged again in spring, and the ferries kept to their times for the first year since the flood."
)
PAGE = f"""<html><head><title>no</title></head><body><h1>1.2. The harbour</h1><p>{PROSE}</p>
<pre>make install --prefix=/opt</pre><p>{PROSE} Nobody complained.</p>
<h2>Commands</h2><p>apt-get</p><p>ls</p></body></html>"""


def test_sections_of_prose_are_stories_and_lists_of_commands_are_none(tmp_path: Path) -> None:
    path = tmp_path / "manual.en.html"
    path.write_text(PAGE, encoding="utf-8")
    (story,) = stories_of(path)
    assert story["headline"] == ["The harbour"]
    assert story["paragraphs"] == [PROSE, f"{PROSE} Nobody complained."]


def test_long_paragraphs_are_parted_between_sentences_and_lose_nothing(tmp_path: Path) -> None:
    long = " ".join([PROSE] * 9)
    path = tmp_path / "manual.html"
    path.write_text(f"<h1>Long</h1><p>{long}</p><p>{PROSE}</p>", encoding="utf-8")
    (story,) = stories_of(path)
    paragraphs = story["paragraphs"]
    assert isinstance(paragraphs, list)
    assert " ".join(paragraphs) == f"{long} {PROSE}"
    assert max(map(len, paragraphs)) < 500


def test_the_language_stands_in_the_path() -> None:
    assert language_of(Path("html/de-DE/sect.html")) == "de"
    assert language_of(Path("guide/ch01.fr.html")) == "fr"
    assert language_of(Path("html/zh-TW/sect.html")) == "zh-Hant"
    assert language_of(Path("html/secF3.html")) == "en"


def test_rare_words_have_no_number_but_that_of_their_shape() -> None:
    often = ("", (" ".join(["water"] * LEAST),))
    rare = ("", (" ".join(f"{chr(97 + n)}{chr(98 + n)}ish" for n in range(LEAST)),))
    numbers = number_tokens({"en": [often, rare]})
    assert set(numbers) == {"water", "~ash"}
    assert sorted(numbers.values()) == list(range(2, 2 + len(numbers)))


def test_every_paragraph_stands_between_gaps() -> None:
    stories = [("头一条", ("水位上涨。", "桥封了。")), ("第二条", ("雨停了。",))]
    numbers = number_tokens({"zh-Hans": [(head * LEAST, tuple(p * LEAST for p in body)) for head, body in stories]})
    texts = in_numbers(stories, numbers)
    assert all(texts.text[start - 1] == 0 and texts.text[start] > 0 for start in texts.paragraphs)
    assert np.isin(texts.stories, texts.paragraphs).all()
    assert (texts.text > 0).sum() == sum(len(tokens_of(text)) for head, body in stories for text in (head, *body))
