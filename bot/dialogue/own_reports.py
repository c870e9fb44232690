"""What a member has told of some days, or plans: so that they see what is noted, and what is not."""

from datetime import date

from bot.dialogue.finding import own_reports
from bot.dialogue.turn import Turn
from bot.entries import EntryKind, Facts, Report
from bot.language.reading import Query
from bot.replies import OwnPlans, OwnReports
from bot.working_time import Period


def told_of_days(turn: Turn, query: Query) -> OwnReports:
    """All that the member has told of the days that they ask about, or else of this working day, or on it."""
    days = Period(query.first or turn.today, query.last or turn.today)
    return OwnReports(days=days, told=_told(turn, days, also_earlier=query.first is None))


def planned(turn: Turn, query: Query) -> OwnPlans:
    """What the member plans from today on, or on the days that they ask about."""
    told = _told(turn, Period(query.first or turn.today, query.last or date.max))
    plans = [facts for facts in told if facts.kind is EntryKind.PLANNED]
    return OwnPlans(told=tuple(sorted(plans, key=lambda facts: facts.date)))


def _told(turn: Turn, days: Period, *, also_earlier: bool = False) -> tuple[Facts, ...]:
    """What was told of some days, in the order in which it was told, without plans that were carried out.

    `also_earlier` adds what was told today of earlier days.
    """
    entries = [
        entry
        for report in own_reports(turn)
        for entry in report.entries
        if entry.facts.date in days or (also_earlier and _is_told_late(turn, report, entry.facts))
    ]
    told = [entry.facts for entry in sorted(entries, key=lambda entry: entry.id)]
    done = {_what(facts) for facts in told if facts.kind is EntryKind.DONE}
    return tuple(facts for facts in told if facts.kind is not EntryKind.PLANNED or _what(facts) not in done)


def _is_told_late(turn: Turn, report: Report, facts: Facts) -> bool:
    return facts.date < turn.today == turn.day_of(report.spoken_of_at)


def _what(facts: Facts) -> tuple[str, date, str | None]:
    return facts.activity, facts.date, facts.area
