"""What is told of some of several occasions, and not of the others: "7 i veckan, varav 3 idag"."""

from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.phrases.grammar import matches
from bot.language.words.word_values import ActivityWord

_OUT_OF_SO_MANY = "^<of> <den|they|when>{0,2} <number> <adjective|word>? <activity>"


def tells_of_some(bound: Bound) -> bool:
    """Whether only some of the occasions are told of, or each of several had its own part of us."""
    if any(_is_dated_part(chunk) for chunk in bound.chunks) and not bound.statement.has("remainder"):
        return True
    if any(_adds_second_visits(clause) or _adds_another(clause) for clause in bound.statement.told):
        return True
    if _is_out_of_so_many(bound.statement.own):
        return True
    return (
        tells_several(bound)
        and bound.statement.has("split_up")
        and not (bound.statement.has("in_all") or _tells_each(bound))
    )


def _is_out_of_so_many(own: Clause) -> bool:
    """As in "av kvällens två fotpatruller hann vi bara den i Vårby": how many of them, no number tells."""
    numbers = own.of("number", "count")
    done = {marker.start for marker in own.markers if marker.name == "firmly_done"}
    return matches(_OUT_OF_SO_MANY, own.units) and len(numbers) == 1 and numbers[0].start not in done


def _tells_each(bound: Bound) -> bool:
    """As in "Ali tog 4 hembesök i Masmo och jag 5 i Vårby gård"; of patrols, it may be us."""
    act = bound.statement.act.value
    visits = isinstance(act, ActivityWord) and act.venues
    return visits and sum(bool(chunk.amounts and chunk.places) for chunk in bound.chunks) > 1


def tells_several(bound: Bound) -> bool:
    """Whether a number other than one is told, or one that is not exact."""
    return any(amount.count != 1 for chunk in bound.chunks for amount in chunk.amounts)


def _adds_second_visits(clause: Clause) -> bool:
    """As in "3 hembesök + 2 återbesök"; in brackets they are some of those told before."""
    return clause.before == "and" and clause.has("again_visited") and bool(clause.of("number", "article"))


def _adds_another(clause: Clause) -> bool:
    """As in "och en till efter fikat"; "och en till polis" is one more of something else."""
    if clause.before not in {"and", "sen", "then"} or not matches("^<article> <to> <word>", clause.units):
        return False
    return any(m.name == "plain" and m.start == clause.units[2].start for m in clause.markers)


def _is_dated_part(chunk: Chunk) -> bool:
    """As in "7 tobakstillsyner i veckan, varav 3 idag": the others may have been told before."""
    return chunk.of_which and bool(chunk.whens) and bool(chunk.amounts)
