"""Reminders of what is out of the ordinary, as a good colleague would mention it: at most twice a week.

What is due follows from the moment and the entries alone, so that a reminder can be worked out anew before it
is sent, and comes to nothing when its report has come in. What has been planned or called off is known, and
nobody is reminded of it; nor of what has been missed for weeks, which the digest says anyway.
"""

from datetime import date, datetime, time

from bot.dialogue.count_reminders import evenings, scarce
from bot.dialogue.overview import Overview
from bot.dialogue.rhythm_reminders import about_to_be_missed, gaps
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.unasked import Reminder
from bot.working_time import Weekday, is_day_for, is_office_day, local_time, week_of

MOST_A_WEEK = 2
_MORNING, _AFTERNOON, _CLOSING = time(10), time(13), time(16)


def reminders(partnership: Partnership, work: UnitOfWork, at: datetime, channel: str) -> list[Reminder]:
    """What a channel is due at a moment; nothing outside office hours, at weekends and on public holidays."""
    now = local_time(at, partnership.zone)
    day = now.date()
    if not _MORNING <= now.time() < _CLOSING or not is_office_day(day):
        return []
    view = Overview.of(partnership, work)
    if not view.entries or work.reminders.are_off(channel):
        return []
    until = datetime.combine(day, _CLOSING, partnership.zone)
    due = _due(view, day, now.time(), until)
    if not due:
        return []
    room = max(0, MOST_A_WEEK - _said_before(view, day, until))
    answered = work.reminders.answered(reminder.key for reminder in due)
    return [reminder for reminder in due[:room] if reminder.key not in answered]


def _said_before(view: Overview, day: date, until: datetime) -> int:
    """How much was due earlier in a day's week, as it looked then by the days of what was done."""
    earlier = [each for each in week_of(day).days.days() if each < day and is_office_day(each)]
    return sum(len(_due(view.before(each), each, _CLOSING, until)) for each in earlier)


def _due(view: Overview, day: date, clock: time, until: datetime) -> list[Reminder]:
    """The first reminder of each kind whose time it is, on a day."""
    found = []
    if is_day_for(Weekday.TUESDAY, day):
        found.append(gaps(view, day, until))
    if is_day_for(Weekday.WEDNESDAY, day):
        found.append(scarce(view, day, until))
    if is_day_for(Weekday.THURSDAY, day):
        found.append(about_to_be_missed(view, day, until))
    if clock >= _AFTERNOON:
        found.append(evenings(view, day, until))
    return [reminder for kind in found if (reminder := next(kind, None)) is not None]
