"""Rules over kinds of units, applied in stages: what one stage has read, the next one reads on."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from bot.language.words.units import Unit, span

_FIRST_SIGN = 0xE000
_KINDS: dict[str, str] = {}
_NAMES = re.compile(r"<([a-z0-9_|]+)>")


def _sign(kind: str) -> str:
    """The one character that stands for a kind of unit, so that patterns can be regular expressions."""
    return _KINDS.setdefault(kind, chr(_FIRST_SIGN + len(_KINDS)))


def _signs(units: Iterable[Unit]) -> str:
    try:
        return "".join([_KINDS[unit.kind] for unit in units])
    except KeyError:
        return "".join([_sign(unit.kind) for unit in units])


def _compiled(pattern: str) -> re.Pattern[str]:
    def group(match: re.Match[str]) -> str:
        signs = "".join(_sign(kind) for kind in match.group(1).split("|"))
        return f"[{signs}]"

    return re.compile(_NAMES.sub(group, pattern).replace(" ", ""))


class Rule:
    """A named pattern of kinds, such as `<number> <month>`, and what the units that match it mean.

    `reading` gets the matched units and gives a value, or None where the pattern fits but the sense does not.
    The pattern may look behind and ahead; only what it consumes becomes one unit of the rule's kind.
    """

    def __init__(self, name: str, kind: str, pattern: str, reading: Callable[[Sequence[Unit]], Any]) -> None:
        self.name = name
        self.kind = kind
        self.pattern = _compiled(pattern)
        self._reading = reading

    def read(self, signs: str, units: Sequence[Unit], position: int) -> tuple[Unit, int] | None:
        """The unit that this rule makes at a position, and where the next one begins."""
        match = self.pattern.match(signs, position)
        if match is None or match.end() == position:
            return None
        matched = units[position : match.end()]
        value = self._reading(matched)
        return None if value is None else (span(matched, self.kind, value, self.name), match.end())


class Stage:
    """Rules that are tried in order at each position, from left to right."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._any = re.compile("|".join(f"({rule.pattern.pattern})" for rule in self.rules))

    def apply(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with every match replaced by what it means."""
        return self.applied(units, _signs(units))

    def applied(self, units: Sequence[Unit], signs: str) -> list[Unit]:
        """The same where the signs of the units are known."""
        read: list[Unit] = []
        position = 0
        while match := self._any.search(signs, position):
            start = match.start()
            read.extend(units[position:start])
            first = (match.lastindex or 1) - 1
            unit, position = self._first(first, signs, units, start) or (units[start], start + 1)
            read.append(unit)
        read.extend(units[position:])
        return read

    def _first(self, first: int, signs: str, units: Sequence[Unit], start: int) -> tuple[Unit, int] | None:
        for rule in self.rules[first:]:
            if found := rule.read(signs, units, start):
                return found
        return None


def apply_all(stages: Iterable[Stage], units: list[Unit]) -> list[Unit]:
    """The units as stage after stage has read them."""
    signs = _signs(units)
    for stage in stages:
        read = stage.applied(units, signs)
        if read != units:
            units, signs = read, _signs(read)
    return units


def always(_units: Sequence[Unit]) -> bool:
    """The reading of a rule whose pattern alone makes the sense."""
    return True


def first_match(pattern: str, units: Iterable[Unit]) -> int | None:
    """How many units a pattern of kinds takes from the beginning; None where it doesn't fit."""
    found = _search(pattern).match(_signs(units))
    return None if found is None else found.end()


def matches(pattern: str, units: Iterable[Unit]) -> bool:
    """Whether a pattern of kinds occurs anywhere among the units."""
    return _search(pattern).search(_signs(units)) is not None


@cache
def _search(pattern: str) -> re.Pattern[str]:
    return _compiled(pattern)
