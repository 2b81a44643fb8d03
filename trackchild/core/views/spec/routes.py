"""The addresses of one kind of record, in one line of an app's urls.py."""

from django.urls import URLPattern, path


def spec_routes(
    base: str,
    name: str,
    *,
    list=None,
    quick=None,
    export=None,
    detail=None,
    tasks=None,
    section=None,
    print=None,
    transition=None,
) -> list[URLPattern]:
    """`base` is the address ("missing-reports"), `name` the stem of the URL names ("missing-report")."""
    one = f"{base}/<str:reference>"
    table = (
        (list, f"{base}/", "list"),
        (quick, f"{base}/new/", "new"),
        (quick, f"{base}/new/", "quick"),
        (export, f"{base}/export/", "export"),
        (detail, f"{one}/", "detail"),
        (tasks, f"{one}/tasks/", "tasks"),
        (section, f"{one}/edit/<slug:section>/", "edit"),
        (print, f"{one}/print/", "print"),
        (transition, f"{one}/transitions/<slug:name>/", "transition"),
    )
    return [
        path(address, view.as_view(), name=f"{name}-{suffix}")
        for view, address, suffix in table
        if view is not None
    ]
