"""Finding a place by its name in a form, with and without script."""

import pytest
from django.urls import reverse

from cases.models import MissingReport
from directory.models import Office
from trackchild.core.formspec.lookups import LookupField, lookup_url

pytest_plugins = ["tests.core.spec_site"]
pytestmark = pytest.mark.django_db


def field():
    return LookupField(queryset=Office.objects.all(), required=False)


def test_one_station_of_the_name_is_taken(place):
    assert field().clean(["", "Kotwali"]) == place.station


def test_several_stations_of_the_name_are_offered(place):
    place.make_station("Kotwali East", place.state.districts.create(lgd_code=99013, name="Kitnagar"))
    place.make_station("Kotwali West", place.state.districts.create(lgd_code=99014, name="Kitabad"))
    asked = field()

    with pytest.raises(Exception, match="Several places"):
        asked.clean(["", "kotwa"])

    assert len(asked.widget.found) == 3


def test_unknown_name_is_refused(place):
    with pytest.raises(Exception, match="Nothing was found"):
        field().clean(["", "Nowhere"])


def test_chosen_row_wins_and_an_emptied_answer_is_empty(place):
    assert field().clean([str(place.other_station.pk), ""]) == place.other_station
    assert field().clean(["", ""]) is None


def test_script_gets_labels_with_district_and_state(place, web):
    answer = web.get(reverse("core:lookup", args=["directory.office"]), {"q": "chow"})

    label = f"{place.other_station.name}, Kitganj, Testpradesh"
    assert answer.json()["results"] == [{"id": place.other_station.pk, "label": label}]


def test_script_sees_only_the_rows_the_form_allows(place, web):
    url = lookup_url(Office.objects.filter(kind="AHTU"))

    assert web.get(f"{url}&q=kotwali").json()["results"] == []
    assert web.get(f"{url[:-2]}xx&q=kotwali").status_code == 404


def test_people_are_never_looked_up(web):
    url = reverse("core:lookup", args=[MissingReport._meta.label_lower])

    assert web.get(url, {"q": "asha"}).status_code == 404
