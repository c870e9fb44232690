"""From a statement to what belongs to its activity: numbers, places, days and partners."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import DayPhrase, NoDay, OnWeekday
from bot.language.days.when import When
from bot.language.entries.chunking import chunk_of, pieces
from bot.language.entries.chunks import Chunk
from bot.language.entries.numbers_behind import with_places_enclosed
from bot.language.entries.requests import settle_requests
from bot.language.entries.summed_up import without_sum_of_each
from bot.language.entries.who_asked import describes_who, requested
from bot.language.entries.who_is_meant import are_those_visited
from bot.language.statements.statement import Modality, Statement
from bot.language.words.word_values import PlaceWord


@dataclass
class Bound:
    """A statement with its chunks, and what it has taken over from others.

    `together` is how many are told with it, itself among them.
    """

    statement: Statement
    activity: str | None
    chunks: list[Chunk]
    partners: frozenset[str]
    lent_places: list[PlaceWord] = field(default_factory=list)
    lent_whens: list[When] = field(default_factory=list)
    together: int = 1

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
            named = statement.clauses[position - 1]
            dated = describes_who(clause, named) or not _dates_only(clause, statement)
            _add_remark(chunks[-1], clause, dated=dated, of_visited=are_those_visited(clause, named))
        else:
            for units in pieces(clause):
                chunk = chunk_of(statement, position, units, activity, chunks)
                if chunks and (_is_company_in_brackets(chunk) or _is_alone_there(chunk, chunks)):
                    chunks[-1].partners |= chunk.partners
                    chunks[-1].alone |= chunk.alone
                    _keep_partners_there(chunks if chunk.alone else [])
                else:
                    chunks.append(chunk)
    _taken_back(statement, chunks, starts)
    chunks = _with_partners_there(with_places_enclosed(chunks))
    _share_partners_said_last(chunks)
    without_sum_of_each(chunks)
    settle_requests(chunks)
    partners = frozenset[str]().union(*(chunk.partners for chunk in chunks))
    return Bound(statement, activity, chunks, partners)


def _is_company_in_brackets(chunk: Chunk) -> bool:
    """Whether brackets only say who took part in what stands before them."""
    told = chunk.amounts or chunk.places or chunk.whens or chunk.shops or chunk.several
    return chunk.before == "open" and not told and bool(chunk.partners or chunk.alone)


def _is_alone_there(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """As in "fotpatrull i Vårby med fältarna, sen Skogås men då var de inte med": of the place before it."""
    told = chunk.amounts or chunk.places or chunk.whens or chunk.shops or chunk.several or chunk.partners
    here = bool(before[-1].places) and not before[-1].partners
    alone = chunk.alone and not told and chunk.before in {"but", "comma", "and", "stop"}
    return alone and here and any(c.partners for c in before)


def _keep_partners_there(chunks: Sequence[Chunk]) -> None:
    """As in "i Vårby, fältarna med, sen i Skogås, då utan fältarna": those with us at the first place."""
    for placed, joined in pairwise(chunks):
        if placed.places and joined.partners and not (joined.counts or joined.places or joined.whens):
            placed.partners |= joined.partners


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


def _share_partners_said_last(chunks: Sequence[Chunk]) -> None:
    """As in "två krogar i Vårby och en i Skogås ihop med polisen": those of the first number too."""
    for first, last in pairwise(chunks):
        alike = first.amounts and first.places and not (first.partners or first.alone)
        if last.of_all and alike:
            first.partners = last.partners


def _is_same(said: Chunk, told: Chunk) -> bool:
    days = {_day(when) for when in said.whens} & {_day(when) for when in told.whens}
    return bool(days) or any(place in told.places for place in said.places)


def _day(when: When) -> DayPhrase | int:
    """A day as it may be named again: "i tisdags" is "på tisdagen"."""
    return when.phrase.weekday if isinstance(when.phrase, OnWeekday) else when.phrase


def _dates_only(clause: Clause, statement: Statement) -> bool:
    """Whether the only days of a statement stand in a relative clause, which may tell of something else.

    As in "som boende bad om i måndags"; not so in "som jag glömde från i måndags", which tells of it.
    """
    done = statement.modality is Modality.DONE and not clause.has("forgot")
    return done and bool(clause.of("when")) and len(statement.of("when")) == len(clause.of("when"))


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


def _add_remark(chunk: Chunk, clause: Clause, *, dated: bool, of_visited: bool) -> None:
    """A relative clause says of its place only who asked for it; a day in it alone is not sure."""
    if clause.of("when") and not dated:
        chunk.whens = [When(NoDay())]
    elif clause.has("forgot"):
        chunk.whens = [*chunk.whens, *(unit.value for unit in clause.of("when"))]
    if chunk.requested is None and not of_visited:
        chunk.requested = requested(clause)
