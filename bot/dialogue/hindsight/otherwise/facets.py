"""What a message says of one entry that was told: what it knows of it, and what it says otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.dialogue.hindsight.told import is_at
from bot.entries import Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.language.words.word_values import PlaceWord

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Facets:
    """An entry beside a message: how much of it the message names, and the `change` that it wants there.

    `fits` is false where it denies what was not told, or tells more than one value otherwise.
    """

    entry: Entry
    known: int
    names_act: bool
    change: Change
    fits: bool

    @property
    def differences(self) -> int:
        """How many fields it tells otherwise; a place is one."""
        change = self.change
        return sum((bool(change.activity), bool(change.count), bool(change.area or change.place)))


def beside(entry: Entry, said: Sequence[Saying]) -> Facets:
    """What a message says of an entry, if it is about that one."""
    facts = entry.facts
    acts = [each.activities for each in said if each.activities]
    other_acts = _distinct(frozenset(act) for act in acts if facts.activity not in act)
    places = [place for each in said for place in each.places]
    other_places = _distinct(place for place in places if not _is_place(place, entry))
    counts = [count for each in said for count in each.counts]
    other_counts = _distinct(count for count in counts if count != facts.count)
    at_home = len(places) > len([place for place in places if not _is_place(place, entry)])
    names_act = len(acts) > len([act for act in acts if facts.activity not in act])
    single = all(len(others) <= 1 for others in (other_acts, other_places, other_counts))
    return Facets(
        entry=entry,
        known=names_act + at_home + (facts.count in counts),
        names_act=names_act,
        change=_change(other_acts, other_places, other_counts) if single else Change(),
        fits=single and all(_may_say(each, entry) for each in said),
    )


def _change(acts: Sequence[frozenset[str]], places: Sequence[PlaceWord], counts: Sequence[int]) -> Change:
    """What is to be told otherwise; an activity only where its word can be no other."""
    place = places[0] if places else PlaceWord(None)
    activity = next(iter(acts[0])) if acts and len(acts[0]) == 1 else None
    return Change(activity=activity, count=counts[0] if counts else None, area=place.area, place=place.name)


def _may_say(saying: Saying, entry: Entry) -> bool:
    """Whether what a clause denies was told, and what it wants exchanged: "inte i Vårby", "två till tre"."""
    if Sign.EXCHANGED in saying.signs:
        return all(_is_place(place, entry) for place in saying.places[:-1]) and all(
            count == entry.facts.count for count in saying.counts[:-1]
        )
    return Sign.DENIED not in saying.signs or _was_told(saying, entry)


def _was_told(saying: Saying, entry: Entry) -> bool:
    """Whether what is denied was told, or stands beside what was."""
    named = saying.activities
    strange = [place for place in saying.places if not _is_place(place, entry)]
    acts_fit = not named or entry.facts.activity in named
    places_fit = len(strange) < len(saying.places) or not saying.places
    counts_fit = not saying.counts or entry.facts.count in saying.counts
    return acts_fit and places_fit and counts_fit


def _is_place(place: PlaceWord, entry: Entry) -> bool:
    return is_at(Saying(places=(place,)), entry)


def _distinct(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values))
