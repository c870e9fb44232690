"""What a message takes back: the latest report, one that it names, or some of what was told."""

from collections.abc import Sequence

from bot.language.clauses import Clause
from bot.language.days import Calendar
from bot.language.named_reports import named
from bot.language.pointing_back import how_many, is_of_some, position
from bot.language.reading import Change, Kind, Reading
from bot.language.units import Unit


def taken_back(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading:
    """The reading of an undo: "ångra", "ta bort tobaken", "stryk den ena", "ta bort den första"."""
    if any(part.has("except") for part in parts):
        return Reading(kind=Kind.UNDO, share=True)
    if (place := position(parts, units)) is not None and not any(part.has("the_report") for part in parts):
        return Reading(kind=Kind.UNDO, position=place)
    about = [unit for unit in units if unit.kind not in {"word", "stop"}]
    if about and is_of_some(parts, about):
        return Reading(kind=Kind.UNDO, share=True, change=Change(count=how_many(about) or 1))
    return Reading(kind=Kind.UNDO, named=named(parts, units, calendar, organisation))
