"""Lists that say who a person is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class YesNo(TextChoices):
    YES = "Y", _("Yes")
    NO = "N", _("No")
    NOT_KNOWN = "NK", _("Not known")


class Sex(TextChoices):
    MALE = "M", _("Male")
    FEMALE = "F", _("Female")
    TRANSGENDER = "T", _("Transgender")
    UNKNOWN = "U", _("Not known")


class AgeBasis(TextChoices):
    DOCUMENT = "DOB_DOC", _("Birth document")
    STATED = "STATED", _("As stated")
    APPARENT = "APPARENT", _("By appearance")
    MEDICAL = "MEDICAL", _("Medical examination")
    ORDER = "ORDER", _("Declared by CWC or JJB")
    NOT_KNOWN = "NK", _("Not known")


class DatePrecision(TextChoices):
    DAY = "DAY", _("Day")
    MONTH = "MONTH", _("Month")
    YEAR = "YEAR", _("Year")


class TimePrecision(TextChoices):
    TIME = "TIME", _("Exact time")
    APPROX = "APPROX", _("About this time")
    DAY = "DAY", _("Day known, time not known")
    MONTH = "MONTH", _("Only the month is known")
    YEAR = "YEAR", _("Only the year is known")


class NameType(TextChoices):
    ORIGINAL = "ORIGINAL", _("Own name")
    TEMPORARY = "TEMPORARY", _("Name given for the time being")
    NOT_KNOWN = "NK", _("Not known")


class Nationality(TextChoices):
    INDIA = "IN", _("India")
    NEPAL = "NP", _("Nepal")
    BANGLADESH = "BD", _("Bangladesh")
    BHUTAN = "BT", _("Bhutan")
    MYANMAR = "MM", _("Myanmar")
    SRI_LANKA = "LK", _("Sri Lanka")
    PAKISTAN = "PK", _("Pakistan")
    AFGHANISTAN = "AF", _("Afghanistan")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Religion(TextChoices):
    HINDU = "HINDU", _("Hindu")
    MUSLIM = "MUSLIM", _("Muslim")
    CHRISTIAN = "CHRISTIAN", _("Christian")
    SIKH = "SIKH", _("Sikh")
    BUDDHIST = "BUDDHIST", _("Buddhist")
    JAIN = "JAIN", _("Jain")
    OTHER = "OTHER", _("Other")
    NONE = "NONE", _("None")
    NOT_KNOWN = "NK", _("Not known")


class SocialCategory(TextChoices):
    SC = "SC", _("Scheduled Caste")
    ST = "ST", _("Scheduled Tribe")
    OBC = "OBC", _("Other Backward Class")
    EBC = "EBC", _("Extremely Backward Class")
    GENERAL = "GENERAL", _("General")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class Language(TextChoices):
    HINDI = "hi", _("Hindi")
    BENGALI = "bn", _("Bengali")
    ASSAMESE = "as", _("Assamese")
    BODO = "brx", _("Bodo")
    DOGRI = "doi", _("Dogri")
    GUJARATI = "gu", _("Gujarati")
    KANNADA = "kn", _("Kannada")
    KASHMIRI = "ks", _("Kashmiri")
    KONKANI = "kok", _("Konkani")
    MAITHILI = "mai", _("Maithili")
    MALAYALAM = "ml", _("Malayalam")
    MANIPURI = "mni", _("Manipuri")
    MARATHI = "mr", _("Marathi")
    NEPALI = "ne", _("Nepali")
    ODIA = "or", _("Odia")
    PUNJABI = "pa", _("Punjabi")
    SANSKRIT = "sa", _("Sanskrit")
    SANTALI = "sat", _("Santali")
    SINDHI = "sd", _("Sindhi")
    TAMIL = "ta", _("Tamil")
    TELUGU = "te", _("Telugu")
    URDU = "ur", _("Urdu")
    ENGLISH = "en", _("English")
    BHOJPURI = "bho", _("Bhojpuri")
    MAGAHI = "mag", _("Magahi")
    AWADHI = "awa", _("Awadhi")
    RAJASTHANI = "raj", _("Rajasthani")
    TULU = "tcy", _("Tulu")
    KHASI = "kha", _("Khasi")
    MIZO = "lus", _("Mizo")
    GARO = "grt", _("Garo")
    NAGAMESE = "nag", _("Nagamese")
    KOKBOROK = "trp", _("Kokborok")
    LEPCHA = "lep", _("Lepcha")
    INDIAN_SIGN = "sgn", _("Indian sign language")
    OTHER = "OTHER", _("Other")
    NONVERBAL = "NONVERBAL", _("Does not speak")
    UNIDENTIFIED = "UNIDENTIFIED", _("Language not recognised")


class MaritalStatus(TextChoices):
    SINGLE = "SINGLE", _("Single")
    MARRIED = "MARRIED", _("Married")
    WIDOWED = "WIDOWED", _("Widowed")
    SEPARATED = "SEPARATED", _("Separated")
    NOT_KNOWN = "NK", _("Not known")


class EducationLevel(TextChoices):
    ILLITERATE = "ILLITERATE", _("Not literate")
    UPTO_V = "UPTO_V", _("Up to class V")
    ABOVE_V = "ABOVE_V_BELOW_VIII", _("Above class V, below class VIII")
    ABOVE_VIII = "ABOVE_VIII_BELOW_X", _("Above class VIII, below class X")
    ABOVE_X = "ABOVE_X", _("Class X or above")
    NOT_KNOWN = "NK", _("Not known")


class ParentalStatus(TextChoices):
    BOTH = "BOTH", _("Both parents living")
    SINGLE = "SINGLE", _("One parent living")
    ORPHAN = "ORPHAN", _("No parent living")
    NOT_KNOWN = "NK", _("Not known")


class Relation(TextChoices):
    FATHER = "FATHER", _("Father")
    MOTHER = "MOTHER", _("Mother")
    STEP_FATHER = "STEP_FATHER", _("Stepfather")
    STEP_MOTHER = "STEP_MOTHER", _("Stepmother")
    BROTHER = "BROTHER", _("Brother")
    SISTER = "SISTER", _("Sister")
    SPOUSE = "SPOUSE", _("Husband or wife")
    UNCLE = "UNCLE", _("Uncle")
    AUNT = "AUNT", _("Aunt")
    GRANDPARENT = "GRANDPARENT", _("Grandparent")
    GUARDIAN = "GUARDIAN", _("Guardian")
    OTHER_RELATIVE = "OTHER_RELATIVE", _("Other relative")
    NEIGHBOUR = "NEIGHBOUR", _("Neighbour")
    TEACHER = "TEACHER", _("Teacher")
    EMPLOYER = "EMPLOYER", _("Employer")
    FRIEND = "FRIEND", _("Friend")
    INSTITUTION = "INSTITUTION", _("Institution")
    POLICE = "POLICE", _("Police")
    STRANGER = "STRANGER", _("Stranger")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class IdentityDocument(TextChoices):
    VOTER = "VOTER", _("Voter card")
    RATION = "RATION", _("Ration card")
    DRIVING = "DRIVING", _("Driving licence")
    PASSPORT = "PASSPORT", _("Passport")
    PAN = "PAN", _("PAN card")
    SCHOOL = "SCHOOL", _("School card")
    BIRTH = "BIRTH", _("Birth certificate")
    DISABILITY = "DISABILITY", _("Disability card")
    EMPLOYER = "EMPLOYER", _("Employer's card")
    OTHER = "OTHER", _("Other")


class MessageLanguage(TextChoices):
    """Languages in which the system writes to a reporter. Names stand in their own script."""

    ENGLISH = "en", "English"
    HINDI = "hi", "हिन्दी"
    BENGALI = "bn", "বাংলা"
    GUJARATI = "gu", "ગુજરાતી"
    TAMIL = "ta", "தமிழ்"
