"""On which of the evenings told nothing was done after all: "lördagen blev inställd", "bara fredagen"."""

from collections.abc import Sequence

from bot.dialogue import undoing
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_IS_OFF = frozenset({Sign.OFF, Sign.NOTHING})
_OF_ELSE = frozenset({
    Sign.MORE, Sign.FURTHER, Sign.FORGOTTEN, Sign.SHARE, Sign.HALF, Sign.EXCEPT, Sign.ELSEWHERE, Sign.ALONE,
    Sign.EXCHANGED, Sign.INSTEAD, Sign.AFTER_ALL,
})  # fmt: skip
_OF_HOW_IT_WAS = frozenset({Sign.UNSURE, Sign.REMARKED})

_OF_PLANS = frozenset({Sign.UNDER_WAY, Sign.ALL})


def called_off(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back what was told of the one evening of which a message says that nothing came.

    It is asked where that may be of something else. Nothing where anything is named beside the day.
    """
    days = {saying.day for saying in said if saying.day}
    if len(days) != 1 or any(map(_says_else, said)):
        return []
    report, of_day = told.meant(Saying(day=days.pop()))
    others = [entry for entry in report.entries if entry not in of_day]
    if not all(entry.is_done for entry in report.entries) or not _is_said(told, said, others):
        return []
    if any(map(_is_alone, said)):
        return undoing.take_back_entries(turn, report, others)
    sure = all(map(_is_sure, said)) or any(map(_is_no_more, said))
    if any(map(_is_off, said)) and sure and (others or len(of_day) == 1):
        return undoing.take_back_entries(turn, report, of_day)
    doubtful = any(map(_is_off, said)) or any(map(_is_denied, said))
    return undoing.ask_which(turn, report.key, of_day) if doubtful else []


def _is_said(told: Told, said: Sequence[Saying], others: Sequence[Entry]) -> bool:
    """Whether a day that was told is named: one of several, or one that does not go without saying."""
    named = [saying for saying in said if saying.day]
    return all(map(told.is_of_told_day, named)) and (bool(others) or any(map(_is_off, named)))


def _is_off(saying: Saying) -> bool:
    return not saying.signs.isdisjoint(_IS_OFF)


def _is_sure(saying: Saying) -> bool:
    """Whether it can be of nothing else: "ställdes in", not "ingen ute" nor "matchen blev inställd"."""
    if _is_off(saying):
        whole = Sign.NOTHING in saying.signs or Sign.DENIED not in saying.signs
        return whole and (not saying.unknown or Sign.WE in saying.signs)
    story = saying.day is not None and saying.words and Sign.DENIED not in saying.signs
    return not (story or saying.unknown or saying.signs & _OF_PLANS)


def _is_no_more(saying: Saying) -> bool:
    """As in "inte lördagen", of which whatever is off behind it must be."""
    return saying.day is not None and Sign.DENIED in saying.signs and saying.signs <= {Sign.DENIED, Sign.NO}


def _is_alone(saying: Saying) -> bool:
    """As in "det var bara i fredags", and not "bara i fredags var det stökigt"."""
    only = saying.day is not None and Sign.ONLY_THERE in saying.signs
    return only and not saying.unknown and saying.signs.isdisjoint(_OF_HOW_IT_WAS)


def _is_denied(saying: Saying) -> bool:
    """As in "i lördags var vi inte där"."""
    denied = saying.day is not None and {Sign.DENIED, Sign.WE} <= saying.signs
    return denied and not saying.unknown and saying.signs.isdisjoint(_OF_HOW_IT_WAS)


def _says_else(saying: Saying) -> bool:
    names = saying.activities or saying.visits or saying.places or saying.counts or saying.count
    others = saying.partners or saying.absent or saying.requested is not None
    return bool(names or others or saying.coming) or not saying.signs.isdisjoint(_OF_ELSE)
