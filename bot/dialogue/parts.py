"""What is told in several parts of one entry: "två i Vårby och en i Skogås", "krog och tobak"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.entries import NO_GUESSES, Draft, Guesses
from bot.language.reading import Kind, Reading
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_UNSAID = {None, 1}
_SEVERAL = 2
_JOINS = frozenset({"and", "comma", "stop", "either", "both"})
_NUMBERS = frozenset({"number", "count", "article"})


def in_parts(turn: Turn, whole: Draft, text: str) -> tuple[Draft, ...]:
    """The parts that a text tells of an entry, each with the rest of what is known; none if it tells one.

    A number that was said of the whole has to be that of the parts together.
    """
    if whole.activity is None:
        return ()
    reading = turn.reader.told_of(whole.activity, text, turn.at, turn.member.organisation, whole.count)
    told = reading.entries
    if reading.kind is not Kind.REPORT or len(told) < len(_UNSAID):
        return ()
    if any(part.activity != whole.activity or part.outside for part in told):
        return ()
    parts = tuple(_part(_without_some(whole, told), part, dated=_is_dated(told)) for part in told)
    fits = whole.count in {*_UNSAID, sum(part.count or 0 for part in parts)}
    return parts if fits and all(part.count for part in parts) else ()


def in_activities(whole: Draft, reading: Reading) -> tuple[Draft, ...]:
    """One entry of each activity that a message names, with how many; none if it tells more, or of one alone.

    A number that was said of the whole and is not that of the activities is asked.
    """
    told = _tallied([unit for unit in reading.units if unit.kind not in _JOINS])
    numbered = [count for _, count in told if count is not None]
    if not told or not (numbered or len(told) >= _SEVERAL) or len({name for name, _ in told}) < len(told):
        return ()
    parts = tuple(replace(whole, activity=name, count=count or 1) for name, count in told)
    if whole.count in {*_UNSAID, sum(part.count or 0 for part in parts)}:
        return parts
    return (_in_doubt(whole, parts[0]),) if len(parts) == 1 else ()


def _in_doubt(whole: Draft, part: Draft) -> Draft:
    """What was told with one number, and with another one once its activity was asked."""
    return replace(part, count=None, guesses=Guesses(counts=(part.count or 1, whole.count or 1)))


def _tallied(spoken: Sequence[Unit]) -> list[tuple[str, int | None]]:
    """Each activity with its number, said before all of them or behind all; empty where more is said."""
    numbers_lead = bool(spoken) and spoken[0].kind in _NUMBERS
    told: list[tuple[str, int | None]] = []
    number: int | None = None
    for unit in spoken if numbers_lead else reversed(spoken):
        name = _activity(unit)
        if unit.kind in _NUMBERS and number is None:
            number = 1 if unit.kind == "article" else int(unit.value)
        elif name is not None:
            told.append((name, number))
            number = None
        else:
            return []
    return [] if number is not None else told if numbers_lead else told[::-1]


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


def _without_some(whole: Draft, told: Sequence[Draft]) -> Draft:
    """An entry without the partners of which its parts say at how many they were: "polisen på två"."""
    of_some = frozenset[str]().union(*(part.partners for part in told)) - told[0].partners.intersection(
        *(part.partners for part in told)
    )
    return replace(whole, partners=whole.partners - of_some)


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
