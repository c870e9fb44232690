"""Numbers told beside one occasion, such as a patrol: of people, cars and finds, and not of occasions.

Where things are visited, each of them is a visit and any number may be the one of visits. A patrol, a
dialogue, a weekend operation or a speed check is one unless more of it is told beside its own word, or where
it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.language.clauses.clause import Clause
from bot.language.entries.one_occasion import (
    OF_OCCASIONS,
    is_more_than_in_a_day,
    is_one_occasion,
    is_told_by_subject,
)
from bot.language.entries.people import is_of_crew, is_of_people
from bot.language.entries.rows_of_numbers import (
    SOME_OF_US,
    goes_on_from,
    takes_noun_before,
    takes_noun_behind,
)
from bot.language.phrases.counted_nouns import Of, counted
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_MOST_AT_ONE_PLACE = 5
_DESCRIBED = "^<number> <adjective>$|^<number> <on|in> <noise>$"


@dataclass(frozen=True, slots=True)
class _Told:
    """A number among some units of the clause at a position of a statement."""

    units: Sequence[Unit]
    index: int
    statement: Statement
    position: int

    @property
    def unit(self) -> Unit:
        return self.units[self.index]

    @property
    def clause(self) -> Clause:
        return self.statement.clauses[self.position]

    @property
    def is_of_act(self) -> bool:
        """Whether the clause names an activity, or tells what it came to."""
        acts = self.clause.act is not None or self.statement.act in self.clause.units
        return acts or self.clause.has("in_all", "takes_back")


def numbers_beside(statement: Statement) -> frozenset[int]:
    """Where the numbers of a statement stand that are of something else."""
    return frozenset(
        unit.start
        for position, clause in enumerate(statement.clauses)
        for index, unit in enumerate(clause.units)
        if unit.kind in {"number", "count"} and is_beside_one(clause.units, index, statement, position)
    )


def is_beside_one(units: Sequence[Unit], index: int, statement: Statement, position: int) -> bool:
    """Whether the number at an index is of something else that is told beside one occasion."""
    word = statement.act.value
    visits = not isinstance(word, ActivityWord) or word.venues
    if visits or not statement.names_act or units[index].rule in OF_OCCASIONS:
        return False
    told = _Told(units, index, statement, position)
    signs = _SIGNS if is_one_occasion(statement) else _OF_A_NOUN
    return any(sign(told) for sign in signs)


def is_of_some_of_us(statement: Statement, position: int) -> bool:
    """As in "helginsats lördag, två av oss var i Skogås, tre i Vårby": where some of those there were."""
    clause = statement.clauses[position]
    if not is_one_occasion(statement) or statement.act in clause.units:
        return False
    return matches(SOME_OF_US, clause.units) or goes_on_from(SOME_OF_US, statement, position) is not None


def where_some_of_us_were(statement: Statement) -> list[Unit]:
    """The places that say where some of us were."""
    return [
        place
        for position, clause in enumerate(statement.clauses)
        if is_of_some_of_us(statement, position)
        for place in clause.of("place")
    ]


def _is_of_findings(told: _Told) -> bool:
    """As in "12 av 80 körde för fort", "3 av 10 frågor gällde garaget"."""
    described = told.clause.has("finding") or told.clause.words > 0
    return told.unit.rule == "number.out_of" and described and not told.is_of_act


def _is_of_answers(told: _Told) -> bool:
    """As in "sex öppna ärenden", "två svarade inte": where nobody is visited, nobody is met at home."""
    met = matches("^<number|count> <opened|at_home>", told.units[told.index :])
    return met and not told.is_of_act


def _is_share_of_them(told: _Told) -> bool:
    """As in "19 över, varav 2 rejält": some of those that were numbered before."""
    if told.clause.before != "of_which" or told.position == 0:
        return False
    at, units = told.position - 1, told.statement.clauses[told.position - 1].units
    return any(
        unit.kind in {"number", "count"}
        and (counted(units, i, None) is Of.OTHER or is_beside_one(units, i, told.statement, at))
        for i, unit in enumerate(units)
    )


def _is_in_story(told: _Told) -> bool:
    """As in "trygghetsdialog i Vårby, dåligt med folk, sju stycken": of what was told of just before."""
    clause, clauses, first = told.clause, told.statement.clauses, told.statement.first_named
    if told.is_of_act or clause.of("more") or clause.has("finished"):
        return False
    if told.position < first:
        apart = clause.sentence < told.statement.own.sentence
        return apart and any(before.words for before in clauses[: told.position])
    between = clauses[first + 1 : told.position]
    return not clause.of("place", "when") and any(each.words for each in between)


def _is_of_cars(told: _Told) -> bool:
    """As in "laser vid skolan, 12 st", "tio st, av dem två utan körkort": more than are done at a place."""
    clause, following = told.clause, told.statement.clauses[told.position + 1 : told.position + 2]
    alone = len(clause.units) == 1 and told.unit.rule == "number.pieces" and not clause.enclosed
    if not alone or told.position <= told.statement.first_named:
        return False
    some = any(matches("^<of> <they>", after.units) for after in following)
    return some or told.unit.value > _MOST_AT_ONE_PLACE


def _is_of_those_there(told: _Told) -> bool:
    """As in "fältade i Skogås, totalt 172", "+17", "3 nya", "3 på en timme": of people or of cars."""
    statement, clause = told.statement, told.clause
    apart = statement.act not in told.units and not clause.of("place", "when")
    if not apart or clause.act is not None or clause.has("finished") or is_told_by_subject(statement):
        return False
    described = told.unit.rule != "number.out_of" and matches(_DESCRIBED, told.units)
    return described or is_more_than_in_a_day(told.units, told.index, statement)


def _is_of_people(told: _Told) -> bool:
    """As in "60 ung.", "två par", "(2+2+jag)", "fotpatrull (jag + 2) i Vårby"."""
    return is_of_people(told.units, told.index) or is_of_crew(told.statement.clauses, told.position)


def _is_above_limit(told: _Told) -> bool:
    """As in "40 passerade, 8 över", "7 st över": of those that drove too fast."""
    clause, end = told.clause, told.unit.end
    over = any(marker.name == "over_limit" and marker.start == end + 1 for marker in clause.markers)
    return over and told.statement.act not in clause.units and not clause.of("place", "when")


def _is_row_of_nights(told: _Told) -> bool:
    """As in "svarade så gott det gick efter tre nätter i rad": told in words about something else."""
    nights = counted(told.units, told.index, None) is Of.EVENINGS
    return nights and told.clause.words > 0 and not told.is_of_act


def _is_where_it_went(told: _Told) -> bool:
    """As in "fältade på några ställen": one walk goes to many places; each that is checked is a check."""
    act = told.statement.act
    goes = not act.value.visited and (act.value.verb or act.value.definite) and act in told.units
    return goes and matches("^<number|vague|count> <adjective>? <site>", told.units[told.index :])


def _is_of_noun_in_row(told: _Told) -> bool:
    """As in "Trångsund 5 böter, Skogås 8", "2, 7 och 13 böter": what is counted before or behind it."""
    if goes_on_from(SOME_OF_US, told.statement, told.position) is not None:
        return True
    before = takes_noun_before(told.units, told.statement, told.position)
    return before or takes_noun_behind(told.units, told.statement, told.position)


_OF_A_NOUN: tuple[Callable[[_Told], bool], ...] = (_is_of_noun_in_row,)
_SIGNS: tuple[Callable[[_Told], bool], ...] = (
    *_OF_A_NOUN,
    _is_of_findings,
    _is_of_answers,
    _is_share_of_them,
    _is_in_story,
    _is_of_cars,
    _is_of_those_there,
    _is_of_people,
    _is_above_limit,
    _is_row_of_nights,
    _is_where_it_went,
)
