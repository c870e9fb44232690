"""What a button does, wherever it stands."""

from bot.dialogue import correcting, evaluating, gaps, places, publishing, status, undoing
from bot.dialogue.outcomes import cancelled, decided, picked
from bot.dialogue.turn import Turn
from bot.evaluation import ABOUT_EVALUATION
from bot.followups import APPROVE, READ, WITHDRAW
from bot.messages import Press
from bot.replies import CANCEL, CHANGE, NO, PICK, POST, RESTORE, UNDO, YES, Reply, StaleButton
from bot.unasked import GAP


def pressed(turn: Turn, press: Press) -> list[Reply]:
    """What a button does: those under a report or a status, then those of the open question."""
    if press.action == UNDO:
        return undoing.undo_report(turn, press.report)
    if press.action.startswith(RESTORE):
        return undoing.restore(turn, press.report, press.action.removeprefix(RESTORE))
    if press.action == CHANGE:
        return correcting.ask_what(turn, press.report)
    if press.action.startswith(GAP):
        return gaps.answered(turn, press.action)
    if press.action.startswith((READ, APPROVE, WITHDRAW)):
        return publishing.pressed(turn, press.action)
    if press.action.startswith(ABOUT_EVALUATION):
        return evaluating.pressed(turn, press.action)
    if press.action == POST:
        return [places.post(turn)]
    if (shown := status.pressed(turn, press.action)) is not None:
        return [shown]
    return _answered_by_button(turn, press)


def _answered_by_button(turn: Turn, press: Press) -> list[Reply]:
    question = turn.open_question()
    if question is None:
        return [StaleButton()]
    if press.action == CANCEL:
        return cancelled(turn, question)
    if press.action in {YES, NO}:
        return decided(turn, question, yes=press.action == YES)
    return picked(turn, question, press.action.removeprefix(PICK))
