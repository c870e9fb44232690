"""Which one it is, counted from the first of those that were told: "fyran klar" behind three of them."""

from collections.abc import Sequence

from bot.dialogue import changing
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Talk
from bot.replies import Reply, SmallTalk

_NOT_DONE = frozenset({Sign.UNDER_WAY, Sign.DENIED, Sign.NOTHING})
_ONE = 1


def counted_on(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry that was told last be one more, where a message says that the next one is done.

    Nothing where it is of another place, of others or of another day.
    """
    turns = {number for each in said if (number := _number(each)) is not None}
    if len(turns) != 1 or len(told.latest.done) != 1:
        return []
    (entry,) = told.latest.done
    if turns != {entry.facts.count + 1} or any(_is_of_else(each, entry) for each in said):
        return []
    if any(not each.signs.isdisjoint(_NOT_DONE) for each in said):
        return [SmallTalk(Talk.OTHER)]
    done = any(Sign.DONE in each.signs for each in said)
    return changing.apply(turn, told.latest.id, [entry.id], Change(count=turns.pop())) if done else []


def still_to_come(_turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let nothing be changed by one more that is not done yet: "ska till ett ställe till, inte gjort än"."""
    ahead = [each for each in said if Sign.UNDER_WAY in each.signs and Sign.DONE not in each.signs]
    more = [each for each in said if Sign.FURTHER in each.signs or each.turn]
    done = told.latest.done
    if not ahead or not more or not done or any(_is_of_else(each, done[0]) for each in said):
        return []
    if any(Sign.DONE in each.signs and Sign.DENIED not in each.signs for each in said):
        return []
    return [SmallTalk(Talk.OTHER)] if all(max(each.counts, default=_ONE) == _ONE for each in said) else []


def _number(saying: Saying) -> int | None:
    """As in "den fjärde", and "den andra" of two."""
    return saying.turn or (saying.position + 1 if saying.position == _ONE else None)


def _is_of_else(saying: Saying, entry: Entry) -> bool:
    other = saying.partners or saying.absent or saying.requested is not None or saying.coming
    new = saying.activities and entry.facts.activity not in saying.activities
    return bool(other or new or saying.day not in {None, entry.facts.date} or not is_at(saying, entry))
