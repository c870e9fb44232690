"""What to do about a message, by what it means."""

from bot.dialogue import changing, reporting, status, undoing
from bot.dialogue.turn import Turn
from bot.language.reading import Kind, Reading
from bot.messages import MessageKey
from bot.questions import Question
from bot.replies import Help, Reply, SmallTalk

_TELLINGS = {Kind.REPORT, Kind.UNCLEAR, Kind.PLAN, Kind.CANCELLED}


def meant(turn: Turn, key: MessageKey, reading: Reading, question: Question | None = None) -> list[Reply]:
    """The replies to a message; a telling gives up the question that was open."""
    if reading.kind in _TELLINGS and question is not None:
        turn.close_question()
    match reading.kind:
        case Kind.REPORT | Kind.UNCLEAR:
            return reporting.report(turn, key, reading, dropped=question is not None)
        case Kind.PLAN | Kind.CANCELLED:
            return reporting.note(turn, key, reading, dropped=question is not None)
        case Kind.PRIVATE:
            return reporting.refuse_private(turn, key, reading)
        case Kind.STATUS:
            return [status.status(turn, reading.query)]
        case Kind.UNDO:
            return undoing.undo(turn, key, reading.named)
        case Kind.CORRECTION:
            return changing.correct(turn, key, reading)
        case Kind.HELP:
            return [Help(turn.member.role)]
        case Kind.SMALLTALK:
            return [SmallTalk()]
