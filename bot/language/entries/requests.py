"""Whether inhabitants had asked, and for which of several: "Skogås och Vårby, den i Vårby på begäran"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.chunks import Chunk
from bot.language.entries.joint_shares import fraction
from bot.language.phrases.grammar import matches
from bot.language.words.markers import POSITIONS

_OF_SOME = ("one_of_two", "one_of_them", "the_rest", *POSITIONS)
_ENDS = ("told_first", "told_last")
_COUNTED = frozenset({"complaint", "citizens"})
_OF_THEM = "^<number|article> (?:<of> <they>|<on|in|i> <site|word>|<word|no_partner>)"


def note_asked(chunk: Chunk, clause: Clause, before: Sequence[Chunk]) -> None:
    """Note for which of those told before it was asked; for some of them, it is not known which."""
    if _is_of_one_told(clause, before):
        chunk.asked_of, chunk.places = [unit.value for unit in clause.of("place")], []
    elif matches("^<den>? <i|on|in>? <place|when>", clause.units) and not chunk.places:
        chunk.asked_of = [unit.value for unit in clause.of("place", "when")]
    elif clause.before != "of_which" and (at := _position(clause)) is not None and not clause.of("place"):
        chunk.asked_at = at
    elif _is_of_some(clause) and not chunk.of_which and not clause.of("place"):
        chunk.requested = None


def _is_of_one_told(clause: Clause, before: Sequence[Chunk]) -> bool:
    """As in "Stuvsta, Vårby, Skogås. Folk hade pekat ut Vårby": one of several places told before."""
    told = {place for chunk in before for place in chunk.places}
    named = {unit.value for unit in clause.of("place")}
    plain = not clause.of("number", "count", "article", "when")
    return plain and len(named) == 1 and named < told


def note_rest(clause: Clause, before: Sequence[Chunk]) -> None:
    """As in "... men inte de andra två": for the rest of those told before nobody had asked."""
    asked = before[-1] if before else None
    if asked is not None and asked.asked_of and clause.has("not", "nobody") and clause.has("the_rest"):
        asked.rest_requested = False if asked.requested else None


def _is_of_some(clause: Clause) -> bool:
    """Whether a clause tells of some of those told before it: "den förra", "två av dem"."""
    return clause.has(*_OF_SOME) or matches("<number|article> <of> <they>", clause.units)


def _position(clause: Clause) -> int | None:
    """As in "det sistnämnda efter klagomål från boende": which of those that were told, from 0 or from -1."""
    first = (m.name for m in clause.markers if m.start == clause.units[0].start and m.name in _ENDS)
    return next((POSITIONS[name] for name in first), None)


def asked_part(clause: Clause, before: Sequence[Chunk]) -> int | None:
    """For how many of those before citizens had asked: "varav 2 önskade av boende"."""
    whole = [amount.count for chunk in before for amount in chunk.amounts]
    if len(whole) == 1 and whole[0] and (part := fraction(clause, whole[0])):
        return part
    if clause.before not in {"of_which", "comma", "open", "and"} or not matches(_OF_THEM, clause.units):
        return None
    part, next_unit = clause.units[0].value, clause.units[1]
    counts_wishes = any(m.name in _COUNTED and m.start == next_unit.start for m in clause.markers)
    if counts_wishes or clause.of("place", "when") or len(whole) != 1 or whole[0] is None:
        return None
    return part if isinstance(part, int) and part < whole[0] else None


def settle_requests(chunks: Sequence[Chunk]) -> None:
    """Give what is said of the one at a place or on a day to that one; of some, it is left open."""
    for index, said in enumerate(chunks[1:], 1):
        placed, following = chunks[index - 1], chunks[index + 1 :]
        own = placed.places and any(c.own_request and c.requested != said.requested for c in chunks[:index])
        goes_on = own or (bool(placed.places) and any(chunk.places for chunk in following))
        if said.requested is not None and goes_on and _is_aside(said):
            placed.requested, placed.own_request = said.requested, True
            said.requested = None
    for said in [chunk for chunk in chunks if chunk.asked_at is not None and chunk.requested is not None]:
        those = [chunk for chunk in chunks if chunk is not said and chunk.places]
        if len(those) > 1 and said.asked_at is not None:
            those[said.asked_at].requested, those[said.asked_at].own_request = said.requested, True
        said.requested = None
    for said in [chunk for chunk in chunks if chunk.asked_of]:
        told = [c for c in chunks if c is not said and any(p in (*c.places, *c.whens) for p in said.asked_of)]
        others = [c for c in chunks if c is not said and c not in told and (c.places or c.whens)]
        if told and others:
            for chunk in told:
                chunk.requested, chunk.own_request = said.requested, True
            for chunk in others:
                chunk.requested = said.rest_requested if chunk.requested is None else chunk.requested
            said.requested = None


def _is_aside(chunk: Chunk) -> bool:
    """As in "Vårbyvägen (önskad av boende) och Lännavägen (eget val)": of the place before it."""
    return not (chunk.counts or chunk.places or chunk.whens or chunk.asked_of)
