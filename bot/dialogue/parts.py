"""What is told in several parts of one entry: "två i Vårby och en i Skogås", "krog och tobak"."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.entries import NO_GUESSES, Draft
from bot.language.reading import Kind, Reading
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_UNSAID = {None, 1}
_SEVERAL = 2
_JOINS = frozenset({"and", "comma", "article", "either", "both"})


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


def in_activities(whole: Draft, reading: Reading) -> tuple[Draft, ...]:
    """One entry of each activity that a message names and says nothing else of; none if it isn't several.

    A number that was said of the whole has to be that of the activities.
    """
    named = [_activity(unit) for unit in reading.units if unit.kind not in _JOINS]
    told = {activity for activity in named if activity is not None}
    if not _SEVERAL <= len(told) == len(named) or whole.count not in {*_UNSAID, len(told)}:
        return ()
    return tuple(replace(whole, activity=activity, count=1) for activity in named)


def by_partners(whole: Draft, joint: int) -> tuple[Draft, ...]:
    """So many that were done with the partners in question, and the rest of an entry, where there are any."""
    settled = replace(whole, guesses=NO_GUESSES)
    shared = replace(settled, count=joint, partners=whole.partners | whole.guesses.partners)
    alone = replace(settled, count=(whole.count or 0) - joint)
    return tuple(part for part in (shared, alone) if part.count)


def _activity(unit: Unit) -> str | None:
    """The one activity that a word names, or that what it names is visited for."""
    match unit.value:
        case ActivityWord(activity=activity):
            return activity
        case ThingWord(subject_of=subjects) if len(subjects) == 1:
            return next(iter(subjects))
        case _:
            return None


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
        guesses=replace(whole.guesses, partners=frozenset()),
    )
