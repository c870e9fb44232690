"""Questions behind what tells nothing: what is noted of the sender's own reports, and whether it counts."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause

_AROUND = frozenset({"question", "when", "i", "on", "for", "from", "you", "we", "den", "comma", "so", "and"})
_OF_OWN = frozenset({"own_word", "noted_word", "own_word_beside"})


def asks_of_noted(parts: Sequence[Clause]) -> bool:
    """As in "vad står på mig från igår?", "visa vad jag rapporterat", behind which nothing else is said."""
    told = _last_sentence(parts)
    names = {marker.name for part in told for marker in part.markers}
    asks = any(part.asked for part in told) or any(part.begins_with("show_me", "asks_what") for part in told)
    return asks and {"own_word", "noted_word"} <= names and all(map(_is_covered, told))


def asks_of_noted_alone(parts: Sequence[Clause]) -> bool:
    """The same, of a message that is one sentence."""
    return len({part.sentence for part in parts}) == 1 and asks_of_noted(parts)


def asks_whether_counted(parts: Sequence[Clause]) -> bool:
    """As in "varför räknas inte lördagen?", "räknades båda passen?".

    "Fältkväll i Vårby, räknas det?" may tell of one that was done; a "varför" never does.
    """
    told = _last_sentence(parts)
    why = any(part.begins_with("asks_why") for part in told)
    named = any(part.act for part in parts)
    may_tell = not why and named and any(part.of("place", "number", "count") for part in parts)
    asked = why or any(part.asked for part in told)
    if may_tell or not asked or any(part.has("planned", "ought") for part in told):
        return False
    counted = any(part.has("counts_as") for part in told)
    return counted or (why and any(part.has("stands_at") for part in told))


def _last_sentence(parts: Sequence[Clause]) -> list[Clause]:
    return [part for part in parts if part.sentence == parts[-1].sentence]


def _is_covered(part: Clause) -> bool:
    """Whether a clause has no word that is not of such a question."""
    known = {
        place
        for marker in part.markers
        if marker.name in _OF_OWN
        for place in range(marker.start, marker.end)
    }
    return all(unit.kind in _AROUND or unit.start in known for unit in part.units)
