"""Which clauses of a correction say what it was, where others say why: "sju. Missade en butik"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.intents.told_anew import told_anew
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_NUMBER = "^<number|count>$"
_NUMBER_IT_WAS = "^<number|count> <linking> <word>?$"
_SO_MANY = "^<word|it|linking>{1,3} <number>$"
_EACH = "^<number|article> <i|on>? <part|ordinal>$"
_FIELDS = (frozenset({"place"}), frozenset({"when"}), frozenset({"number", "count", "article"}))
_WHO = frozenset({"word", "organisation", "they"})


def number_again(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clause with a number that is told anew, and nothing else; none where a message is no such one."""
    if not parts or any(part.asked for part in parts) or any(part.has("not", "nobody") for part in parts[:1]):
        return ()
    if anew := told_anew(parts):
        return anew
    first, *others = parts
    if not others and (_is_what_it_was(first) or _is_passed_on(first)):
        return parts
    explained = others and (_tells_why(others) or _add_up(first, others))
    return [first] if explained and matches(_NUMBER, first.units) else ()


def _is_what_it_was(part: Clause) -> bool:
    """As in "fyra blev det"."""
    ends = [m.end for m in part.markers if m.name == "became"]
    return matches(_NUMBER_IT_WAS, part.units) and part.units[-1].end in ends


def _is_passed_on(part: Clause) -> bool:
    """As in "Tommy säger att det var 9": what a colleague says, and nobody else."""
    told = min((m.end for m in part.markers if m.name == "told_of"), default=None)
    was = max((m for m in part.markers if m.name == "it_was"), default=None, key=lambda m: m.start)
    if told is None or was is None or was.start < told or part.has("citizens", "persons"):
        return False
    said = [unit for unit in part.units if unit.start >= was.end]
    who = [unit for unit in part.units if unit.end < told]
    return matches(_NUMBER, said) and part.words <= 1 and all(unit.kind in _WHO for unit in who)


def _tells_why(others: Sequence[Clause]) -> bool:
    """As in "missade servicebutiken", "glömde lasern", "hade räknat fel": why the number was another one."""
    return others[0].begins_with("missed", "corrects", "forgot") and not any(
        part.of("number", "count", "when") or any(not act.value.definite for act in part.of("activity"))
        for part in others
    )


def _add_up(first: Clause, others: Sequence[Clause]) -> bool:
    """As in "Två. En förmiddag och en eftermiddag"."""
    each = [part.units[0] for part in others if matches(_EACH, part.units)]
    return len(each) == len(others) and sum(map(_value, each)) == first.units[0].value


def _value(unit: Unit) -> int:
    return 1 if unit.kind == "article" else int(unit.value)


def not_overruled(parts: Sequence[Clause]) -> Sequence[Clause]:
    """As in "Grantorp räknas ju men det var Skogås jag menade": only what is meant."""
    settling = (i for i, part in enumerate(parts) if i and (part.has("meant", "exchanges") or _sums_up(part)))
    meant = next(settling, None)
    if meant is None:
        return parts
    said = [fields for fields in _FIELDS if parts[meant].of(*fields)]
    before = [part for part in parts[:meant] if not any(part.of(*fields) for fields in said)]
    return [*before, *parts[meant:]]


def _sums_up(part: Clause) -> bool:
    """As in "... men två gånger stod vi där så det är två"."""
    return part.before == "so" and part.begins_with("it_was") and matches(_SO_MANY, part.units)
