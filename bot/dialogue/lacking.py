"""What drafts lack before they can be stored, and what of them has to be confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import jointly
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Missing, Reading
from bot.partnership import activities_of
from bot.promises import Count
from bot.questions import Asking, Question

MOST_UNASKED = 50
MOST = 1000


def marked(turn: Turn, reading: Reading) -> tuple[Draft, ...]:
    """The drafts of a reading; one whose area is open, or that lies outside, is marked as in need of one."""
    drafts = tuple(map(_with_partners_open, reading.entries))
    needy = [draft for draft in drafts if needs_area(turn, draft)]
    if needy or Missing.AREA not in reading.missing:
        return drafts
    guessed = any(_has_guessed_area(draft) for draft in drafts)
    return tuple(
        replace(draft, outside=draft.area is None and (_has_guessed_area(draft) or not guessed))
        for draft in drafts
    )


def _has_guessed_area(draft: Draft) -> bool:
    return draft.area is None and bool(draft.guesses.areas)


def _with_partners_open(draft: Draft) -> Draft:
    """A draft without the partners that took part in some of it at most; a number that is sure is known."""
    told = draft.guesses
    if not told.partners:
        return draft
    count = told.counts[0] if draft.count is None and len(told.counts) == 1 else draft.count
    return replace(draft, count=count, partners=draft.partners - told.partners)


def needs_area(turn: Turn, draft: Draft) -> bool:
    """Whether a draft can't be stored without an area and has none."""
    if draft.area is not None or draft.activity is None:
        return False
    return draft.outside or "area" in turn.partnership.activity(draft.activity).needs


def too_many(turn: Turn, drafts: Sequence[Draft]) -> int | None:
    """A count among some drafts that can't be right."""
    return next((d.count for d in drafts if _measured(turn, d) and (d.count or 0) > MOST), None)


def next_question(turn: Turn, question: Question) -> Question | None:
    """The first thing that must be asked before some drafts are stored."""
    for position, draft in enumerate(question.drafts):
        asking = _lacking(turn, draft)
        if asking is not None:
            return replace(question, asking=asking, position=position)
    for position, draft in enumerate(question.drafts):
        if is_large(turn, draft) and position not in question.confirmed:
            return replace(question, asking=Asking.LARGE_COUNT, position=position)
    return _joint_question(turn, question)


def _lacking(turn: Turn, draft: Draft) -> Asking | None:
    if draft.activity is None:
        return Asking.ACTIVITY
    if draft.count is None:
        return Asking.COUNT
    if draft.date is None or draft.date > turn.today:
        return Asking.DATE
    if needs_area(turn, draft):
        return Asking.AREA
    return Asking.PARTNERS if draft.guesses.partners else None


def is_large(turn: Turn, draft: Draft) -> bool:
    """Whether a count is so large that it must be confirmed."""
    return _measured(turn, draft) and (draft.count or 0) > MOST_UNASKED


def outgrows_year(turn: Turn, draft: Draft) -> bool:
    """Whether it tells of more than is promised for the whole year, as "det var 25 som kom" may seem to."""
    goals = [
        promise.target
        for promise in turn.partnership.promises
        if isinstance(promise, Count) and draft.activity in activities_of(promise)
    ]
    return bool(goals) and _measured(turn, draft) and (draft.count or 0) > max(goals)


def _measured(turn: Turn, draft: Draft) -> bool:
    """Whether a draft's count is a number of occasions, and not of kronor or hours."""
    return draft.activity is None or turn.partnership.activity(draft.activity).measure == "occasions"


def _joint_question(turn: Turn, question: Question) -> Question | None:
    settled = dict(question.occasions)
    for position, draft in enumerate(question.drafts):
        if position in settled:
            continue
        other = jointly.told_by_another(turn, draft.as_facts(), {o for o in settled.values() if o})
        if other is not None:
            return replace(question, asking=Asking.JOINT, position=position, other=other.id)
    return None
