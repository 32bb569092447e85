"""The map of places: what is where it is, what nobody can tell apart is left out and counted."""

from __future__ import annotations

from chaiban.web.place_map import WIDE, divisions, locate, place_maps
from chaiban.web.world_places import world_places


def test_the_table_has_every_province_and_one_place_for_each_code() -> None:
    codes = [division.code for division in divisions()]
    assert len(set(codes)) == len(codes) > 3000
    assert len([code for code in codes if code.endswith("0000")]) >= 31
    assert all(73 < division.longitude < 136 and 3 < division.latitude < 54 for division in divisions())


def test_north_is_up_and_east_is_right() -> None:
    (drawn,) = place_maps([("北京市", 2), ("广州市", 1), ("拉萨市", 1)])
    at = {spot.name: spot for spot in drawn.spots}
    assert at["北京市"].y < at["广州市"].y
    assert at["拉萨市"].x < at["北京市"].x
    assert at["北京市"].radius > at["广州市"].radius
    assert all(0 < spot.x < WIDE and 0 < spot.y < drawn.high for spot in drawn.spots)
    assert drawn.ground


def test_a_name_that_several_bear_is_the_one_near_what_is_told_of_most() -> None:
    alone = locate([("鼓楼区", 3)])
    assert alone == []
    found = {name: division.code for name, _, division in locate([("鼓楼区", 3), ("南京市", 5), ("福州市", 1)])}
    assert found["鼓楼区"].startswith("3201")


def test_a_district_s_short_name_is_no_place() -> None:
    assert locate([("和平", 3), ("新华", 1)]) == []


def test_what_has_no_known_place_is_counted_and_one_place_is_no_map() -> None:
    assert place_maps([("石桥村", 4), ("北京市", 1)]) == []
    (drawn,) = place_maps([("石桥村", 4), ("北京市", 1), ("天津市", 1)])
    assert drawn.missing == 1


def test_places_of_one_city_have_a_map_of_their_own() -> None:
    near, everywhere = place_maps([("修武县", 4), ("温县", 3), ("武陟县", 2), ("北京市", 1)])
    assert {spot.name for spot in near.spots} == {"修武县", "温县", "武陟县"}
    assert len(everywhere.spots) == 4


def test_the_world_has_every_country_once_and_cities_by_size() -> None:
    places = world_places()
    countries = [place.country for place in places if not place.thousands]
    assert len(set(countries)) == len(countries) > 190
    sizes = [place.thousands for place in places if place.thousands]
    assert sizes == sorted(sizes, reverse=True)
    assert all(-180 <= place.longitude <= 180 and -60 < place.latitude < 80 for place in places)


def test_places_of_the_world_are_known_by_the_names_of_print() -> None:
    asked = [(name, 1) for name in ("法国", "München", "Nairobi", "东京")]
    found = {name: division.code[:2] for name, _, division in locate(asked)}
    assert found == {"法国": "FR", "München": "DE", "Nairobi": "KE", "东京": "JP"}


def test_of_two_cities_the_far_greater_is_meant_or_the_one_at_home() -> None:
    (paris,) = locate([("Paris", 1)])
    assert paris[2].code.startswith("FR")
    assert locate([("Springfield", 1)]) == []
    at_home = {name: place.code for name, _, place in locate([("Springfield", 1), ("Chicago", 3), ("Ohio", 1)])}
    assert at_home["Springfield"].startswith("US")


def test_a_country_told_of_most_has_a_map_of_its_own_and_the_source_is_named() -> None:
    near, everywhere = place_maps([("München", 4), ("Hamburg", 3), ("Dresden", 2), ("Tokyo", 1)])
    assert {spot.name for spot in near.spots} == {"München", "Hamburg", "Dresden"}
    assert everywhere.world
    assert everywhere.ground
    (chinese,) = place_maps([("北京市", 2), ("广州市", 1)])
    assert not chinese.world
