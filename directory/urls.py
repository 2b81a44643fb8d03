"""Addresses of the resource directory and of the page of roles."""

from django.urls import path

from directory.views import office, public

app_name = "directory"

public_patterns = [path("directory/", public.office_list, name="office-list")]

office_patterns = [
    path("directory/", office.office_desk, name="office-desk"),
    path("directory/<str:code>/", office.office_detail, name="office-detail"),
    path("directory/<str:code>/edit/", office.office_edit, name="office-edit"),
    path("roles/", office.roles, name="roles"),
]
