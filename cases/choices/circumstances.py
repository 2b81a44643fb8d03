"""Lists of Form-M: how the report came in, how and why the person went missing, risk, diary, closure."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ReportMode(TextChoices):
    IN_PERSON = "IN_PERSON", _("In person")
    PHONE = "PHONE", _("Telephone")
    EMAIL = "EMAIL", _("E-mail")
    SMS = "SMS", _("SMS")
    POST = "POST", _("Post")
    PORTAL = "PORTAL", _("This portal")
    HELPLINE_1098 = "HELPLINE_1098", _("Child helpline 1098")
    HELPLINE_112 = "HELPLINE_112", _("Emergency number 112")
    OTHER_PS = "OTHER_PS_ZERO_FIR", _("Another police station (zero FIR)")
    REGISTER = "REGISTER", _("Register file")
    OTHER = "OTHER", _("Other")


class MissingKind(TextChoices):
    LOST = "LOST", _("Lost")
    RUNAWAY = "RUNAWAY", _("Ran away")
    ABDUCTED = "ABDUCTED", _("Abducted")
    TRAFFICKED = "TRAFFICKED", _("Trafficked")
    ABANDONED = "ABANDONED", _("Abandoned")
    OTHER = "OTHER", _("Other")
    UNKNOWN = "UNKNOWN", _("Not known")


class MissingReason(TextChoices):
    LOST_WAY = "LOST_WAY", _("Lost the way")
    SCOLDED = "SCOLDED", _("Was scolded")
    EXAM_STRESS = "EXAM_STRESS", _("Examination stress")
    FAMILY_DISPUTE = "FAMILY_DISPUTE", _("Family dispute")
    ABUSE_AT_HOME = "ABUSE_AT_HOME", _("Abuse at home")
    PEER_INFLUENCE = "PEER_INFLUENCE", _("Influence of friends")
    SEEKING_WORK = "SEEKING_WORK", _("In search of work")
    ELOPEMENT = "ELOPEMENT", _("Elopement")
    CHILD_MARRIAGE_FLIGHT = "CHILD_MARRIAGE_FLIGHT", _("Fled from child marriage")
    KIDNAP_ABDUCTION = "KIDNAP_ABDUCTION", _("Kidnapping or abduction")
    RANSOM = "RANSOM", _("Ransom")
    PARENTAL_CUSTODY = "PARENTAL_CUSTODY_TAKING", _("Taken by a parent in a custody dispute")
    TRAFFICKING_LABOUR = "TRAFFICKING_LABOUR", _("Trafficking for labour")
    TRAFFICKING_SEXUAL = "TRAFFICKING_SEXUAL", _("Trafficking for sexual exploitation")
    TRAFFICKING_BEGGING = "TRAFFICKING_BEGGING", _("Trafficking for begging")
    TRAFFICKING_OTHER = "TRAFFICKING_OTHER", _("Trafficking for another purpose")
    ONLINE_LURE = "ONLINE_LURE", _("Lured online")
    MENTAL_ILLNESS = "MENTAL_ILLNESS", _("Mental illness")
    DEMENTIA = "DEMENTIA", _("Dementia")
    DISASTER = "DISASTER", _("Disaster")
    ACCIDENT = "ACCIDENT", _("Accident")
    LEFT_INSTITUTION = "LEFT_INSTITUTION", _("Left an institution")
    OTHER = "OTHER", _("Other")
    UNKNOWN = "UNKNOWN", _("Not known")


class PlaceType(TextChoices):
    HOME = "HOME", _("Home")
    SCHOOL = "SCHOOL", _("School")
    HOSTEL = "HOSTEL", _("Hostel")
    MARKET = "MARKET", _("Market")
    FAIR_FESTIVAL = "FAIR_FESTIVAL", _("Fair or festival")
    RELIGIOUS_PLACE = "RELIGIOUS_PLACE", _("Religious place")
    RAILWAY_STATION = "RAILWAY_STATION", _("Railway station")
    TRAIN = "TRAIN", _("Train")
    BUS_STAND = "BUS_STAND", _("Bus stand")
    BUS = "BUS", _("Bus")
    AIRPORT = "AIRPORT", _("Airport")
    PORT = "PORT", _("Port")
    ROAD = "ROAD", _("Road")
    PARK = "PARK", _("Park")
    CINEMA_MALL = "CINEMA_MALL", _("Cinema or mall")
    HOSPITAL = "HOSPITAL", _("Hospital")
    WORKPLACE = "WORKPLACE_FACTORY", _("Workplace or factory")
    BRICK_KILN = "BRICK_KILN", _("Brick kiln")
    DOMESTIC_WORK = "DOMESTIC_WORK_HOUSE", _("House where the person worked")
    HOTEL_DHABA = "HOTEL_DHABA", _("Hotel or dhaba")
    BROTHEL = "BROTHEL", _("Brothel")
    CIRCUS = "CIRCUS", _("Circus")
    BEGGING_SPOT = "BEGGING_SPOT", _("Place of begging")
    RIVER_CANAL = "RIVER_CANAL", _("River or canal")
    FOREST_FIELD = "FOREST_FIELD", _("Forest or field")
    BORDER_POST = "BORDER_POST", _("Border post")
    CRADLE = "CRADLE", _("Cradle point")
    CCI = "CCI", _("Child care institution")
    RELIEF_CAMP = "RELIEF_CAMP", _("Relief camp")
    OTHER_STATE_POLICE = "OTHER_STATE_POLICE", _("Police of another state")
    ONLINE = "ONLINE", _("Online")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class PointBasis(TextChoices):
    """Where the point on the map comes from, and with it how exact it is."""

    EXACT = "EXACT", _("Exact: the latitude and longitude below")
    STATION = "STATION", _("About: the police station of the place, or else your office")
    DISTRICT = "DISTRICT", _("Roughly: the headquarters of the district")


class PublicationBasis(TextChoices):
    CONSENT = "CONSENT", _("Written consent of the parent or guardian")
    CWC_ORDER = "CWC_ORDER", _("Order of the CWC without consent")
    ADULT_FAMILY = "ADULT_FAMILY", _("Request of the family of an adult")


class PublicationBlock(TextChoices):
    """Any one of these keeps a person off every public page."""

    POCSO = "POCSO", _("Victim of a sexual offence (POCSO)")
    TRAFFICKING = "TRAFFICKING", _("Trafficking: publicity would endanger the person")
    NEGOTIATION = "NEGOTIATION", _("Kidnap negotiation: held by the Superintendent of Police")
    OBJECTION = "OBJECTION", _("Objection of a parent or the CWC")
    CCL = "CCL", _("Child in conflict with law")
    ADULT_REQUEST = "ADULT_REQUEST", _("Now an adult who asked for removal")
    COURT_ORDER = "COURT_ORDER", _("Court order")


class WithdrawalReason(TextChoices):
    TRACED = "TRACED", _("The person is traced")
    BLOCKED = "BLOCKED", _("A publication block was set")
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN", _("Consent was withdrawn")
    EXPIRED = "EXPIRED", _("The permitted period is over")
    CLOSED = "CLOSED", _("The case was closed or cancelled")
    CORRECTION = "CORRECTION", _("To be corrected and published again")
    OTHER = "OTHER", _("Other")


class ClosureResult(TextChoices):
    TRACED = "TRACED", _("Traced")
    RETURNED = "RETURNED", _("Returned on their own")
    FOUND_DEAD = "FOUND_DEAD", _("Found dead")
    DUPLICATE = "DUPLICATE", _("Duplicate of another report")
    FALSE = "FALSE", _("False report")
    NO_JURISDICTION = "TRANSFERRED_NO_JURISDICTION", _("Transferred, no jurisdiction")


class RiskLevel(TextChoices):
    LOW = "LOW", _("Low")
    MEDIUM = "MEDIUM", _("Medium")
    HIGH = "HIGH", _("High")
    CRITICAL = "CRITICAL", _("Critical")


class RiskItem(TextChoices):
    """Questions of the risk form. The value is the name of the column."""

    UNDER_SIX = "under_six", _("Child below 6 years")
    GIRL_OVER_TEN = "girl_over_ten", _("Girl above 10 years")
    DISABILITY_ILLNESS = "disability_or_illness", _("Disability or illness")
    MEDICINE = "medicine_dependent", _("Depends on medicine")
    OUT_OF_CHARACTER = "out_of_character", _("Going away is out of character")
    ABDUCTION = "abduction_suspected", _("Suspicion of abduction or trafficking")
    ONLINE = "online_contact", _("Contact with a stranger online")
    DOMESTIC_ABUSE = "domestic_abuse", _("Abuse at home")
    RANSOM = "ransom_call", _("Call for ransom")
    EARLIER_ABUSE = "earlier_abuse", _("Earlier abuse or exploitation")
    WEATHER = "extreme_weather", _("Extreme weather")
    OVER_A_DAY = "over_a_day", _("Last seen more than 24 hours ago")


class Agency(TextChoices):
    SJPU = "SJPU", _("Special juvenile police unit (SJPU)")
    AHTU = "AHTU", _("Anti-human-trafficking unit (AHTU)")
    DCRB = "DCRB", _("District crime records bureau (DCRB)")
    CHILDLINE = "CHILDLINE", _("Child helpline 1098")
    CWC = "CWC", _("Child welfare committee (CWC)")
    DCPU = "DCPU", _("District child protection unit (DCPU)")
    GRP_RPF = "GRP_RPF", _("Railway police (GRP, RPF)")
    NEIGHBOURS = "NEIGHBOURS", _("Neighbouring police stations")
    BORDER = "BORDER", _("Border forces")
    CYBER = "CYBER", _("Cyber cell")
    CBI = "CBI", _("Central Bureau of Investigation (CBI)")
    OTHER = "OTHER", _("Other")


class DiaryItem(IntegerChoices):
    """The checklist of the action diary (Rule 92 and the procedure of 2016); 0 is a free entry."""

    FREE = 0, _("Free entry")
    FIR = 1, _("GD entry and FIR registered at once")
    FIR_COPY = 2, _("Copy of the FIR given free to the complainant")
    PRESUMPTION = 3, _("Kidnapping or trafficking presumed until shown otherwise")
    RISK = 4, _("Risk assessment recorded")
    SJPU = 5, _("FIR sent to the SJPU or child welfare police officer (CWPO)")
    PHOTOGRAPH = 6, _("Recent photograph collected and copied")
    UPLOAD = 7, _("Uploaded on the portal with the photograph")
    BUREAUX = 8, _("Form sent to the missing persons squad, DCRB, SCRB, NCRB, CBI and railway police")
    WIRELESS = 9, _("Wireless message to all stations, neighbouring districts and borders")
    LEGAL_SERVICES = 10, _("Report sent to the legal services authority")
    HUE_AND_CRY = 11, _("Hue-and-cry notice distributed")
    MEDIA = 12, _("Media, cable and social media informed")
    HAUNTS = 13, _("Cinemas, malls, parks, religious places, hospitals and shelters searched")
    CCTV = 14, _("CCTV of the area and the routes checked")
    PHONE_ACCOUNTS = 15, _("Telephone, internet and social accounts checked")
    STATEMENTS = 16, _("Statements of family, friends, school, employer and witnesses taken")
    INSTITUTIONS = 17, _("Child helpline, NGOs, institutions and CWC asked; recovered children searched")
    BODIES = 18, _("Unidentified bodies checked")
    OTHER_STATES = 19, _("Police of other states, AHTU, rail and airlines asked")
    FAMILY_INFORMED = 20, _("Family told of the progress")
    TRACED = 21, _("Traced: parents told, production, medical examination, statement, counselling")
