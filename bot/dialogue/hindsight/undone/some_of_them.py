"""Which of several things were not done after all: "bara Vårby blev av", "stryk Skogås och Vårby"."""

from collections.abc import Sequence

from bot.dialogue import undoing
from bot.dialogue.hindsight.told import Told, as_told
from bot.dialogue.hindsight.undone.verdicts import verdicts
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_SEVERAL = 2
_OF_DEED = frozenset({Sign.OFF, Sign.STRUCK, Sign.DONE})


def missed(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back those that a message says were not done, of the latest report that has all it names.

    While it is asked whether inhabitants had asked, "bara Vårby" and "inte Vårby" answer that.
    """
    if turn.open_question() and not any(saying.signs & _OF_DEED for saying in said):
        return []
    known = [as_told(turn, told, saying) for saying in said]
    for report in told.reports:
        found = verdicts(report.done, known) if len(report.done) >= _SEVERAL else None
        if found is not None:
            return undoing.take_back_entries(turn, report, found.gone) if found.gone else []
    return []
