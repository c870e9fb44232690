"""What was found where somebody was changes nothing of what was done: "två av dem fick anmärkning"."""

from collections.abc import Sequence

from bot.dialogue.hindsight.told import Told, is_told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Talk
from bot.replies import Reply, SmallTalk

_OF_ELSE = frozenset({
    Sign.OFF, Sign.FURTHER, Sign.ANOTHER, Sign.EXCHANGED, Sign.WRONG, Sign.FEWER, Sign.STRUCK, Sign.FORGOTTEN,
    Sign.INSTEAD, Sign.REVERSED, Sign.NEXT, Sign.ELSEWHERE, Sign.JOINED,
})  # fmt: skip


def found_there(_turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let everything stand where all that is told is what was found at some of what was told.

    Nothing where a message names what was not told, or more than was told.
    """
    found = [saying for saying in said if Sign.FOUND in saying.signs]
    others = [saying for saying in said if saying not in found and _tells(saying)]
    named = next((saying for saying in said if saying.activities or saying.places), Saying())
    entries = told.meant(named)[1]
    if not found or others or not entries or any(_is_of_else(each, entries) for each in said):
        return []
    counted = any(saying.count for saying in found)
    return [SmallTalk(Talk.OTHER)] if counted else []


def _tells(saying: Saying) -> bool:
    return bool(saying.activities or saying.places or saying.count or saying.day)


def _is_of_else(saying: Saying, entries: Sequence[Entry]) -> bool:
    """Whether a clause is of others, of another day, or of more or other than was told."""
    joint = saying.partners or saying.absent or saying.requested is not None or saying.coming
    days = {entry.facts.date for entry in entries} | {None}
    new = (saying.named and not saying.definite) or not is_told(saying, entries) or saying.day not in days
    many = max(saying.counts, default=0) > number_of(entries)
    return bool(joint or new or many or saying.signs & _OF_ELSE)
