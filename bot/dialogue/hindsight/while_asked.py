"""What is said of lines that were told, while it is asked what is to be changed: "Vårby är fem sa jag"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.hindsight.otherwise.lines import lines
from bot.dialogue.hindsight.otherwise.moved_in_part import moved_in_part
from bot.dialogue.hindsight.otherwise.not_that_one import another_is_asked_of
from bot.dialogue.hindsight.otherwise.renumbered import renumbered, stand_so
from bot.dialogue.hindsight.told import Told, as_told
from bot.dialogue.turn import Turn
from bot.entries import Report
from bot.language.intents.sayings import Saying
from bot.questions import Asking, Question
from bot.replies import Reply

_OF_STORED = frozenset({
    Asking.WHICH_ENTRY, Asking.WHAT_TO_CHANGE, Asking.AFTERTHOUGHT, Asking.AREA, Asking.COUNT, Asking.DATE,
})  # fmt: skip
_SEVERAL = 2


def put_right(turn: Turn, told: Told, said: Sequence[Saying], question: Question) -> list[Reply]:
    """Change the lines that a message names, and let the question go; nothing where it may be the answer.

    That is where it names one line only, and none of those that are asked about.
    """
    if question.report is None or question.asking not in _OF_STORED:
        return []
    if another := another_is_asked_of(turn, told, said, question):
        return another
    found = lines([as_told(turn, told, saying) for saying in said])
    about = told if len(found) >= _SEVERAL else _asked_about(told, question)
    if about is None or stand_so(about, found):
        return []
    awaited = _awaits_number(question) and any(saying.counts for saying in said)
    replies = renumbered(turn, about, said, awaited=awaited) or moved_in_part(turn, about, said)
    if replies and turn.open_question() == question:
        turn.close_question()
    return replies


def _awaits_number(question: Question) -> bool:
    """Whether a number may be what is to be changed: "Vårby 5"; "en i Vårby" says only which one."""
    return question.asking in {Asking.WHICH_ENTRY, Asking.WHAT_TO_CHANGE} and question.change is None


def _asked_about(told: Told, question: Question) -> Told | None:
    """Those entries that may be meant, where it is asked which one."""
    if question.asking is not Asking.WHICH_ENTRY:
        return None
    reports = tuple(_of(report, question) for report in told.reports if report.id == question.report)
    return Told(reports) if reports else None


def _of(report: Report, question: Question) -> Report:
    return replace(report, entries=tuple(each for each in report.entries if each.id in question.entries))
