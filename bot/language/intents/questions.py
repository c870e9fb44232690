"""Questions about what was done, in no word for how it stands: "och kommunen?", "har vi fältat i Vårby?"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.days.spans import Span
from bot.language.statements.predicates import is_verb

_ASKED_ABOUT = frozenset({"place", "when", "organisation", "promise", "activity", "thing"})
_WHO = frozenset({"we", "organisation", "any"})
_NAMED = frozenset({"activity", "thing", "promise"})
_OF_FIGURE = frozenset({*_ASKED_ABOUT, "i", "on", "for", "and", "comma", "adjective", "question"})
_TELLS = ("done", "past", "planned", "not", "nobody", "called_off")
_DONE_BESIDE_HAVE = 2
_LEAST_ASKED = 2


def asks_about_more(parts: Sequence[Clause]) -> bool:
    """As in "och kommunen?", "och Skogås då?": what else there is to know of, and nothing else."""
    kinds = {unit.kind for part in parts for unit in part.units if not part.knows(unit)}
    named = kinds & _ASKED_ABOUT
    leads = bool(parts) and parts[0].before == "and"
    return leads and bool(named) and kinds <= {*_ASKED_ABOUT, "i", "on", "for"}


def asks_whether_done(parts: Sequence[Clause]) -> bool:
    """As in "har vi fotpatrullerat i Vårby denna vecka?"; "har vi fotpatrull ikväll?" asks what comes."""
    first = next(iter(parts), None)
    if _asks_whether_it_was(parts):
        return True
    if first is None or not first.begins_with("have") or len(first.units) < _LEAST_ASKED:
        return False
    done = sum(marker.name == "done" for marker in first.markers) >= _DONE_BESIDE_HAVE
    act = first.act if first.act is not None and first.act.kind == "activity" else None
    told = done and (act is not None or bool(first.of("place", "when")))
    some = bool(first.of("article", "vague")) and act is not None and _is_of_period(first)
    return (told or some or (act is not None and is_verb(act))) and first.units[1].kind in _WHO


def _asks_whether_it_was(parts: Sequence[Clause]) -> bool:
    """As in "är fotpatrullen i Vårby gjord den här veckan eller ska vi ut?": whether that one was done."""
    first = next(iter(parts), None)
    if first is None or not first.begins_with("asks_whether") or first.act is None:
        return False
    named = first.act.kind == "activity" and first.units[1:2] == (first.act,)
    return named and first.has("firmly_done") and not first.ahead


def asks_for_figure(parts: Sequence[Clause]) -> bool:
    """As in "krogbesök hittills?", "hembesök i mars?": what was done in a time that is over, or runs."""
    part = parts[0] if len(parts) == 1 else None
    if part is None or part.has(*_TELLS):
        return False
    kinds = {unit.kind for unit in part.units if not (unit.kind == "word" and part.knows(unit))}
    named = bool(kinds & _NAMED) and kinds <= _OF_FIGURE
    return named and (part.has("so_far", "by_now") or _is_of_period(part))


def asks_for_number(parts: Sequence[Clause]) -> bool:
    """As in "antal fotpatruller", "antalet hembesök hittills"; with a number or a place it may tell."""
    part = parts[0] if len(parts) == 1 else None
    if part is None or not part.begins_with("asks_number") or part.has("planned", "not", "nobody", "ought"):
        return False
    return bool(part.of(*_NAMED)) and not part.of("number", "count", "place", "partner", "colon", "linking")


def _is_of_period(part: Clause) -> bool:
    whens = part.of("when")
    return bool(whens) and all(isinstance(when.value.phrase, Span) for when in whens) and not part.ahead
