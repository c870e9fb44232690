"""What a change makes of what is stored, and which of several entries it points at."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Entry, Facts
from bot.language.reading import Change


def changed(facts: Facts, change: Change) -> Facts:
    """An entry's facts after a change."""
    moved = change.area is not None or change.place is not None
    return replace(
        facts,
        activity=change.activity or facts.activity,
        count=change.count or facts.count,
        date=change.date or facts.date,
        area=change.area if change.area is not None else (None if moved else facts.area),
        place=change.place if moved else facts.place,
        partners=(facts.partners | change.partners_added) - change.partners_removed,
        requested=facts.requested if change.requested is None else change.requested,
    )


def pointed_at(entries: Sequence[Entry], change: Change) -> tuple[Entry, Change] | None:
    """The one of several entries that a change is about, told by its day or place, and what it changes there.

    As in "tisdag 8", "polisen var med i Vårby", and "Vårby var igår", where no other day was told of Vårby.
    None where it fits no entry or several of them, or where nothing else is said than where and when.
    """
    where = Change(date=change.date, area=change.area, place=change.place)
    at = Change(area=change.area, place=change.place)
    day = Change(date=change.date)
    rest = replace(change, activity=None, date=None, area=None, place=None)
    ways = ((at, day), (day, at)) if rest == Change() else ((where, rest),)
    found = (told for way, new in ways if (told := _pointed_at(entries, way, new)) is not None)
    return next(found, None) if len(entries) > 1 else None


def _pointed_at(entries: Sequence[Entry], where: Change, rest: Change) -> tuple[Entry, Change] | None:
    """The only entry that is where a change says, if the rest of it changes anything there."""
    fitting = [entry for entry in entries if _is_there(entry.facts, where)]
    if Change() in {where, rest} or len(fitting) != 1:
        return None
    (only,) = fitting
    return None if changed(only.facts, rest) == only.facts else (only, rest)


def _is_there(facts: Facts, where: Change) -> bool:
    """Whether an entry has the day and the place of a change, as far as it names them."""
    said = {"date": where.date, "area": where.area, "place": where.place}
    return all(value is None or getattr(facts, field) == value for field, value in said.items())


def joins_days(entries: Sequence[Entry], change: Change) -> bool:
    """Whether a change would let what was told of several days be of one: "nej, torsdag"."""
    return change.date is not None and len({entry.facts.date for entry in entries}) > 1
