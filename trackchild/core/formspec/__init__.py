"""One list of fields for form, page, print, export and search. See spec.py for the words it is written in."""

from . import checks, registry
from .spec import Audience, Field, FormSpec, Inline, Section, f

# Importing `checks` registers the system check.
__all__ = ["Audience", "Field", "FormSpec", "Inline", "Section", "checks", "f", "registry"]
