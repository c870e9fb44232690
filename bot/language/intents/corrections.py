"""Corrections of the latest report: "nej, det var i Skogås", "tre, inte två", "polisen var med"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.days.when import When
from bot.language.intents.changed_fields import changed
from bot.language.intents.denials import is_only_denied, not_taken_back, who_took_part
from bot.language.intents.exchanges import exchanged, told_back
from bot.language.intents.forgotten_details import forgotten_detail
from bot.language.intents.joined_latest import joined_latest
from bot.language.intents.misstatements import misstated
from bot.language.intents.named_contrasts import contrasted
from bot.language.intents.named_reports import named, named_then_corrected, parts_of
from bot.language.intents.one_more import counted_up
from bot.language.intents.other_activity import other_activity
from bot.language.intents.pointing_back import pointed_back
from bot.language.intents.remarks import without_remarks
from bot.language.intents.settling import not_overruled, number_again
from bot.language.intents.signs_of_correction import corrects, only_forgot_some, only_opens
from bot.language.intents.which_ones import is_of_some
from bot.language.phrases.grammar import matches
from bot.language.reading import Change, Kind, Reading
from bot.language.statements.acts import HINTED
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_NUMBERS = frozenset({"number", "count", "article"})
_NUMBERED = 3
_JOINED_IN_SOME = "<partner> <on|in|at>? <number|article> <stop>?$|^<number> <linking>? <partner> <stop>?$"
_SOME_DID = "^<number|article> <linking|word|opened|at_home>{1,2}$"


def correction(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """The change that a message makes in the latest report, or in the one that it names, if it makes any.

    An empty change is one of which it is not said what it is: "nej, inte 3", "förra lördagen menar jag".
    """
    parts = without_remarks(told_back(parts))
    pointed = (
        _exchanged(parts, units, calendar, organisation)
        or counted_up(parts)
        or forgotten_detail(parts, calendar, organisation)
        or joined_latest(parts, organisation)
        or _of_named(parts, units, calendar, organisation)
        or _pointed(parts, units, calendar, organisation)
    )
    if pointed is not None:
        return pointed
    if _asks(parts) or _proposes(parts):
        return None
    if (instead := other_activity(parts)) is not None:
        return instead
    if who := who_took_part(parts, organisation):
        return Reading(kind=Kind.CORRECTION, change=who)
    if is_only_denied(parts):
        wrong = named(parts, units, calendar, organisation)
        return (
            Reading(kind=Kind.UNDO, named=wrong, of_latest=True) if wrong else Reading(kind=Kind.CORRECTION)
        )
    again = number_again(parts)
    if not again and not corrects(parts, units):
        named_field = any(part.has("a_field") and part.begins_with("corrects") for part in parts)
        return Reading(kind=Kind.CORRECTION) if named_field else None
    kept = again or not_overruled([p for p in not_taken_back(parts) if not _says_only_why(p, parts)])
    found = changed(kept or parts, calendar, organisation, units)
    if found == Change() and not _is_vaguely_dated(parts, units):
        return None
    if (found.date is not None and _is_partly_ahead(units)) or _is_in_part(parts, found):
        return Reading(kind=Kind.CORRECTION)
    total = any(part.has("in_all", "so_far") for part in parts)
    return Reading(
        kind=Kind.CORRECTION,
        change=found,
        named=_visited(units),
        share=_is_of_some(units),
        total=total,
        parted=not again and _is_parted(kept),
    )


def _visited(units: Sequence[Unit]) -> Draft | None:
    """As in "det var två butiker": a report of the one activity for which these are visited."""
    things = [unit.value for unit in units if unit.rule == HINTED and isinstance(unit.value, ThingWord)]
    activities = frozenset[str]().union(*(thing.subject_of | thing.venue_of for thing in things))
    return Draft(activity=next(iter(activities)), count=None) if len(activities) == 1 else None


def _tells_of_some_absent(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "en av dem hade stängt", "två öppnade inte": some of what was told may not count."""
    of_some = [index for index, unit in enumerate(units) if unit.kind == "they"]
    led = bool(of_some) and is_of_some(parts, units[: of_some[0] + 1])
    led = led or matches(_SOME_DID, [unit for unit in units if unit.kind not in {"stop", "of_which"}])
    return led and len(parts) == 1 and parts[0].has("absent") and not parts[0].words


def _is_in_part(parts: Sequence[Clause], found: Change) -> bool:
    """As in "hälften med polisen": with others, and nobody can be sure in how many."""
    joint = found.partners_added | found.partners_removed
    return bool(joint) and any(part.has("in_part", "half_of", "joined_some") for part in parts)


def _is_partly_ahead(units: Sequence[Unit]) -> bool:
    """As in "nej, idag och imorgon": one of the days has not come, and the others are not sure either."""
    ahead = [unit.value.phrase.ahead for unit in units if isinstance(unit.value, When)]
    return any(ahead) and not all(ahead)


def _exchanged(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """As in "ändra de 3 hembesöken till 4": what was told, and what is to be told instead."""
    exchange = exchanged(parts, units) or misstated(parts)
    if exchange is None:
        return None
    change = changed(parts_of(exchange.becomes), calendar, organisation, exchange.becomes)
    was = named(parts_of(exchange.was), exchange.was, calendar, organisation)
    whole = change != Change() and was is not None
    return Reading(kind=Kind.CORRECTION, change=change, named=was, whole=True) if whole else None


def _of_named(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """As in "hastighetskontrollen i tisdags var i Segeltorp", "fältningen var i Vårby, inte i Flempan"."""
    split = named_then_corrected(units) or contrasted(parts)
    if split is None:
        return None
    about, said = (parts_of(piece) for piece in split)
    change = changed(said, calendar, organisation, split[1])
    report = named(about, split[0], calendar, organisation)
    return None if change == Change() else Reading(kind=Kind.CORRECTION, change=change, named=report)


def _pointed(
    parts: Sequence[Clause], units: Sequence[Unit], calendar: Calendar, organisation: str
) -> Reading | None:
    """As in "Skogås var igår", "två av dem var i Vårby": what is changed is pointed at first."""
    back = pointed_back(parts, units, calendar, organisation)
    change = changed(parts_of(back.said), calendar, organisation, back.said) if back else Change()
    if back is None and _tells_of_some_absent(parts, units):
        return Reading(kind=Kind.CORRECTION)
    if back is None or change == Change() or (back.some and change.count):
        return None
    return Reading(
        kind=Kind.CORRECTION,
        change=replace(change, count=back.some) if back.some else change,
        named=back.named,
        position=back.position,
        share=back.some is not None,
        all_told=back.all_told,
    )


def _asks(parts: Sequence[Clause]) -> bool:
    """Whether it asks about what was done, and doesn't tell it."""
    wishes = any(part.has("wishes_change") for part in parts)
    return not wishes and any(
        part.asked and part.has("condition", "question_word", "general") for part in parts
    )


def _proposes(parts: Sequence[Clause]) -> bool:
    """As in "ska vi äta först?": what somebody wants to do, and nothing that was wrong."""
    return any(
        part.has("planned")
        and part.begins_with("opens_correction", "planned")
        and part.units[1:2]
        and part.units[1].kind == "we"
        for part in parts[:1]
    )


def _is_vaguely_dated(parts: Sequence[Clause], units: Sequence[Unit]) -> bool:
    """As in "Nej, förra lördagen": another day, but none that is certain."""
    plain = not any(part.words or part.asked or part.act for part in parts)
    return plain and parts[0].begins_with("takes_back") and any(unit.kind == "when" for unit in units)


def _is_parted(parts: Sequence[Clause]) -> bool:
    """As in "nej, 7 var igår, idag 4", "två i Vårby och en i Masmo": numbers each with its day or place."""
    units = [unit for part in parts for unit in part.units]
    numbers = sum(unit.kind in _NUMBERS for unit in units)
    days = sum(unit.kind == "when" for unit in units)
    places = {unit.value for unit in units if unit.kind == "place"}
    return numbers > 1 and (days > 1 or len(places) > 1)


def _is_of_some(units: Sequence[Unit]) -> bool:
    """As in "varav en med polisen", "polisen var med på en av dem", "två med polisen": of some of it."""
    kinds = {unit.kind for unit in units}
    return "of_which" in kinds or {"of", "they"} <= kinds or matches(_JOINED_IN_SOME, units)


def _says_only_why(part: Clause, parts: Sequence[Clause]) -> bool:
    """As in "fel dag." before the day that it was, and "jag glömde en" beside the number."""
    if only_forgot_some(part) or _only_missed(part):
        return part is not parts[0] or any(map(_sums_up, parts[1:]))
    return only_opens(part) and part.has("corrects", "takes_back")


def _only_missed(part: Clause) -> bool:
    """As in "missade en"."""
    counted = len(part.units) <= _NUMBERED and part.units[-1].kind in _NUMBERS
    return part.begins_with("missed") and counted


def _sums_up(part: Clause) -> bool:
    """As in "glömde en, det blev tre sammanlagt": behind what was forgotten, how many there were."""
    return part.begins_with("it_was", "ought", "became") and bool(part.of("number", "count"))
