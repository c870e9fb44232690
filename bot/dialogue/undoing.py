"""Undo: the latest report is taken back, whole; older ones by name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from bot.dialogue import changing
from bot.dialogue.asking import asked
from bot.dialogue.finding import (
    LOOK_BACK,
    entries_in_question,
    find_report,
    fits,
    named_entries,
    own_reports,
    told_at,
)
from bot.dialogue.storing import ask_requested
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Report, TakenBack
from bot.language.reading import Change, Kind, Reading
from bot.messages import MessageKey
from bot.questions import Asking, Question
from bot.replies import NothingToUndo, NotYours, Reply, StaleButton, Undone
from bot.working_time import DAY_ENDS


def wished(turn: Turn, key: MessageKey, reading: Reading) -> list[Reply]:
    """Take back what a message wants taken back, or let it stand again."""
    return put_back(turn) if reading.kind is Kind.PUT_BACK else undo(turn, key, reading)


def undo(turn: Turn, key: MessageKey, reading: Reading) -> list[Reply]:
    """Take back the latest report of the working day, or what a message names, there or in any."""
    latest = _latest(turn)
    if reading.named is not None and reading.of_latest:
        named = reading.named
        told = () if latest is None else latest.entries
        gone = [entry for entry in told if fits(entry, named)]
        return _taken_back(turn, gone, key, latest) if gone else [NothingToUndo(named=True)]
    if reading.named is not None and reading.share:
        found = named_entries(turn, reading.named, lately=True)
        return _undo_some(turn, key, [entry for _, entry in found], reading.change.count)
    if reading.named is not None:
        return _undo_named(turn, key, reading.named)
    if latest is None:
        return [NothingToUndo()]
    if reading.position is not None:
        return _undo_told_at(turn, key, reading.position)
    if reading.share:
        return _undo_some(turn, key, latest.entries, reading.change.count)
    out_of_turn = _taken_back_out_of_turn(turn, latest)
    return _stands_again(turn, out_of_turn) if out_of_turn else take_back_report(turn, latest)


def _undo_told_at(turn: Turn, key: MessageKey, position: int) -> list[Reply]:
    """As in "ta bort den första"."""
    report, entries = told_at(turn, position, None)
    return _taken_back(turn, entries, key, report) if entries else [NothingToUndo(named=True)]


def _undo_some(turn: Turn, key: MessageKey, told: Sequence[Entry], some: int | None) -> list[Reply]:
    """As in "stryk den ena": so many fewer where one entry tells of several, else ask which one."""
    if not told:
        return [NothingToUndo(named=True)]
    if len(told) > 1:
        return ask_which(turn, key, told)
    (entry,) = told
    report = next(each for each in own_reports(turn) if entry in each.entries)
    left = entry.facts.count - (some or entry.facts.count)
    if left > 0:
        return changing.apply(turn, report.id, [entry.id], Change(count=left))
    today = [each for report in _of_today(turn) for each in report.entries]
    return ask_which(turn, key, today) if len(today) > 1 else take_back_report(turn, report)


def undo_report(turn: Turn, report_id: int | None) -> list[Reply]:
    """The button "undo" under a report; the latest one where the button doesn't say which."""
    if report_id is None:
        latest = _latest(turn)
        return [NothingToUndo()] if latest is None else take_back_report(turn, latest)
    report = find_report(turn, report_id)
    if report is None:
        return [NothingToUndo()]
    return take_back_report(turn, report) if turn.may_change(report) else [NotYours()]


def take_back_report(turn: Turn, report: Report, *, for_good: bool = False) -> list[Reply]:
    """Let no entry of a report stand, and drop the question that was open about it.

    There is no way back `for_good`, as where its message is gone.
    """
    turn.close_question(about=report.id)
    return _taken_back(turn, report.entries, report.key, None if for_good else report)


def restore(turn: Turn, report_id: int | None, entry: str) -> list[Reply]:
    """The button under what was taken back: let it stand again, as it stood then."""
    report = find_report(turn, report_id)
    if report is None or not entry.isdecimal():
        return [StaleButton()]
    if not turn.may_change(report):
        return [NotYours()]
    back = turn.work.reports.restore(report.id, int(entry), by=turn.member.id, at=turn.at)
    return changing.stands_again(turn, report, back) if back else [StaleButton()]


def put_back(turn: Turn) -> list[Reply]:
    """Let what was taken back last of the member's recent reports stand again."""
    gone = _last_taken_back(turn)
    return [NothingToUndo(back=True)] if gone is None else _stands_again(turn, gone)


def _taken_back_out_of_turn(turn: Turn, latest: Report) -> TakenBack | None:
    """What was taken back by its name or its button though more was told after it, and nothing since then.

    "Ångra" behind it means that; behind the latest report's own undoing it means the one before.
    """
    gone = _last_taken_back(turn)
    if gone is None or gone.at < latest.said_at:
        return None
    report = turn.work.reports.get(gone.report)
    return gone if (report.said_at, report.id) < (latest.said_at, latest.id) else None


def _last_taken_back(turn: Turn) -> TakenBack | None:
    return turn.work.reports.last_taken_back(turn.member.id, turn.at - LOOK_BACK)


def _stands_again(turn: Turn, gone: TakenBack) -> list[Reply]:
    return restore(turn, gone.report, str(gone.entry))


def take_back(turn: Turn, question: Question, *entry_ids: int) -> list[Reply]:
    """Let some of the entries that were asked about stand no longer."""
    gone = [e for e in entries_in_question(turn, question) if e.id in entry_ids]
    told = [report for report in own_reports(turn) if any(entry in report.entries for entry in gone)]
    return _taken_back(turn, gone, question.key, told[0] if len(told) == 1 else None)


def take_back_entries(turn: Turn, report: Report, entries: Sequence[Entry]) -> list[Reply]:
    """Let some entries of a report stand no longer; what was asked of the others is asked again."""
    if not turn.may_change(report):
        return [NotYours()]
    question = turn.open_question()
    turn.close_question(about=report.id)
    gone = _taken_back(turn, entries, report.key, report)
    if question is None or question.asking is not Asking.REQUESTED or question.report != report.id:
        return gone
    left = ask_requested(turn, turn.work.reports.get(report.id))
    return [*gone, replace(left, drafts=tuple(Draft.of(e.facts) for e in left.entries))] if left else gone


def _taken_back(
    turn: Turn, entries: Iterable[Entry], about: MessageKey, report: Report | None
) -> list[Reply]:
    gone = tuple(entries)
    for entry in gone:
        turn.work.reports.take_back(entry.id, by=turn.member.id, at=turn.at)
    back_to = None if report is None else report.id
    return [Undone(entries=gone, positions=turn.positions(gone), about=about, report=back_to)]


def _undo_named(turn: Turn, key: MessageKey, named: Draft) -> list[Reply]:
    found = named_entries(turn, named)
    if not found:
        return [NothingToUndo(named=True)]
    if len(found) == 1:
        report, entry = found[0]
        return _taken_back(turn, [entry], report.key, report)
    return ask_which(turn, key, [entry for _, entry in found])


def ask_which(turn: Turn, key: MessageKey, entries: Iterable[Entry]) -> list[Reply]:
    """Ask which of several entries is to stand no longer."""
    question = Question(
        key=key,
        asking=Asking.REMOVAL,
        asked_at=turn.at,
        said_at=turn.at,
        entries=tuple(entry.id for entry in entries),
    )
    dropped = turn.dropping()
    turn.ask(question)
    return [replace(asked(turn, question), dropped=dropped)]


def _latest(turn: Turn) -> Report | None:
    """The member's latest report of the running working day."""
    return next(iter(_of_today(turn)), None)


def _of_today(turn: Turn) -> list[Report]:
    begins = datetime.combine(turn.today, time(DAY_ENDS.hour), turn.partnership.zone)
    return turn.work.reports.standing_by(turn.member.id, begins)
