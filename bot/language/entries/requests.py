"""For which of several occasions inhabitants had asked: "Skogås och Vårby, den i Vårby på deras begäran"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.chunks import Chunk
from bot.language.phrases.grammar import matches
from bot.language.words.markers import POSITIONS

_OF_SOME = ("one_of_two", "the_rest", *POSITIONS)


def is_of_some(clause: Clause) -> bool:
    """Whether a clause tells of some of those told before it: "den förra", "två av dem"."""
    return clause.has(*_OF_SOME) or matches("<number|article> <of> <they>", clause.units)


def settle_requests(chunks: Sequence[Chunk]) -> None:
    """Give what is said of the one at a place or on a day to that one; of some, it is left open."""
    for said in [chunk for chunk in chunks if chunk.asked_of]:
        told = [c for c in chunks if c is not said and any(p in (*c.places, *c.whens) for p in said.asked_of)]
        others = [c for c in chunks if c is not said and c not in told and (c.places or c.whens)]
        if told and others:
            for chunk in told:
                chunk.requested, chunk.own_request = said.requested, True
            said.requested = None
