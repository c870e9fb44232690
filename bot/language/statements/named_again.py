"""Whether a clause only names what the running statement tells of, again or more closely."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.phrases.told_rounds import ROUND
from bot.language.phrases.told_visits import SUBJECT_VISITED
from bot.language.statements.named_by_head import BY_HEAD
from bot.language.statements.running_statements import RunningStatement, activity_of, subject_of
from bot.language.words.units import Unit
from bot.language.words.word_values import ThingWord

_TOLD = {
    "place": "place", "when": "when",
    "number": "count", "count": "count", "vague": "count", "article": "count",
}  # fmt: skip

_OTHERWISE = ("called_off", "not", "nobody", "planned", "should", "talk", "talk_before", "opinion", "past")


def repeats(found: Sequence[Clause], act: Unit, current: RunningStatement) -> bool:
    """Whether the same activity is only named again, with nothing that tells another occasion apart."""
    named = activity_of(act)
    if named is None:
        return _is_named_loosely(act, current, found)
    told = {kind for clause in found for kind in _told(clause)}
    part = found[-1]
    if named == activity_of(current.act) and _is_its_tool(part, current):
        return True
    if named != _running(current, act) or part.before == "line" or part.ahead:
        return False
    if part.before == "colon" and any(clause.before in {"stop", "line"} for clause in found):
        return False
    if part.before == "and" and "count" in told:
        return False
    if told <= {"count"} and (_is_none_again(part, current) or _sums_up_doors(part, act, current)):
        return True
    said = {kind for clause in current.clauses for kind in _told(clause)}
    another = _is_at_another_hour(part, act, current) or any(part.of("more") for part in found)
    return not (told & said or another)


def _is_its_tool(part: Clause, current: RunningStatement) -> bool:
    """As in "tog lasern och hade fartkontroll två gånger": what was taken along, and no occasion."""
    last, act = current.clauses[-1], current.act
    tool = act in last.units and last.has("chosen")
    return tool and part.before == "and" and part.has("past") and not _told(last)


def _is_none_again(part: Clause, current: RunningStatement) -> bool:
    """As in "skulle fältat men fick avbryta, så noll fältning": what came to nothing is said once more."""
    came_to_nothing = any(clause.has("should", "called_off", "aborted") for clause in current.clauses)
    return came_to_nothing and any(unit.value == 0 for unit in part.of("number"))


def _sums_up_doors(part: Clause, act: Unit, current: RunningStatement) -> bool:
    """As in "ringde på hos tio i Trångsund, alla öppnade, tio hembesök": what those doors came to."""
    doors = current.act is not None and current.act.text != act.text and not act.value.verb
    before = {unit.value for clause in current.clauses for unit in clause.of("number", "count")}
    told = {unit.value for unit in part.of("number", "count")}
    return doors and bool(told) and told <= before


def _is_at_another_hour(part: Clause, act: Unit, current: RunningStatement) -> bool:
    """As in "hastighetskontroll 07-08, hastighetskontroll 12-13"."""
    alike = current.act is not None and _joined(act) == _joined(current.act) and not act.value.definite
    hours = [
        unit.value for clause in current.clauses if current.act in clause.units for unit in clause.of("time")
    ]
    return alike and bool(hours) and any(unit.value not in hours for unit in part.of("time"))


def _joined(act: Unit) -> str:
    """An activity as one word: "hast-kontroll", "hast kontroll"."""
    return act.text.replace("-", "").replace(" ", "")


def _running(current: RunningStatement, act: Unit) -> str | None:
    """The activity of a statement; as in "vi knackar dörr. 40 dörrar", also by what is visited in both."""
    return subject_of(current) if act.rule == SUBJECT_VISITED else activity_of(current.act)


def pointed_at(found: Sequence[Clause], begun: Sequence[RunningStatement]) -> RunningStatement | None:
    """What clauses tell more of, as in "hastkontroll, fotpatrull. Kontrollen var i Stuvsta"."""
    act = found[-1].act
    if act is None or act.rule != BY_HEAD:
        return None
    told = {kind for clause in found for kind in _told(clause)}
    return next(
        (
            running
            for running in reversed(begun)
            if activity_of(running.act) == activity_of(act)
            and told.isdisjoint(kind for clause in running.clauses for kind in _told(clause))
        ),
        None,
    )


def names_visit(part: Clause, act: Unit, current: RunningStatement) -> bool:
    """As in "två krögare har fått besök (serveringstillsyn)": what the visit before it was, and no more."""
    visited = current.act is not None and current.act.kind == "visit"
    named = matches("^<for>? <activity>", part.units) and not _told(part) and not part.has(*_OTHERWISE)
    mere = part.before in {"open", "comma"} and named and not part.ahead
    things = [u.value for c in current.clauses for u in c.of("thing") if isinstance(u.value, ThingWord)]
    pointed = {named for thing in things for named in thing.subject_of | thing.venue_of}
    return visited and mere and pointed <= {activity_of(act)}


def _is_named_loosely(act: Unit, current: RunningStatement, found: Sequence[Clause]) -> bool:
    """Whether a general word, or a second word for what can't be told, only goes on about the same."""
    told = {kind for clause in found for kind in _told(clause)}
    said = {kind for clause in current.clauses for kind in _told(clause)}
    known = activity_of(current.act) is not None
    visited = current.act is not None and current.act.kind == "visit"
    subject = activity_of(current.act)
    another = _visits_another(found[-1], current) or _is_of_another_subject(found[-1], act, subject)
    if act.kind == "visit" and another:
        return False
    if act.kind == "visit":
        return (not (told & said) or _is_one_more(act, found[-1])) and (known or visited)
    return not (told & said) and not known and act.kind == "lookalike"


def _visits_another(part: Clause, current: RunningStatement) -> bool:
    """As in "helginsats. Tillsyn på 6 krogar": so many of what is visited for something else."""
    numbered = [unit.value for before, unit in pairwise(part.units) if before.kind in {"number", "article"}]
    if part.act is not None and part.act.rule == ROUND:
        numbered = [unit.value for unit in part.of("thing")]
    venues = [thing.venue_of for thing in numbered if isinstance(thing, ThingWord) and thing.venue_of]
    running = activity_of(current.act)
    told = running is not None and bool(venues) and not part.has("pause")
    return told and all(running not in visited for visited in venues)


def _is_of_another_subject(part: Clause, act: Unit, named: str | None) -> bool:
    """As in "fältade ikväll. tillsyn av tobak på tolv ställen": what is visited is none of what ran."""
    behind = (unit.value for unit in part.of("thing") if unit.start > act.start)
    things = [thing for thing in behind if isinstance(thing, ThingWord)]
    subjects = {subject for thing in things for subject in thing.subject_of}
    venues = {venue for thing in things for venue in thing.venue_of}
    told = named is not None and bool(subjects) and not part.has("pause")
    return told and named not in subjects | venues


def _is_one_more(act: Unit, part: Clause) -> bool:
    """As in "hastighetskontroll i Segeltorp, sen en till kontroll i Vårby"."""
    before = part.units[: part.units.index(act)]
    return bool(before) and (
        before[-1].rule == "number.one_more" or matches("<more> <number|article>$", before)
    )


def _told(part: Clause) -> set[str]:
    """Which of place, time and number a clause gives; a number of things visited is no second number."""
    found = {_TOLD[unit.kind] for unit in part.units if unit.kind in _TOLD}
    visited = any(isinstance(u.value, ThingWord) and u.value.venue_of for u in part.units)
    visited = visited or _is_of_those_met(part) or _is_where_found(part)
    return found - {"count"} if visited and part.act is not None else found


def _is_of_those_met(part: Clause) -> bool:
    """As in "15 hembesök i Vårby. 12 hushåll öppnade": how many of those told before were met."""
    of_visited = part.act is not None and part.act.rule == SUBJECT_VISITED
    return of_visited and bool(part.of("opened", "at_home"))


def _is_where_found(part: Clause) -> bool:
    """As in "11 hembesök i Vårby, brandvarnare saknades på 3 hembesök": in how many something was found."""
    return part.has("finding") and matches("<on|in|at|i> <number> <adjective>? <activity|visit>", part.units)
