"""Sums of a stretch of time beside what was done just now: "9 hembesök idag, totalt 40 i veckan"."""

from bot.language.clauses.clause import Clause
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit


def sums_up_period(clause: Clause) -> bool:
    """Whether a clause tells what a week, a month or the year has come to by now, and names no activity."""
    spans = [unit for unit in clause.units if _is_span(unit)]
    summed = clause.has("in_all", "so_far") or any(unit.rule == "span.year" for unit in spans)
    return bool(spans) and summed and clause.act is None and matches("<number|count>", clause.units)


def _is_span(unit: Unit) -> bool:
    return isinstance(unit.value, When) and isinstance(unit.value.phrase, Span)
