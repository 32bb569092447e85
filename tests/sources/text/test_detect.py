from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.sources.text.detect import detect
from chaiban.sources.text.evidence import RANDOM_BYTE, evidence_of

SIMPLIFIED = (
    "本报讯（记者 林小禾）昨天上午，青禾市政府在市民中心召开新闻发布会，介绍今年以来全市经济运行情况。"
    "会议指出，上半年全市工业生产保持增长，农业获得丰收，群众生活水平不断提高。市长高远表示，要进一步加强"
    "基础设施建设，推动重点项目早日开工，让人民群众有更多的获得感。\n"
)
TRADITIONAL = (
    "【本報訊】青禾市政府昨天上午在市民中心召開新聞發布會，介紹今年以來全市經濟運行情況。會議指出，上半年"
    "工業生產保持增長，農業獲得豐收，群眾生活水平不斷提高。市長高遠表示，要進一步加強基礎設施建設，"
    "推動重點項目早日開工，讓人民群眾有更多的獲得感。\n"
)
GERMAN = (
    "Grünhausen – Der Bürgermeister hat gestern die neue Brücke über die Möhle eröffnet. Für die Fußgänger "
    "gibt es künftig einen eigenen Weg, die Straße bleibt während der Arbeiten gesperrt.\n"
)
FRENCH = (
    "Le maire de Valclair a inauguré hier la nouvelle école. Les élèves y étaient déjà, très fiers, et les "
    "travaux ont coûté moins cher que prévu.\n"
)
JAPANESE = "市は来年度から駅前の再開発を進めると発表した。商店街の人たちは、にぎわいが戻ってほしいと話している。\n"
KOREAN = "시장은 어제 새로운 다리가 다음 달에 열린다고 말했다. 주민들은 오랫동안 기다려 왔다고 전했다.\n"

WRITTEN = [
    (SIMPLIFIED, "gb18030", "GB18030"),
    (TRADITIONAL, "gb18030", "GB18030"),
    (TRADITIONAL, "cp950", "Big5"),
    ("佢哋喺度講嘢，嗰啲人話唔知。" + TRADITIONAL, "big5hkscs", "Big5-HKSCS"),
    (SIMPLIFIED, "utf-16-le", "UTF-16 LE"),
    (SIMPLIFIED, "utf-16-be", "UTF-16 BE"),
    (GERMAN, "utf-16-le", "UTF-16 LE"),
    (GERMAN, "cp1252", "Windows-1252"),
    (GERMAN.replace("–", "-"), "latin-1", "Latin-1"),
    (GERMAN.replace("–", "-"), "cp850", "DOS code page 850"),
    (FRENCH, "cp1252", "Latin-1"),
    (FRENCH, "mac_roman", "Mac Roman"),
    (JAPANESE, "cp932", "Shift_JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (KOREAN, "cp949", "EUC-KR"),
    (SIMPLIFIED, "utf-32-le", "UTF-32 LE"),
]


@pytest.mark.parametrize(("text", "codec", "label"), WRITTEN)
def test_the_encoding_of_a_newspaper_text_is_found(text: str, codec: str, label: str) -> None:
    guess = detect(text.encode(codec))
    assert guess is not None
    assert guess.label == label
    assert guess.lead > 10


@pytest.mark.parametrize(("text", "codec", "label"), WRITTEN[:3])
@given(start=st.integers(0, 80), length=st.integers(25, 50))
def test_a_line_of_chinese_is_enough(text: str, codec: str, label: str, start: int, length: int) -> None:
    guess = detect(text[start : start + length].encode(codec))
    assert guess is not None
    assert guess.label == label


@given(st.integers(0, 2000))
def test_ascii_before_the_first_chinese_character_does_not_hide_it(count: int) -> None:
    guess = detect(b"Page A1\n" * count + SIMPLIFIED.encode("gb18030"))
    assert guess is not None
    assert guess.label == "GB18030"


def test_latin_words_and_figures_among_chinese_do_not_mislead() -> None:
    mixed = "GDP增长5.2%，iPhone手机、5G基站和Wi-Fi覆盖全市，app用户达到300万。".encode("gb18030")
    guess = detect(mixed)
    assert guess is not None
    assert guess.label == "GB18030"


@given(st.randoms(use_true_random=False))
def test_random_bytes_are_no_text(random: Random) -> None:
    assert detect(random.randbytes(2000)) is None


@given(st.text(), st.text())
def test_evidence_never_grows_with_more_text(text: str, more: str) -> None:
    assert evidence_of(text + more) <= evidence_of(text) + 1e-9


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, GERMAN, FRENCH, JAPANESE, KOREAN])
def test_newspaper_text_is_likelier_than_chance(text: str) -> None:
    assert evidence_of(text) > RANDOM_BYTE * len(text.encode("utf-8"))
