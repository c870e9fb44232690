"""Changes to stored entries: carried out, and told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.dialogue import jointly, requested
from bot.dialogue.asking import ask_about
from bot.dialogue.changes import changed
from bot.dialogue.lacking import is_large, outgrows_year, too_many
from bot.dialogue.storing import ask_open, ask_requested, recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts, Report
from bot.language.reading import Change
from bot.questions import Asking, Question
from bot.replies import Noted, NotYours, QuestionDropped, Recorded, Reply, StaleButton, TooMany


def apply(
    turn: Turn,
    report_id: int | None,
    entry_ids: Sequence[int],
    change: Change,
    *,
    confirmed: bool = False,
) -> list[Reply]:
    """Change stored entries, and tell where their promises stand now; a large count must be confirmed."""
    report = None if report_id is None else turn.work.reports.get(report_id)
    standing = [e for e in report.entries if e.id in entry_ids] if report else []
    if report is None or not standing:
        return [StaleButton()]
    if not turn.may_change(report):
        return _no_longer_theirs(turn)
    drafts = [Draft.of(changed(entry.facts, change)) for entry in standing] if change.count else []
    if (count := too_many(turn, drafts)) is not None:
        return [TooMany(count)]
    doubtful = any(is_large(turn, draft) or outgrows_year(turn, draft) for draft in drafts)
    if doubtful and not confirmed:
        return [ask_about(turn, report, Asking.LARGE_COUNT, standing, change=change)]
    if change.date is not None and change.date > turn.today and any(entry.is_done for entry in standing):
        return [ask_about(turn, report, Asking.DATE, standing)]
    turn.close_question(about=report.id)
    revise(turn, ((entry, changed(entry.facts, change)) for entry in standing))
    told = as_changed(turn, report, entry_ids)
    return [_said_before(told) if all(changed(e.facts, change) == e.facts for e in standing) else told]


def _said_before(told: Recorded | Noted) -> Recorded | Noted:
    """What to say of a report of which a change left everything as it was."""
    return replace(told, changed=False, again=True) if isinstance(told, Recorded) else told


def rewrite(turn: Turn, report: Report, entry: Entry, facts: Facts) -> list[Reply]:
    """Let an entry say all of some facts, a large count only when that is confirmed."""
    turn.close_question(about=report.id)
    if facts.count == entry.facts.count or not is_large(turn, Draft.of(facts)):
        revise(turn, [(entry, facts)])
        return [as_changed(turn, report, [entry.id])]
    revise(turn, [(entry, replace(facts, count=entry.facts.count))])
    stored = turn.work.reports.get(report.id)
    change = Change(count=facts.count)
    question = ask_about(turn, stored, Asking.LARGE_COUNT, [entry], change=change)
    return [recorded(turn, stored, question, was=report.entries)]


def revise(turn: Turn, changes: Iterable[tuple[Entry, Facts]]) -> None:
    """Let entries say something else; what a joint occasion no longer fits leaves it."""
    for entry, told in changes:
        facts = requested.moved(turn, entry.facts, told)
        if facts != entry.facts:
            turn.work.reports.revise(entry.id, facts, by=turn.member.id, at=turn.at)
            jointly.part(turn, replace(entry, facts=facts), entry.facts)


def as_changed(turn: Turn, was: Report, entry_ids: Sequence[int]) -> Recorded | Noted:
    """What to say of a report, given as it `was` before some of its entries were changed."""
    report = turn.work.reports.get(was.id)
    if not report.done:
        told = tuple(Draft.of(entry.facts) for entry in report.entries)
        return Noted(report=report.id, told=told, about=report.key)
    touched = [entry for entry in report.done if entry.id in entry_ids]
    return recorded(turn, report, ask_open(turn, report, touched), was=was.entries)


def answered(turn: Turn, question: Question, change: Change) -> list[Reply]:
    """Take in what was only asked about stored entries: that completes a report and corrects nothing."""
    return uncorrected(apply(turn, question.report, question.entries, change))


def stands_again(turn: Turn, was: Report, entry_ids: Sequence[int]) -> list[Reply]:
    """What to say of a report of which some entries are told as they should have been at first."""
    return uncorrected([as_changed(turn, was, entry_ids)])


def uncorrected(told: Iterable[Reply]) -> list[Reply]:
    """The same replies, where what was told is not corrected but told in full."""
    return [replace(reply, changed=False) if isinstance(reply, Recorded) else reply for reply in told]


def joined(turn: Turn, question: Question, other: Entry | None) -> list[Reply]:
    """Let stored entries tell of the occasion of another organisation's entry, or of their own."""
    if question.report is None:
        return [StaleButton()]
    if not turn.may_change(turn.work.reports.get(question.report)):
        return _no_longer_theirs(turn)
    turn.close_question()
    if other is not None:
        for entry_id in question.entries:
            turn.work.reports.join(entry_id, other.occasion, by=turn.member.id, at=turn.at)
    report = turn.work.reports.get(question.report)
    return [recorded(turn, report, ask_requested(turn, report))]


def kept(turn: Turn, question: Question) -> list[Reply]:
    """Leave stored entries as they are, and ask once more what the question stood in the way of."""
    turn.close_question()
    if question.report is None:
        return [StaleButton()]
    waiting = ask_requested(turn, turn.work.reports.get(question.report))
    return [QuestionDropped(stored=True, about=question.key) if waiting is None else waiting]


def _no_longer_theirs(turn: Turn) -> list[Reply]:
    """Who asked as a manager may be one no longer when they answer."""
    turn.close_question()
    return [NotYours()]
