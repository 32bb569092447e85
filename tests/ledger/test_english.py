"""What English articles report, in sentences of our own."""

from __future__ import annotations

import pytest
from tests.ledger.reported import reported

from chaiban.model.ledger import (
    Activity,
    Award,
    Document,
    Figure,
    Organisation,
    Person,
    Place,
    Programme,
    Statement,
    Time,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on March 3, 2018.", "2018-03-03"),
        ("The bridge closed 5 May 1998.", "1998-05-05"),
        ("Rain fell yesterday.", "2019-06-12"),
        ("Prices doubled last year.", "2018"),
        ("The fair began on Monday.", "2019-06-10"),
        ("Trade grew from 2010 to 2015.", "2010/2015"),
        ("In the 1930s the mill burned.", "1930/1939"),
        ("The law was signed last August.", "2018-08"),
        ("It should be ready by February.", "2020-02"),
    ],
)
def test_dates_are_resolved(text: str, value: str) -> None:
    assert [t.value for t in reported(Time, text, language="en")] == [value]


def test_a_dateline_gives_no_date() -> None:
    found = reported(Time, "LISBON, June 12 (Agency) — It rained on Monday.", language="en")
    assert [t.value for t in found] == ["2019-06-10"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("It cost more than $2.5 million.", 2_500_000, "$", "over"),
        ("Prices rose 12 percent.", 12, "%", "growth"),
        ("About 300 people came.", 300, "people", "about"),
        ("Twelve ships sailed.", 12, "ships", "exact"),
        ("At least 20 small boats sank.", 20, "boats", "min"),
        ("John Reed, 54, said so.", 54, "years old", "exact"),
    ],
)
def test_figures_are_read(text: str, value: float, unit: str, qualifier: str) -> None:
    found = reported(Figure, text, language="en")
    assert [(f.value, f.unit, f.qualifier) for f in found] == [(value, unit, qualifier)]


def test_dates_labels_and_rough_numbers_are_no_figures() -> None:
    assert reported(Figure, "On 15 June 2018 he drove Route 66. Several hundred people waited.", language="en") == []


def test_places_are_known_or_stand_where_only_places_stand() -> None:
    text = "She was born in Ashby, Ohio, and moved to Quennell. The ship left Lisbon for Brazil."
    found = {p.name: p.level for p in reported(Place, text, language="en")}
    assert found == {"Ashby": "town", "Ohio": "province", "Quennell": "town", "Lisbon": "city", "Brazil": "country"}


def test_a_post_in_front_is_a_title_and_not_a_given_name() -> None:
    text = "President John Hill met Detective Inspector Carol White of Kent Police."
    found = [(p.name, p.titles, p.organisation) for p in reported(Person, text, language="en")]
    assert found == [("John Hill", ("President",), None), ("Carol White", ("Detective Inspector",), "Kent Police")]


def test_posts_stand_behind_names_too() -> None:
    text = "“It is a good day,” said Tom Ellis, 54, director of Eastern Rail. Its chairman, Ruth Vane, was there."
    found = {p.name: (p.titles, p.organisation) for p in reported(Person, text, language="en")}
    assert found == {"Tom Ellis": (("director",), "Eastern Rail"), "Ruth Vane": (("chairman",), "Eastern Rail")}


def test_firms_and_islands_named_like_people_are_nobody() -> None:
    text = "General Electric reported profits. Prince Edward Island voted."
    assert reported(Person, text, language="en") == []


def test_bodies_end_or_begin_as_bodies_do() -> None:
    text = "The University of Leeds and Northern Gas Company met on Monday with NATO and the City Council."
    found = [o.name for o in reported(Organisation, text, language="en")]
    assert found == ["University of Leeds", "Northern Gas Company", "NATO", "City Council"]


def test_a_body_is_recorded_once_however_short_it_is_called_later() -> None:
    text = "Larkin Foods Corp. makes soup. Larkin said it would close a plant."
    assert [o.name for o in reported(Organisation, text, language="en")] == ["Larkin Foods Corp."]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Mayor Helen Carter said: “We will open the bridge in May.” It rained.", "Helen Carter", "We will open"),
        ("“We waited too long,” said Mayor Helen Carter.", "Helen Carter", "We waited"),
        ("Helen Carter met the press. She said the bridge would open in May.", "Helen Carter", "the bridge would"),
        ("The bridge will open in May, Helen Carter said.", "Helen Carter", "The bridge will"),
        ("Helen Carter told reporters that the bridge was safe.", "Helen Carter", "the bridge was"),
        ("Police said the road was closed.", "Police", "the road was"),
    ],
)
def test_words_said_have_their_speaker_wherever_they_stand(text: str, speaker: str, words: str) -> None:
    (statement,) = reported(Statement, text, language="en")
    assert statement.speaker == speaker
    assert statement.quote.startswith(words)


def test_a_title_in_quotation_marks_is_nothing_that_was_said() -> None:
    text = "In its report “Care for All,” the Vale Health Council found that prices had doubled."
    (statement,) = reported(Statement, text, language="en")
    assert statement.quote.startswith("prices had")


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("It breaks the Clean Rivers Act of 1972.", "Clean Rivers Act of 1972", "law"),
        ("The council adopted the Downtown Master Plan.", "Downtown Master Plan", "plan"),
        ("The idea comes from “The Long Garden,” a book by Amy Hale.", "The Long Garden", "work"),
        ("The 2023 Water Quality Report is out.", "2023 Water Quality Report", "other"),
    ],
)
def test_documents_have_the_kind_of_their_last_word(text: str, title: str, kind: str) -> None:
    assert [(d.title, d.doc_kind) for d in reported(Document, text, language="en")] == [(title, kind)]


@pytest.mark.parametrize(
    ("text", "name", "type_", "owner"),
    [
        (
            "The Read Aloud campaign is run by the Vale Literacy Trust.",
            "Read Aloud campaign",
            "campaign",
            "Vale Literacy Trust",
        ),
        ("Vale Energy launched Warm Rooms, a scheme for tenants.", "Warm Rooms", "scheme", "Vale Energy"),
        ("Three firms moved to the Norton Science Park.", "Norton Science Park", "park", None),
    ],
)
def test_a_programme_is_what_somebody_runs_under_a_name(text: str, name: str, type_: str, owner: str | None) -> None:
    assert [(p.name, p.type, p.owner) for p in reported(Programme, text, language="en")] == [(name, type_, owner)]


def test_a_project_that_has_no_name_of_its_own_is_no_programme() -> None:
    text = "The Boston project costs money. The program ended. This system works."
    assert reported(Programme, text, language="en") == []


@pytest.mark.parametrize(
    ("text", "recipient", "honour", "giver"),
    [
        (
            "Ruth Vane received the Hopper Medal from the Vale Science Society.",
            "Ruth Vane",
            "Hopper Medal",
            "Vale Science Society",
        ),
        ("Ruth Vane was named Teacher of the Year.", "Ruth Vane", "Teacher of the Year", None),
        (
            "The Vale Chamber of Commerce honored Ruth Vane with its Service Award.",
            "Ruth Vane",
            "Service Award",
            "Vale Chamber of Commerce",
        ),
    ],
)
def test_awards_have_who_got_them_and_who_gave_them(
    text: str, recipient: str, honour: str, giver: str | None
) -> None:
    assert [(a.recipient, a.honour, a.giver) for a in reported(Award, text, language="en")] == [
        (recipient, honour, giver)
    ]


def test_the_first_sentence_tells_the_event() -> None:
    text = "The Norton City Council on Tuesday approved a new bridge in Norton."
    (event,) = reported(Activity, text, language="en")
    assert (event.actors, event.action, event.time) == (("Norton City Council",), "approved", "Tuesday")


def test_what_is_only_said_or_wished_is_no_event() -> None:
    assert reported(Activity, "“We won the war and opened the gates,” Ruth Vane said.", language="en") == []


@pytest.mark.parametrize("words", ["Ann’s ", "Ann and ", "Bank of the ", "ABC "])
def test_capitals_without_end_are_gone_through(words: str) -> None:
    for person in reported(Person, words * 500, language="en"):
        assert len(person.name.split()) < 10
