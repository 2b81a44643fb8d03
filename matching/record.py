"""One child on one side, as the engine sees it: free of Django, of the register and of the form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the body; any part may be empty."""

    kind: str = ""
    site: str = ""
    side: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """District index into the gazetteer (-1 unknown), state code (0 unknown) and what else was written."""

    district: int = -1
    state: int = 0
    words: tuple[str, ...] = ()


NOWHERE = Place()


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
