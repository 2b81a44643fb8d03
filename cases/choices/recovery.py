"""Lists of Form-R and the sighting report."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecoveryKind(TextChoices):
    TRACED_KNOWN = "TRACED_KNOWN", _("Traced, identity known")
    FOUND_UNKNOWN = "FOUND_UNKNOWN", _("Found, identity not known")
    RESCUED = "RESCUED_IN_RAID", _("Rescued in a raid")
    SURRENDERED = "SURRENDERED_SELF", _("Came on their own")
    ABANDONED_INFANT = "ABANDONED_INFANT", _("Abandoned infant")
    ADULT_FOUND = "ADULT_FOUND", _("Adult found")
    BODY = "BODY", _("Unidentified body")


class RecoveredBy(TextChoices):
    OWN_PS = "OWN_PS", _("This police station")
    OTHER_PS = "OTHER_PS", _("Another police station")
    GRP = "GRP", _("Government railway police (GRP)")
    RPF = "RPF", _("Railway protection force (RPF)")
    AHTU = "AHTU", _("Anti-human-trafficking unit (AHTU)")
    SJPU = "SJPU", _("Special juvenile police unit (SJPU)")
    CHILDLINE = "CHILDLINE", _("Child helpline 1098")
    NGO = "NGO", _("NGO")
    CWC = "CWC", _("Child welfare committee (CWC)")
    CCI = "CCI", _("Child care institution")
    LABOUR_DEPT = "LABOUR_DEPT", _("Labour department")
    CITIZEN = "CITIZEN", _("Citizen")
    PARENTS = "PARENTS", _("Parents")
    SELF_RETURNED = "SELF_RETURNED", _("Returned on their own")
    BSF_SSB = "BSF_SSB", _("Border forces (BSF, SSB)")
    HOSPITAL = "HOSPITAL", _("Hospital")
    OTHER = "OTHER", _("Other")


class RecoveryCondition(TextChoices):
    HEALTHY = "HEALTHY", _("Healthy")
    INJURED = "INJURED", _("Injured")
    ILL = "ILL", _("Ill")
    UNCONSCIOUS = "UNCONSCIOUS", _("Unconscious")
    INTOXICATED = "INTOXICATED", _("Intoxicated")
    PREGNANT = "PREGNANT", _("Pregnant")
    DEAD = "DEAD", _("Dead")
    OTHER = "OTHER", _("Other")
    NOT_KNOWN = "NK", _("Not known")


class ImmediateNeed(TextChoices):
    FOOD = "FOOD", _("Food")
    CLOTHES = "CLOTHES", _("Clothes")
    MEDICAL = "MEDICAL", _("Medical care")
    INTERPRETER = "INTERPRETER", _("Interpreter")
    COUNSELLOR = "COUNSELLOR", _("Counsellor")
    SHELTER = "SHELTER", _("Shelter")
    OTHER = "OTHER", _("Other")


class OffenceKind(TextChoices):
    KIDNAP = "KIDNAP", _("Kidnapping")
    TRAFFICKING = "TRAFFICKING", _("Trafficking")
    SEXUAL = "SEXUAL", _("Sexual offence")
    LABOUR = "LABOUR", _("Child labour")
    BONDED = "BONDED", _("Bonded labour")
    BEGGING = "BEGGING", _("Begging")
    MARRIAGE = "MARRIAGE", _("Child marriage")
    ORGAN = "ORGAN", _("Organ trade")
    DRUG_COURIER = "DRUG_COURIER", _("Drug courier")
    OTHER = "OTHER", _("Other")


class ProducedBefore(TextChoices):
    CWC = "CWC", _("Child welfare committee (CWC)")
    JJB = "JJB", _("Juvenile justice board (JJB)")
    MAGISTRATE = "MAGISTRATE", _("Magistrate")
    NOT_NEEDED = "NOT_NEEDED_ADULT", _("Not needed, adult")


class InterimCustody(TextChoices):
    PARENT = "PARENT", _("Parent")
    FIT_PERSON = "FIT_PERSON", _("Fit person")
    CCI = "CCI", _("Child care institution")
    SAA = "SAA", _("Specialised adoption agency (SAA)")
    HOSPITAL = "HOSPITAL", _("Hospital")
    FIT_FACILITY = "FIT_FACILITY", _("Fit facility")


class TracingMethod(TextChoices):
    PORTAL = "PORTAL", _("Search of missing reports")
    PHONE = "PHONE", _("Telephone")
    VISIT = "VISIT", _("Visit")
    WIRELESS = "WIRELESS", _("Wireless message")
    NEWSPAPER = "NEWSPAPER", _("Newspaper")
    TELEVISION = "TELEVISION", _("Television, cable, radio")
    SOCIAL_MEDIA = "SOCIAL_MEDIA", _("Social media")
    NGO = "NGO", _("NGO")
    VILLAGE = "VILLAGE", _("Village head or committee")
    OTHER = "OTHER", _("Other")


class FamilyProof(TextChoices):
    PHOTO = "PHOTO", _("Photograph")
    DOCUMENT = "ID", _("Identity document")
    DNA = "DNA", _("DNA")
    RECOGNITION = "RECOGNITION", _("Recognition by the child")
    OTHER = "OTHER", _("Other")


class Newspaper(TextChoices):
    NATIONAL = "NATIONAL", _("National newspaper")
    LOCAL = "LOCAL", _("Local newspaper")
    BOTH = "BOTH", _("National and local newspaper")


class RecoveryOutcome(TextChoices):
    RESTORED = "RESTORED", _("Restored to the family")
    INSTITUTION = "CCI", _("Placed in an institution")
    TRANSFERRED = "TRANSFERRED", _("Transferred")
    REPATRIATED = "REPATRIATED", _("Repatriated")
    LFA = "LFA", _("Legally free for adoption")
    ADULT_RELEASED = "ADULT_RELEASED", _("Adult, free to go")
    DIED = "DIED", _("Died")
    RAN_AWAY = "RAN_AWAY", _("Ran away")
    CREMATED = "CREMATED_BURIED", _("Cremated or buried")


class SightingKind(TextChoices):
    SIGHTED = "SIGHTED", _("I saw a missing person")
    FOUND_WITH_ME = "FOUND_WITH_ME", _("A found child is with me")
    SUSPICIOUS = "SUSPICIOUS_ACTIVITY", _("Suspicious activity with a child")
    CHILD_LABOUR = "CHILD_LABOUR", _("A child at work")
    BEGGING = "BEGGING", _("A child begging")
