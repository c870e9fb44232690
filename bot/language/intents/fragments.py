"""Short answers to a question of the bot: "två", "i Skogås", "fredag 3/4", "ja", "avbryt"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.days.when import When
from bot.language.entries.who_asked import requested
from bot.language.intents.which_ones import how_many, is_of_some
from bot.language.phrases.grammar import matches
from bot.language.phrases.money import Money
from bot.language.reading import Change, Fragment
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord

_POSITIONS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_FIELDS = ("count", "date", "area", "activity")
_COUNTS = {"number", "count", "article", "both", "money"}
_EACH = "^<number|article>"


def fragment(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Fragment:
    """What a short answer says of each field; `organisation` is the reporter's own, never a partner."""
    if any(part.has("cancel") for part in parts):
        return Fragment(change=Change(), yes=None, cancel=True)
    place = _place(units)
    said = Change(
        activity=_activity(units),
        count=_count(units, parts),
        date=_day(units, calendar),
        area=place.area,
        place=place.name,
        partners_added=_named(units, "partner", "organisation") - {organisation},
        partners_removed=_named(units, "without_partner") - {organisation},
        requested=_requested(parts),
    )
    if any(part.has("except") for part in parts):
        return Fragment(change=Change(), yes=None, cancel=False, left_out=said)
    return Fragment(
        change=said,
        yes=_yes(parts),
        cancel=False,
        some=(how_many(units) or 1) if is_of_some(parts, units) else None,
        refused=any(part.has("nobody") or _begins_with_no(part) for part in parts),
        only=any(unit.kind == "only" for unit in units),
    )


def _begins_with_no(part: Clause) -> bool:
    return part.begins_with("no") and not part.begins_with("not")


def with_signs(said: Fragment, signs: AbstractSet[str]) -> Fragment:
    """An answer with what some signs of the lexicon's `answers` add to it."""
    positions = [position for sign, position in _POSITIONS.items() if sign in signs]
    fields = [field for field in _FIELDS if field in signs]
    return replace(
        said,
        field=fields[0] if len(fields) == 1 else None,
        position=positions[0] if len(positions) == 1 else None,
        every="every" in signs and said.left_out is None and said.yes is not False,
        same=False if "other" in signs else True if "same" in signs else None,
        unsure="unsure" in signs,
    )


def _activity(units: Sequence[Unit]) -> str | None:
    """The activity that is named, by its own word or by the one subject that stands for it."""
    named = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    if not named:
        things = [unit.value for unit in units if isinstance(unit.value, ThingWord)]
        named = {subject for thing in things for subject in thing.subject_of}
    return named.pop() if len(named) == 1 else None


def _count(units: Sequence[Unit], parts: Sequence[Clause]) -> int | None:
    if any(part.has("another") for part in parts):
        return None
    counts = {_value(unit) for unit in units if unit.kind in _COUNTS}
    return counts.pop() if len(counts) == 1 else None


def _value(unit: Unit) -> int | None:
    if isinstance(unit.value, Money):
        return unit.value.kronor
    return {"article": 1, "both": 2}.get(unit.kind) or int(unit.value)


def _place(units: Sequence[Unit]) -> PlaceWord:
    places = [unit.value for unit in units if unit.kind == "place" and not unit.value.outside]
    return places[0] if places else PlaceWord(None)


def _day(units: Sequence[Unit], calendar: Calendar) -> date | None:
    """The one day that is said; a day that lies ahead ("på fredag") is none on which anything was done."""
    phrases = [unit.value.phrase for unit in units if isinstance(unit.value, When)]
    days = phrases[0].latest(calendar) if len(phrases) == 1 and not phrases[0].ahead else None
    return days[0] if days and len(days) == 1 else None


def _requested(parts: Sequence[Clause]) -> bool | None:
    """Whether inhabitants had asked, as the first part tells that says so; None where another was not so."""
    told = [(part, requested(part, before)) for before, part in pairwise((None, *parts)) if part is not None]
    first = next((said for _, said in told if said is not None), None)
    others = {said if said is not None else False for part, said in told if _is_of_another(part, asked=said)}
    return first if others <= {first} else None


def _is_of_another(part: Clause, *, asked: bool | None) -> bool:
    """As in "andra inte", "en på eget initiativ" behind "ena på önskemål": whether it was asked for too."""
    another = part.has("one_of_two", "one_of_them", "told_second", "the_rest") or matches(_EACH, part.units)
    return another and (asked is not None or part.has("not", "nobody"))


def _named(units: Sequence[Unit], *kinds: str) -> frozenset[str]:
    found: set[str] = set()
    for unit in units:
        if unit.kind in kinds:
            found |= {unit.value} if isinstance(unit.value, str) else unit.value
    return frozenset(found)


def _yes(parts: Sequence[Clause]) -> bool | None:
    """Whether the answer is yes or no; None where it is neither, "vet inte", or of the deed: "blev inget"."""
    if any(part.has("unsure") for part in parts):
        return None
    if any(part.has("no") and (part.begins_with("no") or not part.has("was_off")) for part in parts):
        return False
    return True if any(part.has("yes") for part in parts) else None
