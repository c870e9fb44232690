"""The slices of a rhythm: the days, weeks, months or terms in each of which it must be kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.promises import Every, Rhythm
from bot.working_time import Period, Slice, Weekday, feast_days, months, terms, weeks


def rhythm_slices(promise: Rhythm) -> list[Slice]:
    """The periods in which a rhythm must be kept, in order."""
    return [
        piece
        for piece in _all_slices(promise)
        if promise.season is None or (piece.days.first.month, piece.days.first.day) in promise.season
    ]


def exempt_slices(promise: Rhythm) -> list[Slice]:
    """The slices in which a rhythm need not be kept: out of season, or public holidays."""
    asked = {piece.name for piece in rhythm_slices(promise)}
    return [piece for piece in _all_slices(replace(promise, skip_holidays=False)) if piece.name not in asked]


def _all_slices(promise: Rhythm) -> Iterable[Slice]:
    period = promise.period
    match promise.every:
        case Every.DAY | Every.SLOT:
            return [
                Slice(day.isoformat(), Period(day, day)) for day in period.days() if _on_slot(promise, day)
            ]
        case Every.WEEK:
            return weeks(period)
        case Every.MONTH:
            return months(period, 1, "{year}-{month:02}")
        case Every.QUARTER:
            return months(period, 3, "{year}-Q{number}")
        case Every.FOUR_MONTHS:
            return months(period, 4, "{year}-T{number}")
        case Every.TERM:
            return terms(period)
        case Every.HALF_YEAR:
            return months(period, 6, "{year}-H{number}")


def _on_slot(promise: Rhythm, day: date) -> bool:
    if promise.weekday is not None and Weekday.of(day) is not promise.weekday:
        return False
    return not (promise.skip_holidays and day in feast_days(day.year))
