"""Addresses of the common parts."""

from django.urls import path

from trackchild.core.views.lookup import lookup
from trackchild.core.views.photos import photo

app_name = "core"

office_patterns = [
    path("lookup/<str:model_label>/", lookup, name="lookup"),
]

public_patterns = [
    path("photos/<str:token>/", photo, name="photo"),
]
