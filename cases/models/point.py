"""The point on the map of the place last seen or found, and how exactly it is known."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.models.columns import choice
from directory.choices import POLICE_STATIONS


class PlacePoint(models.Model):
    """For reports with the columns `place_lat` and `place_lon`; a near point is better than none."""

    place_point = choice(
        _("Point on the map"),
        c.PointBasis,
        help_text=_("Where the exact point is not known, the portal notes the nearest one it knows."),
    )

    class Meta:
        abstract = True

    def settle_point(self) -> None:
        """Note the point of the station or district; two figures without a word count as exact.

        A point noted before stays: a case that moves to another station was still lost where it was lost.
        """
        missing = [name for name in ("place_lat", "place_lon") if getattr(self, name) is None]
        if self.place_point in (c.PointBasis.STATION, c.PointBasis.DISTRICT):
            if missing:
                self.place_lat, self.place_lon = self._near_point()
        elif len(missing) == 1:
            label = self._meta.get_field(missing[0]).verbose_name
            raise ValidationError({missing[0]: _("Give this figure too: %(label)s.") % {"label": label}})
        elif not missing:
            self.place_point = c.PointBasis.EXACT

    def _near_point(self) -> tuple[float, float]:
        place = self._own_station() if self.place_point == c.PointBasis.STATION else self.place_district
        if place is None or place.lat is None or place.lon is None:
            raise ValidationError(
                {"place_point": _("The portal does not know where this is. Choose another answer.")}
            )
        return place.lat, place.lon

    def _own_station(self) -> Any:
        """The station of the place; when none is named, the office that writes the report."""
        if self.place_station is None and self.office is not None and self.office.kind in POLICE_STATIONS:
            self.place_station = self.office
        return self.place_station or self.office
