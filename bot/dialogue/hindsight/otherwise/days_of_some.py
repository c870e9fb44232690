"""Some of what was told was on another day: "tre av dem gjordes igår", "fyra idag, resten i måndags"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.dialogue.correcting import apply_parts, ask_what
from bot.dialogue.hindsight.portions import is_of_the_rest, some_of
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.replies import Reply

_OF_ELSE = frozenset({
    Sign.OFF, Sign.FURTHER, Sign.ANOTHER, Sign.MORE, Sign.THERE, Sign.EXCEPT, Sign.ELSEWHERE,
})  # fmt: skip
_PUTS = frozenset({Sign.BELONGS, Sign.FORGOTTEN, Sign.EXCHANGED, Sign.WAS})
_FEW = 1

Part = tuple[int | None, date]


def redated_in_part(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let the one entry that was told last be as many on each day as a message tells; the rest stands.

    It is asked where they are more than were told. Nothing where the message may tell of something new.
    """
    parts = list(_parts(said))
    if len(told.latest.done) != 1 or not parts:
        return []
    (entry,) = told.latest.done
    if not _points(parts, said, entry.facts.count) or not _may_be(entry, said):
        return []
    if any(day > turn.today for _, day in parts):
        return []
    known = sum(number or 0 for number, _ in parts)
    if known > entry.facts.count:
        return ask_what(turn, told.latest.id)
    divided = _divided(entry, parts, entry.facts.count - known)
    return apply_parts(turn, told.latest, entry, divided) if divided and turn.may_change(told.latest) else []


def _parts(said: Sequence[Saying]) -> Iterator[Part]:
    """How many were on which day, None for the rest; "igår gjorde vi | tre av dem" is told in two clauses."""
    before: date | None = None
    for saying in said:
        number, day = some_of(saying) or saying.count, saying.day or before
        known = number or is_of_the_rest(saying)
        before = None if known else saying.day
        if known and day and Sign.DENIED not in saying.signs:
            yield number, day


def _points(parts: Sequence[Part], said: Sequence[Saying], whole: int) -> bool:
    """Whether it is of what was told: "tre av dem gjordes igår", "3 var igår", "tre igår, fyra idag".

    "Tre gjorde vi igår" may be three more.
    """
    add_up = len(parts) > 1 and sum(number or 0 for number, _ in parts) == whole
    some = any(some_of(each) is not None or is_of_the_rest(each) for each in said)
    return add_up or some or any(map(_tells_when, said))


def _tells_when(saying: Saying) -> bool:
    """As in "tre var igår", "glömde, en var igår"; "glömde en tobakstillsyn igår" is one more."""
    if saying.activities and {Sign.FORGOTTEN} == saying.signs & _PUTS:
        return False
    passive = Sign.DONE in saying.signs and Sign.WE not in saying.signs
    belongs = passive or not saying.signs.isdisjoint(_PUTS)
    return bool(saying.day and saying.count) and belongs


def _may_be(entry: Entry, said: Sequence[Saying]) -> bool:
    """Whether a message tells of nothing but an entry, and of no others beside who told it."""
    joint = any(each.partners or each.absent or each.requested is not None or each.coming for each in said)
    strange = Sign.NEXT in said[0].signs or any(each.day and _is_strange(each) for each in said)
    acts = all(entry.facts.activity in each.activities for each in said if each.activities)
    here = all(is_at(each, entry) for each in said)
    return acts and here and not (joint or strange) and all(each.signs.isdisjoint(_OF_ELSE) for each in said)


def _is_strange(saying: Saying) -> bool:
    """As in "en av dem ringde igår", which is of somebody else; not so in "två tog vi igår"."""
    unsure = Sign.UNSURE in saying.signs and saying.signs.isdisjoint(_PUTS | {Sign.DONE})
    return (unsure and not is_of_the_rest(saying)) or saying.unknown > _FEW or Sign.REMARKED in saying.signs


def _divided(entry: Entry, parts: Sequence[Part], left: int) -> tuple[Facts, ...]:
    """An entry on each of its days, its own first; none where nothing is on another day than was told."""
    facts = entry.facts
    counts = {facts.date: 0}
    rest = next((day for number, day in parts if number is None), facts.date)
    for number, day in [*parts, (left, rest)]:
        counts[day] = counts.get(day, 0) + (number or 0)
    days = tuple(replace(facts, date=day, count=count) for day, count in counts.items() if count)
    return days if len(days) > 1 else ()
