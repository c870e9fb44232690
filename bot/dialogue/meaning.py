"""What to do about a message, by what it means."""

from bot.dialogue import (
    afterthoughts,
    correcting,
    evaluating,
    learning,
    managing,
    marking,
    places,
    publishing,
    repeating,
    reporting,
    status,
    undoing,
)
from bot.dialogue.turn import Turn
from bot.language.reader import MAX_LENGTH
from bot.language.reading import Kind, Query, Reading, Talk
from bot.messages import MessageKey
from bot.replies import Dropped, Help, Reply, SmallTalk, TooLong

TELLINGS = frozenset({Kind.REPORT, Kind.UNCLEAR, Kind.PLAN, Kind.CANCELLED})
COMMANDS = managing.COMMANDS | learning.COMMANDS | publishing.COMMANDS | evaluating.COMMANDS | places.COMMANDS


def meant(turn: Turn, key: MessageKey, reading: Reading, text: str) -> list[Reply]:
    """The replies to a message."""
    if reading.kind in {Kind.SMALLTALK, Kind.UNCLEAR}:
        told = marking.milestone_told(turn, key, text)
        if told is not None:
            return told
    if reading.kind in TELLINGS or (reading.kind is Kind.SMALLTALK and reading.entries):
        return _told(turn, key, reading)
    if reading.kind in COMMANDS:
        return _commanded(turn, key, reading, text)
    return _answered(turn, key, reading, text)


def _answered(turn: Turn, key: MessageKey, reading: Reading, text: str) -> list[Reply]:
    match reading.kind:
        case Kind.PRIVATE:
            return reporting.refuse_private(turn, key, reading, turn.dropping())
        case Kind.STATUS:
            return [_standing(turn, reading.query)]
        case Kind.UNDO | Kind.PUT_BACK:
            return undoing.wished(turn, key, reading)
        case Kind.CORRECTION:
            return correcting.correct(turn, reading, text)
        case Kind.TOO_LONG:
            return [TooLong(MAX_LENGTH)]
        case Kind.HELP:
            return [Help(turn.member.role)]
        case _:
            return afterthoughts.follow(turn, reading, text) or [SmallTalk(turn.reader.talk(text))]


def _standing(turn: Turn, query: Query) -> Reply:
    if not query.counted:
        return status.status(turn, query)
    return status.whether_counted(turn, query) or SmallTalk(Talk.QUESTION)


def _commanded(turn: Turn, key: MessageKey, reading: Reading, text: str) -> list[Reply]:
    if reading.kind in learning.COMMANDS:
        return learning.wished(turn, reading, text)
    if reading.kind is Kind.APPROVE and _only_an_evaluation_waits(turn):
        return evaluating.wished(turn, Kind.APPROVE_EVALUATION, text)
    if reading.kind in publishing.COMMANDS:
        return publishing.wished(turn, reading.kind)
    if reading.kind in evaluating.COMMANDS:
        return evaluating.wished(turn, reading.kind, text)
    if reading.kind in places.COMMANDS:
        return places.wished(turn, key, reading, text)
    return managing.managed(turn, reading)


def _only_an_evaluation_waits(turn: Turn) -> bool:
    return turn.work.follow_ups.open() is None and turn.work.evaluations.open() is not None


def _told(turn: Turn, key: MessageKey, reading: Reading) -> list[Reply]:
    """A report, a plan or a call-off: it gives up the question that was open."""
    if again := afterthoughts.is_said_again(turn, reading):
        return again
    dropped: Dropped | None = turn.dropping()
    turn.close_question()
    if reading.kind in {Kind.PLAN, Kind.CANCELLED}:
        return reporting.note(turn, key, reading, dropped)
    repeated = repeating.repeat(turn, key, reading, dropped) if reading.again else None
    if repeated is not None:
        return repeated
    return reporting.report(turn, key, repeating.dated_as_before(turn, reading), dropped)
