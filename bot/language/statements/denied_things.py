"""Words that would call an activity off, said of a thing, a dog, what was put right, or not reported."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit


def tells_where_it_was(clause: Clause) -> bool:
    """As in "en drönare där den inte fick vara": what is denied is of a thing that is named before it."""
    return clause.act is None and matches("^<article> <word>{1,2} <there>", clause.units)


def is_let_in(clause: Clause) -> bool:
    """As in "hunden fick vara med", "det blev inte inskrivet", of which a part would call it off."""
    said = [marker for marker in clause.markers if marker.name in {"took_part", "not_entered"}]
    return all(is_within(marker, said) for marker in clause.markers if marker.name == "called_off")


def is_within(sign: Marker, said: Sequence[Marker]) -> bool:
    """Whether a sign is part of a longer one."""
    return any(marker.start <= sign.start and sign.end <= marker.end for marker in said)


def is_put_right(clause: Clause) -> bool:
    """As in "nödutgången var blockerad. Flyttat på plats": what was wrong there, and is no more."""
    said = [marker for marker in clause.markers if marker.name == "put_right"]
    signs = [marker for marker in clause.markers if marker.name == "called_off"]
    ahead = clause.of("when", "vague_day") or clause.act
    return bool(signs) and not ahead and all(is_within(sign, said) for sign in signs)


def is_of_theirs(clause: Clause) -> bool:
    """As in "tobakstillsyn på en kiosk, dom hade flyttat cigaretterna": what others did with a thing.

    So "Hotell Tranan har flyttat tillbaka flygeln", where nobody knows who that is.
    """
    pairs = pairwise(clause.units)
    first = clause.units[0]
    named = first.kind == "word" and not clause.knows(first) and clause.has("had", "have") and not clause.act
    subjects = (who.start for who, verb in pairs if (who.kind, verb.kind) == ("they", "word"))
    theirs = first.start if named else next(subjects, clause.units[-1].end)
    signs = [marker for marker in clause.markers if marker.name == "called_off"]
    return all(sign.start > theirs and _leads_to_thing(sign, clause) for sign in signs)


def _leads_to_thing(sign: Marker, clause: Clause) -> bool:
    """Whether a thing stands behind a sign, or behind "tillbaka", "undan"."""
    following = [unit for unit in clause.units if unit.start >= sign.end]
    behind = next((unit for unit in following if not _says_where_to(unit, clause)), None)
    return behind is not None and (
        behind.kind == "thing" or (behind.kind == "word" and not clause.knows(behind))
    )


def _says_where_to(unit: Unit, clause: Clause) -> bool:
    return any(marker.name == "moved_to" and marker.start == unit.start for marker in clause.markers)
