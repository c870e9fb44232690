"""From clauses to statements: one activity and all that is said of it."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.another_occasion import (
    is_about_another,
    of_what_was_done,
    took_its_place,
)
from bot.language.statements.dated_call_offs import with_days_of_call_offs
from bot.language.statements.days_of_other_work import without_days_of_other_work
from bot.language.statements.denied_days import (
    is_another_day,
    is_pause,
    tells_of_next,
    tells_what_remains,
    without_denied_places,
    without_idle_days,
)
from bot.language.statements.done_ahead import with_done_ahead
from bot.language.statements.ended_tellings import ends_telling
from bot.language.statements.fewer_than_planned import with_fewer_than_planned
from bot.language.statements.headings import calls_off_what_follows, heads_the_next
from bot.language.statements.joint_numbers import with_joint_numbers
from bot.language.statements.leading_days import dates_the_next, is_day_of_another
from bot.language.statements.named_again import names_visit, pointed_at, repeats
from bot.language.statements.remarks_ahead import without_remarks_ahead
from bot.language.statements.running_statements import RunningStatement, subject_of
from bot.language.statements.short_of_plan import without_shortfall
from bot.language.statements.statement import Statement
from bot.language.statements.stories import without_stories
from bot.language.statements.stories_ahead import without_stories_ahead
from bot.language.statements.works import with_works
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

_CAME_TO_NOTHING = ("called_off", "not", "nobody")


def statements(parts: Sequence[Clause]) -> list[Statement]:
    """The statements of a message, in order; clauses about nothing are left out."""
    parts = with_joint_numbers(with_fewer_than_planned(with_works(parts)))
    parts = without_shortfall(without_idle_days(without_days_of_other_work(with_days_of_call_offs(parts))))
    parts = without_remarks_ahead(without_stories_ahead(without_stories(without_denied_places(parts))))
    begun = [RunningStatement()]
    waiting: list[Clause] = []
    first_acts = {part.sentence: i for i, part in reversed(list(enumerate(parts))) if part.act is not None}
    for index, part in enumerate(parts):
        pair = parts[index : index + 2]
        if is_another_day(pair) or tells_what_remains(part) or is_pause(part) or tells_of_next(part):
            continue
        dates = dates_the_next(pair) or is_day_of_another(parts[index:], begun[-1], waiting)
        leads = index < first_acts.get(part.sentence, -1) or dates or heads_the_next(pair)
        leads = leads and not ends_telling(parts[index:], begun[-1])
        if leads and begun[-1].act is not None:
            waiting.append(part)
        else:
            _put([*waiting, part], begun)
            waiting = []
    return [
        statement
        for running in begun
        if running.act is not None
        for statement in with_done_ahead(
            Statement(running.act, tuple(running.clauses), inherited=running.inherited)
        )
    ]


def _put(found: list[Clause], begun: list[RunningStatement]) -> None:
    """Put clauses, of which the last may name an activity, where they belong."""
    current, part = begun[-1], found[-1]
    if current.act is None:
        _put_first(part, current)
    elif (asked := of_what_was_done(part, begun)) is not None:
        asked.clauses.extend(found)
    elif (pointed := pointed_at(found, begun)) is not None:
        pointed.clauses.extend(found)
        begun.append(begun.pop(begun.index(pointed)))
    elif part.act is None or _is_reason_in_brackets(part):
        _put_about(part, begun)
    elif names_visit(part, part.act, current):
        _name(current, part.act)
        current.clauses.extend(found[:-1])
    elif repeats(found, part.act, current) and not (_turns(part, current) or _tells_at_last(part, current)):
        current.clauses.extend(found)
    else:
        begun.append(RunningStatement(part.act, [*_leading(found[:-1], part), part]))


def _is_reason_in_brackets(part: Clause) -> bool:
    """As in "onsdag 0 (utbildning)"."""
    return part.enclosed and [unit.kind for unit in part.units] == ["lookalike"]


def _put_first(part: Clause, current: RunningStatement) -> None:
    current.act = part.act
    if part.act is not None:
        current.clauses = _leading(current.clauses, part)
    current.clauses.append(part)


def _leading(before: Sequence[Clause], part: Clause) -> list[Clause]:
    """The clauses before one that names an activity, without those that are about something else."""
    later = [*before[1:], part]
    kept: list[Clause] = []
    apart = False
    for index, clause in enumerate(before):
        apart = _stands_alone(clause, part, later[index:]) or (apart and _lists_on(clause))
        kept += [] if apart else [clause]
    return kept


def _lists_on(clause: Clause) -> bool:
    """As in "tänkte gå i Vårby och Skogås men ...": the last of what the clause before it lists."""
    return clause.before in {"and", "comma"} and all(
        unit.kind in {"i", "on", "place"} for unit in clause.units
    )


def _turns(part: Clause, current: RunningStatement) -> bool:
    """As in "krogtillsynen uteblev. Gjorde krogtillsyn ...", "gick i Vårby, men kontrollen hann vi inte"."""
    off = any(clause.has(*_CAME_TO_NOTHING) for clause in current.clauses)
    if part.before == "but" and matches("^<den> <adjective>? <activity>$", part.units):
        return not _is_definite(part.act)
    if part.has(*_CAME_TO_NOTHING):
        told = any(clause.has("past") for clause in current.clauses)
        visit = part.act is not None and part.act.kind == "visit"
        return part.before == "but" and told and not off and visit and _is_not_only_qualified(part)
    new = part.sentence != current.clauses[-1].sentence
    return off and new and part.begins_with("firmly_done")


def _is_definite(act: Unit | None) -> bool:
    """As in "men den vandringen"; "medan den vandring som var tänkt för Vårby" is another one."""
    return act is not None and isinstance(act.value, ActivityWord) and act.value.definite


def _tells_at_last(part: Clause, current: RunningStatement) -> bool:
    """As in "Hembesök är så trevligt. Idag sex hembesök": after what is only said of it, a telling."""
    new = part.sentence != current.clauses[-1].sentence and part.of("number", "count", "place")
    told = any(clause.of("number", "count", "place", "when") for clause in current.clauses)
    signs = ("general", "opinion", "talk")
    praised = any(clause.has(*signs) and not clause.has("past") for clause in current.clauses)
    return bool(new) and praised and not told


def _is_not_only_qualified(part: Clause) -> bool:
    """Not so in "kollade tre ställen men ingen riktig tillsyn", which says what it was not."""
    return part.has("called_off") or not part.has("nobody")


def _put_about(part: Clause, begun: list[RunningStatement]) -> None:
    """Put a clause that names no activity: to the one that its subject names, or to the running one."""
    subjects = {s for unit in part.units if isinstance(unit.value, ThingWord) for s in unit.value.subject_of}
    named = next((r for r in begun if part.of("partner") and subject_of(r) in subjects), None)
    current = begun[-1]
    if named is not None:
        named.clauses.append(part)
    elif _is_headed_call_off(part, current):
        begun.append(RunningStatement(current.act, [current.clauses.pop(), part], inherited=True))
    elif is_about_another(part, current):
        begun.append(RunningStatement(current.act, [_dated_as(part, current)], inherited=True))
    else:
        current.clauses.append(part)


def _dated_as(part: Clause, current: RunningStatement) -> Clause:
    """As in "igår skulle vi gått i Vårby men hamnade i Skogås": what took its place has its day."""
    whens = [unit for clause in current.clauses for unit in clause.of("when") if not clause.ahead]
    lends = took_its_place(part, current) and not part.of("when")
    return part.with_units([*whens, *part.units]) if lends else part


def _is_headed_call_off(part: Clause, current: RunningStatement) -> bool:
    """As in "Fredagen: helginsats. Lördagen: inställd", "Gjort: 2 tobak. Inte gjort: Pressbyrån"."""
    heading = current.clauses[-1]
    headed = part.has("called_off") and heading.is_detail and bool(heading.of("when", "place"))
    off = part.before == "colon" and (headed or calls_off_what_follows(heading))
    return off and heading.sentence != current.clauses[0].sentence


def _stands_alone(clause: Clause, part: Clause, later: Sequence[Clause]) -> bool:
    """Whether a clause before the activity is about something else: "Vårby hann vi inte, men ..."."""
    if later[0].before == "colon" or (later[0] is part and _is_day_ahead(clause)):
        return False
    if clause.of("when") and _ends_with(part, "that_day"):
        return False
    apart = any(after.before == "but" for after in later) or clause.sentence != part.sentence
    governs = part.before == "and" and clause.has("planned", "should")
    turned = any(after.before == "but" or after.has("finished") for after in later)
    if turned and clause.has("wish") and clause.of("we") and clause.of("place"):
        return True
    if part.of("place") and (clause.has("called_off") or clause.ahead) and clause.of("place") and not governs:
        return True
    became = any(after.has("finished") and after.of("number", "count") for after in later)
    return (
        apart
        and not became
        and (clause.has("called_off", "planned", "should", "talk", "opinion") or clause.ahead)
    )


def _is_day_ahead(clause: Clause) -> bool:
    """As in "Imorgon", "planen imorgon" on a line of its own above "fältkväll", which it makes a plan."""
    bare = {unit.kind for unit in clause.units} <= {"when", "on", "part"}
    return clause.ahead and (bare or clause.has("heads_what_comes"))


def _ends_with(part: Clause, name: str) -> bool:
    return any(marker.name == name and marker.end == part.units[-1].end for marker in part.markers)


def _name(current: RunningStatement, act: Unit) -> None:
    """Read the visit of a statement as an activity."""
    visit = current.act
    if visit is not None:
        current.act = named = visit._replace(kind=act.kind, value=act.value)
        current.clauses = [
            clause.with_units([named if unit == visit else unit for unit in clause.units])
            for clause in current.clauses
        ]
