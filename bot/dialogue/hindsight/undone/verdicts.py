"""What was done of several things and what was not: "Vårby klart, Skogås blev inte av", "bara Vårby"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.hindsight.told import is_told, names, number_of
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign

_OFF = frozenset({Sign.OFF, Sign.NOTHING, Sign.STRUCK})
_DENIED = _OFF | {Sign.DENIED}
_CLEAR = frozenset({Sign.WRONG, Sign.DONE})
_NOT_THEN = frozenset({Sign.WAS, Sign.DENIED})
_OF_ALL = frozenset({Sign.EVERY, Sign.REST, Sign.ALL})
_OF_ELSE = frozenset({
    Sign.FURTHER, Sign.ANOTHER, Sign.EXCEPT, Sign.HALF, Sign.SHARE, Sign.REMARKED, Sign.ELSEWHERE,
    Sign.INSTEAD, Sign.ALONE, Sign.EXCHANGED, Sign.REVERSED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Those that a message says were done, and those that it says were not; the others it leaves open."""

    done: tuple[Entry, ...]
    gone: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Which entries one clause is about, and whether it says that they were done."""

    about: tuple[Entry, ...]
    done: bool


def verdicts(entries: Sequence[Entry], said: Sequence[Saying]) -> Verdicts | None:
    """What a message says of each of several entries; None where any clause of it doesn't fit them."""
    told = [saying for saying in _denied_behind(said) if _has_content(saying)]
    told = [saying for saying in told if not (_is_reason(saying, told) or _is_remark(saying))]
    if not told or any(_is_of_else(saying, entries) for saying in told):
        return None
    found = list[_Verdict]()
    for at, saying in enumerate(told):
        about = _about(saying, entries, [entry for verdict in found for entry in verdict.about])
        done = _verdict_at(at, told)
        if not about or done is None:
            return None
        found.append(_Verdict(about, done))
    return _summed(entries, found, alone=any(map(_is_alone, told)))


def _summed(entries: Sequence[Entry], found: Sequence[_Verdict], *, alone: bool) -> Verdicts | None:
    """All that the clauses say; what is named `alone` as done leaves out the rest."""
    done = {entry.id for verdict in found if verdict.done for entry in verdict.about}
    gone = {entry.id for verdict in found if not verdict.done for entry in verdict.about}
    if done & gone:
        return None
    if alone and done:
        gone = {entry.id for entry in entries} - done
    return Verdicts(
        done=tuple(entry for entry in entries if entry.id in done),
        gone=tuple(entry for entry in entries if entry.id in gone),
    )


def _denied_behind(said: Sequence[Saying]) -> list[Saying]:
    """The clauses, each with the denial that stands behind it: "Skogås gick vi | aldrig i"."""
    found = list[Saying]()
    for saying in said:
        alone = Sign.DENIED in saying.signs and len(saying.words) == 1 and not _has_content(saying)
        if alone and found and _has_content(found[-1]):
            found[-1] = replace(found[-1], signs=found[-1].signs | {Sign.DENIED})
        else:
            found.append(saying)
    return found


def _has_content(saying: Saying) -> bool:
    """Whether a clause names anything, or is of all of it."""
    named = saying.activities or saying.visits or saying.places or saying.count or saying.counts
    others = saying.partners or saying.absent or saying.requested is not None or saying.coming or saying.day
    one = saying.turn or saying.position is not None
    return bool(named or others or one) or not saying.signs.isdisjoint(_OF_ALL)


def _is_reason(saying: Saying, told: Sequence[Saying]) -> bool:
    """As in "Segeltorp blev inte av, butiken var stängd": of the place that is named beside it."""
    itself = saying.named or saying.places or saying.count or saying.signs & _OF_ALL
    return not itself and bool(saying.activities) and any(each.places for each in told)


def _is_remark(saying: Saying) -> bool:
    """As in "båda är gjorda, lugnt överallt"."""
    names = saying.places or saying.activities or saying.count or saying.partners or saying.absent
    return not names and Sign.REMARKED in saying.signs and Sign.DONE not in saying.signs


def _is_of_else(saying: Saying, entries: Sequence[Entry]) -> bool:
    """Whether a clause says more than what was done or not, or speaks of another day."""
    others = saying.partners or saying.absent or saying.requested is not None or saying.coming
    ahead = Sign.UNDER_WAY in saying.signs and Sign.STRUCK not in saying.signs
    day = saying.day is not None and any(entry.facts.date != saying.day for entry in entries)
    day = day or (saying.day is not None and (Sign.ALL in saying.signs or saying.signs >= _NOT_THEN))
    return bool(others or ahead or day or saying.unknown) or not saying.signs.isdisjoint(_OF_ELSE)


def _about(saying: Saying, entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that a clause is about; none where it names another, or a number that is not theirs."""
    if Sign.REST in saying.signs:
        about = tuple(entry for entry in entries if entry not in before) if before else ()
    elif saying.places or saying.activities:
        about = tuple(entry for entry in entries if names(saying, entry)) if is_told(saying, entries) else ()
    else:
        about = tuple(entries) if saying.signs & {Sign.EVERY, Sign.ALL} else ()
    known = {len(about), number_of(about), len(entries)}
    return about if {saying.count, *saying.counts} <= {None, *known} else ()


def _verdict_at(at: int, told: Sequence[Saying]) -> bool | None:
    """What a clause says itself, or one beside a bare one: "Skogås och Flemingsberg blev inte av"."""
    said = [_verdict(saying) for saying in told]
    if any(Sign.NEITHER in saying.signs for saying in told):
        return False
    return _verdict_beside(told[at], said[:at], said[at + 1 :]) if said[at] is None else said[at]


def _verdict_beside(
    saying: Saying, before: Sequence[bool | None], after: Sequence[bool | None]
) -> bool | None:
    """What is said of something beside a clause that only names more."""
    behind = next((each for each in reversed(before) if each is not None), None)
    ahead = next((each for each in after if each is not None), None)
    if Sign.CONTRARY in saying.signs:
        return None if behind is None else not behind
    led = not saying.signs.isdisjoint({Sign.NEXT, Sign.MORE})
    first, second = (behind, ahead) if led else (ahead, behind)
    found = second if first is None else first
    only_named = saying.bare or Sign.MORE in saying.signs
    return found if only_named or (Sign.FORGOTTEN in saying.signs and not found) else None


def _verdict(saying: Saying) -> bool | None:
    """Whether a clause says that it was done; None where it only names something."""
    if _is_alone(saying):
        return True
    if saying.signs & _OFF:
        return False
    if Sign.DENIED in saying.signs:
        return None if saying.signs & {Sign.UNSURE, *_CLEAR} == {Sign.UNSURE} else False
    if Sign.LEFT in saying.signs and saying.places:
        return False
    done = saying.signs & {Sign.DONE, Sign.YES, Sign.ALL}
    return True if done else False if Sign.NO in saying.signs else None


def _is_alone(saying: Saying) -> bool:
    """As in "bara Vårby", "vi hann bara med Vårby"; not so in "bara Vårby hade anmärkningar"."""
    beside = saying.signs & {Sign.DONE, Sign.REST}
    only = Sign.ONLY_THERE in saying.signs or (Sign.ONLY in saying.signs and beside)
    named = saying.places or saying.activities or Sign.REST in saying.signs
    sure = Sign.UNSURE not in saying.signs or Sign.NO in saying.signs
    return bool(only and named and sure and not saying.signs & _DENIED)
