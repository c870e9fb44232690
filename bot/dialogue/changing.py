"""Changes to what is stored: in words, by button, and as answers to a question about it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dialogue import jointly, requested
from bot.dialogue.asking import ask_about, asked
from bot.dialogue.changes import changed, recounted
from bot.dialogue.finding import named_entries
from bot.dialogue.parts import in_parts
from bot.dialogue.reporting import (
    ask_open,
    ask_requested,
    facts_of,
    from_drafts,
    go_on,
    is_large,
    recorded,
    too_many,
)
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, EntryKind, Facts
from bot.language.reading import Change, Reading
from bot.language.word_values import PlaceWord
from bot.messages import MessageKey
from bot.ports import Report
from bot.questions import Asking, Question
from bot.replies import (
    Dropped,
    Noted,
    NothingToChange,
    NotYours,
    QuestionDropped,
    Recorded,
    Reply,
    StaleButton,
    TooMany,
)

_LOOK_BACK = timedelta(days=7)


def correct(turn: Turn, reading: Reading, text: str, about: int | None = None) -> list[Reply]:
    """Change the report that a message names, else the one it is known to be `about`, else the latest.

    `text` is the message: it may tell an entry in parts.
    """
    report, entries = _corrected(turn, reading, about)
    if report is None or not entries:
        return [NothingToChange()]
    if reading.change == Change():
        return ask_what(turn, report.id)
    entries = _meant(entries, reading.change)
    if (recount := recounted(entries, reading.change)) is not None:
        return apply(turn, report.id, [recount.id], Change(count=reading.change.count))
    if len(entries) > 1 and _is_particular(reading.change):
        return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=reading.change)]
    parts = _divided(turn, entries[0], reading, text) if len(entries) == 1 else ()
    if parts and turn.may_change(report):
        return _apply_parts(turn, report, entries[0], parts)
    return apply(turn, report.id, [entry.id for entry in entries], reading.change)


def _divided(turn: Turn, entry: Entry, reading: Reading, text: str) -> tuple[Facts, ...]:
    """The parts into which a correction divides an entry; none if it changes it as a whole."""
    facts, change = entry.facts, reading.change
    if not reading.share:
        parts = in_parts(turn, replace(Draft.of(facts), count=None), text)
        sure = all(part.date and not is_large(turn, part) for part in parts)
        return tuple(map(facts_of, parts)) if sure else ()
    if change.count is None or change.count >= facts.count:
        return ()
    rest = replace(facts, count=facts.count - change.count, partners=facts.partners - change.partners_added)
    return (rest, changed(facts, change))


def _apply_parts(turn: Turn, report: Report, entry: Entry, parts: Sequence[Facts]) -> list[Reply]:
    """Let several entries tell what one told before."""
    turn.close_question(about=report.id)
    revise(turn, [(entry, parts[0])])
    more = [turn.work.reports.append(report.id, part, by=turn.member.id, at=turn.at) for part in parts[1:]]
    return [as_changed(turn, report, [entry.id, *(each.id for each in more)])]


def repeat(
    turn: Turn, key: MessageKey, reading: Reading, dropped: Dropped | None = None
) -> list[Reply] | None:
    """A new report like the latest one but for the change, as in "samma igår"; None where there is none."""
    report = next((r for r in _recent(turn) if _done(r.entries)), None)
    if report is None:
        return None
    change = reading.change
    if change.date is None and turn.day_of(report.said_at) != turn.today:
        change = replace(change, date=turn.today)
    done = _done(report.entries)
    repeated = done if change.count is None else done[-1:]
    drafts = [_like(entry.facts, each) for entry in repeated for each in _at_each_place(reading, change)]
    if any(told.count is None for told in reading.entries):
        drafts = [_uncounted(draft) for draft in drafts]
    return go_on(turn, from_drafts(turn, key, tuple(dict.fromkeys(drafts))), dropped)


def dated_as_before(turn: Turn, reading: Reading) -> Reading:
    """A telling of "samma dag" with the day of the latest report, if there is one and it has one day."""
    latest = _latest(turn) if reading.same_day else None
    days = {entry.facts.date for entry in latest.entries} if latest else set()
    if len(days) != 1:
        return reading
    (day,) = days
    return replace(reading, entries=tuple(replace(entry, date=day) for entry in reading.entries))


def _at_each_place(reading: Reading, change: Change) -> list[Change]:
    """A change for each place that is named."""
    places = [unit.value for unit in reading.units if isinstance(unit.value, PlaceWord)]
    return [replace(change, area=place.area, place=place.name) for place in places] or [change]


def _uncounted(draft: Draft) -> Draft:
    """A draft like an entry that told of several, where nobody said that it was as many here."""
    return draft if draft.count == 1 else replace(draft, count=None)


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
    if any(is_large(turn, draft) for draft in drafts) and not confirmed:
        return [ask_about(turn, report, Asking.LARGE_COUNT, standing, change=change)]
    if change.date is not None and change.date > turn.today and _done(standing):
        return [ask_about(turn, report, Asking.DATE, standing)]
    turn.close_question(about=report.id)
    revise(turn, ((entry, changed(entry.facts, change)) for entry in standing))
    return [as_changed(turn, report, entry_ids)]


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
    if not _done(report.entries):
        told = tuple(Draft.of(entry.facts) for entry in report.entries)
        return Noted(report=report.id, told=told, about=report.key)
    touched = [entry for entry in _done(report.entries) if entry.id in entry_ids]
    return recorded(turn, report, ask_open(turn, report, touched), was=was.entries)


def answered(turn: Turn, question: Question, change: Change) -> list[Reply]:
    """Take in what was only asked about stored entries: that completes a report and corrects nothing."""
    told = apply(turn, question.report, question.entries, change)
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


def ask_what(turn: Turn, report_id: int | None) -> list[Reply]:
    """The button "change": ask what is to be changed in a report."""
    report = _own_report(turn, report_id)
    if report is None or not report.entries:
        return [StaleButton()]
    if not turn.may_change(report):
        return [NotYours()]
    asking = Asking.WHAT_TO_CHANGE if len(report.entries) == 1 else Asking.WHICH_ENTRY
    return [ask_about(turn, report, asking, report.entries)]


def ask_field(turn: Turn, question: Question, asking: Asking) -> list[Reply]:
    """Ask for the new value of a field of stored entries."""
    following = replace(question, asking=asking, asked_at=turn.at)
    turn.ask(following)
    return [asked(turn, following, told=True)]


def chosen(turn: Turn, question: Question, entry_id: int) -> list[Reply]:
    """The entry that a change is about has been chosen: change it, or ask what to change in it."""
    if question.change is not None:
        return apply(turn, question.report, (entry_id,), question.change)
    following = replace(question, asking=Asking.WHAT_TO_CHANGE, entries=(entry_id,), asked_at=turn.at)
    turn.ask(following)
    return [asked(turn, following)]


def _corrected(turn: Turn, reading: Reading, about: int | None) -> tuple[Report | None, Sequence[Entry]]:
    """The report that a correction is about, and the entries of it that it may change."""
    if reading.named is None:
        report = _latest(turn) if about is None else turn.work.reports.get(about)
        return report, report.entries if report else ()
    named = named_entries(turn, reading.named)
    if not named:
        return None, ()
    latest = named[0][0]
    return latest, [entry for report, entry in named if report.id == latest.id]


def _recent(turn: Turn) -> list[Report]:
    return turn.work.reports.standing_by(turn.member.id, turn.at - _LOOK_BACK)


def _latest(turn: Turn) -> Report | None:
    return next(iter(_recent(turn)), None)


def _own_report(turn: Turn, report_id: int | None) -> Report | None:
    if report_id is None:
        return _latest(turn)
    try:
        return turn.work.reports.get(report_id)
    except KeyError:
        return None


def _done(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.facts.kind is EntryKind.DONE]


def _meant(entries: Sequence[Entry], change: Change) -> list[Entry]:
    """The entries of a report that a change can be about: those of the activity that it names, or all."""
    named = [entry for entry in entries if entry.facts.activity == change.activity]
    return named or list(entries)


def _is_particular(change: Change) -> bool:
    """Whether a change fits one entry only, and not a whole report, as its day or its partners do."""
    return any(value is not None for value in (change.activity, change.count, change.area, change.place))


def _like(facts: Facts, change: Change) -> Draft:
    """A draft like an entry; whether inhabitants had asked for another place has to be told anew."""
    again = changed(facts, change)
    moved = (again.area, again.place) != (facts.area, facts.place)
    return Draft.of(replace(again, requested=change.requested) if moved else again)
