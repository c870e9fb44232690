"""One thing done at one place or another, or on one day or another: told once, and asked about once."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import NO_GUESSES, Draft, Guesses
from bot.language.statements.statement import Statement


def told_once(drafts: Sequence[Draft], statement: Statement) -> list[Draft]:
    """The drafts of a statement, as one where "or" stands between places or days and nothing else differs."""
    whole = {replace(draft, guesses=NO_GUESSES) for draft in drafts}
    if len(whole) != 1 or len(drafts) == 1 or not _leaves_open(statement):
        return list(drafts)
    (first,) = whole
    numbered = any(clause.of("number", "count") for clause in statement.told)
    count = first.count * len(drafts) if first.count and numbered else first.count
    return [replace(first, count=count, guesses=_together(drafts))]


def _leaves_open(statement: Statement) -> bool:
    """As in "i Vårby eller Skogås", "igår eller i förrgår"."""
    return any(clause.before == "or" and clause.of("place", "when") for clause in statement.told)


def _together(drafts: Sequence[Draft]) -> Guesses:
    """What may be meant, of each draft in turn."""
    return Guesses(
        activities=tuple(dict.fromkeys(each for draft in drafts for each in draft.guesses.activities)),
        counts=tuple(dict.fromkeys(each for draft in drafts for each in draft.guesses.counts)),
        days=tuple(dict.fromkeys(each for draft in drafts for each in draft.guesses.days)),
        areas=tuple(dict.fromkeys(each for draft in drafts for each in draft.guesses.areas)),
        partners=frozenset[str]().union(*(draft.guesses.partners for draft in drafts)),
    )
