"""Answers to what was asked about a gap in a rhythm: done after all, not done, or nobody knows."""

from collections.abc import Iterator

from bot.counting import rhythms
from bot.counting.slices import rhythm_slices
from bot.dialogue import reporting
from bot.dialogue.turn import Turn
from bot.entries import Draft, Guesses
from bot.messages import MessageKey
from bot.partnership import Partnership
from bot.promises import Rhythm
from bot.questions import Asking, Question
from bot.replies import AskedOfOthers, GapClosed, GapExplained, Reply, StaleButton
from bot.unasked import DONE, GAP, GapAnswer, gap_action, gap_key
from bot.working_time import Slice, Weekday

_MOST_DAYS = len(Weekday)


def actions(partnership: Partnership) -> Iterator[str]:
    """All that buttons under questions about gaps may ever send."""
    for promise in partnership.promises:
        if isinstance(promise, Rhythm):
            names = ("", *(promise.each_area or promise.counts.activities))
            for piece in rhythm_slices(promise):
                yield from (gap_action(answer, promise, piece.name) for answer in GapAnswer)
                yield from (gap_action(DONE, promise, piece.name, name) for name in names)


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
    lacking = rhythms.lacking(promise, piece, turn.entries_for([promise]))
    if not lacking or (name and name not in lacking):
        return [GapClosed(promise=promise, period=period)]
    if answer == DONE:
        return _done(turn, action, _draft(promise, piece, name, lacking))
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


def _done(turn: Turn, action: str, draft: Draft) -> list[Reply]:
    """Report what was done, as by the member who says so; what day it was is asked."""
    key = MessageKey(channel=turn.channel, message=f"{action}:{turn.member.id}")
    turn.work.receipts.claim(key, turn.member.id, turn.at, answer="")
    dropped = turn.dropping()
    question = Question(key=key, asking=Asking.DATE, asked_at=turn.at, said_at=turn.said_at, drafts=(draft,))
    return reporting.go_on(turn, question, dropped)


def _draft(promise: Rhythm, piece: Slice, name: str, lacking: tuple[str, ...]) -> Draft:
    """What was lacking, as far as it is known without asking; no name says that it may be any of it."""
    activities, days = promise.counts.activities, tuple(piece.days.days())[:_MOST_DAYS]
    known = activities[0] if len(activities) == 1 else None
    return Draft(
        activity=known if promise.each_area else name or known,
        date=piece.days.first if len(days) == 1 else None,
        area=name or None if promise.each_area else None,
        guesses=Guesses(activities=activities, days=days, areas=lacking if promise.each_area else ()),
    )
