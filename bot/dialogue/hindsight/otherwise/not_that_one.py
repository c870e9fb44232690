"""That another one was meant: "inte den, gårdagens", of what is asked about or was changed just before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dialogue.asking import ask_about
from bot.dialogue.changing import apply, as_changed, revise
from bot.dialogue.hindsight.latest_change import changed_from
from bot.dialogue.hindsight.told import Told, as_told, is_told, names, nearest
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.questions import Asking, Question
from bot.replies import Reply

_JUST_NOW = timedelta(hours=1)
_OF_ELSE = frozenset({
    Sign.OFF, Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.STRUCK, Sign.NOTHING, Sign.FORGOTTEN,
})  # fmt: skip
_FIELDS = ("activity", "count", "date", "area", "place", "partners", "requested")


def another_is_meant(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Give another one the change that was made just before, and let what was changed stand as before."""
    if told.latest.spoken_of_at < turn.at - _JUST_NOW or turn.open_question():
        return []
    changes = [(was, is_now) for was, is_now in changed_from(turn, told.latest) if was != is_now.facts]
    if len(changes) != 1:
        return []
    ((was, entry),) = changes
    found = _other(turn, told, said, {entry.id})
    if found is None or not turn.may_change(found[0]):
        return []
    report, other = found
    revise(turn, [(entry, was), (other, _alike(other.facts, was, entry.facts))])
    reports = [report] if report is told.latest else [told.latest, report]
    return [as_changed(turn, each, [entry.id, other.id]) for each in reports]


def another_is_asked_of(turn: Turn, told: Told, said: Sequence[Saying], question: Question) -> list[Reply]:
    """Ask of another one what is to be changed, or change it, where that is asked of one."""
    if question.asking not in {Asking.WHAT_TO_CHANGE, Asking.AFTERTHOUGHT}:
        return []
    found = _other(turn, told, said, set(question.entries))
    if found is None:
        return []
    report, other = found
    turn.close_question()
    if question.change:
        return apply(turn, report.id, [other.id], question.change)
    return [ask_about(turn, report, Asking.WHAT_TO_CHANGE, [other])]


def _other(
    turn: Turn, told: Told, said: Sequence[Saying], not_these: set[int]
) -> tuple[Report, Entry] | None:
    """The only one of those told that a message names behind "inte den"; None if it says more than that."""
    known = [as_told(turn, told, saying) for saying in said]
    denies = any(_denies(saying) for saying in known)
    naming = [saying for saying in known if saying.places or saying.day or saying.activities]
    if not denies or len(naming) != 1 or any(map(_says_more, known)):
        return None
    found = [(report, entry) for report in told.reports for entry in _named(report, naming[0])]
    others = [(report, entry) for report, entry in found if entry.id not in not_these]
    return others[0] if len(others) == 1 else None


def _denies(saying: Saying) -> bool:
    """As in "inte den", "nej inte den"."""
    valued = saying.places or saying.day or saying.activities
    return Sign.DENIED in saying.signs and saying.back and not valued


def _named(report: Report, saying: Saying) -> tuple[Entry, ...]:
    there = nearest(saying, tuple(entry for entry in report.done if names(saying, entry)))
    here = tuple(entry for entry in there if saying.day in {None, entry.facts.date})
    return here if is_told(saying, here) else ()


def _says_more(saying: Saying) -> bool:
    joint = saying.partners or saying.absent or saying.requested is not None or saying.coming
    new = saying.named and not saying.definite
    number = saying.count or saying.counts
    return bool(joint or new or number or saying.unknown or saying.signs & _OF_ELSE)


def _alike(facts: Facts, was: Facts, now: Facts) -> Facts:
    """The facts of an entry with what was changed in another."""
    changed = {field: getattr(now, field) for field in _FIELDS if getattr(was, field) != getattr(now, field)}
    return replace(facts, **changed)
