"""That nothing came of what was just told: "blev inget, larm", "fick larm, hann inte"."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue import undoing
from bot.dialogue.hindsight.told import Told, number_of
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_JUST_NOW = timedelta(hours=1)
_OF_ELSE = frozenset({
    Sign.MORE, Sign.FURTHER, Sign.FORGOTTEN, Sign.EVERY, Sign.SHARE, Sign.ELSEWHERE, Sign.THEY, Sign.EXCEPT,
    Sign.REST,
})  # fmt: skip


def came_of_it(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back the one thing that was just told, where a message says that nothing came of it.

    It is asked which, where several were told, or some time ago and no word stands for it. Nothing where a
    message names anything.
    """
    if not any(Sign.NOTHING in each.signs for each in said) or any(map(_is_of_else, said)):
        return []
    report = told.latest
    if not report.done or report.done != report.entries:
        return []
    known = report.said_at > turn.at - _JUST_NOW or any(each.back for each in said)
    if number_of(report.done) == 1 and known:
        return undoing.take_back_entries(turn, report, report.done)
    return undoing.ask_which(turn, report.key, report.done)


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause names anything, or tells of others or of what lies ahead."""
    names = saying.activities or saying.visits or saying.places or saying.counts or saying.count
    others = saying.partners or saying.absent or saying.requested is not None
    return bool(names or others or saying.coming or saying.day or saying.signs & _OF_ELSE)
