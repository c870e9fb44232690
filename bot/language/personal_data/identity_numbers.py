"""Personnummer and samordningsnummer, in all the spellings that people use."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.language.personal_data.findings import Finding

_BETWEEN = "[ ./-]?"
_BEFORE_SERIAL = r"(?P<sign> ?[-+./:_~·•*|=#⁄∕ ]?-? ?)"
_SERIAL = r"(?P<serial>\d ?\d ?\d) ?(?P<check>\d)(?!\d)"
_IN_PARTS = (
    rf"(?P<year>\d\d){_BETWEEN}(?P<month>[01]\d){_BETWEEN}(?P<day>[0-36-9]\d){_BEFORE_SERIAL}{_SERIAL}"
)
_DIGIT_BY_DIGIT = (
    r"(?P<year>\d \d) (?P<month>[01] \d) (?P<day>[0-36-9] \d)(?P<sign> [-+]?) ?"
    r"(?P<serial>\d \d \d) (?P<check>\d)(?!\d)"
)
_FORMS = (
    re.compile(rf"(?P<century>18|19|20) ?{_IN_PARTS}"),
    re.compile(rf"(?P<century>){_IN_PARTS}"),
    re.compile(rf"(?<!\d )(?P<century>1 8|1 9|2 0) {_DIGIT_BY_DIGIT}"),
    re.compile(rf"(?<!\d )(?P<century>){_DIGIT_BY_DIGIT}"),
)
_FIRST_DIGIT = re.compile(r"(?<!\d)\d")
_LONGEST_LABEL = 40
_COORDINATION = 60
_RECENT_YEARS = 2
_STAMP_TAIL = re.compile(r"(?:[01]\d|2[0-3])[0-5][05]")


class IdentityNumbers:
    """Finds identity numbers; after one of `labels`, as in "pnr", one that has a slip in it too."""

    def __init__(self, labels: Sequence[str]) -> None:
        words = "|".join(re.escape(label) for label in labels)
        self._label = re.compile(rf"(?i)(?<!\w)(?:{words})[ .:=(]{{0,4}}$")

    def find(self, text: str, now: datetime) -> Iterator[Finding]:
        """The identity numbers in a text that was sent at the local time `now`."""
        end = 0
        for first in _FIRST_DIGIT.finditer(text):
            finding = self._at(text, first.start(), now) if first.start() >= end else None
            if finding is not None:
                end = finding.end
                yield finding

    def _at(self, text: str, start: int, now: datetime) -> Finding | None:
        for form in _FORMS:
            match = form.match(text, start)
            if match is not None and (_is_valid(match, now) or self._is_labelled(match)):
                return Finding(_kind(match), *match.span())
        return None

    def _is_labelled(self, match: re.Match[str]) -> bool:
        start = match.start()
        return self._label.search(match.string, max(0, start - _LONGEST_LABEL), start) is not None


def _is_valid(match: re.Match[str], now: datetime) -> bool:
    born = _born(match, now)
    if born is None or _digits(match, "serial") == "000" or not _check_digit_fits(match):
        return False
    return not (_is_mobile(match) if _is_coordination(match) else _is_time_stamp(match, born, now))


def _kind(match: re.Match[str]) -> str:
    return "samordningsnummer" if _is_coordination(match) else "personnummer"


def _is_coordination(match: re.Match[str]) -> bool:
    return int(_digits(match, "day")) > _COORDINATION


def _digits(match: re.Match[str], *parts: str) -> str:
    return "".join(match[part] for part in parts).replace(" ", "")


def _born(match: re.Match[str], now: datetime) -> date | None:
    """The date of birth, in the century that the number says or implies; None where there is no such day."""
    year, month, day = (int(_digits(match, part)) for part in ("year", "month", "day"))
    century = _digits(match, "century")
    if century:
        year += int(century) * 100
    else:
        year += now.year // 100 * 100
        if year > now.year:
            year -= 100
        if "+" in match["sign"]:
            year -= 100
    try:
        born = date(year, month, day - _COORDINATION if day > _COORDINATION else day)
    except ValueError:
        return None
    return born if born <= now.date() else None


def _check_digit_fits(match: re.Match[str]) -> bool:
    digits = _digits(match, "year", "month", "day", "serial", "check")
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _is_mobile(match: re.Match[str]) -> bool:
    """As in "070174 0698", of which one in twenty passes for the number of somebody born in 2007."""
    return not match["century"] and match["year"] == "07" and match["sign"] in {"", " "}


def _is_time_stamp(match: re.Match[str], born: date, now: datetime) -> bool:
    """As in "20200403-1200": the day of a recent event with its clock time."""
    recent = now.year - born.year < _RECENT_YEARS
    return recent and _STAMP_TAIL.fullmatch(_digits(match, "serial", "check")) is not None
