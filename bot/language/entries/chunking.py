"""One clause cut into chunks: a number with its places, days and partners each."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.at_names import is_part_of_total
from bot.language.entries.beside_one import is_of_some_of_us
from bot.language.entries.chunks import Chunk
from bot.language.entries.company import (
    is_said_of_all,
    leads_with_partners,
    partners_in,
    tells_alone,
)
from bot.language.entries.homes import without_homes
from bot.language.entries.occasions import amounts
from bot.language.entries.requests import note_asked, note_rest
from bot.language.entries.shares import note_share
from bot.language.entries.visits import note_visits, tells_what_sort
from bot.language.entries.when_it_was import tells_when, unsure_in_story, whens_of
from bot.language.entries.where_it_was import (
    continued,
    is_aside,
    is_elsewhere,
    is_in_story,
    is_incident,
    is_other_deed,
    leads_there,
    led_by,
    places_of,
    was_shut,
)
from bot.language.entries.who_asked import asked_for, requested, tells_of_asking
from bot.language.phrases.grammar import matches
from bot.language.phrases.noise import LABEL
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_PAIRED = frozenset({"number", "count"})
_ENDS_PAIR = frozenset({*_PAIRED, "thing", "slash"})


def pieces(clause: Clause) -> list[tuple[Unit, ...]]:
    """A clause cut where one number with its place follows another: "1 skogås 2 trångsund"."""
    cut: list[list[Unit]] = [[]]
    for index, unit in enumerate(clause.units):
        if _begins_pair(cut[-1], unit, clause.units[index + 1 :]):
            cut.append([])
        cut[-1].append(unit)
    return [tuple(piece) for piece in cut]


def _begins_pair(current: Sequence[Unit], unit: Unit, following: Sequence[Unit]) -> bool:
    """Whether a number before its place, or a place before its number, begins where such a pair has ended."""
    kinds = {u.kind for u in current}
    after = following[0].kind if following else None
    if unit.kind == "article" and {"article", "place"} <= kinds:
        return after in {"i", "on", "in"}
    if not kinds & _PAIRED:
        return False
    dated = (unit.kind == "when") != (after == "when") and {unit.kind, after} <= {*_PAIRED, "when"}
    if "when" in kinds and dated and unit.kind != current[-1].kind:
        return True
    if unit.rule == "partner.joined" and matches("^<on|in|at|i>? <number|article>$", following):
        return True
    if "place" not in kinds:
        return False
    if unit.kind in _PAIRED:
        return after in {"place", "i", "on", "in", "shop"}
    return unit.kind == "place" and after in _PAIRED and current[-1].kind in _ENDS_PAIR


def chunk_of(
    statement: Statement,
    position: int,
    units: tuple[Unit, ...],
    activity: str | None,
    before: Sequence[Chunk],
) -> Chunk:
    """What some units of the clause at a position say of the activity, after the chunks before them."""
    clause = statement.clauses[position]
    kinds = {unit.kind for unit in units}
    chunk = Chunk(
        before=clause.before,
        amounts=[]
        if _tells_no_number(statement, position)
        else amounts(statement, position, units, activity),
        each="each" in kinds,
        requested=asked_for(statement, position),
        partners=partners_in(clause, units, statement),
        alone=tells_alone(clause, units),
        led_by_partners=leads_with_partners(units),
        of_all=clause.before == "and" and is_said_of_all(units),
        joined=_is_joined(clause, units),
        of_which=clause.before == "of_which",
        one_more=_adds(units),
        timed=not kinds.isdisjoint({"time", "part"}),
        somewhere=matches("<i|on|in|at> <word>", units),
        group=next((unit.text for unit in units if unit.rule == LABEL), ""),
        in_total=is_part_of_total(statement, position),
        led=led_by(units),
        enclosed=clause.enclosed,
    )
    remark = not chunk.one_more and _is_remark(statement, position)
    near = continued(clause, units) if remark else units
    if (near or not any(c.places for c in before)) and not is_elsewhere(statement, position):
        went_there = (statement.inherited and clause is statement.own) or chunk.one_more
        went_there = went_there or clause.begins_with("finished") or leads_there(clause, statement)
        placed = without_homes(near or units, statement)
        chunk.places = places_of(placed, statement.act, went_there=went_there)
        story = position > statement.first_named and is_in_story(statement, position)
        if story or (remark and not near and is_incident(clause, statement)):
            chunk.places = []
        if (remark and not near) or (position > statement.first_named and clause.of("word")):
            chunk.places = [place for place in chunk.places if not place.outside]
    if not chunk.places and chunk.amounts and "there" in kinds:
        chunk.places = next((c.places for c in reversed(before) if c.places), [])
    if (near or not any(c.whens for c in before)) and tells_when(statement, position, chunk, before):
        own = statement.act in clause.units or not statement.names_act
        chunk.whens = unsure_in_story(whens_of(near or units, own=own), statement, position)
    if is_of_some_of_us(statement, position) and not any(c.amounts for c in before):
        chunk.places = []
    note_share(chunk, clause, units, before)
    if chunk.requested is not None and before and statement.act not in clause.units:
        note_asked(chunk, clause, before)
    note_rest(clause, before)
    if statement.act.kind != "lookalike" and not _is_heading(statement, position):
        remark = remark and clause.before not in {"and", "or"}
        met = clause.has("met") and statement.act not in clause.units
        sort = tells_what_sort(statement, position)
        note_visits(chunk, units, activity, remark=remark or met or sort)
        told = units[0].kind == "shop" and any(c.amounts for c in before)
        if was_shut(clause, statement) or clause.has("except") or (remark and told):
            chunk.shops = []
    return chunk


def _tells_no_number(statement: Statement, position: int) -> bool:
    """As in "polisen med på några", "flera på Facebook har skrivit om den" before what was done."""
    clause = statement.clauses[position]
    return clause.has("joined_some") or (position < statement.first_named and tells_of_asking(clause))


def _adds(units: Sequence[Unit]) -> bool:
    """As in "en till i Skogås", "ytterligare två i Skogås"."""
    return any(unit.rule == "number.one_more" for unit in units) or matches("^<more> <number|article>", units)


def _is_joined(clause: Clause, units: tuple[Unit, ...]) -> bool:
    """Whether it begins with places that go on from those before: "och Skogås", "sen Skogås"."""
    goes_on = clause.before in {"sen", "then"} and clause.is_detail
    near = units if goes_on else continued(clause, units)
    return (clause.before == "and" or goes_on) and any(unit.kind == "place" for unit in near)


def _is_remark(statement: Statement, position: int) -> bool:
    """Whether the clause at a position, after the activity's, tells of something else."""
    clause = statement.clauses[position]
    follows = statement.inherited or position >= statement.first_named
    if not (follows and statement.names_act) or statement.act in clause.units:
        return False
    item = _is_item(clause, statement) or _is_alike(clause, statement.clauses[position - 1])
    item = item or _is_one_there(clause) or _is_asked_for_elsewhere(clause, statement.clauses[:position])
    if _is_of_those_told(clause, statement.clauses[position - 1]):
        return True
    return (is_aside(clause) and not item) or is_other_deed(clause, statement)


def _is_of_those_told(clause: Clause, before: Clause) -> bool:
    """As in "ett gäng drog sen vidare mot Skärholmen": "sen" stands behind what others did."""
    others = before.act is None and before.units[0].kind in {"article", "number", "vague"}
    return clause.before == "sen" and others and before.has("past") and not before.of("we", "place")


def _is_item(clause: Clause, statement: Statement) -> bool:
    """As in "Kvällens fältning:", and a line for each place with a word about it."""
    return clause.before == "line" and clause.units[0].kind == "place" and not statement.own.of("place")


def _is_one_there(clause: Clause) -> bool:
    """As in "en i Vårby och en på Storvretsvägen på begäran av boende"."""
    told = "^<number|article> <i|on|in>? <place>"
    found = clause.has("finding") and not matches(f"{told} <mere_with>", clause.units)
    return not clause.words and not found and matches(told, clause.units)


def _is_asked_for_elsewhere(clause: Clause, before: Sequence[Clause]) -> bool:
    """As in "Melodivägen på önskemål från boende, Storvretsvägen på eget initiativ"."""
    placed = not clause.words and matches("^<i|on|in>? <place>", clause.units)
    if not placed or requested(clause) is None:
        return False
    here = {unit.value for unit in clause.of("place")}
    return not any(unit.value in here for each in before for unit in each.of("place"))


def _is_alike(clause: Clause, before: Clause) -> bool:
    """As in "Skogås 3 orosamtal, Vårby 1 orosamtal": a place told of in the words of the one before it."""
    words = {unit.text for unit in clause.of("word")}
    placed = clause.units[0].kind == "place" and bool(before.of("place"))
    return placed and bool(words) and words <= {unit.text for unit in before.of("word")}


def _is_heading(statement: Statement, position: int) -> bool:
    """As in "krog i Fullersta: 1 besök i fredags": the colon leads to the visits, and it is none itself."""
    clause, following = statement.clauses[position], statement.clauses[position + 1 : position + 2]
    named = statement.act in clause.units or bool(clause.of("shop", "number", "count"))
    return not named and any(each.before == "colon" for each in following)
