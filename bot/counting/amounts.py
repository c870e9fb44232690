"""How much some occasions come to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bot.entries import Occasion
from bot.promises import Distinct
from bot.working_time import ONE_DAY, Weekday, week_of


def total(done: Iterable[Occasion]) -> int:
    """How much was told in all."""
    return sum(occasion.facts.count for occasion in done)


def amount_of(done: Sequence[Occasion], distinct: Distinct | None) -> int:
    """How much was told in all, or how many different days, weekends, weeks, areas or places there were."""
    if distinct is None:
        return total(done)
    if distinct is Distinct.WEEKEND:
        return len(weekends({occasion.facts.date for occasion in done}))
    keys: dict[Distinct, Callable[[Occasion], object]] = {
        Distinct.DAY: lambda occasion: occasion.facts.date,
        Distinct.WEEK: lambda occasion: week_of(occasion.facts.date).name,
        Distinct.AREA: lambda occasion: occasion.facts.area,
        Distinct.PLACE: lambda occasion: occasion.facts.place,
    }
    return len({key for occasion in done if (key := keys[distinct](occasion)) is not None})


def weekends(days: set[date]) -> set[date]:
    """The Fridays among some days whose Saturdays are among them too."""
    return {day for day in days if Weekday.of(day) is Weekday.FRIDAY and day + ONE_DAY in days}
