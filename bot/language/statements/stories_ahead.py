"""Stories told ahead of what was done: sentences of their own about something else.

As in "Bilbrand i Skogås samtidigt. Fotpatrull i Vårby ikväll": it was in Vårby alone.
"""

from collections.abc import Iterable, Sequence

from bot.language.clauses.clause import Clause

_WENT = frozenset({"out", "walked", "moved"})
_SCENES = frozenset({"thing", "site"})


def without_stories_ahead(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without the sentences before the first activity that only tell of something else.

    One that alone says where we were, or on which day, is kept: "Promenerade i Grantorp. Fotpatrull alltså".
    """
    first = next((part for part in parts if part.act is not None), None)
    if first is None or first.sentence == parts[0].sentence:
        return list(parts)
    own = [part for part in parts if part.sentence == first.sentence]
    stories = {
        part.sentence
        for part in parts
        if part.sentence < first.sentence
        and _is_story([other for other in parts if other.sentence == part.sentence], own)
    }
    return [part for part in parts if part.sentence not in stories]


def _is_story(told: Sequence[Clause], own: Sequence[Clause]) -> bool:
    """Whether a sentence has words that nobody knows, no "we", and nothing that the activity's own lacks."""
    if any(part.of("we") or part.asked for part in told) or not any(part.words for part in told):
        return False
    if told[0].units[0].kind == "organisation" and told[0].has("seen_there"):
        return False
    if _have(told, "when") and not _have(own, "when"):
        return False
    return not _have(told, "place") or _have(own, "place") or not _sets_scene(told[0])


def _have(parts: Iterable[Clause], kind: str) -> bool:
    return any(part.of(kind) for part in parts)


def _sets_scene(part: Clause) -> bool:
    """As in "Promenerade genom Grantorp", "ute med Robban", "Krog i Snättringe"."""
    first = part.units[0]
    return part.begins_with("past", "done") or "past" in first.looks or first.kind in _WENT | _SCENES
