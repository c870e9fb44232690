"""What was told in several reports and is meant as one: "polisen var med på alla tre", told two and one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.dialogue.hindsight.told import Told, names, number_of
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying

_A_MOMENT = timedelta(hours=1)

Found = tuple[Report, tuple[Entry, ...]]


def all_told(told: Told, saying: Saying) -> list[Found]:
    """All that a saying means by "alla tre": of the latest report, else of the latest ones that are together.

    Where no number is said it is the latest report, if that is of more than one occasion. An older one may be
    of so many alone; "båda" behind two and one may be either.
    """
    about = saying if told.is_of_told_day(saying) else replace(saying, day=None)
    known = [(report, _named(about, report)) for report in told.reports]
    found = [(report, entries) for report, entries in known if entries]
    runs = list(_runs(found)) or [[(told.latest, ())]]
    if saying.count is None:
        return runs[0] if _number(runs[0]) > 1 else runs[-1]
    fit = next((run for run in runs if saying.count in {_number(run), _size(run)}), None)
    alone = next(([each] for each in found if number_of(each[1]) == saying.count), None)
    if fit and alone and fit != alone and _number(fit) != saying.count:
        return runs[0]
    return fit or alone or runs[0]


def are_together(told: Told, count: int | None) -> bool:
    """Whether the latest reports make a number that the latest alone is short of."""
    runs = list(_runs([(report, report.entries) for report in told.reports]))
    return any(_number(run) == count for run in runs[1:])


def _named(saying: Saying, report: Report) -> tuple[Entry, ...]:
    named = (entry for entry in report.entries if names(saying, entry))
    return tuple(entry for entry in named if saying.day in {None, entry.facts.date})


def _runs(found: Sequence[Found]) -> Iterator[list[Found]]:
    """The latest report, the latest two and so on, while each tells of the same, soon after."""
    yield from ([each] for each in found[:1])
    for size, (later, earlier) in enumerate(pairwise(found), start=2):
        late = later[0].said_at > earlier[0].said_at + _A_MOMENT
        if late or len({entry.facts.activity for entry in (*later[1], *earlier[1])}) > 1:
            return
        yield list(found[:size])


def _number(run: Sequence[Found]) -> int:
    return sum(number_of(entries) for _, entries in run)


def _size(run: Sequence[Found]) -> int:
    return sum(len(entries) for _, entries in run)
