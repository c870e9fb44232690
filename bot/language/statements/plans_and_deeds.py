"""A plan and what became of it, brought together in the clause that names the activity."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Relative, Tonight
from bot.language.statements import acts_called_off
from bot.language.statements.numbers_of_plans import NUMBERS, PLANS, REACHED, is_denied_whole, value_of
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

UNDONE = PLANS | {
    "called_off", "was_off", "absent", "not", "no", "nobody", "other_errand", "talk", "talk_before",
    "half_of", "in_part", "the_rest", "remainder", "instead", "opens_correction", "present", "a_field",
}  # fmt: skip
_OF_A_PLAN = frozenset(
    {"word", "adjective", "linking", "not_joined", "all_of", "instead_of", "den", "of", "on"}
)
_BEFORE_NUMBER = frozenset({"of", "only", "instead_of", "toward", "without", "all_of"})


def brought_together(window: Sequence[Clause], planned: Unit, done: Unit) -> Clause | None:
    """The clause that names the activity, with the number done; None where they tell of several things."""
    named = [part for part in window if part.of("activity")]
    acts = {unit.value.activity for part in named for unit in part.of("activity")}
    if len(acts) != 1 or len({unit.text for part in window for unit in part.of("place")}) > 1:
        return None
    if any(is_denied_whole(part) for part in window[1:]) or _are_of_other_days(window):
        return None
    base = named[0]
    if not base.of(*NUMBERS) and base is not window[0]:
        return None
    if base.of("activity")[0].rule == acts_called_off.RULE:
        if not any(part.of("visit") for part in window):
            return None
        base = base.with_units([_as_plain(unit) for unit in base.units])
    if any(part is not base and part.of("partner", "shop", "organisation") for part in window):
        return None
    kept = _number_kept(base, planned, done)
    other = done if kept is planned else planned
    units = _without(base, other) if other in base.units else list(base.units)
    if not value_of(done):
        return _as_called_off(base, planned)
    units = [done._replace(start=kept.start, end=kept.end) if unit is kept else unit for unit in units]
    if kept not in base.units:
        units.append(done)
    days = next((part.of("when") for part in window if done in part.units), []) or [
        unit for part in window for unit in part.of("when")
    ]
    units = [unit for unit in units if unit.kind != "when"] + days[:1]
    if not base.of("place"):
        units += [unit for part in window for unit in part.of("place")][:1]
    units = [
        u for u in units if not (_is_planned_deed(u, base, planned) or _tells_that_it_was_done(u, base, done))
    ]
    return as_done(base.with_units(units), kept)


def _are_of_other_days(window: Sequence[Clause]) -> bool:
    """As in "tänkte göra fyra ikväll, kollegan gjorde två igår"; not so in "planerade fyra, ikväll två"."""
    whens = {unit.value.phrase for part in window for unit in part.of("when")}
    *_, last = [unit.value.phrase for part in window for unit in part.of("when")] or [None]
    return len(whens) > 1 and not (isinstance(last, Tonight) or last == Relative(0))


def _is_planned_deed(word: Unit, base: Clause, planned: Unit) -> bool:
    """As in "skulle ta fyra": a verb between the word of a plan and its number."""
    plans = [m.end for m in base.markers if m.name in PLANS and m.end <= planned.start]
    return word.kind == "word" and bool(plans) and min(plans) <= word.start < planned.start


def _as_plain(act: Unit) -> Unit:
    """Things visited that were taken for a visit called off, as the visits that they were."""
    return act._replace(rule="") if act.rule == acts_called_off.RULE else act


def _number_kept(base: Clause, planned: Unit, done: Unit) -> Unit:
    """Which of two numbers stands for both: the one of the activity that is named."""
    here = [unit for unit in base.units if unit in (planned, done)]
    counts = [unit for unit, behind in pairwise(base.units) if unit in here and behind.kind == "activity"]
    return (counts or here or [done])[0]


def _without(clause: Clause, number: Unit) -> list[Unit]:
    """The units without a number and what leads to it."""
    index = clause.units.index(number)
    start = index
    while start and clause.units[start - 1].kind in _BEFORE_NUMBER:
        start -= 1
    return [*clause.units[:start], *clause.units[index + 1 :]]


def _as_called_off(clause: Clause, number: Unit) -> Clause:
    """As in "skulle gjort fyra krogtillsyner, gjorde inga": none of what was planned was done."""
    return clause.with_markers([Marker("called_off", number.start, number.end)])


def as_done(clause: Clause, number: Unit) -> Clause:
    """A clause without the words of a plan, told as done."""
    undone = [m for m in clause.markers if m.name in UNDONE]
    said = {u.start for u in clause.units if any(m.start <= u.start < m.end for m in undone)}
    said |= {u.start for u, after in pairwise(clause.units) if u.kind == "linking" and after.start in said}
    units = [unit for unit in clause.units if unit.kind not in _OF_A_PLAN or unit.start not in said]
    starts = {unit.start for unit in units}
    signs = [m for m in clause.markers if m.name not in UNDONE and m.start in starts]
    signs += [Marker(name, number.start, number.end) for name in ("firmly_done", "done")]
    return clause.with_units(units).with_markers(signs)


def _tells_that_it_was_done(word: Unit, base: Clause, done: Unit) -> bool:
    """As in "blev två": what leads to the number that was done, which stands elsewhere now."""
    reached = (m for m in base.markers if m.name in REACHED and m.end <= done.start)
    return word.kind in {"word", "linking", "only"} and any(m.start <= word.start < m.end for m in reached)
