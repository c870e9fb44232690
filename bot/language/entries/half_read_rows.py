"""Names joined by "och" of which one at most was read: "tillsyn på ica och kalles livs" without capitals."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import first_match
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_IN_NAMES = frozenset({"word", "thing", "place", "crossing", "place_noun", "adjective", "bar"})
_BEHIND_NAMES = frozenset({"i", "in", "when", "time", "with", "mere_with", "partner", "part"})
_AT = frozenset({"on", "at"})


def is_half_read(clause: Clause, bound: Bound) -> bool:
    """Whether a clause joins a name to those of the activity's clause, and at most one of them is counted."""
    clauses = bound.statement.told
    position = clauses.index(clause) if clause in clauses else 0
    first = position - 1
    while first > 0 and clauses[first].before == "comma":
        first -= 1
    before = clauses[max(first, 0)]
    if clause.before != "and" or bound.statement.act not in before.units or _numbers(before):
        return False
    between = [each.units for each in clauses[first + 1 : position]]
    names = (_behind(before.units), *between, _until(clause.units))
    counted = sum(len(chunk.shops) for chunk in bound.chunks)
    visits = isinstance(act := bound.statement.act.value, ActivityWord) and act.venues
    return (counted == 1 or (counted == 0 and visits)) and all(_may_be_name(name, bound) for name in names)


def is_at_several(clause: Clause) -> bool:
    """As in "hos trre butiker", a number misspelt; not so in "hos Annas livs", which is one by its name."""
    length = first_match("^.*<at> <word> <thing>", clause.units)
    thing = clause.units[length - 1].value if length else None
    return isinstance(thing, ThingWord) and thing.number is not Number.ONE


def _numbers(clause: Clause) -> bool:
    return bool(clause.of("number", "count", "vague"))


def _behind(units: Sequence[Unit]) -> Sequence[Unit]:
    """What stands behind the last "på" or "hos"; nothing if none does."""
    led = [index for index, unit in enumerate(units) if unit.kind in _AT]
    return units[led[-1] + 1 :] if led else ()


def _until(units: Sequence[Unit]) -> Sequence[Unit]:
    """What stands before where, when or with whom it was."""
    end = next((index for index, unit in enumerate(units) if unit.kind in _BEHIND_NAMES), len(units))
    return units[:end]


def _may_be_name(units: Sequence[Unit], bound: Bound) -> bool:
    named = all(unit.kind in _IN_NAMES or _is_one(unit, bound) for unit in units)
    return named and any(unit.kind in {"word", "thing"} or _is_one(unit, bound) for unit in units)


def _is_one(unit: Unit, bound: Bound) -> bool:
    return unit.kind == "shop" or is_visited(unit, bound.activity)
