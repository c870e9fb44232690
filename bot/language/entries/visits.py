"""Things visited that a clause names one by one, or as many without a number."""

from collections.abc import Sequence

from bot.language.entries.chunks import Chunk
from bot.language.entries.occasions import NUMBERS
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_SORT = "<on|i|at> <thing>"
_SO_MANY_THERE = "^<number|article> <i|on|in>? <place>$"


def note_visits(chunk: Chunk, units: Sequence[Unit], activity: str | None, *, remark: bool) -> None:
    """Note the things visited that no number stands before; a remark only goes on about them."""
    for index, unit in enumerate(units):
        if unit.kind == "shop":
            chunk.shops.append(unit.text)
        elif not remark and _is_visited_alone(units, index, activity):
            _visit(chunk, unit, of_all=index > 0 and units[index - 1].kind == "all_of")


def tells_what_sort(statement: Statement, position: int) -> bool:
    """As in "tobakskontroll i butik, Vistavägens närlivs": what sort of shop it was that is named next.

    Or counted next, place by place: "tillsyn på krog igår: två i Trångsund".
    """
    clause = statement.clauses[position]
    sort = matches("<activity> <i> <thing>$", clause.units)
    following = statement.clauses[position + 1 : position + 2]
    if any(each.before in {"comma", "colon"} and matches(_SO_MANY_THERE, each.units) for each in following):
        return not clause.of("place", "street") and matches(_SORT, clause.units)
    return sort and any(each.before == "comma" and each.of("thing", "shop") for each in following)


def _is_visited_alone(units: Sequence[Unit], index: int, activity: str | None) -> bool:
    visited = units[index].kind == "thing" and is_visited(units[index], activity)
    if _is_company_to(units, index):
        return False
    return visited and not _is_numbered(units, index) and not _is_described(units, index)


def _is_company_to(units: Sequence[Unit], index: int) -> bool:
    """As in "polisen följde med till butiken": one of those that were told, and no other."""
    return index > 1 and [unit.kind for unit in units[index - 2 : index]] == ["partner", "to"]


def _is_described(units: Sequence[Unit], index: int) -> bool:
    """As in "på Tempo i Skogås, och handlaren var trevlig": what was found at one that was told."""
    return index == 0 and matches("^<thing> <linking>", units)


def _visit(chunk: Chunk, unit: Unit, *, of_all: bool) -> None:
    value = unit.value
    if isinstance(value, ThingWord) and (value.number is Number.MANY or of_all):
        chunk.several = True
    else:
        chunk.shops.append(unit.text)


def _is_numbered(units: Sequence[Unit], index: int) -> bool:
    back = index - 1
    while back >= 0 and _is_adjectival(units[back]):
        back -= 1
    return back >= 0 and units[back].kind in NUMBERS


def _is_adjectival(unit: Unit) -> bool:
    return unit.kind in {"adjective", "all_of", "den"} or (unit.kind == "word" and "adjective" in unit.looks)
