"""One child on one side, as the engine sees it: free of the register and of the form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the body; any part may be empty."""

    kind: str = ""
    site: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """District index into the gazetteer (-1 unknown), state code (0 unknown) and what else was written."""

    district: int = -1
    state: int = 0
    words: tuple[str, ...] = ()


NOWHERE = Place()
SPEAKS_FROM_YEARS = 2.0


@dataclass(frozen=True, slots=True)
class Record:
    """Form-M or Form-R. Absent is "", (), None or NOWHERE and never counts as a difference."""

    id: str
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    name_is_given: bool = False  # by an institution: evidence of nothing
    sex: str = ""
    dob: int | None = None  # ordinal day
    age_years: float | None = None  # at the event
    age_slack: float = 1.0  # how far the stated age may be off, in years
    father: str = ""
    mother: str = ""
    guardian: str = ""
    home: Place = NOWHERE
    event_place: Place = NOWHERE
    event_day: int | None = None
    languages: frozenset[str] = frozenset()
    is_silent: bool = False  # does not speak
    religion: str = ""
    height_cm: float | None = None
    complexion: str = ""
    build: str = ""
    hair: frozenset[str] = frozenset()
    eyes: frozenset[str] = frozenset()
    face: str = ""
    marks: tuple[Mark, ...] = ()
    no_marks: bool = False
    disabilities: frozenset[str] = frozenset()
    no_disability: bool = False
    clothes: frozenset[str] = frozenset()

    @property
    def name_is_hearsay(self) -> bool:
        """A child who cannot speak, of whom no parent and no home is known, did not tell its name either."""
        is_mute = self.is_silent or "SPEECH" in self.disabilities
        is_small = self.age_years is not None and self.age_years < SPEAKS_FROM_YEARS
        knows_family = self.father or self.mother or self.guardian or self.home != NOWHERE
        return (is_mute or is_small) and not knows_family
