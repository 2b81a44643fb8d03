"""Generic pages of a record with a form specification. Configured by plain attributes; see pages.py."""

from .create import SpecCreateView
from .detail import SpecDetailView
from .export import SpecExportView
from .listing import SpecListView
from .printing import SpecPrintView
from .routes import spec_routes
from .section import SpecSectionView
from .tasks import SpecTaskListView
from .transition import TransitionView

__all__ = [
    "SpecCreateView",
    "SpecDetailView",
    "SpecExportView",
    "SpecListView",
    "SpecPrintView",
    "SpecSectionView",
    "SpecTaskListView",
    "TransitionView",
    "spec_routes",
]
