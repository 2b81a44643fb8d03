"""What a child file says, and whom each part is for."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.formspec import Audience, FormSpec, Section, registry
from trackchild.core.formspec.spec import f

CHILD_FILE = registry.register(
    FormSpec(
        code="CHILD",
        model="cci.ChildFile",
        title=_("Children in the home"),
        sections=(
            Section(
                key="child",
                title=_("Child"),
                audience=Audience.IDENTIFICATION,
                fields=(
                    f("full_name"),
                    f("name_local"),
                    f("sex", search=True),
                    f("dob"),
                    f("age_years"),
                    f("languages", width="full"),
                ),
            ),
            Section(
                key="family",
                title=_("Family"),
                audience=Audience.FAMILY,
                fields=(f("father_name"), f("mother_name")),
            ),
            Section(
                key="stay",
                title=_("Stay in the home"),
                audience=Audience.WELFARE,
                fields=(f("admitted_on"), f("status")),
            ),
        ),
        internal=(
            "id",
            "reference",
            "version",
            "created_at",
            "updated_at",
            "state",
            "district",
            "office",
            "recovery_report",
            "external_id",
        ),
    )
)
