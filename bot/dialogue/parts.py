"""What is told in several parts of one entry: "två i Vårby och en i Skogås", "lördag två, söndag en"."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Kind

_UNSAID = {None, 1}


def in_parts(turn: Turn, whole: Draft, text: str) -> tuple[Draft, ...]:
    """The parts that a text tells of an entry, each with the rest of what is known; none if it tells one.

    A number that was said of the whole has to be that of the parts together.
    """
    if whole.activity is None:
        return ()
    reading = turn.reader.told_of(whole.activity, text, turn.at, turn.member.organisation)
    told = reading.entries
    if reading.kind is not Kind.REPORT or len(told) < len(_UNSAID):
        return ()
    if any(part.activity != whole.activity or part.outside for part in told):
        return ()
    parts = tuple(_part(whole, part, dated=_is_dated(told)) for part in told)
    fits = whole.count in {*_UNSAID, sum(part.count or 0 for part in parts)}
    return parts if fits and all(part.count for part in parts) else ()


def _is_dated(told: tuple[Draft, ...]) -> bool:
    """Whether the parts were told by their days, and not by their places."""
    return len({part.date for part in told}) > 1


def _part(whole: Draft, part: Draft, *, dated: bool) -> Draft:
    moved = part.area is not None
    return replace(
        whole,
        count=part.count,
        date=part.date if dated else whole.date,
        area=part.area if moved else whole.area,
        place=part.place if moved else whole.place,
        partners=whole.partners | part.partners,
        outside=whole.outside and not moved,
    )
