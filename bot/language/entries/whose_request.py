"""Whose request it was that inhabitants made, where it stands between two activities."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.clauses.clause import Clause
from bot.language.entries.who_asked import requested
from bot.language.statements.statement import Statement
from bot.language.words.word_values import ActivityWord
from bot.partnership import Partnership

_JOINED = frozenset({"and", "comma"})


def with_requests_in_place(found: Sequence[Statement], partnership: Partnership) -> list[Statement]:
    """The statements, with what inhabitants asked for told of the activity of which it is asked.

    As in "Laser på Hallvägen. Boende hade klagat, helginsats ikväll": it stands before another activity.
    """
    told = list(found[:1])
    for after in found[1:]:
        before = told[-1]
        leading = after.clauses[: after.first_named]
        asking = bool(leading) and _is_request(leading) and after.own.before in _JOINED
        if asking and _is_asked_of(before, partnership) and not _is_asked_of(after, partnership):
            told[-1] = replace(before, clauses=(*before.clauses, *leading))
            after = replace(after, clauses=after.told)  # noqa: PLW2901 - what is left of it
        told.append(after)
    return told


def _is_request(clauses: Sequence[Clause]) -> bool:
    """Whether some clauses tell of a request and name no place, which might be where the next one was."""
    said = any(requested(clause) is not None for clause in clauses)
    return said and not any(clause.of("place", "when") for clause in clauses)


def _is_asked_of(statement: Statement, partnership: Partnership) -> bool:
    """Whether it matters of an activity that inhabitants had asked for it."""
    act = statement.act.value
    return isinstance(act, ActivityWord) and "requested" in partnership.activity(act.activity).asks
