"""Missing persons, recovered persons, sightings: plain, invented, complete enough to register."""

from datetime import timedelta

import factory
from django.utils import timezone

from cases import choices as c
from cases import services
from cases.models import IdentificationMark, MissingReport, Photograph, RecoveryReport, Sighting
from tests.factories.directory import OfficeFactory
from trackchild.core.models import ImageBlob

DESCRIPTION = {
    "height_cm": 132,
    "complexion": c.Complexion.WHEATISH,
    "build": c.Build.THIN,
    "face": c.Face.OVAL,
    "hair_colour": c.HairColour.BLACK,
    "hair_style": c.HairStyle.PLAITED,
    "eye_colour": c.EyeColour.BROWN,
    "eye_feature": c.EyeFeature.NORMAL,
    "has_disability": c.YesNo.NO,
    "mental_state": c.MentalState.NORMAL,
    "clothes_upper": c.Garment.FROCK,
    "clothes_lower": c.Garment.NOT_KNOWN,
    "clothes_colours": [c.Colour.YELLOW],
    "footwear": c.Footwear.CHAPPAL,
    "marks_none_known": True,
    "photo_not_available": True,
    "photo_not_available_reason": "The family has none",
}
PERSON = {
    "full_name": "Asha Kumari",
    "sex": c.Sex.FEMALE,
    "age_years": 11,
    "age_basis": c.AgeBasis.STATED,
    "nationality": c.Nationality.INDIA,
    "mother_tongue": c.Language.HINDI,
    "languages": [c.Language.HINDI],
}


class _PlacedFactory(factory.django.DjangoModelFactory):
    """At a station, unless told otherwise."""

    office = factory.SubFactory(OfficeFactory)
    state = factory.LazyAttribute(lambda record: record.office.state)
    district = factory.LazyAttribute(lambda record: record.office.district)

    class Meta:
        abstract = True


class MissingReportFactory(_PlacedFactory):
    """A draft with every needed answer. `open=True` registers it, `adult=True` makes it a grown person."""

    class Meta:
        model = MissingReport
        skip_postgeneration_save = True

    class Params:
        adult = factory.Trait(age_years=34, fir_number="", fir_date=None, cwpo_name="", fir_copy_given="")

    reported_at = factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=30))
    missing_from = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=20))
    missing_from_precision = c.TimePrecision.TIME
    gd_number = "14"
    gd_date = factory.LazyFunction(timezone.localdate)
    fir_number = "211/2026"
    fir_date = factory.LazyFunction(timezone.localdate)
    io_name = "S. Verma"
    cwpo_name = "R. Mishra"
    fir_copy_given = c.YesNo.YES
    father_name = "Ramesh Kumar"
    permanent_line = "12 Canal Lane"
    permanent_district = factory.SelfAttribute("district")
    permanent_state = factory.SelfAttribute("state")
    present_is_permanent = True
    reporter_name = "Ramesh Kumar"
    reporter_relation = c.Relation.FATHER
    reporter_phone = factory.Sequence(lambda n: f"+9197{n:08d}")
    reporter_language = c.MessageLanguage.HINDI
    place_line = "Near the clock tower"
    place_district = factory.SelfAttribute("district")
    place_state = factory.SelfAttribute("state")
    place_point = c.PointBasis.EXACT
    place_lat, place_lon = 26.8467, 80.9462
    place_type = c.PlaceType.MARKET
    circumstances = "Went to buy sweets and did not return."
    kind = c.MissingKind.LOST
    reasons = [c.MissingReason.UNKNOWN]
    needs_medicine = c.YesNo.NO

    @classmethod
    def _create(cls, model_class, *args, open=False, by=None, **kwargs):
        report = super()._create(model_class, *args, **{**PERSON, **DESCRIPTION, **kwargs})
        return services.register_missing_report(report, by=by) if open else report


class RecoveryReportFactory(_PlacedFactory):
    """A draft with every needed answer; `recorded=True` records it."""

    class Meta:
        model = RecoveryReport
        skip_postgeneration_save = True

    kind = c.RecoveryKind.FOUND_UNKNOWN
    name_type = c.NameType.ORIGINAL
    recovered_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=3))
    reported_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=2))
    recovered_by = c.RecoveredBy.GRP
    officer_name = "D. Das"
    place_line = "Platform 4"
    place_district = factory.SelfAttribute("district")
    place_state = factory.SelfAttribute("state")
    place_point = c.PointBasis.EXACT
    place_lat, place_lon = 22.5839, 88.3425
    place_type = c.PlaceType.RAILWAY_STATION
    circumstances = "Sat alone on a bench."
    condition = c.RecoveryCondition.HEALTHY
    medical_done = c.YesNo.NO

    @classmethod
    def _create(cls, model_class, *args, recorded=False, by=None, **kwargs):
        report = super()._create(model_class, *args, **{**PERSON, **DESCRIPTION, **kwargs})
        return services.record_recovery(report, by=by) if recorded else report


class IdentificationMarkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IdentificationMark

    kind = c.MarkKind.SCAR
    site = c.BodySite.FOREHEAD
    side = c.BodySide.LEFT
    text = "Short, above the eyebrow"


class SightingFactory(_PlacedFactory):
    class Meta:
        model = Sighting

    kind = c.SightingKind.SIGHTED
    seen_at = factory.LazyFunction(timezone.now)
    place_district = factory.SelfAttribute("district")
    place_state = factory.SelfAttribute("state")
    place_line = "Bus stand"
    sex = c.Sex.FEMALE
    declaration = True


class ImageBlobFactory(factory.django.DjangoModelFactory):
    """A row without a real picture, for tests that do not look at it."""

    class Meta:
        model = ImageBlob

    sha256 = factory.Sequence(lambda n: f"{n:064d}")
    upload_sha256 = factory.SelfAttribute("sha256")
    content_type = "image/jpeg"
    width, height, byte_size, data = 480, 600, 4, b"none"


class PhotographFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Photograph

    original = factory.SubFactory(ImageBlobFactory)
