"""Pages of long lists: counting stops at a limit, because counting lakhs of rows costs too much."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property


class CappedPaginator(Paginator):
    COUNT_LIMIT = 10_000

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[: self.COUNT_LIMIT].count()

    @property
    def is_capped(self) -> bool:
        return self.count >= self.COUNT_LIMIT
