"""That others did it, or have told of it: "Trångsund var inte vi", "en kollega har redan skrivit den"."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue import undoing
from bot.dialogue.hindsight.told import Told, as_told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_JUST_NOW = timedelta(hours=1)
_OF_ELSE = frozenset({
    Sign.FURTHER, Sign.ANOTHER, Sign.FORGOTTEN, Sign.SHARE, Sign.ELSEWHERE, Sign.INSTEAD, Sign.EXCEPT,
    Sign.UNDER_WAY, Sign.KEPT, Sign.HALF, Sign.EXCHANGED,
})  # fmt: skip
_FEW = 2


def not_by_us(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back what a message says that others did; ask where it is not said which that is.

    Nothing where it names what was not told, or says of it with whom it was done.
    """
    known = [as_told(turn, told, each) for each in said]
    denied = [each for each in known if Sign.NOT_OURS in each.signs]
    others = [each for each in known if each not in denied]
    if len(denied) != 1 or any(map(_is_of_else, known)) or any(map(_names, others)):
        return []
    (about,) = denied
    report, entries = told.meant(about) if _names(about) else _just_told(turn, told, about)
    return _taken_back(turn, report, entries)


def told_by_others(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Ask whether what was just told is to go, where a message says that somebody has told of it already."""
    about = [each for each in said if {Sign.STRUCK, Sign.PAST} <= each.signs and each.back]
    unknown = sum(each.unknown for each in said)
    if len(about) != 1 or any(map(_is_of_else, said)) or any(map(_names, said)):
        return []
    if not 0 < unknown <= _FEW or any(each.count for each in said):
        return []
    _, entries = _just_told(turn, told, about[0])
    return undoing.ask_which(turn, told.latest.key, entries) if entries else []


def _just_told(turn: Turn, told: Told, about: Saying) -> tuple[Report, tuple[Entry, ...]]:
    """The latest report, if it was told in the last hour and a word stands for it."""
    just = about.back and told.latest.said_at > turn.at - _JUST_NOW
    return told.latest, tuple(told.latest.done) if just else ()


def _taken_back(turn: Turn, report: Report, entries: Sequence[Entry]) -> list[Reply]:
    if not entries or not all(entry.is_done for entry in entries):
        return []
    if number_of(entries) == 1:
        return undoing.take_back_entries(turn, report, entries)
    return undoing.ask_which(turn, report.key, entries)


def _names(saying: Saying) -> bool:
    return bool(saying.places or saying.activities or saying.day or saying.counts)


def _is_of_else(saying: Saying) -> bool:
    """Whether others took part with us, or it is of more, or of what lies ahead."""
    joint = saying.partners or saying.absent or saying.requested is not None
    return bool(joint or saying.coming) or not saying.signs.isdisjoint(_OF_ELSE)
