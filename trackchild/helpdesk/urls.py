"""Addresses of the feedback of citizens."""

from django.urls import path

from trackchild.helpdesk.views import office, public

app_name = "helpdesk"

office_patterns = [
    path("feedback/", office.feedback_list, name="feedback-list"),
    path("feedback/<str:reference>/", office.feedback_detail, name="feedback-detail"),
]

public_patterns = [
    path("feedback/", public.feedback, name="feedback"),
    path("feedback/received/", public.received, name="feedback-received"),
]
