"""Views that every app builds on."""
