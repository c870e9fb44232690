"""When a statement tells that it was: its days, by what is said and when the message was sent."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bot.entries import PartOfDay
from bot.language.clauses.clause import Clause
from bot.language.days.feasts import OnFeast
from bot.language.days.joined_days import InWeekOf
from bot.language.days.meanings import Calendar, Days, InWeek, NoDay, OnDate, OnWeekday, Tonight
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.entries.binding import Bound
from bot.language.statements.statement import Modality, Statement
from bot.language.words.units import Unit
from bot.working_time import ONE_DAY

_DAWN_HOUR = 5
_HALF_DAY = 12
_JUST_BEEN = 6
_LONGEST_RANGE = 31
_SEVERAL = 2
_HALF_YEAR = 182 * ONE_DAY


def in_one_week(bounds: Sequence[Bound]) -> None:
    """Weekdays listed upwards are of one week: "fre och lör", said on a Friday, are last week's."""
    whens = [when for bound in bounds for when in bound.whens]
    listed = [when.phrase for when in whens if isinstance(when.phrase, OnWeekday)]
    upwards = all(one.weekday <= other.weekday for one, other in pairwise(listed))
    plain = not any(phrase.before_today or phrase.ahead for phrase in listed)
    if len(listed) == len(whens) and len(listed) > 1 and upwards and plain:
        for chunk in (chunk for bound in bounds for chunk in bound.chunks):
            chunk.whens = [_before_last(when, listed[-1]) for when in chunk.whens]


def _before_last(when: When, last: OnWeekday) -> When:
    day = when.phrase
    if not isinstance(day, OnWeekday) or day.weekday == last.weekday:
        return when
    return When(InWeekOf(day.weekday, last), when.part)


def days_of(bound: Bound, calendar: Calendar) -> tuple[Days | None, PartOfDay | None]:
    """The days of a statement, and the part of the day; None where the day must be asked."""
    whens = [when for when in bound.whens or bound.lent_whens if not _is_of_a_row(when, bound.statement)]
    part = next((when.part for when in whens if when.part), None)
    exact = [when for when in whens if not isinstance(when.phrase, NoDay | Span)]
    past = bound.statement.modality is Modality.DONE and any(when.phrase.ahead for when in exact)
    unsettled = past or any(isinstance(when.phrase, NoDay) and when.phrase.decisive for when in whens)
    if unsettled or (whens and not exact):
        return None, part
    announced = bound.statement.modality is Modality.ANNOUNCED
    tonight = announced and all(isinstance(when.phrase, Tonight) for when in exact)
    planned = bound.statement.modality is Modality.PLANNED or tonight
    coming = planned or any(when.phrase.ahead for when in exact)
    read = [_resolved(when, calendar, coming=coming, statement=bound.statement) for when in exact]
    if any(days is None or len(days) > _LONGEST_RANGE for days in read) or _contradict(bound, calendar):
        return None, part
    days = sorted({day for found in read if found for day in found})
    several = bound.statement.of("when_evenings") and len(days) != _SEVERAL
    if (several or bound.statement.of("so_many_days")) and not bound.whens:
        return None, part
    evenings = [a.count for c in bound.chunks for a in c.amounts if a.evenings]
    if evenings and evenings != [len(days) or 1]:
        return None, part
    if not days and _is_yet_to_come(bound.statement, calendar):
        return None, part
    return tuple(days) or (_told_today(bound.statement, calendar),), part


def _is_of_a_row(when: When, statement: Statement) -> bool:
    """As in "femte fotpatrullen denna månad": a stretch of time in which it was one of several."""
    behind = [unit.kind for unit in statement.own.units if unit.start < statement.act.start][-1:]
    return isinstance(when.phrase, Span) and behind == ["ordinal"]


def _contradict(bound: Bound, calendar: Calendar) -> bool:
    """As in "idag på midsommardagen", said in autumn: two days in one breath; "tis ons tors" is a list."""
    for chunk in bound.chunks:
        told = [when.phrase for when in chunk.whens if not isinstance(when.phrase, NoDay | Span)]
        listed = all(isinstance(phrase, OnWeekday | InWeek | InWeekOf) for phrase in told)
        if not listed and len({phrase.latest(calendar) for phrase in told if not phrase.ahead}) > 1:
            return True
    return False


def _resolved(when: When, calendar: Calendar, *, coming: bool, statement: Statement) -> Days | None:
    if coming:
        return when.phrase.coming(calendar)
    if _has_just_begun(when, calendar):
        return None
    days = when.phrase.latest(calendar)
    if statement.modality is Modality.CANCELLED:
        if not isinstance(when.phrase, OnDate | OnFeast):
            return days or when.phrase.coming(calendar)
        return _nearest_day(days, when.phrase.coming(calendar), calendar, told=statement.has("past"))
    if isinstance(when.phrase, InWeek) and days and calendar.today - days[-1] > _HALF_YEAR:
        return None
    return None if days and days[-1] > calendar.today else days


def _has_just_begun(when: When, calendar: Calendar) -> bool:
    """As in "lördag natt", sent in the night that Saturday began with: this one, or that of a week ago."""
    day = when.phrase
    if not isinstance(day, OnWeekday) or day.before_today:
        return False
    return calendar.before_dawn and day.weekday == calendar.now.weekday()


def _nearest_day(latest: Days | None, coming: Days | None, calendar: Calendar, *, told: bool) -> Days | None:
    """A call-off speaks of the nearer of two days, unless it is told in the past."""
    if not latest or not coming or told:
        return latest or coming
    return latest if calendar.today - latest[-1] <= coming[0] - calendar.today else coming


def is_headed_later(parts: Sequence[Clause], calendar: Calendar) -> bool:
    """As in "Pass 18-03: två fotpatruller", sent in the morning after it: the shift was not today's."""
    if len(parts) < _SEVERAL or parts[1].before != "colon" or parts[0].act is not None:
        return False
    hours = [unit.value for unit in parts[0].of("time") if isinstance(unit.value, int)]
    return any(hour > calendar.now.hour for hour in hours[:1])


def _is_yet_to_come(statement: Statement, calendar: Calendar) -> bool:
    """As in "gick fotpatrull 21-23", sent in the morning: done, but not today."""
    hours = [
        unit.value
        for clause in statement.clauses
        if clause is statement.own or clause.is_detail
        for unit in clause.of("time")
        if isinstance(unit.value, int)
    ]
    now = calendar.now.hour
    if statement.modality is not Modality.DONE or calendar.before_dawn:
        return False
    return calendar.later or any(hour > now for hour in hours[:1])


def _has_just_been(hour: Unit, calendar: Calendar) -> bool:
    """As in "mellan tre och fyra", sent just after four in the afternoon: an hour that is told in words."""
    spoken = not any(character.isdigit() for character in hour.text)
    return spoken and 0 <= calendar.now.hour - (hour.value + _HALF_DAY) <= _JUST_BEEN


def _told_today(statement: Statement, calendar: Calendar) -> date:
    """Without a word about time it was today; a clock time before dawn, told in the daytime, last night."""
    hours = [unit for unit in statement.of("time") if isinstance(unit.value, int)]
    at_night = bool(hours) and hours[0].value < _DAWN_HOUR and not calendar.before_dawn
    at_night = at_night and not (hours[0] in statement.own.units and _has_just_been(hours[0], calendar))
    return calendar.today - ONE_DAY if at_night and statement.modality is Modality.DONE else calendar.today
