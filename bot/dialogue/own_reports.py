"""What a member has told of some days, or plans: so that they see what is noted, and what is not."""

from datetime import date

from bot.dialogue.finding import own_reports
from bot.dialogue.turn import Turn
from bot.entries import EntryKind
from bot.language.reading import Query
from bot.replies import OwnPlans, OwnReports
from bot.working_time import Period


def told_of_days(turn: Turn, query: Query) -> OwnReports:
    """All that the member has told of the days that they ask about, or of the running working day."""
    days = Period(query.first or turn.today, query.last or turn.today)
    told = [entry for report in own_reports(turn) for entry in report.entries if entry.facts.date in days]
    return OwnReports(days=days, told=tuple(entry.facts for entry in sorted(told, key=lambda e: e.id)))


def planned(turn: Turn, query: Query) -> OwnPlans:
    """What the member plans from today on, or on the days that they ask about."""
    days = Period(query.first or turn.today, query.last or date.max)
    entries = [entry for report in own_reports(turn) for entry in report.entries if entry.facts.date in days]
    plans = [entry.facts for entry in entries if entry.facts.kind is EntryKind.PLANNED]
    return OwnPlans(told=tuple(sorted(plans, key=lambda facts: facts.date)))
