"""Which places of a clause are those of the activity, and not of a remark beside it; what leads to them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.phrases.places import OF_INHABITANTS
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord

_NOT_WHERE_IT_WAS = frozenset({"from", "home", "toward", "instead_of"})
_THERE = frozenset({"on", "in", "at", "i"})
_NAMES = frozenset(
    {
        "word", "thing", "site", "place_noun", "place", "street", "shop", "adjective", "noise", "den",
        "number", "part",
    }
)  # fmt: skip
_COUNTING = frozenset({"article", "number", "count", "vague"})
_SENTENCES = frozenset({"stop", "line"})
_BEGINS_STORY = _SENTENCES | {"comma", "but"}
_CONTINUING = frozenset({"place", "when", "i", "on", "in", "part", "time"})


def is_aside(clause: Clause) -> bool:
    """Whether a clause without the activity is a remark about something else."""
    if clause.has("not_the_act", "opinion", "finding", "reason_alarm", "complaint", "seen_there") or (
        clause.has("asked_for") and clause.has("citizens")
    ):
        return True
    return clause.words > 0


def is_incident(clause: Clause, statement: Statement) -> bool:
    """As in "helginsats. Bråk i Skogås", "larm i Skogås", "folk i Vårby vill ha fler lampor".

    Fines are found where the check was.
    """
    value = statement.act.value
    checks = isinstance(value, ActivityWord) and value.visited
    told = clause.has("finding", "reason_alarm") or (clause.has("citizens") and clause.has("wish"))
    return told and not checks and not clause.of("none_of", "number", "count")


def is_other_deed(clause: Clause, statement: Statement) -> bool:
    """As in "fotpatrull i Skogås, kontrollerade en bil i Vårby": an act that is no part of what was named."""
    value = statement.act.value
    named = isinstance(value, ActivityWord) and not value.visited
    return (
        named
        and bool(clause.of("visit_verb"))
        and clause.before in {"comma", "stop", "line", "and", "then", "sen"}
    )


def is_story(clause: Clause, statement: Statement) -> bool:
    """As in "helginsats. Bråk på torget i Skogås", "folk ute i Skogås": where that was is not where it was.

    What a check found, it found where it was: "hastighetskontroll. Tre böter i Skogås".
    """
    value = statement.act.value
    if not isinstance(value, ActivityWord) or value.visited or clause.of("we") or clause.has("mostly"):
        return False
    units = clause.units[1:] if clause.units[0].kind in _COUNTING else clause.units
    first = units[0] if units else None
    if first is None or first.kind != "word" or "past" in first.looks:
        return False
    if any(marker.name == "crowd" and marker.start == first.start for marker in clause.markers):
        return clause.before in _BEGINS_STORY
    alone = clause.before == "comma" and clause.units[0].kind not in {"number", "count", "vague"}
    begins = alone or (clause.before in _SENTENCES and clause.sentence > statement.own.sentence)
    happened = "incident" in first.looks and (clause.before != "and" or first is not clause.units[0])
    return happened or (begins and not clause.knows(first))


def is_in_story(statement: Statement, position: int) -> bool:
    """The same of a clause at a position, or of one that only lists on: "folk ute i Skogås och Trångsund"."""
    clause = statement.clauses[position]
    if clause.before == "and" and clause.is_detail and position - 1 > statement.first_named:
        clause = statement.clauses[position - 1]
    return is_story(clause, statement)


def continued(clause: Clause, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The places and times that a remark begins with, joined to those before: "och skogås, frös ..."."""
    if clause.before not in {"and", "or"}:
        return ()
    length = next((i for i, unit in enumerate(units) if unit.kind not in _CONTINUING), len(units))
    return units[:length]


def is_elsewhere(statement: Statement, position: int) -> bool:
    """Whether a walk, or a remark before the activity, has a place of its own, and the activity another."""
    clause, own = _of_list(statement, position), statement.own
    if walks_elsewhere(statement, position):
        return True
    if _tells_where_they_live(clause):
        return not own.of("there")
    apart = own.before in {"but", "so", "and", "then", "sen"} and not clause.is_detail
    if clause.sentence < own.sentence and clause.words and _is_outside(clause):
        return bool(own.of("place"))
    told = clause.of("number", "count", "article", "shop") and clause.words == 0
    return position < statement.first_named and apart and not told and bool(own.of("place"))


def leads_there(clause: Clause, statement: Statement) -> bool:
    """As in "åkte till Skogås och gick fotpatrull"; not so in "åkte till Skogås på larm"."""
    own = statement.own
    ahead = clause.sentence == own.sentence and clause.units[0].start < own.units[0].start
    on_alarm = clause.has("reason_alarm", "got_alarm")
    return ahead and clause.has("went_to") and not (on_alarm or own.of("place"))


def walks_elsewhere(statement: Statement, position: int) -> bool:
    """As in "en patrull gick i Vårby och en stod med laser i Skogås": a walk is no check and no visit."""
    clause, value = statement.clauses[position], statement.act.value
    before = statement.clauses[position - 1] if position else clause
    walks = any(each.of("walked") and each.act is None for each in (clause, *_led_by(clause, before)))
    checks = isinstance(value, ActivityWord) and value.visited and statement.names_act
    return walks and checks and statement.act not in clause.units and bool(statement.own.of("place"))


def _led_by(clause: Clause, before: Clause) -> Sequence[Clause]:
    """The clause that a bare place goes on from: "idag har vi bara gått, i Flemingsberg"."""
    return (before,) if clause.is_detail and clause.before == "comma" and not before.of("place") else ()


def _of_list(statement: Statement, position: int) -> Clause:
    """A clause, or the one that a bare place goes on from: "boende i Vårby och Skogås hade bett om det"."""
    clause = statement.clauses[position]
    listed = clause.before == "and" and matches("^<i|on|in>? <place>", clause.units)
    before = statement.clauses[position - 1] if position and listed else clause
    return before if _tells_where_they_live(before) else clause


def _is_outside(clause: Clause) -> bool:
    """As in "en villabrand i Botkyrka"."""
    return all(unit.value.outside for unit in clause.of("place"))


def _tells_where_they_live(clause: Clause) -> bool:
    """As in "en familj bosatt i Fittja"; not so in "i Stuvsta på boendes önskan"."""
    last = max((unit.start for unit in clause.of("place")), default=0)
    return any(marker.name == "lives" and marker.start < last for marker in clause.markers)


def places_of(units: Sequence[Unit], act: Unit, *, went_there: bool = False) -> list[PlaceWord]:
    """The places of a clause; "från Skogås" is where it was only just before the activity.

    `went_there` says that it tells of an occasion of its own, as in "så vi gick till Skogås i stället".
    """
    found: list[PlaceWord] = []
    remark = not went_there and act.text and act not in units and any(unit.kind == "word" for unit in units)
    away = _NOT_WHERE_IT_WAS | ({"to"} if remark else frozenset())
    if any(unit.kind == "place" and unit.rule != OF_INHABITANTS for unit in units):
        units = [unit for unit in units if unit.rule != OF_INHABITANTS]
    for index, unit in enumerate(units):
        before = units[index - 1].kind if index else None
        led_to = _behind_act(units[max(index - 3, 0) : index], act)
        if any(u.kind in {"from", "home"} for u in led_to) and before != "from":
            continue
        led = before == "from" and act in units[index : index + 3]
        if unit.kind == "place" and (before not in away or led):
            found.append(unit.value)
    return found


def _behind_act(units: Sequence[Unit], act: Unit) -> Sequence[Unit]:
    """Of some units those behind the activity: "tillbaka från fotpatrullen i Vårby" tells where it was."""
    return units[units.index(act) + 1 :] if act in units else units


def was_shut(clause: Clause, statement: Statement) -> bool:
    """As in "tobakstillsyn på Coop, ICA hade stängt": a shop that is named for nothing was done there."""
    beside = statement.act not in clause.units and clause.before != "and"
    return beside and clause.has("absent") and bool(clause.of("shop"))


def led_by(units: Sequence[Unit]) -> str:
    """What leads to where or when it was: the kind of a word such as "hos", or of a part of the day."""
    found = (unit.kind for unit, after in pairwise(units) if unit.kind in _THERE and after.kind in _NAMES)
    return next(found, next((unit.kind for unit in units if unit.kind in {"time", "part"}), ""))
