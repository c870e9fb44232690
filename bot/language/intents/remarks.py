"""Remarks behind a correction that is settled already: "nej, det var två, Micke räknar bättre än mig"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.intents.words_beside import CHANGEABLE

_TOLD_OF = (*CHANGEABLE, "organisation", "mention", "activity", "lookalike", "visit")
_TURNS = ("not", "nobody", "called_off", "asked_for", "citizens", "forgot", "adds", "planned", "in_part",
          "half_of", "joined_some", "one_of_two", "in_all", "so_far")  # fmt: skip
_WHO = frozenset({"partner", "without_partner", "organisation", "mention", "joined", "also", "mere_with",
                  "with", "word", "stood", "there", "they", "and", "only", "linking", "den"})  # fmt: skip
_WITH = frozenset({"partner", "without_partner", "joined", "also", "mere_with"})
_ASKED_IN = 2


def without_remarks(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses up to the one that says all that is changed, where only remarks follow it."""
    settled = _settled(parts) if parts else 0
    later = parts[settled:]
    return parts[:settled] if settled and all(map(_is_remark, later)) else parts


def _settled(parts: Sequence[Clause]) -> int:
    """How many clauses settle what is changed; 0 where that is not sure."""
    first = parts[0]
    if first.asked or first.act is not None:
        return 0
    if _says_what_it_was(first) or _says_who_took_part(first):
        return 1
    told = parts[:_ASKED_IN]
    asked = len(told) == _ASKED_IN and first.has("citizens") and first.has("it_was")
    return _ASKED_IN if asked and told[1].before == "which" and told[1].has("asked_for") else 0


def _says_what_it_was(part: Clause) -> bool:
    """As in "nej vänta det var två"; "nej det var lugnt i Vårby" only tells."""
    corrects = part.begins_with("takes_back") and part.has("it_was") and not part.words
    plain = not part.has("how_it_was", "opinion", "not", "nobody", "called_off")
    return corrects and plain and part.units[-1].kind in CHANGEABLE


def _says_who_took_part(part: Clause) -> bool:
    """As in "brandkåren stod visst där med", "utan polisen"; not so in "polisen tog hand om det"."""
    denied = part.has("not") and not part.has("not_only")
    if denied or part.words or part.has("nobody", "called_off", "planned", "met", "their_deed"):
        return False
    closing = {marker.start for marker in part.markers if marker.name == "closes_correction"}
    told = [unit for unit in part.units if unit.start not in closing]
    named = bool(part.of("partner", "without_partner", "organisation", "mention"))
    ends = named and told[-1].kind in _WITH
    added = named and part.begins_with("adds")
    return (ends or added) and _WHO.issuperset(unit.kind for unit in told)


def _is_remark(part: Clause) -> bool:
    if part.asked or part.before == "but" or part.of(*_TOLD_OF):
        return False
    return not part.has(*_TURNS) or part.has("reported")
