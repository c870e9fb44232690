"""How many all of them were, told over several reports: "sju alltså" behind six and one."""

from collections.abc import Sequence

from bot.dialogue.asking import ask_about
from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.told import Told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import OwnReports, Reply
from bot.working_time import Period

_SUMS = frozenset({Sign.TOGETHER, Sign.RESTATED, Sign.NO, Sign.WRONG, Sign.WAS, Sign.INTENDED})
_OF_ELSE = frozenset({
    Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.NEXT, Sign.FORGOTTEN, Sign.OFF, Sign.NOTHING, Sign.SHARE,
    Sign.EXCHANGED, Sign.REST, Sign.EVERY, Sign.MEANT,
})  # fmt: skip
_LEADS_BACK = frozenset({Sign.TOGETHER, Sign.RESTATED})
_SEVERAL = 2


def totalled(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Tell what is noted where a number is the sum of it; ask where it is said to be a sum and is none.

    Behind a plain no, as in "det var sju", it may be the number of the last: that is asked. Nothing where
    only one entry was told, or a place or a day is named. "Två gånger" is a sum as well as too many.
    """
    number, signs = _number(said), frozenset[Sign]().union(*(saying.signs for saying in said))
    entries = _alike(told, said)
    if number is None or turn.open_question() or not signs & _SUMS or len(entries) < _SEVERAL:
        return []
    if Sign.FEWER in signs and number not in _sums(told, entries):
        return []
    together = bool(signs & {Sign.TOGETHER, Sign.FEWER})
    denied = bool(signs & {Sign.NO, Sign.WRONG})
    told_of = Sign.WAS in signs and signs.isdisjoint({Sign.INTENDED, Sign.RESTATED})
    if number in _sums(told, entries):
        asks = (denied or told_of) and not together
        return _asked(turn, told, number) if asks else noted(entries)
    if not together or (not denied and any(entry.facts.count == number for entry in entries)):
        return []
    rest = number - number_of(entries) + number_of(told.latest.done)
    return _asked(turn, told, rest)


def _number(said: Sequence[Saying]) -> int | None:
    """The one number of a message that names no place and no day, and nothing else of it."""
    numbers = {saying.count for saying in said if saying.count}
    return numbers.pop() if len(numbers) == 1 and not any(map(_says_more, said)) else None


def _says_more(saying: Saying) -> bool:
    named = saying.places or saying.day or saying.coming or saying.undated or saying.partners or saying.absent
    which = saying.position is not None or saying.turn is not None or saying.requested is not None
    new = saying.named and not saying.definite and saying.signs.isdisjoint(_LEADS_BACK)
    return bool(named or which or new or saying.signs & _OF_ELSE or saying.unknown)


def _alike(told: Told, said: Sequence[Saying]) -> tuple[Entry, ...]:
    """All of the activity that was told last, in the order in which it was told; none if another is named."""
    last = told.latest.done[-1:]
    activities = {entry.facts.activity for entry in last}
    if any(saying.activities and saying.activities.isdisjoint(activities) for saying in said):
        return ()
    every = (entry for report in told.reports for entry in report.done)
    alike = (entry for entry in every if entry.facts.activity in activities)
    return tuple(sorted(alike, key=lambda entry: entry.id))


def _sums(told: Told, entries: Sequence[Entry]) -> set[int]:
    """What several make together: all, those of the day that was told last, and those of the last report."""
    days = {entry.facts.date for entry in told.latest.done}
    groups = (
        list(entries),
        [entry for entry in entries if entry.facts.date in days],
        [entry for entry in entries if entry in told.latest.done],
    )
    return {number_of(group) for group in groups if len(group) >= _SEVERAL}


def noted(entries: Sequence[Entry]) -> list[Reply]:
    """All that some entries tell, so that it is seen that it stands so."""
    days = [entry.facts.date for entry in entries]
    return [OwnReports(days=Period(min(days), max(days)), told=tuple(entry.facts for entry in entries))]


def _asked(turn: Turn, told: Told, number: int) -> list[Reply]:
    """Ask whether the last that was told was so many, or, where that can't be, what is to be changed."""
    entries = told.latest.done
    if number < 1 or len(entries) > 1 or number == entries[0].facts.count:
        return ask_what(turn, told.latest.id)
    return [ask_about(turn, told.latest, Asking.AFTERTHOUGHT, entries, change=Change(count=number))]
