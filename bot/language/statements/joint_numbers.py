"""Numbers of which partners took part: "polisen var med på två av våra tre krogtillsyner" tells of three.

The clause is cut in two: what was done, and in how many of them the partners took part.
"""

from collections.abc import Iterator, Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.phrases.numbers import PartOf
from bot.language.statements.numbers_of_plans import DENIED, PLANS
from bot.language.words.units import Unit

_JOINED = "partner.joined"
_OF_OURS = "<number|article> <of> <when|den|adjective|they>+ <number>$"
_OF_THE_VISITS = "^<on|in|at|partner>+ <number|article> <of> <visit>"
_DONE_BY_NOW = ("finding", "citizens", "asked_for", "so_far", "by_now", "settled_for", *PLANS, *DENIED)


def with_joint_numbers(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, with each that numbers both what was done and what was joint cut in two."""
    return [clause for part in _with_labels(parts) for clause in _cut(part)]


def _with_labels(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, with "varav med polis: 2", "med polis: 2" in a line of its own, as one each."""
    joined: list[Clause] = []
    for part in map(_with_those_told, parts):
        label = joined[-1] if joined else None
        if label is not None and _is_labelled(label, part):
            joined[-1] = label.with_units([*part.units, *label.units])
        else:
            joined.append(part)
    return joined


def _with_those_told(part: Clause) -> Clause:
    """As in "polisen medverkade vid tre av tillsynerna": of those that were told of, and no other visit."""
    if not part.of("partner") or not matches(_OF_THE_VISITS, part.units):
        return part
    return part.with_units([unit._replace(kind="they") if unit is part.act else unit for unit in part.units])


def _is_labelled(label: Clause, part: Clause) -> bool:
    number = part.before == "colon" and [unit.kind for unit in part.units] in (["number"], ["count"])
    leads = label.before in {"of_which", "line", "comma"}
    return number and leads and [unit.kind for unit in label.units] == ["partner"]


def _cut(part: Clause) -> Iterator[Clause]:
    partner = next(iter(part.of("partner")), None)
    numbers = part.of("number", "article", "count", "vague")
    if partner is None or not part.of("activity") or part.has(*_DONE_BY_NOW):
        yield part
    elif (
        len(numbers) == 1
        and isinstance(numbers[0].value, PartOf)
        and (_leads(partner, numbers[0], part) or _is_of_those_of_ours(numbers[0], part))
    ):
        number = numbers[0]
        yield from _in_two(part, partner, number, number._replace(value=number.value.whole))
    elif len(numbers) == 2 and _is_of_ours(numbers, part):  # noqa: PLR2004 - the part and the whole
        yield from _in_two(part, partner, numbers[0], None)
    else:
        yield part


def _leads(partner: Unit, number: Unit, part: Clause) -> bool:
    """As in "polisen var med på två av tre": partners who joined in, and just behind them the number."""
    between = [unit.kind for unit in part.units if partner.end <= unit.start < number.start]
    return partner.rule == _JOINED and between in ([], ["on"], ["in"], ["at"], ["i"], ["to"])


def _is_of_those_of_ours(number: Unit, part: Clause) -> bool:
    """As in "tre av våra åtta hembesök gjorde vi med kommunen"; "tre av åtta" may be of those planned."""
    ours = any(m.name == "ours" and number.start < m.start < number.end for m in part.markers)
    return ours and not any(part.knows(unit) is False for unit in part.of("word"))


def _is_of_ours(numbers: Sequence[Unit], part: Clause) -> bool:
    """As in "två av dagens tre tobakstillsyner gjordes med polisen": so many of those of the day."""
    told = matches(_OF_OURS, [unit for unit in part.units if unit.start <= numbers[1].start])
    first, second = (unit.value if unit.kind != "article" else 1 for unit in numbers)
    known = isinstance(first, int) and isinstance(second, int) and first < second
    return told and known and not any(part.knows(unit) is False for unit in part.of("word"))


def _in_two(part: Clause, partner: Unit, number: Unit, whole: Unit | None) -> Iterator[Clause]:
    index = part.units.index(number)
    units = [unit for unit in part.units if unit not in (partner, number)]
    if whole is not None:
        units = [whole if unit is number else unit for unit in part.units if unit is not partner]
    elif part.units[index + 1].kind == "of":
        units.remove(part.units[index + 1])
    while units and units[0].kind in {"on", "in", "at", "i", "to"} and units[0].end <= number.start + 1:
        if len(units) > 1 and units[1].kind == "place":
            break
        units.pop(0)
    yield part.with_units(units)
    share = number._replace(kind="number", value=1 if number.kind == "article" else int(number.value))
    told = Clause("comma", (share, partner._replace(rule="partner.with")), (), part.sentence, asked=False)
    yield told
