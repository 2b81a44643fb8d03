"""What institutions offer the rest: their register can be imported; their menu entry and work item."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cases.services.register_import import offer
from cci import permissions as p
from cci import selectors
from cci.services import INSTITUTION
from trackchild.core.panels import nav, worklist

offer(INSTITUTION)

nav.register(
    key="cci.children", label=_("Children"), url_name="cci:child-file-list", order=5, permission=p.VIEW_CHILD
)
worklist.register(
    key="cci.arrivals",
    label=_("Children placed with you, arrival to be recorded"),
    url=reverse_lazy("cci:child-file-list"),
    count=lambda user: selectors.arrivals(user).order_by()[:1000].count(),
    order=6,
    urgent=True,
    permission=p.RECEIVE_CHILD,
)
