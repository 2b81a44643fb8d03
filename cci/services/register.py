"""Children of an institution's register become child files."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.registers import values
from cases.registers.words import plain
from cases.services.register_import import Directory, Register
from cases.services.register_import.copying import BulkRows
from cases.services.register_import.loaders import known_ids
from cci.models import ChildFile
from directory.choices import OfficeKind
from directory.models import Office
from directory.places import PlaceFinder


def parse_child_row(row: dict[str, str], today: date) -> dict[str, Any]:
    """Columns: child_id, full_name, sex, dob, age_years, father, mother, languages, admitted_date,
    institution, institution_state, institution_district. The institution is its code or its name."""
    dob, _precision = values.birth(row, today)
    name = values.name(row, "full_name")
    years, _months = values.age(row)
    office = _institution(row)
    return {
        "external_id": values.identifier(row, "child_id"),
        "full_name": name if name.isascii() else "",
        "name_local": "" if name.isascii() else name,
        "sex": values.sex(row),
        "dob": dob,
        "age_years": years,
        "father_name": values.name(row, "father"),
        "mother_name": values.name(row, "mother"),
        "languages": values.languages(row),
        "admitted_on": values.past_day(row, "admitted_date", today, needed=True),
        "office_id": office.pk,
        "state_id": office.state_id,
        "district_id": office.district_id,
    }


def _institution(row: dict[str, str]) -> Office:
    named = values.text(row, "institution")
    homes = Office.objects.filter(kind=OfficeKind.CCI, state__isnull=False)
    found = homes.filter(code__iexact=named).first() if named else None
    finder = PlaceFinder.from_facts()
    district = finder.find_district(
        values.text(row, "institution_district"), values.text(row, "institution_state")
    )
    if found is None and named and district:
        same = [
            home
            for home in homes.filter(district__lgd_code=district.lgd_code)
            if plain(home.name) == plain(named)
        ]
        found = same[0] if len(same) == 1 else None
    if found is None:
        raise values.UnreadableError(
            "institution", named, _("No institution of this code or name is in the directory.")
        )
    return found


@transaction.atomic
def keep_children(rows: list[dict[str, Any]], directory: Directory) -> list[int]:
    del directory  # the institution was found while the row was read
    return BulkRows(ChildFile).insert(rows)


INSTITUTION = Register(
    "institution",
    "child_id",
    ("child_id", "sex", "admitted_date", "institution"),
    parse_child_row,
    known_ids(ChildFile),
    keep_children,
)
