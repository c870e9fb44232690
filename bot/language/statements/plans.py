"""Whether an activity is planned."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from bot.entries import PartOfDay
from bot.language.clauses.clause import Clause
from bot.language.days import said_weeks
from bot.language.days.feasts import OnFeast
from bot.language.days.meanings import Relative, Tonight
from bot.language.phrases.grammar import matches
from bot.language.statements.final_numbers import is_done_number
from bot.language.statements.later_on import goes_on_later, is_told_later
from bot.language.statements.predicates import (
    became,
    is_condition,
    is_past_verb,
    is_told,
    is_verb,
    leading,
)
from bot.language.statements.schedules import is_on_schedule
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit

_OUT_OF_SO_MANY = (
    "<number> <activity|visit> <when>? <of> <number> <adjective> (?:<i|on|in>? <place>)?$"
    "|^<of> <number> <adjective> <activity|visit> <linking> <number> <of>$"
)
_DAWN_HOUR = 5
_VERB_AND_NOUN = 2
_NOON = 12
_AFTERNOON, _EVENING, _LATE_EVENING = 15, 17, 18
_MIDNIGHT = 24


def is_planned(statement: Statement) -> bool:
    """Whether the activity is said to lie ahead."""
    own = statement.own
    if became(statement):
        return False
    if statement.inherited and own.has("present") and own.of("we") and not own.has("past"):
        return True
    if any(is_done_number(clause.units[0], clause) for clause in statement.told if clause is not own):
        return False
    before = statement.clauses[: statement.first_named]
    leading = [c for c in before if c.sentence == own.sentence or (own.before == "line" and _only_dates(c))]
    after = statement.clauses[statement.first_named + 1 :]
    if own.has("present") and any(is_condition(clause) for clause in (*leading, own)):
        return True
    if not is_told(own, statement.act) and any(_ends_in_condition(c) for c in (own, *after)):
        return own.has("present") or is_verb(statement.act)
    if own.ahead and _is_told_in_past(own):
        return False
    leading = [c for c in leading if not (_only_dates(c) and is_past_verb(statement.act))]
    if _ends_with_day_ahead(statement) or any(
        c.ahead
        for c in (*leading, own, *(c for c in after if c.is_detail and c.sentence == own.sentence))
        if not (c.of("partner") and c is not own and is_told(own, statement.act))
    ):
        return True
    if any(_plans(c) for c in (*leading, own)):
        return not (_is_firmly_done(own) or _tells_of_planned(own))
    if (own.has("present") and own.has("planned_after")) or (own.has("in_a_while") and not own.has("past")):
        return True
    return (
        (is_told_later(own, after) and not is_told(own, statement.act))
        or any(c.has("planned_after") and not c.has("citizens") for c in after)
        or any(c.has("not_yet") and c.act is None for c in after)
        or _is_coming(statement, own)
        or _will_be(own)
        or _will_be_there(own)
    )


def _plans(clause: Clause) -> bool:
    """As in "vi ska köra"; not so in "tre krogar nu när de ska stänga tidigt", which others will do."""
    theirs = {unit.end + 1 for unit in clause.of("they")} if clause.has("now_that") else set()
    return any(m.name in {"planned", "should"} and m.start not in theirs for m in clause.markers)


def _ends_with_day_ahead(statement: Statement) -> bool:
    """As in "trygghetsdialog", and below it "Skogås" and "imorgon": a line that holds only the day."""
    last = statement.clauses[-1]
    below = last.before in {"line", "slash"} and last is not statement.own and _only_dates(last)
    done = statement.has("firmly_done", "affirmed") or is_told(statement.own, statement.act)
    return below and not done


def _is_firmly_done(clause: Clause) -> bool:
    """As in "planerad och gjord"; not so in "skulle gjort", which was not."""
    should = {m.end + 1 for m in clause.markers if m.name == "should"}
    return any(m.name == "firmly_done" and m.start not in should for m in clause.markers)


def is_reminder(statement: Statement) -> bool:
    """As in "påminner om trygghetsdialogen på onsdag"."""
    own = statement.own
    return own.has("reminds") and own.ahead and not own.asked


def _only_dates(clause: Clause) -> bool:
    """As in "sista fredan före jul, fältade i Skogås": what lies ahead only tells which day it was."""
    return clause.ahead and len(clause.of("when", "last_day", "on", "part")) == len(clause.units)


def _is_told_in_past(own: Clause) -> bool:
    """As in "på torsdag var krogtillsyn", from somebody who means last Thursday: its day is asked."""
    done = own.of("linking") or own.has("firmly_done")
    return bool(done) and own.has("past") and not own.has("planned", "should", "wish", "present", "opinion")


def _tells_of_planned(own: Clause) -> bool:
    """As in "genomförd hos 5 av 6 planerade", "två tillsyner av fem planerade": so many of them were done."""
    out_of = any(unit.rule == "number.out_of" for unit in own.of("number"))
    return (out_of and own.has("done", "past", "affirmed")) or matches(_OUT_OF_SO_MANY, own.units)


def _ends_in_condition(clause: Clause) -> bool:
    """As in "i Trångsund om ingen blir sjuk"."""
    conditions = [m.start for m in clause.markers if m.name == "condition"]
    return any(m.name == "present" and m.start > min(conditions, default=m.start) for m in clause.markers)


def _will_be(own: Clause) -> bool:
    """As in "ikväll blir det fotpatrull"; "det blir fyra idag" sums up."""
    phrases = [unit.value.phrase for unit in own.of("when")]
    today = any(phrase == Relative(0) or isinstance(phrase, Tonight) for phrase in phrases)
    return today and own.has("will_be") and not own.has("past") and not own.of("number", "count", "all_of")


def _will_be_there(own: Clause) -> bool:
    """As in "fredagens fält blir i Vårby": where it is going to be; "det blir Vårby 2, Skogås 3" sums up."""
    if own.has("past") or own.of("number", "count", "all_of"):
        return False
    ends = {marker.end + 1 for marker in own.markers if marker.name == "will_be"}
    behind = (own.units[index:] for index, unit in enumerate(own.units) if unit.start in ends)
    return any(matches("^<i|on|in>? <place>", units) for units in behind)


def _is_coming(statement: Statement, own: Clause) -> bool:
    """Whether the telling is in the present and its day lies ahead: "den 14 juni kör vi"."""
    if is_told(own, statement.act):
        return False
    if not (own.has("present") or is_verb(statement.act)):
        return is_on_schedule(statement)
    whens = [unit for clause in (*leading(statement), own) for unit in clause.of("when")]
    if (own.of("we") or _holds_subject(statement.act)) and any(
        _is_told_to_come(unit, statement) for unit in whens
    ):
        return True
    if not own.has("present") or _is_finished(own):
        return False
    return any(
        unit.rule.startswith(("date.", "weekday.with_date", said_weeks.RULE, "feast")) for unit in whens
    )


def _is_finished(own: Clause) -> bool:
    """As in "fotpatrullen den 15 maj är genomförd", "är nu klar": all its verbs say that it is done."""
    nows = {m.start: m.end + 1 for m in own.markers if m.name == "under_way"}
    ends = [nows.get(marker.start, 0) for marker in own.markers if marker.name == "present"]
    finished = {marker.start for marker in own.markers if marker.name == "firmly_done"}
    return all(nows.get(end, end) in finished for end in ends)


def _holds_subject(act: Unit) -> bool:
    """As in "kör vi hastighet", which is one verb with its subject within it."""
    return is_verb(act) and len(act.text.split()) > _VERB_AND_NOUN


def _is_told_to_come(when: Unit, statement: Statement) -> bool:
    """As in "vi kör krogtillsyn fredag kväll", "på lucia fältar vi"; "lördag vi går" is another order."""
    verbs = [marker.start for marker in statement.own.markers if marker.name == "present"]
    verbs += [statement.act.start] if is_verb(statement.act) else []
    named = when.rule in {"weekday.bare", said_weeks.RULE} or when.rule.startswith("feast")
    return named and any(start < when.start or start == when.end + 1 for start in verbs)


def is_later_today(statement: Statement, now: datetime) -> bool:
    """Whether it is said to begin at an hour that has not come yet: "krogtillsyn kl 22", sent at nine."""
    own = statement.own
    hours = [unit.value for unit in own.of("time") if isinstance(unit.value, int)]
    hours += _hours_led(own.units) if own.has("present") else []
    if is_told(own, statement.act) or own.has("done") or now.hour < _DAWN_HOUR:
        return False
    if any(goes_on_later(clause, now) for clause in statement.clauses):
        return True
    told = [clause for clause in statement.clauses if clause.before != "because"]
    whens = [unit.value.phrase for clause in told for unit in clause.of("when")]
    evening = Tonight(PartOfDay.EVENING)
    running = {evening, Tonight(PartOfDay.AFTERNOON), Relative(0)}
    today = all(phrase in running or (evening in whens and isinstance(phrase, OnFeast)) for phrase in whens)
    if Tonight(PartOfDay.NIGHT) in whens and own.has("present"):
        return True
    if Tonight(PartOfDay.AFTERNOON) in whens and now.hour < _NOON:
        return True
    begins = _LATE_EVENING if own.has("present") else _AFTERNOON if own.of("number", "count") else _EVENING
    return today and (any(hour > now.hour for hour in hours[:1]) or (evening in whens and now.hour < begins))


def _hours_led(units: Sequence[Unit]) -> list[int]:
    """As in "kör laser på Häradsvägen vid 19": numbers that are hours of the afternoon or the evening."""
    led = (unit for before, unit in pairwise(units) if before.kind == "in" and unit.kind == "number")
    return [unit.value for unit in led if isinstance(unit.value, int) and _NOON < unit.value < _MIDNIGHT]
