"""What a correction changes: the number, the day, the place, the partners or the activity."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.entries.binding import bind
from bot.language.entries.spreading import entries
from bot.language.intents.signs_of_correction import tells_who_asked
from bot.language.intents.words_beside import numbers_unknown
from bot.language.phrases.grammar import matches
from bot.language.phrases.money import Money
from bot.language.reading import Change
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_FOUND = frozenset({"finding", "was_checked", "crowd", "checked_traffic"})
_NOTHING = Unit("visit", None, 0, 0, "")


def changed(parts: Sequence[Clause], calendar: Calendar, organisation: str, units: Sequence[Unit]) -> Change:
    """What some clauses say that was otherwise; an empty change if nothing."""
    acts = [unit for part in parts for unit in part.of("activity") if isinstance(unit.value, ActivityWord)]
    statement = Statement(acts[0] if acts else _NOTHING, tuple(parts))
    bound = bind(statement, acts[0].value.activity if acts else None)
    draft = entries(bound, calendar)[0]
    requested = draft.requested
    if requested is None and tells_who_asked(parts):
        requested = not any(part.has("not", "nobody") for part in parts)
    numbered = not (_only_names(units, requested=requested) or _numbers_them_all(units))
    numbered = numbered and not any(map(_numbers_findings, parts))
    counted = any(chunk.amounts for chunk in bound.chunks) and numbered and not _are_all_joint(units)
    number = draft.count if counted else None
    if number is None and numbered:
        number = _bare_number(parts)
    removed = frozenset[str]().union(*(u.value for u in units if u.kind == "without_partner"))
    return Change(
        activity=bound.activity if not (counted or _is_named(statement.act) or _is_subject(units)) else None,
        count=number,
        date=draft.date if bound.whens else None,
        area=draft.area,
        place=draft.place,
        partners_added=bound.partners - {organisation} - removed,
        partners_removed=removed - {organisation},
        requested=requested,
    )


def _only_names(units: Sequence[Unit], *, requested: bool | None) -> bool:
    """As in "det var en fotpatrull", "det var en plats som boende önskat": no number is changed."""
    names = requested is not None or any(unit.kind == "activity" for unit in units)
    return names and not any(unit.kind in {"number", "count"} for unit in units)


def _numbers_them_all(units: Sequence[Unit]) -> bool:
    """As in "alla tre platserna var invånarnas förslag": how many there were was told, and is so."""
    return matches("<all_of> <number> <word|place_noun|thing|activity|of|linking>", units)


def _numbers_findings(part: Clause) -> bool:
    """As in "nej, 12 böter", "41 fordon menar jag": a number of what was found or met, and of no deed."""
    found = {marker.start for marker in part.markers if marker.name in _FOUND}
    return any(unit.kind == "number" and behind.start in found for unit, behind in pairwise(part.units))


def _are_all_joint(units: Sequence[Unit]) -> bool:
    """As in "polisen var med på båda krogarna": in all that were told, and it changes no number."""
    kinds = {unit.kind for unit in units}
    return {"both", "partner"} <= kinds and kinds.isdisjoint({"number", "count"})


def _is_named(act: Unit) -> bool:
    """As in "Hastighetskontrollen": the activity that was reported, and not what it is changed to."""
    return isinstance(act.value, ActivityWord) and act.value.definite


def _is_subject(units: Sequence[Unit]) -> bool:
    """As in "hembesöken var i onsdags", "fotpatrullerna var fyra"; "fotpatrull var det" says what it was."""
    return matches("<activity> <linking> <on|in|i|when|place|number|count>", units)


def _names_another(noun: Unit, part: Clause) -> bool:
    return noun.kind == "word" and (part.has("another") or not part.knows(noun))


def _bare_number(parts: Sequence[Clause]) -> int | None:
    """The first number that is not of something else.

    Not so in "sorry, hade två anteckningar", said afterwards, "ett annat pass", "på en buss".
    """
    for part in parts:
        if part.sentence > parts[0].sentence and numbers_unknown(part):
            continue
        for unit, following in pairwise((*part.units, _NOTHING)):
            if unit.kind == "article" and not _names_another(following, part):
                return 1
            if unit.kind in {"number", "count", "money"}:
                return unit.value.kronor if isinstance(unit.value, Money) else int(unit.value)
    return None
