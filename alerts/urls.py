"""Addresses of the alerts."""

from django.urls import path

from alerts.views import demo, office

app_name = "alerts"

office_patterns = [
    path("alerts/", office.message_list, name="message-list"),
    path("alerts/read/", office.read_all, name="read-all"),
    path("alerts/<int:pk>/acknowledge/", office.acknowledge, name="acknowledge"),
    path("alerts/deliveries/", office.delivery_list, name="delivery-list"),
    path("alerts/deliveries/<uuid:key>/send-again/", office.message_resend, name="message-resend"),
    path("alerts/events/<int:pk>/work-again/", office.delivery_revive, name="delivery-revive"),
]

public_patterns = [
    path("demo/phone/", demo.phone, name="demo-phone"),
    path("demo/phone.json", demo.phone_json, name="demo-phone-json"),
]
