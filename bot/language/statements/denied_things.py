"""Words that would call an activity off, said of something else: a thing, a dog, what was not reported."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker


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


def is_of_theirs(clause: Clause) -> bool:
    """As in "tobakstillsyn på en kiosk, dom hade flyttat cigaretterna": what others did with a thing."""
    pairs = pairwise(clause.units)
    subjects = (who.start for who, verb in pairs if (who.kind, verb.kind) == ("they", "word"))
    theirs = next(subjects, clause.units[-1].end)
    signs = [marker for marker in clause.markers if marker.name == "called_off"]
    return all(sign.start > theirs and _leads_to_thing(sign, clause) for sign in signs)


def _leads_to_thing(sign: Marker, clause: Clause) -> bool:
    behind = next((unit for unit in clause.units if unit.start >= sign.end), None)
    return behind is not None and (
        behind.kind == "thing" or (behind.kind == "word" and not clause.knows(behind))
    )
