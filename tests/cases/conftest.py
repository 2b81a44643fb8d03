"""A police district with two stations and its bureau, and officers in them."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory, login
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory


@dataclass
class Police:
    district: Any
    station: Any
    neighbour: Any
    elsewhere: Any
    officer: Any
    neighbour_officer: Any
    elsewhere_officer: Any
    operator: Any
    bureau: Any

    @staticmethod
    def client(user: Any) -> Client:
        return login(Client(), user)


@pytest.fixture
def police(db) -> Police:
    district = DistrictFactory()
    area = PoliceDistrictFactory(state=district.state, districts=[district])
    place = {"district": district, "police_district": area}
    station, neighbour = OfficeFactory(**place), OfficeFactory(**place)
    far = DistrictFactory()
    far_area = PoliceDistrictFactory(state=far.state, districts=[far])
    elsewhere = OfficeFactory(district=far, police_district=far_area)
    return Police(
        district=district,
        station=station,
        neighbour=neighbour,
        elsewhere=elsewhere,
        officer=OfficerFactory(role=Role.STATION_OFFICER, office=station),
        neighbour_officer=OfficerFactory(role=Role.STATION_OFFICER, office=neighbour),
        elsewhere_officer=OfficerFactory(role=Role.STATION_OFFICER, office=elsewhere),
        operator=OfficerFactory(role=Role.STATION_OPERATOR, office=station),
        bureau=OfficerFactory(role=Role.DCRB_OFFICER, office=OfficeFactory(kind=OfficeKind.DCRB, **place)),
    )
