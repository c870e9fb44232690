"""What the bot reminds of, in whole, and what it keeps quiet about."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.dialogue.conversation import Conversation
from bot.entries import EntryKind
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from locales.voice import Voice
from storage.database import Database
from tests.bot.dialogue.test_digest import Year, days

CHANNEL = "slack:T1:C1"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
AREAS = ("flemingsberg", "skogas", "varby")
MANAGER = Sender(platform="slack", user="karin")


@pytest.fixture
def year(sqlite_database: Database) -> Year:
    """A partnership in which nothing is reported yet, with a manager."""
    year = Year(sqlite_database)
    with year.talk.units_of_work() as work:
        work.members.add(MANAGER, "kommunen", Role.MANAGER, datetime(2020, 1, 1, tzinfo=STOCKHOLM))
        work.commit()
    return year


def due(talk: Conversation, day: date, clock: time = time(13, 5), language: str = "sv") -> list[str]:
    """What the channel is reminded of."""
    moment = datetime.combine(day, clock, STOCKHOLM)
    voice = Voice(talk.partnership, language)
    return [voice.tell(each).text for each in talk.reminders(moment, CHANNEL)]


def patrol(year: Year, *on: date, areas: tuple[str, ...] = AREAS, **said: Any) -> None:
    for area in areas:
        year.tell("polisen", "foot_patrol", *on, area=area, **said)


def tuesdays(last: date) -> list[date]:
    """The Tuesdays of 2020 before a day, and New Year's Day, which is in the first week."""
    return [date(2020, 1, 1), *days(date(2020, 1, 7), last - timedelta(days=1))]


# A rhythm about to be missed


def test_on_thursday_what_is_always_done_by_then_is_missed(year: Year) -> None:
    patrol(year, *tuesdays(date(2020, 4, 2)), areas=("flemingsberg", "varby"))
    patrol(year, *tuesdays(date(2020, 3, 30)), areas=("skogas",))
    assert due(year.talk, date(2020, 4, 2)) == [
        "Fotpatrull: Skogås återstår, senast sön 5 april. Redan gjort? Skriv det till mig, så räknas det."
    ]
    (english,) = due(year.talk, date(2020, 4, 2), language="en")
    assert english.startswith("Fotpatrull: Skogås still to do, Sun 5 April at the latest. Done already?")
    for other in (date(2020, 3, 30), date(2020, 3, 31), date(2020, 4, 1), date(2020, 4, 3)):
        assert due(year.talk, other) == []


def test_what_always_comes_at_the_weekend_is_not_missed_on_thursday(year: Year) -> None:
    patrol(year, *(day + timedelta(days=4) for day in tuesdays(date(2020, 3, 30))))
    assert due(year.talk, date(2020, 4, 2)) == []


@pytest.mark.parametrize("kind", [EntryKind.PLANNED, EntryKind.CANCELLED])
def test_what_is_planned_or_called_off_is_known(year: Year, kind: EntryKind) -> None:
    patrol(year, *tuesdays(date(2020, 3, 30)))
    patrol(year, date(2020, 4, 4), areas=("varby",), kind=kind, at=datetime(2020, 4, 1, 9, tzinfo=STOCKHOLM))
    patrol(year, date(2020, 3, 31), areas=("skogas",), kind=EntryKind.PLANNED)
    (told,) = due(year.talk, date(2020, 4, 2))
    assert told.startswith("Fotpatrull: Flemingsberg och Skogås återstår,")


def test_after_one_week_that_was_missed_it_is_said_once_and_then_left_to_the_digest(year: Year) -> None:
    patrol(year, *(day + timedelta(days=4) for day in tuesdays(date(2020, 3, 2))))
    missed = [date(2020, 3, 5) + timedelta(weeks=n) for n in range(4)]
    assert [len(due(year.talk, day)) for day in missed] == [0, 1, 0, 0]


def test_on_a_holiday_what_is_due_comes_the_day_before(year: Year) -> None:
    patrol(year, *tuesdays(date(2020, 5, 18)))
    assert due(year.talk, date(2020, 5, 21)) == []
    (told,) = due(year.talk, date(2020, 5, 20))
    assert told.endswith("senast sön 24 maj. Redan gjort? Skriv det till mig, så räknas det.")
    assert due(year.talk, date(2020, 6, 19)) == []


@pytest.mark.parametrize(
    ("clock", "said"), [(time(9, 59), 0), (time(10), 1), (time(15, 59), 1), (time(16), 0), (time(2, 30), 0)]
)
def test_it_is_quiet_outside_office_hours(year: Year, clock: time, said: int) -> None:
    patrol(year, *tuesdays(date(2020, 3, 30)))
    assert len(due(year.talk, date(2020, 4, 2), clock)) == said


def test_nobody_is_reminded_before_anything_was_reported(year: Year) -> None:
    assert due(year.talk, date(2020, 1, 2)) == []
    year.tell("sbff", "home_visit", date(2020, 1, 2))
    assert len(due(year.talk, date(2020, 1, 2))) == 1


# Evenings


def test_on_friday_afternoon_after_an_evening_that_was_missed(year: Year) -> None:
    year.tell("kommunen", "youth_outreach", *days(date(2020, 1, 3), date(2020, 3, 20)))
    assert due(year.talk, date(2020, 4, 3), time(12, 55)) == []
    assert due(year.talk, date(2020, 4, 3)) == [
        "Fredagskvällar ute: fre 3 april räknas. 28 kvar till målet, 39 fredagar återstår."
    ]


def test_a_weekend_has_two_evenings(year: Year) -> None:
    weekends = days(date(2020, 1, 3), date(2020, 3, 20))
    year.tell("polisen", "weekend_operation", *weekends, *(day + timedelta(days=1) for day in weekends))
    assert due(year.talk, date(2020, 4, 3)) == [
        "Helginsatser: fre 3 och lör 4 april räknas. 18 kvar till målet, 39 helger återstår."
    ]


def test_before_good_friday_it_is_said_on_thursday(year: Year) -> None:
    year.tell("kommunen", "youth_outreach", *days(date(2020, 1, 3), date(2020, 3, 27)))
    assert due(year.talk, date(2020, 4, 10)) == []
    assert due(year.talk, date(2020, 4, 9)) == [
        "Fredagskvällar ute: fre 10 april räknas. 27 kvar till målet, 38 fredagar återstår."
    ]


def test_an_evening_that_is_done_each_week_or_has_been_left_for_long_is_not_mentioned(year: Year) -> None:
    year.tell("kommunen", "youth_outreach", *days(date(2020, 1, 3), date(2020, 3, 27)))
    assert due(year.talk, date(2020, 4, 3)) == []
    assert due(year.talk, date(2020, 4, 24)) == []


def test_an_evening_that_is_planned_or_called_off_is_known(year: Year) -> None:
    year.tell("kommunen", "youth_outreach", *days(date(2020, 1, 3), date(2020, 3, 20)))
    told = datetime(2020, 4, 2, 9, tzinfo=STOCKHOLM)
    year.tell("kommunen", "youth_outreach", date(2020, 4, 3), kind=EntryKind.PLANNED, at=told)
    assert due(year.talk, date(2020, 4, 3)) == []


# Chances


def test_when_the_chances_barely_suffice_it_is_said_as_it_comes_to_that(year: Year) -> None:
    year.tell("kommunen", "youth_outreach", *days(date(2020, 1, 3), date(2020, 9, 4)))
    wednesdays = days(date(2020, 9, 9), date(2020, 12, 23))
    said = {day: told for day in wednesdays if (told := due(year.talk, day, time(10, 5)))}
    assert list(said.values()) == [
        ["Fredagskvällar ute: 4 kvar till målet, 7 fredagar återstår. Högst 3 kan utebli."],
        ["Fredagskvällar ute: 4 kvar till målet, 4 fredagar återstår. Nu behövs alla."],
    ]


# On and off


def test_a_manager_turns_them_off_in_a_channel_and_on_again(year: Year) -> None:
    patrol(year, *tuesdays(date(2020, 3, 30)))
    thursday = date(2020, 4, 2)
    assert len(due(year.talk, thursday)) == 1
    say(year.talk, "påminnelser av")
    assert due(year.talk, thursday) == []
    assert year.talk.reminders(datetime.combine(thursday, time(10), STOCKHOLM), "slack:T1:C2") != []
    say(year.talk, "påminnelser på")
    assert len(due(year.talk, thursday)) == 1


def say(talk: Conversation, text: str) -> None:
    at = datetime(2020, 4, 1, 9, tzinfo=STOCKHOLM)
    key = MessageKey(channel=CHANNEL, message=text)
    talk.answer(Message(sender=MANAGER, key=key, at=at, text=text, shared=True))
