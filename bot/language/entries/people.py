"""Numbers of people: how many of us there were, and of those who came along."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit


def is_of_us(units: Sequence[Unit], index: int) -> bool:
    """As in "Vi var 4 st": how many took part; "vi var 3 gånger i Vårby" is another thing."""
    before = [unit.kind for unit in units[max(index - 3, 0) : index] if unit.kind != "only"]
    alone = units[index].kind == "number" and index + 1 == len(units)
    return before[-2:] == ["we", "linking"] and (units[index].rule == "number.pieces" or alone)


def are_from_somewhere(units: Sequence[Unit], index: int) -> bool:
    """As in "vi två från enheten"."""
    return matches("^<we> <number> <from>", units[max(index - 1, 0) :]) and index > 0


def is_of_company(units: Sequence[Unit], index: int) -> bool:
    """As in "ihop med två inspektioner": who took part, or what was done beside it."""
    following = units[index + 1].kind if index + 1 < len(units) else None
    return index > 0 and units[index - 1].kind == "with" and following in {"word", "visit", "adjective"}
