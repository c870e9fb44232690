"""Which days of a clause are those of the activity, and not of a remark or of something else beside it."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.clauses.period_sums import sums_up_period
from bot.language.days.meanings import NoDay
from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.entries.chunks import Chunk
from bot.language.entries.where_it_was import is_aside, walks_elsewhere
from bot.language.entries.who_asked import tells_of_asking
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Modality, Statement
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

_FEW_WORDS = 2
_SO_MANY_THAT_DAY = "^<when> <linking|word> <word|we>? <only>? <number|count> <piece>?$"
_DAYS_OF_MONTH = frozenset({"date.day_of_month", "date.bare_day_of_month"})


def unsure_in_story(whens: list[When], statement: Statement, position: int) -> list[When]:
    """As in "laser på Vårbyvägen. I tisdags grundade jag om altanen": nobody knows what was done that day."""
    clause = statement.clauses[position]
    later = clause.sentence > statement.own.sentence and clause.act is None and not clause.has("forgot")
    story = later and (clause.words > 0 or clause.has("idle"))
    return [When(NoDay())] if whens and story else whens


def tells_when(statement: Statement, position: int, chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether the days of a clause are those of the activity, and not of a long remark or of a plan."""
    later = position > statement.first_named
    if later and _numbers_another_day(statement.clauses[position], statement, before):
        return True
    return _tells_of_its_day(statement, position, chunk, before)


def _tells_of_its_day(statement: Statement, position: int, chunk: Chunk, before: Sequence[Chunk]) -> bool:
    clause, own = statement.clauses[position], statement.own
    before_it = clause.sentence < own.sentence or (clause is not own and tells_of_asking(clause))
    if (before_it and own.of("when")) or _is_occasion(statement, position):
        return False
    before_act = position < statement.first_named and _is_of_something_else(statement, position)
    if before_act or walks_elsewhere(statement, position):
        return False
    later = position > statement.first_named and statement.act not in clause.units
    if later and (sums_up_period(clause) or _tells_why(clause)):
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


def _numbers_another_day(clause: Clause, statement: Statement, before: Sequence[Chunk]) -> bool:
    """As in "fyra hembesök i Skogås idag, igår blev det tre"; what was planned became so many."""
    told = clause.has("finished") and matches(_SO_MANY_THAT_DAY, clause.units)
    numbered = any(each.whens and each.amounts for each in before)
    return told and numbered and not statement.has("planned", "should", "wish", "called_off")


def _tells_why(clause: Clause) -> bool:
    """As in "8 hembesök i Vårby, eftersom det brann där igår"."""
    return clause.before == "because" and clause.words > 0


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

    As in "två larm i natt, sedan hembesök", "veckans längsta dag", "i lördags brann det, men idag ...",
    "lagen gäller från igår. Krogtillsyn ...".
    """
    clause, later = statement.clauses[position], statement.clauses[position + 1 : statement.first_named + 1]
    whens = clause.of("when")
    if not whens:
        return False
    if clause.before in {"because", "which"} and not any(each.of("when") for each in later):
        return clause.words > 0
    if (
        clause.has("general")
        and clause.sentence < statement.own.sentence
        and matches("<from> <when>", clause.units)
    ):
        return True
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
    """As in "helginsats fredag ja, lördag ja": a day, told of in the words of the one before it."""
    if clause.units[0].kind != "when" or clause.words:
        return False
    said = [[unit.text for unit in each.of("word")] for each in (clause, before)]
    behind = [_behind_day(each) for each in (clause, before)]
    return (before.units[0].kind == "when" and said[0] == said[1]) or (behind[0] == behind[1] != [])


def _behind_day(clause: Clause) -> list[str]:
    """What a clause says behind its last day."""
    last = max((unit.end for unit in clause.of("when")), default=clause.units[-1].end)
    return [unit.text for unit in clause.units if unit.start >= last]


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
