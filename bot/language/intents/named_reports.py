"""Which report an undo or a correction is about: "ta bort hastighetskontrollen i tisdags"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.clauses.cutting import clauses
from bot.language.days.meanings import Calendar
from bot.language.intents.fragments import fragment
from bot.language.phrases.grammar import first_match
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_LEADS_NUMBER = frozenset({"they", "from", "den", "last"})
_NAMED_THEN_CORRECTED = (
    "^(?:<activity> (?:<i|on|in>? <place>)? <when> (?:<i|on|in>? <place>)?"
    "|<den> <there> <i|on|in>? <when|place>)"
    " (?=<linking> <i|on|in|at>? <place|when|number|count|time|street>)"
)


def named(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Draft | None:
    """The report that these words name, as far as they say; None where they name the latest one."""
    said = fragment(parts, units, calendar, organisation).change
    found = Draft(
        activity=said.activity,
        count=_told_number(units),
        date=said.date,
        area=said.area,
        place=said.place,
    )
    return None if found == Draft(count=None) else found


def _told_number(units: Sequence[Unit]) -> int | None:
    """As in "de 3 hembesöken", "den senaste från 3", and as in "3" alone: the number that was told."""
    led = [after for before, after in pairwise(units) if before.kind in _LEADS_NUMBER]
    told = [unit for unit in led if unit.kind == "number"]
    alone = [unit for unit in units if unit.kind == "number"]
    alone = alone if all(unit.kind in {"number", "from"} for unit in units) else []
    return next((int(unit.value) for unit in (*told, *alone)), None)


def named_then_corrected(units: Sequence[Unit]) -> tuple[Sequence[Unit], Sequence[Unit]] | None:
    """What is named, and what is said of it.

    As in "Hastighetskontrollen i tisdags | var i Segeltorp", "den där på lördagen | ska vara i Vårby".
    """
    end = first_match(_NAMED_THEN_CORRECTED, units)
    return None if end is None or not _is_definite(units[0]) else (units[:end], units[end:])


def _is_definite(unit: Unit) -> bool:
    return unit.kind == "den" or (isinstance(unit.value, ActivityWord) and unit.value.definite)


def parts_of(units: Sequence[Unit]) -> list[Clause]:
    """Named units as clauses, without signs: what names a report denies and plans nothing."""
    return clauses(units, ())
