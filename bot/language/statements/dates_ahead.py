"""Dates that lie ahead, where no other word says that it is planned: "krogtillsyn torsdag 17/9"."""

from datetime import datetime

from bot.language.days.joined_days import WeekdayOnDate
from bot.language.days.meanings import Calendar, DayPhrase, InWeek, NoDay, OnDate
from bot.language.statements.predicates import is_told
from bot.language.statements.statement import Statement

_HAPPENED = ("past", "finding", "attended", "seen_there")


def is_dated_ahead(statement: Statement, now: datetime) -> bool:
    """As in "krogtillsyn torsdag 17/9", "fotpatrull 28/12 och 29/12", "trygghetsvandring 17/9, vi är med".

    One date alone may be a slip; not so where its weekday fits, or where others are asked to come. What is
    listed behind something else goes with that.
    """
    if statement.own.before == "and":
        return False
    if is_told(statement.own, statement.act) or statement.has(*_HAPPENED) or statement.own.has("done"):
        return False
    phrases = [unit.value.phrase for unit in statement.of("when")]
    dates = [phrase for phrase in phrases if isinstance(phrase, OnDate | WeekdayOnDate | InWeek)]
    calendar = Calendar(now, now.date())
    if not dates or not all(_is_soon(phrase, calendar) for phrase in phrases):
        return False
    fit = all(isinstance(date, WeekdayOnDate | InWeek) for date in dates)
    return fit or len(dates) > 1 or _is_announced(statement)


def _is_soon(phrase: DayPhrase, calendar: Calendar) -> bool:
    """As in "fr o lö denna v."; not so where the weekday only fits in some other year: "fre 2/4"."""
    if isinstance(phrase, InWeek):
        days = phrase.latest(calendar)
        return days is not None and days[0] > calendar.today
    date = phrase.date if isinstance(phrase, WeekdayOnDate) else phrase
    vague = isinstance(phrase, NoDay)
    return vague or (date.latest(calendar) is None and phrase.coming(calendar) is not None)


def _is_announced(statement: Statement) -> bool:
    """As in "trygghetsvandring 17/9 i Masmo, vi är med", "sprid gärna", "polisen har tackat ja"."""
    after = statement.clauses[statement.first_named + 1 :]
    beside = [c for c in after if c.sentence == statement.own.sentence]
    joins = any(c.of("we") and c.has("present") for c in beside)
    return not statement.has("affirmed") and (joins or statement.has("accepted", "announces"))
