"""The register of an institution becomes child files."""

import io

import pytest
from django.core.management import call_command

from cci.models import ChildFile
from directory.choices import OfficeKind
from directory.geography_loader import load_geography
from directory.models import District
from tests.factories.directory import OfficeFactory

pytestmark = pytest.mark.django_db
HEADER = "child_id,full_name,sex,age_years,admitted_date,institution,institution_district\n"


@pytest.fixture
def home():
    load_geography()
    howrah = District.objects.get(name="Howrah")
    return OfficeFactory(
        kind=OfficeKind.CCI, code="HOME1", name="Asha Home", district=howrah, state=howrah.state
    )


def load(tmp_path, lines):
    path = tmp_path / "children.csv"
    path.write_text(HEADER + lines, encoding="utf-8")
    words = io.StringIO()
    call_command("import_register", institution=path, errors=tmp_path / "errors.csv", stdout=words)
    return words.getvalue()


def test_children_are_filed_at_their_institution_by_code_or_name(home, tmp_path):
    load(tmp_path, "C1,Ravi,M,9,2026-01-02,HOME1,\nC2,Puja,F,7,2026-01-03,asha home,Haora\n")

    assert [child.office for child in ChildFile.objects.all()] == [home, home]


def test_a_second_run_adds_no_child(home, tmp_path):
    load(tmp_path, "C1,Ravi,M,9,2026-01-02,HOME1,\n")

    assert "nothing to do" in load(tmp_path, "C1,Ravi,M,9,2026-01-02,HOME1,\n")
    assert ChildFile.objects.count() == 1


def test_a_child_of_an_unknown_institution_is_refused(home, tmp_path):
    load(tmp_path, "C1,Ravi,M,9,2026-01-02,Nowhere,\n")

    assert not ChildFile.objects.exists()
    assert "institution" in (tmp_path / "errors.csv").read_text(encoding="utf-8")
