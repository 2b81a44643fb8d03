#!/usr/bin/env python
"""Django's command line for TrackChild."""

import os
import sys

from trackchild.devstack import environment


def main() -> None:
    if os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings") == "trackchild.settings":
        environment.complete(os.environ, command=sys.argv[1] if len(sys.argv) > 1 else "")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
