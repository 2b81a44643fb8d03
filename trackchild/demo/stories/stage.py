"""What every story needs: the people at their desks, places, hours ago, whole forms with one change."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cases import services
from cases.models import IdentificationMark, MissingReport, RecoveryReport
from directory.models import District, Office
from trackchild.accounts.models import User
from trackchild.core import history
from trackchild.demo.portraits import portrait

LUCKNOW, HOWRAH, PATNA = 162, 313, 212


class Stage:
    def __init__(self, users: dict[str, User], *, serial: int = 20) -> None:
        self.users = users
        self.districts = {
            one.lgd_code: one for one in District.objects.filter(lgd_code__in=(LUCKNOW, HOWRAH, PATNA))
        }
        self.now = timezone.now().replace(second=0, microsecond=0)
        self.serial = serial

    def user(self, username: str) -> User:
        return self.users[username]

    def office(self, code: str) -> Office:
        return Office.objects.select_related("state", "district").get(code=code)

    def ago(self, *, days: float = 0, hours: float = 0) -> datetime:
        return self.now - timedelta(days=days, hours=hours)

    @contextmanager
    def acting(self, username: str) -> Iterator[User]:
        """Everything inside is done by this officer, in the row history too."""
        user = self.user(username)
        with history.acting(user):
            yield user

    def missing_answers(self, *, at: datetime, district: int, **own: Any) -> dict[str, Any]:
        """A whole Form-M; `own` is what this story says otherwise."""
        self.serial += 1
        place = self.districts[district]
        reported = min(at + timedelta(hours=3), self.now)
        return {
            "mode": "IN_PERSON",
            "reported_at": reported,
            "gd_number": str(self.serial),
            "gd_date": timezone.localdate(reported),
            "fir_number": f"{self.serial}/{reported.year}",
            "fir_date": timezone.localdate(reported),
            "legal_sections": "BNS 137(2)",
            "io_name": "Sub-inspector Ravi Yadav",
            "io_phone": "+919999900501",
            "cwpo_name": "Sub-inspector Nisha Pal",
            "cwpo_phone": "+919999900502",
            "fir_copy_given": "Y",
            "age_basis": "STATED",
            "nationality": "IN",
            "religion": "HINDU",
            "mother_tongue": "hi",
            "languages": ["hi"],
            "parental_status": "BOTH",
            "permanent_line": "House 14, Naya Tola",
            "permanent_locality": "Aminabad",
            "permanent_district": place,
            "present_is_permanent": True,
            "reporter_relation": "FATHER",
            "reporter_phone": f"+919999700{self.serial:03d}",
            "reporter_language": "hi",
            "missing_from": at,
            "missing_from_precision": "APPROX",
            "place_line": "On the way from school",
            "place_locality": "Aminabad",
            "place_district": place,
            "place_point": "STATION",
            "place_type": "SCHOOL",
            "circumstances": "Left for school in the morning and did not come back. Friends were asked.",
            "kind": "LOST",
            "reasons": ["UNKNOWN"],
            "needs_medicine": "N",
            **DESCRIPTION,
            **own,
        }

    def recovery_answers(self, *, at: datetime, district: int, **own: Any) -> dict[str, Any]:
        """A whole Form-R; `own` is what this story says otherwise."""
        self.serial += 1
        return {
            "kind": "FOUND_UNKNOWN",
            "gd_number": str(self.serial),
            "gd_date": timezone.localdate(at),
            "recovered_at": at,
            "recovered_at_precision": "APPROX",
            "reported_at": min(at + timedelta(hours=1), self.now),
            "recovered_by": "GRP",
            "officer_name": "Constable Bikash Das",
            "place_line": "Platform no. 8",
            "place_district": self.districts[district],
            "place_point": "DISTRICT",
            "place_type": "RAILWAY_STATION",
            "circumstances": "Found alone and crying. Does not know the way home.",
            "name_type": "ORIGINAL",
            "age_basis": "APPARENT",
            "languages": ["hi"],
            "condition": "HEALTHY",
            "medical_done": "Y",
            "medical_at": min(at + timedelta(hours=2), self.now),
            "hospital": "District Hospital",
            **DESCRIPTION,
            **own,
        }

    def registered(
        self, username: str, *, face: tuple[str, str, int], marks: list[dict], **own: Any
    ) -> MissingReport:
        """A missing report of this officer, registered and open."""
        with self.acting(username) as officer:
            report = services.create_missing_report(by=officer, **self.missing_answers(**own))
            self.give_marks(report, marks)
            services.add_photograph(report, by=officer, file=self.picture(*face), is_main=True)
            report.refresh_from_db()
            return services.register_missing_report(report, by=officer)

    def recorded(
        self, username: str, *, face: tuple[str, str, int], marks: list[dict], **own: Any
    ) -> RecoveryReport:
        """A recovery report of this officer, recorded."""
        with self.acting(username) as officer:
            report = services.create_recovery_report(by=officer, **self.recovery_answers(**own))
            self.give_marks(report, marks)
            services.add_photograph(report, by=officer, file=self.picture(*face), is_main=True)
            report.refresh_from_db()
            return services.record_recovery(report, by=officer)

    def give_marks(self, report: MissingReport | RecoveryReport, marks: list[dict]) -> None:
        owner = "missing_report" if isinstance(report, MissingReport) else "recovery_report"
        for mark in marks:
            IdentificationMark.objects.create(**{owner: report}, **mark)

    def picture(self, sex: str, age: str, variant: int) -> io.BytesIO:
        return io.BytesIO(portrait(sex, age, variant))


DESCRIPTION = {
    "height_cm": 140,
    "complexion": "WHEATISH",
    "build": "THIN",
    "face": "ROUND",
    "hair_colour": "BLACK",
    "hair_style": "LONG",
    "eye_colour": "BLACK",
    "eye_feature": "NORMAL",
    "has_disability": "N",
    "mental_state": "NORMAL",
    "clothes_upper": "SCHOOL_UNIFORM",
    "clothes_lower": "SALWAR",
    "clothes_colours": ["BLUE", "WHITE"],
    "footwear": "SANDAL",
    "clothing_text": "Blue school uniform with a white scarf",
}
