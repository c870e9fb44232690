"""What a member wants changed in what is stored: said in words, or chosen by button."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.asking import ask_about, asked
from bot.dialogue.changes import changed, joins_days, pointed_at
from bot.dialogue.changing import apply, as_changed, revise
from bot.dialogue.finding import latest_report, named_entries, own_report, recent_reports, told_at
from bot.dialogue.lacking import is_large
from bot.dialogue.locating import there
from bot.dialogue.parts import in_parts
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts, Report
from bot.language.reading import Change, Reading
from bot.language.words.word_values import ThingWord
from bot.questions import Asking, Question
from bot.replies import NothingToChange, NotYours, Reply, StaleButton

_LEADS = frozenset({"sen", "then", "and", "also", "comma"})
_NUMBERS = frozenset({"number", "count", "article"})


def correct(turn: Turn, reading: Reading, text: str, about: int | None = None) -> list[Reply]:
    """Change the report that a message names, else the one it is known to be `about`, else the latest.

    `text` is the message: it may tell an entry in parts.
    """
    located = there(turn, reading) if about is None else None
    if located is not None:
        reading = replace(reading, change=replace(reading.change, area=None, place=None), position=None)
    report, entries = located or _corrected(turn, reading, about)
    if reading.whole:
        return _replaced(turn, report, entries, reading.change)
    if report is None or not entries or _is_of_other(reading, entries):
        return [NothingToChange()]
    if reading.change == Change():
        return ask_what(turn, report.id)
    return _change(turn, report, entries, reading, text)


def _change(turn: Turn, report: Report, entries: Sequence[Entry], reading: Reading, text: str) -> list[Reply]:
    """Change those entries of a report that a correction can be about."""
    if reading.total and (summed := _summed(turn, report, entries, reading.change)) is not None:
        return summed
    entries = _meant(entries, reading.change)
    if reading.all_told and reading.change.count is None:
        return apply(turn, report.id, [entry.id for entry in entries], reading.change)
    if reading.parted and len(entries) > 1:
        return _parts_changed(turn, report, entries, text) or ask_what(turn, report.id)
    if (told := pointed_at(entries, reading.change)) is not None:
        entry, change = told
        return apply(turn, report.id, [entry.id], change)
    if _is_of_one_day(entries, reading.change):
        return ask_what(turn, report.id)
    if reading.share and (len(entries) > 1 or entries[0].facts.count <= (reading.change.count or 0)):
        return _some_changed(turn, report, entries, reading)
    if len(entries) > 1 and (_is_particular(reading.change) or joins_days(entries, reading.change)):
        return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=reading.change)]
    parts = _divided(turn, entries[0], reading, text) if len(entries) == 1 else ()
    if not parts and reading.parted:
        return ask_what(turn, report.id)
    if parts and turn.may_change(report):
        known = reading.share or not _is_uncounted(entries[0], reading, parts)
        return apply_parts(turn, report, entries[0], parts) if known else ask_what(turn, report.id)
    return apply(turn, report.id, [entry.id for entry in entries], reading.change)


def _is_of_other(reading: Reading, entries: Sequence[Entry]) -> bool:
    """Whether it begins with what another activity is about: "sen krogarna i Skogås", after a speed check."""
    begins = next((unit for unit in reading.units if unit.kind not in _LEADS), None)
    if begins is None or not isinstance(begins.value, ThingWord) or reading.change.activity is not None:
        return False
    told = {entry.facts.activity for entry in entries}
    return bool(begins.value.subject_of) and told.isdisjoint(begins.value.subject_of)


def _replaced(turn: Turn, report: Report | None, entries: Sequence[Entry], change: Change) -> list[Reply]:
    """Change what was named with what it is to be instead; ask where nothing such was told, or several."""
    latest = latest_report(turn)
    if report is None or not entries:
        return ask_what(turn, latest.id) if latest else [NothingToChange()]
    if len(entries) > 1 and _is_particular(change):
        return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=change)]
    return apply(turn, report.id, [entry.id for entry in entries], change)


def _corrected(turn: Turn, reading: Reading, about: int | None) -> tuple[Report | None, Sequence[Entry]]:
    """The report that a correction is about, and the entries of it that it may change."""
    if reading.position is not None:
        return told_at(turn, reading.position, reading.change.count if reading.share else None)
    if reading.named is None:
        report = latest_report(turn) if about is None else turn.work.reports.get(about)
        return report, report.entries if report else ()
    named = named_entries(turn, reading.named, lately=reading.named.date is None)
    if not named:
        return None, ()
    latest = named[0][0]
    return latest, [entry for report, entry in named if report.id == latest.id]


def _meant(entries: Sequence[Entry], change: Change) -> list[Entry]:
    """The entries that a change can be about: those of its activity, or with whom it takes away, or all."""
    named = [entry for entry in entries if entry.facts.activity == change.activity]
    absent = [entry for entry in named or entries if entry.facts.partners & change.partners_removed]
    return absent or named or list(entries)


def _is_particular(change: Change) -> bool:
    """Whether a change fits one entry only, and not a whole report, as its day or its partners do."""
    return any(value is not None for value in (change.activity, change.count, change.area, change.place))


def _is_of_one_day(entries: Sequence[Entry], change: Change) -> bool:
    """As in "bara i lördags", "i fredags var det bråk", of two evenings: both were not on the day of one."""
    days = {entry.facts.date for entry in entries}
    return len(days) > 1 and change.date in days and change.count is None


def _summed(turn: Turn, report: Report, entries: Sequence[Entry], change: Change) -> list[Reply] | None:
    """What to say to a sum: that it is so, or which report it is about; None where only one can be meant."""
    about = {(entry.facts.activity, entry.facts.date) for entry in entries}
    alike = [
        (each, entry)
        for each in recent_reports(turn)
        for entry in each.entries
        if (entry.facts.activity, entry.facts.date) in about
    ]
    if sum(entry.facts.count for _, entry in alike) == change.count:
        return [recorded(turn, report, again=True)]
    return None if len(alike) == 1 else ask_what(turn, report.id)


def _some_changed(turn: Turn, report: Report, entries: Sequence[Entry], reading: Reading) -> list[Reply]:
    """Change all of several entries where as many are meant; ask which one, where each tells of one."""
    meant, change = reading.change.count or 0, replace(reading.change, count=None)
    told = [entry.facts.count for entry in entries]
    if reading.position is not None or meant == sum(told):
        return apply(turn, report.id, [entry.id for entry in entries], change)
    if meant > sum(told):
        return ask_what(turn, report.id)
    each_is_one = set(told) == {1}
    return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=change if each_is_one else None)]


def _divided(turn: Turn, entry: Entry, reading: Reading, text: str) -> tuple[Facts, ...]:
    """The parts into which a correction divides an entry; none if it changes it as a whole."""
    facts, change = entry.facts, reading.change
    if not reading.share:
        parts = in_parts(turn, replace(Draft.of(facts), count=None), text)
        sure = all(part.date and not is_large(turn, part) for part in parts)
        return tuple(part.as_facts() for part in parts) if sure else ()
    if change.count is None or change.count >= facts.count:
        return ()
    rest = replace(facts, count=facts.count - change.count, partners=facts.partners - change.partners_added)
    return (rest, changed(facts, change))


def _parts_changed(turn: Turn, report: Report, entries: Sequence[Entry], text: str) -> list[Reply]:
    """Give each of several entries the number that a text tells for its day and place; none if others."""
    activities = {entry.facts.activity for entry in entries}
    whole = Draft.of(replace(entries[0].facts, area=None, place=None))
    parts = in_parts(turn, replace(whole, count=None), text) if len(activities) == 1 else ()
    counts = {(part.date, part.area): part.count for part in parts}
    spots = {(entry.facts.date, entry.facts.area) for entry in entries}
    sure = len(parts) == len(counts) == len(entries) and not any(is_large(turn, part) for part in parts)
    if not sure or counts.keys() != spots or not turn.may_change(report):
        return []
    told = [
        (entry, changed(entry.facts, Change(count=counts[entry.facts.date, entry.facts.area])))
        for entry in entries
    ]
    turn.close_question(about=report.id)
    revise(turn, told)
    return [as_changed(turn, report, [entry.id for entry in entries])]


def _is_uncounted(entry: Entry, reading: Reading, parts: Sequence[Facts]) -> bool:
    """As in "nej, i Vårby och Skogås" where one entry tells of three: nobody says how many were where."""
    said = any(unit.kind in _NUMBERS for unit in reading.units)
    return not said and entry.facts.count not in {1, len(parts)}


def told_in_parts(turn: Turn, report: Report, entry: Entry, text: str) -> list[Reply]:
    """Divide an entry as a text tells it that gives each part its number, as many together as it told of."""
    whole = replace(Draft.of(entry.facts), count=entry.facts.count)
    parts = in_parts(turn, whole, text)
    told = sum(part.count or 0 for part in parts)
    if told != entry.facts.count or any(part.date is None for part in parts) or not turn.may_change(report):
        return []
    return apply_parts(turn, report, entry, tuple(part.as_facts() for part in parts))


def apply_parts(turn: Turn, report: Report, entry: Entry, parts: Sequence[Facts]) -> list[Reply]:
    """Let several entries tell what one told before."""
    turn.close_question(about=report.id)
    revise(turn, [(entry, parts[0])])
    more = [turn.work.reports.append(report.id, part, by=turn.member.id, at=turn.at) for part in parts[1:]]
    return [as_changed(turn, report, [entry.id, *(each.id for each in more)])]


def ask_what(turn: Turn, report_id: int | None) -> list[Reply]:
    """The button "change": ask what is to be changed in a report."""
    report = own_report(turn, report_id)
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
