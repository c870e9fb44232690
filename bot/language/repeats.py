"""Messages that repeat the last report: "samma igår", "likadant i Skogås", "en till"."""

from collections.abc import Sequence

from bot.entries import Draft
from bot.language.clauses import Clause
from bot.language.days import Calendar
from bot.language.fragments import fragment
from bot.language.grammar import matches
from bot.language.reading import Kind, Missing, Reading
from bot.language.units import Unit

_AMOUNT = "<number|article|count>"
_HERE = "<i|on|in>? <place>"
_ONE_MORE_THERE = f"^(?:<and>{_AMOUNT}{_HERE}|{_AMOUNT}<more>?{_HERE}<also>)"
_UNKNOWN_WORDS = 1


def repeated(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """A reading that repeats the last report with what it changes; None for any other message."""
    if not parts or any(part.act is not None or part.asked or part.ahead for part in parts):
        return None
    if not _repeats(parts[0], units) or sum(part.words for part in parts) > _UNKNOWN_WORDS:
        return None
    change = fragment(parts, units, calendar, organisation).change
    entry = Draft(
        count=change.count or 1,
        date=change.date or calendar.today,
        area=change.area,
        place=change.place,
        partners=change.partners_added,
    )
    missing = (Missing.ACTIVITY,)
    return Reading(kind=Kind.UNCLEAR, entries=(entry,), missing=missing, change=change, again=True)


def _repeats(first: Clause, units: Sequence[Unit]) -> bool:
    return any(m.name == "again" and m.start == first.units[0].start for m in first.markers) or matches(
        _ONE_MORE_THERE, units
    )
