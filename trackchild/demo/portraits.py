"""Drawn portraits of nobody: simple friendly faces that say they are invented."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 600, 720
CAPTION = "drawn · invented · nobody real"
SKINS = ("#f1cfa8", "#e5b888", "#d5a06d", "#c08a58", "#a87245", "#8c5a36", "#714629")
HAIRS = ("#17120f", "#241a14", "#33241a", "#4a3120")
SHIRTS = ("#b03a48", "#2f6f8f", "#3d7a4a", "#d98f2b", "#7a4b8c", "#c7c2b8", "#21405f", "#d06a8b", "#5c8a8a")
GROUNDS = ("#dfe8ea", "#eae4d8", "#e2e6d6", "#e8dfe6", "#d9e1ee")
GREY = "#9aa0a0"
AGES = ("infant", "child", "youth", "adult")
VARIANTS = 6


@cache
def portrait(sex: str, age: str, variant: int) -> bytes:
    """A JPEG of one of the pool: the same picture for the same three answers."""
    rng = random.Random(f"{sex} {age} {variant}")  # noqa: S311 - invented faces need repeatable dice, not secrets
    image = Image.new("RGB", (WIDTH, HEIGHT), rng.choice(GROUNDS))
    _Face(ImageDraw.Draw(image), rng, sex, age).draw()
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def age_group(years: float | None) -> str:
    if years is None:
        return "child"
    return AGES[0] if years < 3 else AGES[1] if years < 12 else AGES[2] if years < 20 else AGES[3]


class _Face:
    """One drawing, part by part, from the back to the front."""

    def __init__(self, pen: ImageDraw.ImageDraw, rng: random.Random, sex: str, age: str) -> None:
        self.pen, self.rng, self.girl, self.age = pen, rng, sex == "F", age
        self.skin = rng.choice(SKINS)
        self.hair = GREY if age == "adult" and rng.random() < 0.3 else rng.choice(HAIRS)
        self.cx, self.cy = WIDTH // 2, 330
        self.rx = {"infant": 165, "child": 155, "youth": 146, "adult": 146}[age] + rng.randrange(-8, 9)
        self.ry = {"infant": 170, "child": 178, "youth": 190, "adult": 194}[age] + rng.randrange(-8, 9)

    def draw(self) -> None:
        long_hair = self.girl and self.age != "infant"
        if long_hair:
            self._long_hair()
        self._shoulders()
        self._head()
        self._hair()
        self._eyes()
        self._nose_and_mouth()
        if self.girl and self.rng.random() < 0.4:
            self._dot(self.cx, self.cy - self.ry * 0.38, 7, "#a3203a")
        if not self.girl and self.age == "adult":
            self._moustache()
        if self.age in ("youth", "adult") and self.rng.random() < 0.2:
            self._glasses()
        self._caption()

    def _ellipse(self, cx: float, cy: float, rx: float, ry: float, **options: object) -> None:
        self.pen.ellipse((cx - rx, cy - ry, cx + rx, cy + ry), **options)

    def _dot(self, cx: float, cy: float, radius: float, fill: str) -> None:
        self._ellipse(cx, cy, radius, radius, fill=fill)

    def _long_hair(self) -> None:
        top = self.cy - self.ry - 18
        self.pen.rounded_rectangle(
            (self.cx - self.rx - 26, top, self.cx + self.rx + 26, self.cy + self.ry + 70), 150, fill=self.hair
        )

    def _shoulders(self) -> None:
        shirt = self.rng.choice(SHIRTS)
        self.pen.rounded_rectangle(
            (self.cx - 62, self.cy + 110, self.cx + 62, self.cy + 300), 40, fill=self.skin
        )
        wide = {"infant": 190, "child": 215, "youth": 245, "adult": 265}[self.age]
        self.pen.rounded_rectangle(
            (self.cx - wide, self.cy + 235, self.cx + wide, HEIGHT + 120), 110, fill=shirt
        )
        self._ellipse(self.cx, self.cy + 238, 78, 40, fill=self.skin)

    def _head(self) -> None:
        for side in (-1, 1):
            self._ellipse(self.cx + side * self.rx, self.cy + 12, 24, 36, fill=self.skin)
        self._ellipse(self.cx, self.cy, self.rx, self.ry, fill=self.skin)

    def _hair(self) -> None:
        low = self.cy - self.ry * (0.62 if self.age == "infant" else 0.36)
        box = (self.cx - self.rx - 10, self.cy - self.ry - 22, self.cx + self.rx + 10, low + self.ry * 0.7)
        self.pen.chord(box, 180 + self.rng.randrange(6), 360 - self.rng.randrange(6), fill=self.hair)
        if self.girl and self.rng.random() < 0.5:
            for side in (-1, 1):
                self._dot(self.cx + side * (self.rx + 20), self.cy + 40, 16, self.rng.choice(SHIRTS))

    def _eyes(self) -> None:
        apart, size = self.rx * 0.42, 25 if self.age in ("infant", "child") else 21
        for side in (-1, 1):
            x, y = self.cx + side * apart, self.cy - 6
            self._ellipse(x, y, size, size * 0.78, fill="#fdfdfa")
            self._dot(x, y + 1, size * 0.58, "#2a1c14")
            self._dot(x + 5, y - 5, 4, "#ffffff")
            self.pen.arc((x - 36, y - 56, x + 36, y - 14), 200, 340, fill=self.hair, width=8)

    def _nose_and_mouth(self) -> None:
        shade = _darker(self.skin)
        self.pen.arc((self.cx - 18, self.cy + 22, self.cx + 18, self.cy + 62), 20, 160, fill=shade, width=6)
        wide = self.rng.randrange(44, 62)
        self.pen.arc(
            (self.cx - wide, self.cy + 50, self.cx + wide, self.cy + 122), 25, 155, fill="#9c3d3d", width=9
        )
        for side in (-1, 1):
            self._ellipse(
                self.cx + side * self.rx * 0.62, self.cy + 62, 24, 15, fill=_blend(self.skin, "#d9695f")
            )

    def _moustache(self) -> None:
        self.pen.arc(
            (self.cx - 58, self.cy + 62, self.cx + 58, self.cy + 118), 200, 340, fill=self.hair, width=14
        )

    def _glasses(self) -> None:
        for side in (-1, 1):
            self._ellipse(self.cx + side * self.rx * 0.42, self.cy - 6, 44, 40, outline="#333333", width=5)
        self.pen.line((self.cx - 20, self.cy - 8, self.cx + 20, self.cy - 8), fill="#333333", width=5)

    def _caption(self) -> None:
        self.pen.rectangle((0, HEIGHT - 52, WIDTH, HEIGHT), fill="#ffffff")
        font = ImageFont.load_default(size=30)
        self.pen.text((WIDTH / 2, HEIGHT - 26), CAPTION, fill="#333333", font=font, anchor="mm")


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(channel * 0.75):02x}" for channel in _channels(colour))


def _blend(one: str, other: str) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{(2 * a + b) // 3:02x}" for a, b in pairs)
