"""Answers to what was asked about a gap in a rhythm: done after all, not done, or nobody knows."""

from bot import counting
from bot.counting import rhythm_slices
from bot.dialogue import reporting
from bot.dialogue.turn import Turn
from bot.entries import Draft, Guesses
from bot.messages import MessageKey
from bot.promises import Rhythm
from bot.questions import Asking, Question
from bot.replies import AskedOfOthers, GapClosed, GapExplained, Reply, StaleButton
from bot.unasked import DONE, GAP, GapAnswer, gap_key
from bot.working_time import Slice, Weekday

_MOST_DAYS = len(Weekday)


def answered(turn: Turn, action: str) -> list[Reply]:
    """What a button does that answers a gap; it is stale where there is no such gap, or it was answered."""
    answer, _, about = action.removeprefix(GAP).partition(":")
    promise_id, period, name = (*about.split(":"), "", "")[:3]
    promise = _rhythm(turn, promise_id)
    piece = None if promise is None else _ended(turn, promise, period)
    if promise is None or piece is None:
        return [StaleButton()]
    if turn.member.organisation not in promise.responsible:
        return [AskedOfOthers(promise)]
    lacking = counting.lacking(promise, piece, turn.entries_for([promise]))
    if not lacking or (answer == DONE and name not in lacking):
        return [GapClosed(promise=promise, period=period)]
    if answer == DONE:
        return _done(turn, action, promise, piece, name)
    return [_explained(turn, promise, period, answer)]


def _rhythm(turn: Turn, promise_id: str) -> Rhythm | None:
    rhythms = (promise for promise in turn.partnership.promises if isinstance(promise, Rhythm))
    return next((promise for promise in rhythms if promise.id == promise_id), None)


def _ended(turn: Turn, promise: Rhythm, period: str) -> Slice | None:
    """The period of a rhythm that has a name, if it has ended."""
    pieces = {piece.name: piece for piece in rhythm_slices(promise) if piece.days.last < turn.today}
    return pieces.get(period)


def _explained(turn: Turn, promise: Rhythm, period: str, answer: str) -> Reply:
    """Keep that nothing was done, or that nobody knows, so that it is not asked again."""
    if answer not in set(GapAnswer):
        return StaleButton()
    kept = turn.work.reminders.answer(
        gap_key(promise, period), GapAnswer(answer), by=turn.member.id, at=turn.at
    )
    done = False if answer == GapAnswer.NOT_DONE else None
    return GapExplained(promise=promise, period=period, done=done) if kept else StaleButton()


def _done(turn: Turn, action: str, promise: Rhythm, piece: Slice, name: str) -> list[Reply]:
    """Report what was done, as by the member who says so; what day it was is asked."""
    key = MessageKey(channel=turn.channel, message=f"{action}:{turn.member.id}")
    turn.work.receipts.claim(key, turn.member.id, turn.at)
    turn.work.receipts.answered(key, "")
    dropped = turn.dropping()
    draft = _draft(promise, piece, name)
    question = Question(key=key, asking=Asking.DATE, asked_at=turn.at, said_at=turn.said_at, drafts=(draft,))
    return reporting.go_on(turn, question, dropped)


def _draft(promise: Rhythm, piece: Slice, name: str) -> Draft:
    """What was lacking, as far as it is known without asking."""
    activities, days = promise.counts.activities, tuple(piece.days.days())[:_MOST_DAYS]
    in_area = name in promise.each_area
    only = activities[0] if len(activities) == 1 else None
    return Draft(
        activity=only if in_area else name,
        date=piece.days.first if len(days) == 1 else None,
        area=name if in_area else None,
        guesses=Guesses(activities=activities, days=days),
    )
