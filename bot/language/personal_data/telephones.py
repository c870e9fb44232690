"""Telephone numbers, told from clock intervals, weeks and sums."""

import re
from collections.abc import Iterator

from bot.language.personal_data.findings import Finding, blank

_SHORTEST = 8
_GAP = r"[ ./-]{0,3}"
_MOBILE = re.compile(
    rf"(?<![\d+])(?:(?:\+|00)?4 ?6{_GAP}(?:\(0\){_GAP})?|\(?0 ?)7 ?[02369]\)?(?:{_GAP}\d){{7}}(?!\d)"
)
_SERVICE = re.compile(r"0(?:20|77|9[0-49])|0?11[24]|0?118")
_FIVE_MINUTES = r"(?:[01]\d|2[0-4])[0-5][05]"
_INTERVAL = re.compile(rf"(?<![\d+-]){_FIVE_MINUTES} ?- ?{_FIVE_MINUTES}(?!\d)")
_TIME = r"(?:(?:[01]\d|2[0-4])[0-5]\d|(?:[01]?\d|2[0-4])[.:][0-5]\d)"
_HOUR = r"(?:[01]?\d|2[0-4])"
_SPELL = rf"(?:(?:{_TIME}|{_HOUR}) ?- ?(?:{_TIME}|{_HOUR})|{_TIME})"
# Clock times and weeks, with a number or a year after them: "0800-1000", "08-16.30 12", "08-12 2020".
_TIMES = re.compile(rf"{_SPELL}(?:[ -]{{1,3}}{_SPELL}){{0,9}}(?: \d\d?| (?:19|20)\d\d)?")


def telephone_numbers(text: str) -> Iterator[Finding]:
    """The telephone numbers in a text."""
    text = _INTERVAL.sub(lambda match: "_" * len(match[0]), text)
    if sum(map(str.isdigit, text)) < _SHORTEST:
        return
    mobiles = [Finding("phone", *match.span()) for match in _MOBILE.finditer(text)]
    yield from mobiles
    import phonenumbers  # noqa: PLC0415 - slow to import, and few messages hold so many digits

    for match in phonenumbers.PhoneNumberMatcher(blank(text, mobiles), "SE"):
        if _is_telephone(match.raw_string):
            yield Finding("phone", match.start, match.end)


def _is_telephone(raw: str) -> bool:
    digits = sum(map(str.isdigit, raw))
    if digits < _SHORTEST or _TIMES.fullmatch(raw) or _SERVICE.match(raw):
        return False
    return raw.startswith(("0", "+", "("))
