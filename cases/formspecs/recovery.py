"""Form-R: recovered or found person, sections A to J."""

from django.utils.translation import gettext_lazy as _

from cases.formspecs.shared import (
    MARKS,
    RECORD,
    SUSPECT,
    address,
    description_fields,
    has_photograph,
    identity_documents,
    other,
    place_point,
    school,
)
from trackchild.core.formspec import Audience, FormSpec, Inline, Section, registry
from trackchild.core.formspec.spec import f

P, I, F, C, W, H, S = (  # noqa: E741  (the letters of the access paper)
    Audience.POSTER,
    Audience.IDENTIFICATION,
    Audience.FAMILY,
    Audience.CASE,
    Audience.WELFARE,
    Audience.HEALTH,
    Audience.SENSITIVE,
)

REGISTRATION = Section(
    key="registration",
    title=_("A. Registration"),
    audience=C,
    fields=(
        f("kind", required=True, column=True, audience=I),
        f("gd_number"),
        f("gd_date"),
        f("fir_number"),
        f("fir_date"),
        f("recovered_at", required=True, search=True, column=True, audience=I, width="full"),
        f("recovered_at_precision", audience=I),
        f("reported_at", required=True, width="full"),
        f("recovered_by", required=True, audience=I),
        other("recovered_by_other", of="recovered_by", audience=I),
        f("officer_name", required=True),
        f("officer_designation"),
        f("officer_organisation"),
        f("officer_phone"),
        f("operation"),
    ),
)

PLACE = Section(
    key="place",
    title=_("B. Place"),
    audience=I,
    fields=(
        *address("place", audience=I, required=("line", "district")),
        *place_point(),
        f("place_type", required=True),
        other("place_type_other", of="place_type"),
        f("train_number", show_if=("place_type", ("TRAIN", "RAILWAY_STATION"))),
        f("train_coach", show_if=("place_type", ("TRAIN", "RAILWAY_STATION"))),
        f("circumstances", required=True, audience=C, width="full"),
    ),
    inlines=(
        Inline(
            name="companions",
            title=_("Found with"),
            audience=C,
            fields=(
                f("name"),
                f("age"),
                f("relation"),
                other("relation_other", of="relation"),
                f("occupation"),
                f("phone"),
                f("address", width="full"),
                f("description", width="full"),
            ),
        ),
    ),
)

PERSON = Section(
    key="person",
    title=_("C. The person and home"),
    audience=I,
    intro=_("Write what the person says in his or her own words."),
    fields=(
        f("full_name", search=True, column=True, width="full"),
        f("name_type", required=True),
        f("name_local", search=True),
        f("aliases", search=True, width="full"),
        f("sex", required=True, search=True, column=True, width="full"),
        f("dob", width="full"),
        f("dob_precision"),
        f("age_years", required_for="needs_age", search=True, column=True, width="third"),
        f("age_months", width="third"),
        f("age_basis", required=True),
        f("languages", required=True, search=True, width="full"),
        f("language_text", required_for="speaks_other_language", width="full"),
        f("mother_tongue"),
        f("nationality"),
        other("nationality_other", of="nationality"),
        f("religion", audience=F),
        other("religion_other", of="religion", audience=F),
        f("social_category", audience=F),
        other("social_category_other", of="social_category", audience=F),
        f("minority", audience=F),
        f("marital_status", audience=F, applies="may_be_married"),
        f("education"),
        f("occupation"),
        f("father_name", audience=F, search=True),
        f("mother_name", audience=F, search=True),
        f("guardian_name", audience=F),
        f("spouse_name", audience=F),
        f("parental_status", audience=F),
        *address("home", audience=F),
        f("clue_landmarks", audience=F, width="full"),
        f("clue_water_temple", audience=F, width="full"),
        f("clue_school", audience=F),
        f("clue_parents_work", audience=F),
        f("clue_siblings", audience=F, width="full"),
        f("clue_phone", audience=F),
        f("clue_festivals", audience=F),
        f("clue_food", audience=F),
        f("clue_travel", audience=F, width="full"),
        *school(F),
        f("phone", audience=F),
        f("sim", audience=C),
        f("imei", audience=C),
        f("email", audience=F),
        f("social_accounts", audience=C, width="full"),
        *identity_documents(),
    ),
)

DESCRIPTION = Section(
    key="description",
    title=_("D. Description"),
    audience=I,
    intro=_("Choose «Not known» where nobody can say."),
    fields=description_fields(),
    inlines=(MARKS,),
)

PHOTOGRAPHS = Section(
    key="photographs",
    title=_("E. Photographs"),
    audience=I,
    view="cases:recovery-report-photographs",
    complete=has_photograph,
    fields=(
        f("photo_not_available", audience=C),
        f("photo_not_available_reason", audience=C, required_for="needs_photo_reason"),
        f("fingerprint_reference"),
    ),
)

CONDITION = Section(
    key="condition",
    title=_("F. Condition"),
    audience=C,
    files=("cases.medical_report",),
    fields=(
        f("condition", required=True),
        other("condition_other", of="condition"),
        f("immediate_needs", width="full"),
        other("needs_other", of="immediate_needs", width="full"),
        f("food_given_at", audience=W, width="full"),
        f("injuries", audience=H, width="full"),
        f("intoxication", audience=H),
        f("medical_done", audience=W, required_for="is_living_child"),
        f(
            "medical_at",
            audience=W,
            required_for="is_living_child",
            show_if=("medical_done", ("Y",)),
            width="full",
        ),
        f("hospital", audience=W, required_for="is_living_child", show_if=("medical_done", ("Y",))),
        f("doctor", audience=W, show_if=("medical_done", ("Y",))),
        f("mlc_number", audience=H),
        f("medical_findings", audience=H, width="full"),
        f("is_pregnant", audience=H),
        f("has_infection", audience=H),
        f("hiv_status", audience=H),
    ),
)

OFFENCE = Section(
    key="offence",
    title=_("G. Offence against the person"),
    audience=S,
    intro=_("Only those who must know see this section."),
    fields=(
        f("allegation", width="full"),
        f("offence_kinds", width="full"),
        other("offence_other", of="offence_kinds", width="full"),
        f("offence_fir"),
        f("compensation_due"),
        f("family_not_to_be_told", audience=C, width="full"),
    ),
    inlines=(
        Inline(
            name="suspects",
            title=_("Accused"),
            fields=SUSPECT,
        ),
    ),
)

CUSTODY = Section(
    key="custody",
    title=_("H. Production and custody"),
    audience=W,
    intro=_("A child is produced within 24 hours, without the time of the journey."),
    fields=(
        f("produced_before"),
        f("produced_at", width="full"),
        f("production_office"),
        f("production_reference"),
        f("single_member"),
        f("journey_hours"),
        f("overnight_reference"),
        f("custody_kind"),
        f("custody_office"),
        f("custody_name"),
        f("custody_from", width="full"),
        f("escort"),
    ),
)

TRACING = Section(
    key="tracing",
    title=_("I. Tracing the family"),
    audience=F,
    files=("cases.newspaper",),
    fields=(
        f("newspaper"),
        f("newspaper_name"),
        f("newspaper_on", width="full"),
        f("parent_found_name"),
        f("parent_found_at", width="full"),
        f("parent_proof", width="full"),
        other("parent_proof_other", of="parent_proof", width="full"),
        f("identity_basis", width="full"),
    ),
    inlines=(
        Inline(
            name="tracing_efforts",
            title=_("Efforts to trace the family"),
            fields=(
                f("made_at"),
                f("method"),
                other("method_other", of="method"),
                f("made_by"),
                f("result", width="full"),
            ),
        ),
    ),
)

OUTCOME = Section(
    key="outcome",
    title=_("J. Outcome"),
    audience=W,
    fields=(f("outcome"), f("outcome_on", width="full"), f("outcome_order"), f("outcome_note", width="full")),
)

RECOVERY_REPORT = registry.register(
    FormSpec(
        code="R",
        model="cases.RecoveryReport",
        title=_("Recovered person (Form-R)"),
        sections=(
            REGISTRATION,
            PLACE,
            PERSON,
            DESCRIPTION,
            PHOTOGRAPHS,
            CONDITION,
            OFFENCE,
            CUSTODY,
            TRACING,
            OUTCOME,
        ),
        internal=(*RECORD, "missing_report", "identified_at"),
        quick=(
            "full_name",
            "name_type",
            "sex",
            "age_years",
            "languages",
            "recovered_at",
            "recovered_by",
            "place_line",
            "place_district",
            "condition",
        ),
    )
)
