"""Which district is meant: old, misspelt and native-script names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.places import PlaceFinder, distance_km, read_facts

finder = PlaceFinder.from_facts()


@pytest.mark.parametrize(
    ("text", "state", "name"),
    [
        ("LUCKNOW", None, "Lucknow"),
        ("Luknow", None, "Lucknow"),
        ("लखनऊ", None, "Lucknow"),
        ("হাওড়া", None, "Howrah"),
        ("Haora", "WB", "Howrah"),
        ("Allahabad", None, "Prayagraj"),
        ("Banglore", None, "Bengaluru Urban"),
        ("Dist. Muzafarpur", None, "Muzaffarpur"),
        ("24 Parganas (N)", "West Bengal", "North 24 Parganas"),
        ("Aurangabad", "Maharastra", "Chhatrapati Sambhajinagar"),
        ("Aurangabad", "Bihar", "Aurangabad"),
        ("Bilaspur", "HP", "Bilaspur"),
        ("சென்னை", None, "Chennai"),
        ("અમદાવાદ", None, "Ahmedabad"),
        ("Shahdara", None, "Shahdara"),
    ],
)
def test_district_is_found(text, state, name):
    assert finder.find_district(text, state).name == name


@pytest.mark.parametrize("text", ["", None, "NK", "unknown", "Aurangabad", "Bilaspur", "xyzzy", "-"])
def test_unclear_name_gives_no_district(text):
    assert finder.find_district(text) is None


def test_every_district_finds_itself_in_its_state():
    lost = [
        place.name
        for place in finder.districts.values()
        if place.is_current and finder.find_district(place.name, place.state_lgd) != place
    ]

    assert lost == []


def test_facts_are_complete():
    places = read_facts()

    assert sum(place.level == "state" for place in places) == 36
    assert sum(place.level == "district" and place.is_current for place in places) == 786
    assert all(place.lat is not None for place in places)


@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    place = finder.find_district(text)

    assert place is None or place.level == "district"


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_distance_is_symmetric_and_within_the_globe(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= 20_038


def test_lucknow_to_howrah_is_about_900_kilometres():
    lucknow, howrah = (finder.find_district(name) for name in ("Lucknow", "Howrah"))

    assert distance_km((lucknow.lat, lucknow.lon), (howrah.lat, howrah.lon)) == pytest.approx(890, abs=40)
