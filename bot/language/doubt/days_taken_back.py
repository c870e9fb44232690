"""Days that are told as done and then called off: "helginsats fredag och lördag. I lördags uteblev den"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Draft
from bot.language.entries.binding import Bound
from bot.language.statements.statement import Modality, Statement

_PARTS_OF_IT = ("number", "count", "article", "vague", "more", "place", "time")


def takes_day_back(statement: Statement) -> bool:
    """Whether it calls a day off, and not only a part of what was done on it."""
    dated = statement.inherited and bool(statement.of("when")) and not statement.of(*_PARTS_OF_IT)
    return dated and not statement.own.words and statement.modality is Modality.CANCELLED


def without_days_taken_back(
    told: Sequence[tuple[Bound, Draft]], off: Sequence[Draft]
) -> list[tuple[Bound, Draft]]:
    """The drafts without those of days that are `off`; where none would be left, their number is open."""
    days = {(draft.activity, draft.date) for draft in off if draft.activity and draft.date}
    kept = [(bound, draft) for bound, draft in told if (draft.activity, draft.date) not in days]
    others = {draft.activity for _bound, draft in kept}
    if all(draft.activity in others for _bound, draft in told):
        return kept
    return [
        (bound, draft if (draft.activity, draft.date) not in days else replace(draft, count=None))
        for bound, draft in told
    ]
