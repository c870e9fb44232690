"""Any text at all is read, soon and without an error.

`make fuzz` tries FUZZ_TEXTS of each kind: any signs, any words, messages of the corpus that were spoilt.
"""

import os
import re
from datetime import datetime
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.language.reading import Kind
from tests import hostile
from tests.corpora import STOCKHOLM, examples, reader

NOW = datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)
LONG = 10_000
RUNS = 3
TEXTS = int(os.environ.get("FUZZ_TEXTS", "300"))
PLAIN = "Fotpatrull i Vårby igår. "
MOST = 10  # times as long as something plain of the same length
PIECES = (
    "7", "(", "[1", "tre ", "fotpatrull ", "2/3-", "a", "å", "-", ".", "1.", "0708 ", "inte ", "och ", "i ",
    "den 3 ",
    "vecka ", "kl ", "polisen ", "hastighetskontroll i Vårby, ", "\n", "\n- ", "🙂", "\u202e", "\x00",
    "19900101-", "a@", "http://", "tillsammans med polisen ", "måndag-", "1 000 ", "@.", "+46 ", "ABC 12",
    "1 9 8 5 0 3 ", "0800-1000 ", "a (at) ",
)  # fmt: skip
WORDS = st.sampled_from(
    ["fotpatrull", "tre", "i", "Vårby", "inte", "3/4", "igår", ",", ".", "?",
     "och", "polisen", "kl", "22", "-",
     "tobak", "hos", "handlare", "ställdes", "in", "(", "som", "\n", "natten", "till", "v", "en", "st"]
)  # fmt: skip


def words_and_signs(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]|\n", text) or [text]


many = settings(
    max_examples=TEXTS, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
SAID = st.sampled_from([example.say for example in examples()])
SPOILT = st.builds(
    lambda said, other, piece, start, end: (
        said[: start % (len(said) + 1)] + piece + other[end % (len(other) + 1) :]
    ),
    SAID,
    SAID,
    st.sampled_from((*PIECES, *hostile.TEXTS, "")) | st.characters(),
    st.integers(0, 400),
    st.integers(0, 400),
)

MIXED = st.builds(
    lambda said, other, at, end, length: " ".join(
        [*said[: at % len(said)], *other[end % len(other) :][:length], *said[at % len(said) + length % 2 :]]
    ),
    SAID.map(words_and_signs),
    SAID.map(words_and_signs),
    st.integers(0, 80),
    st.integers(0, 80),
    st.integers(0, 5),
)
"""A message with some words of another one between its own, of which one may be gone."""


@pytest.fixture(scope="module")
def plain_seconds() -> float:
    """How long ten thousand characters of plain reports take."""
    return min(seconds_to_read((PLAIN * LONG)[:LONG]) for _ in range(RUNS))


def test_what_is_plain_takes_as_much_longer_as_it_is_longer(plain_seconds: float) -> None:
    one = min(seconds_to_read(PLAIN) for _ in range(RUNS))
    assert plain_seconds < MOST * one * LONG / len(PLAIN)


@pytest.mark.parametrize("piece", PIECES)
def test_ten_thousand_characters_of_anything_take_little_longer_than_plain_ones(
    piece: str, plain_seconds: float
) -> None:
    text = (piece * LONG)[:LONG]
    assert min(seconds_to_read(text) for _ in range(RUNS)) < MOST * plain_seconds


def seconds_to_read(text: str) -> float:
    start = process_time()
    reader().read(text, NOW, "polisen")
    return process_time() - start


@many
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reader().read(text, NOW, "kommunen")
    reader().fragment(text, NOW, "kommunen")


@many
@given(st.lists(WORDS, max_size=14))
def test_any_words_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    reader().read(text, NOW, "sbff")
    reader().fragment(text, NOW, "sbff")


@many
@given(SPOILT)
def test_any_spoilt_message_is_read(text: str) -> None:
    reader().read(text, NOW, "polisen")
    reader().fragment(text, NOW, "polisen")


@many
@given(MIXED)
def test_any_mixture_of_messages_is_read(text: str) -> None:
    reader().read(text, NOW, "kommunen")
    reader().fragment(text, NOW, "kommunen")


@pytest.mark.parametrize(
    "text",
    [
        "Hembesök på en lägenhet i Vårby gård. Bodde 7 personer där, 0, brandvarnare. Nu finns 3.",
        "Helginsats både fredag och lördag, rapporterar nu på då inte chatten strulade",
        "Tobakstillsyn på två   300 hembesök redan, imponerande",
    ],
)
def test_texts_that_once_stopped_the_reader_are_read(text: str) -> None:
    assert reader().read(text, NOW, "sbff").kind in Kind
