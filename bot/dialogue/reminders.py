"""Reminders of what is out of the ordinary, as a good colleague would mention it: at most twice a week.

What is due follows from the moment and the entries alone, so that a reminder can be worked out anew before it
is sent, and comes to nothing when its report has come in. What has been planned or called off is known, and
nobody is reminded of it; nor of what has been missed for weeks, which the digest says anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.counting import rhythms
from bot.counting.chances import chances_left
from bot.counting.counters import progress
from bot.counting.slices import rhythm_slices
from bot.dialogue.evenings import coming, evenings_of, told_of
from bot.dialogue.overview import Overview
from bot.entries import Entry
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.promises import Count, Every, Rhythm
from bot.unasked import ChancesScarce, EveningAhead, GapAsked, Reminder, RhythmLacking, gap_key
from bot.working_time import ONE_DAY, Slice, Weekday, is_office_day, local_time, week_of

MOST_A_WEEK = 2
_MORNING, _AFTERNOON, _CLOSING = time(10), time(13), time(16)
_A_WEEK = 7 * ONE_DAY
_SCARCE = (3, 0)
_LOOKING_BACK = 4
_A_HABIT = 3
_TOO_SHORT = {Every.DAY, Every.SLOT}


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
    if _is_day_for(Weekday.TUESDAY, day):
        found.append(_gaps(view, day, until))
    if _is_day_for(Weekday.WEDNESDAY, day):
        found.append(_scarce(view, day, until))
    if _is_day_for(Weekday.THURSDAY, day):
        found.append(_about_to_be_missed(view, day, until))
    if clock >= _AFTERNOON:
        found.append(_evenings(view, day, until))
    return [reminder for kind in found if (reminder := next(kind, None)) is not None]


def _is_day_for(weekday: Weekday, day: date) -> bool:
    """Whether what is said on a weekday is said on a day: on the last working day up to it, else the next."""
    days = [each for each in week_of(day).days.days() if is_office_day(each)]
    up_to = [each for each in days if each.weekday() <= list(Weekday).index(weekday)]
    return day == max(up_to, default=days[0])


# Rhythms


def _gaps(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Periods that ended lately without what those before them had: perhaps it was not reported."""
    known = view.foreseen(day)
    for promise in _rhythms(view):
        told = known.about(promise)
        ended = [piece for piece in rhythm_slices(promise) if piece.days.last < day][-_A_HABIT:]
        if not ended or ended[-1].days.last < day - _A_WEEK:
            continue
        *before, lately = (rhythms.lacking(promise, piece, told) for piece in ended)
        new = tuple(name for name in lately if not any(name in lacking for lacking in before))
        if new:
            key = gap_key(promise, ended[-1].name)
            yield GapAsked(key=key, promise=promise, until=until, period=ended[-1], lacking=new)


def _about_to_be_missed(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Rhythms that lack something this week which does not always come late in it."""
    for promise in _rhythms(view):
        told = view.foreseen(day).about(promise)
        begun = [piece for piece in rhythm_slices(promise) if piece.days.first <= day]
        if promise.every in _TOO_SHORT or not begun or not day <= begun[-1].days.last < day + _A_WEEK:
            continue
        *ended, running = begun
        lacking = tuple(
            name
            for name in rhythms.lacking(promise, running, told)
            if _Habit(promise, told, ended[-_LOOKING_BACK:], name).is_broken(running.days.last - day)
        )
        if lacking:
            key = f"reminder:{promise.id}:{running.name}:lacking"
            yield RhythmLacking(key=key, promise=promise, until=until, period=running, lacking=lacking)


def _rhythms(view: Overview) -> Iterator[Rhythm]:
    """The rhythms that ask for every single period."""
    for promise in view.partnership.promises:
        if isinstance(promise, Rhythm) and not promise.average:
            yield promise


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the last periods of a rhythm went in an area, or with an activity."""

    promise: Rhythm
    told: Sequence[Entry]
    ended: Sequence[Slice]
    name: str

    def is_broken(self, left: timedelta) -> bool:
        """Whether it is out of the ordinary that nothing is done so long before a period's last day."""
        if len(self.ended) < _A_HABIT:
            return True
        missed = [self._is_lacking(piece, piece.days.last) for piece in self.ended]
        if missed[-1]:
            return not any(missed[-_A_HABIT:-1])
        late = [self._is_lacking(piece, piece.days.last - left - ONE_DAY) for piece in self.ended]
        return not any(late)

    def _is_lacking(self, piece: Slice, day: date) -> bool:
        """Whether nothing, or too little, was done in a period up to a day."""
        early = [entry for entry in self.told if entry.facts.date <= day]
        return self.name in rhythms.lacking(self.promise, piece, early)


# Evenings and other chances


@dataclass(frozen=True, slots=True)
class _Margin:
    """What is left to a target, and the chances to do it."""

    remaining: int
    chances: int

    @property
    def spare(self) -> int:
        """How many chances may be missed."""
        return self.chances - self.remaining


def _scarce(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Counts whose chances have come to barely suffice within the last week."""
    last_week = view.before(day - _A_WEEK)
    for promise, margin in _counts(view, day):
        before = _margin(last_week, promise, day - _A_WEEK)
        if before is not None and any(margin.spare <= most < before.spare for most in _SCARCE):
            yield ChancesScarce(
                key=f"reminder:{promise.id}:{week_of(day).name}:scarce",
                promise=promise,
                until=until,
                remaining=margin.remaining,
                chances=margin.chances,
            )


def _evenings(view: Overview, day: date, until: datetime) -> Iterator[Reminder]:
    """Evenings that count, after one that was missed."""
    known = view.foreseen(day)
    for promise, margin in _counts(view, day):
        days = coming(known, promise, day)
        if days and _is_day_for(Weekday.of(days[0]), day) and _is_called_for(known, promise, margin, day):
            yield EveningAhead(
                key=f"reminder:{promise.id}:{week_of(day).name}:evening",
                promise=promise,
                until=until,
                days=days,
                remaining=margin.remaining,
                chances=margin.chances,
            )


def _is_called_for(view: Overview, promise: Count, margin: _Margin, day: date) -> bool:
    """Whether the week before was missed, either for the first time or with no chance to spare."""
    last, before_it = (_is_missed(view, promise, day - weeks * _A_WEEK) for weeks in (1, 2))
    return last and (not before_it or margin.spare <= 1)


def _is_missed(view: Overview, promise: Count, day: date) -> bool:
    """Whether an evening of a date's week that the promise counts went by with nothing told of it."""
    return any(not told_of(view, promise, evening) for evening in evenings_of(promise, day))


def _counts(view: Overview, day: date) -> Iterator[tuple[Count, _Margin]]:
    """The counts that can still be reached, and not on any day that one likes."""
    for promise in view.partnership.promises:
        if isinstance(promise, Count):
            margin = _margin(view, promise, day)
            if margin is not None and margin.remaining and margin.spare >= 0:
                yield promise, margin


def _margin(view: Overview, promise: Count, day: date) -> _Margin | None:
    entries = view.about(promise)
    chances = chances_left(promise, entries, day)
    if chances is None:
        return None
    return _Margin(progress(promise, entries, day).remaining or 0, chances)
