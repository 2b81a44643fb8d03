"""Addresses of the common parts."""

from django.urls import path

from trackchild.core.views.photos import photo

app_name = "core"

public_patterns = [
    path("photos/<str:token>/", photo, name="photo"),
]
