"""Corrections by what was not so: "nej, inte Trångsund", "inte brandkåren, polisen", "den blev inställd"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.reading import Change

_WHO = ("organisation", "partner", "mention")
_NO_NEWS = frozenset(
    {
        "word",
        "it",
        "only",
        "den",
        "linking",
        "we",
        "also",
        "mere_with",
        "with",
        "and",
        "stop",
        "without_partner",
        "joined",
        "they",
        "stood",
        "there",
        *_WHO,
    }
)
_OFF = frozenset({"not_joined", "place", "when", "i", "on", "to", "in", "out", "of", "we", "word", "linking"})
_NAMED = frozenset({"place", "when", "number"})
_AROUND_NAMED = frozenset({"word", "den", "i", "on", "in", "linking", *_NAMED})


def who_took_part(parts: Sequence[Clause], own: str) -> Change | None:
    """As in "brandkåren också", "inte brandkåren, det var polisen", "stryk polisen", and nothing else."""
    units = [unit for part in parts for unit in part.units]
    named = any(unit.kind in _WHO for unit in units)
    if not named or any(part.words or part.asked or part.act for part in parts):
        return None
    if not _NO_NEWS.issuperset(unit.kind for unit in units):
        return None
    denied = [part for part in parts if part.has("not", "undo", "to_go", "is_to_go")]
    if any(part.has("not_only") for part in parts):
        both = _organisations(parts, *_WHO, "without_partner")
        return Change(partners_added=both - {own})
    ends = units[-1].kind in {"also", "mere_with", "joined"}
    added = parts[0].begins_with("adds") and units[-1].kind in _WHO
    if not (denied or ends or added):
        return None
    absent = _organisations(denied, *_WHO) - {own}
    rather = _organisations(denied, "without_partner")
    present = _organisations([part for part in parts if part not in denied], *_WHO) | rather - {own}
    change = Change(partners_added=present, partners_removed=absent - present)
    return change if change != Change() else None


def is_only_denied(parts: Sequence[Clause]) -> bool:
    """Whether a message says that something was not so, and nothing of what was: "nej, inte Trångsund"."""
    units = [unit for part in parts for unit in part.units]
    named = [unit for unit in units if unit.kind in _NAMED]
    if any(part.words or part.asked or part.act for part in parts) or len(named) != 1:
        return False
    about = next(part for part in parts if named[0] in part.units)
    told = _AROUND_NAMED.issuperset(unit.kind for unit in units)
    return (
        told
        and about.has("not")
        and not about.has("past", "asked_for", "called_off")
        and parts[0].has("opens_correction")
    )


def not_taken_back(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses that do not name what was wrong: "inte tre", "ingen dialog"; all if no other."""
    return [part for part in parts if not _is_taken_back(part, parts)] or parts


def _is_taken_back(part: Clause, parts: Sequence[Clause]) -> bool:
    if len(parts) == 1 or part.has("insists"):
        return False
    if any(each.has("you_wrote") for each in parts):
        return part.has("you_wrote")
    if part is parts[0] and part.begins_with("stands_so"):
        return True
    if _only_names_wrong(part):
        return True
    return (part.has("not", "nobody") and not part.has("asked_for")) or part.has("said_wrong")


def _only_names_wrong(part: Clause) -> bool:
    """As in "Skogås är rätt, Vårby fel"."""
    ends = [m.end for m in part.markers if m.name == "takes_back"]
    return part.units[0].kind in _NAMED and part.units[-1].end in ends


def never_was(parts: Sequence[Clause]) -> bool:
    """As in "den blev inställd", "det var inte vi": all of the last report; not "den gick inte så bra"."""
    first = parts[0]
    if any(part.act is not None or part.asked for part in parts) or first.of("place", "when", "number"):
        return False
    off = first.has("called_off") and not first.has("praise")
    return (off and first.begins_with("it") and not _names_what(first)) or (
        first.has("not_us") and first.begins_with("it_was")
    )


def _names_what(first: Clause) -> bool:
    """As in "det blev ingen runda": what came to nothing, which need not have been reported."""
    return matches("<none_of> <times|visit|word>", first.units)


def is_partly_off(parts: Sequence[Clause]) -> bool:
    """As in "lördagen ställdes in", "nej, vi hann aldrig till Vårby": a day or a place of what was told."""
    if not parts:
        return False
    *opening, part = parts
    if part.asked or part.ahead or part.words:
        return False
    opened = all(clause.begins_with("takes_back") and len(clause.units) == 1 for clause in opening)
    known = _OFF.issuperset(unit.kind for unit in part.units)
    return opened and known and len(part.of("when", "place")) == 1 and part.has("was_off")


def _organisations(parts: Sequence[Clause], *kinds: str) -> frozenset[str]:
    found: set[str] = set()
    for unit in (unit for part in parts for unit in part.of(*kinds)):
        found |= {unit.value} if isinstance(unit.value, str) else unit.value
    return frozenset(found)
