"""Sums of money: "350 tkr", "1,2 mkr", "40 000 kr", "en halv miljon"; and what is not exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.phrases.grammar import Rule, Stage
from bot.language.words.units import Unit

_ONE = Decimal(1)
_SIZES = {"thousand_kronor": Decimal(1000), "million_kronor": Decimal(1_000_000), "half": Decimal("0.5")}
_THOUSAND = 1000
_GROUP = 3
_LEAST_WITHOUT_UNIT = 10_000

_FIGURE = "(?:<number> <stop>? <number>{0,2}|<long_number|decimal|dotted|article>)"
_UNIT = "(?:<thousand_kronor|million_kronor> <krona>?|<krona>|<colon> <dash>)"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in whole kronor; None where it is not exact."""

    kronor: int | None


def _sum(units: Sequence[Unit]) -> Money | None:
    figures = [
        unit for unit in units if unit.kind in {"number", "long_number", "decimal", "dotted", "article"}
    ]
    total = _figure(figures)
    if total is None:
        return None
    for unit in units:
        total *= _SIZES.get(unit.kind, _ONE)
    return Money(int(total)) if total == int(total) and total > 0 else None


def _figure(figures: Sequence[Unit]) -> Decimal | None:
    """The figure before the unit: in one, with decimals, in groups of three digits, or with "tusen"."""
    if not figures:
        return _ONE
    first, *rest = figures
    if first.kind == "article":
        return _ONE
    if not first.text[0].isdigit():
        return Decimal(first.value) * (rest[0].value if rest else 1) if len(figures) <= _GROUP - 1 else None
    if len(rest) == 1 and rest[0].value == _THOUSAND and rest[0].text.isalpha():
        return Decimal(first.value) * _THOUSAND
    if any(not unit.text.isdigit() or len(unit.text) != _GROUP for unit in rest):
        return None
    return Decimal(first.text.replace(",", ".") + "".join(unit.text for unit in rest))


def _inexact(_units: Sequence[Unit]) -> Money:
    return Money(None)


def _without_unit(units: Sequence[Unit]) -> Money:
    """As in "bokfört 350 000 på kameror"; a small figure may be meant in thousands, and is asked."""
    found = _sum(units)
    exact = found is not None and (found.kronor or 0) >= _LEAST_WITHOUT_UNIT
    return found if found is not None and exact else Money(None)


MONEY = Stage(
    (
        Rule(
            "money.about",
            "money",
            f"<about|vague> (?:{_FIGURE} <half>? {_UNIT}|<number>? {_UNIT}|<number> (?=<on|to>))",
            _inexact,
        ),
        Rule("money.between", "money", f"<number|decimal> <dash|to|or> {_FIGURE} {_UNIT}", _inexact),
        Rule("money.half", "money", f"<article>? <half> {_UNIT}", _sum),
        Rule("money.sum", "money", f"{_FIGURE} <half>? {_UNIT}", _sum),
        Rule("money.booked", "money", f"(?<=<booked|spent>){_FIGURE} (?!<times|by|activity>)", _without_unit),
        Rule("money.alone", "money", "^<number|long_number> <number>{0,2}$", _sum),
    )
)
