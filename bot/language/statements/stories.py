"""Stories: what was called off, missed or lost in a clause that tells of something else.

A call-off is of the activity only where its clause names it or points at it ("den ställdes in", "hann inte",
"passet blev inget"). One with a subject of its own is of that: "festen blev inget", "killen försvann". Where
nobody knows what such a word stands for, as in "klassbollen blev inget", it may be either, and is asked.
"""

from collections.abc import Iterator, Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import first_match
from bot.language.statements.statement import Statement
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

_OFF_OF_UNKNOWN = "off_of_unknown"
_OFF = frozenset({"called_off", "not", "nobody"})
_COUNTING = frozenset({"article", "number", "count", "vague", "adjective"})
_WHERE = "^<i|on|in|at> <word|place|place_noun|thing|site|street>|^<when|linking>"
_SINGULAR = frozenset({"han", "hon", "hen"})
_BARE = frozenset({"word", "we", "declined"})


def is_off_of_unknown(statement: Statement) -> bool:
    """As in "fältade i Vårby, utlottningen blev inget": that may be a name for the activity."""
    return statement.has(_OFF_OF_UNKNOWN)


def without_stories(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without signs that only say what became of something else."""
    return list(_without_stories(parts))


def _without_stories(parts: Sequence[Clause]) -> Iterator[Clause]:
    before: Clause | None = None
    for part in parts:
        told = part if part.act is not None or not part.has(*_OFF) else _read(part, before)
        yield told
        before = part


def _read(part: Clause, before: Clause | None) -> Clause:
    subject = _subject(part)
    if _is_of_chase(part, before) or _is_of_somebody(part):
        return part.with_markers([m for m in part.markers if m.name not in _OFF])
    if subject is None or not _is_undone(subject, part):
        return part
    if "something_else" in subject.looks:
        return part.with_markers([m for m in part.markers if m.name not in _OFF])
    if "the_act" in subject.looks:
        return part
    return part.with_markers([_doubted(m) for m in part.markers])


def _doubted(marker: Marker) -> Marker:
    return marker._replace(name=_OFF_OF_UNKNOWN) if marker.name == "called_off" else marker


def _subject(part: Clause) -> Unit | None:
    """The noun that a clause begins with, where it is neither the activity nor what it is done with."""
    units = part.units[1:] if part.units[0].kind in _COUNTING else part.units
    first = units[0] if units else None
    if first is None or first.kind != "word" or part.knows(first) or "past" in first.looks:
        return None
    return first


def _is_undone(subject: Unit, part: Clause) -> bool:
    """Whether it is said behind it that it came to nothing: "festen på skolan blev inget"."""
    if part.has("came_between", "took_part"):
        return False
    position = part.units.index(subject) + 1
    signs = {marker.start for marker in part.markers if marker.name == "called_off"}
    while position < len(part.units) and part.units[position].start not in signs:
        length = first_match(_WHERE, part.units[position:])
        if not length:
            return False
        position += length
    return position < len(part.units)


def _is_of_somebody(part: Clause) -> bool:
    """As in "han kunde inte förklara", of one who was met."""
    words = [unit for unit in part.of("word") if not part.knows(unit)]
    return part.units[0].text in _SINGULAR and bool(words)


def _is_of_chase(part: Clause, before: Clause | None) -> bool:
    """As in "två killar sprang, vi orkade inte"."""
    bare = {unit.kind for unit in part.units} <= _BARE and not part.words
    return before is not None and before.has("fled") and before.sentence == part.sentence and bare
