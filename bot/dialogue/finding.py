"""Finding what is stored: a report that a message names, the entries that a question is about."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Report
from bot.language.reading import Change, Reading
from bot.questions import Question

LOOK_BACK = timedelta(days=7)
_LATELY = timedelta(days=2)
_JUST_NOW = timedelta(hours=1)
_TELLS_NOTHING_ELSE = frozenset(
    {"stop", "number", "count", "vague", "when", "place", "thing", "activity", "i", "on", "linking", "den"}
)


def is_bare(reading: Reading) -> bool:
    """Whether a message has no word besides how many, when and where: "12 st", "den i Skogås"."""
    kinds = {unit.kind for unit in reading.units}
    return bool(kinds) and kinds <= _TELLS_NOTHING_ELSE


def own_reports(turn: Turn) -> list[Report]:
    """The member's own reports of the promises' period that have standing entries, latest first."""
    since = datetime.combine(turn.partnership.period.first, time.min, turn.partnership.zone)
    return turn.work.reports.standing_by(turn.member.id, since)


def recent_reports(turn: Turn) -> list[Report]:
    """The member's own reports of the last week that have standing entries, latest first."""
    return turn.work.reports.standing_by(turn.member.id, turn.at - LOOK_BACK)


def latest_report(turn: Turn) -> Report | None:
    """The one of the member's own recent reports that was told, or spoken of, last: that is answered."""
    return next(iter(last_spoken_of(recent_reports(turn))), None)


def last_spoken_of(reports: Iterable[Report]) -> list[Report]:
    """Some reports, the one that their member told or changed last first."""
    return sorted(reports, key=lambda report: (report.spoken_of_at, report.said_at, report.id), reverse=True)


def just_reported(turn: Turn) -> Report | None:
    """The latest report of the last hour, if all that it tells is done."""
    report = next(iter(turn.work.reports.standing_by(turn.member.id, turn.at - _JUST_NOW)), None)
    done = report is not None and all(entry.is_done for entry in report.entries)
    return report if done else None


def own_report(turn: Turn, report_id: int | None) -> Report | None:
    """A report by its id, or else the member's latest; None where there is no such report."""
    return latest_report(turn) if report_id is None else find_report(turn, report_id)


def find_report(turn: Turn, report_id: int | None) -> Report | None:
    """The report that a button or a form names, if there is one; anybody's."""
    try:
        return None if report_id is None else turn.work.reports.get(report_id)
    except KeyError:
        return None


def named_entries(turn: Turn, named: Draft, *, lately: bool = False) -> list[tuple[Report, Entry]]:
    """The member's own standing entries that fit what is named, latest report first, with their report.

    `lately` holds them to what was reported today and the day before: what is said of older ones says more.
    """
    reports = (
        turn.work.reports.standing_by(turn.member.id, turn.at - _LATELY) if lately else own_reports(turn)
    )
    return [(report, entry) for report in reports for entry in report.entries if fits(entry, named)]


def told_at(turn: Turn, position: int, some: int | None) -> tuple[Report | None, Sequence[Entry]]:
    """The entry, or so many, at a place among those that were told: in the latest report, else today.

    `position` counts from 0 or, backwards, from -1. None where so many were not told.
    """
    latest = latest_report(turn)
    if latest is None:
        return None, ()
    if len(latest.entries) > 1 or some is not None:
        told = [(latest, entry) for entry in latest.entries]
    else:
        today = [report for report in recent_reports(turn) if turn.day_of(report.said_at) == turn.today]
        told = [(report, entry) for report in reversed(today) for entry in report.entries]
    if some is not None and (len(told) == 1 or some < len(told)):
        entries = latest.entries
        return latest, entries if len(told) == 1 else entries[:some] if position == 0 else entries[-some:]
    if not -len(told) <= position < len(told):
        return None, ()
    report, entry = told[position]
    return report, (entry,)


def entries_in_question(turn: Turn, question: Question) -> tuple[Entry, ...]:
    """The stored entries that a question is about, as far as they still stand."""
    if not question.entries:
        return ()
    reports = own_reports(turn) if question.report is None else [turn.work.reports.get(question.report)]
    standing = {entry.id: entry for report in reports for entry in report.entries}
    return tuple(standing[entry_id] for entry_id in question.entries if entry_id in standing)


def other_in_question(turn: Turn, question: Question) -> Entry | None:
    """The other organisation's entry that a question compares with, as far as it still stands."""
    about = question.drafts[question.position : question.position + 1]
    told = about or [entry.facts for entry in entries_in_question(turn, question)]
    candidates = (
        entry
        for each in told
        if each.activity and each.date
        for entry in turn.entries_of(each.activity, each.date)
    )
    return next((entry for entry in candidates if entry.id == question.other), None)


def fits(entry: Entry, named: Draft | Change) -> bool:
    """Whether an entry is what is named, as far as that says anything."""
    wanted: dict[str, object] = {"activity": named.activity, "date": named.date, "area": named.area}
    wanted["place"] = named.place if entry.facts.place else None
    wanted["count"] = named.count if isinstance(named, Draft) else None
    said = {field: value for field, value in wanted.items() if value is not None}
    return bool(said) and all(getattr(entry.facts, field) == value for field, value in said.items())
