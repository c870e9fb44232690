"""The guard finds personal data, and little else."""

from datetime import datetime
from itertools import chain, combinations

import pytest

from bot.language.personal_data.guard import Guard
from bot.language.reading import Kind
from bot.language.words.units import LONGEST, clean
from locales.lexicon import lexicon
from tests import guard_corpus
from tests.corpora import STOCKHOLM, Example, examples, held_out_parts, reader

LEAST_FOUND = 0.98
MOST_FALSE = 0.03
NOW = datetime(2020, 10, 14, 23, 30, tzinfo=STOCKHOLM)
CLOCKS = [divmod(minute, 60) for minute in range(0, 24 * 60 + 1, 30)]
PERSON = "19850312-2387"


def is_private(example: Example) -> bool:
    return example.read().kind is Kind.PRIVATE


def messages(*, private: bool) -> list[Example]:
    everything = [*examples(), *chain.from_iterable(held_out_parts().values())]
    return [example for example in everything if (example.expected["kind"] == Kind.PRIVATE) is private]


def share_taken_for_private(*, private: bool) -> float:
    """A figure alone, so that a failure shows none of the messages held out."""
    chosen = messages(private=private)
    return sum(map(is_private, chosen)) / len(chosen)


def test_personal_data_is_found() -> None:
    assert share_taken_for_private(private=True) >= LEAST_FOUND


def test_little_else_is_taken_for_personal_data() -> None:
    assert share_taken_for_private(private=False) <= MOST_FALSE


def test_every_spelling_is_found_whole_and_as_what_it_is() -> None:
    holding = guard_corpus.holding()
    assert len(holding) >= 150
    assert sum(map(guard_corpus.is_found, holding)) / len(holding) >= LEAST_FOUND


def test_what_looks_like_it_passes() -> None:
    harmless = guard_corpus.harmless()
    assert len(harmless) >= 150
    assert sum(map(guard_corpus.is_flagged, harmless)) / len(harmless) <= MOST_FALSE


UNSEEN = "\u200d\u2060\u034f\u115f\u3164\U000e0100"
DASHES = "\u2011\u2043\u2500\u02d7\u1806\u2e3a"
DIGITS = ("{arabic}", "{devanagari}", "{plain}\ufe0f\u20e3", "{plain}\u0336")
DISGUISES = [("{plain}", unseen, "-") for unseen in UNSEEN]
DISGUISES += [("{plain}", "", dash) for dash in DASHES]
DISGUISES += [(digit, "", "-") for digit in DIGITS]


@pytest.mark.parametrize("value", [PERSON, "070-174 06 35"])
@pytest.mark.parametrize(("digit", "unseen", "dash"), DISGUISES)
def test_no_odd_sign_hides_a_number(digit: str, unseen: str, dash: str, value: str) -> None:
    hidden = unseen.join(value).replace("-", dash)
    for n in range(10):
        odd = digit.format(plain=n, arabic=chr(ord("\u0660") + n), devanagari=chr(ord("\u0966") + n))
        hidden = hidden.replace(str(n), odd)
    said = clean(f"tillsyn hos {hidden} i Skogås")
    assert [said[each.start : each.end] for each in Guard(lexicon()).find(said, NOW)] == [value]


@pytest.mark.parametrize(
    "way", ["{:02}{:02}-{:02}{:02}", "{:02}.{:02}-{:02}.{:02} 12", "{:02}{:02} – {:02}{:02} 12"]
)
def test_no_interval_on_the_clock_is_a_telephone_number(way: str) -> None:
    said = [clean(f"Patrull kl {way.format(*start, *end)} st") for start, end in combinations(CLOCKS, 2)]
    assert [text for text in said if Guard(lexicon()).find(text, NOW)] == []


def test_personal_data_is_found_at_the_end_of_the_longest_message() -> None:
    text = "fotpatrull i Vårby " * LONGEST
    reading = reader().read(text[: LONGEST - 20] + PERSON, NOW, "polisen")
    assert (reading.kind, reading.private) == (Kind.PRIVATE, ("personnummer",))


def test_the_reading_holds_nothing_of_the_personal_data() -> None:
    (example,) = [e for e in examples() if "19900101-2385 på Vårbyvägen" in e.say]
    assert "2385" not in str(example.read())
