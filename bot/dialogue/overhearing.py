"""What the bot overhears in a report channel: it speaks up when it is sure that something is meant for it."""

from datetime import timedelta

from bot.dialogue import learning
from bot.dialogue.turn import Turn
from bot.language.reading import Change, Kind, Reading
from bot.messages import Edit, Message
from bot.questions import Asking

_TELLINGS = frozenset({Kind.REPORT, Kind.PLAN, Kind.CANCELLED, Kind.PRIVATE})
_AMENDING = frozenset({Kind.UNDO, Kind.PUT_BACK, Kind.CORRECTION})
_JUST_NOW = timedelta(hours=1)


def is_for_the_bot(turn: Turn, event: Message | Edit) -> bool:
    """Whether a message concerns the bot: it turns to it, tells of an activity, or goes on where they were.

    Outside the channels that were named for reports it concerns the bot only if it turns to it, or is an edit
    of one that did. Nothing is kept of a message that doesn't, not even that it was there.
    """
    if event.addressed or _was_taken_in(turn, event):
        return True
    if not turn.work.channels.has(turn.channel):
        return False
    reading = turn.reader.read(event.text, turn.at, turn.member.organisation)
    if reading.kind in _TELLINGS:
        return _names_activity(reading)
    if reading.kind is Kind.TOO_LONG:
        return True
    if reading.kind in _AMENDING and _reported_just_now(turn):
        return True
    return _answers(turn, event.text)


def _was_taken_in(turn: Turn, event: Message | Edit) -> bool:
    return turn.work.reports.of_message(event.key.channel, event.key.message) is not None


def _names_activity(reading: Reading) -> bool:
    return any(draft.activity is not None for draft in reading.entries)


def _reported_just_now(turn: Turn) -> bool:
    recent = turn.work.reports.standing_by(turn.member.id, turn.at - _JUST_NOW)
    return any(report.key.channel == turn.channel for report in recent)


def _answers(turn: Turn, text: str) -> bool:
    """Whether a question is open with the member here, and the words can be an answer."""
    question = turn.open_question()
    if question is None:
        return False
    fragment = turn.reader.fragment(text, turn.at, turn.member.organisation)
    if question.asking is Asking.WORD:
        return learning.decision_of(fragment, question) is not None
    return fragment.cancel or fragment.yes is not None or fragment.change != Change()
