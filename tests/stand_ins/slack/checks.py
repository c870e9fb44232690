"""Checks of JSON values, put together from small ones: each yields its faults as sentences."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def anything(_value: Any, _where: str) -> Iterator[str]:
    """No demand."""
    return iter(())


def string(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"must be a string [json-pointer:{where}]"
        elif len(value) > most:
            yield f"must be less than {most + 1} characters [json-pointer:{where}]"
        elif len(value) < least:
            yield f"must be more than {least - 1} characters [json-pointer:{where}]"

    return check


def boolean(value: Any, where: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield f"must be a boolean [json-pointer:{where}]"


def integer(value: Any, where: str) -> Iterator[str]:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield f"must be an integer [json-pointer:{where}]"


def one_of(*values: Any) -> Check:
    """One of a few values."""

    def check(value: Any, where: str) -> Iterator[str]:
        if value not in values:
            yield f"must be one of {values} [json-pointer:{where}]"

    return check


def listed(check_item: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` things."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"must be an array [json-pointer:{where}]"
            return
        if len(value) > most:
            yield f"no more than {most} items allowed [json-pointer:{where}]"
        if len(value) < least:
            yield f"no fewer than {least} items allowed [json-pointer:{where}]"
        for place, item in enumerate(value):
            yield from check_item(item, f"{where}/{place}")

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields and no others."""
    known = {"type": anything, **required, **(optional or {})}

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"must be an object [json-pointer:{where}]"
            return
        for name in required.keys() - value.keys():
            yield f"missing required field: {name} [json-pointer:{where}]"
        for name, part in value.items():
            if name in known:
                yield from known[name](part, f"{where}/{name}")
            else:
                yield f"invalid additional property: {name} [json-pointer:{where}]"

    return check


def typed(shapes: Mapping[str, Check]) -> Check:
    """An object whose `type` names its shape."""

    def check(value: Any, where: str) -> Iterator[str]:
        kind = str(value.get("type")) if isinstance(value, dict) else "none"
        if kind in shapes:
            yield from shapes[kind](value, where)
        else:
            yield f"unsupported type: {kind} [json-pointer:{where}/type]"

    return check


def also(check_first: Check, *rules: Check) -> Check:
    """A check, and, of a value that passes it, more."""

    def check(value: Any, where: str) -> Iterator[str]:
        faults = list(check_first(value, where))
        yield from faults
        if not faults:
            for rule in rules:
                yield from rule(value, where)

    return check


def with_any(*names: str) -> Check:
    """At least one of these fields."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield f"must provide one of {', '.join(names)} [json-pointer:{where}]"

    return check
