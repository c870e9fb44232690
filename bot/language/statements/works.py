"""What is built and stands there afterwards: told as laid, or only as designed or mended."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from bot.language.clauses.clause import Clause
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_STANDS = ("firmly_done", "done", "affirmed")
_OUTSIDERS = ("outsider", "citizens", "persons")
_LOOKALIKE = "act.mended"
_LEADS = frozenset({"of", "for", "on", "to", "about_time", "toward", "in"})


def is_built(act: Unit | None) -> bool:
    """Whether an activity is something that stands there once it is done: a speed bump."""
    return act is not None and isinstance(act.value, ActivityWord) and act.value.built


def stands(clause: Clause, act: Unit) -> bool:
    """As in "entreprenören har lagt tre gupp": what is built is there, whoever of ours laid it."""
    ours = clause.of("we") or not clause.has(*_OUTSIDERS)
    return is_built(act) and clause.has("done", "affirmed", "past") and bool(ours)


def with_works(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses, those of what is built with what their verbs say of such a thing."""
    return [
        _read(part, part.act, following) if part.act and _may_be_built(part, part.act) else part
        for part, following in zip_longest(parts, parts[1:])
    ]


def _may_be_built(part: Clause, act: Unit) -> bool:
    """As in "två gupp klara", "fyra displayer utplacerade"."""
    return is_built(act) or (act.kind == "lookalike" and part.has("built"))


def _read(part: Clause, act: Unit, following: Clause | None) -> Clause:
    """As in "två gupp asfalterade", "projekteringen av ett gupp är klar", "guppet är lagat"."""
    if part.has("mended") and is_built(act):
        other = act._replace(kind="lookalike", value=act.value.number, rule=_LOOKALIKE)
        return part.with_units([other if unit is act else unit for unit in part.units])
    if _is_of_its_making(part, act) or _is_only_decided(part, following):
        kept = [marker for marker in part.markers if marker.name not in _STANDS]
        return part.with_markers(_in_order([*kept, Marker("planned", act.start, act.end)]))
    said = list(_signs(part))
    return part.with_markers(_in_order([*part.markers, *said])) if said else part


def _is_of_its_making(part: Clause, act: Unit) -> bool:
    """As in "projekteringen av två gupp", "handlingarna för avsmalningen": what comes before it is built."""
    led = {marker.end + 1 for marker in part.markers if marker.name == "before_building"}
    return any(
        before.start in led and before.kind in _LEADS
        for before, after in pairwise(part.units)
        if after.start <= act.start
    )


def _is_only_decided(part: Clause, following: Clause | None) -> bool:
    """As in "nämnden har godkänt tre gupp", "avsmalningen är godkänd och byggs i höst"."""
    to_come = following is not None and following.before in {"and", "comma"}
    to_come = to_come and following is not None and following.begins_with("to_be_done")
    approved = part.has("approved", "planned") and (part.has("deciders") or to_come)
    return approved and not part.has("built")


def _signs(part: Clause) -> Iterator[Marker]:
    """What tells of something built that it stands there: "asfalterad", "utställd"."""
    for marker in part.markers:
        if marker.name in {"built", "approved"}:
            yield from (Marker(name, marker.start, marker.end) for name in _STANDS)


def _in_order(markers: Sequence[Marker]) -> list[Marker]:
    return sorted(markers, key=lambda marker: marker.start)
