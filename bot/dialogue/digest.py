"""The weekly digest: how every promise is doing, what was added and by whom, what the week needs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from math import ceil

from bot.counting import rhythms
from bot.counting.chances import chances, chances_left
from bot.counting.slices import rhythm_slices
from bot.dialogue.amendments import amended
from bot.dialogue.evenings import coming, weekdays_of
from bot.dialogue.overview import GOES_ON, Overview, outlook, runs
from bot.entries import occasions
from bot.partnership import AnyPromise, Partnership
from bot.ports import UnitOfWork
from bot.promises import Count, Rhythm
from bot.unasked import Digest, Evenings, Lack, Outlook, Pace, Prospect, Work
from bot.working_time import ONE_DAY, Period, Slice, week_of, working_day

_A_WEEK = timedelta(days=7)
_SOON = timedelta(days=13)
_WORTH_SAYING = 0.5


def digest(partnership: Partnership, work: UnitOfWork, at: datetime, since: datetime | None) -> Digest | None:
    """What there is to tell at a moment, since the digest of an earlier one, if there was one.

    None where no promise has been running since then.
    """
    today = working_day(at, partnership.zone)
    told = _told(today, None if since is None else working_day(since, partnership.zone))
    period = runs(partnership)
    amendments = tuple(amended(work, told, since, at))
    if today < period.first or (told.first > period.last and not amendments):
        return None
    view = Overview.of(partnership, work)
    is_over = today > period.last
    prospects = tuple(_prospects(view, told, today, is_first=since is None))
    week = week_of(today)
    open_ = [] if is_over else [each.position.promise for each in prospects if each.outlook in GOES_ON]
    return Digest(
        key=f"digest:{week.name}",
        week=week,
        told=told,
        prospects=prospects,
        work=tuple(_work(view, told)),
        amendments=amendments,
        lacks=() if is_over else tuple(_lacks(view, today)),
        evenings=tuple(_evenings(view, open_, today)),
        paces=tuple(_paces(view, open_, today)),
        is_first=since is None,
        is_over=is_over,
    )


def _told(today: date, last: date | None) -> Period:
    """The days from the last digest to yesterday; the past week where there was none."""
    yesterday = today - ONE_DAY
    return Period(min(last or today - _A_WEEK, yesterday), yesterday)


def _prospects(view: Overview, told: Period, today: date, *, is_first: bool) -> Iterator[Prospect]:
    earlier = view.before(told.first)
    for promise in view.partnership.promises:
        position = view.position(promise, today)
        now = outlook(position, today)
        is_settled = not is_first and now in {Outlook.LOST, Outlook.KEPT}
        yield Prospect(
            position=position,
            outlook=now,
            chances=_chances(view, promise, today) if now is Outlook.LOST else None,
            news=is_settled and outlook(earlier.position(promise, told.first), told.first) is not now,
        )


def _chances(view: Overview, promise: AnyPromise, today: date) -> int | None:
    if not isinstance(promise, Count):
        return None
    return chances_left(promise, view.about(promise), today)


def _work(view: Overview, told: Period) -> Iterator[Work]:
    """What was done, by those who did it; each joint occasion once, for them together, after their own."""
    known = [organisation.id for organisation in view.partnership.organisations]
    amounts: Counter[tuple[tuple[str, ...], str]] = Counter()
    for occasion in occasions(view.within(told)):
        together = tuple(each for each in known if each in occasion.participants)
        amounts[together, occasion.facts.activity] += occasion.facts.count
    teams = {together for together, _ in amounts if together}
    for team in sorted(teams, key=lambda each: (len(each), [known.index(one) for one in each])):
        activities = [each.id for each in view.partnership.activities if (team, each.id) in amounts]
        yield Work(organisations=team, amounts={each: amounts[team, each] for each in activities})


# What the week needs


def _lacks(view: Overview, today: date) -> Iterator[Lack]:
    for promise in view.partnership.promises:
        if isinstance(promise, Rhythm):
            due = [piece for piece in rhythm_slices(promise) if _is_due(piece, today)]
            found = [(piece, rhythms.lacking(promise, piece, view.entries)) for piece in due]
            lacking = dict.fromkeys(each for _, names in found for each in names)
            if lacking:
                by = max(piece.days.last for piece, names in found if names)
                yield Lack(promise=promise, lacking=tuple(lacking), by=by)


def _is_due(piece: Slice, today: date) -> bool:
    """Whether a period of a rhythm ends this week, or runs and ends soon."""
    ends, week = piece.days.last, week_of(today).days
    return today <= ends and (ends in week or (today in piece.days and ends - today <= _SOON))


def _evenings(view: Overview, promises: Iterable[AnyPromise], today: date) -> Iterator[Evenings]:
    """The days of this week on which a promise can gain something that other days can't bring."""
    for promise in promises:
        if isinstance(promise, Count) and (days := coming(view, promise, today)):
            yield Evenings(promise=promise, days=days)


def _paces(view: Overview, promises: Iterable[AnyPromise], today: date) -> Iterator[Pace]:
    for promise in promises:
        if isinstance(promise, Count) and not weekdays_of(promise) and _is_of_occasions(view, promise):
            share = _share_of_week(promise, today) * (view.position(promise, today).progress.remaining or 0)
            if share >= _WORTH_SAYING:
                yield Pace(promise=promise, amount=ceil(share))


def _is_of_occasions(view: Overview, promise: Count) -> bool:
    """Whether a promise counts occasions; money and hours are not spent by the week."""
    activities = promise.counts.activities if promise.counts else ()
    return all(view.partnership.activity(each).measure == "occasions" for each in activities)


def _share_of_week(promise: Count, today: date) -> float:
    """How much of the chances that are left the running week has; all, when there are none to share."""
    left = [ends for ends in chances(promise) if ends >= today]
    return sum(ends in week_of(today).days for ends in left) / len(left) if left else 1.0
