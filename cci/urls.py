"""Addresses of the children of a home."""

from django.urls import path

from cci import views
from trackchild.core.views.spec import spec_routes

app_name = "cci"

office_patterns = [
    path("children/arrivals/<str:reference>/", views.ReceiveChild.as_view(), name="child-arrival"),
    *spec_routes("children", "child-file", list=views.ChildList, detail=views.ChildDetail),
]
