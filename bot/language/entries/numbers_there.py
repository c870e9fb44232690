"""How many were done at a place, as its clause says it in the words of the one before: "i Skogås en klar".

Not so in "i Skogås var en stängd", "den i Skogås inte", which tell of something else.
"""

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_BECAME_DONE = frozenset({"affirmed", "built", "done", "being", "became", "linked", "have"})
_OTHERWISE = (
    "not", "nobody", "called_off", "should", "planned", "to_be_done", "aborted", "absent", "was_off",
    "finding", "place_remains",
)  # fmt: skip
_NUMBER_LAST = "<i|on|in>? <place> <we>? <number|article>"
_NUMBER_FIRST = "<they|den>? <number|article> <i|on|in> <place>"
_COUNTED_THERE = f"^<also>? (?:{_NUMBER_LAST}|{_NUMBER_FIRST}) <also>?$"
_COUNTED = "^<number|article>$"
_ONE_THERE = "^<also>? <den> <i|on|in> <place> <also>?$"
_SAID_ANYWAY = frozenset({"place", "number", "article", "den", "they", "also"})


def is_number_there(unit: Unit, clause: Clause, before: Clause | None) -> bool:
    """As in "i Trångsund är ett klart", "Trångsund (ett)": how many there are, whatever they are called."""
    if before is not None and clause.units == (unit,) and unit.kind == "article":
        return clause.before in {"open", "comma"} and before.units[-1].kind == "place"
    headed = before is not None and clause.before == "colon" and [u.kind for u in before.units] == ["place"]
    told = _COUNTED if headed else _COUNTED_THERE
    return not clause.has(*_OTHERWISE) and matches(told, _without_predicate(clause))


def is_one_there(clause: Clause) -> bool:
    """As in "de två guppen i Stuvsta är färdiga, det i Trångsund också": the one that is there."""
    otherwise = clause.has(*_OTHERWISE) or clause.ahead
    return not otherwise and matches(_ONE_THERE, _without_predicate(clause))


def _without_predicate(clause: Clause) -> list[Unit]:
    """The units without the words that only say that it was done: "är", "färdiga", "på plats"."""
    pointing = {marker.start for marker in clause.markers if marker.name == "it"}
    said = [marker for marker in clause.markers if marker.name in _BECAME_DONE]
    units = [u._replace(kind="den") if u.start in pointing else u for u in clause.units]
    return [
        unit
        for unit in units
        if unit.kind in _SAID_ANYWAY or not any(m.start <= unit.start < m.end for m in said)
    ]
