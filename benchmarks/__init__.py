"""Measurements on a synthetic country: `make bench`."""
