"""Items of a list that name an activity by its subject alone, beside one that is named in full."""

from collections.abc import Collection, Sequence
from functools import partial

from bot.language.clauses.first_parts import FirstParts
from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import LISTED
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_BOUNDARIES = frozenset(
    {
        "comma", "and", "slash", "stop", "emoji", "line", "then", "sen", "of_which", "open", "close", "but",
        "or",
    }
)  # fmt: skip
_BEFORE_ITEM = _BOUNDARIES | {
    "place",
    "colon",
    "mere_with",
    "we",
    "when",
    "visit_verb",
    "organisation",
    "joined",
    "also",
}
_SENTENCE_ENDS = frozenset({"stop", "question", "line"})
_NUMBERED = frozenset({"number", "count"})
_MOST = 60
_BEHIND = (
    "^(?:<comma|and|slash|stop|emoji|question|line|close|open|but|i|on|in|place|when|with|mere_with|partner|alone>"
    "|$)"
)


def name_items(units: list[Unit], first_parts: FirstParts, done: Collection[int]) -> None:
    """As in "2 krogtillsyner och 1 tobak", "tobakstillsyn 3 krog 2", "hann med 1 krog och 1 tobak".

    `done` is where verbs begin that tell of something done: "tog en krog i Vårby".
    """
    if any(unit.kind == "colon" and _is_of_others(units[:i]) for i, unit in enumerate(units)):
        return
    named = [i for i, unit in enumerate(units) if isinstance(unit.value, ActivityWord)]
    told = named or [i for i, unit in enumerate(units) if _subject(unit) is not None]
    numbers_follow = any(_has_number_behind_only(units, index) for index in told)
    has_number = _has_number_behind if numbers_follow else partial(_has_number_before, done=done)
    ends = [i for i, unit in enumerate(units) if unit.kind in _SENTENCE_ENDS]
    items = {
        index: subject
        for index, unit in enumerate(units)
        if (subject := _subject(unit)) is not None
        and subject not in _named_by(units, named, ends, index)
        and has_number(units, index)
    }
    activities = {units[index].value.activity for index in named}
    items |= {
        index: activity
        for index, unit in enumerate(units)
        if (activity := first_parts.named(unit, {*activities, *items.values()})) is not None
        and activity not in activities
        and has_number(units, index)
    }
    if named or len(set(items.values())) > 1 or (items and _is_led_to(units[: min(items)])):
        for index, subject in items.items():
            value = ActivityWord(subject, Number.EITHER, visited=True)
            units[index] = units[index]._replace(kind="activity", value=value, rule=LISTED)


def _named_by(units: Sequence[Unit], named: Sequence[int], ends: Sequence[int], index: int) -> set[str]:
    """The activities that are named before a position, or after it in its sentence."""
    end = next((end for end in ends if end > index), len(units))
    return {units[i].value.activity for i in named if i < end}


def _is_led_to(before: Sequence[Unit]) -> bool:
    """As in "3 kontroller: 2 hastighet och 1 nykterhet", "inga krogar men tre tobak"."""
    return matches("<thing> <but> <number|count>$", before) or matches(
        "^<number|count> <adjective>? <visit> (?:<i|on|place|when|part>)* <colon|of_which>", before
    )


def _is_of_others(heading: Sequence[Unit]) -> bool:
    """As in "beslag: 2 tobak": a word that nobody knows says what the list is of."""
    return bool(heading) and heading[-1].kind == "word"


def _subject(unit: Unit) -> str | None:
    """The one activity whose subject a word is; not so of several, which may be what was found."""
    thing = unit.value
    if not isinstance(thing, ThingWord) or len(thing.subject_of) != 1:
        return None
    found = thing.number is Number.MANY and not thing.venue_of
    return None if found else next(iter(thing.subject_of))


def _has_number_behind_only(units: Sequence[Unit], index: int) -> bool:
    before = units[index - 1].kind if index else None
    return before not in {*_NUMBERED, "article"} and _has_number_behind(units, index)


def _has_number_behind(units: Sequence[Unit], index: int) -> bool:
    following = units[index + 1 :]
    return matches("^<colon>? <number|count>", following) and (
        _is_plausible(following) and _ends(following[1 + (following[0].kind == "colon") :])
    )


def _has_number_before(units: Sequence[Unit], index: int, *, done: Collection[int]) -> bool:
    """Whether a number leads to a subject, alone or by the law of it: "1 enligt tobakslagen"."""
    first = index - 1
    if index > 1 and units[first].kind == "no_partner":
        first -= 1
    if first < 0 or units[first].kind not in {*_NUMBERED, "article"} or not _ends(units[index + 1 :]):
        return False
    begins = first == 0 or units[first - 1].kind in _BEFORE_ITEM or units[first - 1].start in done
    return begins and _is_plausible(units[first:])


def _is_plausible(units: Sequence[Unit]) -> bool:
    number = next(unit for unit in units if unit.kind != "colon")
    return number.kind == "article" or 0 <= number.value <= _MOST


def _ends(following: Sequence[Unit]) -> bool:
    """Whether nothing else is named behind; in "tobakstillsyn 3 krog 2" the next one is."""
    return matches(_BEHIND, following) or (bool(following) and _subject(following[0]) is not None)
