"""How the numbers below a thousand, and a few others, are written in one word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.language.words.lexicon import Numbers, Words

_TEN = 10
_HUNDRED = 100


def number_words(numbers: Numbers) -> Iterator[tuple[str, str, Any]]:
    """Every number word below a thousand as it may be written in one word, with its kind and value."""
    for text, value in _below_hundred(numbers):
        yield text, "number", value
    below_hundred = list(_below_hundred(_as_in_books(numbers)))
    for hundred in numbers.hundred:
        for start, count in [("", 1), *((w, n) for n in range(1, _TEN) for w in numbers.units[n][:2])]:
            yield start + hundred, "number", count * _HUNDRED
            ones = ((word, 1) for word in numbers.units[1][:2])
            for text, value in (*below_hundred, *ones):
                yield start + hundred + text, "number", count * _HUNDRED + value
    for thousand in numbers.thousand:
        yield thousand, "number", 1000
    for ordinal, words in enumerate(numbers.ordinals, start=1):
        for text in words:
            yield text, "ordinal", ordinal
    for value_text, words in numbers.collective.items():
        for text in words:
            yield text, "number", int(value_text)


def _below_hundred(numbers: Numbers) -> Iterator[tuple[str, int]]:
    for value, words in enumerate(numbers.units):
        if value != 1:
            yield from ((word, value) for word in words)
    for tens, words in enumerate(numbers.tens, start=2):
        for word in words:
            yield word, tens * _TEN
            for value in range(1, _TEN):
                yield from ((word + unit, tens * _TEN + value) for unit in numbers.units[value])


def _as_in_books(numbers: Numbers) -> Numbers:
    """The first spelling of each word: enough for the long compounds, of which there would be too many."""

    def first(words: Sequence[Words]) -> Sequence[Words]:
        return [spellings[: 2 if "en" in spellings else 1] for spellings in words]

    return replace(numbers, units=first(numbers.units), tens=first(numbers.tens))
