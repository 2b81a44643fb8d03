"""Districts as numbers: the places people write, brought to rows of one table, and how far these lie
apart.
"""

from functools import lru_cache

import numpy as np

from directory.places import PlaceFinder, read_facts

EARTH_KM = 6371.0
STATE_SLOTS = 100


class Gazetteer:
    """Every district has an index; distances and states are arrays over it."""

    def __init__(self):
        self.places = [place for place in read_facts() if place.level == "district"]
        self.finder = PlaceFinder.from_facts()
        self.by_code = {place.lgd_code: index for index, place in enumerate(self.places)}
        for index, place in enumerate(self.places):
            # A district that was renamed or merged stands for its successor.
            successor = str(place.facts.get("replaced_by") or "").split("|")[0]
            if successor.isdigit() and int(successor) in self.by_code:
                self.by_code[place.lgd_code] = self.by_code[int(successor)]
            elif place.lat is None:
                self.by_code[place.lgd_code] = index
        self.state_of = np.array(
            [min(place.state_lgd, STATE_SLOTS - 1) for place in self.places], dtype=np.int16
        )
        self.km = self._distances()

    def __len__(self) -> int:
        return len(self.places)

    def _distances(self) -> np.ndarray:
        lat = np.radians([place.lat or 22.0 for place in self.places])
        lon = np.radians([place.lon or 79.0 for place in self.places])
        half = (
            np.sin((lat[:, None] - lat) / 2) ** 2
            + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
        )
        return (2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))).astype(np.float32)

    def state(self, text: str) -> int:
        """LGD code of a written state, 0 when it cannot be told."""
        place = self.finder.find_state(text) if text else None
        return place.lgd_code if place else 0

    def district(self, text: str, state: int = 0) -> int:
        """Index of a written district, -1 when it cannot be told."""
        if not text:
            return -1
        place = self.finder.find_district(text, state or None)
        return self.by_code[place.lgd_code] if place else -1

    def name(self, index: int) -> str:
        return self.places[index].name


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()
