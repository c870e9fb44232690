"""What was told as one and was at several places: "fyra av dem var i Skogås, bara två i Trångsund"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dialogue.correcting import apply_parts
from bot.dialogue.hindsight.portions import is_of_the_rest, some_of
from bot.dialogue.hindsight.told import Told, is_at
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord
from bot.replies import Reply

_PLACES = frozenset({Sign.WAS, Sign.FORGOTTEN, Sign.EXCHANGED})
_SEVERAL = 2
_REST = 0

Part = tuple[int, PlaceWord | None]


def split(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let an entry of several be as many at each place as a message tells; nothing if they don't add up."""
    if any(map(_is_of_else, said)) or Sign.NEXT in said[0].signs:
        return []
    parts = list(_parts(said))
    some = any(map(_tells_otherwise, said))
    for report in told.reports:
        for entry in report.done:
            if _may_be(entry, said) and (divided := _divided(entry, parts, some=some)):
                return apply_parts(turn, report, entry, divided) if turn.may_change(report) else []
    return []


def is_parted(said: Sequence[Saying]) -> bool:
    """Whether several clauses tell each how many were at a place: "två i Vårby och en i Skogås"."""
    told = [each for each in said if Sign.DENIED not in each.signs and each.count and each.places]
    return len(told) >= _SEVERAL


def _tells_otherwise(saying: Saying) -> bool:
    """As in "den ena var i Vårby", "flytta två till Vårby": of some of what was told, and no more."""
    return bool(saying.places and some_of(saying)) or Sign.EXCHANGED in saying.signs


def _is_of_else(saying: Saying) -> bool:
    other = saying.partners or saying.absent or saying.requested is not None or saying.coming
    names = saying.places or saying.count
    forgot = Sign.FORGOTTEN in saying.signs and not some_of(saying)
    strange = saying.places and some_of(saying) and not _tells_where(saying)
    return bool(other or forgot or strange or Sign.OFF in saying.signs or (names and saying.day))


def _tells_where(saying: Saying) -> bool:
    """As in "en av dem låg i Vårby", "en av dem i Vårby", and not "en av butikerna i Vårby klagade"."""
    return Sign.UNSURE not in saying.signs or not saying.signs.isdisjoint(_PLACES)


def _parts(said: Sequence[Saying]) -> Iterator[Part]:
    """How many were where; a number without a place is of the clause before, or of the one behind.

    The rest is no number: "resten i Skogås".
    """
    number: int | None = None
    place: PlaceWord | None = None
    home = False
    for saying in said:
        if Sign.DENIED in saying.signs:
            home = bool(saying.places)
            continue
        here = next(iter(saying.places), None)
        told = _REST if is_of_the_rest(saying) and here else some_of(saying) or saying.count
        if len(saying.places) > 1 or (here and place) or (told is not None and number is not None):
            return
        number, place = told if number is None else number, here or place
        home = Sign.THERE in saying.signs or (home and place is None)
        if number is not None and (place or home):
            yield number, place
            number, place, home = None, None, False


def _may_be(entry: Entry, said: Sequence[Saying]) -> bool:
    """Whether it is of what is named, and not of a fourth where only three were told."""
    acts = [each.activities for each in said if each.activities]
    further = any(each.turn and each.turn > entry.facts.count for each in said)
    return not further and all(entry.facts.activity in act for act in acts)


def _divided(entry: Entry, parts: Sequence[Part], *, some: bool) -> tuple[Facts, ...]:
    """The parts of an entry, the one at its own place first; none if they are not all of it."""
    facts = entry.facts
    here = sum(number for number, place in parts if place is None or _is_there(place, entry))
    away = [(number, place) for number, place in parts if place is not None and not _is_there(place, entry)]
    if len(away) == 1 and away[0][0] == _REST and here:
        away = [(facts.count - here, away[0][1])]
    left = facts.count - sum(number for number, _ in away)
    whole = here == left or (here == 0 and some)
    placed = bool(facts.area or facts.place) or not left
    if not whole or not placed or left < 0 or any(number < 1 for number, _ in away):
        return ()
    kept = (replace(facts, count=left),) if left else ()
    moved = tuple(replace(facts, count=n, area=p.area, place=p.name, requested=None) for n, p in away)
    return kept + moved if away and len(kept + moved) > 1 else ()


def _is_there(place: PlaceWord, entry: Entry) -> bool:
    return is_at(Saying(places=(place,)), entry)
