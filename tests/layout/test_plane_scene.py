"""What a page's drawings and type say: which dashes part nothing, and from which weight type is bold."""

from __future__ import annotations

import numpy as np

from chaiban.layout.plane.printed import heavy_weight
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Geometry

HEAD, COLUMN = (110.0, 100.0, 190.0, 120.0), (70.0, 140.0, 230.0, 300.0)


def scene(*lying: tuple[float, float, float, float]) -> Scene:
    return Scene((), (600.0, 800.0), 10.0, 0.2, lying, (), (), ())


def test_a_dash_in_the_middle_between_a_head_and_its_column_parts_nothing() -> None:
    dash = (117.0, 128.0, 183.0, 129.0)
    assert not scene(dash).is_head_ruled_off(HEAD, COLUMN)
    assert scene(dash).is_ruled_off(HEAD, COLUMN)


def test_a_rule_as_wide_as_the_column_or_out_of_its_middle_parts_a_head_from_text() -> None:
    assert scene((70.0, 128.0, 230.0, 129.0)).is_head_ruled_off(HEAD, COLUMN)
    assert scene((75.0, 128.0, 165.0, 129.0)).is_head_ruled_off(HEAD, COLUMN)


def weights(*stretches: tuple[int, int]) -> Geometry:
    """Geometry of characters of which so many have each weight."""
    found = np.concatenate([np.full(count, weight, dtype=np.int64) for count, weight in stretches])
    zeros = np.zeros(len(found), dtype=np.int64)
    sizes = np.full(len(found), 9.0)
    return Geometry(np.zeros((len(found), 4)), sizes, zeros, found, zeros, ("A",), frozenset())


def test_the_face_of_most_of_a_page_is_not_bold_whatever_its_file_says() -> None:
    assert heavy_weight(weights((90, 400), (10, 700))) == 600
    assert 764 < heavy_weight(weights((90, 764), (10, 892))) <= 892


def test_a_page_of_heads_in_bold_and_little_text_keeps_its_bold_type() -> None:
    assert heavy_weight(weights((45, 700), (50, 400))) == 600
