"""The main job in a browser: a girl is reported missing at Lucknow and found at Howrah."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.core.pictures import encoded, portrait
from tests.e2e.pages import Person, sms_to

INDIA = ZoneInfo("Asia/Kolkata")
REPORTER = "+919999811122"
GIRL, GIRL_IN_BENGALI = "रुखसाना परवीन", "রুখসানা পারভীন"
PLACE_FOUND = "হাওড়া স্টেশন, প্ল্যাটফর্ম ৮"
SAVE = "main .tc-buttons button[name=action][value=save]"
MARKS = (
    {"kind": "BURN", "site": "FOREARM", "side": "R", "text": "कलाई के पास जलने का पुराना निशान"},
    {"kind": "MOLE", "site": "CHEEK", "side": "L", "text": "गाल पर तिल"},
    {"kind": "TATTOO", "site": "HAND", "side": "R", "text": "हाथ पर गोदना, नाम लिखा है"},
)
FOUND_MARKS = ({"kind": "BURN", "site": "FOREARM", "side": "R", "text": "হাতে পোড়া দাগ"},)


def moment(**ago: float) -> str:
    return (datetime.now(INDIA) - timedelta(**ago)).strftime("%d-%m-%Y %H:%M")


def day(**ago: float) -> str:
    return moment(**ago).split()[0]


@pytest.fixture
def person(stack, new_context) -> Callable[..., Person]:
    """`person(username, language)` is an officer who has logged in; without a name, a citizen."""

    def enter(username: str = "", language: str = "en") -> Person:
        someone = Person(new_context().new_page(), stack.url, language)
        if username:
            phone = stack.query("SELECT phone FROM accounts_user WHERE username = %s", username)[0][0]
            someone.log_in(username, phone)
        return someone

    return enter


def test_a_girl_missing_at_lucknow_and_found_at_howrah_is_brought_together(stack, person):
    lucknow, howrah = person("ps.kotwali.lucknow", "hi"), person("ps.grp.howrah", "bn")
    citizen = person(language="hi")

    missing = file_missing_report(lucknow)
    publish(lucknow, missing)
    poster = poster_in_gallery(citizen)
    recovered = record_found_girl(howrah)

    recorded = time.monotonic()
    match = wait_for_match(howrah, recovered)
    assert wait_for_match(lucknow, missing) == match
    assert time.monotonic() - recorded < 5
    for officer in (lucknow, howrah):
        decide(officer, match, "review", verdict="CONFIRM")
    decide(lucknow, match, "verify", verified_by="IN_PERSON")
    decide(lucknow, match, "accept")

    assert badge(lucknow, missing) == "traced"
    assert is_linked(howrah, recovered)
    assert_no_longer_searched_for(person(language="hi"), poster)  # a browser may keep a page for 30 s
    assert_reporter_is_told_in_hindi(stack, missing)
    stack.manage("verify_audit")


def file_missing_report(officer: Person) -> str:
    """From the desk to a registered case; the address of the case."""
    officer.open("/office/")
    officer.press("main a[href$='/missing-reports/new/']")
    officer.answer(
        full_name=GIRL, sex="F", age_years="13", father_name="सलीम अहमद", missing_from=moment(days=2),
        place_line="अमीनाबाद बाज़ार", place_district="Lucknow",
        reporter_name="सलीम अहमद", reporter_phone=REPORTER, reporter_language="hi",
    )  # fmt: skip
    officer.press("main form .btn-primary")
    tasks = officer.path
    assert tasks.endswith("/tasks/")

    fill_section(officer, tasks, "registration",
        mode="IN_PERSON", reported_at=moment(days=1, hours=20), gd_number="31", gd_date=day(days=1),
        fir_number="412/2026", fir_date=day(days=1),
        io_name="उप-निरीक्षक रवि यादव", cwpo_name="निशा पाल", fir_copy_given="Y",
    )  # fmt: skip
    fill_section(officer, tasks, "person",
        age_basis="STATED", nationality="IN", religion="MUSLIM", mother_tongue="hi", languages=["hi", "ur"],
    )  # fmt: skip
    fill_section(officer, tasks, "family",
        mother_name="शबाना", permanent_line="मकान 22, नज़ीराबाद", permanent_district="Lucknow",
        present_is_permanent=True, reporter_relation="FATHER",
    )  # fmt: skip
    fill_section(officer, tasks, "disappearance",
        place_point="STATION", place_type="MARKET", circumstances="बाज़ार गई थी, घर नहीं लौटी।",
        kind="UNKNOWN", reasons=["UNKNOWN"], needs_medicine="N",
    )  # fmt: skip
    fill_section(officer, tasks, "description",
        height_cm="142", complexion="WHEATISH", build="THIN", face="OVAL", hair_colour="BLACK",
        hair_style="PLAITED", eye_colour="BLACK", eye_feature="NORMAL", has_disability="N",
        mental_state="NK", clothes_upper="KURTA", clothes_lower="SALWAR", clothes_colours=["GREEN"],
        footwear="CHAPPAL",
    )  # fmt: skip
    officer.open(tasks)
    officer.press("main .tc-task a[href*='/description/']")
    give_marks(officer, MARKS)
    officer.press(SAVE)
    send_photograph(officer, tasks, encoded(portrait()))
    fill_section(officer, tasks, "risk", button=".btn-primary", girl_over_ten="Y")
    fill_section(officer, tasks, "publication", public_description="हरा कुर्ता पहने थी।")
    return register(officer, tasks, "register")


def fill_section(officer: Person, tasks: str, key: str, *, button: str = "", **answers) -> None:
    """From the list of sections into one of them, and back to the list."""
    officer.open(tasks)
    officer.press(f"main .tc-task a[href*='/{key}/']")
    officer.answer(**answers)
    officer.press(button or SAVE)


def give_marks(officer: Person, marks: tuple[dict, ...]) -> None:
    """In the section that is open now; a row is added where there is none."""
    for number, mark in enumerate(marks):
        if not officer.fields(f"marks-{number}-kind").count():
            officer.press("main button[name=action][value=add-marks]")
        officer.answer(**{f"marks-{number}-{name}": value for name, value in mark.items()})


def send_photograph(officer: Person, tasks: str, picture: bytes) -> None:
    officer.open(tasks)
    officer.press("main .tc-task a[href*='/photographs/']")
    file = {"name": "girl.jpg", "mimeType": "image/jpeg", "buffer": picture}
    officer.answer(pictures=file)
    officer.press("main form[enctype] .btn-primary")
    assert officer.page.locator("main .tc-photo").count() == 1


def register(officer: Person, tasks: str, step: str) -> str:
    """Check the answers, then take the step; the address of the case."""
    officer.open(tasks)
    officer.press("main .tc-buttons .btn-primary")
    officer.press(f"main a[href$='/transitions/{step}/']")
    officer.press("main form .btn-primary")
    assert re.fullmatch(r"/office/[a-z-]+/[0-9A-Z-]+/", officer.path), officer.problems()
    return officer.path


def publish(officer: Person, case: str) -> None:
    officer.open(case)
    officer.press("main a[href$='/publication/']")
    officer.answer(basis="CONSENT", given_by="सलीम अहमद", relation="FATHER", given_on=day(hours=1))
    officer.press("main form .btn-primary")


def poster_in_gallery(citizen: Person) -> str:
    citizen.open("/missing/")
    citizen.press(f"main .tc-gallery a:has-text('{GIRL}')")
    return citizen.path


def record_found_girl(officer: Person) -> str:
    officer.open("/office/")
    officer.press("main a[href$='/recovery-reports/new/']")
    officer.answer(
        full_name=GIRL_IN_BENGALI, name_type="ORIGINAL", sex="F", languages=["hi"],
        recovered_at=moment(hours=5), recovered_by="GRP", place_line=PLACE_FOUND, place_district="Howrah",
        condition="HEALTHY",
    )  # fmt: skip
    officer.press("main form .btn-primary")
    tasks = officer.path
    fill_section(officer, tasks, "registration",
        kind="FOUND_UNKNOWN", reported_at=moment(hours=4), officer_name="বিকাশ দাস",
    )  # fmt: skip
    fill_section(officer, tasks, "place",
        place_point="DISTRICT", place_type="RAILWAY_STATION", circumstances="একা বসে কাঁদছিল।",
    )  # fmt: skip
    fill_section(officer, tasks, "person",
        age_basis="NK", father_name="সেলিম", home_district="Lucknow", clue_landmarks="বাজারের কাছে বাড়ি",
    )  # fmt: skip
    officer.open(tasks)
    officer.press("main .tc-task a[href*='/description/']")
    officer.answer(
        height_band="NK", complexion="WHEATISH", build="NK", face="NK", hair_colour="NK",
        hair_style="PLAITED", eye_colour="NK", eye_feature="NK", has_disability="NK", mental_state="NK",
        clothes_upper="NK", clothes_lower="NK", clothes_colours=["NK"], footwear="NK",
    )  # fmt: skip
    give_marks(officer, FOUND_MARKS)
    officer.press(SAVE)
    send_photograph(officer, tasks, encoded(portrait(330, 400)))
    fill_section(officer, tasks, "condition", medical_done="N")
    return register(officer, tasks, "record")


def wait_for_match(officer: Person, case: str) -> str:
    """Look at the case again and again, as the officer would, until a match stands on it."""
    link = officer.page.locator("main a[href*='/office/matches/']")
    for _ in range(50):
        officer.open(case)
        if link.count():
            return link.first.get_attribute("href").removeprefix(officer.prefix)
        officer.page.wait_for_timeout(200)
    raise AssertionError("no match within 10 s")


def decide(officer: Person, match: str, step: str, **answers) -> None:
    officer.open(match)
    form = f"main form[action$='/{step}/']:not(details *)"
    officer.answer(**answers)
    officer.press(f"{form} button")
    assert officer.page.locator(form).count() == 0, officer.page.locator("[role=alert]").all_inner_texts()


def badge(officer: Person, case: str) -> str:
    """The state of the case, as the class of its badge says it in every language."""
    officer.open(case)
    classes = officer.page.locator("main .tc-badge").first.get_attribute("class")
    return re.search(r"tc-badge-(\w+)", classes).group(1)


def is_linked(officer: Person, case: str) -> bool:
    """The found child stays «recorded» until she is produced; that she is identified shows in the link."""
    officer.open(case)
    return officer.page.locator("main a[href*='/office/missing-reports/']").count() == 1


def assert_no_longer_searched_for(citizen: Person, poster: str) -> None:
    citizen.page.goto(f"{citizen.url}{citizen.prefix}{poster}")
    assert GIRL not in citizen.page.content()
    assert citizen.page.locator("main img").count() == 0
    citizen.open("/missing/")
    assert GIRL not in citizen.page.content()


def assert_reporter_is_told_in_hindi(stack, missing: str) -> None:
    stack.wait_for(lambda: len(sms_to(stack.url, REPORTER)) == 3, 10)
    bodies = [message["body"] for message in sms_to(stack.url, REPORTER)]
    reference = missing.strip("/").rsplit("/", 1)[-1]
    number = stack.query("SELECT number FROM cases_missingreport WHERE reference = %s", reference)[0][0]
    for body in bodies:  # registered; turn to the officer; the search has ended
        assert number in body
        assert re.search("[\u0900-\u097f]", body), body
        for secret in (GIRL, GIRL_IN_BENGALI, PLACE_FOUND, "Howrah", "हावड़ा"):
            assert secret not in body
