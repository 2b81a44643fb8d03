"""The fields of evidence and the levels each can take. Level 0 is always «not known» and never counts."""

LEVELS: dict[str, tuple[str, ...]] = {
    "name": ("unknown", "agrees", "given_differs", "differs", "nickname_differs", "hearsay_differs"),
    "father": ("unknown", "agrees", "given_differs", "differs"),
    "mother": ("unknown", "agrees", "given_differs", "differs"),
    "guardian": ("unknown", "agrees", "differs"),
    "sex": ("unknown", "same", "differs"),
    "age": (
        "unknown",
        "birth_same",
        "birth_near",
        "year_0",
        "year_1",
        "year_2",
        "year_3",
        "year_5",
        "year_more",
    ),
    "home": ("unknown", "same", "near", "region", "same_state", "far", "state_same", "state_differs"),
    "home_words": ("unknown", "shared", "none"),
    "travel": (
        "unknown",
        "same",
        "near",
        "region",
        "day_trip",
        "night_train",
        "far",
        "state_same",
        "state_differs",
    ),
    "days": ("unknown", "day", "week", "month", "quarter", "year", "years_3", "longer"),
    "languages": ("unknown", "shared", "related", "none"),
    "religion": ("unknown", "same", "differs"),
    "height": ("unknown", "cm_3", "cm_7", "cm_12", "cm_20", "cm_more"),
    "complexion": ("unknown", "same", "near", "far"),
    "build": ("unknown", "same", "near", "far"),
    "face": ("unknown", "same", "differs"),
    "hair": ("unknown", "same", "some", "none"),
    "eyes": ("unknown", "same", "some", "none"),
    "marks": ("unknown", "shared", "partly", "none", "denied"),
    "disability": ("unknown", "shared", "one_sided", "differs"),
    "clothes": ("unknown", "shared", "none"),
    # Faces on photographs, by their distance and by the years between the pictures.
    "photo": (
        "unknown",
        "close",
        "near",
        "alike",
        "differs",
        "close_later",
        "near_later",
        "differs_later",
        "close_long",
    ),
}
FIELDS = tuple(LEVELS)
INDEX = {field: number for number, field in enumerate(FIELDS)}
WIDEST = max(len(levels) for levels in LEVELS.values())


def level(field: str, name: str) -> int:
    return LEVELS[field].index(name)
