"""What a message adds to what was told before it, of all its clauses together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.word_values import PlaceWord

_ADDING = frozenset({Sign.MORE, Sign.FURTHER, Sign.FORGOTTEN})
_AGAINST = frozenset({Sign.DENIED, Sign.EVERY, Sign.SHARE, Sign.ELSEWHERE})
_UNSURE = frozenset({Sign.UNSURE, Sign.UNDER_WAY, Sign.OFF})
_UNKNOWN_WHERE_WE_DID_IT = 1
_UNKNOWN_WHERE_IT_IS_MORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What a message adds to what was told, of all its clauses together."""

    activities: frozenset[str]
    places: tuple[PlaceWord, ...]
    count: int | None
    day: date | None
    undated: bool
    requested: bool | None
    signs: frozenset[Sign]
    is_sure: bool

    @property
    def is_further(self) -> bool:
        """Whether a number that is told comes to the one that was told before."""
        return bool(self.signs & {Sign.FURTHER, Sign.FORGOTTEN}) and Sign.OFF not in self.signs

    @property
    def is_placed_before(self) -> bool:
        """Whether it was where others were that were told: "två hembesök till", "igår fältade vi där med"."""
        return not self.places and bool(self.signs & {Sign.FURTHER, Sign.THERE})


def more_of(said: Sequence[Saying]) -> More | None:
    """What some clauses add; None where one of them says something else, or none adds anything."""
    telling = [saying for saying in said if _tells(saying)]
    signs = frozenset[Sign]().union(*(saying.signs for saying in said))
    counts = {saying.count for saying in telling if saying.count}
    days = {saying.day for saying in telling if saying.day}
    leads = bool(said) and Sign.NEXT in said[0].signs
    if not telling or not (leads or signs & _ADDING) or len(counts) > 1 or len(days) > 1:
        return None
    if signs & _AGAINST or not all(map(_is_ours, said)):
        return None
    return More(
        activities=frozenset[str]().union(*(saying.activities for saying in telling)),
        places=tuple(dict.fromkeys(place for saying in telling for place in saying.places)),
        count=next(iter(counts), None),
        day=next(iter(days), None),
        undated=any(saying.undated for saying in said),
        requested=next((each.requested for each in said if each.requested is not None), None),
        signs=signs,
        is_sure=all(_is_sure(saying, counted=bool(counts)) or _is_owned(saying, said) for saying in telling),
    )


def _tells(saying: Saying) -> bool:
    return bool(saying.places or saying.count or saying.day or saying.activities)


def _is_ours(saying: Saying) -> bool:
    """Whether a clause neither tells of others nor takes anything back.

    What "missades" when it was told may have been forgotten only.
    """
    off = Sign.OFF in saying.signs and Sign.FORGOTTEN not in saying.signs
    return not (off or saying.absent or saying.partners)


def _is_sure(saying: Saying, *, counted: bool) -> bool:
    """Whether a clause that tells something tells of what was done, by who tells it."""
    return _is_known(saying) and not saying.signs & _UNSURE and (counted or Sign.THEY not in saying.signs)


def _is_known(saying: Saying) -> bool:
    """Whether so few words are unknown that they tell no other thing."""
    if Sign.WE not in saying.signs:
        return not saying.unknown
    further = Sign.FURTHER in saying.signs
    return saying.unknown <= (_UNKNOWN_WHERE_IT_IS_MORE if further else _UNKNOWN_WHERE_WE_DID_IT)


def _is_owned(saying: Saying, said: Sequence[Saying]) -> bool:
    """As in "missade Skogås, där gick vi också": what was missed is said to have been done."""
    others = [other for other in said if other is not saying and Sign.OFF not in other.signs]
    told = any(other.signs & {Sign.FURTHER, Sign.MORE, Sign.THERE} for other in others)
    plain = not saying.unknown and not saying.signs & (_UNSURE - {Sign.OFF})
    return Sign.OFF in saying.signs and told and plain
