"""A message that is edited or deleted takes its entries along."""

from dataclasses import replace

from bot.dialogue import reporting
from bot.dialogue.meaning import meant
from bot.dialogue.turn import Turn
from bot.dialogue.undoing import take_back_report
from bot.entries import EntryKind
from bot.language.reading import Kind, Reading
from bot.messages import Deletion, Edit, MessageKey
from bot.ports import Outcome, Report
from bot.replies import PrivateData, Reply, Undone

_TELLS = {Kind.REPORT, Kind.PLAN, Kind.CANCELLED, Kind.UNCLEAR}


def deleted(turn: Turn, event: Deletion) -> list[Reply]:
    """Take back what the message reported; a question about it lapses."""
    _lapse(turn, event.key)
    report = turn.work.reports.of_message(event.key.channel, event.key.message)
    if report is None or report.member != turn.member.id or not report.entries:
        return []
    return take_back_report(turn, report)


def edited(turn: Turn, event: Edit) -> list[Reply] | None:
    """Let the new text replace what the message reported; None where it had reported nothing yet."""
    original = replace(event.key, revision="")
    report = turn.work.reports.of_message(original.channel, original.message)
    reading = turn.reader.read(event.text, report.said_at if report else turn.at, turn.member.organisation)
    if reading.kind is Kind.PRIVATE and report is not None and report.entries:
        return [PrivateData(kinds=reading.private, kept=True)]
    _lapse(turn, original)
    if report is None:
        turn.work.receipts.claim(original, turn.member.id, turn.at)
        return meant(turn, original, reading)
    if report.member != turn.member.id or not report.entries:
        return [Undone()]
    return _replaced(turn, event, report, reading)


def _replaced(turn: Turn, event: Edit, report: Report, reading: Reading) -> list[Reply]:
    complete = reading.kind is Kind.REPORT and not reading.missing
    if not complete or any(e.facts.kind is not EntryKind.DONE for e in report.entries):
        gone = take_back_report(turn, report)
        if reading.kind not in _TELLS:
            return gone
        return meant(turn, report.key, reading)
    facts = [reporting.facts_of(draft) for draft in reading.entries]
    for entry, new in zip(report.entries, facts, strict=False):
        if new != entry.facts:
            turn.work.reports.revise(entry.id, new, by=turn.member.id, at=turn.at)
    for new in facts[len(report.entries) :]:
        turn.work.reports.append(report.id, new, by=turn.member.id, at=turn.at)
    for entry in report.entries[len(facts) :]:
        turn.work.reports.take_back(entry.id, by=turn.member.id, at=turn.at)
    turn.settle(event.key, Outcome.CHANGED, report.id)
    return [reporting.recorded(turn, turn.work.reports.get(report.id), changed=True)]


def _lapse(turn: Turn, key: MessageKey) -> None:
    question = turn.work.questions.open(turn.member.id, turn.channel)
    if question is not None and (question.key.channel, question.key.message) == (key.channel, key.message):
        turn.close_question()
