"""What one test leaves in the cache is gone before the next, whichever fixtures it asks for."""

import pytest
from django.core.cache import cache


@pytest.mark.django_db
@pytest.mark.parametrize("time", [1, 2])
def test_the_cache_of_a_marked_test_is_emptied(time):
    assert cache.add("left-over", time)


@pytest.mark.parametrize("time", [1, 2])
def test_the_cache_of_a_plain_test_is_emptied(time):
    assert cache.add("left-over", time)
