"""Code lists of Form-M, Form-R and the sighting report."""

from cases.choices.circumstances import *  # noqa: F403  (one place to import every list from)
from cases.choices.description import *  # noqa: F403
from cases.choices.person import *  # noqa: F403
from cases.choices.recovery import *  # noqa: F403
from cases.choices.status import *  # noqa: F403
