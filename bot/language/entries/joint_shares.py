"""In how many of those told before it a clause says that partners took part: "två av dem med polisen"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.chunks import Chunk
from bot.language.phrases.grammar import matches
from bot.language.words.units import Unit

_NUMBERS = frozenset({"number", "article", "count"})
_BESIDE = frozenset(
    {"of", "they", "linking", "ordinal", "last_day", "on", "in", "at", "i", "to", "we", "adjective"}
)
_VISITED = frozenset({"visit", "thing", "site", "noise", "activity"})
_OF_THEM = (
    "<of> <they>|<number|article> <of> <visit|thing|site|noise|activity>"
    "|^<partner> <to|on|in|at|i>? <number|article|count>"
    "|^<on|in|at|i|to> <number|article> <visit|thing|site>?"
)
_POSITIONS = ("told_first", "told_second", "told_third", "told_last", "last_of_them")
_OTHERWISE = ("finding", "not", "nobody", "called_off", "planned", "should", "met", "asked_for", "citizens")


def shared_fraction(clause: Clause, before: Sequence[Chunk]) -> int | None:
    """In how many of those before a partner took part: "hälften med polisen", "polisen med på den ena"."""
    told = [amount.count for each in before if not each.of_which for amount in each.amounts]
    if len(told) != 1 or told[0] is None or not clause.of("partner"):
        return None
    return fraction(clause, told[0]) or _one_of(clause, told[0])


def _one_of(clause: Clause, whole: int) -> int | None:
    """As in "polisen följde med på den sista": one of several."""
    others = clause.of("number", "article", "place", "when", "thing") or clause.has(*_OTHERWISE, "except")
    return 1 if whole > 1 and clause.has(*_POSITIONS) and not others else None


def fraction(clause: Clause, whole: int) -> int | None:
    """How many of a number told before are meant, where it is no number: "hälften", "den ena" of two."""
    if clause.of("number", "article", "place", "when", "thing"):
        return None
    if clause.has("half_of") and whole % 2 == 0:
        return whole // 2
    return 1 if clause.has("one_of_two") and whole == 2 else None  # noqa: PLR2004 - one of two


def joint_part(clause: Clause, units: Sequence[Unit], boundary: str, before: Sequence[Chunk]) -> int | None:
    """In how many of those before a partner took part, if it says only that: "två av dem med polisen"."""
    told = [amount.count for each in before for amount in each.amounts]
    numbers = [unit for unit in units if unit.kind in _NUMBERS]
    partners = any(unit.kind == "partner" for unit in units)
    if len(told) != 1 or len(numbers) != 1 or not partners or clause.has(*_OTHERWISE):
        return None
    leads = {"comma", "open", "and", "stop", "line", "of_which"} if _is_of_them(units) else {"comma", "open"}
    if boundary not in leads or any(not _says_no_more(unit, units, clause) for unit in units):
        return None
    whole, part = told[0], numbers[0].value if numbers[0].kind != "article" else 1
    return part if whole is not None and isinstance(part, int) and part < whole else None


def _is_of_them(units: Sequence[Unit]) -> bool:
    kinds = {unit.kind for unit in units}
    return kinds >= {"of", "they"} or matches(_OF_THEM, units)


def _says_no_more(unit: Unit, units: Sequence[Unit], clause: Clause) -> bool:
    """Whether a unit is of those that only tell with whom, and of how many of those told before."""
    if unit.kind in _VISITED:
        return matches("<of|number|article> <visit|thing|site|noise|activity>", units)
    if unit.kind == "word":
        return clause.knows(unit) and clause.has("had", "done", "past")
    return unit.kind in _NUMBERS | _BESIDE or unit.kind == "partner"
