"""A report that is named, with what it was and was not: "fredagens fältning var i Vårby, inte Flempan"."""

from collections.abc import Sequence
from itertools import dropwhile

from bot.language.clauses.clause import Clause
from bot.language.intents.signs_of_correction import is_bare_contrast, only_opens
from bot.language.phrases.grammar import first_match
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_NAMED = (
    "^(?:<when>? <activity> <when>?|<den> <there>? <i|on|in>? <when|place>)"
    " (?=<linking> <i|on|in|at>? <place|when|number|street>)"
)


def contrasted(parts: Sequence[Clause]) -> tuple[Sequence[Unit], Sequence[Unit]] | None:
    """What names the report, and what is said of it; None where the message says more, or denies nothing."""
    told = list(dropwhile(_leads, parts))
    if len(parts) == 1 or not told or not all(is_bare_contrast(part, told[0]) for part in told[1:]):
        return None
    units = told[0].units
    end = first_match(_NAMED, units)
    return (units[:end], units[end:]) if end is not None and _is_known(units[:end]) else None


def _leads(part: Clause) -> bool:
    """As in "rättelse:", "kollade listan igen."."""
    return only_opens(part) or part.has("looks_again")


def _is_known(naming: Sequence[Unit]) -> bool:
    """As in "fältningen", "fredagens fältning", "den där på lördagen": one that was told before."""
    first = naming[0]
    if first.kind == "den":
        return True
    act = next(unit.value for unit in naming if unit.kind == "activity")
    of_day = first.kind == "when" and "genitive" in first.looks
    return of_day or (isinstance(act, ActivityWord) and act.definite)
