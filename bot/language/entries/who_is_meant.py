"""Who is meant by those that asked, where another clause names them: "en dam tackade, hon hade ringt"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.words.markers import Marker
from bot.language.words.units import Unit

INHABITANTS = ("citizens", "persons")
"""The signs that name them."""
ASKED = ("asked_for", "requested_place")
"""The signs that they asked for something."""
CALLED = (*ASKED, "got_in_touch")
"""The signs that they asked, or that they called."""


def names_who(clause: Clause, asking: Sequence[Marker]) -> bool:
    """Whether inhabitants are named; not so in "förarna tipsade om att folk kör fort", which others said."""
    others = clause.units[0].kind == "word" and not clause.knows(clause.units[0])
    begin = min((marker.start for marker in asking), default=0)
    that = min((m.start for m in clause.markers if m.name == "that" and m.start > begin), default=None)
    who = [marker.start for marker in clause.markers if marker.name in INHABITANTS]
    return any(not others or that is None or start < that for start in who)


def goes_on(clause: Clause, before: Clause) -> bool:
    """Whether who asked is named before it: "... och bad oss komma", ", hade ringt", "hon hade klagat"."""
    if clause.before == "which":
        return True
    if before.has("finding"):
        return False
    verb = _first_verb(clause)
    called = any(m.name in CALLED and m.start == verb.start for m in clause.markers)
    return called and (clause.before == "and" or verb is not clause.units[0])


def meant_by(clauses: Sequence[Clause]) -> Clause | None:
    """The clause that names who "hon" or "det var de som" are in the last of them, and is not denied."""
    *earlier, before, clause = clauses
    stands_for = clause.units[0].kind == "they" or (before.has("it_was") and bool(before.of("they")))
    if before.has(*INHABITANTS) or not stands_for:
        return before
    late = [each for each in earlier if each.sentence >= clause.sentence - 1]
    named = next((each for each in reversed(late) if each.has(*INHABITANTS)), None)
    return None if named is None or before.has("not", "nobody") or named.has("finding") else named


def are_those_visited(clause: Clause, before: Clause | None) -> bool:
    """As in "sex hembesök hos dom | som ringt in själva": who was visited, and no wish for a place."""
    return clause.before == "which" and before is not None and matches("<at> <they>$", before.units)


def came_of_it(clause: Clause) -> bool:
    """As in "alla ville trycka på larmet, så nu har grannarna ringt": what came of it, and no wish."""
    return clause.before == "so" and clause.begins_with("under_way") and clause.has("have")


def _first_verb(clause: Clause) -> Unit:
    """The first unit behind a pronoun and "har" or "hade"."""
    had = {m.start for m in clause.markers if m.name == "had"}
    verbs = (u for u in clause.units if u.kind not in {"they", "alone"} and u.start not in had)
    return next(verbs, clause.units[0])
