"""What was changed last of what was told: the next message may be about that: "inte i Vårby", "då"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts, Report, Revised
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign

_JUST_BEFORE = timedelta(microseconds=1)
_A_MOMENT = timedelta(hours=1)


def changed_last(turn: Turn, report: Report) -> tuple[Entry, ...]:
    """The entries of a report that the last change of it was of; none where it was only told."""
    ids = {each.before.id for each in _revised(turn, report) if each.before}
    return tuple(entry for entry in report.done if entry.id in ids)


def changed_from(turn: Turn, report: Report) -> list[tuple[Facts, Entry]]:
    """The same entries, each with what it told before that change."""
    return [(each.before.facts, each.after) for each in _revised(turn, report) if each.before and each.after]


def then(turn: Turn, told: Told, saying: Saying) -> Saying:
    """A saying with the day of what was changed last, if it was "då", and of one day."""
    if Sign.THEN not in saying.signs or saying.day:
        return saying
    days = {entry.facts.date for entry in changed_last(turn, told.latest)}
    return replace(saying, day=days.pop()) if len(days) == 1 else saying


def joined_last(turn: Turn, report: Report) -> frozenset[str]:
    """Who was said to have taken part by the last change, if that was a moment ago and nothing else."""
    if report.spoken_of_at < turn.at - _A_MOMENT:
        return frozenset()
    found = [_added(each) for each in _revised(turn, report) if each.before and each.after]
    return frozenset[str]().union(*found) if all(found) else frozenset()


def _added(each: Revised) -> frozenset[str]:
    told = [entry.facts.partners for entry in (each.before, each.after) if entry]
    return told[-1] - told[0]


def _revised(turn: Turn, report: Report) -> Iterator[Revised]:
    """What one event changed in a report: all of it bears the same moment."""
    at = report.spoken_of_at
    ids = {entry.id for entry in report.entries}
    for each in turn.work.reports.revised(at - _JUST_BEFORE, at):
        if each.before and each.before.id in ids and each.before != each.after:
            yield each
