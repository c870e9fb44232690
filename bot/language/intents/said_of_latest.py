"""What is said of the latest report, which is named: that it was otherwise, or that it is to go."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.intents.words_beside import CHANGEABLE
from bot.language.phrases.latest_report import SIGN

_MOST_UNKNOWN = 3
_TELLS = ("place", "when", "number", "activity")


def is_of_latest(parts: Sequence[Clause]) -> bool:
    """As in "det jag skrev nyss hölls i Skogås", "flytta senaste till igår", "Vårby var fel, det var ..."."""
    if any(part.asked or part.has("how_it_was", "opinion") for part in parts):
        return False
    if any(part.has(SIGN) for part in parts):
        return not any(part.has("planned") for part in parts)
    moved = any(part.has("exchanges", "puts") and part.has("told_last", "a_field") for part in parts)
    return moved or any(_only_names_wrong(part) for part in parts[:-1])


def _only_names_wrong(part: Clause) -> bool:
    """As in "Vårby var fel, ..."."""
    return part.units[0].kind in CHANGEABLE and part.has("said_wrong") and not part.words


def is_latest_to_go(part: Clause, parts: Sequence[Clause]) -> bool:
    """As in "det jag skrev nyss räknas inte", "sista kan strykas"; a place beside it may be another thing."""
    if not part.has("to_go") or part.words > _MOST_UNKNOWN:
        return False
    together = [each for each in parts if each.sentence == part.sentence]
    named = any(each.has(SIGN, "told_last") for each in together)
    return named and not any(each.of(*_TELLS) for each in together)
