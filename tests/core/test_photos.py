"""Photographs: what is taken in, what is kept of it, and who gets to see it."""

import hashlib
import io
import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from PIL import Image, ImageFile

from tests.core import pictures
from trackchild.core import photos
from trackchild.core.models import ImageBlob
from trackchild.core.photos.addresses import PhotoAddress, seal

pytestmark = pytest.mark.django_db

LIMIT = 5 * 1024 * 1024


def take(data: bytes, **options) -> ImageBlob:
    return photos.ingest(pictures.as_file(data), **options)


def opened(blob: ImageBlob) -> Image.Image:
    image = Image.open(io.BytesIO(bytes(blob.data)))
    image.load()
    return image


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_kept_copies_hold_no_metadata(format):
    original = take(pictures.with_position(format))

    for blob in [original, *(photos.derivative(original, size) for size in photos.SIZES)]:
        kept = opened(blob)
        assert not kept.getexif()
        assert "xmp" not in kept.info
        assert pictures.SECRET.encode() not in bytes(blob.data)


def test_orientation_is_applied():
    kept = opened(take(pictures.rotated()))

    assert (kept.width, kept.height) == (300, 400)
    red, _green, blue = kept.getpixel((20, 20))
    assert red > 150 > blue


@pytest.mark.parametrize(
    "payload",
    [pictures.with_tail(b"<html><script>alert(1)</script>"), pictures.with_archive()],
    ids=["html", "zip"],
)
def test_what_hangs_behind_a_picture_is_dropped(payload):
    kept = bytes(take(payload).data)

    assert b"script" not in kept
    assert b"PK\x03\x04" not in kept


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
        pictures.encoded(format="GIF"),
        b"<html><body><script>alert(1)</script></body></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        pictures.encoded(format="TIFF"),
        pictures.encoded(format="EPS"),
        pictures.encoded(format="PPM"),
        pictures.encoded(format="BMP"),
        b"\0" * 4096,
    ],
    ids=["gif-js", "gif", "html", "svg", "tiff", "eps", "ppm", "bmp", "zeros"],
)
@pytest.mark.parametrize("name", ["photo.jpg", "photo.php.jpg", "../../etc/passwd.png", '"><img src=x>.jpg'])
def test_other_formats_are_refused_under_any_name(data, name):
    with pytest.raises(photos.PhotoRejected):
        photos.ingest(pictures.as_file(data, name))

    assert not ImageBlob.objects.exists()


def test_empty_file_is_refused():
    with pytest.raises(photos.PhotoRejected, match="empty"):
        take(b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_cut_picture_is_refused(format, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as the PDF library leaves it
    whole = pictures.encoded(pictures.portrait(900, 1200), format)

    with pytest.raises(photos.PhotoRejected):
        take(whole[: len(whole) // 2])


def test_too_many_bytes_are_refused():
    with pytest.raises(photos.PhotoRejected, match="5 MB"):
        take(pictures.encoded() + b"\0" * LIMIT, max_bytes=LIMIT)


def test_bomb_is_refused_before_it_is_unpacked():
    began = time.monotonic()

    with pytest.raises(photos.PhotoRejected, match="40 megapixels"):
        take(pictures.bomb())

    assert time.monotonic() - began < 1


def test_picture_just_over_the_limit_is_refused(settings):
    settings.PHOTO_MAX_PIXELS = 300 * 400 - 1

    with pytest.raises(photos.PhotoRejected, match="megapixels"):
        take(pictures.encoded())


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "I;16", "LA", "CMYK"])
def test_every_kind_of_pixels_becomes_plain_colour(mode):
    format = "JPEG" if mode == "CMYK" else "PNG"
    image = (
        pictures.portrait(mode="L").convert("I").convert("I;16")
        if mode == "I;16"
        else pictures.portrait(mode=mode)
    )

    assert opened(take(pictures.encoded(image, format))).mode == "RGB"


def test_same_upload_again_gives_the_same_picture():
    data = pictures.encoded()

    first = take(data, owner="cases.missingreport:1")
    second = take(data, owner="cases.missingreport:1")
    elsewhere = take(data, owner="cases.missingreport:2")

    assert first.pk == second.pk != elsewhere.pk
    assert elsewhere.upload_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("size", "width", "height", "kilobytes"),
    [("thumb160", 160, 200, 6), ("card480", 480, 600, 25), ("full1200", 1200, 1600, 250)],
)
def test_sizes_keep_to_their_limits_even_for_noise(size, width, height, kilobytes):
    noise = Image.effect_noise((1500, 2000), 120).convert("RGB")

    made = photos.derivative(take(pictures.encoded(noise, quality=60)), size)

    assert (made.width, made.height) == (width, height)
    assert made.byte_size == len(bytes(made.data)) <= kilobytes * 1024


def test_small_picture_is_not_blown_up():
    made = photos.derivative(take(pictures.encoded()), "full1200")

    assert (made.width, made.height) == (300, 400)


@pytest.mark.parametrize("size", photos.SIZES)
def test_every_size_is_visibly_watermarked(size):
    plain = take(pictures.encoded(Image.new("RGB", (900, 1200), (120, 120, 120))))

    foot = opened(photos.derivative(plain, size)).convert("L")
    foot = foot.crop((0, foot.height * 8 // 10, foot.width, foot.height))

    bright = sum(count for value, count in enumerate(foot.histogram()) if value > 190)
    assert bright / (foot.width * foot.height) > 0.02


def test_original_is_not_watermarked_and_stays():
    original = take(pictures.encoded(Image.new("RGB", (900, 1200), (120, 120, 120))))
    photos.derivative(original, "card480")

    kept = opened(ImageBlob.objects.get(pk=original.pk))
    assert kept.getextrema() == ((120, 120), (120, 120), (120, 120))


def test_size_is_made_once():
    original = take(pictures.encoded())

    first = photos.derivative(original, "thumb160")

    assert photos.derivative(original, "thumb160").pk == first.pk
    assert photos.derivative(first, "thumb160").pk == first.pk


# --- Addresses ----------------------------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch):
    """A row that owns a picture, and a permission that can be taken away."""
    monkeypatch.setattr("trackchild.core.photos.addresses._owners", {})
    original = take(pictures.encoded())
    row = photos.derivative(original, "thumb160")  # has a foreign key to the picture: `parent`
    row.allowed = True
    photos.register_owner("core.imageblob", lambda _request, pk: row.allowed and pk == row.pk, field="parent")
    return row


@pytest.fixture
def session(client):
    store = SessionStore()
    store.create()
    client.cookies["session"] = store.session_key
    return store


def test_private_picture_is_served_to_its_session(client, shown, session):
    response = client.get(photos.signed_url(shown, "card480", session))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_private_address_is_useless_in_another_session(client, shown, session):
    address = photos.signed_url(shown, "card480", session)
    client.cookies.clear()

    assert client.get(address).status_code == 404


def test_private_address_dies_within_a_minute(client, shown, session):
    address = PhotoAddress("core.imageblob", shown.pk, "card480", int(time.time()) - 1, "x")

    assert client.get(f"/photos/{seal(address)}/").status_code == 404
    token = photos.signed_url(shown, "card480", session, seconds=3600).split("/")[-2]
    assert photos.read_token(token).expires <= time.time() + 60


def test_permission_is_asked_each_time(client, shown, session):
    address = photos.signed_url(shown, "card480", session)
    shown.allowed = False

    assert client.get(address).status_code == 404


def test_public_picture_needs_no_session_and_sets_no_cookie(client, shown):
    response = client.get(photos.public_url(shown, "card480"))

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=30"
    assert not response.cookies
    again = client.get(photos.public_url(shown, "card480"), headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_withdrawn_public_picture_is_gone_at_once(client, shown):
    address = photos.public_url(shown, "card480")
    tag = client.get(address)["ETag"]
    shown.allowed = False

    assert client.get(address).status_code == 404
    assert client.get(address, headers={"if-none-match": tag}).status_code == 404


def test_public_address_is_the_same_for_everyone_and_shows_no_number(shown):
    assert photos.public_url(shown, "card480") == photos.public_url(shown, "card480")
    assert "imageblob" not in photos.public_url(shown, "card480")


@pytest.mark.parametrize("token", ["x", "AAAA", "%00", "é", "a" * 3000, "....", "AAAAAAAAAAAAAAAAAAAAAAAA"])
def test_invented_address_is_not_found(client, shown, token):
    assert client.get(f"/photos/{token}/").status_code == 404


def test_changed_address_is_not_found(client, shown):
    address = photos.public_url(shown, "card480")
    place = len("/photos/") + 4
    changed = address[:place] + ("A" if address[place] != "A" else "B") + address[place + 1 :]

    assert client.get(changed).status_code == 404


def test_only_reading_is_allowed(client, shown):
    assert client.post(photos.public_url(shown, "card480")).status_code in {403, 405}
