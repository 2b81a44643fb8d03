"""Form-M: missing person, sections A to J."""

from django.utils.translation import gettext_lazy as _

from cases.formspecs.shared import (
    MARKS,
    RECORD,
    SUSPECT,
    address,
    child_has_photograph,
    description_fields,
    identity_documents,
    other,
    place_point,
    relative,
    school,
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
        other("mode_other", of="mode"),
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
        other("nationality_other", of="nationality"),
        f("religion", audience=F),
        other("religion_other", of="religion", audience=F),
        f("social_category", audience=F),
        other("social_category_other", of="social_category", audience=F),
        f("minority", audience=F),
        f("mother_tongue", required=True),
        f("languages", audience=P, required=True, search=True, width="full"),
        f("language_text", required_for="speaks_other_language", width="full"),
        f("marital_status", audience=F, applies="may_be_married"),
        f("education"),
        f("occupation"),
        *school(F, required=True),
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
        other("reporter_relation_other", of="reporter_relation"),
        f("reporter_phone", required=True),
        f("reporter_alt_phone"),
        f("reporter_email"),
        f("reporter_language", required=True),
        *address("reporter", audience=F),
        f("reporter_id_type", audience=Audience.NATIONAL_ID),
        other("reporter_id_other", of="reporter_id_type", audience=Audience.NATIONAL_ID),
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
        *place_point(audience=I),
        f("place_type", audience=I, required=True),
        other("place_type_other", of="place_type", audience=I),
        f("last_seen_by"),
        f("direction"),
        f("transport"),
        f("circumstances", required=True, width="full"),
        f("kind", required=True),
        other("kind_other", of="kind"),
        f("reasons", required=True, width="full"),
        other("reason_text", of="reasons", width="full"),
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
                other("relation_other", of="relation"),
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
            fields=SUSPECT,
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
    fields=description_fields(),
    inlines=(MARKS,),
)

PHOTOGRAPHS = Section(
    key="photographs",
    title=_("F. Photographs"),
    audience=P,
    view="cases:missing-report-photographs",
    complete=child_has_photograph,
    files=("cases.video",),
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
        other("established_reason_text", of="established_reasons", width="full"),
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
