"""What German, French and Spanish articles report, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.reported import reported

from chaiban.model.ledger import Figure, Organisation, Person, Place, Record, Statement, Time
from chaiban.sources.articles_json import language_of

# The issue is of Thursday, 13 June 2019.


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Das Bad öffnet am 3. März 2018.", "2018-03-03"),
        ("de", "Es regnete gestern.", "2019-06-12"),
        ("de", "Das Fest war am Montag.", "2019-06-10"),
        ("de", "Der Rat will am Montag entscheiden.", "2019-06-17"),
        ("de", "Im vergangenen Jahr war es trocken.", "2018"),
        ("de", "Im September 2016 begann der Bau.", "2016-09"),
        ("de", "Der Bau dauerte von 2010 bis 2015.", "2010/2015"),
        ("fr", "Le pont a ouvert le 3 mars 2018.", "2018-03-03"),
        ("fr", "Il a plu hier.", "2019-06-12"),
        ("fr", "La foire a eu lieu lundi.", "2019-06-10"),
        ("fr", "La foire ouvrira lundi.", "2019-06-17"),
        ("fr", "Les travaux ont commencé en septembre 2016.", "2016-09"),
        ("fr", "L’an dernier, il faisait sec.", "2018"),
        ("es", "El puente abrió el 3 de marzo de 2018.", "2018-03-03"),
        ("es", "Ayer llovió.", "2019-06-12"),
        ("es", "La feria fue el lunes.", "2019-06-10"),
        ("es", "La feria abrirá el lunes.", "2019-06-17"),
        ("es", "El año pasado fue seco.", "2018"),
    ],
)
def test_dates_are_resolved(language: str, text: str, value: str) -> None:
    assert [t.value for t in reported(Time, text, language=language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "qualifier"),
    [
        ("de", "Das kostet mehr als 2,5 Millionen Euro.", 2_500_000, "Euro", "over"),
        ("de", "Rund 1.200 Besucher kamen.", 1200, "Besucher", "about"),
        ("de", "Der Anteil liegt bei 12,5 Prozent.", 12.5, "%", "exact"),
        ("de", "Eine 34-jährige Frau klagt.", 34, "Jahre", "exact"),
        ("fr", "Cela coûte plus de 2,5 millions d’euros.", 2_500_000, "euros", "over"),
        ("fr", "Environ 1 200 visiteurs sont venus.", 1200, "visiteurs", "about"),
        ("fr", "Au moins 12,5 % sont vides.", 12.5, "%", "min"),
        ("es", "Cuesta más de 2,5 millones de euros.", 2_500_000, "euros", "over"),
        ("es", "Unos 1.200 visitantes vinieron.", 1200, "visitantes", "about"),
        ("es", "Al menos 12,5 por ciento están vacíos.", 12.5, "%", "min"),
    ],
)
def test_figures_are_read(language: str, text: str, value: float, unit: str, qualifier: str) -> None:
    found = reported(Figure, text, language=language)
    assert [(f.value, f.unit, f.qualifier) for f in found] == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Spiel endete 3:1. Die Bundesstraße 112 ist gesperrt. Am 21. Juli 2016 war es heiß."),
        ("fr", "Le match a fini 3:1. Un trajet sur trois est supprimé. Le 21 juillet 2016, il faisait chaud."),
        ("es", "El partido acabó 3:1. El 21 de julio de 2016 hizo calor."),
    ],
)
def test_scores_labels_and_dates_are_no_figures(language: str, text: str) -> None:
    assert reported(Figure, text, language=language) == []


@given(st.integers(2, 999_999), st.sampled_from([("de", ".", "Euro"), ("fr", " ", "euros"), ("es", ".", "euros")]))
def test_a_printed_number_is_its_value(number: int, told: tuple[str, str, str]) -> None:
    language, mark, unit = told
    printed = f"{number:,}".replace(",", mark)
    assert [f.value for f in reported(Figure, f"xx {printed} {unit}.", language=language)] == [number]


def test_german_people_have_their_post() -> None:
    text = "Bürgermeisterin Karin Wellmann kam. Der Trainer Stefan Maurer vom TSV Oberried half, auch Anna Kreft."
    found = {p.name: (p.titles, p.organisation) for p in reported(Person, text, language="de")}
    assert found == {
        "Karin Wellmann": (("Bürgermeisterin",), None),
        "Stefan Maurer": (("Trainer",), "TSV Oberried"),
        "Anna Kreft": ((), None),
    }


def test_german_nouns_are_nobody() -> None:
    assert reported(Person, "Das Neue Bad und die Alte Schule stehen am Roten Platz.", language="de") == []


def test_german_bodies_and_places_are_told_apart() -> None:
    text = "Die Sparkasse Soest baut in Paderborn und in Ungarn, die Firma Rohling Bau GmbH aus Lingen hilft."
    assert [o.name for o in reported(Organisation, text, language="de")] == ["Sparkasse Soest", "Rohling Bau GmbH"]
    found = {p.name: p.level for p in reported(Place, text, language="de")}
    assert found == {"Paderborn": "city", "Ungarn": "country", "Lingen": "city"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("„Wir warten“, sagte Bürgermeisterin Karin Wellmann.", "Karin Wellmann", "Wir warten"),
        ("Bürgermeisterin Karin Wellmann kam. „Wir warten“, sagte sie.", "Karin Wellmann", "Wir warten"),
        ("Bürgermeisterin Karin Wellmann sagte: „Wir warten.“", "Karin Wellmann", "Wir warten"),
        ("Bürgermeisterin Karin Wellmann erklärte, die Stadt warte.", "Karin Wellmann", "die Stadt"),
    ],
)
def test_german_words_said_have_their_speaker(text: str, speaker: str, words: str) -> None:
    (statement,) = reported(Statement, text, language="de")
    assert statement.speaker == speaker
    assert statement.quote.startswith(words)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_french_and_spanish_give_times_and_figures_alone(language: str) -> None:
    text = "Le maire de Lyon, Jacques Martin, a dit : « Oui ». El alcalde de Madrid, Juan Pérez, dijo en 2018."
    assert {r.kind for r in reported(Record, text, language=language)} == {"time"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat hat am Mittwoch den Bau des Bads beschlossen und wird im Herbst beginnen.", "de"),
        ("Le conseil a voté mardi soir l’achat du moulin pour la commune et les travaux.", "fr"),
        ("El centro abrió sus puertas ayer tras una inversión de la comarca y del pueblo.", "es"),
        ("The council approved the plan on Tuesday and it will be the last of its kind.", "en"),
        ("Il consiglio ha approvato il piano che non è della città e non per gli altri.", "other"),
        ("Norton", "en"),
        ("市政府昨日召开会议。", "zh"),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language
