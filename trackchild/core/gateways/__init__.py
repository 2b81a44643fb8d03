"""The ways out: one gateway per channel, named in settings.MESSAGE_GATEWAYS."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Gateway


def gateway_for(channel: str) -> Gateway:
    return _gateway(settings.MESSAGE_GATEWAYS[channel])


@lru_cache(maxsize=8)
def _gateway(path: str) -> Gateway:
    return import_string(path)()
