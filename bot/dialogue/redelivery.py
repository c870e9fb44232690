"""A message that comes again has no effect, and gets the answer that it got, of the same entries."""

from collections.abc import Iterable

from bot.dialogue import evaluating, learning, places, status
from bot.dialogue.asking import asked, is_settled
from bot.dialogue.joining import welcomed
from bot.dialogue.managing import COMMANDS, managed
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reader import MAX_LENGTH
from bot.language.reading import Kind, Reading
from bot.messages import Edit, Form, Location, Message, MessageKey
from bot.receipts import Outcome, Receipt
from bot.replies import (
    Asked,
    Forwarded,
    Help,
    Interrupted,
    Noted,
    PrivateData,
    Recorded,
    Reply,
    SmallTalk,
    TooLong,
    Undone,
)


def receipt_of(replies: Iterable[Reply]) -> Receipt:
    """What a message led to, by what was said to it last."""
    receipt = Receipt(outcome=Outcome.ANSWERED)
    for reply in replies:
        match reply:
            case Recorded(report=report, changed=changed):
                receipt = Receipt(outcome=Outcome.CHANGED if changed else Outcome.RECORDED, report=report)
            case Noted(report=report):
                receipt = Receipt(outcome=Outcome.RECORDED, report=report)
            case Undone():
                receipt = Receipt(outcome=Outcome.UNDONE)
            case Asked():
                receipt = Receipt(outcome=Outcome.ASKED)
            case PrivateData(clean=clean) if clean:
                receipt = Receipt(outcome=Outcome.ASKED)
    return receipt


def answered_before(turn: Turn, event: Message | Edit | Form | Location, key: MessageKey) -> list[Reply]:
    """What to say to a message that was taken in before, under a key; nothing if it was answered there."""
    receipt = turn.work.receipts.find(key)
    if receipt is None or receipt.answer is not None:
        return []
    told = _without_words(turn, key, receipt)
    if told is None:
        return _answer_again(turn, event) if isinstance(event, Message | Edit) else []
    return told


def caught_up(turn: Turn, key: MessageKey) -> list[Reply]:
    """What to say of a message whose answer was never sent, now that its words are gone."""
    receipt = turn.work.receipts.find(key)
    if receipt is None or receipt.answer is not None:
        return []
    told = _without_words(turn, key, receipt)
    return [Interrupted()] if told is None else told


def _without_words(turn: Turn, key: MessageKey, receipt: Receipt) -> list[Reply] | None:
    """What the receipt alone can tell; None where that takes the message's words."""
    if receipt.report is not None:
        return _as_it_stands(turn, receipt.report)
    if receipt.outcome is Outcome.UNDONE:
        return [Undone(about=key)]
    return _still_asked(turn, key) if receipt.outcome is Outcome.ASKED else None


def _as_it_stands(turn: Turn, report_id: int) -> list[Reply]:
    """A report as it stands now, with the question about it that is still open."""
    report = turn.work.reports.get(report_id)
    if not report.entries:
        return [Undone(about=report.key)]
    if not report.done:
        told = tuple(Draft.of(entry.facts) for entry in report.entries)
        return [Noted(report=report.id, told=told, about=report.key)]
    question = turn.open_question()
    open_still = None
    if question is not None and question.report == report.id and not is_settled(turn, question):
        open_still = asked(turn, question)
    return [recorded(turn, report, open_still, again=True)]


def _still_asked(turn: Turn, key: MessageKey) -> list[Reply]:
    report = turn.work.reports.of_message(key.channel, key.message)
    if report is not None and report.entries:
        return _as_it_stands(turn, report.id)
    question = turn.open_question()
    return [] if question is None or is_settled(turn, question) else [asked(turn, question)]


def _answer_again(turn: Turn, event: Message | Edit) -> list[Reply]:
    """Messages that stored nothing: questions about the promises, help, talk; silence about the others."""
    if isinstance(event, Message) and event.forwarded:
        return [Forwarded()]
    if (welcome := welcomed(turn, event.text)) is not None:
        return welcome
    reading = turn.reader.read(event.text, turn.at, turn.member.organisation)
    match reading.kind:
        case kind if kind in COMMANDS:
            return managed(turn, reading)
        case kind if kind in learning.COMMANDS:
            return learning.wished(turn, reading, event.text)
        case kind if kind in evaluating.COMMANDS:
            return evaluating.wished(turn, kind, event.text)
        case kind if kind in places.COMMANDS:
            return places.again(turn, reading, event.text)
        case _:
            return _told_again(turn, reading, event.text)


def _told_again(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    match reading.kind:
        case Kind.STATUS:
            return [status.status(turn, reading.query)]
        case Kind.HELP:
            return [Help(turn.member.role)]
        case Kind.PRIVATE:
            return [PrivateData(kinds=reading.private)]
        case Kind.TOO_LONG:
            return [TooLong(MAX_LENGTH)]
        case Kind.SMALLTALK:
            return [SmallTalk(turn.reader.talk(text))]
        case _:
            return []
