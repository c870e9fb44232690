"""What may have been told of an activity in words that nobody knows: a number, a place, a name, an act."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.by_whom import told_by_colleagues
from bot.language.entries.half_read_rows import is_at_several, is_half_read
from bot.language.entries.occasions import amounts, is_amount
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.phrases.counted_nouns import is_visited
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit


def is_unread(clause: Clause, bound: Bound) -> bool:
    """Whether a clause may tell of occasions that were not read in it."""
    if clause.words and any(sign(clause, bound) for sign in _BY_UNKNOWN_WORDS):
        return True
    signs = (_has_uncounted_place, _has_unread_times, is_half_read)
    return any(sign(clause, bound) for sign in signs)


def is_counted(clause: Clause, bound: Bound) -> bool:
    """Whether a number of a clause was read as one of occasions."""
    position = bound.statement.clauses.index(clause)
    return bool(amounts(bound.statement, position, clause.units, bound.activity))


def _has_uncounted(clause: Clause, bound: Bound) -> bool:
    """As in "och 1 i Trångsund avvekrats": a number of occasions that unknown words kept unread."""
    if clause not in bound.statement.told:
        return False
    counts = any(chunk.counts for chunk in bound.chunks)
    if is_counted(clause, bound) or told_by_colleagues(bound) is not None:
        return False
    kinds = [unit.kind for unit in clause.units]
    if matches("^<number> <i|on> <word>? <place>", clause.units):
        return True
    if kinds == ["word", "number"] and counts and bound.places:
        return True
    if not counts and kinds == ["number", "word"] and _is_under_place(clause, bound):
        return True
    joined = {"and"} if not counts else {"and", "comma"}
    if clause.before in joined and matches("^<number|article> <i|on|in|at> <word>", clause.units):
        return not clause.has("finding")
    if any(unit.rule == "number.pieces" for unit in clause.units) and clause.of("place"):
        return True
    if not counts and matches("<place|activity|when> <word> <count>$", clause.units):
        return clause.units[-1].rule == "number.by"
    if is_at_several(clause) and not any(chunk.amounts for chunk in bound.chunks):
        return True
    return not counts and _counts_visited(clause, bound.activity)


def _has_unread_item(clause: Clause, bound: Bound) -> bool:
    """As in "fartkontroll 3 gånger, fot 1 gång": so many times something that nobody knows."""
    item = matches("^<word> <count>$", clause.units) and clause.units[1].rule == "number.times"
    return item and clause.before in {"comma", "and"} and any(chunk.counts for chunk in bound.chunks)


def _has_unread_times(clause: Clause, bound: Bound) -> bool:
    """As in "laser ggr 3", "på 2 av skolorna": a number that no rule takes for one of occasions."""
    if clause not in bound.statement.told or any(chunk.counts for chunk in bound.chunks):
        return False
    return matches("<activity> <times> <number>|<on|in|at|i> <number> <of>", clause.units)


def _ends_with_pieces(clause: Clause, bound: Bound) -> bool:
    """As in "gupp utlagda melodiiv 2 st": so many, behind a word that nobody knows."""
    counts = any(chunk.counts for chunk in bound.chunks) or bound.statement.act not in clause.units
    return (
        not counts and matches("<word> <count>$", clause.units) and clause.units[-1].rule == "number.pieces"
    )


def _is_under_place(clause: Clause, bound: Bound) -> bool:
    """As in "Storvretsvägen: 28 lgh"."""
    heading = bound.statement.clauses[bound.statement.clauses.index(clause) - 1]
    led = clause.before == "colon" and bool(heading.of("place")) and not clause.has("finding")
    return led and not is_one_occasion(bound.statement)


def _counts_visited(clause: Clause, activity: str | None) -> bool:
    return any(
        before.kind == "number" and is_visited(unit, activity) for before, unit in pairwise(clause.units)
    )


def _has_unread_one(clause: Clause, bound: Bound) -> bool:
    """As in "två i Segeltorp och en själa i Stuvsta": an unknown word between number and place."""
    numbered = matches("^<number|article> <word> <i|on> <place>", clause.units)
    before = bound.statement.clauses[bound.statement.clauses.index(clause) - 1]
    joined = clause.before in {"and", "sen", "then"} and clause in bound.statement.told and before.of("place")
    told = bool(joined) or (clause.before == "and" and any(chunk.amounts for chunk in bound.chunks))
    return numbered and told and not clause.knows(clause.units[1]) and not clause.has("finding")


def _has_unread_act(clause: Clause, _bound: Bound) -> bool:
    """As in "sen fältase vi i Skogås", "igår ftat Vårby": an unknown word tells what we did, and where."""
    ours = clause.before in {"sen", "then"} and matches("^<word> <we> <i|on> <place>", clause.units)
    return ours or (clause.words > 0 and matches("^<when> <word> <place>$", clause.units))


def _has_unread_place(clause: Clause, bound: Bound) -> bool:
    """As in "fotpatrull i Vårby, lkaså i Skogås", "Vårby, Skogås och Läna", "Vårby 1 orosamtaal"."""
    led = clause.before in {"comma", "and"} and matches("^<word> <i|on> <place>$", clause.units)
    before = bound.statement.clauses[bound.statement.clauses.index(clause) - 1]
    row = before.before == "comma" and [unit.kind for unit in before.units] == ["place"]
    last = row and clause.before == "and" and matches("^<word>$", clause.units)
    counted = clause.before in {"comma", "and"} and matches("^<place> <number> <word>$", clause.units)
    named = any(unit.text == clause.units[-1].text for unit in before.units)
    led = led and not (_is_one_said(bound) and len(bound.places) == 1)
    return (led or last or (counted and not named)) and clause.words == 1


def _is_one_said(bound: Bound) -> bool:
    """As in "ett hembesök, dam i Segeltorp": the only occasion, and the words tell where."""
    return [amount.count for chunk in bound.chunks for amount in chunk.amounts] == [1]


def _has_unread_first_place(clause: Clause, bound: Bound) -> bool:
    """As in "vid högskoolan och Flemingsbergs centrum": of two places the first is not known."""
    position = bound.statement.clauses.index(clause)
    following = bound.statement.clauses[position + 1 : position + 2]
    ends = len(clause.units) > 1 and matches("^<in|on|i> <word>$", clause.units[-2:])
    joined = any(after.before == "and" and matches("^<i|on|in>? <place>", after.units) for after in following)
    return ends and joined and clause.words > 0 and not clause.of("place")


def _has_unread_name(clause: Clause, bound: Bound) -> bool:
    """As in "på kinakrogen, grekkrogn och Bar 16": a name that nobody knows in a row of things visited."""
    names = [unit.kind for unit in clause.units]
    clauses = bound.statement.clauses
    position = clauses.index(clause)
    beside = (*clauses[max(position - 1, 0) : position], *clauses[position + 1 : position + 2])
    visited = any(_is_named(unit, bound) for other in beside for unit in other.units)
    alone = names == ["word"] and clause.words == 1 and clause.before in {"comma", "and"}
    alone = alone and not any(after.before == "but" for after in clauses[position + 1 : position + 2])
    deed = any(unit.kind == "they" or "past" in unit.looks for unit in clause.units[:-1])
    first = matches("<on|at> <word>$", clause.units) and not (deed or clause.knows(clause.units[-1]))
    return visited and (alone or (first and beside[-1].before in {"comma", "and"}))


def _has_unread_row(clause: Clause, bound: Bound) -> bool:
    """As in "krogtillsyn: torget, kvarnen, picasso": words that nobody knows, in a row behind a colon."""
    clauses = bound.statement.told
    position = clauses.index(clause) if clause in clauses else 0
    before = clauses[max(position - 1, 0)]
    row = clause.before == "comma" and before.before == "colon" and bound.statement.act in clauses[0].units
    alone = [unit.kind for unit in clause.units] == ["word"] and not before.has("finding")
    visits = any(unit.value.visited for unit in clauses[0].of("activity"))
    counted = any(c.counts for c in bound.chunks)
    listed = (alone and len(before.units) == 1) or _ends_with_shut(clauses, before, clause)
    return row and visits and listed and not counted


def _has_unread_lines(clause: Clause, bound: Bound) -> bool:
    """As in "krogtillsyn:", and a line for each name that nobody knows."""
    clauses = bound.statement.told
    position = clauses.index(clause) if clause in clauses else 0
    pair = clauses[max(position - 1, 0) : position + 1]
    named = len(pair) > 1 and all(c.before == "line" and _is_name(c, bound) for c in pair)
    visits = any(unit.value.visited for unit in bound.statement.own.of("activity"))
    return named and visits and not any(chunk.amounts for chunk in bound.chunks)


def _is_name(clause: Clause, bound: Bound) -> bool:
    """As in "Harrys", "Pizzeria Roma"."""
    visited = sum(is_visited(unit, bound.activity) for unit in clause.units)
    return clause.words > 0 and clause.words + visited == len(clause.units)


def _ends_with_shut(clauses: Sequence[Clause], *named: Clause) -> bool:
    """As in "krogtillsyn: Harrys ok, Pir ok, Torget stängt": one of those that are named was no visit."""
    return all(clause.words for clause in named) and clauses[-1].has("absent")


def _is_named(unit: Unit, bound: Bound) -> bool:
    return unit.kind == "shop" or is_visited(unit, bound.activity)


def _has_uncounted_place(clause: Clause, bound: Bound) -> bool:
    """As in "fyra tillsyner, vaarv tre i Skogås": a number before a place, not read as one of occasions."""
    counted = clause.before == "colon" or any(chunk.counts for chunk in bound.chunks)
    if clause not in bound.statement.told or not counted:
        return False
    position = bound.statement.clauses.index(clause)
    return any(
        (
            (unit.kind in {"number", "vague"} and matches("^<i|on>? <place>", clause.units[index + 1 :]))
            or matches("^<article> <to> <word>? <i|on|in> <place>", clause.units[index:])
        )
        and not is_amount(index, bound.statement, position, clause.units, bound.activity)
        for index, unit in enumerate(clause.units)
    )


_BY_UNKNOWN_WORDS: tuple[Callable[[Clause, Bound], bool], ...] = (
    _has_uncounted, _ends_with_pieces, _has_unread_item, _has_unread_one, _has_unread_act, _has_unread_place,
    _has_unread_first_place, _has_unread_name, _has_unread_row, _has_unread_lines,
)  # fmt: skip
