"""Places and offices."""

import factory

from directory.choices import OfficeKind, StateKind
from directory.models import District, Office, PoliceDistrict, State


class StateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = State

    lgd_code = factory.Sequence(lambda n: 900 + n)
    name = factory.Sequence(lambda n: f"Pradesh {n}")
    iso = factory.Sequence(lambda n: f"X{n:05d}"[:6])
    kind = StateKind.STATE


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District

    state = factory.SubFactory(StateFactory)
    lgd_code = factory.Sequence(lambda n: 90_000 + n)
    name = factory.Sequence(lambda n: f"Zila {n}")


class PoliceDistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PoliceDistrict
        skip_postgeneration_save = True

    state = factory.SubFactory(StateFactory)
    name = factory.Sequence(lambda n: f"Police district {n}")

    @factory.post_generation
    def districts(self, create, extracted, **kwargs):
        if create and extracted:
            self.districts.set(extracted)


class OfficeFactory(factory.django.DjangoModelFactory):
    """A police station in a district of its own, unless told otherwise."""

    class Meta:
        model = Office

    kind = OfficeKind.PS
    code = factory.Sequence(lambda n: f"OFF-{n:05d}")
    name = factory.Sequence(lambda n: f"Kotwali {n}")
    district = factory.SubFactory(DistrictFactory)
    state = factory.LazyAttribute(lambda office: office.district.state if office.district else None)
    address = "12 Station Road"
    phone = "0522-2200100"
