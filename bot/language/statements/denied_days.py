"""Days and places that it was not: "men inte idag", "tisdag: ledig", "nu saknas bara Vårby"."""

from collections.abc import Iterator, Sequence

from bot.language.clauses.clause import Clause
from bot.language.words.units import Unit

_PLACE = frozenset({"place", "i", "on", "in"})
_DAY = frozenset({"when", "on", "part"})
_NONE = ("idle", "refusal")


def without_idle_days(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without days and places on which nothing was done, where others are told of."""
    kept = list(_busy(parts))
    if len(kept) == len(parts):
        return kept
    placed = any(part.of("place") for part in parts if part not in kept)
    return kept if any(part.of("place" if placed else "when") for part in kept) else list(parts)


def _busy(parts: Sequence[Clause]) -> Iterator[Clause]:
    headed = idle = False
    for part, *following in (parts[index : index + 3] for index in range(len(parts))):
        idle = headed or _is_idle_day(part) or (idle and _gives_reason(part))
        none = bool(following) and (says_idle(following[0]) or _came_to_nothing(following))
        headed = not idle and _is_bare(part) and none
        idle = idle or headed
        if not idle:
            yield part


def _is_idle_day(part: Clause) -> bool:
    """As in "tisdag inget", "i onsdags var vi lediga", "ons -", "lördag nej"."""
    named = _PLACE if part.of("place") else _DAY
    if part.units[0].kind not in named or not part.of("when", "place"):
        return False
    rest = [unit for unit in part.units if unit.kind not in named]
    return bool(rest) and (_says_one_of(_NONE, part, rest[0].start) or _is_dash(rest))


def _says_one_of(names: Sequence[str], part: Clause, start: int) -> bool:
    return any(part.says_only(name, start) for name in names)


def _is_bare(part: Clause) -> bool:
    """Whether it is a day, or a place, and nothing else."""
    kinds = {unit.kind for unit in part.units}
    return ("when" in kinds and kinds <= _DAY) or ("place" in kinds and kinds <= _PLACE)


def _gives_reason(part: Clause) -> bool:
    """As in "ingenting, hann inte"."""
    told = part.act or part.of("place", "when", "number")
    return part.before in {"comma", "open", "because"} and not told and part.has("called_off", "not")


def says_idle(part: Clause) -> bool:
    """As in what follows "tisdag: ", "tisdag - " or "Vårby: ": "inget", "-", "ingen", "inställd"."""
    bare = [unit for unit in part.units if unit.kind != "when"]
    idle = bool(bare) and (
        any(m.name == "idle" and m.end == bare[-1].end for m in part.markers)
        or _is_dash(bare)
        or part.says_only("called_off", bare[0].start)
        or (part.before == "colon" and _says_one_of(("nobody", "refusal"), part, bare[0].start))
    )
    return part.before in {"colon", "comma"} and idle


def _came_to_nothing(pair: Sequence[Clause]) -> bool:
    """As in what follows "Flemingsberg: ": "planerad tis, uteblev"."""
    plan, *following = pair
    planned = plan.before == "colon" and plan.act is None and plan.has("planned")
    return planned and any(
        c.before in {"comma", "but"} and c.says_only("called_off", c.units[0].start) for c in following
    )


def _is_dash(units: Sequence[Unit]) -> bool:
    return all(unit.kind == "dash" for unit in units)


def without_denied_places(parts: Sequence[Clause]) -> list[Clause]:
    """As in "laser, men inte i Skogås utan i Trångsund": only the place, or the day, that it was."""
    kept: list[Clause] = []
    for index, part in enumerate(parts):
        following = parts[index + 1 : index + 2]
        if following and _denies_first_day(part, following[0]):
            continue
        if following and _denies_place(part) and following[0].before == "but" and _is_bare(following[0]):
            continue
        kept.append(_beside(part) if index and kept and kept[-1] is not parts[index - 1] else part)
    return kept


def _beside(part: Clause) -> Clause:
    """The same clause, as a detail of what is told before it."""
    told = {"asked": part.asked, "enclosed": part.enclosed}
    return Clause("comma", part.units, part.markers, part.sentence, **told)


def _denies_first_day(part: Clause, following: Clause) -> bool:
    """As in "inte i lördags, men i fredags körde vi": the day that it was not, told before the other."""
    turns = following.before == "but" or following.begins_with("only")
    return part.begins_with("not") and denies_day(part) and turns and bool(following.of("when"))


def _denies_place(part: Clause) -> bool:
    """As in "men inte i Skogås", and nothing else."""
    others = part.units[1:]
    return part.begins_with("not") and bool(part.of("place")) and {unit.kind for unit in others} <= _PLACE


def denies_day(clause: Clause) -> bool:
    """As in "men inte idag", and nothing else."""
    bare = clause.has("not") and len(clause.units) == len(clause.of("when", "word"))
    return bare and not clause.words and bool(clause.of("when"))


def is_another_day(pair: Sequence[Clause]) -> bool:
    """As in "hembesök, men inte idag, det var i tisdags": a day it was not, before the one that it was."""
    denied, *following = pair
    return denies_day(denied) and any(c.has("it_was") and c.of("when") for c in following)


def tells_what_remains(part: Clause) -> bool:
    """As in "så nu fattas bara Vårby den här veckan", "det tredje läggs i augusti": what is to be done."""
    to_come = part.has("remains") or (part.has("the_rest", "remainder") and part.has("to_be_done"))
    return part.act is None and to_come and bool(part.of("place", "when"))


def tells_of_next(part: Clause) -> bool:
    """As in "vi ses igen om en månad": what comes after what was done."""
    return part.act is None and part.has("meets_again") and not part.of("number", "count")


def is_pause(part: Clause) -> bool:
    """As in "sen åt vi lunch på en krog i Vårby": where nothing was done but to eat."""
    return part.act is None and part.has("pause") and not part.of("number", "count")
