"""A page's language is told from its script, its letters and its smallest words."""

from __future__ import annotations

from random import Random

import pytest

from chaiban.layout.language import guess_language

TEXTS = {
    "zh-Hans": "云溪镇的老码头今天重新开放，居民们说这里等了三年。",
    "zh-Hant": "雲溪鎮的老碼頭今天重新開放，居民們說這裡等了三年。",
    "ja": "雲渓町の古い波止場が今日また開かれ、住民は三年待ったと話した。",
    "ko": "운계읍의 옛 부두가 오늘 다시 문을 열었고 주민들은 삼 년을 기다렸다고 말했다.",
    "en": "The old wharf was opened again on Friday, and those who live by it said that they had waited.",
    "de": "Der alte Kai ist seit Freitag wieder offen, und wer dort wohnt, hat drei Jahre auf den Tag gewartet.",
    "fr": "Le vieux quai est rouvert depuis vendredi, et ceux qui habitent sur la rive ont attendu trois ans.",
    "es": "El viejo muelle está abierto desde el viernes y los vecinos de la orilla esperaron más de tres años.",
    "it": "Il vecchio molo è di nuovo aperto da venerdì e gli abitanti della riva hanno atteso più di tre anni.",
    "pt": "O velho cais está aberto desde sexta-feira e os moradores da margem não esperavam mais por isso.",
    "nl": "De oude kade is sinds vrijdag weer open en wie er woont heeft drie jaar op het besluit gewacht.",
    "sv": "Den gamla kajen är öppen sedan i fredags och de som bor där har väntat på det i tre år.",
    "da": "Den gamle kaj er åben igen siden fredag, og de som bor ved den har ventet på det i tre år.",
    "pl": "Stare nabrzeże jest od piątku znowu otwarte, a mieszkańcy czekali na to trzy lata.",
    "cs": "Staré nábřeží je od pátku znovu otevřené a lidé, kteří tu bydlí, na to čekali tři roky.",
    "ru": "Старая пристань с пятницы снова открыта, и жители ждали этого три года, но мы не знали.",
    "uk": "Стара пристань від п’ятниці знову відкрита, і її мешканці чекали цього три роки.",
    "el": "Η παλιά αποβάθρα είναι πάλι ανοιχτή από την Παρασκευή.",
    "ar": "أعيد فتح الرصيف القديم يوم الجمعة بعد ثلاث سنوات.",
    "he": "הרציף הישן נפתח שוב ביום שישי אחרי שלוש שנים.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_told_from_the_others(language: str) -> None:
    assert guess_language(TEXTS[language]) == language


@pytest.mark.parametrize("language", [name for name in TEXTS if " " in TEXTS[name]])
def test_the_order_of_words_and_capitals_tell_nothing(language: str) -> None:
    words = TEXTS[language].upper().split()
    Random(1).shuffle(words)
    assert guess_language(" ".join(words)) == language


def test_a_japanese_name_makes_no_chinese_page_japanese() -> None:
    assert guess_language(TEXTS["zh-Hans"] * 3 + "の") == "zh-Hans"


def test_what_holds_no_words_is_in_no_language() -> None:
    assert guess_language("12.5 / 38 — 77 %") == "und"
    assert guess_language("") == "und"
