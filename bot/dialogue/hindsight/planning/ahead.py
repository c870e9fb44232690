"""What lies ahead after all, and was told as if it had been done: "den är imorgon"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import changing
from bot.dialogue.hindsight.told import Told, is_told, names
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, EntryKind, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Noted, Reply


def not_yet(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let what was told as done today be a plan, where a message says that it lies ahead.

    Nothing where that may be another occasion: "imorgon helginsats igen".
    """
    days = {each.coming for each in said if each.coming}
    if len(days) != 1 or any(map(_is_of_else, said)) or not _is_of_told(said):
        return []
    meant = _meant(turn, told, said)
    if meant is None:
        return []
    (day,) = days
    report, entry = meant
    turn.close_question(about=report.id)
    planned = replace(entry.facts, kind=EntryKind.PLANNED, date=day)
    changing.revise(turn, [(entry, planned)])
    return [Noted(report=report.id, told=(Draft.of(planned),), about=report.key)]


def _is_of_else(saying: Saying) -> bool:
    """Whether it is of more, of others, or was done; "imorgon är det möte" is of something else."""
    done = Sign.DONE in saying.signs and Sign.DENIED not in saying.signs
    content = saying.activities or saying.places or saying.coming
    adds = saying.signs & {Sign.MORE, Sign.SHARE, Sign.FORGOTTEN}
    called_off = saying.coming and Sign.OFF in saying.signs
    strange = content and saying.unknown
    beside = saying.turn or saying.partners or saying.counts
    return bool(done or Sign.IDLE in saying.signs or called_off or adds or beside or strange)


def _is_of_told(said: Sequence[Saying]) -> bool:
    """Whether a word stands for what was told: "den", "helginsatsen", or puts it right."""
    back = any(each.back or each.definite for each in said)
    said_so = any(each.signs & {Sign.WAS, Sign.UNDER_WAY, Sign.INSTEAD} for each in said)
    return back and said_so


def _meant(turn: Turn, told: Told, said: Sequence[Saying]) -> tuple[Report, Entry] | None:
    """The one entry of today that is named; by no word of its own, the only one of the latest report."""
    named = [each for each in said if each.activities or each.places]
    reports = told.reports if any(each.activities for each in named) else told.reports[:1]
    found = [
        (report, entry)
        for report in reports
        for entry in report.done
        if entry.facts.date == turn.today and all(names(each, entry) for each in named)
        if all(is_told(each, [entry]) for each in named)
    ]
    return found[0] if len(found) == 1 else None
