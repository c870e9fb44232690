"""What a message says of lines that were told, one by one: "gårdagens sex i Vårby ska vara fem"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.hindsight.portions import some_of
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign

_OF_ELSE = frozenset({
    Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.FOUND, Sign.REMARKED, Sign.NOTHING, Sign.STRUCK, Sign.FEWER,
    Sign.FORGOTTEN, Sign.ELSEWHERE, Sign.EXCEPT, Sign.HALF, Sign.EVERY, Sign.ALONE, Sign.REVERSED,
    Sign.OF_PEOPLE, Sign.OF_PLACE, Sign.TOGETHER, Sign.OPEN, Sign.DAY_AFTER, Sign.DAY_BEFORE,
})  # fmt: skip
_OURS = frozenset({Sign.WE, Sign.WAS, Sign.PAST})
_AHEAD = frozenset({Sign.UNDER_WAY, Sign.MEANT})
_OLD_AND_NEW = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Which line is meant (`about` names its place, day and activity), and how many it tells of.

    `before` is how many were told of there, where that is said: "sex i Vårby skulle vara fem". `off` is how
    many of those were not done: "en öppnade inte".
    """

    about: Saying
    number: int
    before: int | None = None
    off: int | None = None


def lines(said: Sequence[Saying]) -> list[Line]:
    """The lines of a message; none if any clause of it says anything else."""
    if any(map(_is_of_else, said)):
        return []
    found, waiting = list[Line](), Saying()
    for saying in said:
        if _is_named(saying) and _is_named(waiting):
            return []
        about = saying if _is_named(saying) else waiting
        if not _numbers(saying) and _is_told(saying):
            waiting = about
        elif _is_told(saying) and _is_named(about):
            found.append(_line(about, saying))
            waiting = Saying()
        elif _numbers(saying) and not _is_echo(saying, found):
            if not found or _is_named(saying) or (more := _added(found[-1], saying)) is None:
                return []
            found[-1] = more
    return [] if _is_named(waiting) else found


def _is_told(saying: Saying) -> bool:
    return saying.signs.isdisjoint({Sign.OFF, Sign.DENIED})


def _line(about: Saying, saying: Saying) -> Line:
    """As in "sex i Vårby ska vara fem", with how many were told, or "Vårby är fem"."""
    numbers = _numbers(saying)
    return Line(about, numbers[-1], before=numbers[0] if len(numbers) == _OLD_AND_NEW else None)


def _added(line: Line, saying: Saying) -> Line | None:
    """A line with what is said behind it: "en öppnade inte", "inte sex", "som skulle bli fem"."""
    number = _numbers(saying)[-1]
    if Sign.OFF in saying.signs:
        return replace(line, off=number)
    if Sign.DENIED in saying.signs:
        return replace(line, before=number)
    follows = Sign.THERE in saying.signs or bool(saying.signs & _AHEAD)
    return Line(line.about, number, before=line.number) if follows else None


def _is_echo(saying: Saying, found: Sequence[Line]) -> bool:
    """As in "nej fem!" before the line that is meant."""
    return not found and Sign.NO in saying.signs and _is_told(saying) and not _is_named(saying)


def _numbers(saying: Saying) -> tuple[int, ...]:
    """Its numbers; "den ena hade stängt" is of one."""
    one = saying.count or (some_of(saying) if Sign.OFF in saying.signs else None)
    return saying.counts or ((one,) if one else ())


def _is_named(saying: Saying) -> bool:
    return bool(saying.places or saying.day)


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause is of others, of more, of some of a line, or of how many we were."""
    joint = saying.partners or saying.absent or saying.requested is not None or saying.coming
    share = some_of(saying) is not None and _is_told(saying)
    several = len(saying.places) > 1 or saying.undated or share
    several = several or len(_numbers(saying)) > _OLD_AND_NEW
    denied = not _is_told(saying) and _is_named(saying)
    new = saying.named and not saying.definite and Sign.EXCHANGED not in saying.signs
    strange = saying.unknown and (_is_named(saying) or _numbers(saying))
    idle = Sign.IDLE in saying.signs and Sign.OFF not in saying.signs
    ready = Sign.DONE in saying.signs and saying.words and not saying.back
    other = joint or several or denied or new or strange or idle or ready
    return bool(other or saying.signs & _OF_ELSE or saying.signs >= _OURS)
