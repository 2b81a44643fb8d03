"""Dates and numbers as written in India; the same in every language of the portal."""

from trackchild.formats.india import *  # noqa: F403
