"""A message that is edited or deleted takes its entries along."""

from dataclasses import replace

from bot.dialogue import changing, correcting, lacking, places, reporting, requested
from bot.dialogue.meaning import TELLINGS, meant
from bot.dialogue.redelivery import receipt_of
from bot.dialogue.turn import Turn
from bot.dialogue.undoing import take_back_report
from bot.entries import Draft, Report
from bot.language.reader import MAX_LENGTH
from bot.language.reading import Kind, Reading
from bot.messages import CLEANED, Deletion, Edit, MessageKey
from bot.questions import Question
from bot.receipts import Outcome
from bot.replies import PrivateData, QuestionDropped, Reply, TooLong, Undone


def deleted(turn: Turn, event: Deletion) -> list[Reply]:
    """Take back what the message reported; a question about it lapses."""
    if _was_asked_for(turn, event.key):
        return []
    lapsed = _lapse(turn, event.key)
    report = turn.work.reports.of_message(event.key.channel, event.key.message)
    if report is None or report.member != turn.member.id or not report.entries:
        unsaved = lapsed is not None and bool(lapsed.drafts)
        return [QuestionDropped(stored=False, about=event.key)] if unsaved else []
    return take_back_report(turn, report, for_good=True)


def _was_asked_for(turn: Turn, key: MessageKey) -> bool:
    """Whether the sender was to delete the message, whose report stands without its personal data."""
    question = turn.open_question()
    if question is not None and question.cleaned and _arose_from(question, key):
        return True
    report = turn.work.reports.of_message(key.channel, key.message)
    return report is not None and report.key.revision == CLEANED


def edited(turn: Turn, event: Edit) -> list[Reply]:
    """Let the new text replace what the message reported."""
    original = replace(event.key, revision="")
    report = turn.work.reports.of_message(original.channel, original.message)
    if report is None:
        return _edited_before_it_reported(turn, original, event)
    reading = requested.read(turn, event.text, report.said_at)
    if report.member != turn.member.id or not report.entries:
        return [Undone(about=report.key)]
    if reading.kind is Kind.PRIVATE:
        return [PrivateData(kinds=reading.private, kept=True)]
    if reading.kind is Kind.TOO_LONG:
        return [TooLong(MAX_LENGTH)]
    _lapse(turn, original)
    return _replaced(turn, report, reading, event.text)


def _edited_before_it_reported(turn: Turn, original: MessageKey, event: Edit) -> list[Reply]:
    """A message without a report of its own: it asked something, told of another report, or is new here.

    One that can't be taken in is so old that what came of it has been weeded.
    """
    text, first_said = event.text, event.said_at or turn.at
    known = turn.work.receipts.find(original)
    if known is None and not turn.work.receipts.claim(original, turn.member.id, first_said):
        return []
    said_at = (known and known.at) or turn.at
    _lapse(turn, original)
    reading = requested.read(turn, text, said_at)
    if known is not None and known.outcome is Outcome.UNDONE and reading.kind is Kind.UNDO:
        return [Undone(about=original)]
    if known is not None and known.report is not None and reading.kind is Kind.CORRECTION:
        return correcting.correct(turn, reading, text, known.report)
    if known is not None and reading.kind in places.COMMANDS:
        return places.again(turn, reading, text)
    replies = meant(replace(turn, said_at=said_at), original, reading, text)
    turn.settle(original, receipt_of(replies))
    return replies


def _replaced(turn: Turn, report: Report, reading: Reading, text: str) -> list[Reply]:
    drafts = lacking.marked(turn, reading)
    if not _fits_in_place(turn, report, reading, drafts):
        gone = take_back_report(turn, report, for_good=True)
        follows = meant(turn, report.key, reading, text) if reading.kind in TELLINGS else []
        return [*gone, *follows] if report.done or not follows else follows
    facts = [draft.as_facts() for draft in drafts]
    changing.revise(turn, zip(report.entries, facts, strict=False))
    for new in requested.told_by_list(turn, facts[len(report.entries) :]):
        turn.work.reports.append(report.id, new, by=turn.member.id, at=turn.at)
    for entry in report.entries[len(facts) :]:
        turn.work.reports.take_back(entry.id, by=turn.member.id, at=turn.at)
    standing = turn.work.reports.get(report.id).entries
    return [changing.as_changed(turn, report, [entry.id for entry in standing])]


def _fits_in_place(turn: Turn, report: Report, reading: Reading, drafts: tuple[Draft, ...]) -> bool:
    """Whether an edit can change the entries where they stand, because nothing has to be asked first."""
    done = all(entry.is_done for entry in report.entries)
    if not done or reading.kind is not Kind.REPORT or lacking.too_many(turn, drafts) is not None:
        return False
    return lacking.next_question(turn, _known_before(turn, report, drafts)) is None


def _known_before(turn: Turn, report: Report, drafts: tuple[Draft, ...]) -> Question:
    """The drafts of an edit with what was settled before; a joint occasion is asked about afterwards."""
    pairs = zip(report.entries, drafts, strict=False)
    confirmed = tuple(n for n, (entry, draft) in enumerate(pairs) if entry.facts.count == draft.count)
    settled = tuple((position, 0) for position in range(len(drafts)))
    return replace(reporting.from_drafts(turn, report.key, drafts), confirmed=confirmed, occasions=settled)


def _lapse(turn: Turn, key: MessageKey) -> Question | None:
    """Close the question that arose from a message, if it is the one that is open."""
    question = turn.open_question()
    if question is None or not _arose_from(question, key):
        return None
    turn.close_question()
    return question


def _arose_from(question: Question, key: MessageKey) -> bool:
    return (question.key.channel, question.key.message) == (key.channel, key.message)
