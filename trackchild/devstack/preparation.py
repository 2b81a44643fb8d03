"""Brings a database up to date before the portal opens: migrations, places, the demo once."""

import os

import django
from django.conf import settings
from django.core.management import call_command

DEMO_SCALE = "0.002"


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")
    django.setup()
    from directory.models import State
    from trackchild.demo.accounts import is_loaded

    call_command("migrate", verbosity=0, interactive=False)
    if not State.objects.exists():
        call_command("load_geography")
    if settings.DEMO and not is_loaded():
        call_command("load_demo", scale=DEMO_SCALE)


def print_accounts() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")
    django.setup()
    from trackchild.demo.accounts import ACCOUNTS, PASSWORD

    print(f"\nDemo accounts, password {PASSWORD}; codes arrive at {settings.SITE_URL}/demo/phone/")
    for account in ACCOUNTS:
        print(f"  {account.username:<24} {account.description}")
    print(flush=True)
