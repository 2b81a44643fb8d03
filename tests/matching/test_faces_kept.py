"""What is kept of a photograph, whom it brings together, what officers see of it, and that it goes."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from cases.formspecs import MISSING_REPORT
from cases.models import Photograph
from cases.services import add_photograph
from directory.choices import Role
from matching import counts, face_search, faces, search, services, tasks
from matching.faces import Reading
from matching.levels import INDEX, LEVELS
from matching.models import Face, Match
from matching.models.face import COLUMN_TYPE, use_vectors
from matching.profiles import of_report
from tests.factories.accounts import OfficerFactory
from tests.factories.faces import at_distance, photograph_of, picture
from tests.factories.matching import OpenMissingReportFactory, RecordedRecoveryReportFactory, same_child
from trackchild.core.formspec import Audience, registry
from trackchild.core.formspec.columns import export_columns

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(monkeypatch):
    """The models see what the test says: `look(state, descriptor)`."""

    def see(state, descriptor=None):
        monkeypatch.setattr("matching.faces.read", lambda _data: Reading(state, descriptor))

    monkeypatch.setattr("matching.faces.is_available", lambda: True)
    return see


def face_of(report, look, distance=0.0, **facts) -> Face:
    look("FACE", at_distance(distance))
    return services.read_photograph(photograph_of(report, **facts).pk)


# What is kept


def test_the_same_picture_on_another_case_is_found(look):
    look("NONE")
    mine, same, other = (OpenMissingReportFactory() for _ in range(3))
    photographs = [
        photograph_of(mine, picture()), photograph_of(same, picture(colour="#850505")),
        photograph_of(other, picture(spot=200)),
    ]  # fmt: skip
    for photograph in photographs:
        services.read_photograph(photograph.pk)

    assert face_search.same_pictures(photographs[0]) == [photographs[1]]


def test_descriptors_stand_in_a_column_of_pgvector_with_an_index():
    with connection.cursor() as cursor:
        cursor.execute(COLUMN_TYPE)
        assert cursor.fetchone()[0] == "vector"
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'matching_face'")
        assert sum("USING hnsw" in definition for (definition,) in cursor.fetchall()) == 2


def test_a_database_without_pgvector_compares_one_by_one_until_it_has_it(look, monkeypatch):
    missing, found = same_child()
    services.save_profile(missing)
    face_of(missing, look)
    face_of(found, look, 0.2)
    by_index = face_search.nearest("R", found.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX face_nearest_missing, face_nearest_found")
        cursor.execute("ALTER TABLE matching_face ALTER descriptor TYPE real[] USING descriptor::real[]")

    with monkeypatch.context() as absent:
        absent.setattr("matching.models.face.HAS_TYPE", "SELECT false")
        assert use_vectors(connection) is False
    assert face_search.nearest("R", found.pk) == by_index == {missing.pk}
    assert use_vectors(connection) is True
    assert face_search.nearest("R", found.pk) == by_index


def test_a_new_photograph_is_read_and_its_case_ranked(look, django_capture_on_commit_callbacks):
    missing, found = same_child()
    services.save_profile(missing)
    face_of(missing, look)
    look("FACE", at_distance(0.2))

    with django_capture_on_commit_callbacks(execute=True):
        add_photograph(found, by=None, file=ContentFile(picture(spot=60)))

    match = Match.objects.get(missing_report=missing, recovery_report=found)
    assert "photo" in {reason["field"] for reason in match.reasons}


def test_a_photograph_is_read_once(look):
    face = face_of(OpenMissingReportFactory(), look)
    look("NONE")

    assert services.read_photograph(face.photograph_id).state == "FACE"
    assert services.read_unread(print) == 0


def test_what_came_before_the_models_is_read_later(monkeypatch, look):
    photograph = photograph_of(OpenMissingReportFactory())
    monkeypatch.setattr("matching.faces.is_available", lambda: False)
    call_command("read_faces")
    assert Face.objects.get().state == "UNREAD"
    assert Face.objects.get().picture is not None

    monkeypatch.setattr("matching.faces.is_available", lambda: True)
    look("FACE", at_distance(0.0))
    call_command("read_faces")

    face = Face.objects.get(photograph=photograph)
    assert (face.state, len(face.descriptor)) == ("FACE", faces.DIMENSIONS)


def test_a_picture_kept_once_is_read_once(look):
    first = face_of(OpenMissingReportFactory(), look, 0.3)
    again = Photograph.objects.create(
        recovery_report=RecordedRecoveryReportFactory(), original=first.photograph.original
    )
    look("NONE")

    face = services.read_photograph(again.pk)

    assert (face.state, face.side, face.picture) == ("FACE", "R", first.picture)
    assert face.descriptor == Face.objects.get(pk=first.pk).descriptor


def test_photographs_of_a_loaded_register_are_read_by_the_clock(look):
    photograph_of(OpenMissingReportFactory())
    look("NONE")

    assert tasks.read_unread_faces() == 1
    assert tasks.read_unread_faces() == 0


def test_of_several_faces_none_is_described(look):
    look("SEVERAL")
    face = services.read_photograph(photograph_of(OpenMissingReportFactory()).pk)

    assert (face.state, face.descriptor) == ("SEVERAL", None)


@pytest.mark.parametrize("whole_record", [False, True])
def test_a_face_goes_with_its_photograph_and_with_its_record(look, whole_record):
    report = OpenMissingReportFactory()
    face = face_of(report, look)

    (report if whole_record else face.photograph).delete()

    assert not Face.objects.exists()


def test_all_faces_can_be_forgotten(look):
    face_of(OpenMissingReportFactory(), look)

    call_command("read_faces", "--forget")

    assert not Face.objects.exists()
    assert Photograph.objects.exists()


def test_faces_stand_in_no_form_and_therefore_in_no_export_and_have_no_history():
    assert registry.for_model(Face) is None
    assert "descriptor" not in {place.name for spec in registry.specs() for _s, place in spec.fields()}
    groups = [group for spec in registry.specs() for part in spec.sections for group in part.inlines]
    assert "photographs" not in {group.name for group in groups}
    assert not hasattr(Face, "pgh_event_models")
    assert getattr(Face._meta, "triggers", []) == []


def test_no_page_no_print_and_no_export_shows_a_descriptor(client_as, look):
    report = OpenMissingReportFactory()
    face = face_of(report, look)
    told = f"{face.descriptor[1]:.4f}".lstrip("-")
    client = client_as(OfficerFactory(role=Role.STATION_OFFICER, office=report.office))

    shown = [
        client.get(reverse(f"cases:missing-report-{page}", args=[report.reference])).content.decode()
        for page in ("detail", "print", "photographs")
    ]
    cells = [str(column.value(report)) for column in export_columns(MISSING_REPORT, set(Audience))]

    assert all(report.reference in page for page in shown)
    assert cells
    assert told not in " ".join([*shown, *cells])


# Candidates and scores


def test_a_child_without_anything_in_common_is_a_candidate_by_its_face(look):
    missing = OpenMissingReportFactory(full_name="", sex="F")
    found = RecordedRecoveryReportFactory(full_name="", sex="F", age_years=7)
    services.save_profile(missing)
    services.save_profile(found)
    face_of(missing, look)
    face_of(found, look, 0.3)

    services.rank_report(found)

    match = Match.objects.get()
    assert (match.missing_report, match.recovery_report) == (missing, found)
    assert match.score < 0.6
    assert match.reasons[0]["field"] == "photo"


def test_faces_beyond_the_threshold_are_no_candidates(look):
    missing, found = OpenMissingReportFactory(), RecordedRecoveryReportFactory()
    services.save_profile(missing)
    face_of(missing, look)
    face_of(found, look, 0.61)

    assert face_search.nearest("R", found.pk) == set()


def test_whoever_comes_last_and_the_whole_register_give_one_probability(look):
    missing, found = same_child()
    face_of(missing, look)
    face_of(found, look, 0.45)
    services.save_profile(missing)
    first = services.rank_report(found)[0]
    again = services.rank_report(missing)[0]

    assert (first.pk, first.bits, first.score) == (again.pk, again.bits, again.score)
    assert again.reasons == first.reasons
    counts.forget()
    services.recount_population()
    online = services.rank_report(found)[0]
    Match.objects.all().update(bits=0, score=0)
    list(services.rematch_all(say=lambda _text: None))

    match = Match.objects.get()
    assert match.bits == pytest.approx(online.bits, abs=1e-6)
    assert match.score == pytest.approx(online.score, abs=1e-6)


def test_years_between_the_pictures_are_taken_from_the_day_of_the_picture(look):
    missing, found = same_child()
    face_of(missing, look, taken_on="2015-01-01")
    face_of(found, look, 0.3)
    one, other = of_report(missing), of_report(found)

    levels = face_search.levels(one, [other], is_missing=True)

    assert [LEVELS["photo"][at] for at in levels] == ["close_long"]
    scored = search.score(one, [other], is_missing=True, faces=levels)
    assert scored.effects[INDEX["photo"], 0] > 0


# What officers see


def page_of(client_as, match) -> str:
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=match.recovery_report.office)
    address = reverse("matching:match-detail", args=[match.reference])
    return client_as(officer).get(address).content.decode()


def test_the_page_of_a_match_gives_the_reason_and_how_often_it_is_wrong(client_as, look):
    missing, found = same_child()
    services.save_profile(missing)
    face_of(missing, look)
    face_of(found, look, 0.45)

    text = page_of(client_as, services.rank_report(found)[0])

    assert "The faces on the photographs look alike: near (distance 0.40 to 0.50)." in text
    assert "Of 1,000 pairs of different adults up to 12 are taken for alike" in text


@pytest.mark.parametrize(
    ("state", "available", "words"),
    [
        ("NONE", True, "a photograph must show one face from the front"),
        ("UNREAD", False, "Photographs are not compared here."),
        ("UNREAD", True, "The photographs wait to be compared."),
    ],
)
def test_the_page_says_why_faces_are_not_compared(client_as, look, monkeypatch, state, available, words):
    missing, found = same_child()
    services.save_profile(missing)
    for report in (missing, found):
        face_of(report, look)
    Face.objects.update(state=state, descriptor=None)
    monkeypatch.setattr("matching.selectors.is_available", lambda: available)

    text = page_of(client_as, services.rank_report(found)[0])

    assert words in text
    assert "Of 1,000 pairs" not in text


def test_the_same_picture_is_named_to_whoever_may_open_the_other_case(client_as, look):
    mine = OpenMissingReportFactory()
    near = OpenMissingReportFactory(office=mine.office)
    far = RecordedRecoveryReportFactory()
    look("NONE")
    for report in (mine, near, far):
        services.read_photograph(photograph_of(report).pk)
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=mine.office)

    address = reverse("cases:missing-report-photographs", args=[mine.reference])
    text = client_as(officer).get(address).content.decode()

    assert near.get_absolute_url() in text
    assert far.reference not in text
