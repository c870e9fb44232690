"""Personal data in a message: identity numbers, telephone numbers, e-mail addresses, registration plates.

The rules were chosen by measurement: a check digit alone takes one time stamp in ten for a personnummer,
and the telephone library takes clock intervals for numbers. Every quantifier is bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

_IDENTITY = re.compile(
    r"(?<![\d+])(?P<century>18|19|20)?(?P<year>\d\d)[ -]?(?P<month>\d\d)[ -]?(?P<day>\d\d)"
    r" ?(?P<sign>[-+ ]?) ?(?P<serial>\d{3}) ?(?P<check>\d)(?![\d])"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MOBILE = re.compile(r"(?<![\d+])(?:\+46|0046|0)[ -]?7[02369](?:[ -]?\d){7}(?![\d])")
_PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_PLATE = re.compile(rf"(?<![\w-])([{_PLATE_LETTERS}]{{3}}) ?(\d\d[\d{_PLATE_LETTERS}])(?![\w-])")
_LABELLED_PLATE = re.compile(
    r"(?i)(?:reg\.?(?:nr|nummer|skylt)?|skylt|skylten|plåt)[ .:]{1,3}([a-z]{3}) ?(\d\d[\da-z])(?!\w)"
)
_NO_PLATES = frozenset(
    {
        "ATK", "BMW", "BYD", "DAF", "DNR", "FIA", "GPS", "HBO", "ICA", "KIA", "KTM", "LAG", "LGH", "LOB",
        "LPO", "MAX", "MIN", "MSB", "NTF", "PAX", "PBL", "RAR", "SBF", "SFS", "SIM", "SOS", "SOU", "SRB",
        "SUV", "TEL", "TFN", "USB", "VAG", "VMA", "VOC",
    }
)  # fmt: skip
_LAST_ISSUED = 90
_LONG_AGO = 100
_COORDINATION = 60
_RECENT_YEARS = 2
_SHORTEST_PHONE = 8
_INTERVAL = re.compile(r"\d{4} ?- ?\d{4}")
_STAMP_TAIL = re.compile(r"(?:[01]\d|2[0-3])[0-5][05]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data: its kind, and where it stands in the text. The value is never kept."""

    kind: str
    start: int
    end: int


def find(text: str, now: datetime) -> list[Finding]:
    """All personal data in a cleaned text, in order; nothing overlaps."""
    found: list[Finding] = []
    for finding in (*_emails(text), *_identities(text, now), *_plates(text), *_phones(text)):
        if all(finding.end <= other.start or finding.start >= other.end for other in found):
            found.append(finding)
    return sorted(found, key=lambda finding: finding.start)


def blank(text: str, findings: list[Finding]) -> str:
    """The text with personal data replaced by a sign that no rule reads, every offset kept."""
    for finding in findings:
        text = text[: finding.start] + "_" * (finding.end - finding.start) + text[finding.end :]
    return text


def _emails(text: str) -> Iterator[Finding]:
    if "@" in text:
        yield from (Finding("email", *match.span()) for match in _EMAIL.finditer(text))


def _identities(text: str, now: datetime) -> Iterator[Finding]:
    for match in _IDENTITY.finditer(text):
        kind = _identity_kind(match, now)
        if kind is not None:
            yield Finding(kind, *match.span())


def _identity_kind(match: re.Match[str], now: datetime) -> str | None:
    day = int(match["day"])
    coordination = day > _COORDINATION
    born = _born(match, day - _COORDINATION if coordination else day, now)
    if born is None or match["serial"] == "000" or not _check_digit_fits(match):
        return None
    if not coordination and _is_time_stamp(match, born, now):
        return None
    return "samordningsnummer" if coordination else "personnummer"


def _born(match: re.Match[str], day: int, now: datetime) -> date | None:
    """The date of birth, in the century that the number says or implies; None where there is no such day."""
    year = int(match["year"])
    if match["century"]:
        year += int(match["century"]) * 100
    else:
        year += now.year // 100 * 100
        if year > now.year:
            year -= 100
        if match["sign"] == "+":
            year -= 100
    try:
        born = date(year, int(match["month"]), day)
    except ValueError:
        return None
    return born if born <= now.date() else None


def _check_digit_fits(match: re.Match[str]) -> bool:
    digits = match["year"] + match["month"] + match["day"] + match["serial"] + match["check"]
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _is_time_stamp(match: re.Match[str], born: date, now: datetime) -> bool:
    """As in "20200403-1200": the day of a recent event with its clock time."""
    recent = now.year - born.year < _RECENT_YEARS
    return recent and _STAMP_TAIL.fullmatch(match["serial"] + match["check"]) is not None


def _plates(text: str) -> Iterator[Finding]:
    for match in _PLATE.finditer(text):
        if match[1] not in _NO_PLATES:
            yield Finding("plate", *match.span())
    for match in _LABELLED_PLATE.finditer(text):
        yield Finding("plate", match.start(1), match.end(2))


def _phones(text: str) -> Iterator[Finding]:
    yield from (Finding("phone", *match.span()) for match in _MOBILE.finditer(text))
    if sum(character.isdigit() for character in text) < _SHORTEST_PHONE:
        return
    import phonenumbers  # noqa: PLC0415 - slow to import, and few messages hold so many digits

    for match in phonenumbers.PhoneNumberMatcher(text, "SE"):
        digits = sum(character.isdigit() for character in match.raw_string)
        if _is_phone(match.raw_string, digits):
            yield Finding("phone", match.start, match.end)


def _is_phone(raw: str, digits: int) -> bool:
    if digits < _SHORTEST_PHONE or _INTERVAL.fullmatch(raw):
        return False
    return raw.startswith(("0", "+", "("))
