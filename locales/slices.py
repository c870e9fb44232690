"""The names of a rhythm's weeks, months and the like, as people say them and as short as they can be."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from locales.phrases import Phrases

_MONTH = len("2020-11")


def periods(phrases: Phrases, names: Sequence[str]) -> list[str]:
    """Weeks "2020-W13", "2020-W14" as people say them: "v. 13–14"; other periods one by one."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _week(name) is not None and _week(name) == (_week(runs[-1][-1]) or 0) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [period(phrases, run[0], run[-1]) for run in runs]


def period(phrases: Phrases, first: str, last: str | None = None) -> str:
    """A period of a rhythm, or several in a row, as people say it."""
    week = _week(first)
    if week is None:
        return _named(phrases, first)
    # Translators: a week by its number, or several in a row, as in "w. 13–14".
    text = phrases.text("w. {week}")
    return text.format(week=week if last in {None, first} else f"{week}–{_week(last)}")


def _named(phrases: Phrases, name: str) -> str:
    """A period that is no week: a day, a month, or one by its number as in "Q2 2020"."""
    year, _, rest = name.partition("-")
    if len(rest) == len("11-05"):
        return phrases.day(date.fromisoformat(name))
    if rest.isdecimal():
        first = date(int(year), int(rest), 1)
        return phrases.days(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return f"{rest} {year}"


def _week(name: str) -> int | None:
    """The number of a week that is named "2020-W14"; None for a month and the like."""
    _, _, rest = name.partition("-W")
    return int(rest) if rest else None


def shortest(phrases: Phrases, name: str) -> str:
    """A period in as few signs as there are: "14" for a week, "3/4" for a day, "apr" for a month, "Q2"."""
    week = _week(name)
    if week is not None:
        return str(week)
    _, _, rest = name.partition("-")
    if not name.replace("-", "").isdecimal():
        return rest
    if len(name) == _MONTH:
        return format_date(date.fromisoformat(f"{name}-01"), "LLL", locale=phrases.locale).rstrip(".")
    day = date.fromisoformat(name)
    return f"{day.day}/{day.month}"
