"""How many: numbers put together from their words and digits, and amounts that are exact or not."""

from collections.abc import Sequence
from typing import Self

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.words.units import Unit

_TEN = 10
_HUNDRED = 100
_DOZENS = frozenset({12, 20})


def _tens_and_units(units: Sequence[Unit]) -> int | None:
    tens, ones = (1 if unit.kind == "article" else unit.value for unit in units)
    in_words = units[0].text.isalpha() and units[1].text.isalpha()
    return (
        tens + ones if in_words and tens % _TEN == 0 and _TEN < tens < _HUNDRED and 0 < ones < _TEN else None
    )


def _hundreds(units: Sequence[Unit]) -> int | None:
    """As in "Sju hundra tolv", "sjuhundra tolv", "hundra en"."""
    values = [1 if unit.kind == "article" else unit.value for unit in units]
    if not all(unit.text.isalpha() for unit in units):
        return None
    if values[1] == _HUNDRED and 0 < values[0] < _TEN:
        values = [values[0] * _HUNDRED, *values[2:]]
    hundreds, *rest = values
    fits = hundreds % _HUNDRED == 0 and hundreds and len(rest) < 2 and all(n < _HUNDRED for n in rest)  # noqa: PLR2004 - or none
    return hundreds + sum(rest) if fits else None


def _dozens(units: Sequence[Unit]) -> int | None:
    """As in "Två dussin"."""
    many, dozen = units
    return (
        many.value * dozen.value
        if dozen.value in _DOZENS and dozen.text.isalpha() and many.value < _TEN
        else None
    )


def spaced_thousands(units: Sequence[Unit]) -> int | None:
    """As in "12 500"."""
    first, second = (unit.text for unit in units)
    written = first + second
    return int(written) if len(second) == 3 and written.isdigit() else None  # noqa: PLR2004 - hundreds


class PartOf(int):
    """A number of so many that were told with it."""

    whole: int

    def __new__(cls, part: int, whole: int) -> Self:
        """The part, which is a number like any other, and knows the whole."""
        number = super().__new__(cls, part)
        number.whole = whole
        return number


def _first_number(units: Sequence[Unit]) -> int | None:
    """As in "En av de två"; "någon av de fyra" tells no number."""
    value: int | None = units[0].value
    return value


def _part_of(units: Sequence[Unit]) -> int | None:
    """As in "två av våra tre": two, of three."""
    part, whole = units[0].value, units[-1].value
    return PartOf(part, whole) if isinstance(part, int) and isinstance(whole, int) else _first_number(units)


def _sum_of_all(units: Sequence[Unit]) -> int | None:
    """As in "3+4+2 hembesök", "hembesök 3+4+2"."""
    added = all(unit.text in {"+", "plus"} for unit in units[1::2])
    return sum(unit.value for unit in units[::2]) if added else None


def _same_in_brackets(units: Sequence[Unit]) -> int | None:
    return int(units[0].value) if units[0].value == units[2].value else None


def _span_of_counts(units: Sequence[Unit]) -> tuple[int, int] | None:
    low, high = _numbers(units)
    clock_like = any(u.text.isdigit() and len(u.text) == 4 for u in (low, high)) or low.text.startswith("0")  # noqa: PLR2004 - hhmm
    return None if clock_like or low.value >= high.value else (low.value, high.value)


def _numbers(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind == "number"]


def _either_of_two(units: Sequence[Unit]) -> tuple[int, int] | None:
    """As in "5 à 6", "fem, sex stycken": one or the other."""
    low, high = _numbers(units)
    return (low.value, high.value) if high.value == low.value + 1 else None


def _number_beside(units: Sequence[Unit]) -> int:
    return next((u.value for u in units if u.kind == "number"), 1)


def _last_number(units: Sequence[Unit]) -> int:
    return int(units[-1].value)


def _next_one(units: Sequence[Unit]) -> int | None:
    """As in "sen en tredje i Vårby"."""
    return 1 if units[-1].text.isalpha() and units[-1].value > 1 else None


def _no_hour(units: Sequence[Unit]) -> bool | None:
    """As in "ca 10"; "ca 01" is an hour of the night."""
    return None if any(unit.text.startswith("0") for unit in units) else True


NUMBERS = Stage(
    (
        Rule("number.hundreds", "number", "<number|article> <number> <number|article>?", _hundreds),
        Rule("number.hundreds", "number", "<number> <article> (?=<activity|visit|thing>)", _hundreds),
        Rule("number.dozens", "number", "<number> <number>", _dozens),
        Rule(
            "number.thousands",
            "number",
            "<number> <number> (?=<adjective>? <activity|visit>)",
            spaced_thousands,
        ),
        Rule("number.tens_and_units", "number", "<number> <number|article>", _tens_and_units),
        Rule(
            "number.sum",
            "number",
            "<number> (?:<and> <number>)+ (?=<adjective>? <activity|visit>)",
            _sum_of_all,
        ),
        Rule(
            "number.sum_behind",
            "number",
            "(?<=<activity|visit|colon>) <number> (?:<and> <number>)+ (?=<stop|line|i|on|in|place>|$)",
            _sum_of_all,
        ),
        Rule(
            "number.between",
            "vague_range",
            "<between> <number> <and> <number> (?=<adjective>? <piece|activity|visit|thing>)",
            _span_of_counts,
        ),
        Rule("number.in_brackets", "number", "<number> <open> <number> <close>", _same_in_brackets),
    )
)

AMOUNTS = Stage(
    (
        Rule("number.several", "vague", "<article> <adjective>? <vague> <piece|times|by>?", always),
        Rule("number.round", "vague", "<about>? <article>? <number> <dash>? <suffix_tal>", always),
        Rule("number.either", "vague", "<about>? <number|article> <or> <number> <piece|times|by>?", always),
        Rule("number.between", "vague_range", "<number> <dash> <number> <piece|times|by>?", _span_of_counts),
        Rule(
            "number.between",
            "vague",
            "<number> <to> <number> (?=<adjective>? <piece|times|by|activity|visit|thing>)",
            _span_of_counts,
        ),
        Rule("number.either", "vague", "<number> <or_so> <number>", _either_of_two),
        Rule(
            "number.either",
            "vague",
            "<number> <comma|and> <number> (?=<adjective>? <piece|times|by|activity|visit>)",
            _either_of_two,
        ),
        Rule("number.about", "vague", "<about> <number> <dash> <number> <piece|times|by>?", always),
        Rule("number.about", "vague", "<about> <number|article> <piece|times|by>?", _no_hour),
        Rule(
            "number.out_of",
            "number",
            "<number|article> <of> <they|all_of|adjective|den>{0,2} <number>",
            _part_of,
        ),
        Rule(
            "number.of_ours",
            "number",
            "<number|article> <of> <they|word|den|adjective|tonight|relative>{1,2} (?=<activity|visit>)"
            "|<article> <of> (?=<activity>)",
            _first_number,
        ),
        Rule("number.rather_than", "number", "<number|article> <instead_of> <number>", _first_number),
        Rule(
            "number.of_what",
            "label",
            "<vague|amount_label>"
            " (?=<activity|visit|thing> (?:(?:(?!<stop|line|comma|colon>).){0,4} <colon> <number>"
            "|<open> <number> <piece>? <close>))",
            always,
        ),
        Rule(
            "number.of_what",
            "label",
            "<amount_label> (?=<adjective>{0,2} <activity|visit|thing> (?:(?!<stop|line|comma|colon>).){0,6}"
            " (?:<colon|linking> <number>|<colon>? <place> <colon>? <number>))",
            always,
        ),
        Rule(
            "number.headed",
            "count",
            "<vague> <colon> <number>|<amount_label> <colon>? <number>",
            _last_number,
        ),
        Rule("number.several", "vague", "<amount_label>", always),
        Rule("number.each_counted", "count", "<article> <times|by|piece>", _number_beside),
        Rule(
            "number.one_more",
            "count",
            "<number|article> <to>"
            " (?=<stop|line|comma|i|on|in|and|emoji|when|relative|tonight|weekday|place|with|mere_with|alone"
            "|activity|visit|there>|<adjective> <i|on|in>|$)",
            _number_beside,
        ),
        Rule("number.one_more", "count", "<article> <to> (?=<time>)", _number_beside),
        Rule("number.one_more", "count", "<article> <ordinal> (?=<i|on|in> <place|place_noun>)", _next_one),
        Rule("number.pieces", "count", "<number> <piece>", _number_beside),
        Rule("number.times", "count", "<number> <times|by>", _number_beside),
        Rule("number.by", "count", "<by> <number>", _number_beside),
        Rule("number.several", "vague", "<vague> <piece|times|by>", always),
    )
)
