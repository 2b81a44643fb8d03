"""What is done with the children of an institution."""

from cci.services.arrivals import receive_child
from cci.services.register import INSTITUTION, keep_children, parse_child_row

__all__ = ["INSTITUTION", "keep_children", "parse_child_row", "receive_child"]
