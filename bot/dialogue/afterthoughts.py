"""A few bare words right after a report that may change it: "12 st", "i Skogås", "tisdag var 8".

They may as well be the beginning of something else, so they are asked about and change nothing by themselves.
"""

from bot.dialogue.asking import ask_about
from bot.dialogue.changes import changed, pointed_at
from bot.dialogue.correcting import ask_what, told_in_parts
from bot.dialogue.finding import is_bare, just_reported
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.clauses.unmarked_clauses import tells_share
from bot.language.reading import Change, Kind, Reading, Talk
from bot.questions import Asking
from bot.replies import Reply

_PARTS_ONLY = frozenset({"number", "count", "article", "when", "place", "i", "on", "and", "comma", "stop"})


def follow(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """What talk right after a report leads to; nothing where it is about something else."""
    followers = (specify, ask_about_latest, is_so)
    return next(filter(None, (each(turn, reading, text) for each in followers)), []) or dispute(turn, text)


def specify(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """Divide what was told just before, as in "två": "en i Vårby och en i Skogås", "en av dem i Vårby"."""
    parted = tells_share(reading.units) or _PARTS_ONLY.issuperset(unit.kind for unit in reading.units)
    report = just_reported(turn) if parted and not turn.shared else None
    if report is None or len(report.entries) != 1:
        return []
    return told_in_parts(turn, report, report.entries[0], text)


def ask_about_latest(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """Ask whether a message that tells nothing by itself changes the report before it; nothing if it can't.

    Not where others read along: there a number may be about anything.
    """
    report = None if turn.shared or not is_bare(reading) else just_reported(turn)
    if report is None:
        return []
    change = _said(turn, text)
    entry = _meant(turn, report, change)
    if entry is None:
        return []
    change = change if len(report.entries) == 1 else Change(count=change.count)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=change)]


def is_so(turn: Turn, reading: Reading, text: str) -> list[Reply]:
    """That it stands so, where a message says again what the report just before it says: "ja, torsdag"."""
    report = None if turn.shared else just_reported(turn)
    fragment = turn.reader.fragment(text, turn.at, turn.member.organisation)
    if report is None or fragment.yes is False or not (fragment.yes or is_bare(reading)):
        return []
    said = _said(turn, text)
    alike = said != Change() and any(changed(each.facts, said) == each.facts for each in report.entries)
    return [recorded(turn, report, again=True)] if alike else []


def is_said_again(turn: Turn, reading: Reading) -> list[Reply]:
    """That it stands so, where a yes begins a report like the one just before: "ja, krogtillsyn"."""
    once = reading.agreed and reading.kind is Kind.REPORT and len(reading.entries) == 1
    report = just_reported(turn) if once else None
    if report is None:
        return []
    (told,) = reading.entries
    said = Change(activity=told.activity, date=told.date, area=told.area, place=told.place)
    alike = any(changed(entry.facts, said) == entry.facts for entry in report.entries)
    return [recorded(turn, report, again=True)] if alike and told.count == 1 else []


def dispute(turn: Turn, text: str) -> list[Reply]:
    """Ask what is wrong with the report just before: "nej nej", "det stämmer inte"."""
    wrong = turn.reader.talk(text) is Talk.DISPLEASED
    report = just_reported(turn) if wrong else None
    return [] if report is None else ask_what(turn, report.id)


def _said(turn: Turn, text: str) -> Change:
    """What the words say of how many, when and where; nothing where they say it of a day ahead."""
    fragment = turn.reader.fragment(text, turn.at, turn.member.organisation)
    said = fragment.change
    if said.activity or (said.date is not None and said.date > turn.today):
        return Change()
    return Change(count=said.count or fragment.about, date=said.date, area=said.area, place=said.place)


def _meant(turn: Turn, report: Report, change: Change) -> Entry | None:
    """The entry that may be changed: the only one, where it fits, or the one whose day or place is named."""
    if len(report.entries) > 1:
        told = pointed_at(report.entries, change)
        return told[0] if told else None
    (entry,) = report.entries
    fits = _may_follow(turn, report, change) and changed(entry.facts, change) != entry.facts
    return entry if fits else None


def _may_follow(turn: Turn, report: Report, change: Change) -> bool:
    """Whether a day or a place may have been left out: none was told but what goes without saying."""
    (entry,) = report.entries
    dated = change.date is None or entry.facts.date == turn.day_of(report.said_at)
    moved = change.area is not None or change.place is not None
    return dated and not (moved and (entry.facts.area or entry.facts.place))
