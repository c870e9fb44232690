"""Some of a line were elsewhere: "av de två i Skogås var en i Vårby", "ändra en i Stuvsta till Vårby"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.changing import apply, as_changed, revise
from bot.dialogue.correcting import apply_parts, ask_what
from bot.dialogue.hindsight.portions import some_of
from bot.dialogue.hindsight.told import Told, as_told, is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.language.words.word_values import PlaceWord
from bot.replies import Reply

_PLACES = frozenset({Sign.WAS, Sign.EXCHANGED, Sign.BELONGS, Sign.FORGOTTEN})
_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.FEWER, Sign.STRUCK, Sign.FOUND,
    Sign.REMARKED, Sign.ELSEWHERE, Sign.EXCEPT, Sign.EVERY, Sign.HALF, Sign.ALONE, Sign.REVERSED,
})  # fmt: skip
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Move:
    """So many of an entry, and where those were; `named` is how much of the entry the message names."""

    report: Report
    entry: Entry
    some: int
    place: PlaceWord
    named: int


def moved_in_part(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let so many of the one entry that is meant be elsewhere; ask which one is meant where that is open.

    Nothing where a message says more than this, or may tell of something new.
    """
    known = [as_told(turn, told, saying) for saying in said]
    parts = list(filter(_tells_part, known))
    placed = any(saying.signs & _PLACES for saying in known)
    if not placed or len(parts) != 1 or any(_is_of_else(each, parts[0]) for each in known):
        return []
    ways = _ways(parts[0])
    moves = [
        [_move(report, entry, known, *way) for report in told.reports for entry in report.done]
        for way in ways
    ]
    found = next(filter(None, ([move for move in each if move] for each in moves)), [])
    most = max((move.named for move in found), default=0)
    meant = [move for move in found if move.named == most]
    return _moved(turn, meant)


def _moved(turn: Turn, meant: Sequence[_Move]) -> list[Reply]:
    """Divide the one that is meant; what was told of that place and day already tells of so many more."""
    if not meant or not turn.may_change(meant[0].report):
        return []
    move = meant[0]
    if len(meant) > 1:
        return ask_what(turn, move.report.id)
    if move.some == move.entry.facts.count:
        change = Change(area=move.place.area, place=move.place.name)
        return apply(turn, move.report.id, [move.entry.id], change)
    left = replace(move.entry.facts, count=move.entry.facts.count - move.some)
    away = replace(left, area=move.place.area, place=move.place.name, requested=None, count=move.some)
    there = [e for e in move.report.done if replace(e.facts, count=away.count, requested=None) == away]
    if not there:
        return apply_parts(turn, move.report, move.entry, [left, away])
    more = replace(there[0].facts, count=there[0].facts.count + move.some)
    turn.close_question(about=move.report.id)
    revise(turn, [(move.entry, left), (there[0], more)])
    return [as_changed(turn, move.report, [move.entry.id, there[0].id])]


def _tells_part(saying: Saying) -> bool:
    """As in "en av dem var i Vårby", "ändra en krog i Stuvsta till Vårby", "en i Stuvsta var i Vårby"."""
    pair = len(saying.places) == _PAIR
    number = some_of(saying) or (saying.count if pair else None)
    if Sign.OF_PLACE in saying.signs and not pair:
        return False
    return bool(saying.places and number) and Sign.DENIED not in saying.signs


def _ways(part: Saying) -> list[tuple[PlaceWord | None, PlaceWord]]:
    """Where they were told to be, if that is said, and where they were: mostly said in that order."""
    first, last = part.places[0], part.places[-1]
    return [(None, last)] if len(part.places) == 1 else [(first, last), (last, first)]


def _move(
    report: Report, entry: Entry, said: Sequence[Saying], here: PlaceWord | None, there: PlaceWord
) -> _Move | None:
    """What a message makes of an entry, if all that it names fits there but one place."""
    facts = entry.facts
    part = next(filter(_tells_part, said))
    some = some_of(part) or part.count or 0
    home = [place for each in said if Sign.DENIED in each.signs for place in each.places]
    home += [here] if here else []
    wholes = {count for saying in said for count in saying.counts} - {some}
    days = {saying.day for saying in said if saying.day}
    acts = [saying.activities for saying in said if saying.activities]
    away = not _is_there(there, entry) or (there.name is not None and there.name != facts.place)
    at_home = all(_is_there(place, entry) for place in home) and all(facts.activity in act for act in acts)
    as_many = 0 < some < facts.count or (some == facts.count and bool(home))
    fits = away and at_home and as_many and wholes <= {facts.count} and days <= {facts.date}
    named = bool(home) + bool(wholes) + bool(days) + bool(acts)
    return _Move(report, entry, some, there, named) if fits else None


def _is_there(place: PlaceWord, entry: Entry) -> bool:
    return is_at(Saying(places=(place,)), entry)


def _is_of_else(saying: Saying, part: Saying) -> bool:
    """Whether a clause is of others, of more, of another number, or says what nobody knows."""
    joint = saying.partners or saying.absent or saying.requested is not None or saying.coming
    one = (saying.position is not None and saying is not part) or saying.turn is not None or saying.undated
    other = saying is not part and Sign.DENIED not in saying.signs
    more = other and (saying.counts or saying.count or saying.places or saying.day)
    strange = saying.unknown and (saying.places or saying.count)
    new = saying.named and not saying.definite and Sign.EXCHANGED not in saying.signs
    return bool(joint or one or more or strange or new or saying.signs & _OF_ELSE)
