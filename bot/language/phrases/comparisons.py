"""Days and places that something is only compared with: "två fler än igår", "mot 4 i tisdags"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.words.units import Unit

_DAY = "<on>? <when> <part>?"
_PLACE = "<i|in|on>? <place>"


def _more_than(units: Sequence[Unit]) -> bool | None:
    """As in "två fler än igår"; "ungefär igår" is told, though not surely."""
    about = next(unit for unit in units if unit.kind == "about")
    return True if "than" in about.looks else None


COMPARISONS = Stage(
    (
        Rule("compared.than", "noise", f"(?<!<number>)<than> <number>? (?:{_DAY}|{_PLACE})", always),
        Rule("compared.more_than", "noise", f"<number|article>? <about> (?:{_DAY}|{_PLACE})", _more_than),
        Rule("compared.than_beside", "noise", "<than> <on>? <day_before|day_after>", always),
        Rule("compared.toward", "noise", f"<toward> <number> {_DAY}", always),
        Rule("compared.with_nothing", "word", "<than>", always),
    )
)
