"""Numbers that are told anew in few words, with who says so or why: "åtta sa Ida", "tre förresten".

A number alone ("nio") is none: the dialogue asks what it is of, and only who wrote the report just before it.
"""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_MOST = 60
_NUMBER = "^<number|count>$"
_NUMBER_OF = "^<number|count> <activity|thing>?$"
_CLOSED = "^(?:<linking>? <only>? <number|count> <word>?)$"
_OF_A_REPORT = ("place", "when", "activity", "lookalike", "visit", "partner", "thing")
_WHO = frozenset({"word", "they", "organisation", "number", "count"})
_LONGEST = 4


def told_anew(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clause with the one number of a message that says little else; none for any other message."""
    if not parts or (len(parts) == 1 and matches(_NUMBER, parts[0].units)):
        return ()
    if parts[0].asked or parts[0].ahead or parts[0].has("not", "nobody", "planned"):
        return ()
    numbers = [unit for part in parts for unit in part.of("number", "count")]
    if len(numbers) != 1 or not 0 < numbers[0].value <= _MOST:
        return ()
    first, *others = parts
    if _has_spoken(first) and len(others) == 1 and matches(_NUMBER_OF, others[0].units):
        return others
    if any(part.of(*_OF_A_REPORT) or part.asked for part in parts):
        return ()
    told = _is_alone(first, numbers[0]) or _is_passed_on(first)
    return [first] if told and all(_says_who_or_why(part) for part in others) else ()


def _has_spoken(part: Clause) -> bool:
    """As in "Tomas har talat": the number behind it is the one that counts."""
    return part.has("has_spoken") and len(part.units) <= _LONGEST and not part.of("number", "count")


def _is_alone(part: Clause, number: Unit) -> bool:
    """As in "tre förresten", "blev bara två förresten"; or nothing but the number, before who says so."""
    if matches(_NUMBER, part.units):
        return True
    last = part.units[-1]
    closes = any(m.name == "closes_correction" and m.end == last.end for m in part.markers)
    return closes and last is not number and matches(_CLOSED, part.units)


def _is_passed_on(part: Clause) -> bool:
    """As in "åtta sa Ida", "Micke säger två": what one colleague says, and nobody else."""
    said = part.has("passes_on") and not part.has("citizens", "persons", "outsider")
    at_end = {part.units[0].kind, part.units[-1].kind} & {"number", "count"}
    known = _WHO.issuperset(unit.kind for unit in part.units) and part.words <= 1 + bool(part.of("they"))
    return said and bool(at_end) and known and len(part.units) <= _LONGEST


def _says_who_or_why(part: Clause) -> bool:
    """As in "säger han", "Sjöboden ska också räknas", "Micke räknar bättre än mig"."""
    if part.of("number", "count", "organisation"):
        return False
    says = part.has("passes_on") and len(part.units) <= _LONGEST - 1
    return says or part.has("counts_too", "has_spoken") or part.begins_with("missed", "corrects", "forgot")
