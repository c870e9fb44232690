"""Changes to what is stored: in words, by button, and as answers to a question about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dialogue.asking import asked
from bot.dialogue.finding import named_entries
from bot.dialogue.reporting import MOST, MOST_UNASKED, go_on, recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts
from bot.language.reading import Change, Reading
from bot.messages import MessageKey
from bot.ports import Outcome, Report
from bot.questions import Asking, Question
from bot.replies import NothingToChange, NotYours, Reply, StaleButton, TooMany

_LOOK_BACK = timedelta(days=7)


def correct(turn: Turn, key: MessageKey, reading: Reading) -> list[Reply]:
    """Change the latest report as a message says, or repeat it with a difference."""
    report = _latest(turn)
    if reading.named is not None:
        named = named_entries(turn, reading.named)
        report = turn.work.reports.get(named[0][0]) if named else None
    if report is None:
        return [NothingToChange()]
    if reading.again:
        return _repeat(turn, key, report, reading.change)
    entries = _meant(report.entries, reading.change)
    if len(entries) > 1 and _is_particular(reading.change):
        return _ask_which(turn, key, report, entries, reading.change)
    return apply(turn, key, report.id, tuple(entry.id for entry in entries), reading.change)


def apply(
    turn: Turn,
    key: MessageKey,
    report_id: int | None,
    entry_ids: Sequence[int],
    change: Change,
    *,
    confirmed: bool = False,
) -> list[Reply]:
    """Change stored entries, and tell where their promises stand now; a large count must be confirmed."""
    if report_id is None:
        return [StaleButton()]
    report = turn.work.reports.get(report_id)
    standing = [entry for entry in report.entries if entry.id in entry_ids]
    if not standing:
        return [StaleButton()]
    if change.count is not None and change.count > MOST:
        return [TooMany(change.count)]
    if (change.count or 0) > MOST_UNASKED and not confirmed:
        return _ask(turn, Asking.LARGE_COUNT, report, standing, change)
    for entry in standing:
        facts = changed(entry.facts, change)
        if facts != entry.facts:
            turn.work.reports.revise(entry.id, facts, by=turn.member.id, at=turn.at)
    if turn.work.receipts.find(key) is not None:
        turn.settle(key, Outcome.CHANGED, report_id)
    return [recorded(turn, turn.work.reports.get(report_id), changed=True)]


def changed(facts: Facts, change: Change) -> Facts:
    """An entry's facts after a change."""
    moved = change.area is not None or change.place is not None
    return replace(
        facts,
        activity=change.activity or facts.activity,
        count=change.count or facts.count,
        date=change.date or facts.date,
        area=change.area if change.area is not None else (None if moved else facts.area),
        place=change.place if moved else facts.place,
        partners=(facts.partners | change.partners_added) - change.partners_removed,
        requested=facts.requested if change.requested is None else change.requested,
    )


def ask_what(turn: Turn, report_id: int | None) -> list[Reply]:
    """The button "change": ask what is to be changed in a report."""
    report = _own_report(turn, report_id)
    if report is None or not report.entries:
        return [StaleButton()]
    if report.member != turn.member.id:
        return [NotYours()]
    asking = Asking.WHAT_TO_CHANGE if len(report.entries) == 1 else Asking.WHICH_ENTRY
    return _ask(turn, asking, report, report.entries, None)


def ask_field(turn: Turn, question: Question, asking: Asking) -> list[Reply]:
    """Ask for the new value of a field of stored entries."""
    following = replace(question, asking=asking, asked_at=turn.at)
    turn.ask(following)
    return [asked(turn, following)]


def chosen(turn: Turn, question: Question, entry_id: int) -> list[Reply]:
    """The entry that a change is about has been chosen: change it, or ask what to change in it."""
    if question.change is not None:
        return apply(turn, question.key, question.report, (entry_id,), question.change)
    following = replace(question, asking=Asking.WHAT_TO_CHANGE, entries=(entry_id,), asked_at=turn.at)
    turn.ask(following)
    return [asked(turn, following)]


def _ask_which(
    turn: Turn, key: MessageKey, report: Report, entries: Sequence[Entry], change: Change
) -> list[Reply]:
    turn.settle(key, Outcome.ASKED)
    return _ask(turn, Asking.WHICH_ENTRY, report, entries, change)


def _ask(
    turn: Turn, asking: Asking, report: Report, entries: Sequence[Entry], change: Change | None
) -> list[Reply]:
    question = Question(
        key=report.key,
        asking=asking,
        asked_at=turn.at,
        said_at=report.said_at,
        report=report.id,
        entries=tuple(entry.id for entry in entries),
        change=change,
    )
    turn.ask(question)
    return [asked(turn, question)]


def _latest(turn: Turn) -> Report | None:
    return next(iter(turn.work.reports.standing_by(turn.member.id, turn.at - _LOOK_BACK)), None)


def _own_report(turn: Turn, report_id: int | None) -> Report | None:
    if report_id is None:
        return _latest(turn)
    try:
        return turn.work.reports.get(report_id)
    except KeyError:
        return None


def _meant(entries: Sequence[Entry], change: Change) -> tuple[Entry, ...]:
    """The entries of a report that a change can be about: those of the activity that it names, or all."""
    named = tuple(entry for entry in entries if entry.facts.activity == change.activity)
    return named or tuple(entries)


def _is_particular(change: Change) -> bool:
    """Whether a change fits one entry only, and not a whole report, as its day or its partners do."""
    return any(value is not None for value in (change.activity, change.count, change.area, change.place))


def _repeat(turn: Turn, key: MessageKey, report: Report, change: Change) -> list[Reply]:
    """ "Samma igår", "en till i Skogås": a new report like the latest one but for the change."""
    drafts = tuple(Draft.of(changed(entry.facts, change)) for entry in report.entries)
    question = Question(key=key, asking=Asking.ACTIVITY, asked_at=turn.at, said_at=turn.at, drafts=drafts)
    return go_on(turn, question)
