"""What can happen to a child file."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.events import declare

CHILD_RECEIVED = declare("child_file.received", _("Child received in the home"))
