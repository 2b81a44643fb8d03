"""Loading places, and finding them in the database."""

import pytest
from django.core.management import call_command

from directory.geography_loader import load_geography
from directory.models import Block, District, State, Village
from directory.selectors import find_district, find_state
from tests.factories.directory import DistrictFactory

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    load_geography()
    before = list(District.objects.order_by("pk").values_list("pk", "name", "state__name"))

    counts = load_geography()

    assert counts == {"states": 36, "districts": 787}
    assert list(District.objects.order_by("pk").values_list("pk", "name", "state__name")) == before
    assert District.objects.current().count() == 786
    assert State.objects.filter(kind="UT").count() == 8


def test_names_are_found_in_the_database():
    load_geography()

    assert find_state("Uttar Pradesh").iso == "IN-UP"
    assert find_district("Gurgaon").name == "Gurugram"
    assert find_district("Hamirpur") is None
    assert (
        find_district("Hamirpur", find_state("UP")).lgd_code
        != find_district("Hamirpur", find_state("HP")).lgd_code
    )


def test_finder_sees_new_places():
    DistrictFactory(name="Old Zila")
    assert find_district("Navanagar Zila") is None

    new = DistrictFactory(name="Navanagar Zila")

    assert find_district("Navanagar Zila") == new


def test_villages_are_imported_and_bad_rows_returned(tmp_path):
    DistrictFactory(lgd_code=4242)
    file, errors = tmp_path / "villages.csv", tmp_path / "errors.csv"
    file.write_text(
        "district_lgd,block_lgd,block,village_lgd,village,pin\n"
        "4242,7,Sadar,1,Rampur,226001\n"
        "4242,7,Sadar,2,Sitapur,\n"
        "9999,7,Sadar,3,Nowhere,\n"
        "4242,,,x,Bad,\n",
        encoding="utf-8",
    )

    call_command("import_villages", str(file), errors=errors)
    call_command("import_villages", str(file), errors=errors)

    assert Village.objects.count() == 2
    assert Block.objects.get().name == "Sadar"
    assert errors.read_text().splitlines()[1:] == [
        "4,district_lgd,no such district",
        "5,village_lgd,not a number",
    ]
