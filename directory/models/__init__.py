from directory.models.geography import Block, District, PoliceDistrict, State, Village
from directory.models.office import Office
from directory.models.placed import PlacedModel, PlacedQuerySet
from directory.models.share import Share

__all__ = [
    "Block",
    "District",
    "Office",
    "PlacedModel",
    "PlacedQuerySet",
    "PoliceDistrict",
    "Share",
    "State",
    "Village",
]
