"""The codes the engine compares: those of the forms, with neighbours and with those that say the same."""

from collections.abc import Iterable

from django.db.models import TextChoices

from cases import choices as c

UNSET = frozenset(("", "NK", "OTHER", "U", "NONE", "UNKNOWN"))
# Codes of the forms that are one thing to the engine.
SAME = {
    "TONSURED": "SHAVEN", "BALD": "SHAVEN", "MAROON": "RED", "NAVY": "BLUE", "SCHOOL_BAG": "BAG",
    "BLINDNESS": "SIGHT", "LOW_VISION": "SIGHT", "LOCOMOTOR": "PHYSICAL", "CEREBRAL_PALSY": "PHYSICAL",
    "DWARFISM": "PHYSICAL", "MUSCULAR_DYSTROPHY": "PHYSICAL", "INTELLECTUAL": "MENTAL",
    "MENTAL_ILLNESS": "MENTAL",
    "AUTISM": "MENTAL", "NEUROLOGICAL": "MENTAL", "LEARNING": "MENTAL",
}  # fmt: skip
NOT_SPOKEN = frozenset((c.Language.NONVERBAL, c.Language.UNIDENTIFIED))


def known(codes: Iterable[str]) -> frozenset[str]:
    """What is said at all, in the engine's codes."""
    return frozenset(SAME.get(code, code) for code in codes if code not in UNSET)


def codes_of(*lists: type[TextChoices]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(SAME.get(code, code) for one in lists for code in one.values if code not in UNSET)
    )


COMPLEXION, BUILD, FACE = codes_of(c.Complexion), codes_of(c.Build), codes_of(c.Face)
HAIR, EYES = codes_of(c.HairColour, c.HairStyle), codes_of(c.EyeColour, c.EyeFeature)
MARK_KIND, SITES, SIDE = codes_of(c.MarkKind), codes_of(c.BodySite), codes_of(c.BodySide)
DISABILITY = ("SPEECH", "HEARING", "SIGHT", "PHYSICAL", "MENTAL")
WORN = codes_of(c.Garment, c.Footwear, c.Accessory, c.Colour)
RELIGION = codes_of(c.Religion)
LANGUAGES = tuple(code for code in c.Language.values if code not in NOT_SPOKEN)

NEIGHBOUR_SITES = (
    {"FOREHEAD", "EYEBROW", "FACE", "SCALP"}, {"CHEEK", "FACE", "CHIN", "LIP", "NOSE"}, {"NOSE", "FACE",
    "EYEBROW"},
    {"UPPER_ARM", "FOREARM", "SHOULDER"}, {"FOREARM", "WRIST", "HAND"}, {"HAND", "FINGER", "WRIST"},
    {"NECK", "CHEST", "SHOULDER", "BACK"}, {"CHEST", "ABDOMEN"}, {"HIP", "THIGH", "BACK", "ABDOMEN"},
    {"THIGH", "KNEE", "LEG"}, {"LEG", "ANKLE", "FOOT", "KNEE"}, {"FOOT", "TOE", "ANKLE"}, {"EAR", "NECK",
    "CHEEK"},
)  # fmt: skip
NEIGHBOUR_KINDS = (
    {"SCAR", "CUT", "SURGERY", "BURN"}, {"MOLE", "BIRTHMARK", "WART"}, {"BIRTHMARK", "LEUCODERMA", "BURN"},
    {"AMPUTATION", "DEFORMITY"}, {"FRACTURE", "DEFORMITY"}, {"POX", "SCAR"}, {"SIXTH_DIGIT", "DEFORMITY"},
)  # fmt: skip
SAME_LANGUAGE_GROUP = ({"hi", "bho", "mai", "mag", "awa", "ur", "raj"}, {"bn", "as"}, {"or", "sat"})
