"""Messages that repeat the last report: "samma igår", "likadant i Skogås", "en till", "och Vårby"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.intents.fragments import fragment
from bot.language.phrases.grammar import matches
from bot.language.reading import Kind, Missing, Reading
from bot.language.words.units import Unit
from bot.language.words.word_values import PlaceWord

_SO_MANY_MORE = "number.one_more"
_AMOUNT = "<number|article|count>"
_THERE_OR_THEN = "(?:<i|on|in>? <place>|<when>)"
_ONE_MORE = (
    f"^(?:<and|also>{_AMOUNT}<piece>?<more>?{_THERE_OR_THEN}"
    f"|<more>{_AMOUNT}<piece>?(?:{_THERE_OR_THEN}|$)"
    f"|{_AMOUNT}<piece>?{_THERE_OR_THEN}(?:<also>|<mere_with>$)"
    f"|<and>{_THERE_OR_THEN}{_AMOUNT}<piece>?$)"
)
_FORGOTTEN = f"^<we>? <word> {_AMOUNT} <piece>? (?:(?:<comma> (?:<they> <linking>)?)?{_THERE_OR_THEN}|$)"
_UNKNOWN_WORDS = 1
_ADDED = frozenset({"and", "also", "mere_with", "place", "when", "i", "on", "in", "comma", "stop"})
_WE_WERE_ALSO = (["we", "walked", "also"], ["we", "linking", "also"])
_NUMBERS = frozenset({"number", "count", "article"})
_ALSO = frozenset({"also", "mere_with"})


def repeated(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """A reading that repeats the last report with what it changes; None for any other message."""
    if not parts or any(part.act is not None or part.asked or part.ahead for part in parts):
        return None
    adds = _adds(units)
    if not (adds or _repeats(parts[0], units)) or sum(part.words for part in parts) > _UNKNOWN_WORDS:
        return None
    if any(isinstance(unit.value, PlaceWord) and unit.value.outside for unit in units):
        return None
    change = fragment(parts, units, calendar, organisation).change
    if change.count is None and units[0].rule == _SO_MANY_MORE:
        change = replace(change, count=int(units[0].value))
    entry = Draft(
        count=change.count or (None if adds else 1),
        date=change.date or (None if any(unit.kind == "when" for unit in units) else calendar.today),
        area=change.area,
        place=change.place,
        partners=change.partners_added,
    )
    lacks = {Missing.ACTIVITY: None, Missing.COUNT: entry.count, Missing.DATE: entry.date}
    missing = tuple(field for field, value in lacks.items() if value is None)
    return Reading(kind=Kind.UNCLEAR, entries=(entry,), missing=missing, change=change, again=True)


def _adds(units: Sequence[Unit]) -> bool:
    """As in "och Vårby", "Skogås också", "igår med": a place or a day that the last report is told of too."""
    kinds = [unit.kind for unit in units if unit.kind != "stop"]
    if kinds[:2] == ["we", "linking"] and kinds[-1] == "also" and "place" in kinds:
        kinds = kinds[2:]
    if not _ADDED.issuperset(kinds[2:] if kinds[:3] in _WE_WERE_ALSO else kinds) or not {
        "place",
        "when",
    }.intersection(kinds):
        return False
    return kinds[0] == "and" or kinds[-1] in _ALSO or kinds[:3] in _WE_WERE_ALSO


def _repeats(first: Clause, units: Sequence[Unit]) -> bool:
    forgotten = first.has("forgot") and matches(_FORGOTTEN, units)
    more = units[0].rule == _SO_MANY_MORE and matches(f"^<count>(?:{_THERE_OR_THEN}|<stop>|$)", units)
    alike = first.begins_with("again") and units[0].kind not in _NUMBERS
    return forgotten or more or alike or matches(_ONE_MORE, units)
