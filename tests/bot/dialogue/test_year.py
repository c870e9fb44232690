"""A year of Huddinge, week by week: what is said unasked is never noise, and never said twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import get_args

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.reminders import MOST_A_WEEK
from bot.unasked import Amending, Digest, Reminder
from bot.working_time import ONE_DAY, is_office_day, week_of
from locales.catalogue import LANGUAGES
from locales.voice import Voice
from storage.database import Database
from tests.dialogues.playing import partnership, reader
from tests.locales.test_voice import check_lines
from tests.years import STOCKHOLM, Reporters, huddinge

NAME = "huddinge-2020"
CHANNEL = "telegram:-1"
MORNING, AFTERNOON = time(10, 5), time(13, 5)


@dataclass(frozen=True)
class Said:
    """Everything that a year brought: digests, and reminders with the moments at which they were due."""

    digests: list[Digest]
    reminders: list[tuple[datetime, Reminder]]


def moments() -> Iterator[datetime]:
    """Twice in each day from New Year's Day to the middle of the next January."""
    day = date(2020, 1, 1)
    while day < date(2021, 1, 16):
        yield datetime.combine(day, MORNING, STOCKHOLM)
        yield datetime.combine(day, AFTERNOON, STOCKHOLM)
        day += ONE_DAY


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """The year, with a digest on each Monday."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('year') / 'year.sqlite3'}")
    database.migrate()
    talk = Conversation(partnership(NAME), reader(NAME), database.units_of_work(NAME))
    reporters = Reporters(talk.units_of_work, huddinge())
    digests: list[Digest] = []
    reminders: list[tuple[datetime, Reminder]] = []
    last = None
    for moment in moments():
        reporters.report_until(moment)
        reminders += ((moment, reminder) for reminder in talk.reminders(moment, CHANNEL))
        told = talk.digest(moment, last) if (moment.weekday(), moment.time()) == (0, MORNING) else None
        if told is not None:
            digests.append(told)
            last = moment
    database.close()
    return Said(digests, reminders)


def test_each_week_has_its_digest_and_the_year_an_end(said: Said) -> None:
    keys = [digest.key for digest in said.digests]
    assert keys == [*(f"digest:2020-W{week:02}" for week in range(2, 54)), "digest:2021-W01"]
    assert [digest.is_over for digest in said.digests] == [False] * 52 + [True]
    assert [digest.is_first for digest in said.digests] == [True] + [False] * 52


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_digest_of_the_year_is_short_and_whole(said: Said, language: str) -> None:
    voice = Voice(partnership(NAME), language)
    for digest in said.digests:
        lines = voice.tell(digest).text.split("\n")
        check_lines([line for line in lines if line])
        assert len(lines) <= 36, lines
        assert sum(map(len, lines)) <= 1400, lines


def test_late_reports_are_told_once_each(said: Said) -> None:
    late = [each for digest in said.digests for each in digest.amendments]
    assert Counter(each.amending for each in late)[Amending.ADDED] > 20
    assert Counter(each.amending for each in late)[Amending.TAKEN_BACK] > 0
    assert all(each.facts.date < digest.told.first for digest in said.digests for each in digest.amendments)


def test_all_that_was_done_is_told_in_time_or_late_or_never_stood(said: Said) -> None:
    told = sum(sum(work.amounts.values()) for digest in said.digests for work in digest.work)
    added = sum(
        each.facts.count * (1 if each.amending is Amending.ADDED else -1)
        for digest in said.digests
        for each in digest.amendments
    )
    assert told + added == sum(each.facts.count for each in huddinge() if each.taken_back is None)


def test_no_reminder_is_due_on_two_days(said: Said) -> None:
    days: dict[str, set[date]] = {}
    for moment, reminder in said.reminders:
        days.setdefault(reminder.key, set()).add(moment.date())
    assert {key: when for key, when in days.items() if len(when) > 1} == {}


def test_there_are_two_reminders_in_a_week_at_most_and_a_handful_in_a_month(said: Said) -> None:
    day_of = {reminder.key: moment.date() for moment, reminder in said.reminders}
    assert max(Counter(week_of(day).name for day in day_of.values()).values()) <= MOST_A_WEEK
    assert max(Counter(day.month for day in day_of.values()).values()) <= 6
    assert {type(reminder) for _, reminder in said.reminders} == {*get_args(Reminder)}


def test_nobody_is_reminded_outside_office_hours(said: Said) -> None:
    for moment, reminder in said.reminders:
        assert is_office_day(moment.date())
        assert moment < reminder.until <= moment.replace(hour=16, minute=0)


def test_reminders_are_short(said: Said) -> None:
    voice = Voice(partnership(NAME))
    for _, reminder in said.reminders:
        text = voice.tell(reminder).text
        check_lines([text])
        assert len(text) <= 140, text
