"""Drawn faces: many, repeatable, large enough for a poster."""

import io

from PIL import Image

from trackchild.demo.portraits import AGES, VARIANTS, age_group, portrait


def test_a_portrait_is_the_same_each_time_and_large_enough():
    first = portrait("F", "child", 1)
    portrait.cache_clear()

    assert portrait("F", "child", 1) == first
    assert min(Image.open(io.BytesIO(first)).size) >= 400


def test_the_pool_has_no_two_equal_faces():
    pool = {portrait(sex, age, variant) for sex in "MF" for age in AGES for variant in range(VARIANTS)}

    assert len(pool) == 2 * len(AGES) * VARIANTS


def test_ages_fall_into_the_groups_of_the_pool():
    assert [age_group(years) for years in (0.5, 7, 15, 40, None)] == [
        "infant",
        "child",
        "youth",
        "adult",
        "child",
    ]
