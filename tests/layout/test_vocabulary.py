"""Evidence as numbers, and its names."""

from __future__ import annotations

import numpy as np

from chaiban.layout.vocabulary import Evidence, Vocabulary, shifted


def test_every_combination_of_choices_has_a_name_and_its_number() -> None:
    vocabulary = Vocabulary()
    vocabulary.family("bias")
    family = vocabulary.family("n={}{}", (3, 5), "zl")
    numbers = family.at(np.array([0, 1, 1]), np.array([True, False, True]), where=np.array([True, True, False]))
    assert [vocabulary.names[number] for number in numbers] == ["n=3l", "n=5z", ""]


def test_a_mark_is_put_before_the_names_of_the_families_named_and_before_no_other() -> None:
    vocabulary = Vocabulary()
    told, untold = vocabulary.family("told={}", "ab"), vocabulary.family("untold")
    below = vocabulary.marked("-1:", told)
    assert [vocabulary.names[below[number]] for number in told.numbers] == ["-1:told=a", "-1:told=b"]
    assert not below[list(untold.numbers)].any()


def test_what_is_said_of_neighbours_moves_and_nothing_comes_in_at_the_ends() -> None:
    numbers = np.array([[1], [2], [3]])
    assert shifted(numbers, 1).tolist() == [[0], [1], [2]]
    assert shifted(numbers, -2).tolist() == [[3], [0], [0]]
    assert not shifted(numbers, 7).any()


def test_evidence_is_named_and_finds_its_weights() -> None:
    evidence = Evidence(np.array([[1, 0, 2], [0, 0, 2]]), ["", "a", "b"])
    assert list(evidence) == [["a", "b"], ["b"]]
    assert evidence.rows({"b": 4, "": 9}).tolist() == [[-1, -1, 4], [-1, -1, 4]]


def test_what_is_said_of_lines_is_counted_by_name() -> None:
    evidence = Evidence(np.array([[3, 0, 1], [0, 0, 0], [1, 1, 2]]), ["", "a", "b", "c", "unsaid"])
    assert list(evidence.said()) == [["a", "c"], [], ["a", "a", "b"]]
    assert list(evidence.said(2, 3)) == [["a", "a", "b"]]
    assert list(Evidence(np.zeros((2, 0), np.intp), [""]).said()) == [[], []]
