"""Faces: one more piece of evidence, never alone, never against sex or age."""

import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps

from matching import choices as c
from matching import faces
from matching.bulk import Matcher
from matching.faces import THRESHOLD, FaceTable, Picture
from matching.faces.distances import levels_of, put_photo
from matching.faces.pictures import fingerprint, is_same
from matching.levels import INDEX, LEVELS, level
from matching.packing import modelled
from matching.record import Record
from matching.score import probabilities, totals
from matching.weights import weights
from tests.factories.faces import SOMEBODY, at_distance, jpeg, picture
from trackchild.demo.portraits import AGES, portrait

# What a distance tells


@pytest.mark.parametrize(
    ("distance", "years", "name"),
    [
        (0.0, 0, "close"), (0.4, 0, "close"), (0.45, 1, "near"), (0.6, 0, "alike"), (0.61, 0, "differs"),
        (0.3, 3, "close_later"), (0.45, 3, "near_later"), (0.55, 3, "unknown"), (0.9, 3, "differs_later"),
        (0.3, 6, "close_long"), (0.45, 6, "unknown"), (0.9, 6, "unknown"), (float("nan"), 0, "unknown"),
    ],
)  # fmt: skip
def test_the_more_years_between_the_less_a_distance_tells(distance, years, name):
    found = levels_of(np.array([distance]), np.array([years]))[0]

    assert LEVELS["photo"][found] == name


def test_the_weight_falls_with_the_distance_and_with_the_years():
    table, row = weights(), INDEX["photo"]
    bits = {name: np.log2(table.m[row, at] / table.u[row, at]) for at, name in enumerate(LEVELS["photo"])}

    assert bits["close"] > bits["near"] > bits["alike"] > 0 > bits["differs"]
    assert bits["close"] > bits["close_later"] > bits["close_long"] > 0
    assert bits["near"] > bits["near_later"] > 0 > bits["differs_later"] > bits["differs"]


def compared(missing: Record, found: Record, name: str, population=None):
    """Probability of the pair without and with faces at this level."""
    plain = Matcher([missing], [found], population=population)
    m = f = np.zeros(1, int)
    seen = plain.evidence(m, f)
    without = totals(seen, plain.weights, plain.population)
    put_photo(seen, np.array([level("photo", name)], np.int8))
    bits = totals(seen, plain.weights, plain.population)
    each = [probabilities(m, f, b, plain.population, plain.weights)[0] for b in (without, bits)]
    return each, bool(seen.levels[INDEX["photo"], 0])


@pytest.mark.parametrize("size", [200, 5_000, 250_000])
@pytest.mark.parametrize("given", [{}, {"sex": "M"}, {"sex": "M", "age_years": 9.5, "event_day": 739_000}])
def test_faces_alone_never_reach_beyond_possible(size, given):
    one, other = Record("1", **given), Record("2", **given)

    (without, with_faces), _seen = compared(one, other, "close", modelled(size))

    assert without < with_faces < 0.6
    assert c.band_of(with_faces) in (c.Band.POSSIBLE, c.Band.UNLIKELY)


def test_faces_add_to_other_evidence():
    names = {"full_name": "Zubeida Lotha", "sex": "F", "age_years": 9.0}

    one, other = Record("1", **names), Record("2", **names)
    (without, with_faces), _seen = compared(one, other, "close", modelled(200))

    assert with_faces > without


@pytest.mark.parametrize(
    "against",
    [{"sex": "F", "age_years": 9.0}, {"sex": "M", "age_years": 17.0}],
    ids=["another sex", "an impossible age"],
)
def test_faces_say_nothing_across_sex_or_impossible_age(against):
    (without, with_faces), seen = compared(
        Record("1", sex="M", age_years=9.0, event_day=739_000), Record("2", event_day=739_000, **against),
        "close",
    )  # fmt: skip

    assert not seen
    assert with_faces == without


def test_registers_without_photographs_are_matched_as_before():
    one, other = Record("1", full_name="Zubeida Lotha", sex="F"), Record("2", full_name="Zubeida", sex="F")
    plain = Matcher([one], [other])
    faceless = Matcher([one], [other], faces=FaceTable(["1"], ["2"], ({}, {})))
    m = f = np.zeros(1, int)

    assert plain.bits_of(m, f).tolist() == faceless.bits_of(m, f).tolist()


def test_of_several_pictures_the_nearest_two_decide():
    near, far = (Picture(np.array(at_distance(d), np.float32), 739_000) for d in (0.1, 0.9))
    seen = {"1": [far, near], "3": [far]}, {"2": [Picture(SOMEBODY, 739_000)]}
    table = FaceTable(["1", "3"], ["2"], seen)

    found = table.levels(np.array([0, 1]), np.array([0, 0]))

    assert [LEVELS["photo"][at] for at in found] == ["close", "differs"]
    assert [rows.tolist() for rows in table.best([0], 20)] == [[0]]


# The same picture


def test_a_picture_made_smaller_or_darker_keeps_its_mark():
    image = Image.open(io.BytesIO(picture()))
    mark = fingerprint(picture())
    for changed in (image.resize((240, 300)), image.point(lambda value: value * 0.8), image.convert("L")):
        out = io.BytesIO()
        changed.save(out, "JPEG", quality=60)
        assert is_same(fingerprint(out.getvalue()), mark)


def test_other_pictures_have_other_marks():
    assert not is_same(fingerprint(picture(spot=40)), fingerprint(picture(spot=200)))


def test_a_blank_picture_has_no_mark():
    out = io.BytesIO()
    Image.new("RGB", (400, 400), "white").save(out, "JPEG")

    assert fingerprint(out.getvalue()) is None


# The models themselves

needs_models = pytest.mark.skipif(not faces.is_available(), reason="the extra «faces» is not installed")


@needs_models
@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("sex", ["M", "F"])
def test_a_drawn_face_is_no_face(sex, age):
    assert [faces.read(portrait(sex, age, variant)).state for variant in range(3)] == ["NONE"] * 3


SOMEONE = find_spec("skimage")  # its test picture: a grown woman, in the public domain
needs_portrait = pytest.mark.skipif(SOMEONE is None, reason="no scikit-image with its public-domain portrait")


def portrait_of_one() -> Image.Image:
    with Image.open(Path(SOMEONE.origin).parent / "data" / "astronaut.png") as file:
        return file.convert("RGB")


def described(images) -> np.ndarray:
    readings = [faces.read(jpeg(image)) for image in images]
    return np.array([reading.descriptor for reading in readings if reading.state == "FACE"])


@needs_models
@needs_portrait
def test_changed_copies_of_one_portrait_look_alike():
    one = portrait_of_one()
    copies = [
        one,
        ImageOps.mirror(one),
        one.rotate(8, Image.Resampling.BICUBIC),
        ImageEnhance.Brightness(one).enhance(0.6),
        one.crop((100, 0, 400, 300)).resize((900, 900)),
        ImageOps.grayscale(one),
    ]

    seen = described(copies)

    assert len(seen) == len(copies)
    assert np.linalg.norm(seen - seen[0], axis=1).max() < THRESHOLD


@needs_models
@needs_portrait
def test_other_people_do_not_look_like_her():
    """The first faces of that package's own set of adults, enlarged from 25 pixels: the hardest to tell."""
    small = np.load(Path(SOMEONE.origin).parent / "data" / "lfw_subset.npy")[:40]
    others = [Image.fromarray((one * 255).astype("uint8")).resize((300, 300)) for one in small]

    seen = described(ImageOps.expand(other, 100, "grey") for other in others)

    assert len(seen) > 20
    assert np.linalg.norm(seen - described([portrait_of_one()]), axis=1).min() > THRESHOLD


@needs_models
def test_two_faces_in_one_picture_are_several(monkeypatch):
    monkeypatch.setattr("matching.faces.reader.faces_in", lambda _image: ["one", "other"])

    assert faces.read(picture()).state == "SEVERAL"
