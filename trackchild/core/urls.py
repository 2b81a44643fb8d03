"""Addresses of the common parts."""

from django.urls import path

from trackchild.core.views.attachments import attachment
from trackchild.core.views.lookup import lookup
from trackchild.core.views.photos import photo
from trackchild.core.views.receipts import sms_receipt

app_name = "core"

office_patterns = [
    path("lookup/<str:model_label>/", lookup, name="lookup"),
    path("files/<str:token>/", attachment, name="attachment"),
]

public_patterns = [
    path("photos/<str:token>/", photo, name="photo"),
    path("messages/<uuid:key>/receipt/", sms_receipt, name="sms-receipt"),
]
