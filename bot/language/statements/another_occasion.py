"""Whether a clause that names no activity goes on about the last one, or tells of another occasion."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.denied_days import denies_day
from bot.language.statements.lists_ahead import ends_list_ahead
from bot.language.statements.running_statements import RunningStatement
from bot.language.statements.status_notes import tells_when_it_will_be
from bot.language.words.units import Unit

_BESIDE = ("day_before", "day_after")
_DAYS = frozenset({"when", "on", "part", *_BESIDE})
_GOES_ON = frozenset({"comma", "dash", "stop"})
_ONLY_THEN = "^<only> (?:<i|on|in>? <place|when|part>)+$"
_NUMBERED = frozenset({"article", "number", "count", "adjective"})
_NAMED = frozenset({"place", "when", "part", "i", "on", "in", "dash"})
_VERBS = frozenset({"past", "present", "affirmed", "called_off"})


def is_about_another(part: Clause, current: RunningStatement) -> bool:
    """Whether a clause without an activity tells of another occasion than the running statement."""
    own = bool(part.of("place", "when")) or tells_the_same(part)
    counted = any(_stands_alone_as_number(part, index) for index in range(len(part.units)))
    goes_on = part.before in {"which", "because"} or _ends_brackets(part, current)
    if (
        goes_on
        or _comes_later(part, current)
        or part.begins_with("moved_on")
        or _is_headed_by_it(part, current)
    ):
        return False
    if part.before == "but" and denies_day(part) and not _names(current, "when"):
        return False
    if part.before == "line" and part.is_detail and part.of("when") and _names(current, "when"):
        return True
    if own and any(turn(part, current) for turn in _TURNS):
        return True
    placed = part.before in {"stop", "line"} and part.is_detail and part.of("place")
    if placed and _names(current, "place"):
        return _names(current, "partner", "without_partner")
    if _is_denied(part):
        return own and not part.is_detail
    if part.ahead and counted:
        return True
    if part.ahead and part.of("place") and _names(current, "when", "place"):
        return not ends_list_ahead(part, current)
    if (part.has("planned") and not part.has("should")) or part.ahead:
        return (own or counted) and not part.is_detail and not _is_planned(current)
    done = part.has("finished", "past", "affirmed") and (counted or part.words == 0)
    return own and ((done and _is_planned(current)) or _turns_from_call_off(part, current, counted=counted))


def _names(current: RunningStatement, *kinds: str) -> bool:
    """Whether the running statement tells where, when or with whom, whichever is asked."""
    return any(clause.of(*kinds) for clause in current.clauses)


def _comes_later(part: Clause, current: RunningStatement) -> bool:
    """As in "fotpatrull i Skogås, görs imorgon": when it will be done, of which nothing else is told."""
    return part.before in {"comma", "colon"} and tells_when_it_will_be(part) and not _is_told(current)


def _is_told(current: RunningStatement) -> bool:
    """Whether the running statement tells when it was, or that it was done."""
    return _names(current, "when", "we") or any(c.has("past", "done", "affirmed") for c in current.clauses)


def _is_planned(current: RunningStatement) -> bool:
    """Whether what the running statement tells up to its activity lies ahead, or should have been."""
    named = next((i for i, clause in enumerate(current.clauses) if current.act in clause.units), 0)
    told = current.clauses[: named + 1]
    return any(clause.has("planned", "wish", "should") or clause.ahead for clause in told)


def _ends_brackets(part: Clause, current: RunningStatement) -> bool:
    """As in "Fotpatrull (Vårby) ikväll inställd": behind the brackets it goes on."""
    return part.before == "close" and not part.of("place") and not _names(current, "when")


def of_what_was_done(part: Clause, begun: Sequence[RunningStatement]) -> RunningStatement | None:
    """As in "laser i Vårby. Hade planerat Segeltorp med. Boende hade önskat kontrollen"."""
    asks = part.before == "stop" and part.has("citizens", "persons") and part.has("asked_for")
    aside = begun[-1].inherited and begun[-1].clauses[0].has("should", "planned")
    named = part.of("activity", "place", "when", "number", "count")
    return begun[-2] if asks and aside and len(begun) > 1 and not named else None


def _is_headed_by_it(part: Clause, current: RunningStatement) -> bool:
    """As in "Krogtillsyn: hade tänkt ta fem"."""
    return part.before == "colon" and [unit.kind for unit in current.clauses[-1].units] == ["activity"]


def _came_off(part: Clause, current: RunningStatement) -> bool:
    """As in "fredagens blev inställd, lördagens blev av"."""
    return part.has("after_all") and any(clause.has("called_off") for clause in current.clauses)


def _was_to_follow(part: Clause, current: RunningStatement) -> bool:
    """As in "gick fotpatrull i Vårby, sen skulle vi kört på Lännavägen": what came to nothing is another."""
    told = not any(clause.has("should", "planned", "called_off", "nobody") for clause in current.clauses)
    ought = part.has("ought") and not (part.of("place") and part.units[-1].kind == "also")
    return part.has("should") and told and not ought and not part.has("finished")


def took_its_place(part: Clause, current: RunningStatement) -> bool:
    """As in "skulle gå i Vårby men larm, så vi gick i Flemingsberg i stället"."""
    came_to_nothing = any(c.has("should", "called_off", "nobody") for c in current.clauses)
    done = part.has("firmly_done", "chosen") and not part.has("should", "called_off", "not", "nobody")
    took = (done and part.has("instead")) or part.has("ended_up")
    return came_to_nothing and took and bool(part.of("place"))


def is_none(part: Clause) -> bool:
    """As in "0 på Kommunalvägen"."""
    first = part.units[0]
    return first.kind == "number" and first.value == 0


def ends_with_none(part: Clause) -> bool:
    """As in "i Trångsund gjorde vi inga alls"."""
    return part.has("firmly_done") and any(
        marker.name == "none_at_all" and marker.end == part.units[-1].end for marker in part.markers
    )


def _sets_none_apart(part: Clause, current: RunningStatement) -> bool:
    """As in "4 på Melodivägen, 0 på Kommunalvägen": none there, and what is told after it."""
    none = is_none(part) or (is_none(current.clauses[0]) and bool(part.of("number", "article")))
    return none and bool(part.of("place")) and any(clause.of("place") for clause in current.clauses)


def _tells_what_comes(part: Clause, current: RunningStatement) -> bool:
    """As in "nu fältar vi i Skogås", "idag blir det Skogås"."""
    if part.has("past"):
        return False
    begins = part.has("planned_after") and part.sentence == current.clauses[-1].sentence
    present = part.has("present") and bool(part.of("we")) and not begins
    counted = part.of("number", "count", "article")
    return present or (part.has("will_be") and bool(part.of("when")) and not counted)


def _turns_from_call_off(part: Clause, current: RunningStatement, *, counted: bool) -> bool:
    """As in "inga hembesök i helgen men 10 i fredags", "ingen helginsats i lördags, bara i fredags"."""
    if not any(_came_to_nothing(clause, current) for clause in current.clauses):
        return False
    if part.has("broken", "got_alarm"):
        return False
    elsewhere = _is_elsewhere(part, current)
    if part.before == "but" and (counted or (part.is_detail and elsewhere)):
        return True
    if part.before == "comma" and counted and part.is_detail and elsewhere:
        return True
    if part.before in _GOES_ON and elsewhere and matches(_ONLY_THEN, part.units):
        return True
    told = part.has("firmly_done") or (part.has("affirmed") and elsewhere)
    pointed = part.before in {"stop", "line"} and part.units[0].kind == "den" and elsewhere
    turns = part.before == "but" or ((part.before == "comma" or pointed) and told)
    done = part.has("finished", "past", "affirmed")
    return turns and done and (counted or part.words == 0)


def _is_elsewhere(part: Clause, current: RunningStatement) -> bool:
    """As in "inga hembesök igår, 6 idag": with a day or a place of its own, as what was not done had."""
    off = [clause for clause in current.clauses if _came_to_nothing(clause, current)]
    return any(part.of(kind) and any(clause.of(kind) for clause in off) for kind in ("when", "place"))


def _came_to_nothing(clause: Clause, current: RunningStatement) -> bool:
    """As in "ingen helginsats i lördags", "körde inte helginsats i lördags", "fältade inte"."""
    denied = clause.has("not") and current.act in clause.units
    return denied or clause.has("called_off", "nobody", "neither")


def _is_denied(part: Clause) -> bool:
    """As in "Skogås hann vi inte"; "Ingen i Flemingsberg" denies the activity of the sentence before."""
    none = part.before in {"stop", "line"} and part.begins_with("nobody")
    denied = part.has("not") and not part.has("not_the_act")
    off = part.has("called_off") or ends_with_none(part)
    return off or denied or (none and _is_none_there(part))


def _is_none_there(part: Clause) -> bool:
    """As in "ingen i Skogås", and nothing else."""
    return matches("^<none_of> (?:<i|on>? <place>|<when>)$", part.units)


def is_refused_at_last(part: Clause) -> bool:
    """As in "Skogås nej", "i Skogås: nej"."""
    return any(marker.name == "refusal" and marker.end == part.units[-1].end for marker in part.markers)


def _is_refused_beside(part: Clause, current: RunningStatement) -> bool:
    """As in "Vårby ja, Skogås nej": what was done is told beside what was not."""
    bare = all(unit.kind in _NAMED for unit in part.units[:-1])
    return bare and is_refused_at_last(part) and any(_is_confirmed(clause) for clause in current.clauses)


def _is_confirmed(clause: Clause) -> bool:
    """As in "Vårby ja", "fredag gjord": a place or a day, and that it was so."""
    told = clause.has("yes", "affirmed") and bool(clause.of("place", "when"))
    return told and clause.units[-1].kind == "word"


def _is_none_beside_one(part: Clause, current: RunningStatement) -> bool:
    """As in "en fotpatrull i Vårby, ingen i Skogås": none of what was numbered before."""
    units = [unit for clause in current.clauses for unit in clause.units]
    led = any(unit is current.act and before.kind in _NUMBERED for before, unit in pairwise(units))
    return led and part.before in {"comma", "but", "and"} and _is_none_there(part)


def _stands_alone_as_number(part: Clause, index: int) -> bool:
    """Whether a number of a clause has no noun that nobody knows: "två i Vårby", but not "en avspärrning"."""
    following = part.units[index + 1] if index + 1 < len(part.units) else None
    numbered = part.units[index].kind in {"number", "count", "article"}
    if following is None or not numbered:
        return numbered
    return following.kind not in {"word", "noise", "measure"} or _tells_of_number(part, following)


def _tells_of_number(part: Clause, following: Unit) -> bool:
    """As in "3 ombokade": a word behind a number that says what became of so many."""
    return any(m.name in {"planned", "called_off"} and m.start == following.start for m in part.markers)


def _is_that_of_another_day(part: Clause, current: RunningStatement) -> bool:
    """As in "fredagens helginsats körde styrka 1, lördagens körde vi"."""
    day, *rest = part.units
    dated = any(clause.of("when") for clause in current.clauses)
    signs = {marker.name for unit in rest[:1] for marker in part.markers if marker.start == unit.start}
    return dated and day.kind == "when" and "genitive" in day.looks and not signs.isdisjoint(_VERBS)


def tells_the_same(part: Clause) -> bool:
    """As in "imorgon likadant", "samma sak i lördags": what was told before, on another day."""
    said = [unit for unit in part.units if unit.kind not in _DAYS]
    alike = bool(said) and any(
        (m.name, m.start, m.end) == ("likewise", said[0].start, said[-1].end) for m in part.markers
    )
    return alike and bool(part.of("when", *_BESIDE))


def _is_the_same_again(part: Clause, _current: RunningStatement) -> bool:
    return tells_the_same(part)


_TURNS = (
    _is_none_beside_one,
    _is_refused_beside,
    _sets_none_apart,
    _came_off,
    _tells_what_comes,
    _was_to_follow,
    took_its_place,
    _is_that_of_another_day,
    _is_the_same_again,
)
