"""Which places and days of a clause are those of the activity, and not of a remark beside it."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.clauses.clause import Clause
from bot.language.clauses.period_sums import sums_up_period
from bot.language.days.meanings import NoDay
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.entries.chunks import Chunk
from bot.language.entries.who_asked import tells_of_asking
from bot.language.statements.statement import Modality, Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord

_FEW_WORDS = 2
_DAYS_OF_MONTH = frozenset({"date.day_of_month", "date.bare_day_of_month"})
_NOT_WHERE_IT_WAS = frozenset({"from", "home", "toward", "instead_of"})
_THERE = frozenset({"on", "in", "at", "i"})
_NAMES = frozenset(
    {
        "word", "thing", "site", "place_noun", "place", "street", "shop", "adjective", "noise", "den",
        "number", "part",
    }
)  # fmt: skip
_CONTINUING = frozenset({"place", "when", "i", "on", "in", "part", "time"})


def is_aside(clause: Clause) -> bool:
    """Whether a clause without the activity is a remark about something else."""
    if clause.has("not_the_act", "opinion", "finding", "reason_alarm", "complaint", "seen_there") or (
        clause.has("asked_for") and clause.has("citizens")
    ):
        return True
    return clause.words > 0


def is_other_deed(clause: Clause, statement: Statement) -> bool:
    """As in "fotpatrull i Skogås, kontrollerade en bil i Vårby": an act that is no part of what was named."""
    value = statement.act.value
    named = isinstance(value, ActivityWord) and not value.visited
    return (
        named
        and bool(clause.of("visit_verb"))
        and clause.before in {"comma", "stop", "line", "and", "then", "sen"}
    )


def continued(clause: Clause, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The places and times that a remark begins with, joined to those before: "och skogås, frös ..."."""
    if clause.before not in {"and", "or"}:
        return ()
    length = next((i for i, unit in enumerate(units) if unit.kind not in _CONTINUING), len(units))
    return units[:length]


def is_elsewhere(statement: Statement, position: int) -> bool:
    """Whether a remark before the activity has a place of its own, and the activity another."""
    clause, own = statement.clauses[position], statement.own
    if _tells_where_they_live(clause):
        return not own.of("there")
    apart = own.before in {"but", "so", "and", "then", "sen"} and not clause.is_detail
    if clause.sentence < own.sentence and clause.words and _is_outside(clause):
        return bool(own.of("place"))
    told = clause.of("number", "count", "article", "shop") and clause.words == 0
    return position < statement.first_named and apart and not told and bool(own.of("place"))


def _is_outside(clause: Clause) -> bool:
    """As in "en villabrand i Botkyrka"."""
    return all(unit.value.outside for unit in clause.of("place"))


def _tells_where_they_live(clause: Clause) -> bool:
    """As in "en familj bosatt i Fittja"; not so in "i Stuvsta på boendes önskan"."""
    last = max((unit.start for unit in clause.of("place")), default=0)
    return any(marker.name == "lives" and marker.start < last for marker in clause.markers)


def places_of(units: Sequence[Unit], act: Unit, *, went_there: bool = False) -> list[PlaceWord]:
    """The places of a clause; "från Skogås" is where it was only just before the activity.

    `went_there` says that it tells of an occasion of its own, as in "så vi gick till Skogås i stället".
    """
    found: list[PlaceWord] = []
    remark = not went_there and act.text and act not in units and any(unit.kind == "word" for unit in units)
    away = _NOT_WHERE_IT_WAS | ({"to"} if remark else frozenset())
    for index, unit in enumerate(units):
        before = units[index - 1].kind if index else None
        if any(u.kind in {"from", "home"} for u in units[max(index - 3, 0) : index]) and before != "from":
            continue
        led = before == "from" and act in units[index : index + 3]
        if unit.kind == "place" and (before not in away or led):
            found.append(unit.value)
    return found


def was_shut(clause: Clause, statement: Statement) -> bool:
    """As in "tobakstillsyn på Coop, ICA hade stängt": a shop that is named for nothing was done there."""
    beside = statement.act not in clause.units and clause.before != "and"
    return beside and clause.has("absent") and bool(clause.of("shop"))


def tells_when(statement: Statement, position: int, chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether the days of a clause are those of the activity, and not of a long remark or of a plan."""
    clause, own = statement.clauses[position], statement.own
    before_it = clause.sentence < own.sentence or (clause is not own and tells_of_asking(clause))
    if (before_it and own.of("when")) or _is_occasion(statement, position):
        return False
    if position < statement.first_named and _is_of_something_else(statement, position):
        return False
    later = position > statement.first_named and statement.act not in clause.units
    if later and sums_up_period(clause):
        return False
    asking = clause.has("asked_for") or tells_of_asking(clause)
    if later and (asking or (clause.sentence > own.sentence and clause.words > 0)):
        return not statement.names_act
    if later and _tells_what_comes(clause, statement):
        return False
    if statement.act in clause.units or not statement.names_act:
        return True
    if clause.is_detail or (clause.begins_with("remainder") and not clause.words):
        return not _continues_remark(statement, position)
    if position > statement.first_named and not chunk.places and any(c.whens for c in before):
        if _is_listed_alike(clause, statement.clauses[position - 1]) or _is_of_those_done(chunk, before):
            return True
        return clause.before in {"and", "or"} or _takes_back(statement.clauses[: position + 1])
    return clause.words <= _FEW_WORDS and not (clause.ahead and clause.sentence != own.sentence)


def _tells_what_comes(clause: Clause, statement: Statement) -> bool:
    """As in "Nytt försök på torsdag", "resten imorgon", "polisen hakar på imorgon", beside what was done."""
    if clause.has("planned") and clause.sentence > statement.own.sentence:
        return True
    if clause.has("will_be") and not clause.has("past") and clause.sentence > statement.own.sentence:
        return not clause.of("number", "count", "article")
    joint = bool(clause.of("partner")) and statement.modality is Modality.DONE
    return clause.ahead and (joint or clause.has("the_rest"))


def _is_of_something_else(statement: Statement, position: int) -> bool:
    """Whether a day before the activity is not when it was: of an alarm, of its noun, or of what was before.

    As in "två larm i natt, sedan hembesök", "veckans längsta dag", "i lördags brann det, men idag ...".
    """
    clause, later = statement.clauses[position], statement.clauses[position + 1 : statement.first_named + 1]
    whens = clause.of("when")
    if not whens:
        return False
    alarm = any(m.name == "reason_alarm" and m.start < whens[0].start for m in clause.markers)
    if alarm and not any(each.before in {"but", "because"} for each in later):
        return True
    of_noun = isinstance(whens[0].value.phrase, Span) and "genitive" in whens[0].looks and clause.words > 0
    of_any = whens[0].rule == "weekday.any" and whens[0] is not clause.units[0]
    turned = bool(clause.words) and any(each.before == "but" and each.of("when") for each in later)
    return ((of_noun or of_any) and clause.sentence < statement.own.sentence) or turned


def _is_occasion(statement: Statement, position: int) -> bool:
    """As in "Helg med lucia: helginsats fredag och lördag": when it was is told behind the heading."""
    clause, following = statement.clauses[position], statement.clauses[position + 1 :]
    headed = position < statement.first_named and bool(clause.words) and following[0].before == "colon"
    return headed and any(each.of("when") for each in following)


def _is_of_those_done(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """As in "veckans hembesök i Juringe, det blev 3 idag": the day of the number that it came to."""
    stretches = [isinstance(when.phrase, Span | NoDay) for each in before for when in each.whens]
    return all(stretches) and any(amount.final for amount in chunk.amounts)


def _is_listed_alike(clause: Clause, before: Clause) -> bool:
    """As in "helginsatsen: fredag ja, lördag ja": a day, told of in the words of the one before it."""
    said = [[unit.text for unit in each.of("word")] for each in (clause, before)]
    day_first = clause.units[0].kind == before.units[0].kind == "when"
    return day_first and clause.words == 0 and said[0] == said[1]


def _takes_back(clauses: Sequence[Clause]) -> bool:
    return any(clause.has("takes_back") for clause in clauses)


def _continues_remark(statement: Statement, position: int) -> bool:
    """As in "protokollet blev klart först idag": a detail that only a word parts from a remark."""
    clause, earlier = statement.clauses[position], statement.clauses[position - 1]
    apart = clause.before in {"then", "so", "open", "sen"}
    return apart and position - 1 > statement.first_named and is_aside(earlier)


def whens_of(units: Sequence[Unit], *, own: bool) -> list[When]:
    """The days of a clause; "till 10 augusti" beside the activity, and "från mars", are not when it was."""
    found: list[When] = []
    for index, unit in enumerate(units):
        before = units[index - 1].kind if index else None
        from_span = before == "from" and isinstance(unit.value, When) and isinstance(unit.value.phrase, Span)
        counting = unit.rule in _DAYS_OF_MONTH and _is_the_act(units, index + 1)
        aside = from_span or counting or _names_one_of_a_period(units, index)
        if unit.kind == "when" and not aside and (own or before != "to"):
            found.append(unit.value)
    return found


def _names_one_of_a_period(units: Sequence[Unit], index: int) -> bool:
    """As in "årets trygghetsvandring": the one of the year, and no day; "årets hembesök" were several."""
    value = units[index + 1].value if index + 1 < len(units) else None
    one = isinstance(value, ActivityWord) and value.number is Number.ONE
    return units[index].rule == "day.of_a_period" and one


def _is_the_act(units: Sequence[Unit], index: int) -> bool:
    """As in "den tredje hastkontrollen": the activity by its number, and no day of the month."""
    value = units[index].value if index < len(units) else None
    return isinstance(value, ActivityWord) and value.definite


def led_by(units: Sequence[Unit]) -> str:
    """What leads to where or when it was: the kind of a word such as "hos", or of a part of the day."""
    found = (unit.kind for unit, after in pairwise(units) if unit.kind in _THERE and after.kind in _NAMES)
    return next(found, next((unit.kind for unit in units if unit.kind in {"time", "part"}), ""))
