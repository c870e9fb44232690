"""Days in clauses of their own that are of what is told behind them: "och igår, ... fotpatrull i Skogås"."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.statements.running_statements import RunningStatement


def dates_the_next(pair: Sequence[Clause]) -> bool:
    """As in "ons två hastkontroller, fre + lör helginsats", "ons: fotpatrull, fre: helginsats".

    One that lies ahead does so from a line of its own: "Imorgon", above "fältkväll i Vårby".
    """
    part, *following = pair
    day = part.before in {"comma", "stop", "line"} and all(unit.kind == "when" for unit in part.units)
    heads = {"colon", "line"} if part.ahead and part.before != "comma" else {"colon"}
    return day and any(
        c.act is not None
        and (
            c.before in heads or (part.before == "comma" and c.before == "and" and c.units[0].kind == "when")
        )
        for c in following
    )


def is_day_of_another(parts: Sequence[Clause], current: RunningStatement, waiting: Sequence[Clause]) -> bool:
    """As in "i måndags gick vi i Vårby och igår, den 12:e alltså, fotpatrull i Skogås".

    The clause that comes first is such a day, or says more exactly which one it is; what is told `current`ly
    has another day before it.
    """
    part, *following = parts
    if waiting:
        return _says_which(part) and _tells_undated(following[:1])
    if part.before not in {"and", "comma"} or any(unit.kind != "when" for unit in part.units):
        return False
    if following and _says_which(following[0]):
        following = following[1:]
    return _is_dated_before(current) and _tells_undated(following[:1])


def _says_which(part: Clause) -> bool:
    """As in "första maj alltså"."""
    kinds = {unit.kind for unit in part.units}
    return part.before == "comma" and part.has("closes_correction") and kinds == {"when", "word"}


def _tells_undated(following: Sequence[Clause]) -> bool:
    return any(
        part.before == "comma"
        and part.act is not None
        and part.act.kind == "activity"
        and not part.of("when")
        for part in following
    )


def _is_dated_before(current: RunningStatement) -> bool:
    """Whether a day leads to what is told; "fotpatrull i Vårby i måndags och igår" may have two."""
    if current.act is None or all(unit.kind == "when" for unit in current.clauses[-1].units):
        return False
    days = [unit for clause in current.clauses for unit in clause.of("when")]
    return any(day.start < current.act.start for day in days)
