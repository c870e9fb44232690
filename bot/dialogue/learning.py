"""Words that nobody knows: kept when a reporter has told what one means, learnt when a manager agrees."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Change, Fragment, Kind, Reading
from bot.members import Role
from bot.messages import MessageKey
from bot.questions import LAPSES_AFTER, Asking, Question
from bot.replies import (
    Help,
    LearntWords,
    MayNot,
    Noted,
    Recorded,
    Reply,
    Reserved,
    SmallTalk,
    StaleButton,
    Status,
    WordDecided,
)
from bot.words import Meaning, Word, WordState

COMMANDS = frozenset({Kind.WORDS, Kind.FORGET_WORD})
_LEAVE_ROOM = (Recorded, Noted, Status, Help, SmallTalk)


def propose(turn: Turn, question: Question, answered: Draft) -> None:
    """Keep the unknown word of a message for a manager, now that the reporter has told what it left open."""
    unknown = question.unknown
    if unknown is None:
        return
    if question.asking is Asking.ACTIVITY and unknown.activity and answered.activity:
        _offer(turn, Word(word=unknown.activity, means=Meaning.ACTIVITY, value=answered.activity))
    elif question.asking is Asking.AREA and unknown.area and answered.area:
        _offer(turn, Word(word=unknown.area, means=Meaning.AREA, value=answered.area))


def ask_manager(turn: Turn, said: Iterable[Reply]) -> list[Reply]:
    """Ask a manager about the word that has waited longest, after an answer that asks nothing itself."""
    calm = any(isinstance(reply, _LEAVE_ROOM) for reply in said)
    if turn.member.role is Role.REPORTER or not calm or turn.open_question() is not None:
        return []
    word = turn.work.words.waiting(turn.at - LAPSES_AFTER)
    if word is None:
        return []
    if not _names_something(turn, word):
        turn.work.words.forget(word.word)
        return []
    turn.work.words.keep(word, by=turn.member.id, at=turn.at)
    nowhere = MessageKey(channel=turn.channel, message="")
    question = Question(key=nowhere, asking=Asking.WORD, asked_at=turn.at, said_at=turn.at, word=word)
    turn.ask(question)
    return [asked(turn, question)]


def heard(turn: Turn, reading: Reading, fragment: Fragment, question: Question) -> list[Reply] | None:
    """What a manager's words decide about a word; None where they are about something else."""
    word = question.word
    taken_back = reading.kind is Kind.UNDO and reading.named is None
    if taken_back and word is not None and word.state is WordState.ACCEPTED:
        return decide(turn, question, WordState.DECLINED)
    decision = decision_of(fragment, question)
    return None if decision is None else decide(turn, question, decision)


def decision_of(fragment: Fragment, question: Question) -> WordState | None:
    """What a yes or no decides about the word that is asked about; None where it is not one, or says more."""
    asks = question.word is not None and question.word.state is WordState.OFFERED
    if not asks or fragment.yes is None or fragment.change != Change():
        return None
    return WordState.ACCEPTED if fragment.yes else WordState.DECLINED


def decide(turn: Turn, question: Question, state: WordState) -> list[Reply]:
    """Learn a word or leave it; the question of one that was learnt stays open, so that it can be undone.

    Who was asked as a manager may be one no longer when they answer.
    """
    if question.word is None:
        return []
    if turn.member.role is Role.REPORTER:
        turn.close_question()
        return [StaleButton()]
    word = replace(question.word, state=state)
    turn.work.words.keep(word, by=turn.member.id, at=turn.at)
    if state is WordState.ACCEPTED:
        turn.ask(replace(question, word=word, asked_at=turn.at))
    else:
        turn.close_question()
    return [WordDecided(word)]


def wished(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """Carry out one of COMMANDS: show the words that were learnt, or let a manager take one back."""
    known = tuple(word for word in turn.work.words.accepted() if _names_something(turn, word))
    if reading.kind is Kind.WORDS:
        return [LearntWords(known)]
    if turn.member.role is Role.REPORTER:
        return [MayNot(Reserved.FORGETTING_WORDS)]
    said = set(re.findall(r"\w+", text.lower()))
    word = next((word for word in known if word.word in said), None)
    if word is None:
        return [LearntWords(known)]
    gone = replace(word, state=WordState.DECLINED)
    turn.work.words.keep(gone, by=turn.member.id, at=turn.at)
    return [WordDecided(gone)]


def _offer(turn: Turn, word: Word) -> None:
    turn.work.words.offer(word, turn.at)


def _names_something(turn: Turn, word: Word) -> bool:
    """Whether the data file still has what a word was chosen for."""
    things = turn.partnership.activities if word.means is Meaning.ACTIVITY else turn.partnership.areas
    return any(thing.id == word.value for thing in things)
