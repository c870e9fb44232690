"""Everything that the bot says unasked about a partnership, with nothing, one, two and many of all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

from bot.followups import parties
from bot.news import DraftOut, DraftWaiting, News
from bot.partnership import AnyPromise, Partnership
from bot.unasked import (
    Amending,
    Amendment,
    ChancesScarce,
    Digest,
    EveningAhead,
    Evenings,
    GapAsked,
    Lack,
    Outlook,
    Pace,
    Prospect,
    Reminder,
    RhythmLacking,
    Work,
)
from bot.working_time import ONE_DAY, Period, Slice, week_of
from tests.locales.every_reply import a_follow_up, an_evaluation, entries, positions

_A_WEEK = 7 * ONE_DAY
_STAGES = 5
_UNTIL = datetime(2020, 4, 3, 14, tzinfo=UTC)
_PERIODS = ("2020-W13", "2020-03", "2020-Q1", "2020-VT", "2020-11-05")


def every_digest(partnership: Partnership, amount: int) -> Iterator[Digest]:
    """Digests from before the promises' period to after it, with so many of everything."""
    stood = list(positions(partnership, amount))
    begun = _digest(partnership, amount)
    for stage, outlook, is_over in product(range(_STAGES), Outlook, (False, True)):
        prospects = tuple(
            Prospect(position=position, outlook=outlook, news=is_over) for position in stood[stage::_STAGES]
        )
        yield replace(begun, prospects=prospects, is_over=is_over, is_first=not is_over)
        yield replace(begun, prospects=prospects * 3, told=Period(begun.told.first, begun.told.first))
    lost = (Prospect(position=position, outlook=Outlook.LOST, chances=amount) for position in stood)
    yield replace(begun, prospects=tuple(lost))


def _digest(partnership: Partnership, amount: int) -> Digest:
    first, known = partnership.period.first, entries(partnership, amount)
    promises = partnership.promises[:amount]
    organisations = tuple(organisation.id for organisation in partnership.organisations)[:amount]
    return Digest(
        key="digest:2020-W01",
        week=week_of(first),
        told=Period(week_of(first).days.first - _A_WEEK, week_of(first).days.first - ONE_DAY),
        prospects=(),
        work=tuple(
            Work(organisations=organisations[: n + 1], amounts={known[n].facts.activity: n + 1})
            for n in range(len(organisations))
        ),
        amendments=tuple(
            Amendment(amending=amending, organisation=entry.organisation, facts=entry.facts)
            for entry, amending in product(known, Amending)
        ),
        lacks=tuple(_lacks(partnership, promises)),
        evenings=tuple(Evenings(promise=promise, days=(first, first + ONE_DAY)) for promise in promises),
        paces=tuple(Pace(promise=promise, amount=amount) for promise in promises),
    )


def _lacks(partnership: Partnership, promises: tuple[AnyPromise, ...]) -> Iterator[Lack]:
    areas, sunday = [area.id for area in partnership.areas], week_of(partnership.period.first).days.last
    for number, promise in enumerate(promises):
        yield Lack(promise=promise, lacking=tuple(areas[: number + 1]), by=sunday)
        yield Lack(promise=promise, lacking=(partnership.activities[0].id,), by=sunday + _A_WEEK)


def every_news(partnership: Partnership, amount: int) -> Iterator[News]:
    """What is told of a draft that waits for one and for all, and of one that is out."""
    waiting = parties(partnership)
    for draft in (a_follow_up(partnership, amount), an_evaluation(partnership, amount)):
        about: dict[str, Any] = {"key": "x", "until": _UNTIL, "draft": draft, "readers": ()}
        yield from (DraftWaiting(**about, lacking=lacking) for lacking in (waiting[:1], waiting))
        yield DraftOut(**about)


def every_reminder(partnership: Partnership, amount: int) -> Iterator[Reminder]:
    """Every kind of reminder about every promise, with so many of everything."""
    first = partnership.period.first
    names = tuple(area.id for area in partnership.areas[: amount or 1])
    for promise in partnership.promises:
        about: dict[str, Any] = {"key": "reminder:x", "promise": promise, "until": _UNTIL}
        for name in _PERIODS:
            piece = Slice(name, Period(first, first + 6 * ONE_DAY))
            yield RhythmLacking(**about, period=piece, lacking=names)
            yield GapAsked(**about, period=piece, lacking=names)
        for chances in (amount, amount + 2):
            yield ChancesScarce(**about, remaining=amount, chances=chances)
            yield EveningAhead(**about, days=(first,), remaining=amount, chances=chances)
        yield EveningAhead(**about, days=(first, first + ONE_DAY), remaining=1, chances=1)
