"""Questions about a time: which one it is, and such as name nothing but that."""

from collections.abc import Sequence
from datetime import date

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar, NoDay
from bot.language.days.spans import Span
from bot.language.words.units import Unit

_TOLD = ("number", "count", "place", "partner")
_AROUND_PERIOD = frozenset(
    {"when", "i", "on", "for", "we", "you", "article", "out", "all_of", "open", "close", "in"}
)


def asks_of_period(parts: Sequence[Clause], *, asked: bool) -> bool:
    """As in "hur gick förra veckan", "facit för april tack", "förra månaden?"; a day alone asks nothing."""
    units = [unit for part in parts for unit in part.units]
    whens = [unit for part in parts for unit in part.of("when") if not part.ahead]
    unsaid = [unit for part in parts for unit in part.units if not part.knows(unit)]
    if not whens or not _AROUND_PERIOD.issuperset(unit.kind for unit in unsaid):
        return False
    long = all(isinstance(unit.value.phrase, Span) for unit in whens)
    if parts[0].begins_with("how_it_went") and (long or len(parts) == 1):
        return True
    result = any(part.has("how_it_went") for part in parts[:1]) and not _tells(parts)
    alone = _AROUND_PERIOD.issuperset(unit.kind for unit in units)
    return long and (result or (asked and alone))


def _tells(parts: Sequence[Clause]) -> bool:
    """As in "två visiter i april", "ingen rapport i april": something told, and no question about it."""
    return any(part.act or part.of(*_TOLD) or part.has("not", "nobody", "planned") for part in parts)


def period_asked(units: Sequence[Unit], calendar: Calendar) -> tuple[date | None, date | None]:
    """The time that a question is about; the running year is the whole, and so no limit."""
    whens = [unit for unit in units if unit.kind == "when"]
    firsts: list[date] = []
    lasts: list[date] = []
    for unit in whens:
        phrase = unit.value.phrase
        coming = phrase.ahead and not isinstance(phrase, Span)
        if unit.rule == "span.year" or coming or isinstance(phrase, NoDay):
            continue
        if isinstance(phrase, Span):
            period = phrase.period(calendar)
            firsts.append(period.first)
            lasts.append(period.last)
        elif days := phrase.latest(calendar):
            firsts.append(days[0])
            lasts.append(days[-1])
    if not firsts:
        return None, None
    until = any(unit.kind in {"to", "until"} for unit in units)
    open_ended = any(unit.kind in {"sen", "from"} for unit in units) and not until and len(firsts) == 1
    return min(firsts), None if open_ended else max(lasts)
