"""The descriptive roll: looks, marks, clothes, disability. Every list can say «not known»."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Complexion(TextChoices):
    VERY_FAIR = "VERY_FAIR", _("Very fair")
    FAIR = "FAIR", _("Fair")
    WHEATISH = "WHEATISH", _("Wheatish")
    DUSKY = "DUSKY", _("Dusky")
    DARK = "DARK", _("Dark")
    PALE = "PALE", _("Pale")
    ALBINO = "ALBINO", _("Albino")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Build(TextChoices):
    INFANT = "INFANT", _("Infant")
    THIN = "THIN", _("Thin")
    MEDIUM = "MEDIUM", _("Medium")
    STRONG = "STRONG", _("Strong")
    FAT = "FAT", _("Fat")
    STOOPED = "STOOPED", _("Stooped")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Face(TextChoices):
    ROUND = "ROUND", _("Round")
    OVAL = "OVAL", _("Oval")
    LONG = "LONG", _("Long")
    SQUARE = "SQUARE", _("Square")
    TRIANGULAR = "TRIANGULAR", _("Triangular")
    BROAD = "BROAD", _("Broad")
    POCKMARKED = "POCKMARKED", _("Pockmarked")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class HairColour(TextChoices):
    BLACK = "BLACK", _("Black")
    BROWN = "BROWN", _("Brown")
    GREY = "GREY", _("Grey")
    WHITE = "WHITE", _("White")
    REDDISH = "REDDISH", _("Reddish")
    DYED = "DYED", _("Dyed")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class HairStyle(TextChoices):
    SHORT = "SHORT", _("Short")
    LONG = "LONG", _("Long")
    CURLY = "CURLY", _("Curly")
    STRAIGHT = "STRAIGHT", _("Straight")
    WAVY = "WAVY", _("Wavy")
    SHAVEN = "SHAVEN", _("Shaven")
    TONSURED = "TONSURED", _("Tonsured")
    BALD = "BALD", _("Bald")
    PLAITED = "PLAITED", _("Plaited")
    MATTED = "MATTED", _("Matted")
    TURBAN = "TURBAN", _("Turban or patka")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class EyeColour(TextChoices):
    BLACK = "BLACK", _("Black")
    BROWN = "BROWN", _("Brown")
    HAZEL = "HAZEL", _("Hazel")
    BLUE = "BLUE", _("Blue")
    GREEN = "GREEN", _("Green")
    GREY = "GREY", _("Grey")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class EyeFeature(TextChoices):
    NORMAL = "NORMAL", _("Normal")
    SQUINT = "SQUINT", _("Squint")
    ONE_EYE = "ONE_EYE", _("One eye")
    BLIND = "BLIND", _("Blind")
    CATARACT = "CATARACT", _("Cataract")
    SPECTACLES = "SPECTACLES", _("Spectacles")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Nose(TextChoices):
    NORMAL = "NORMAL", _("Normal")
    FLAT = "FLAT", _("Flat")
    SHARP = "SHARP", _("Sharp")
    HOOKED = "HOOKED", _("Hooked")
    BROAD = "BROAD", _("Broad")
    PIERCED = "PIERCED", _("Pierced")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Lips(TextChoices):
    THIN = "THIN", _("Thin")
    MEDIUM = "MEDIUM", _("Medium")
    THICK = "THICK", _("Thick")
    CLEFT = "CLEFT", _("Cleft")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Forehead(TextChoices):
    BROAD = "BROAD", _("Broad")
    NARROW = "NARROW", _("Narrow")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Teeth(TextChoices):
    NORMAL = "NORMAL", _("Normal")
    GAP = "GAP", _("Gap")
    PROTRUDING = "PROTRUDING", _("Protruding")
    BROKEN = "BROKEN", _("Broken")
    MISSING = "MISSING", pgettext_lazy("teeth", "Missing")
    STAINED = "STAINED", _("Stained")
    MILK = "MILK", _("Milk teeth")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Ear(TextChoices):
    NORMAL = "NORMAL", _("Normal")
    PIERCED = "PIERCED", _("Pierced")
    LARGE = "LARGE", _("Large")
    DEFORMED = "DEFORMED", _("Deformed")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class FacialHair(TextChoices):
    NONE = "NONE", _("None")
    MOUSTACHE = "MOUSTACHE", _("Moustache")
    BEARD = "BEARD", _("Beard")
    BOTH = "BOTH", _("Moustache and beard")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class HeightBand(TextChoices):
    UNDER_60 = "LT60", _("Below 60 cm")
    CM_60_90 = "60_90", _("60 to 90 cm")
    CM_90_120 = "90_120", _("90 to 120 cm")
    CM_120_140 = "120_140", _("120 to 140 cm")
    CM_140_155 = "140_155", _("140 to 155 cm")
    CM_155_170 = "155_170", _("155 to 170 cm")
    OVER_170 = "GT170", _("Above 170 cm")
    NOT_KNOWN = "NK", _("Not known")


class BloodGroup(TextChoices):
    A_POSITIVE = "A+", "A+"
    A_NEGATIVE = "A-", "A−"
    B_POSITIVE = "B+", "B+"
    B_NEGATIVE = "B-", "B−"
    AB_POSITIVE = "AB+", "AB+"
    AB_NEGATIVE = "AB-", "AB−"
    O_POSITIVE = "O+", "O+"
    O_NEGATIVE = "O-", "O−"
    NOT_KNOWN = "NK", _("Not known")


class MarkKind(TextChoices):
    MOLE = "MOLE", _("Mole")
    SCAR = "SCAR", _("Scar")
    CUT = "CUT", _("Cut")
    BURN = "BURN", _("Burn")
    BIRTHMARK = "BIRTHMARK", _("Birthmark")
    TATTOO = "TATTOO", _("Tattoo")
    LEUCODERMA = "LEUCODERMA", _("White patch (leucoderma)")
    WART = "WART", _("Wart")
    POX = "POX", _("Pox mark")
    AMPUTATION = "AMPUTATION", _("Amputation")
    SIXTH_DIGIT = "SIXTH_DIGIT", _("Sixth finger or toe")
    FRACTURE = "FRACTURE", _("Old fracture")
    SURGERY = "SURGERY", _("Surgery mark")
    PIERCING = "PIERCING", _("Piercing")
    DEFORMITY = "DEFORMITY", _("Deformity")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class BodySite(TextChoices):
    FOREHEAD = "FOREHEAD", _("Forehead")
    FACE = "FACE", _("Face")
    CHEEK = "CHEEK", _("Cheek")
    EYEBROW = "EYEBROW", _("Eyebrow")
    NOSE = "NOSE", _("Nose")
    LIP = "LIP", _("Lip")
    CHIN = "CHIN", _("Chin")
    EAR = "EAR", _("Ear")
    NECK = "NECK", _("Neck")
    CHEST = "CHEST", _("Chest")
    ABDOMEN = "ABDOMEN", _("Abdomen")
    BACK = "BACK", pgettext_lazy("part of the body", "Back")
    SHOULDER = "SHOULDER", _("Shoulder")
    UPPER_ARM = "UPPER_ARM", _("Upper arm")
    FOREARM = "FOREARM", _("Forearm")
    WRIST = "WRIST", _("Wrist")
    HAND = "HAND", _("Hand")
    FINGER = "FINGER", _("Finger")
    HIP = "HIP", _("Hip")
    THIGH = "THIGH", _("Thigh")
    KNEE = "KNEE", _("Knee")
    LEG = "LEG", _("Leg")
    ANKLE = "ANKLE", _("Ankle")
    FOOT = "FOOT", _("Foot")
    TOE = "TOE", _("Toe")
    SCALP = "SCALP", _("Scalp")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class BodySide(TextChoices):
    LEFT = "L", _("Left")
    RIGHT = "R", _("Right")
    MIDDLE = "MID", _("Middle")
    NOT_KNOWN = "NK", _("Not known")


class Garment(TextChoices):
    SHIRT = "SHIRT", _("Shirt")
    T_SHIRT = "T_SHIRT", _("T-shirt")
    KURTA = "KURTA", _("Kurta")
    FROCK = "FROCK", _("Frock")
    SALWAR = "SALWAR", _("Salwar")
    SAREE = "SAREE", _("Saree")
    LEHENGA = "LEHENGA", _("Lehenga")
    SKIRT = "SKIRT", _("Skirt")
    TROUSER = "TROUSER", _("Trousers")
    SHORTS = "SHORTS", _("Shorts")
    LUNGI_DHOTI = "LUNGI_DHOTI", _("Lungi or dhoti")
    SCHOOL_UNIFORM = "SCHOOL_UNIFORM", _("School uniform")
    SWEATER_JACKET = "SWEATER_JACKET", _("Sweater or jacket")
    BURQA_HIJAB = "BURQA_HIJAB", _("Burqa or hijab")
    VEST = "VEST", _("Vest")
    UNDERWEAR = "UNDERWEAR", _("Underwear")
    NAKED = "NAKED", _("No clothes")
    SWADDLE = "SWADDLE", _("Swaddling cloth")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Footwear(TextChoices):
    NONE = "NONE", _("None")
    CHAPPAL = "CHAPPAL", _("Chappal")
    SANDAL = "SANDAL", _("Sandal")
    SHOE = "SHOE", _("Shoe")
    BOOT = "BOOT", _("Boot")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Accessory(TextChoices):
    BANGLE = "BANGLE", _("Bangle")
    CHAIN = "CHAIN", _("Chain")
    EARRING = "EARRING", _("Earring")
    NOSE_PIN = "NOSE_PIN", _("Nose pin")
    ANKLET = "ANKLET", _("Anklet")
    TOE_RING = "TOE_RING", _("Toe ring")
    RING = "RING", _("Ring")
    THREAD_TAWIZ = "THREAD_TAWIZ", _("Thread or tawiz")
    WATCH = "WATCH", _("Watch")
    SPECTACLES = "SPECTACLES", _("Spectacles")
    BAG = "BAG", _("Bag")
    SCHOOL_BAG = "SCHOOL_BAG", _("School bag")
    PHONE = "PHONE", _("Phone")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Colour(TextChoices):
    WHITE = "WHITE", _("White")
    BLACK = "BLACK", _("Black")
    GREY = "GREY", _("Grey")
    BROWN = "BROWN", _("Brown")
    RED = "RED", _("Red")
    MAROON = "MAROON", _("Maroon")
    PINK = "PINK", _("Pink")
    ORANGE = "ORANGE", _("Orange")
    YELLOW = "YELLOW", _("Yellow")
    GREEN = "GREEN", _("Green")
    BLUE = "BLUE", _("Blue")
    NAVY = "NAVY", _("Navy blue")
    PURPLE = "PURPLE", _("Purple")
    MULTI = "MULTI", _("Many colours")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Disability(TextChoices):
    """The short list of Form 22 first, then the 21 of the Rights of Persons with Disabilities Act."""

    HEARING = "HEARING", _("Hearing")
    SPEECH = "SPEECH", _("Speech")
    PHYSICAL = "PHYSICAL", _("Physical")
    MENTAL = "MENTAL", _("Mental")
    BLINDNESS = "BLINDNESS", _("Blindness")
    LOW_VISION = "LOW_VISION", _("Low vision")
    LEPROSY_CURED = "LEPROSY_CURED", _("Leprosy cured")
    LOCOMOTOR = "LOCOMOTOR", _("Locomotor disability")
    DWARFISM = "DWARFISM", _("Dwarfism")
    INTELLECTUAL = "INTELLECTUAL", _("Intellectual disability")
    MENTAL_ILLNESS = "MENTAL_ILLNESS", _("Mental illness")
    AUTISM = "AUTISM", _("Autism spectrum")
    CEREBRAL_PALSY = "CEREBRAL_PALSY", _("Cerebral palsy")
    MUSCULAR_DYSTROPHY = "MUSCULAR_DYSTROPHY", _("Muscular dystrophy")
    NEUROLOGICAL = "NEUROLOGICAL", _("Chronic neurological condition")
    LEARNING = "LEARNING", _("Specific learning disability")
    SCLEROSIS = "SCLEROSIS", _("Multiple sclerosis")
    THALASSAEMIA = "THALASSAEMIA", _("Thalassaemia")
    HAEMOPHILIA = "HAEMOPHILIA", _("Haemophilia")
    SICKLE_CELL = "SICKLE_CELL", _("Sickle cell disease")
    MULTIPLE = "MULTIPLE", _("Multiple disabilities, deaf-blindness")
    ACID_ATTACK = "ACID_ATTACK", _("Acid attack victim")
    PARKINSONS = "PARKINSONS", _("Parkinson's disease")
    OTHER = "OTHER", _("Other")


class Severity(TextChoices):
    MILD = "MILD", _("Mild")
    MODERATE = "MODERATE", _("Moderate")
    SEVERE = "SEVERE", _("Severe")
    NOT_KNOWN = "NK", _("Not known")


class MentalState(TextChoices):
    NORMAL = "NORMAL", _("Normal")
    DISTURBED = "DISTURBED", _("Disturbed")
    INTELLECTUAL_DISABILITY = "INTELLECTUAL_DISABILITY", _("Intellectual disability")
    MEMORY_LOSS = "MEMORY_LOSS", _("Memory loss")
    INTOXICATED = "INTOXICATED", _("Intoxicated")
    UNCONSCIOUS = "UNCONSCIOUS", _("Unconscious")
    NONCOMMUNICATIVE = "NONCOMMUNICATIVE", _("Does not communicate")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Habit(TextChoices):
    SMOKING = "SMOKING", _("Smoking")
    ALCOHOL = "ALCOHOL", _("Alcohol")
    DRUG = "DRUG", _("Drugs")
    GAMBLING = "GAMBLING", _("Gambling")
    BEGGING = "BEGGING", _("Begging")
    TV_FILMS = "TV_FILMS", _("Television and films")
    GAMES = "GAMES", _("Games")
    READING = "READING", _("Reading")
    RELIGIOUS = "RELIGIOUS", _("Religious activity")
    ART = "ART_MUSIC_ACTING", _("Art, music, acting")
    OTHER = "OTHER", _("Other")
