"""The face of a picture as 128 numbers, by the models of dlib; without the extra `faces`, nothing."""

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

MODEL = "dlib resnet v1, 5 points"
DIMENSIONS = 128
LONGER_SIDE = 1000  # a face of a fifth of the picture is still 200 pixels wide
LEAST_SURE = 0.25  # folds of cloth reach 0.1, faces seen from the front 0.9
FACE, NONE, SEVERAL = "FACE", "NONE", "SEVERAL"
LANDMARKS, DESCRIPTOR = "shape_predictor_5_face_landmarks.dat", "dlib_face_recognition_resnet_model_v1.dat"


@dataclass(frozen=True)
class Reading:
    """What was seen. Of several faces nobody can say which is the child: then there is no descriptor."""

    state: str
    descriptor: tuple[float, ...] | None = None


def is_available() -> bool:
    return find_spec("dlib") is not None and _folder() is not None


def _folder() -> Path | None:
    """Of the model files. The package is not imported: it asks for a part of setuptools that is gone."""
    found = find_spec("face_recognition_models")
    folder = Path(found.origin).parent / "models" if found and found.origin else None
    return folder if folder and (folder / DESCRIPTOR).exists() else None


@lru_cache(maxsize=1)
def _models() -> tuple[Any, Any, Any]:
    import dlib

    folder = _folder()
    return (
        dlib.get_frontal_face_detector(),
        dlib.shape_predictor(str(folder / LANDMARKS)),
        dlib.face_recognition_model_v1(str(folder / DESCRIPTOR)),
    )


def pixels(picture: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(picture))
    image.draft("RGB", (LONGER_SIDE, LONGER_SIDE))  # decode no more pixels than needed
    image = image.convert("RGB")
    # Smaller only: a face enlarged from a few pixels looks like everybody's.
    image.thumbnail((LONGER_SIDE, LONGER_SIDE))
    return np.ascontiguousarray(image)


def faces_in(image: np.ndarray) -> list[Any]:
    """Boxes of the faces seen from the front, at least 80 pixels wide."""
    boxes, _sure, _kind = _models()[0].run(image, 0, LEAST_SURE)
    return list(boxes)


def describe(image: np.ndarray, box: Any) -> tuple[float, ...]:
    _detector, landmarks, network = _models()
    return tuple(network.compute_face_descriptor(image, landmarks(image, box)))


def read(picture: bytes) -> Reading:
    image = pixels(picture)
    boxes = faces_in(image)
    if len(boxes) != 1:
        return Reading(SEVERAL if boxes else NONE)
    return Reading(FACE, describe(image, boxes[0]))
