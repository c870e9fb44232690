"""A message that comes again has no effect, and gets the answer that it got, of the same entries."""

from bot.dialogue import reporting, status
from bot.dialogue.asking import asked
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind
from bot.language.reading import Kind
from bot.messages import Edit, Message
from bot.ports import Outcome
from bot.replies import Help, Noted, Reply, SmallTalk, Undone


def answered_before(turn: Turn, event: Message | Edit) -> list[Reply]:
    """What to say to a message that was taken in before."""
    receipt = turn.work.receipts.find(event.key)
    if receipt is None:
        return []
    if receipt.report is not None and receipt.outcome in {Outcome.RECORDED, Outcome.CHANGED}:
        return _as_it_stands(turn, receipt.report)
    if receipt.outcome is Outcome.UNDONE:
        return [Undone()]
    if receipt.outcome is Outcome.ASKED:
        return _still_asked(turn, event)
    return _answer_again(turn, event)


def _as_it_stands(turn: Turn, report_id: int) -> list[Reply]:
    report = turn.work.reports.get(report_id)
    if not report.entries:
        return [Undone()]
    if all(entry.facts.kind is not EntryKind.DONE for entry in report.entries):
        told = tuple(Draft.of(entry.facts) for entry in report.entries)
        return [Noted(report=report.id, told=told)]
    return [reporting.recorded(turn, report, again=True)]


def _still_asked(turn: Turn, event: Message | Edit) -> list[Reply]:
    question = turn.work.questions.open(turn.member.id, turn.channel)
    if question is not None and question.key.message == event.key.message:
        return [asked(turn, question)]
    report = turn.work.reports.of_message(event.key.channel, event.key.message)
    return [] if report is None else _as_it_stands(turn, report.id)


def _answer_again(turn: Turn, event: Message | Edit) -> list[Reply]:
    """Messages that stored nothing: questions about the promises, help, talk."""
    reading = turn.reader.read(event.text, turn.at, turn.member.organisation)
    if reading.kind is Kind.STATUS:
        return [status.status(turn, reading.query)]
    return [Help(turn.member.role)] if reading.kind is Kind.HELP else [SmallTalk()]
