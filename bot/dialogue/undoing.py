"""Undo: the latest report is taken back, whole; older ones by name."""

from collections.abc import Iterable
from datetime import datetime, time

from bot.dialogue.asking import asked
from bot.dialogue.finding import named_entries
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.messages import MessageKey
from bot.ports import Outcome, Report
from bot.questions import Asking, Question
from bot.replies import NothingToUndo, NotYours, Reply, Undone
from bot.working_time import DAY_ENDS


def undo(turn: Turn, key: MessageKey, named: Draft | None) -> list[Reply]:
    """Take back the latest report of the working day, or the entry that a message names."""
    if named is not None:
        return _undo_named(turn, key, named)
    latest = next(iter(turn.work.reports.standing_by(turn.member.id, _start_of_day(turn))), None)
    if latest is None:
        return [NothingToUndo()]
    turn.settle(key, Outcome.UNDONE, latest.id)
    return take_back_report(turn, latest)


def undo_report(turn: Turn, report_id: int | None) -> list[Reply]:
    """The button "undo" under a report; the latest one where the button doesn't say which."""
    if report_id is None:
        latest = next(iter(turn.work.reports.standing_by(turn.member.id, _start_of_day(turn))), None)
        return [NothingToUndo()] if latest is None else take_back_report(turn, latest)
    try:
        report = turn.work.reports.get(report_id)
    except KeyError:
        return [NothingToUndo()]
    if report.member != turn.member.id:
        return [NotYours()]
    return take_back_report(turn, report)


def take_back_report(turn: Turn, report: Report) -> list[Reply]:
    """Let no entry of a report stand, and drop the question that was open about it."""
    question = turn.work.questions.open(turn.member.id, turn.channel)
    if question is not None and question.report == report.id:
        turn.close_question()
    return _taken_back(turn, report.entries)


def take_back(turn: Turn, entry_ids: Iterable[int]) -> list[Reply]:
    """Let some entries stand no longer."""
    chosen = set(entry_ids)
    return _taken_back(turn, [e for e in turn.work.reports.entries() if e.id in chosen])


def _taken_back(turn: Turn, entries: Iterable[Entry]) -> list[Reply]:
    gone = tuple(entries)
    for entry in gone:
        turn.work.reports.take_back(entry.id, by=turn.member.id, at=turn.at)
    return [Undone(entries=gone, positions=turn.positions(gone))]


def _undo_named(turn: Turn, key: MessageKey, named: Draft) -> list[Reply]:
    found = named_entries(turn, named)
    if not found:
        return [NothingToUndo(named=True)]
    if len(found) == 1:
        turn.settle(key, Outcome.UNDONE, found[0][0])
        return take_back(turn, [found[0][1].id])
    question = Question(
        key=key,
        asking=Asking.REMOVAL,
        asked_at=turn.at,
        said_at=turn.at,
        entries=tuple(entry.id for _, entry in found),
    )
    turn.ask(question)
    turn.settle(key, Outcome.ASKED)
    return [asked(turn, question)]


def _start_of_day(turn: Turn) -> datetime:
    """The moment at which the running working day began."""
    begins = time(DAY_ENDS.hour)
    return datetime.combine(turn.today, begins, turn.partnership.zone)
