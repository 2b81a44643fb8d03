"""What institutions offer the rest: their register can be imported."""

from cases.services.register_import import offer
from cci.services import INSTITUTION

offer(INSTITUTION)
