"""Form-M: missing person, sections A to J."""

from django.utils.translation import gettext_lazy as _

from cases.formspecs.shared import (
    MARKS,
    RECORD,
    address,
    child_has_photograph,
    description_fields,
    identity_documents,
    relative,
)
from trackchild.core.formspec import Audience, FormSpec, Inline, Section, registry
from trackchild.core.formspec.spec import f

P, I, F, C, S = (  # noqa: E741  (the letters of the access paper)
    Audience.POSTER,
    Audience.IDENTIFICATION,
    Audience.FAMILY,
    Audience.CASE,
    Audience.SENSITIVE,
)

REGISTRATION = Section(
    key="registration",
    title=_("A. Registration"),
    audience=C,
    fields=(
        f("mode", required=True),
        f("reported_at", required=True, column=True, width="full"),
        f("gd_number", required=True),
        f("gd_date", required=True),
        f("fir_number", required_for="is_child", search=True),
        f("fir_date", required_for="is_child"),
        f("is_zero_fir", width="full"),
        f("legal_sections", width="full"),
        f("io_name", required=True),
        f("io_phone"),
        f("cwpo_name", required_for="is_child"),
        f("cwpo_phone"),
        f("cctns_id"),
        f("fir_copy_given", required_for="is_child"),
        f("legal_services_informed_at", width="full"),
    ),
)

PERSON = Section(
    key="person",
    title=_("B. The person"),
    audience=I,
    fields=(
        f("full_name", audience=P, required=True, search=True, column=True, width="full"),
        f("name_local", audience=P, search=True, width="full"),
        f("aliases", search=True, width="full"),
        f("sex", audience=P, required=True, search=True, column=True, width="full"),
        f("dob", width="full"),
        f("dob_precision"),
        f("age_years", audience=P, required_for="age_unknown", search=True, column=True, width="third"),
        f("age_months", audience=P, width="third"),
        f("age_basis", required=True),
        f("nationality", required=True),
        f("nationality_other", show_if=("nationality", ("OTHER",))),
        f("religion", audience=F),
        f("social_category", audience=F),
        f("minority", audience=F),
        f("mother_tongue", required=True),
        f("languages", audience=P, required=True, search=True, width="full"),
        f("language_text", width="full"),
        f("marital_status", audience=F),
        f("education"),
        f("occupation"),
        f("school_name", audience=F),
        f("school_class", audience=F, width="third"),
        f("school_section", audience=F, width="third"),
        f("school_address", audience=F),
        f("school_phone", audience=F),
        f("phone", audience=F),
        f("sim", audience=C),
        f("imei", audience=C),
        f("email", audience=F),
        f("social_accounts", audience=C, width="full"),
        *identity_documents(),
    ),
)

FAMILY = Section(
    key="family",
    title=_("C. Family and reporter"),
    audience=F,
    intro=_("Give at least one of father, mother, guardian, husband or wife."),
    fields=(
        f("father_name", required_for="needs_father_name", search=True, width="full"),
        *relative("father"),
        f("mother_name", search=True, width="full"),
        *relative("mother"),
        f("guardian_name", width="full"),
        *relative("guardian"),
        f("spouse_name", width="full"),
        *relative("spouse"),
        f("parental_status"),
        f("siblings"),
        *address("permanent", audience=F, required=("line", "district")),
        f("present_is_permanent", width="full"),
        *address("present", audience=F, required=("line", "district"), required_for="needs_present_address"),
        f("reporter_name", required=True),
        f("reporter_relation", required=True),
        f("reporter_phone", required=True),
        f("reporter_alt_phone"),
        f("reporter_email"),
        f("reporter_language", required=True),
        *address("reporter", audience=F),
        f("reporter_id_type", audience=Audience.NATIONAL_ID),
        f("reporter_id_number", audience=Audience.NATIONAL_ID),
        f("alert_phone"),
        f("alert_email"),
    ),
)

DISAPPEARANCE = Section(
    key="disappearance",
    title=_("D. Disappearance"),
    audience=C,
    fields=(
        f("missing_from", audience=P, required=True, search=True, column=True, width="full"),
        f("missing_from_precision"),
        *address("place", audience=I, public=("district", "state"), required=("line", "district")),
        f("place_lat", audience=I),
        f("place_lon", audience=I),
        f("place_type", audience=I, required=True),
        f("place_type_other", audience=I, show_if=("place_type", ("OTHER",))),
        f("last_seen_by"),
        f("direction"),
        f("transport"),
        f("circumstances", required=True, width="full"),
        f("kind", required=True),
        f("reasons", required=True, width="full"),
        f("reason_text", show_if=("reasons", ("OTHER",)), width="full"),
        f("valuables"),
        f("needs_medicine", audience=Audience.HEALTH, required=True),
        f("medicine_text", audience=Audience.HEALTH, show_if=("needs_medicine", ("Y",)), width="full"),
    ),
    inlines=(
        Inline(
            name="companions",
            title=_("Last seen with"),
            fields=(
                f("name"),
                f("age"),
                f("relation"),
                f("phone"),
                f("address", width="full"),
                f("description", width="full"),
                f("vehicle"),
            ),
        ),
        Inline(
            name="suspects",
            title=_("Suspects"),
            audience=S,
            fields=(f("name"), f("age"), f("sex"), f("relation"), f("phone"), f("address", width="full")),
        ),
        Inline(
            name="earlier_episodes",
            title=_("Went missing before"),
            fields=(f("went_on"), f("outcome")),
        ),
    ),
)

DESCRIPTION = Section(
    key="description",
    title=_("E. Description"),
    audience=I,
    intro=_("Choose «Not known» where nobody can say."),
    fields=description_fields(required=True),
    inlines=(MARKS,),
)

PHOTOGRAPHS = Section(
    key="photographs",
    title=_("F. Photographs"),
    audience=P,
    view="cases:missing-report-photographs",
    complete=child_has_photograph,
    fields=(
        f("photo_not_available", audience=C),
        f("photo_not_available_reason", audience=C, required_for="needs_photo_reason"),
        f("fingerprint_reference", audience=I),
    ),
)

RISK = Section(
    key="risk",
    title=_("G. Risk assessment"),
    audience=C,
    view="cases:missing-report-risk",
    fields=(f("risk_level"),),
)

PUBLICATION = Section(
    key="publication",
    title=_("I. Publication"),
    audience=C,
    intro=_("A person is shown to the public only with consent or an order, and never while a block is set."),
    fields=(
        f("public_description", audience=P, width="full"),
        f("publication_blocks", audience=S, width="full"),
    ),
)

CLOSURE = Section(
    key="closure",
    title=_("J. Closure"),
    audience=C,
    optional=True,
    applies="was_traced",
    intro=_("To be filled in when the person is traced."),
    fields=(
        f("result", column=True),
        f("established_reasons", width="full"),
        f("offence_detected"),
        f("offence_sections", show_if=("offence_detected", ("Y",))),
        f("trafficking_found", audience=S),
        f("production_reference"),
        f("statement_recorded_on", width="full"),
        f("custody_order"),
        f("closing_officer"),
        f("return_verified_by"),
        f("return_verified_on", width="full"),
        f("return_note", width="full"),
    ),
)

MISSING_REPORT = registry.register(
    FormSpec(
        code="M",
        model="cases.MissingReport",
        title=_("Missing person (Form-M)"),
        sections=(
            REGISTRATION,
            PERSON,
            FAMILY,
            DISAPPEARANCE,
            DESCRIPTION,
            PHOTOGRAPHS,
            RISK,
            PUBLICATION,
            CLOSURE,
        ),
        internal=(
            *RECORD,
            "published_at",
            "published_until",
            "traced_at",
            "recovery_report",
            "closure_verified_at",
            "cancellation_proposed_at",
            "cancellation_reason",
            "previous_episode",
            "duplicates_checked_at",
        ),
        quick=(
            "full_name",
            "sex",
            "age_years",
            "father_name",
            "missing_from",
            "place_line",
            "place_district",
            "reporter_name",
            "reporter_phone",
            "reporter_language",
        ),
    )
)
