"""Occasions told by the parts of one day: "fotpatrull fm + fotpatrull kväll", "både fm och kväll"."""

from bot.entries import PartOfDay
from bot.language.entries.binding import Bound
from bot.language.statements.statement import Modality

_APART = frozenset({PartOfDay.MORNING, PartOfDay.EVENING})


def told_by_parts_of_day(bound: Bound) -> int | None:
    """How many are told, each by its part of the day; "eftermiddag och kväll" alone may be one long one."""
    parts = [clause for clause in bound.statement.told if len(clause.of("part")) == 1]
    values = [clause.of("part")[0].value for clause in parts]
    done = bound.statement.modality is Modality.DONE
    plain = done and not any(chunk.counts for chunk in bound.chunks)
    whole = sum(chunk.timed for chunk in bound.chunks) >= len(parts)
    once = whole and len({*bound.places}) <= 1 and len(bound.whens) <= 1
    if len(parts) < 2 or len({*values}) < len(values) or not (plain and once):  # noqa: PLR2004 - several
        return None
    again = all(clause.of("activity") or clause.has("again") for clause in parts)
    both = bool(parts[0].of("either")) and {*values} == _APART
    return len(parts) if again or both else None
