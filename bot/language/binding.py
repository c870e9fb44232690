"""From a statement to what belongs to its activity: numbers, places, days and partners."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.language.chunks import Chunk
from bot.language.clauses import Clause
from bot.language.days import NoDay
from bot.language.grammar import matches
from bot.language.occasions import Amount, amounts
from bot.language.statements import Modality, Statement
from bot.language.units import Unit
from bot.language.visits import note_visits
from bot.language.when import When
from bot.language.where_and_when import (
    continued,
    is_aside,
    is_elsewhere,
    is_other_deed,
    places_of,
    tells_when,
    whens_of,
)
from bot.language.word_values import PlaceWord

_PAIRED = frozenset({"number", "count"})
_ALONE = frozenset({"without_partner", "alone"})
_PARTNERS = frozenset({"partner", "owner"})
_TELLING = frozenset({"number", "count", "article", "activity", "visit", "visit_verb"})
_OF_THEM = frozenset({"of", "they"})
_THERE = frozenset({"on", "in", "at", "i"})
_NUMBER_OF_PARTNER = ({"number", "partner"}, {"article", "partner"})


@dataclass
class Bound:
    """A statement with its chunks, and what it has taken over from others."""

    statement: Statement
    activity: str | None
    chunks: list[Chunk]
    partners: frozenset[str]
    lent_places: list[PlaceWord] = field(default_factory=list)
    lent_whens: list[When] = field(default_factory=list)

    @property
    def places(self) -> list[PlaceWord]:
        """Where it was, in the order of the message."""
        return [place for chunk in self.chunks for place in chunk.places]

    @property
    def whens(self) -> list[When]:
        """When it was, in the order of the message."""
        return [when for chunk in self.chunks for when in chunk.whens]


def bind(statement: Statement, activity: str | None) -> Bound:
    """The chunks of a statement about an activity; None for one that can't be told."""
    chunks: list[Chunk] = []
    starts: list[int] = []
    for position, clause in enumerate(statement.clauses):
        starts.append(len(chunks))
        led = position < statement.first_named and bool(statement.own.of("there"))
        if clause.before == "which" and chunks and not led and statement.act not in clause.units:
            _add_remark(chunks[-1], clause, dated=not _dates_only(clause, statement))
        else:
            for units in _pieces(clause):
                chunk = _chunk(statement, position, units, activity, chunks)
                if not _is_in_brackets(chunk, chunks):
                    chunks.append(chunk)
    _taken_back(statement, chunks, starts)
    chunks = _with_partners_there(chunks)
    partners = frozenset[str]().union(*(chunk.partners for chunk in chunks))
    return Bound(statement, activity, chunks, partners)


def _is_in_brackets(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether brackets only say who took part in what stands before them, which then knows it."""
    told = chunk.amounts or chunk.places or chunk.whens or chunk.shops or chunk.several
    if chunk.before != "open" or told or not (chunk.partners or chunk.alone) or not before:
        return False
    before[-1].partners |= chunk.partners
    before[-1].alone |= chunk.alone
    return True


def _with_partners_there(chunks: list[Chunk]) -> list[Chunk]:
    """As in "4 på fredagen och 6 på lördagen, polisen med på fredagen": partners of the one that is named."""
    for said in [c for c in chunks if c.partners and not c.amounts and (c.whens or c.places)]:
        told = [c for c in chunks if c is not said and _is_same(said, c)]
        others = [c for c in chunks if c is not said and c not in told and (c.amounts or c.whens or c.places)]
        if len(told) == 1 and others:
            told[0].partners |= said.partners
            told[0].own_partners = True
            chunks = [c for c in chunks if c is not said]
    return chunks


def _is_same(said: Chunk, told: Chunk) -> bool:
    days = {when.phrase for when in said.whens} & {when.phrase for when in told.whens}
    return bool(days) or any(place in told.places for place in said.places)


def partners_of(statement: Statement) -> frozenset[str]:
    """All who took part with the reporter, whatever the activity is."""
    return frozenset[str]().union(
        *(
            _partners(clause, clause.units, statement)
            for position, clause in enumerate(statement.clauses)
            if clause.before != "which" or not position or statement.act in clause.units
        )
    )


def _pieces(clause: Clause) -> list[tuple[Unit, ...]]:
    """A clause cut where one number with its place follows another: "1 skogås 2 trångsund"."""
    pieces: list[list[Unit]] = [[]]
    for index, unit in enumerate(clause.units):
        if _begins_pair(pieces[-1], unit, clause.units[index + 1 :]):
            pieces.append([])
        pieces[-1].append(unit)
    return [tuple(piece) for piece in pieces]


def _begins_pair(current: Sequence[Unit], unit: Unit, following: Sequence[Unit]) -> bool:
    """Whether a number before its place, or a place before its number, begins where such a pair has ended."""
    kinds = {u.kind for u in current}
    after = following[0].kind if following else None
    if unit.kind == "article" and {"article", "place"} <= kinds:
        return after in {"i", "on", "in"}
    if not kinds & _PAIRED:
        return False
    if "when" in kinds and unit.kind == "number" and after == "when":
        return True
    if unit.rule == "partner.joined" and matches("^<on|in|at|i>? <number|article>$", following):
        return True
    if "place" not in kinds:
        return False
    if unit.kind == "number":
        return after in {"place", "i", "on", "in"}
    return unit.kind == "place" and after in _PAIRED and current[-1].kind in _PAIRED


def _chunk(
    statement: Statement,
    position: int,
    units: tuple[Unit, ...],
    activity: str | None,
    before: Sequence[Chunk],
) -> Chunk:
    clause = statement.clauses[position]
    described = statement.clauses[position - 1] if position and clause.before == "which" else None
    chunk = Chunk(requested=_requested(clause, described), each=any(unit.kind == "each" for unit in units))
    chunk.partners = _partners(clause, units, statement)
    chunk.alone = any(_tells_alone(units, index) for index in range(len(units)))
    chunk.led_by_partners = _leads_with_partners(units)
    chunk.before = clause.before
    chunk.somewhere = matches("<i|on|in|at> <word>", units)
    chunk.timed = any(unit.kind in {"time", "part"} for unit in units)
    chunk.one_more = any(unit.rule == "number.one_more" for unit in units)
    goes_on = clause.before in {"sen", "then"} and clause.is_detail
    near = units if goes_on else continued(clause, units)
    chunk.joined = (clause.before == "and" or goes_on) and any(unit.kind == "place" for unit in near)
    leads = statement.inherited or position >= statement.first_named
    own = statement.act in clause.units
    item = _is_item(clause, statement) or _is_alike(clause, statement.clauses[position - 1])
    remark = is_aside(clause) and not item
    about = leads and statement.names_act and not own
    aside = about and (remark or is_other_deed(clause, statement))
    near = continued(clause, units) if aside else units
    if (near or not any(c.places for c in before)) and not is_elsewhere(statement, position):
        chunk.places = places_of(near or units, statement.act)
    if (near or not any(c.whens for c in before)) and tells_when(statement, position, chunk, before):
        chunk.whens = whens_of(near or units, own=own or not statement.names_act)
    chunk.amounts = amounts(statement, position, units, activity)
    chunk.of_which = clause.before == "of_which"
    if chunk.of_which and chunk.requested is not None and matches("^<number>", units):
        chunk.amounts = [Amount(units[0].value)]
    first = units[0] is clause.units[0]
    if (part := _joint_part(units, clause.before if first else "comma", before)) is not None:
        chunk.of_which, chunk.amounts = True, [Amount(part)]
    if statement.act.kind != "lookalike":
        note_visits(chunk, units, activity, remark=aside and clause.before not in {"and", "or"})
    return chunk


def _tells_alone(units: Sequence[Unit], index: int) -> bool:
    """As in "två utan polisen", "en utan"; not so in "utan anmärkning"."""
    following = units[index + 1 : index + 2]
    bare = units[index].kind == "without" and all(unit.kind != "word" for unit in following)
    return bare or units[index].kind in _ALONE


def _is_item(clause: Clause, statement: Statement) -> bool:
    """As in "Kvällens fältning:", and a line for each place with a word about it."""
    return clause.before == "line" and clause.units[0].kind == "place" and not statement.own.of("place")


def _is_alike(clause: Clause, before: Clause) -> bool:
    """As in "Skogås 3 orosamtal, Vårby 1 orosamtal": a place told of in the words of the one before it."""
    words = {unit.text for unit in clause.of("word")}
    placed = clause.units[0].kind == "place" and bool(before.of("place"))
    return placed and bool(words) and words <= {unit.text for unit in before.of("word")}


def _leads_with_partners(units: Sequence[Unit]) -> bool:
    """Whether partners are named first: "med polisen två krogtillsyner i Vårby och en i Skogås"."""
    return next((unit.kind in _PARTNERS for unit in units if unit.kind in _PARTNERS | _TELLING), False)


def _joint_part(units: Sequence[Unit], boundary: str, before: Sequence[Chunk]) -> int | None:
    """In how many of those before a partner took part, if it says only that: "två (av dem) med polisen"."""
    kinds = {unit.kind for unit in units}
    said = kinds >= _OF_THEM or matches("^<partner> <on|in|at|i>? <number|article>", units)
    leads = {"comma", "open", "and", "stop"} if said else {"comma", "open"}
    told = [amount.count for each in before for amount in each.amounts]
    if boundary not in leads or kinds - _OF_THEM - _THERE not in _NUMBER_OF_PARTNER or len(told) != 1:
        return None
    whole = told[0]
    part = next(unit.value for unit in units if unit.kind in {"number", "article"})
    return part if whole is not None and isinstance(part, int) and part < whole else None


def _dates_only(clause: Clause, statement: Statement) -> bool:
    """Whether the only days of a statement stand in a relative clause, which may tell of something else."""
    done = statement.modality is Modality.DONE
    return done and bool(clause.of("when")) and len(statement.of("when")) == len(clause.of("when"))


def _partners(clause: Clause, units: Sequence[Unit], statement: Statement) -> frozenset[str]:
    """Who took part; one that a remark only has "med" before ("några ord med fältarna") need not have."""
    remark = statement.names_act and statement.act not in clause.units and clause.words > 0
    named = [
        u
        for u in units
        if u.kind in {"partner", "owner"} and not (remark and u.rule == "partner.merely_with")
    ]
    return frozenset[str]().union(*(unit.value for unit in named))


def _taken_back(statement: Statement, chunks: list[Chunk], starts: Sequence[int]) -> None:
    """What is said after a "nej" stands in for what was said before: "i Vårby igår, nej, i måndags"."""
    for position, clause in enumerate(statement.clauses):
        back = clause.begins_with("takes_back")
        if back and position > statement.first_named:
            before, after = chunks[: starts[position]], chunks[starts[position] :]
            for chunk in before:
                chunk.places = [] if any(c.places for c in after) else chunk.places
                chunk.whens = [] if any(c.whens for c in after) else chunk.whens
                chunk.amounts = [] if any(c.amounts for c in after) else chunk.amounts


def _add_remark(chunk: Chunk, clause: Clause, *, dated: bool) -> None:
    """A relative clause says of its place only who asked for it; a day in it alone is not sure."""
    if clause.of("when") and not dated:
        chunk.whens = [When(NoDay())]
    requested = _requested(clause)
    chunk.requested = requested if requested is not None else chunk.requested


def _requested(clause: Clause, before: Clause | None = None) -> bool | None:
    if clause.has("not_asked_for"):
        return False
    if clause.has("requested_place"):
        return True
    if not clause.has("asked_for"):
        return None
    asked = min(marker.start for marker in clause.markers if marker.name == "asked_for")
    denied = any(m.name in {"nobody", "not"} and m.start < asked for m in clause.markers)
    named = clause.has("citizens") or (before is not None and before.has("citizens"))
    if named:
        return not denied
    return False if clause.has("nobody") and not clause.has("complaint") else None
