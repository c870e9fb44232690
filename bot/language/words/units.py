"""A message as units: words and signs at first, then numbers, dates, places, ever larger things."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

LONGEST = 40_000
# What shows nothing would hide a number from all rules: format characters, fillers, variants of signs.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2028\u2029\u202f\u2800]")
_ADDRESSED = re.compile(r"^\s{0,9}@[\w-]{1,40}[:,]?\s{1,9}")
_ODD_DASH = re.compile(
    "[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2500\u2501\u2e17\u2e3a\u2e3b\u30a0]"
)
# Digits of other scripts, and what is drawn through, under or around a digit.
_ODD_DIGIT = re.compile("(?P<digit>[^\\D0-9])|(?<=\\d)[\u0300-\u036f\u20d0-\u20ff]{1,9}")
_FOLDED = str.maketrans("åäáàâãöøóòôéèêëüúùûíìîïñç", "aaaaaaoooooeeeeuuuuiiiinc")
_TOKEN = re.compile(
    r" *(?:(?P<by>(?<=\d)[xX](?=[^\W\d_]{3}))"
    r"|(?P<plain>[^\W\d_]+(?=[ ,\n]|$))"
    r"|(?P<link>https?://\S{1,2000}|www\.\S{1,2000})"
    r"|(?P<code>(?<![\w-])\d{1,6}-[A-Za-zÅÄÖåäö]{1,3}\d[\w-]{0,40}|(?<![\w-])[A-Za-z]\d{4,9}-\d\d(?!\d)"
    r"|(?<!\d)\d{3,6}[:/]\d{1,6}(?![\d:/]))"
    r"|(?P<iso_date>(?<!\d)(?:(?:19|20)?\d\d-(?:0\d|1[0-2])-|20\d\d[/.](?:0\d|1[0-2])[/.])(?:[0-2]\d|3[01])(?![\d-]))"
    r"|(?P<long_number>(?<!\d)(?:\d{8}|\d{6})(?!\d))"
    r"|(?P<slashed>(?<![\d/])\d{1,2}/\d{1,2}(?:[/-]\d{2,4}(?![\d/])|(?![\d/])))"
    r"|(?P<dotted>(?<![\d.])\d{1,2}\.\d{1,2}(?:\.\d{2,4})?(?![\d]))"
    r"|(?P<clock>(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<ordinal>(?<!\d)\d{1,2}:?[eaEA]\b)"
    r"|(?P<decimal>(?<!\d)\d{1,4},\d{1,2}(?!\d))"
    r"|(?P<many>(?<!\d)\d{1,4}\+(?! ?\d))"
    r"|(?P<road_number>\b[Ee]\d{1,3}(?::[Aa][Nn]?)?\b|(?<!\d)\d{2,3}:?an\b)"
    r"|(?P<number>\d{1,9})"
    r"|(?P<word>[^\W\d_]+(?::[^\W\d_]{1,3}\b)?)"
    r"|(?P<line>\n[\s\n]*(?:[-*•·]+[ \t]*)?)"
    r"|(?P<sign>[^\s\w]|_))"
)
_LAST_ORDINARY_SIGN = "\u2100"
_FULL_STOP = ". "
FREE = "free"
"""The value of a slash behind which a space stands, as behind a full stop."""
_SPACE = " "
_ENDS_SENTENCE = re.compile(r"\s{1,9}[A-ZÅÄÖ]|\s{0,9}$")
_SIGNS = {
    ". ": "stop",
    ".": "stop", "!": "stop", ";": "stop", "?": "question", ",": "comma", ":": "colon", "-": "dash",
    "/": "slash", "+": "and", "&": "and", "(": "open", ")": "close", '"': "quote", "”": "quote", "“": "quote",
    "»": "quote", "×": "by", "%": "percent", "=": "colon", "~": "about", "•": "stop", "·": "stop",
    "*": "stop",
}  # fmt: skip


class Unit(NamedTuple):
    """One piece of a message: its kind, what it means, where it stands, and the rule that read it.

    `start` and `end` are character offsets in the cleaned text; `text` is those characters in lower case.
    `looks` says how its last word looks by its ending: like an adjective, a verb in the past.
    """

    kind: str
    value: Any
    start: int
    end: int
    text: str
    rule: str = ""
    looks: frozenset[str] = frozenset()


def clean(text: str) -> str:
    """A message without odd spaces, dashes and digits, control and invisible characters, or whom it is to.

    It is cut at what a chat allows.
    """
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text[:LONGEST]))[:LONGEST]
    text = _ODD_DIGIT.sub(_plain_digit, _ODD_DASH.sub("-", _ODD_SPACE.sub(" ", text)))
    text = _ADDRESSED.sub("", text)
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)


def _plain_digit(match: re.Match[str]) -> str:
    return str(int(match["digit"])) if match["digit"] else ""


def fold(word: str) -> str:
    """A word in lower case and without its dots and accents, as hurried thumbs write it."""
    return word.lower().translate(_FOLDED)


def split(text: str) -> list[Unit]:
    """The words, numbers and signs of a cleaned text, in order."""
    return [_unit(match) for match in _TOKEN.finditer(text.rstrip())]


def _unit(match: re.Match[str]) -> Unit:
    kind = str(match.lastgroup)
    start, end = match.span(kind)
    text = match.string[start:end].lower()
    if kind == "plain":
        return Unit("word", text, start, end, text)
    value: Any = text
    if kind == "number":
        value = int(text)
    elif kind == "ordinal":
        value = int(text.rstrip(":ea"))
    elif kind in {"slashed", "dotted", "clock", "iso_date"}:
        value = tuple(int(part) for part in re.split(r"[/.:-]", text))
    elif kind == "sign":
        if text == "." and _ends_sentence(match):
            text = _FULL_STOP
        kind = _SIGNS.get(text, "emoji" if text > _LAST_ORDINARY_SIGN else "other")
        value = FREE if kind == "slash" and match.string[end : end + 1] == _SPACE else value
    elif kind == "many":
        kind = "vague"
    return Unit(kind, value, start, end, text)


def _ends_sentence(stop: re.Match[str]) -> bool:
    """Whether a full stop surely ends a sentence; in a text all in capitals no capital says so."""
    found = _ENDS_SENTENCE.match(stop.string, stop.end())
    return found is not None and (found.end() == len(stop.string) or not stop.string.isupper())


def span(units: Sequence[Unit], kind: str, value: Any, rule: str) -> Unit:
    """Several units read as one by a rule."""
    return Unit(
        kind,
        value,
        units[0].start,
        units[-1].end,
        " ".join([unit.text for unit in units]),
        rule,
        units[-1].looks,
    )
