"""Which numbers of a clause are numbers of occasions; others (cars, fines, hours) are left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.language.clauses import Clause
from bot.language.grammar import matches
from bot.language.inflection import Number
from bot.language.statements import Statement
from bot.language.units import Unit
from bot.language.word_values import ActivityWord, ThingWord

NUMBERS = frozenset({"number", "count", "vague", "vague_range", "article", "both"})
_EXACT = {"article": 1, "both": 2}
_AFTER_BARE = frozenset(
    {
        "place", "i", "on", "in", "at", "when", "with", "mere_with", "partner", "without_partner", "time",
        "colon", "each", "either", "more", "also", "part", "visit_verb", "clock_word", "noise",
        "alone",
    }
)  # fmt: skip
_BEFORE_BARE = frozenset(
    {
        "when",
        "place",
        "activity",
        "visit",
        "colon",
        "about",
        "time",
        "partner",
        "part",
        "thing",
        "only",
    }
)
_AFTER_LEADING = frozenset(
    {"partner", "alone", "i", "on", "in", "place", "each", "either", "more", "also", "when"}
)
_AFTER_ARTICLE = frozenset({"i", "on", "in", "place", "more", "also", "partner", "alone"})
_FILLERS = frozenset({"adjective", "all_of", "den"})
_MOST_BARE = 60
_LATE_HOURS = range(13, 25)
_SIGN_REACH = 4
_REACH = 6


class Of(StrEnum):
    """What a number counts."""

    ACT = "act"
    VISIT = "visit"
    EVENINGS = "evenings"
    VENUE = "venue"
    NOTHING_SAID = "nothing said"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of occasions; `count` is None where it is not exact.

    `venue` says that it counts things visited, `final` that it tells how many it became in the end,
    `evenings` that it counts evenings or nights.
    """

    count: int | None
    venue: bool = False
    final: bool = False
    evenings: bool = False


def amounts(statement: Statement, position: int, units: Sequence[Unit], activity: str | None) -> list[Amount]:
    """The numbers of occasions among some units of the clause at a position of a statement, in order."""
    found = (_amount(index, statement, position, units, activity) for index in range(len(units)))
    return [amount for amount in found if amount is not None]


def is_amount(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> bool:
    """Whether the unit at an index is read as a number of occasions."""
    return _amount(index, statement, position, units, activity) is not None


def _amount(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> Amount | None:
    if units[index].kind not in NUMBERS or _is_no_number(units, index):
        return None
    if _is_of_findings(statement, position) or _may_be_hour(units, index):
        return Amount(None)
    came_off = _came_off(units, index, statement.clauses[position])
    if came_off or _is_of_those_met(index, statement, position, units, activity):
        return Amount(_value(units[index]), final=True)
    return _by_noun(index, statement, position, units, activity)


def _by_noun(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> Amount | None:
    """The number at an index by what it counts, where that is no other thing."""
    unit, clause = units[index], statement.clauses[position]
    final = _is_final(unit, clause)
    of = counted(units, index, activity)
    if of is Of.VISIT:
        of = Of.ACT if _can_be_visit(statement.act) else Of.OTHER
    there = units[index - 1].kind if index else None
    if of is Of.VENUE and statement.act.kind == "lookalike" and there not in {"i", "on", "in", "at"}:
        return None
    remark = position > statement.first_named and clause.words > 0
    if (of is Of.VENUE and remark) or _tells_where_found(units, index, clause):
        return None
    if of in {Of.ACT, Of.VENUE, Of.EVENINGS}:
        later = final and position > statement.first_named
        return Amount(_value(unit), venue=of is Of.VENUE, final=later, evenings=of is Of.EVENINGS)
    if (
        there == "at"
        and position <= statement.first_named
        and of in {Of.OTHER, Of.NOTHING_SAID}
        and _can_be_visit(statement.act)
    ):
        return Amount(_value(unit), venue=True)
    if (of is Of.OTHER and not _is_done_number(unit, clause)) or (
        of is Of.NOTHING_SAID and statement.act.kind == "lookalike"
    ):
        return None
    if final or _stands_for_occasions(index, statement, position, units):
        return Amount(_plausible(_value(unit)), final=final)
    return None


def _tells_where_found(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "hos 4 handlare, brister hos 2": of how many a finding was."""
    if not index or units[index - 1].kind not in {"at", "on", "i", "in"}:
        return False
    led = units[index - 1].start
    return any(marker.name == "finding" and marker.end + 1 == led for marker in clause.markers)


def _is_no_number(units: Sequence[Unit], index: int) -> bool:
    return units[index].text.startswith("0") or _is_of_us(units, index) or _is_label(units, index)


def _is_label(units: Sequence[Unit], index: int) -> bool:
    """As in "3310 hastighetskontroll": a high number before one occasion names a car, not how many."""
    noun = units[index + 1].value if index + 1 < len(units) else None
    one = isinstance(noun, ActivityWord) and noun.number is Number.ONE
    return one and (_value(units[index]) or 0) > _MOST_BARE


def _is_of_us(units: Sequence[Unit], index: int) -> bool:
    """As in "Vi var 4 st": how many took part; "vi var 3 gånger i Vårby" is another thing."""
    before = [unit.kind for unit in units[max(index - 3, 0) : index] if unit.kind != "only"]
    alone = units[index].kind == "number" and index + 1 == len(units)
    return before[-2:] == ["we", "linking"] and (units[index].rule == "number.pieces" or alone)


def _may_be_hour(units: Sequence[Unit], index: int) -> bool:
    """As in "20 fp Vårby, 22 fp Skogås": as likely when as how many, of what is seldom done so often."""
    beside = (*units[max(index - 1, 0) : index], *units[index + 1 : index + 2])
    acts = [unit.value for unit in beside if isinstance(unit.value, ActivityWord)]
    if units[index].kind != "number" or not acts:
        return False
    seldom = all(not act.venues and act.number is not Number.MANY for act in acts)
    return seldom and _value(units[index]) in _LATE_HOURS


def _can_be_visit(act: Unit) -> bool:
    """Whether "2 besök" can tell of it: of a tobacco inspection, but not of a foot patrol."""
    return act.kind == "visit" or (isinstance(act.value, ActivityWord) and act.value.visited)


def _value(unit: Unit) -> int | None:
    if unit.kind in _EXACT:
        return _EXACT[unit.kind]
    return unit.value if unit.kind in {"number", "count"} else None


def _plausible(value: int | None) -> int | None:
    """A number without its noun that is too high for occasions is rather asked than believed."""
    return value if value is None or value <= _MOST_BARE else None


def counted(units: Sequence[Unit], index: int, activity: str | None) -> Of:
    """What the number at a position counts, by the noun after it."""
    ahead = index + 1
    while ahead < len(units) and _is_filler(units, ahead):
        ahead += 1
    if units[index].rule == "number.by":
        return Of.NOTHING_SAID
    if _counts_company(units, index):
        return Of.OTHER
    if ahead < len(units) and units[ahead].rule == "partner.joined":
        return Of.OTHER
    if ahead == len(units) or units[ahead].kind in _AFTER_BARE or _ends_without(units, ahead):
        return Of.NOTHING_SAID
    return _kind_of_noun(units, index, units[ahead], activity)


def _ends_without(units: Sequence[Unit], position: int) -> bool:
    """As in "2 med polisen, 1 utan"."""
    return units[position].kind == "without" and position + 1 == len(units)


def _counts_company(units: Sequence[Unit], index: int) -> bool:
    """As in "tillsammans med två ordningsvakter": how many came along, though they are no partners."""
    led = index > 0 and units[index - 1].kind in {"with", "mere_with"}
    return led and any(unit.kind == "lookalike" for unit in units[index + 1 : index + 2])


def _is_filler(units: Sequence[Unit], ahead: int) -> bool:
    unit = units[ahead]
    if unit.kind in _FILLERS:
        return True
    adjectival = unit.kind == "word" and "adjective" in unit.looks
    return adjectival and any(u.kind in {"activity", "visit"} for u in units[ahead + 1 : ahead + 2])


def _kind_of_noun(units: Sequence[Unit], index: int, noun: Unit, activity: str | None) -> Of:
    if noun.kind == "evenings":
        return Of.EVENINGS
    if noun.kind == "visit":
        return Of.VISIT
    if noun.kind == "lookalike":
        return Of.ACT
    if noun.kind == "activity":
        return Of.OTHER if noun.value.verb else Of.ACT
    if noun.kind == "shop":
        return Of.VENUE
    if any(unit.kind == "dash" and unit.start == noun.end for unit in units[index + 1 : index + _REACH]):
        return Of.OTHER
    if noun.kind in {"site", "place_noun"}:
        there = index > 0 and units[index - 1].kind in {"i", "on", "in", "at"}
        return Of.VENUE if there or noun.kind == "site" else Of.OTHER
    if noun.kind == "thing" and is_visited(noun, activity):
        return Of.VENUE
    return Of.OTHER


def is_visited(unit: Unit, activity: str | None) -> bool:
    """Whether a thing is what this activity visits; any thing that is visited, for an unknown activity."""
    value = unit.value
    if not isinstance(value, ThingWord):
        return False
    return activity in value.venue_of if activity else bool(value.venue_of)


def _is_final(unit: Unit, clause: Clause) -> bool:
    """As in "Det blev 18", "hann bara två", "två gjorda"."""
    return any(
        m.name == "finished" and 0 < unit.start - m.end + 1 <= _SIGN_REACH for m in clause.markers
    ) or _is_done_number(unit, clause)


def _is_done_number(unit: Unit, clause: Clause) -> bool:
    """As in "4 planerade, 3 utförda"."""
    first = unit is clause.units[0]
    return first and any(m.name == "firmly_done" and m.start == unit.end + 1 for m in clause.markers)


def _opens(units: Sequence[Unit], index: int) -> bool:
    """As in "Knackade på 20 dörrar, 12 öppnade"."""
    return any(unit.kind == "opened" for unit in units[index + 1 : index + 3])


def _is_of_those_met(
    index: int, statement: Statement, position: int, units: Sequence[Unit], activity: str | None
) -> bool:
    """Whether a number tells how many opened or were at home."""
    denied = {m.start for m in statement.clauses[position].markers if m.name in {"not", "nobody"}}
    if any(unit.start in denied for unit in units[index + 1 : index + 2]):
        return False
    opened = _opens(units, index) or _who_opened(statement, position, index)
    return opened or _is_at_home(units, index, statement, activity)


def _who_opened(statement: Statement, position: int, index: int) -> bool:
    """As in "det blev sexton stycken som öppnade"."""
    following = statement.clauses[position + 1 : position + 2]
    last = index + 1 == len(statement.clauses[position].units)
    return last and any(c.before == "which" and c.units[0].kind == "opened" for c in following)


def _is_of_findings(statement: Statement, position: int) -> bool:
    """As in "fartkontroll 22.30 (10 st, 2 böter)": as likely of cars as of checks."""
    clause, following = statement.clauses[position], statement.clauses[position + 1 : position + 2]
    alone = [unit.rule for unit in clause.units] == ["number.pieces"]
    found = any(c.has("finding") and c.of("number", "article") for c in following)
    act = statement.act.value
    visits = isinstance(act, ActivityWord) and act.venues
    return alone and position > statement.first_named and found and not visits


def _came_off(units: Sequence[Unit], index: int, clause: Clause) -> bool:
    """As in "men bara två blev av"."""
    leads = all(unit.kind == "only" for unit in units[:index])
    return leads and any(
        m.name == "firmly_done" and m.start == unit.start
        for unit in units[index + 1 : index + 2]
        for m in clause.markers
        if unit.kind == "linking"
    )


def _is_at_home(units: Sequence[Unit], index: int, statement: Statement, activity: str | None) -> bool:
    """As in "31 lägenheter, 19 hemma"."""
    before = (u for u in statement.of("thing") if u.start < units[index].start)
    return matches("^<linking>? <at_home>", units[index + 1 :]) and any(
        is_visited(u, activity) for u in before
    )


def _stands_for_occasions(index: int, statement: Statement, position: int, units: Sequence[Unit]) -> bool:
    """A number without its noun: "två i Vårby", "krogtillsyn: 3", "Skogås 2", "krogtillsyn 4 st"."""
    unit, clause, act = units[index], statement.clauses[position], statement.act
    if _is_described(statement, position) or _is_added_to(statement, position, units, index):
        return False
    if _is_headed_otherwise(statement, position):
        return False
    leads = statement.inherited or position >= statement.first_named
    if unit.kind in {"vague_range", "both"} or clause.words or clause.of("you"):
        return unit.kind == "count" and act in units and _is_beside_act(index, units)
    before = units[index - 1].kind if index else None
    after = next((u.kind for u in units[index + 1 :] if u.kind not in _FILLERS), None)
    if unit.kind == "article":
        return _article_counts(before, after)
    if unit.kind == "count":
        return before != "organisation" and after != "organisation" and (leads or len(units) > 1)
    if clause.units[0].kind == "word" and index == 1 and clause.has("takes_back"):
        return True
    if clause.has("takes_back") and any(
        m.name == "it_was" and m.end + 1 == unit.start for m in clause.markers
    ):
        return after in _AFTER_LEADING or after is None
    if before is None:
        if after == "without":
            return clause.before in {"comma", "open", "stop"}
        return after in _AFTER_LEADING or (after is None and _follows_activity(statement, position))
    return before in _BEFORE_BARE


def _article_counts(before: str | None, after: str | None) -> bool:
    """As in "en i Vårby", "måndag en": by the kinds beside it."""
    if before == "when":
        return after is None or after in _AFTER_ARTICLE
    return before not in {"activity", "visit"} and (
        after in _AFTER_ARTICLE or (before is None and after == "when")
    )


def _is_added_to(statement: Statement, position: int, units: Sequence[Unit], index: int) -> bool:
    """As in "3 + 8 böter": the number after "and" has the noun of both."""
    following = statement.clauses[position + 1 : position + 2]
    if index + 1 < len(units) or not following or following[0].before != "and":
        return False
    other = following[0].units
    return other[0].kind == "number" and counted(other, 0, None) is Of.OTHER


def _is_headed_otherwise(statement: Statement, position: int) -> bool:
    """As in "Personal: 6": a heading that says what is counted, and it is no occasion."""
    clause, heading = statement.clauses[position], statement.clauses[position - 1]
    known = heading.act or heading.of("thing", "place", "when", "time", "number", "count", "shop")
    return clause.before == "colon" and position > statement.first_named and not known


def _is_described(statement: Statement, position: int) -> bool:
    """As in "Bara två som kom": a clause with "som" tells what the number counts."""
    following = statement.clauses[position + 1 : position + 2]
    placed = statement.clauses[position].of("place", "street")
    return not placed and any(clause.before == "which" for clause in following)


def _follows_activity(statement: Statement, position: int) -> bool:
    """Whether nothing but the activity and its details stands before this clause."""
    before = statement.clauses[statement.first_named : position]
    return bool(before) and all(clause.words == 0 for clause in before)


def _is_beside_act(index: int, units: Sequence[Unit]) -> bool:
    near = units[max(index - 1, 0) : index + 2]
    return any(unit.kind in {"activity", "visit"} for unit in near)
