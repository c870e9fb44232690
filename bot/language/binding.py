"""From a statement to what belongs to its activity: numbers, places, days and partners."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.language.clauses import Clause
from bot.language.days import NoDay, Relative, Span
from bot.language.inflection import Number
from bot.language.occasions import NUMBERS, Amount, amounts, is_visited
from bot.language.statements import Modality, Statement
from bot.language.units import Unit
from bot.language.when import When
from bot.language.word_values import ActivityWord, PlaceWord, ThingWord

_FEW_WORDS = 2
_PAIRED = frozenset({"number", "count"})
_FIRST_UNITS = 3
_NOT_WHERE_IT_WAS = frozenset({"from", "toward", "instead_of"})
_CONTINUING = frozenset({"place", "when", "i", "on", "in", "part", "time"})
_OF_THEM = frozenset({"of", "they"})
_NUMBER_OF_PARTNER = ({"number", "partner"}, {"article", "partner"})


@dataclass
class Chunk:
    """What one clause says of number, place and time.

    `shops` are things visited that are named one by one, `several` says that such things are many,
    `alone` that no partner took part there, `joined` that its places are joined to those before by "och",
    `of_which` that it tells of a part of those before, `headed` that a colon leads to it.
    """

    amounts: list[Amount] = field(default_factory=list)
    shops: list[str] = field(default_factory=list)
    several: bool = False
    each: bool = False
    places: list[PlaceWord] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    requested: bool | None = None
    partners: frozenset[str] = frozenset()
    alone: bool = False
    joined: bool = False
    of_which: bool = False
    headed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it tells a number of occasions or of things visited."""
        return bool(self.amounts or self.shops)


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
                chunks.append(_chunk(statement, position, units, activity, chunks))
    _taken_back(statement, chunks, starts)
    partners = frozenset[str]().union(*(chunk.partners for chunk in chunks))
    return Bound(statement, activity, chunks, partners)


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
        if _begins_pair(pieces[-1], unit, clause.units[index + 1 : index + 2]):
            pieces.append([])
        pieces[-1].append(unit)
    return [tuple(piece) for piece in pieces]


def _begins_pair(current: Sequence[Unit], unit: Unit, following: Sequence[Unit]) -> bool:
    """Whether a number before its place, or a place before its number, begins where such a pair has ended."""
    kinds = {u.kind for u in current}
    after = following[0].kind if following else None
    if "place" not in kinds or not kinds & _PAIRED:
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
    chunk.alone = any(unit.kind in {"without", "without_partner"} for unit in units)
    chunk.headed = clause.before == "colon"
    chunk.joined = clause.before == "and" and any(unit.kind == "place" for unit in _continued(clause, units))
    leads = statement.inherited or position >= statement.first_named
    own = statement.act in clause.units
    aside = leads and statement.names_act and not own and _is_aside(clause)
    near = _continued(clause, units) if aside else units
    if (near or not any(c.places for c in before)) and not _is_elsewhere(statement, position):
        chunk.places = _places(near or units, statement.act)
    if (near or not any(c.whens for c in before)) and _tells_when(statement, position, chunk, before):
        chunk.whens = _whens(near or units, own=own or not statement.names_act)
    chunk.amounts = amounts(statement, position, units, activity)
    chunk.of_which = clause.before == "of_which"
    if (part := _joint_part(clause, before)) is not None:
        chunk.of_which, chunk.amounts = True, [Amount(part)]
    if statement.act.kind != "lookalike":
        _visits(chunk, units, activity, remark=aside and clause.before not in {"and", "or"})
    return chunk


def _joint_part(clause: Clause, before: Sequence[Chunk]) -> int | None:
    """In how many of those before a partner took part, if it says only that: "två (av dem) med polisen"."""
    kinds = {unit.kind for unit in clause.units}
    of_them = kinds >= _OF_THEM
    leads = {"comma", "and"} if of_them else {"comma"}
    told = [amount.count for each in before for amount in each.amounts]
    if clause.before not in leads or kinds - _OF_THEM not in _NUMBER_OF_PARTNER or len(told) != 1:
        return None
    whole, part = told[0], clause.of("number", "article")[0].value
    return part if whole is not None and isinstance(part, int) and part < whole else None


def _is_elsewhere(statement: Statement, position: int) -> bool:
    """Whether a remark before the activity has a place of its own, and the activity another."""
    clause, own = statement.clauses[position], statement.own
    if clause.has("lives"):
        return not own.of("there")
    apart = own.before in {"but", "so", "and", "then", "sen"} and not clause.is_detail
    told = clause.of("number", "count", "article") and clause.words == 0
    return position < statement.first_named and apart and not told and bool(own.of("place"))


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
        back = any(m.name == "takes_back" and m.start == clause.units[0].start for m in clause.markers)
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


def _continued(clause: Clause, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The places and times that a remark begins with, joined to those before: "och skogås, frös ..."."""
    if clause.before not in {"and", "or"}:
        return ()
    length = next((i for i, unit in enumerate(units) if unit.kind not in _CONTINUING), len(units))
    return units[:length]


def _is_aside(clause: Clause) -> bool:
    """Whether a clause without the activity is a remark about something else."""
    if clause.has("not_the_act", "opinion", "finding", "reason_alarm") or (
        clause.has("asked_for") and clause.has("citizens")
    ):
        return True
    return clause.words > 0


def _tells_when(statement: Statement, position: int, chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether the days of a clause are those of the activity, and not of a long remark or of a plan."""
    clause, own = statement.clauses[position], statement.own
    if clause.sentence < own.sentence and own.of("when"):
        return False
    later = position > statement.first_named and statement.act not in clause.units
    if later and (clause.has("asked_for") or (clause.sentence > own.sentence and clause.words > 0)):
        return not statement.names_act
    if statement.act in clause.units or not statement.names_act:
        return True
    if clause.is_detail:
        return not _continues_remark(statement, position)
    if position > statement.first_named and not chunk.places and any(c.whens for c in before):
        return clause.before in {"and", "or"} or _takes_back(statement.clauses[: position + 1])
    return clause.words <= _FEW_WORDS and not (clause.ahead and clause.sentence != own.sentence)


def _takes_back(clauses: Sequence[Clause]) -> bool:
    return any(clause.has("takes_back") for clause in clauses)


def _continues_remark(statement: Statement, position: int) -> bool:
    """As in "protokollet blev klart först idag": a detail that only a word parts from a remark."""
    clause, earlier = statement.clauses[position], statement.clauses[position - 1]
    apart = clause.before in {"then", "so", "open", "sen"}
    return apart and position - 1 > statement.first_named and _is_aside(earlier)


def _places(units: Sequence[Unit], act: Unit) -> list[PlaceWord]:
    """The places of a clause; "från Skogås" is where it was only just before the activity."""
    found: list[PlaceWord] = []
    remark = act.text and act not in units and any(unit.kind == "word" for unit in units)
    away = _NOT_WHERE_IT_WAS | ({"to"} if remark else frozenset())
    for index, unit in enumerate(units):
        before = units[index - 1].kind if index else None
        if any(u.kind == "from" for u in units[max(index - 3, 0) : index]) and before != "from":
            continue
        led = before == "from" and act in units[index : index + 3]
        if unit.kind == "place" and (before not in away or led):
            found.append(unit.value)
    return found


def _whens(units: Sequence[Unit], *, own: bool) -> list[When]:
    """The days of a clause; "till 10 augusti" beside the activity, and "från mars", are not when it was."""
    found: list[When] = []
    for index, unit in enumerate(units):
        before = units[index - 1].kind if index else None
        from_span = before == "from" and isinstance(unit.value, When) and isinstance(unit.value.phrase, Span)
        counting = unit.rule == "date.day_of_month" and _is_the_act(units, index + 1)
        if unit.kind == "when" and not from_span and not counting and (own or before != "to"):
            found.append(unit.value)
    return found


def _is_the_act(units: Sequence[Unit], index: int) -> bool:
    """As in "den tredje hastkontrollen": the activity by its number, and no day of the month."""
    value = units[index].value if index < len(units) else None
    return isinstance(value, ActivityWord) and value.definite


def _requested(clause: Clause, before: Clause | None = None) -> bool | None:
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


def _visits(chunk: Chunk, units: Sequence[Unit], activity: str | None, *, remark: bool) -> None:
    """Note the things visited that no number stands before; a remark only goes on about them."""
    for index, unit in enumerate(units):
        if unit.kind == "shop":
            chunk.shops.append(unit.text)
        elif not remark and _is_visited_alone(units, index, activity):
            _visit(chunk, unit, of_all=index > 0 and units[index - 1].kind == "all_of")


def _is_visited_alone(units: Sequence[Unit], index: int, activity: str | None) -> bool:
    return (
        units[index].kind == "thing" and is_visited(units[index], activity) and not _is_numbered(units, index)
    )


def _visit(chunk: Chunk, unit: Unit, *, of_all: bool) -> None:
    value = unit.value
    if isinstance(value, ThingWord) and (value.number is Number.MANY or of_all):
        chunk.several = True
    else:
        chunk.shops.append(unit.text)


def _is_numbered(units: Sequence[Unit], index: int) -> bool:
    back = index - 1
    while back >= 0 and _is_adjectival(units[back]):
        back -= 1
    return back >= 0 and units[back].kind in NUMBERS


def _is_adjectival(unit: Unit) -> bool:
    return unit.kind in {"adjective", "all_of", "den"} or (unit.kind == "word" and "adjective" in unit.looks)


# What statements take over from each other


def lend(bounds: Iterable[Bound]) -> None:
    """Let statements take over what is said for all: a place said last or first, and the day."""
    found = list(bounds)
    for index in range(len(found) - 2, -1, -1):
        _lend_back(found[index], found[index + 1])
    for index in range(1, len(found)):
        _lend_on(found[index - 1], found[index])


def _lend_back(here: Bound, after: Bound) -> None:
    joined = after.statement.own.before in {"and", "comma", "or"} and not after.statement.inherited
    same = here.statement.clauses[-1].sentence == after.statement.clauses[0].sentence
    if not (joined and same):
        return
    alone = not here.places and not here.partners and len(here.statement.clauses) == 1
    alone = alone and not here.statement.own.words
    if alone and (not here.whens or _leads(here, "when")):
        here.lent_places = after.places or after.lent_places
        if after.partners and here.lent_places and here.activity != after.activity:
            here.partners = here.partners | after.partners
    if not here.whens:
        here.lent_whens = after.whens or after.lent_whens


def _leads(bound: Bound, kind: str) -> bool:
    """Whether a unit of a kind stands before the activity."""
    act = bound.statement.act
    return any(unit.kind == kind and unit.start < act.start for unit in bound.statement.of(kind))


def _opens_with(bound: Bound, kind: str) -> bool:
    """Whether a statement begins with a unit of a kind: "I Skogås körde vi ...", which then holds for all."""
    first = bound.statement.clauses[0].units[:_FIRST_UNITS]
    return any(unit.kind == kind and unit.start < bound.statement.act.start for unit in first)


def _lend_on(before: Bound, here: Bound) -> None:
    if not here.whens and not here.lent_whens and before.statement.modality is here.statement.modality:
        here.lent_whens = [when for when in before.whens or before.lent_whens if not _is_now(when)]
    if here.places or here.lent_places:
        return
    same = before.statement.clauses[-1].sentence == here.statement.clauses[0].sentence
    general = before.activity is None and before.statement.act.kind == "visit"
    if here.statement.of("there") or (same and general):
        here.lent_places = before.places or before.lent_places
    elif here.statement.inherited:
        here.lent_places = before.places if len(before.places) == 1 else []
    elif same and _opens_with(before, "place"):
        here.lent_places = before.places or before.lent_places


def _is_now(when: When) -> bool:
    return isinstance(when.phrase, Relative) and when.phrase.offset == 0
