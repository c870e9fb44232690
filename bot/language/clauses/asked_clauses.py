"""Clauses that ask: by their order of words ("när hade vi fotpatrull senast"), or by what follows them."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_ASKED_BY = 3


def only_asks(following: Sequence[Unit]) -> bool:
    """As in "..., eller?": what follows says nothing but that it was asked."""
    return matches("^<comma|dash>? <or> <question>", following)


def asks_by_order(units: Sequence[Unit], markers: Sequence[Marker]) -> bool:
    """As in "när hade vi fotpatrull senast": a question by its first words, where no mark says so."""
    if len(units) <= _ASKED_BY:
        return False
    word, verb, subject = ({m.name for m in markers if m.start == unit.start} for unit in units[:_ASKED_BY])
    inverted = bool(verb & {"past", "present"}) or units[1].kind == "linking"
    return (
        "question_word" in word and inverted and (units[2].kind in {"we", "organisation"} or "it" in subject)
    )
