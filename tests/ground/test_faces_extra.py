"""Comparing photographs is an extra: asked for by default, and no reason for anything else to stop."""

import sys

import pytest

from matching.faces import reader
from trackchild.devstack import bootstrap


@pytest.fixture
def installing(monkeypatch, tmp_path):
    """What pip would be asked, and what becomes of it."""
    asked, answer = [], {"fails": False}

    def run(command, **_options):
        asked.append([str(part) for part in command])
        if answer["fails"]:
            sys.exit("This set-up step failed: pip.")

    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path)
    monkeypatch.setattr(bootstrap, "pip", lambda: ["pip"])
    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.delenv("FACES", raising=False)
    return asked, answer


def test_the_extra_is_installed_once_from_its_own_lock(installing):
    asked, _answer = installing
    bootstrap.install_faces()
    bootstrap.install_faces()

    assert len(asked) == 1
    assert asked[0][-1].endswith("requirements-faces.lock")
    assert "--require-hashes" in asked[0]


def test_it_is_left_out_when_told_so(installing, monkeypatch):
    monkeypatch.setenv("FACES", "0")

    bootstrap.install_faces()

    assert installing[0] == []


def test_where_it_does_not_install_the_portal_goes_on_and_says_so(installing, capsys):
    asked, answer = installing
    answer["fails"] = True
    bootstrap.install_faces()

    assert "Photographs are not compared here." in capsys.readouterr().out
    answer["fails"] = False
    bootstrap.install_faces()
    assert len(asked) == 2, "it is tried again at the next start"


def test_only_the_two_free_models_are_read():
    assert {reader.LANDMARKS, reader.DESCRIPTOR} == {
        "shape_predictor_5_face_landmarks.dat",
        "dlib_face_recognition_resnet_model_v1.dat",
    }


def test_without_the_packages_nothing_is_compared(monkeypatch):
    monkeypatch.setattr(reader, "find_spec", lambda _name: None)

    assert not reader.is_available()
