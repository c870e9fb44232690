"""How often what was told was done: "vi gick två gånger, eftermiddag och kväll"."""

from collections.abc import Sequence

from bot.dialogue import changing
from bot.dialogue.hindsight.told import Told, as_told, is_at
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply

_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.SHARE, Sign.ELSEWHERE, Sign.FURTHER, Sign.UNDER_WAY, Sign.REMARKED,
    Sign.FOUND, Sign.ASKED,
})  # fmt: skip
_ONCE = 1


def so_often(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry of the latest report tell of each time; nothing where it is of anything else."""
    if len(told.latest.done) != 1 or turn.open_question():
        return []
    (entry,) = told.latest.done
    known = [as_told(turn, told, saying) for saying in said]
    often = _how_often(known)
    if entry.facts.count != _ONCE or often is None or any(map(_is_of_else, known)):
        return []
    if any(map(_counts_others, said)):
        return []
    acts = frozenset[str]().union(*(saying.activities for saying in known))
    days = {saying.day for saying in known if saying.day} - {entry.facts.date}
    if days or not acts <= {entry.facts.activity} or not all(is_at(saying, entry) for saying in known):
        return []
    return changing.apply(turn, told.latest.id, [entry.id], Change(count=often))


def _how_often(said: Sequence[Saying]) -> int | None:
    """As many times as parts of the day are named, or twice where one more is told of."""
    numbers = {number for saying in said for number in saying.counts} - {_ONCE}
    if len(numbers) != 1:
        return None
    (number,) = numbers
    parts = sum(saying.parts for saying in said)
    one_more = number == _ONCE + 1 and any(Sign.MORE in saying.signs for saying in said)
    return number if parts == number or (one_more and _is_whole(said)) else None


def _is_whole(said: Sequence[Saying]) -> bool:
    """As in "inte en utan två, gick en i eftermiddags också", "… också, så det är två"."""
    denied = any(Sign.DENIED in saying.signs and saying.count == _ONCE for saying in said)
    return denied or any(saying.counts and saying.back and Sign.WAS in saying.signs for saying in said)


def _counts_others(saying: Saying) -> bool:
    """As in "två poliser gick", by a word that is known and no word for what was done."""
    return bool(saying.counts) and Sign.UNSURE in saying.signs and not saying.unknown


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause is of others, or speaks what nobody knows."""
    joint = saying.partners or saying.absent or saying.requested is not None or saying.coming
    return bool(joint or saying.unknown) or not saying.signs.isdisjoint(_OF_ELSE)
