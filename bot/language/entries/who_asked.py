"""Whether inhabitants had asked: who is named, what they did, and whether it was about what is checked.

Who and what may stand in one clause ("grannarna hade klagat") or in two ("en mamma ringde och bad oss
komma"). What they asked or complained of is only a request where it is about traffic or the place itself:
"boende klagade på hög musik" tells of something else.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from bot.language.clauses.clause import Clause
from bot.language.entries.who_is_meant import (
    ASKED,
    CALLED,
    INHABITANTS,
    are_those_visited,
    came_of_it,
    goes_on,
    meant_by,
    names_who,
)
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_OF_THE_PLACE = frozenset({"place", "street", "site", "activity", "visit", "thing"})
_ABOUT_US = _OF_THE_PLACE | {"we", "organisation", "there", "partner"}
_WHERE_OR_WHEN = frozenset({"i", "in", "on", "at", "when", "there"})
_LEADS_TO_WHO = frozenset({"article", "vague", "number", "of", "from", "they", "adjective"})
_TO_THEM = frozenset({"to", "home", "with", "mere_with", "no_partner"})
_GOES_ON = frozenset({"and", "which", "because"})


def asked_for(statement: Statement, position: int) -> bool | None:
    """Whether inhabitants had asked, as the clause at a position tells, or those that go on about it."""
    clause, *after = statement.clauses[position:]
    before = statement.clauses[position - 1] if position else None
    about_them = before is not None and goes_on(clause, before)
    said = requested(clause, meant_by(statement.clauses[: position + 1]) if about_them else None)
    if said is True and (_is_of_another(clause, statement) or came_of_it(clause)):
        return None
    if are_those_visited(clause, before):
        return None
    of_which = [] if not after or after[0].before != "which" else statement.clauses[: position + 2]
    return _with_what_follows(clause, after, said=said, meant=meant_by(of_which) if of_which else None)


def _with_what_follows(
    clause: Clause, after: Sequence[Clause], *, said: bool | None, meant: Clause | None
) -> bool | None:
    following = after[0] if after else None
    if following is None or said is False or are_those_visited(following, clause) or came_of_it(following):
        return said
    if said and _answers_no(following):
        return False
    if said:
        return None if _goes_elsewhere(clause, following) else True
    if following.before == "which":
        said = requested(following, meant)
    if said is None and _names_only_who(following):
        said = requested(clause, following)
    return True if said is None and _tells_of_it(clause, after) else said


def describes_who(clause: Clause, before: Clause) -> bool:
    """As in "en granne | som tipsade oss i förra veckan": what it says is of who asked."""
    return before.has(*INHABITANTS) and requested(clause, before) is not None


def tells_of_asking(clause: Clause) -> bool:
    """Whether it tells what inhabitants asked for, said or complained of, and not what was done."""
    return clause.has(*INHABITANTS) and clause.has(*CALLED, "told_of")


def requested(clause: Clause, before: Clause | None = None) -> bool | None:
    """Whether inhabitants had asked, as a clause and the one that names them tell; None if neither."""
    if clause.has("unsure_whether", "complained_there") or _is_ours(clause):
        return None
    if clause.has("not_asked_for") or _is_our_choice(clause):
        return False
    asking = [m for m in clause.markers if m.name in CALLED and not _is_to_them(m, clause)]
    asking = [m for m in asking if not _is_of_organisation(m, clause)]
    named = clause.has("requested_place") or names_who(clause, asking)
    named = named or (before is not None and before.has(*INHABITANTS))
    if not asking:
        return True if named and clause.has("told_of") and clause.has("asked_matter") else None
    start = min(marker.start for marker in asking)
    denied = any(m.name in {"nobody", "not"} and m.start < start for m in clause.markers)
    denied = denied or (before is not None and _denies_who(before))
    if denied and not clause.has("not_only"):
        return False if clause.has(*ASKED) and _is_denied(clause, named=named) else None
    return True if named and _is_of_the_place(clause, asking) else None


def _is_our_choice(clause: Clause) -> bool:
    """As in "Skogås valde vi"."""
    return clause.has("we_chose") and matches("^<place> <word> <we>$", clause.units)


def _is_ours(clause: Clause) -> bool:
    """As in "tipsade boende om ...", "vi gav tips till boende": we turned to them, not they to us."""
    who = [marker.start for marker in clause.markers if marker.name in INHABITANTS]
    if not who or clause.before == "which" or clause.of("of", "from"):
        return False
    led = [unit.start for unit in clause.units if unit.kind != "we"][:1]
    bare = any(marker.name == "bare_past" and marker.start in led for marker in clause.markers)
    to = any(unit.kind == "to" and unit.end < start for unit in clause.units for start in who)
    return (bare and min(who) > led[0]) or to


def _is_to_them(asking: Marker, clause: Clause) -> bool:
    """As in "två samtal hem till föräldrar", "samtal med boende": who was called, and had not called us."""
    who = min((m.start for m in clause.markers if m.name in INHABITANTS), default=0)
    between = [unit.kind for unit in clause.units if unit.end > asking.end and unit.start < who]
    leading = [kind for kind in between if kind not in _LEADS_TO_WHO]
    return asking.name == "got_in_touch" and any(kind in _TO_THEM for kind in leading[-1:])


def _is_of_organisation(asking: Marker, clause: Clause) -> bool:
    """As in "ingen ville visa tillståndet förrän polisen bad om det"."""
    return any(unit.start <= asking.start < unit.end for unit in clause.of("mention"))


def _is_denied(clause: Clause, *, named: bool) -> bool:
    """Whether nobody asked; that nobody complained tells as well how it was received."""
    return (named or clause.has("nobody")) and not clause.has("complaint")


def _denies_who(clause: Clause) -> bool:
    """As in "det var inte någon boende som bett"."""
    who = min((m.start for m in clause.markers if m.name in INHABITANTS), default=0)
    denials = [m.end for m in clause.markers if m.name in {"nobody", "not"} and m.start < who]
    between = [unit.kind for unit in clause.units if denials and max(denials) <= unit.start < who]
    return bool(denials) and set(between) <= {"article"}


def _is_of_the_place(clause: Clause, asking: Sequence[Marker]) -> bool:
    """As in "klagat på farten", "bett om det"; "klagade på duvorna" tells of something else."""
    if clause.has("asked_matter", "requested_place"):
        return True
    if (clause.has("other_matter") and not _is_of_what_was_visited(clause)) or _is_of_a_thing(clause):
        return False
    matter = list(_matter(clause, max(marker.end for marker in asking)))
    known = not any(unit.kind == "word" and not clause.knows(unit) for unit in matter)
    complained = clause.has("complaint") and clause.has("bare_past")
    if any(marker.name in ASKED for marker in asking) and (known or not complained):
        return True
    return known or any(unit.kind in _OF_THE_PLACE for unit in matter)


def _is_of_what_was_visited(clause: Clause) -> bool:
    """As in "tillsyn på krogen efter klagomål från grannar om musik", which is why it was visited."""
    return clause.act is not None and any(
        isinstance(u.value, ThingWord) and u.value.venue_of for u in clause.of("thing")
    )


def _is_of_a_thing(clause: Clause) -> bool:
    """As in "en kille ville ha autograf", "folk vill ha fler lampor": what they wished to be given."""
    end = next((marker.end for marker in clause.markers if marker.name == "wishes_to_have"), None)
    behind = [unit for unit in clause.units if end is not None and unit.start >= end]
    wanted = list(dropwhile(lambda unit: unit.kind in {"vague", "adjective", "article"}, behind))
    if not wanted or any(unit.kind in _ABOUT_US for unit in wanted):
        return False
    first = wanted[0]
    return first.kind == "number" or (first.kind == "word" and not clause.knows(first))


def _matter(clause: Clause, asked: int) -> Iterator[Unit]:
    """The units that tell what was asked, behind "om", "på" or "att", up to where or when."""
    leads = (m.end for m in clause.markers if m.name == "leads_to_matter" and m.start >= asked)
    begin = next(leads, clause.units[-1].end)
    behind = (unit for unit in clause.units if unit.start >= begin)
    return takewhile(lambda unit: unit.kind not in _WHERE_OR_WHEN, behind)


def _is_of_another(clause: Clause, statement: Statement) -> bool:
    """As in "hastighetskontroll Lännavägen, en granne vill ha oss på Häradsvägen": elsewhere."""
    asking = min((m.start for m in clause.markers if m.name in CALLED), default=0)
    asked = {unit.value.name for unit in clause.of("place") if unit.start > asking}
    told = {unit.value.name for unit in statement.own.of("place")}
    apart = clause.before != "and" and clause in statement.told and statement.act not in clause.units
    return apart and bool(asked and told) and None not in asked | told and asked.isdisjoint(told)


def _goes_elsewhere(clause: Clause, after: Clause) -> bool:
    """As in "en granne ringde och tackade"."""
    called = clause.has("got_in_touch") and not clause.has(*ASKED)
    return called and after.before == "and" and after.has("other_matter")


def _answers_no(after: Clause) -> bool:
    """As in "boendeönskemål: nej"."""
    return after.before in {"colon", "question"} and after.has("refusal") and len(after.units) == 1


def _names_only_who(after: Clause) -> bool:
    """As in "inkommet önskemål (boende)", "de gnäller | som aldrig förr på facebook"."""
    idioms = [m for m in after.markers if m.name == "idiom"]
    said = [u for u in after.units if not any(m.start <= u.start < m.end for m in idioms)]
    others = [unit for unit in said if unit.kind not in _LEADS_TO_WHO | {"on"}]
    who = {m.start for m in after.markers if m.name in INHABITANTS}
    return bool(who) and all(unit.start in who for unit in others)


def _tells_of_it(clause: Clause, after: Sequence[Clause]) -> bool:
    """As in "en dam ringde igår och var orolig för alla som kör fort": what it was about comes after it."""
    if not (clause.has(*INHABITANTS) and clause.has("told_of")):
        return False
    return any(
        each.has("asked_matter") and not each.of("we", "activity")
        for each in takewhile(lambda each: each.before in _GOES_ON, after)
    )
