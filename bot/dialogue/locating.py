"""Which report a correction is about by the place that it names: it was told of there, not moved there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dialogue.finding import last_spoken_of
from bot.dialogue.requested import asks
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.reading import Change, Reading

_LATELY = timedelta(days=2)


def there(turn: Turn, reading: Reading) -> tuple[Report, Sequence[Entry]] | None:
    """What was told of the place that a correction names, as in "en av dom i Vårby var med polisen".

    That inhabitants had asked is said of what they can ask for. None where nothing was told there, where it
    names what it is about otherwise, tells of several places, or where the place is all that it says: "nej,
    Vårby" may well be of a report elsewhere.
    """
    change = reading.change
    says_more = replace(change, area=None, place=None, activity=None) != Change()
    placed = change.area or (change.place and change.requested is not None)
    if not placed or reading.named is not None or reading.parted or not says_more:
        return None
    reports = last_spoken_of(turn.work.reports.standing_by(turn.member.id, turn.at - _LATELY))
    for report in reports:
        if at_place := [entry for entry in report.entries if _is_there(turn, entry, change)]:
            return report, _in_turn(at_place, reading)
    return None


def _is_there(turn: Turn, entry: Entry, change: Change) -> bool:
    told = entry.facts
    named = change.activity in {None, told.activity} and change.place in {None, told.place}
    asked = change.requested is None or asks(turn.partnership, told.activity)
    return named and asked and change.area in {None, told.area}


def _in_turn(entries: Sequence[Entry], reading: Reading) -> Sequence[Entry]:
    """The one of several that is meant, as in "den andra i Stuvsta"; else those of which it may be said.

    Where inhabitants had asked for one, and it was not said of the other, that is the other one.
    """
    if reading.position is not None and -len(entries) <= reading.position < len(entries):
        return (entries[reading.position],)
    asked = reading.change.requested
    untold = [entry for entry in entries if entry.facts.requested is None]
    told_so = [entry for entry in entries if entry.facts.requested is asked]
    return entries if asked is None else untold or told_so or entries
