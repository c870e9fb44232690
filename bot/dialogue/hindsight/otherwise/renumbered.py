"""How many there were of each line that was told: "det var bara fem i Vårby", "ändra Vårby igår till 5"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.asking import ask_about
from bot.dialogue.changing import apply, as_changed, revise
from bot.dialogue.hindsight.otherwise.lines import Line, lines
from bot.dialogue.hindsight.told import Told, as_told, names, nearest
from bot.dialogue.lacking import is_large
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Facts, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import Reply

_PUT_RIGHT = frozenset({Sign.WAS, Sign.MEANT, Sign.EXCHANGED, Sign.WRONG, Sign.ONLY})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """Which entries of a report each line may be about."""

    report: Report
    meant: tuple[tuple[Line, tuple[Entry, ...]], ...]


def renumbered(turn: Turn, told: Told, said: Sequence[Saying], *, awaited: bool = False) -> list[Reply]:
    """Give each line that a message names the number that it says; ask which, where it may be several.

    Nothing where only one was told, any line is new, or no word says that it is otherwise than was told, and
    no change is `awaited`.
    """
    if sum(len(report.done) for report in told.reports) < _SEVERAL:
        return []
    put_right = awaited or any(saying.signs & _PUT_RIGHT for saying in said)
    found = lines([as_told(turn, told, saying) for saying in said]) if put_right else []
    fitting = [each for report in told.reports if (each := _beside(report, found))]
    return _told_so(turn, fitting) if fitting else []


def stand_so(told: Told, found: Sequence[Line]) -> bool:
    """Whether some lines tell what the reports that have them tell already."""
    fitting = [each for report in told.reports if (each := _beside(report, found))]
    entries = [(line, entry) for each in fitting for line, meant in each.meant for entry in meant]
    return bool(entries) and all(entry.facts.count == line.number for line, entry in entries)


def _beside(report: Report, found: Sequence[Line]) -> _Found | None:
    """The lines beside a report that has all of them; None for one that has not."""
    meant = tuple((line, _meant(report.done, line)) for line in found)
    return _Found(report, meant) if meant and all(entries for _, entries in meant) else None


def _meant(entries: Sequence[Entry], line: Line) -> tuple[Entry, ...]:
    there = nearest(line.about, tuple(entry for entry in entries if names(line.about, entry)))
    return tuple(entry for entry in there if _fits(entry, line))


def _fits(entry: Entry, line: Line) -> bool:
    facts = entry.facts
    off = line.off is None or facts.count == line.number + line.off
    return off and line.before in {None, facts.count} and line.about.day in {None, facts.date}


def _told_so(turn: Turn, fitting: Sequence[_Found]) -> list[Reply]:
    """Change what fits; where older reports fit as well, or several entries, ask which is meant."""
    found = fitting[0]
    if len(found.meant) == 1:
        ((line, entries),) = found.meant
        return _of_one(turn, found.report, line, entries, sure=len(fitting) == 1)
    if any(len(entries) > 1 for _, entries in found.meant):
        return []
    changes = [(entry, replace(entry.facts, count=line.number)) for line, (entry,) in found.meant]
    return _of_several(turn, found.report, changes)


def _of_one(turn: Turn, report: Report, line: Line, entries: Sequence[Entry], *, sure: bool) -> list[Reply]:
    change = Change(count=line.number)
    if len(entries) > 1:
        return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=change)]
    if not sure:
        return [ask_about(turn, report, Asking.AFTERTHOUGHT, entries, change=change)]
    return apply(turn, report.id, [entry.id for entry in entries], change)


def _of_several(turn: Turn, report: Report, changes: Sequence[tuple[Entry, Facts]]) -> list[Reply]:
    """Change several entries at once; nothing where one was named twice."""
    twice = len({entry.id for entry, _ in changes}) < len(changes)
    large = any(is_large(turn, Draft.of(facts)) for _, facts in changes)
    if twice or large or not turn.may_change(report):
        return []
    if all(entry.facts == facts for entry, facts in changes):
        return [recorded(turn, report, again=True)]
    turn.close_question(about=report.id)
    revise(turn, changes)
    return [as_changed(turn, report, [entry.id for entry, _ in changes])]
