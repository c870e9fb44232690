"""A message cut into its clauses."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from bot.language.clauses.answers_in_turn import by_answer
from bot.language.clauses.asked_clauses import asks_by_order, only_asks
from bot.language.clauses.clause import Clause
from bot.language.clauses.denied_places import by_denied_place
from bot.language.clauses.findings_behind import by_finding
from bot.language.clauses.homes_of_several import with_homes_together
from bot.language.clauses.new_subjects import by_new_subject
from bot.language.clauses.other_deeds import SAID_OF_DEED, other_deeds
from bot.language.clauses.shares_in_turn import by_next_share
from bot.language.clauses.signs_between import parts_words
from bot.language.clauses.unmarked_clauses import (
    CONTRASTED,
    LEADS_TO_ACT,
    by_absence,
    by_act,
    by_alarm,
    by_aside,
    by_contrast,
    by_day_ahead,
    by_place,
    by_rest,
    by_second_telling,
    by_share,
)
from bot.language.words.markers import POSITIONS, TURNS, Marker
from bot.language.words.units import Unit

_START = attrgetter("start")
_IDIOMS = frozenset({"idiom", "stopped_there"})
_WHICH_ONE = POSITIONS.keys() | TURNS.keys()
_BOUNDARIES = frozenset(
    {
        "stop",
        "question",
        "comma",
        "and",
        "or",
        "but",
        "then",
        "sen",
        "open",
        "close",
        "which",
        "of_which",
        "so",
        "line",
        "colon",
        "because",
    }
)
_READ = frozenset(
    {
        "when", "time", "place", "activity", "partner", "without_partner", "presents", "day_before",
        "day_after",
    }
)  # fmt: skip
_ACTS = frozenset({"activity", "lookalike", "visit"})
_HEADINGS = frozenset({"heads_what_comes", "heads_talk"})
_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_BRACKETS = frozenset({"open", "close"})
_DENIED = frozenset(
    {"activity", "lookalike", "visit", "thing", "site", "shop", "of", "number", "place", "i", "on"}
)


def clauses(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Clause]:
    """The message cut at its boundaries."""
    idioms = [marker for marker in markers if marker.name in _IDIOMS]
    wished = _sentences_to_note(units, markers)
    return [
        Clause(
            before,
            tuple(piece),
            within,
            sentence,
            asked=(asked and sentence not in wished) or asks_by_order(piece, within),
            enclosed=enclosed,
        )
        for before, whole, sentence, asked, enclosed in with_homes_together(_cut(units), markers)
        for near in (_beginning_in(whole, markers),)
        for before, days in by_day_ahead(before, whole)
        for before, part in by_act(before, days)
        for before, part in by_new_subject(before, part, near)
        for before, told in by_alarm(before, part, near)
        for before, share in by_share(before, told)
        for before, turn in by_next_share(before, share, near)
        for before, found in by_finding(before, turn, near)
        for before, answered in by_answer(before, found, near)
        for before, placed in by_place(before, answered)
        for before, rest in by_absence(before, placed, near)
        for before, done in by_denied_place(before, rest, near)
        for before, left in by_rest(before, done, near)
        for before, last in by_contrast(before, left, near)
        for before, aside in by_aside(before, last, near)
        for before, piece in by_second_telling(before, aside, near)
        for within in (_within(piece, markers, idioms),)
    ]


def _sentences_to_note(units: Sequence[Unit], markers: Sequence[Marker]) -> frozenset[int]:
    """As in "kan du skriva upp en fotpatrull i tisdags?": sentences that tell something, as a question."""
    starts = {marker.start for marker in markers if marker.name == "asks_to_note"}
    if not starts:
        return frozenset()
    return frozenset(sentence for _, piece, sentence, *_ in _cut(units) if piece[0].start in starts)


def _beginning_in(units: Sequence[Unit], markers: Sequence[Marker]) -> Sequence[Marker]:
    """The signs that begin among some units; they come in the order of the text."""
    first, end = units[0].start, units[-1].end
    return markers[bisect_left(markers, first, key=_START) : bisect_left(markers, end, key=_START)]


def _within(units: Sequence[Unit], markers: Sequence[Marker], idioms: Sequence[Marker]) -> tuple[Marker, ...]:
    """The signs among some units; what only looks like one within a time or a place is none: "i går".

    Nor is what only heads a list where an activity is named beside it ("förslag på tobakstillsyn"), nor a
    part of an idiom: "kunde inte låta bli".
    """
    here = _beginning_in(units, markers)
    alone = [unit.kind for unit in units] == ["presents"]  # as in "Jag vill rapportera!"
    read = [(unit.start, unit.end) for unit in units if unit.kind in _READ and not alone]
    heads = _ACTS.isdisjoint(unit.kind for unit in units)
    idioms = [marker for marker in idioms if marker.name == "idiom" or _stops_there(marker, units, markers)]
    others = list(other_deeds(units, markers)) if any(m.name == "other_deed" for m in here) else []
    return tuple(
        marker
        for marker in here
        if not any(_is_part_of(marker, idiom) for idiom in idioms)
        and not (marker.name in SAID_OF_DEED and any(_is_part_of(marker, other) for other in others))
        and (heads or marker.name not in _HEADINGS)
        and not any(a <= marker.start and marker.end <= b for a, b in read if not _names(marker, a, b))
    )


def _stops_there(marker: Marker, units: Sequence[Unit], markers: Sequence[Marker]) -> bool:
    """As in "hann inte fler", said of what was done; not so in "hann inte fler krogar", "mer än två"."""
    following = next((unit for unit in units if unit.start >= marker.end), None)
    goes_on = any(marker.start <= other.start < marker.end < other.end for other in markers)
    return not goes_on and (following is None or following.kind not in _DENIED)


def _is_part_of(marker: Marker, idiom: Marker) -> bool:
    """Whether a sign is only a part of an idiom, and not all of it."""
    span, whole = (marker.start, marker.end), (idiom.start, idiom.end)
    return span != whole and idiom.start <= marker.start and marker.end <= idiom.end


def _names(marker: Marker, start: int, end: int) -> bool:
    """Whether a sign is all of a time, and the same words as often name one of those told: "den första"."""
    return marker.name in _WHICH_ONE and (marker.start, marker.end) == (start, end)


def _cut(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit], int, bool, bool]]:
    before, sentence, enclosed = "stop", 0, False
    current: list[Unit] = []
    for index, unit in enumerate(units):
        kind = _boundary(units, index)
        if unit.kind == "crossed":
            kind = "stop" if current else None
            current.append(unit)
        elif kind is None:
            current.append(unit)
        if kind is None:
            continue
        if current:
            asked = kind == "question" or only_asks(units[index : index + 3])
            yield before, current, sentence, asked, enclosed
            current, before = [], kind
        elif (before, kind) != ("colon", "line") and not (before in _SENTENCE_ENDS and kind == "comma"):
            before = kind
        sentence += kind in _SENTENCE_ENDS
        enclosed = kind == "open" if kind in _BRACKETS else enclosed
    if current:
        yield before, current, sentence, False, enclosed


def _boundary(units: Sequence[Unit], index: int) -> str | None:
    """The kind of boundary that a unit is; a dash between spaces is one, a dash within words is not."""
    unit = units[index]
    following = units[index + 1].kind if index + 1 < len(units) else None
    if unit.kind == "so" and following in LEADS_TO_ACT and not _is_come_to(units, index):
        return None
    if unit.kind in _BOUNDARIES:
        return unit.kind
    if unit.kind == "including" and following in {"number", "article"}:
        return "of_which"
    if unit.kind == "emoji":
        return "stop"
    if unit.kind == "without" and index and following in CONTRASTED:
        return None if _is_one_without(units[index - 1], following) else "but"
    if parts_words(units, index):
        return "colon" if unit.kind == "dash" and _is_verdict(units[index + 1 :]) else "comma"
    return None


def _is_verdict(units: Sequence[Unit]) -> bool:
    """As in "fotpatrull Skogås - sjukdom", "... - nej.": a single word at the very end."""
    return [unit.kind for unit in units if unit.kind != "stop"] == ["word"] and units[0].kind == "word"


def _is_come_to(units: Sequence[Unit], index: int) -> bool:
    """As in "en stängd så 3 tobakstillsyner": what it came to, behind why; not so in "så en fotpatrull"."""
    behind = index > 0 and units[index - 1].kind not in _BOUNDARIES
    return behind and [unit.kind for unit in units[index + 2 : index + 3]] == ["activity"]


def _is_one_without(before: Unit, following: str | None) -> bool:
    """As in "en med fältarna i Vårby och en utan i Skogås"; "inte 4 utan 14" is a contrast."""
    return before.kind in {"number", "article"} and following in {"i", "on", "place"}
