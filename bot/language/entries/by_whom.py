"""Visits told by who made them: "jag tog 7 och Kalle 4", "Stina gjorde 5 hembesök och jag 6"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_SHARE = "^<we|they|word> <word|site|thing>{0,2} <mere_with|on>? <number|count>$"
_NAMED = "^<we|they|word> <word>{1,2} <number|count> <activity>"
_JOINED = frozenset({"and", "comma", "slash"})
_OTHERWISE = (
    "finding", "not", "nobody", "absent", "planned", "should", "called_off", "in_all", "answered",
    "remainder",
)  # fmt: skip


def told_by_colleagues(bound: Bound) -> int | None:
    """How many visits several of us made together, each with a number; None where it is not told so.

    A number before them that makes up the same is their sum: "10 hembesök i Masmo, jag tog 6 och Kalle 4".
    """
    act = bound.statement.act.value
    if not isinstance(act, ActivityWord) or not act.venues:
        return None
    clauses = bound.statement.told
    shares = shares_of_colleagues(clauses)
    before = [unit.value for unit in clauses[0].of("number", "count")] if not _names_who(clauses[0]) else []
    return sum(shares) if shares and before in ([], [sum(shares)]) else None


def shares_of_colleagues(clauses: Sequence[Clause]) -> list[int]:
    """The number of each colleague, in order; none where fewer than two are told, or one in doubt."""
    told = [clause for clause in clauses if _is_share(clause)]
    first = clauses[:1] if told and clauses[0] not in told and _names_who(clauses[0]) else ()
    shares = [*first, *told]
    follow = all(before in shares and after.before in _JOINED for before, after in _pairs(clauses, shares))
    if len(shares) < 2 or not follow or not any(_is_ours(share) for share in shares):  # noqa: PLR2004 - several
        return []
    return [unit.value for share in shares for unit in share.of("number", "count")]


def _pairs(clauses: Sequence[Clause], shares: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    return [(before, after) for before, after in pairwise(clauses) if after in shares[1:]]


def _is_share(clause: Clause) -> bool:
    """As in "jag tog 7", "Kalle 4", "Jonna tog höghusen med 6"."""
    return clause.act is None and matches(_SHARE, clause.units) and _is_who(clause)


def _names_who(clause: Clause) -> bool:
    """As in "Stina gjorde 5 hembesök"."""
    alone = len(clause.of("number", "count")) == 1
    return alone and matches(_NAMED, clause.units) and clause.has("firmly_done", "chosen") and _is_who(clause)


def _is_who(clause: Clause) -> bool:
    """Whether it opens with one of us, or with a word that nobody knows: the name of one."""
    first = clause.units[0]
    return not clause.has(*_OTHERWISE) and (first.kind != "word" or not clause.knows(first))


def _is_ours(clause: Clause) -> bool:
    """As in "jag 7", "Kalle tog 4": by one who tells it, or told by a deed of ours."""
    return _is_us(clause.units[0]) or clause.has("firmly_done", "chosen")


def _is_us(unit: Unit) -> bool:
    return unit.kind == "we"
