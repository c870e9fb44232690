"""The forms that a Swedish noun or verb of the vocabulary may take.

It makes too many forms rather than too few: a form that no Swede writes is never looked up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Number(StrEnum):
    """Whether a noun's form tells of one or of several; some nouns look the same in both."""

    ONE = "one"
    MANY = "many"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word."""

    text: str
    number: Number
    verb: bool = False
    definite: bool = False
    past: bool = False


_ONE = ("", "s")
_THE_ONE = ("en", "et", "ens", "ets", "n", "t", "ns")
_MANY = ("er", "erna", "ernas", "ers", "ar", "arna", "arnas", "or", "r", "rna")
_THE_MANY = ("na", "en")
_VERB = ("", "r", "s", "nde", "d")
_PAST = ("de", "t", "ts", "des")
_VOWELS = frozenset("aeiouyåäö")


def is_the_many(text: str) -> bool:
    """Whether a form that tells of several tells of known ones: "krogarna", "besöken"."""
    return text.endswith(_THE_MANY)


def inflected(phrase: str, alike: Sequence[str]) -> Iterator[Form]:
    """Every form of a word, or of a phrase by its first and by its last word."""
    yield from _one_word(phrase, alike)
    first, space, rest = phrase.partition(" ")
    if space:
        for form in _one_word(first, alike):
            noun = rest in alike
            number = Number.EITHER if noun else form.number
            yield replace(form, text=f"{form.text} {rest}", number=number, verb=form.verb and not noun)


def _one_word(word: str, alike: Sequence[str]) -> Iterator[Form]:
    if _VOWELS.isdisjoint(word.lower()):
        yield from _abbreviated(word)
    elif word.endswith("a"):
        yield from _ending_in_a(word)
    elif word.endswith(tuple(alike)):
        yield from _alike(word)
    else:
        stem = word.removesuffix("e")
        yield from (Form(word + suffix, Number.ONE) for suffix in _ONE)
        yield from (Form(word + suffix, Number.ONE, definite=True) for suffix in _THE_ONE)
        yield from (Form(stem + suffix, Number.MANY) for suffix in _MANY)
        if word.endswith("are"):
            yield Form(word, Number.EITHER)
            yield from (Form(stem + suffix, Number.MANY) for suffix in ("na", "nas"))
            yield Form(stem + "en", Number.ONE, definite=True)


def _abbreviated(word: str) -> Iterator[Form]:
    """As in "fp", "4 hk", "hk:n": letters that are the same for one and for several."""
    yield Form(word, Number.EITHER)
    yield from (Form(f"{word}:{suffix}", Number.ONE, definite=True) for suffix in ("n", "en", "et", "t"))
    yield from (Form(f"{word}:{suffix}", Number.MANY) for suffix in ("er", "ar", "na"))


def _ending_in_a(word: str) -> Iterator[Form]:
    yield Form(word, Number.ONE)
    yield from (Form(word + suffix, Number.ONE, definite=True) for suffix in ("n", "ns"))
    yield from (Form(word[:-1] + suffix, Number.MANY) for suffix in ("or", "orna"))
    yield from (Form(word + suffix, Number.ONE, verb=True) for suffix in _VERB)
    yield from (Form(word + suffix, Number.ONE, verb=True, past=True) for suffix in _PAST)


def _alike(word: str) -> Iterator[Form]:
    e = "" if word[-1] in _VOWELS else "e"
    yield from (Form(word + suffix, Number.EITHER) for suffix in ("", "s"))
    yield from (Form(word + suffix, Number.ONE, definite=True) for suffix in (f"{e}t", f"{e}ts"))
    yield from (Form(word + suffix, Number.MANY) for suffix in (f"{e}n", f"{e}ns", f"{e}na", f"{e}nas"))
