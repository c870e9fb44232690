"""What ends a telling in the sentence that tells the next one: "Flempan hann vi inte, laser i Vårby"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.running_statements import RunningStatement
from bot.language.words.word_values import ActivityWord

_JOINED = frozenset({"and", "comma"})
_BEGINS = frozenset({"stop", "line"})
_INTENDED = ("planned", "should", "wish")


def ends_telling(parts: Sequence[Clause], current: RunningStatement) -> bool:
    """Whether the first of some clauses is of what is `current`ly told, though another activity follows it.

    As in "Fotpatrull i Skogås. Flempan hoppade vi över och hastkontroll i Vårby", "Tänkt fyra krogar. Blev
    tre, tobak på ICA"; not so in "Hann inte: ...", "Vi skulle ta Vårby och ...", of which more may be told.
    """
    part, *following = parts
    next_act = next((clause for clause in following if clause.act is not None), None)
    if (
        part.before not in _BEGINS
        or current.act is None
        or next_act is None
        or next_act.before not in _JOINED
    ):
        return False
    if next_act is not following[0] or next_act.has("called_off", "not", "nobody", *_INTENDED):
        return False
    return _is_place_left_out(part) or _came_to_number(part, current) or _is_yet_to_come(part, next_act)


def _is_place_left_out(part: Clause) -> bool:
    """As in "Flempan hoppade vi över": all is said, as the place stands first."""
    return part.has("called_off") and matches("^<i|on>? <place> <word|not_joined|we>", part.units)


def _came_to_number(part: Clause, current: RunningStatement) -> bool:
    """As in "Tänkt fyra. Blev tre"."""
    numbers = part.of("number", "count", "article")
    came = part.begins_with("finished", "became") and len(numbers) == 1 and not part.of("place", "when")
    return came and any(clause.has(*_INTENDED) for clause in current.clauses)


def _is_yet_to_come(part: Clause, next_act: Clause) -> bool:
    """As in "Två krogar till imorgon" before "fältade", "laser ikväll": what has its own day is no plan."""
    act = next_act.act
    told = act is not None and isinstance(act.value, ActivityWord) and act.value.past
    told = told or next_act.has("firmly_done") or bool(next_act.of("when"))
    return part.ahead and told and not next_act.ahead
