"""What matching is worth, measured on labelled registers."""

import django
from django.apps import apps

if not apps.ready:
    django.setup()
