"""Days that lead to a call-off: "i fredags var vi för få så den uteblev", beside what another day tells."""

from collections.abc import Iterator, Sequence

from bot.language.clauses.clause import Clause

_IN_PART = ("aborted", "the_rest", "in_part")
_OFF = ("called_off", "nobody")


def with_days_of_call_offs(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses, with the day that leads to a call-off in the clause that calls off."""
    return list(_dated(parts))


def _dated(parts: Sequence[Clause]) -> Iterator[Clause]:
    lent: Clause | None = None
    dated = False
    for index, part in enumerate(parts):
        if lent is not None and (part.sentence != lent.sentence or _calls_off(part)):
            here = part.sentence == lent.sentence
            yield part.with_units([*lent.of("when"), *part.units]) if here else part
            lent = None
        elif lent is None and dated and _leads_to_call_off(parts[index:]):
            lent = part
            yield part.with_units([unit for unit in part.units if unit.kind != "when"])
        else:
            yield part
        dated = dated or bool(part.of("when"))


def _leads_to_call_off(parts: Sequence[Clause]) -> bool:
    """Whether a sentence begins with a day and its reason, and calls off without naming what."""
    first, *rest = parts
    bare = all(unit.kind == "when" for unit in first.units)
    begins = first.before in {"stop", "line"} and first.units[0].kind == "when" and not bare
    if not begins or first.has(*_OFF) or first.of("place") or len(first.of("when")) != 1:
        return False
    sentence = [part for part in rest if part.sentence == first.sentence]
    if any(part.act is not None for part in (first, *sentence)) or first.has(*_IN_PART):
        return False
    return any(_calls_off(part) for part in sentence)


def _calls_off(part: Clause) -> bool:
    """Not so in "hann inte med de sista trapporna", which says what."""
    return (
        part.has(*_OFF)
        and not part.has(*_IN_PART)
        and not part.words
        and not part.of("when", "place", "number", "count")
    )
