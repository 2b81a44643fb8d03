"""Brings a database up to date before the portal opens: migrations, places, the demo once."""

import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")
    django.setup()


def prepare() -> None:
    set_up()
    call_command("migrate", verbosity=0, interactive=False)
    try:
        call_command("load_demo" if settings.DEMO else "load_geography")
    except CommandError as error:
        sys.exit(str(error))


def print_accounts() -> None:
    set_up()
    from trackchild.demo.country.officers import ACCOUNTS, PASSWORD

    print(f"\nDemo accounts, password {PASSWORD}; one-time codes arrive at {settings.SITE_URL}/demo/phone/\n")
    for account in ACCOUNTS:
        print(f"    {account.username:<22} {account.role.label}")
    print(flush=True)
