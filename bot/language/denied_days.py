"""Days that it was not: "men inte idag", "tisdag: ledig"."""

from collections.abc import Iterator, Sequence

from bot.language.clauses import Clause
from bot.language.units import Unit

_DAY = frozenset({"when", "on", "part"})


def without_idle_days(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without days on which nothing was done, where other days are told of."""
    kept = list(_busy(parts))
    return kept if any(part.of("when") for part in kept) else list(parts)


def _busy(parts: Sequence[Clause]) -> Iterator[Clause]:
    idle_before = False
    for part, *following in (parts[index : index + 2] for index in range(len(parts))):
        idle, idle_before = idle_before or _is_idle_day(part), False
        if not idle and _is_bare_day(part) and following and _says_idle(following[0]):
            idle = idle_before = True
        if not idle:
            yield part


def _is_idle_day(part: Clause) -> bool:
    """As in "tisdag inget", "i onsdags var vi lediga", "ons -"."""
    if part.units[0].kind not in _DAY or not part.of("when"):
        return False
    rest = [unit for unit in part.units if unit.kind not in _DAY]
    return bool(rest) and (part.says_only("idle", rest[0].start) or _is_dash(rest))


def _is_bare_day(part: Clause) -> bool:
    return bool(part.of("when")) and all(unit.kind in _DAY for unit in part.units)


def _says_idle(part: Clause) -> bool:
    """As in what follows "tisdag: " or "tisdag - "."""
    idle = part.says_only("idle", part.units[0].start) or _is_dash(part.units)
    return part.before in {"colon", "comma"} and idle


def _is_dash(units: Sequence[Unit]) -> bool:
    return all(unit.kind == "dash" for unit in units)


def denies_day(clause: Clause) -> bool:
    """As in "men inte idag", and nothing else."""
    bare = clause.has("not") and len(clause.units) == len(clause.of("when", "word"))
    return bare and not clause.words and bool(clause.of("when"))


def is_another_day(pair: Sequence[Clause]) -> bool:
    """As in "hembesök, men inte idag, det var i tisdags": a day it was not, before the one that it was."""
    denied, *following = pair
    return denies_day(denied) and any(c.has("it_was") and c.of("when") for c in following)
