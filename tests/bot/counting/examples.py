"""Promises and entries from which the examples are made."""

from datetime import date, timedelta
from typing import Any

from bot.counting.progress import Progress
from bot.entries import Entry, Facts, Mark
from bot.promises import Count, Every, Noun, Rhythm, Selection
from bot.working_time import Period

YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))
NEW_YEARS_EVE = date(2020, 12, 31)
DAY = timedelta(days=1)
UNIT = Noun(singular="tillfälle", plural="tillfällen", definite_plural="tillfällena", gender="ett")
VISITS = Selection(activities=("visit",))


def common(**fields: Any) -> dict[str, Any]:
    return {
        "id": "promise",
        "title": "Ett löfte",
        "rule": "varje tillfälle",
        "responsible": ("kommunen",),
        "unit": UNIT,
        "period": YEAR_2020,
    } | fields


def count(target: int = 10, **fields: Any) -> Count:
    return Count(**common(target=target, **({"counts": VISITS} | fields)))


def rhythm(every: Every = Every.WEEK, **fields: Any) -> Rhythm:
    return Rhythm(**common(every=every, **({"counts": VISITS} | fields)))


def done(*facts: Facts, by: str = "kommunen") -> list[Entry]:
    """One entry of one organisation for each fact."""
    return [
        Entry(id=number, occasion=number, organisation=by, facts=one)
        for number, one in enumerate(facts, start=1)
    ]


def visit(day: str, number: int = 1, **facts: Any) -> Facts:
    return Facts(activity="visit", date=date.fromisoformat(day), count=number, **facts)


def on(*days: str) -> list[Entry]:
    return done(*(visit(day) for day in days))


def mark(day: str, **fields: Any) -> Mark:
    return Mark(promise="promise", date=date.fromisoformat(day), **fields)


def weekly(first: date, last: date) -> list[str]:
    return [(first + n * 7 * DAY).isoformat() for n in range((last - first).days // 7 + 1)]


def figures(found: Progress) -> tuple[float | None, float | None, int | None]:
    return found.done, found.target, found.remaining
