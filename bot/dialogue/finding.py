"""Finding the older report that a message names: "hastighetskontrollen i tisdags"."""

from datetime import datetime, time

from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry


def named_entries(turn: Turn, named: Draft) -> list[tuple[int, Entry]]:
    """The member's own standing entries that fit what is named, latest report first, with their report."""
    since = datetime.combine(turn.partnership.period.first, time.min, turn.partnership.zone)
    reports = turn.work.reports.standing_by(turn.member.id, since)
    return [(report.id, entry) for report in reports for entry in report.entries if _fits(entry, named)]


def _fits(entry: Entry, named: Draft) -> bool:
    wanted = {"activity": named.activity, "date": named.date, "area": named.area}
    return all(value is None or getattr(entry.facts, field) == value for field, value in wanted.items())
