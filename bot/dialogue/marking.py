"""Milestones told of in words: a coordinator is asked, and then the milestone is marked."""

import re
from dataclasses import replace

from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.entries import Mark
from bot.members import Role
from bot.messages import MessageKey
from bot.promises import Milestone
from bot.questions import Asking, Question
from bot.replies import CoordinatorsOnly, Marked, Reply, StaleButton


def milestone_told(turn: Turn, key: MessageKey, text: str) -> list[Reply] | None:
    """Ask about the milestone that a message names; None where it names none that is still to be reached."""
    milestone = _named(turn, text)
    if milestone is None or turn.standings([milestone])[0].progress.done:
        return None
    if turn.member.role is not Role.COORDINATOR:
        return [CoordinatorsOnly(milestone)]
    question = Question(
        key=key, asking=Asking.MILESTONE, asked_at=turn.at, said_at=turn.at, promise=milestone.id
    )
    dropped = turn.dropping()
    turn.ask(question)
    return [replace(asked(turn, question), dropped=dropped)]


def stages(turn: Turn, question: Question) -> tuple[str, ...]:
    """The stages of the milestone that a question is about, if it has any."""
    promise = turn.partnership.promise(question.promise) if question.promise else None
    return promise.stages if isinstance(promise, Milestone) else ()


def mark(turn: Turn, question: Question, stage: str | None = None) -> list[Reply]:
    """Keep that the milestone of a question, or a stage of it, is reached today.

    Who was asked as a coordinator may be one no longer when they answer.
    """
    turn.close_question()
    if question.promise is None or turn.member.role is not Role.COORDINATOR:
        return [StaleButton()]
    reached = Mark(promise=question.promise, date=turn.today, stage=stage)
    turn.work.marks.add(reached, by=turn.member.id, at=turn.at)
    return [Marked(turn.standings([turn.partnership.promise(question.promise)])[0])]


def _named(turn: Turn, text: str) -> Milestone | None:
    """The milestone whose noun begins a word of the message, as it does in all its Swedish forms."""
    words = re.findall(r"\w+", text.casefold())
    for promise in turn.partnership.promises:
        noun = promise.unit.singular.casefold()
        if isinstance(promise, Milestone) and any(word.startswith(noun) for word in words):
            return promise
    return None
