"""Who else took part, where a telling names others and leaves open in how much of it they did.

As with numbers, no list of words holds every way of saying it ("kommunen höll i den", "polisen endast på 1",
"Ica med polis, Coop själva"). An organisation is therefore taken for a partner of all, or of none, only where
every word that names it is read so; else it is asked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.company import came_for_other
from bot.language.entries.one_occasion import is_one_occasion
from bot.language.phrases.grammar import matches

_NO_PARTNER = (
    "asked_for", "should", "not", "nobody", "called_off", "met", "no", "planned", "talk",
    "their_deed", "there_already")  # fmt: skip
_OF_SOME = ("joined_some", "one_of_two", "last_of_them", "the_rest", "in_part", "half_of")
_NAMED_AGAIN = frozenset({"den", "they", "one_of_them"})
_SHARING = ("one_of_them", "of", "article", "number", "ordinal", "noise", "half")


def with_open_partners(
    told: Sequence[tuple[Bound, Draft]], drafts: Sequence[Draft], organisation: str
) -> Iterator[Draft]:
    """The drafts, each with the partners that it may have had for some of its number, which is then open."""
    known = frozenset[str]().union({organisation}, *(draft.partners for draft in drafts))
    for (bound, _read), draft in zip(told, drafts, strict=True):
        own = [each for (other, _), each in zip(told, drafts, strict=True) if other is bound]
        partners = _open_in(bound, own, known) - {organisation}
        yield _partly_joint(draft, partners) if partners else draft


def _partly_joint(draft: Draft, partners: frozenset[str]) -> Draft:
    """A draft whose number is open only for its partners, and then the one guess, or for itself too."""
    doubted = draft.guesses.counts if len(draft.guesses.counts) > 1 else ()
    counts = doubted if draft.count is None else (draft.count,)
    return replace(draft, count=None, guesses=replace(draft.guesses, counts=counts, partners=partners))


def _open_in(bound: Bound, drafts: Sequence[Draft], known: frozenset[str]) -> frozenset[str]:
    """The organisations of which a statement, with what was read of it, does not say what they took part in.

    `known` are those that took part in something that the message tells, and the reporter's own.
    """
    clauses = bound.statement.clauses
    left = frozenset[str]().union(
        *(
            left
            for before, clause in pairwise((bound.statement.own, *clauses))
            if (left := frozenset[str]().union(*_named(clause)) - known)
            and not (
                _tells_of_thing(clause, before, bound)
                or _is_likewise(clause, before)
                or _is_their_story(clause, bound)
                or came_for_other(clause, bound.statement)
            )
        )
    )
    if _is_of_some(bound, drafts) or _is_somewhere(bound) or _is_partly_alone(bound, drafts):
        return left.union(bound.partners, *(unit.value for unit in bound.statement.of("partner")))
    return left


def _tells_of_thing(clause: Clause, before: Clause, bound: Bound) -> bool:
    """As in "ett brinnande skräpkärl som brandkåren tog": what others did with a thing that is told of."""
    return clause.before == "which" and before is not bound.statement.own and before.words > 0


def _is_likewise(clause: Clause, before: Clause) -> bool:
    """As in "föräldrar hämtade fem, socialjouren två": what others did with so many of those met."""
    return before.has("their_deed") and matches("^<organisation> <number|article>$", clause.units)


def _is_their_story(clause: Clause, bound: Bound) -> bool:
    """As in "fältade i Skogås. Polisen tog 3": what others did with some, in a sentence of its own."""
    apart = clause.sentence > bound.statement.own.sentence and is_one_occasion(bound.statement)
    alone = clause.act is None and not clause.of("we", "also", "place", "when")
    return apart and alone and matches("^<organisation> <word> <number|article>$", clause.units)


def _named(clause: Clause) -> Iterator[frozenset[str]]:
    """Those that a clause names without a word that makes them no partners."""
    if clause.has(*_NO_PARTNER) or (clause.ahead and clause.act is None):
        return
    for unit in clause.units:
        if unit.kind == "organisation":
            yield frozenset({unit.value})
        elif unit.kind == "partner" and unit.rule != "partner.merely_with":
            yield unit.value


def _is_of_some(bound: Bound, drafts: Sequence[Draft]) -> bool:
    """As in "tre krogar, polisen var med på det ena", "Ica, Coop och Tempo, polisen med på Ica"."""
    numbered = [chunk for chunk in bound.chunks if chunk.amounts]
    told_apart = any(c.alone for c in numbered) and any(c.partners for c in numbered)
    if told_apart or _total(drafts) == 1 or any(chunk.of_which for chunk in numbered):
        return False
    return any(
        clause.before == "of_which"
        or clause.has(*_OF_SOME)
        or clause.of("ordinal", "one_of_them")
        or _is_at_one_shop(clause, bound)
        or _is_of_one_of_them(clause, bound)
        for clause in bound.statement.clauses
        if clause.of("partner")
    )


def _is_at_one_shop(clause: Clause, bound: Bound) -> bool:
    named = [unit.text for unit in bound.statement.of("shop")]
    return clause is not bound.statement.own and any(named.count(unit.text) > 1 for unit in clause.of("shop"))


def _is_of_one_of_them(clause: Clause, bound: Bound) -> bool:
    """As in "den i Skogås med fältarna", "på ett av dem deltog polisen", "åkte med till kiosken"."""
    if clause is bound.statement.own or clause not in bound.statement.told:
        return False
    if clause.of("all_of", "both", "either"):
        return False
    if clause.of("place") and any(chunk.own_partners for chunk in bound.chunks):
        return False
    if matches("<partner> <to> <thing|shop>", clause.units):
        return True
    if clause.of(*_SHARING) and not any(chunk.amounts and chunk.partners for chunk in bound.chunks):
        return True
    named = clause.units[0].kind in _NAMED_AGAIN and len(clause.units) > 1
    return named and clause.units[1].kind != "number"


def _is_partly_alone(bound: Bound, drafts: Sequence[Draft]) -> bool:
    """Whether something was done without partners and something with them, though one way was read."""
    apart = any(clause.units[-1].kind == "without" for clause in bound.statement.clauses)
    apart = apart or (_total(drafts) > 1 and bool(bound.statement.of("alone")))
    return apart and bool(bound.statement.of("partner")) and len({draft.partners for draft in drafts}) == 1


def _total(drafts: Sequence[Draft]) -> int:
    return sum(draft.count or 0 for draft in drafts)


def _is_somewhere(bound: Bound) -> bool:
    """As in "i Skogås med kommunen och i Trångsund", "Skogås och Trångsund, i Skogås med kommunen"."""
    if any(chunk.amounts or chunk.alone or chunk.own_partners for chunk in bound.chunks):
        return False
    clauses = bound.statement.clauses
    return any(
        _is_named_there(clause, clauses[:index], clauses[index + 1 :])
        for index, clause in enumerate(clauses)
        if clause.of("partner")
    )


def _is_named_there(clause: Clause, before: Sequence[Clause], after: Sequence[Clause]) -> bool:
    """Whether partners are named with a place of their own, where others are told before or after."""
    here = [unit.value for unit in clause.of("place")]
    told = [unit.value for each in before for unit in each.of("place")]
    if here and len({place.area for place in told}) > 1 and here[0] in told:
        return True
    listed = any(_lists_place(each) for each in after)
    follows = listed and not any(each.of("partner") for each in after)
    if clause.before == "open" and not here:
        return follows and bool(told)
    return follows and bool(here) and clause.of("partner")[-1].start > clause.of("place")[-1].start


def _lists_place(clause: Clause) -> bool:
    """As in "..., Trångsund"; not so in "från torget till skolan", which is the way that was walked."""
    listed = clause.before != "open" and not clause.words and not clause.of("from")
    return listed and bool(clause.of("place"))
