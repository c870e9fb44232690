"""Whether a clause that names no activity goes on about the last one, or tells of another occasion."""

from bot.language.clauses import Clause
from bot.language.denied_days import denies_day
from bot.language.grammar import matches
from bot.language.running_statements import RunningStatement


def is_about_another(part: Clause, current: RunningStatement) -> bool:
    """Whether a clause without an activity tells of another occasion than the running statement."""
    own = bool(part.of("place", "when"))
    counted = any(_stands_alone_as_number(part, index) for index in range(len(part.units)))
    named = next((i for i, clause in enumerate(current.clauses) if current.act in clause.units), 0)
    planned = any(
        clause.has("planned", "wish", "should") or clause.ahead for clause in current.clauses[: named + 1]
    )
    placed = any(clause.of("place") for clause in current.clauses)
    dated = any(clause.of("when") for clause in current.clauses)
    if part.before == "which" or (part.before == "but" and denies_day(part) and not dated):
        return False
    if part.before == "line" and part.is_detail and part.of("when") and dated:
        return True
    if own and part.has("after_all") and any(clause.has("called_off") for clause in current.clauses):
        return True
    if own and _tells_what_comes(part, current):
        return True
    if part.before in {"stop", "line"} and part.is_detail and part.of("place") and placed:
        return any(clause.of("partner", "without_partner") for clause in current.clauses)
    if _is_denied(part):
        return own and not part.is_detail
    if part.ahead and counted:
        return True
    if part.ahead and part.of("place") and any(clause.of("when", "place") for clause in current.clauses):
        return True
    if part.has("planned") or part.ahead:
        return (own or counted) and not part.is_detail and not planned
    done = planned and part.has("finished", "past") and (counted or part.words == 0)
    return own and (done or _turns_from_call_off(part, current, counted=counted))


def _tells_what_comes(part: Clause, current: RunningStatement) -> bool:
    """As in "nu fältar vi i Skogås", "idag blir det Skogås"."""
    if part.has("past"):
        return False
    begins = part.has("planned_after") and part.sentence == current.clauses[-1].sentence
    present = part.has("present") and bool(part.of("we")) and not begins
    counted = part.of("number", "count", "article")
    return present or (part.has("will_be") and bool(part.of("when")) and not counted)


def _turns_from_call_off(part: Clause, current: RunningStatement, *, counted: bool) -> bool:
    """As in "inga hembesök i helgen men 10 i fredags", "inställd i lördags, fredagen genomfördes"."""
    if not any(clause.has("called_off", "nobody", "neither") for clause in current.clauses):
        return False
    elsewhere = _is_elsewhere(part, current)
    if part.before == "but" and (counted or (part.is_detail and elsewhere)):
        return True
    if part.before == "comma" and counted and part.is_detail and elsewhere:
        return True
    told = part.has("firmly_done") or (part.has("affirmed") and elsewhere)
    turns = part.before == "but" or (part.before == "comma" and told)
    done = part.has("finished", "past", "affirmed")
    return turns and done and (counted or part.words == 0)


def _is_elsewhere(part: Clause, current: RunningStatement) -> bool:
    """As in "inga hembesök igår, 6 idag": with a day or a place of its own, as what was not done had."""
    off = [clause for clause in current.clauses if clause.has("called_off", "nobody", "neither")]
    return any(part.of(kind) and any(clause.of(kind) for clause in off) for kind in ("when", "place"))


def _is_denied(part: Clause) -> bool:
    """As in "Skogås hann vi inte"; "Ingen i Flemingsberg" denies the activity of the sentence before."""
    none = part.before in {"stop", "line"} and part.begins_with("nobody")
    placed = matches("^<word> (?:<i|on>? <place>|<when>)$", part.units)
    return part.has("called_off") or (part.has("not") and not part.has("not_the_act")) or (none and placed)


def _stands_alone_as_number(part: Clause, index: int) -> bool:
    """Whether a number of a clause has no noun that nobody knows: "två i Vårby", but not "en avspärrning"."""
    following = part.units[index + 1].kind if index + 1 < len(part.units) else None
    return part.units[index].kind in {"number", "count", "article"} and following not in {
        "word",
        "noise",
        "measure",
    }
