"""Whether an activity is only talked about."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.statements.done_on_request import is_done_on_request
from bot.language.statements.other_towns import is_of_another_town
from bot.language.statements.predicates import has_before, is_told, is_verb
from bot.language.statements.statement import Statement
from bot.language.statements.teams_out import OUT
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_FIRST_YEAR = 1970
_COUNTING = frozenset({"number", "count", "article", "vague", "adjective", "and"})


def is_talk(statement: Statement) -> bool:
    """Whether the activity is asked about, quoted, wished for or commented on."""
    own = statement.own
    told = is_told(own, statement.act)
    if own.has("talk") or own.asked or _is_quoted(statement) or has_before(statement, "talk_before"):
        return True
    governing = _governing(statement)
    if any(clause.has("talk", "talk_before") for clause in governing):
        return True
    if any(clause.of("you") and not clause.of("we") and clause.has("present") for clause in governing):
        return True
    if (
        (own.of("you") and not own.of("we"))
        or (_is_circumstance(statement) and not is_done_on_request(statement))
        or _is_done_by_them(own, statement.act)
        or is_of_another_town(statement)
        or any(clause.has("not_us") for clause in statement.told)
        or _is_headed_by_wish(statement, governing)
        or _is_presented(statement)
    ):
        return True
    after = [c for c in statement.clauses[statement.first_named :] if c.sentence == own.sentence]
    if any(_ends_as_talk(c) or c.asked for c in after) and not (
        told or own.ahead or _is_of_us(own, governing)
    ):
        return True
    if own.begins_with("asks_whether") and any(c.asked for c in after) and not told:
        return True
    if own.begins_with("surely") and not own.of("we") and any(c.asked for c in after):
        return True
    if _is_joke(statement) or _is_any(statement) or _is_habit(own, statement.act):
        return True
    return not told and any(clause.has("opinion") for clause in (*governing, own))


def _is_headed_by_wish(statement: Statement, governing: Sequence[Clause]) -> bool:
    """As in "Önskemål från yttre: fotpatrull i Skogås"; what inhabitants wished for may be done below it."""
    headed = any(c.begins_with("heads_wish") and not c.has("citizens", "persons") for c in governing)
    own = statement.own
    return headed and own.before == "colon" and not statement.has("past", "done", "finding", "affirmed")


def _is_presented(statement: Statement) -> bool:
    """As in "jag redovisade årets gupp": told of at a meeting; not so in "redovisade två gupp"."""
    own, act = statement.own, statement.act
    led = own.units[: own.units.index(act)] if act in own.units else ()
    counted = any(unit.kind in {"number", "count", "article", "both"} for unit in led)
    return has_before(statement, "presented") and not counted and _is_known(act, led)


def _is_known(act: Unit, led: Sequence[Unit]) -> bool:
    """As in "guppen", "årets gupp"."""
    of_period = any(unit.rule in {"day.of_a_period", "noise.of_a_period"} for unit in led[-1:])
    return of_period or (isinstance(act.value, ActivityWord) and act.value.definite)


def _governing(statement: Statement) -> list[Clause]:
    """The clauses before the activity's, from the last turn: "sorry om det är fel, men jag gick ..."."""
    own = statement.own
    before = [c for c in statement.clauses[: statement.first_named + 1] if c.sentence == own.sentence]
    turn = next((i for i in range(len(before) - 1, -1, -1) if before[i].before in {"but", "so"}), 0)
    return [clause for clause in before[turn:] if clause is not own]


def _ends_as_talk(clause: Clause) -> bool:
    """As in "skönt med en fotpatrull va"; in "skatteverket va mä", "va inte jag som räkna" it tells."""
    first, last = clause.units[0], clause.units[-1]
    told = first.kind == "linking" and len(clause.units) > 1
    return any(
        m.name == "talk_after" and ((m.start == first.start and not told) or m.end == last.end)
        for m in clause.markers
    )


def _is_joke(statement: Statement) -> bool:
    """As in "hastkontroll på svärmor 😂"; who names a place or a day only laughs about it."""
    told = is_told(statement.own, statement.act)
    return statement.has("laughs") and not statement.of("place", "when") and not told


def _is_of_us(own: Clause, leading: Sequence[Clause]) -> bool:
    """As in "vi ...", "ute och fältar"."""
    return bool(own.of("we", "out")) or any(clause.of("out") for clause in leading)


def _is_habit(own: Clause, act: Unit) -> bool:
    """As in "vi fältar varje fredag"; "har fältat varje fredag" tells."""
    habit = own.has("habit") or own.of("evenings")
    present = own.has("present") or (is_verb(act) and act.rule != OUT)
    return bool(habit) and present and not is_told(own, act)


def _is_any(statement: Statement) -> bool:
    """As in "Någon fotpatrull": one that is wished for or missed."""
    return any(
        unit.kind == "article" and unit.value is None and unit.end + 1 == statement.act.start
        for unit in statement.own.units
    )


def is_general(statement: Statement) -> bool:
    """As in "fotpatrull är det bästa med jobbet": something said of it, and not that it was done."""
    own = statement.own
    together = [c for c in statement.clauses if c.sentence == own.sentence]
    if own.of("we") or any(c.has("done", "past") for c in together):
        return False
    return any(
        marker.name == "general" and marker.start > statement.act.start and not _is_of_time(marker, own)
        for marker in own.markers
    )


def _is_of_time(marker: Marker, clause: Clause) -> bool:
    """As in "e.m.", of which "e" alone may be "is"."""
    return any(unit.start <= marker.start < unit.end for unit in clause.of("part", "time", "when"))


def _is_done_by_them(own: Clause, act: Unit) -> bool:
    """As in "i Solna gör de krogtillsyn"; in "de tre kontrollerna" it is no subject."""
    return any(
        unit.kind == "they" and unit.start < act.start and following.kind not in _COUNTING
        for unit, following in pairwise(own.units)
    ) and not own.of("we")


def is_of_another_year(statement: Statement, year: int) -> bool:
    """As in "2019 gick vi fotpatrull varje vecka": a year that is over, and no day of it."""
    first, *others = statement.own.units
    of_year = (
        first.kind in {"number", "time"} and first.text.isdigit() and _FIRST_YEAR <= int(first.text) < year
    )
    return of_year and bool(others) and others[0].kind in {"word", "walked", "linking", "we"}


def _is_circumstance(statement: Statement) -> bool:
    """As in "Möte om krogtillsyn", "fler fotpatruller"; "tre fler fotpatruller" are so many."""
    return any(
        m.name == "circumstance"
        and m.end + 1 == statement.act.start
        and not _is_so_many_more(m, statement.own)
        for m in statement.own.markers
    )


def _is_so_many_more(sign: Marker, own: Clause) -> bool:
    """As in "tre fler", "några fler"; "tre färre" are not so many."""
    numbered = any(unit.end + 1 == sign.start for unit in own.of("number", "count", "vague"))
    return numbered and any(unit.start == sign.start for unit in own.of("vague", "more"))


def _is_quoted(statement: Statement) -> bool:
    """Whether the activity stands within quotation marks."""
    quotes = [unit for unit in statement.of("quote") if unit.start < statement.act.start]
    return len(quotes) % 2 == 1
