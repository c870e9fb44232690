"""So many more, and how many that makes: "ett till i Vårby, sju sammanlagt" after six there."""

from collections.abc import Sequence

from bot.dialogue import changing
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply

_ADDS = frozenset({Sign.FURTHER, Sign.ANOTHER, Sign.MORE})
_OF_ELSE = frozenset({Sign.OFF, Sign.SHARE, Sign.ELSEWHERE, Sign.DENIED})
_MORE_AND_WHOLE = 2


def summed(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry that is meant tell of the whole, where that is what was told and so many more.

    Nothing where it doesn't add up, or another place or day is named.
    """
    numbers = [number for each in said for number in _numbers(each)]
    adds = any(map(_adds, said))
    if len(numbers) != _MORE_AND_WHOLE or not adds or any(map(_is_of_else, said)):
        return []
    if len(told.latest.done) != 1:
        return []
    (entry,) = told.latest.done
    acts = frozenset[str]().union(*(each.activities for each in said if each.named))
    here = all(is_at(each, entry) for each in said) and acts <= {entry.facts.activity}
    days = {each.day for each in said if each.day} - {entry.facts.date}
    if not here or days or max(numbers) != entry.facts.count + min(numbers):
        return []
    return changing.apply(turn, told.latest.id, [entry.id], Change(count=max(numbers)))


def _adds(saying: Saying) -> bool:
    """Whether a clause tells how many more were done; not so "två till väntar"."""
    done = not saying.unknown and saying.signs.isdisjoint({Sign.UNSURE, Sign.UNDER_WAY})
    return done and bool(saying.signs & _ADDS and _numbers(saying))


def _numbers(saying: Saying) -> tuple[int, ...]:
    """All numbers of a clause; "ett" is one as well."""
    one = (saying.count,) if saying.count and saying.count not in saying.counts else ()
    return saying.counts + one


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause is of others, or of what lies ahead or was not done."""
    joint = saying.partners or saying.absent or saying.requested is not None
    return bool(joint or saying.coming or saying.signs & _OF_ELSE)
