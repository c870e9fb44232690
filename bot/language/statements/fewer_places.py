"""Fewer places than were planned: "tänkt Vårby och Skogås, blev bara Vårby" tells of one, and no plan.

What was planned and where it was done are brought together in one clause that names the activity; a place of
which only that nothing was done there is told beside another one is left out.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.language.clauses.clause import Clause
from bot.language.statements.numbers_of_plans import DENIED, NUMBERS, PLANS, REACHED, value_of
from bot.language.words.inflection import Number
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord

_NAMES = frozenset({"place", "i", "on", "in", "to", "den"})
_SAID_BESIDE = _NAMES | {
    "only", "word", "linking", "we", "it", "oclock", "mere_with", "of", "when", "walked", "activity", "so",
}  # fmt: skip
_SIGNS = frozenset({
    *REACHED, "firmly_done", "affirmed", "done", "became", "fell_to", "likewise", "linked", "plain", "past",
    "only_for_some", "regretted",
})  # fmt: skip
_NONE_BESIDE = _NAMES | {
    "word", "linking", "we", "it", "of", "none_of", "mere_with", "without", "from", "label", "walked",
}  # fmt: skip
_JOINED = frozenset({"and", "or"})
_KEPT = frozenset({"when", "partner", "time", "part", "with"})
_ELSEWHERE = ("partner", "shop", "street", "visit", "thing", "count")


def with_fewer_places(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses, with the places where it was done in the place of those where it was to be done."""
    if len(_places(parts)) < 2:  # noqa: PLR2004 - one of two
        return parts
    parts = [half for part in parts for half in _halves(part)]
    for index in range(1, len(parts)):
        if (done := _told_of_reached(parts, index)) is not None:
            first, told, last = done
            return [*parts[:first], told, *parts[last:]]
    return _without_places_left_out(parts)


def _halves(part: Clause) -> Iterator[Clause]:
    """As in "fotpatrull Vårby/Skogås | blev bara Vårby": cut where one of its places is named again."""
    only = next((at for at, unit in enumerate(part.units) if unit.kind == "only"), 0)
    behind = {unit.value for unit in part.units[only:] if unit.kind == "place"}
    ahead = {unit.value for unit in part.units[:only] if unit.kind == "place"}
    if not behind or not behind < ahead:
        yield part
        return
    cut = only - 1 if part.units[only - 1].kind == "linking" else only
    told = {"asked": part.asked, "enclosed": part.enclosed}
    start = part.units[cut].start
    signs = ([m for m in part.markers if m.end <= start], [m for m in part.markers if m.start >= start])
    yield Clause(part.before, part.units[:cut], tuple(signs[0]), part.sentence, **told)
    yield Clause("comma", part.units[cut:], tuple(signs[1]), part.sentence, **told)


def _told_of_reached(parts: Sequence[Clause], index: int) -> tuple[int, Clause, int] | None:
    """From where, as what and up to where a plan and what became of it are told."""
    part = parts[index]
    headed = _is_headed_as_done(parts[index - 1], part)
    if not (headed or _tells_only_where(part)):
        return None
    first = _begin(parts, index)
    behind = [unit for each in parts[index + 1 : index + 2] for unit in each.units if each.of("activity")]
    if behind and behind[0].kind == "activity" and all(u.kind in {"activity", "word"} for u in behind):
        first = next((at for at in range(first, index) if parts[at].has(*PLANS)), first)
    else:
        behind = []
    window = parts[first:index]
    acts = [unit for each in (*window, part) for unit in each.of("activity")] or behind[:1]
    planned = any(each.has(*PLANS) or each.of("label") for each in window)
    if not (planned or part.has(*REACHED)) or not acts or not _are_more_places(window, part):
        return None
    if len({act.value.activity for act in acts if isinstance(act.value, ActivityWord)}) != 1:
        return None
    if not _numbers_fit(window) or any(e.ahead or e.asked or e.has(*DENIED) for e in (*window, part)):
        return None
    last = index + 2 if acts == behind[:1] else index + 1
    return first, _as_done(acts[0], window, part), last


def _begin(parts: Sequence[Clause], index: int) -> int:
    """Where what is told last before a clause begins: at the activity, or at the plan before it."""
    first = next((at for at in range(index - 1, -1, -1) if parts[at].act is not None), index)
    if first == index or parts[index].act is not None:
        first = next((at for at in range(index) if parts[at].has(*PLANS)), first)
    while (
        first
        and parts[first - 1].act is None
        and (parts[first - 1].has(*PLANS) or parts[first - 1].of("label"))
    ):
        first -= 1
    return first


def _is_headed_as_done(heading: Clause, part: Clause) -> bool:
    """As in "Utfört: Vårby", "Resultat: Vårby"."""
    said = heading.has("finished", "firmly_done", "affirmed") and len(heading.units) == 1
    return said and part.before == "colon" and {unit.kind for unit in part.units} <= _NAMES | {"only"}


def _tells_only_where(part: Clause) -> bool:
    """As in "blev bara Vårby", "fick nöja oss med Vårby", "bara Vårby utförd", and nothing else."""
    alone = bool(part.of("only")) or part.has("settled_for", "only_for_some")
    if not alone or not part.of("place") or not {unit.kind for unit in part.units} <= _SAID_BESIDE:
        return False
    return all(_is_known(unit, part) for unit in part.of("word"))


def _is_known(word: Unit, part: Clause) -> bool:
    return any(m.name in _SIGNS and m.start <= word.start < m.end for m in part.markers)


def _are_more_places(window: Sequence[Clause], part: Clause) -> bool:
    """Whether those of the plan are more than, and also, those where it was done."""
    return _places([part]) < _places(window)


def _numbers_fit(window: Sequence[Clause]) -> bool:
    """Whether no other number is told than one for each place, and nothing else of which it may be."""
    numbers = {value_of(unit) for each in window for unit in each.of(*NUMBERS) if unit.kind != "both"}
    return numbers <= {1, len(_places(window))} and not any(each.of(*_ELSEWHERE) for each in window)


def _as_done(act: Unit, window: Sequence[Clause], part: Clause) -> Clause:
    """One clause of the activity at the places where it was done."""
    days = [unit for each in (*window, part) for unit in each.of(*_KEPT)]
    places = [unit for unit in part.units if unit.kind in _NAMES - {"to", "den"}]
    signs = [Marker(name, act.start, act.end) for name in ("firmly_done", "done")]
    first = window[0] if window else part
    return Clause(first.before, (_one(act), *days, *places), tuple(signs), part.sentence, asked=False)


def _without_places_left_out(parts: Sequence[Clause]) -> Sequence[Clause]:
    """As in "Skogås fick vi släppa, fotpatrull i Vårby", "fotpatrull i Vårby. Inget i Skogås"."""
    out = [index for index, part in enumerate(parts) if _tells_of_none_there(part)]
    for index in out:
        run = [part for at, part in enumerate(_run(parts, index)) if part is not parts[index]]
        gone = _places([parts[index]])
        if index and parts[index - 1].act is None and parts[index - 1].of("partner", "organisation"):
            continue
        if gone & _places(run) and _may_be_findings(parts[index]):
            continue
        left = _places([part for part in run if part not in (parts[o] for o in out)])
        if left - gone and not any(part.has("planned", "should", "wish") for part in run):
            named = any(part.has("yes", "affirmed") for part in run) and not any(p.of(*NUMBERS) for p in run)
            told = [_as_one(part) if named else part for part in parts]
            kept = [
                _without(one, gone) if part in run else part for part, one in zip(parts, told, strict=True)
            ]
            return _without_places_left_out([p for at, p in enumerate(kept) if at != index and p.units])
    return parts


def _places(parts: Iterable[Clause]) -> set[PlaceWord]:
    return {unit.value for part in parts for unit in part.of("place")}


def _run(parts: Sequence[Clause], index: int) -> Sequence[Clause]:
    """The clauses of the activity of which a place is told."""
    acts = [at for at, part in enumerate(parts) if part.act is not None]
    first = next((at for at in reversed(acts) if at <= index), None)
    last = next((at for at in acts if at > index), len(parts))
    if first is not None:
        return parts[first:last]
    return parts[: next((at for at in acts if at > last), len(parts))]


def _may_be_findings(part: Clause) -> bool:
    """As in "inget i Skogås", where it was told before that it was done there."""
    return part.has("idle") and not part.has("called_off", "finished", "past", "done")


def _as_one(part: Clause) -> Clause:
    """As in "fotpatruller: Vårby ja, Skogås nej": one at each place that is told."""
    return part.with_units([_one(unit) if unit.kind == "activity" else unit for unit in part.units])


def _one(act: Unit) -> Unit:
    value = act.value
    named = isinstance(value, ActivityWord)
    return act._replace(value=ActivityWord(value.activity, Number.ONE)) if named else act


def _without(part: Clause, places: set[PlaceWord]) -> Clause:
    """A clause without some places; empty where it tells of nothing else."""
    units = [unit for unit in part.units if not (unit.kind == "place" and unit.value in places)]
    if len(units) == len(part.units):
        return part
    return part.with_units(() if {unit.kind for unit in units} <= _NAMES else units)


def _tells_of_none_there(part: Clause) -> bool:
    """As in "Skogås fick vi släppa", "inget i Skogås", and nothing else."""
    if part.act is not None or part.asked or part.ahead or not part.of("place") or part.before in _JOINED:
        return False
    rest = [unit for unit in part.units if unit.kind not in {"place", "i", "on", "in", "when"}]
    if part.before == "but" and len(rest) == 1 and part.begins_with("not"):
        return part.units[0] is rest[0]
    led = part.units[0] not in rest
    named = ("place_left", "place_remains", "regretted") if led else ("place_left", "regretted")
    signs = [m for m in part.markers if m.name in named]
    said = part.has(*named[:-1]) and all(any(m.start <= u.start < m.end for m in signs) for u in rest)
    return bool(rest) and said and {unit.kind for unit in rest} <= _NONE_BESIDE
