"""The sighting report of citizens and informants."""

from django.utils.translation import gettext_lazy as _

from cases.formspecs.shared import address
from trackchild.core.formspec import Audience, FormSpec, Section, registry
from trackchild.core.formspec.spec import f

SIGHTING = registry.register(
    FormSpec(
        code="S",
        model="cases.Sighting",
        title=_("Sighting"),
        sections=(
            Section(
                key="sighting",
                title=_("What was seen"),
                audience=Audience.IDENTIFICATION,
                fields=(
                    f("kind", required=True, search=True, column=True, width="full"),
                    f("in_danger", search=True, column=True, width="full"),
                    f("seen_at", required=True, search=True, column=True, width="full"),
                    f("seen_at_precision"),
                    *address("place", audience=Audience.IDENTIFICATION, required=("line", "district")),
                    f("place_lat"),
                    f("place_lon"),
                    f("place_type"),
                    f("sex", required=True),
                    f("age_years"),
                    f("description", width="full"),
                    f("clothes", width="full"),
                    f("languages", width="full"),
                    f("with_whom", width="full"),
                    f("vehicle"),
                    f("missing_report"),
                ),
            ),
            Section(
                key="reporter",
                title=_("Who reports"),
                audience=Audience.FAMILY,
                fields=(
                    f("reporter_name"),
                    f("reporter_phone"),
                    f("is_anonymous", width="full"),
                    f("declaration", width="full"),
                ),
            ),
            Section(
                key="finding",
                title=_("Result of the check"),
                audience=Audience.CASE,
                optional=True,
                fields=(f("checked_by"), f("finding", width="full")),
            ),
        ),
        internal=(
            "id",
            "reference",
            "status",
            "version",
            "created_at",
            "updated_at",
            "state",
            "district",
            "office",
            "recovery_report",
            "reporter_phone_verified_at",
            "reporter_language",
            "notice_version",
            "reported_by",
            "assigned_at",
            "duplicate_of",
            "closed_at",
        ),
        quick=(),
    )
)
