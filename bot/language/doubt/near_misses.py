"""Words that nobody knows and that resemble one that would change the meaning: "i tosdags", "i Skoås".

Where only one word can be meant it has been put right already. Of the others, what they could
change is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.language.clauses.clause import Clause
from bot.language.reading import Missing

_DAYS = frozenset(
    {
        "weekday", "relative", "tonight", "feast", "last", "vague_day", "last_week", "this_week",
        "night_to", "day_after", "day_before", "this_month", "last_month", "fortnight",
    }
)  # fmt: skip
_VISITED = frozenset(
    {"site", "thing", "opened", "piece", "times", "activity", "visit", "evenings", "place_noun"}
)
_NUMBERS = frozenset({"number", "vague", "both"})
_AT = frozenset({"i", "on", "in"})
_BEFORE_PLACE = frozenset({*_AT, "activity"})
_BEFORE_FAR_PLACE = frozenset({"i", "activity"})
_PLACES = frozenset({"place", "far_place"})
_COUNTING = frozenset({"activity", "each"})
_BEFORE_WEEK = frozenset({"i", "last", "ordinal", "during"})
_AGO = frozenset({"week", "days", "fortnight"})
_JOINING = frozenset({"with", "mere_with", "and", "slash"})
_SHORTEST = 4
_PAST_TIME = "s"


class Kinds(Protocol):
    """Gives the kinds of the known words that one resembles."""

    def __call__(self, word: str, *, everyday: bool) -> frozenset[str]:
        """The kinds that the word is a slip away from; of an everyday word only where it is asked for."""


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Tells what a word could change."""

    kinds: Kinds

    def fields(self, clause: Clause, index: int, *, placed: bool, dated: bool) -> Iterator[Missing]:
        """What the word at a position could change, where a place or a day is told already or not."""
        units = clause.units
        before = units[index - 1].kind if index else ""
        after = units[index + 1].kind if index + 1 < len(units) else ""
        everyday = before == "i" or (before in _BEFORE_PLACE and not placed)
        near = self.kinds(units[index].text, everyday=everyday)
        if near and _may_count(near, before, after):
            yield Missing.COUNT
        if near and len(units[index].text) >= _SHORTEST:
            far = frozenset({"far_place"}) if placed or before not in _BEFORE_FAR_PLACE else frozenset()
            yield from _fields(near - far, before, after, clause)
            if "vague" in near and len(units) == 1:
                yield Missing.COUNT
        if "named_day" in near and not dated:
            yield Missing.DATE
        if (
            before == "i"
            and placed
            and units[index].text.endswith(_PAST_TIME)
            and not clause.knows(units[index])
        ):
            yield Missing.DATE


def _fields(near: frozenset[str], before: str, after: str, clause: Clause) -> Iterator[Missing]:
    own = clause.act is not None
    half_asked = clause.has("asked_for") != clause.has("citizens")
    if "of_which" in near or ("organisation" in near and before in _JOINING):
        yield Missing.COUNT
    if (
        near & _COUNTING
        or ("reverting" in near and clause.of("place", "number", "when"))
        or ("governing" in near and own)
        or ("asking" in near and half_asked)
    ):
        yield Missing.COUNT
    if ("place" in near and after == "") or (near & _PLACES and before in _BEFORE_PLACE):
        yield Missing.AREA
    if near & _DAYS or any(kind in near and there for kind, there in _kinds_by_place(before, after)):
        yield Missing.DATE


def _kinds_by_place(before: str, after: str) -> Iterator[tuple[str, bool]]:
    """Kinds that tell a day only in their place: "fem daar sen", "i vekan", "naten till lördag"."""
    yield "days", before in _NUMBERS
    yield "week", before in _BEFORE_WEEK
    yield "part", after in {"to", "when"}
    yield "ordinal", before == "den"
    yield "sen", before in _AGO


def _may_count(near: frozenset[str], before: str, after: str) -> bool:
    inexact = "about" in near and after in _NUMBERS
    return bool(
        inexact or (near & _VISITED and before in _NUMBERS) or (near & _NUMBERS and after in _VISITED)
    )
