"""Any text at all is read, soon and without an error."""

from datetime import datetime
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpora import STOCKHOLM, reader

NOW = datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)
LONG = 10_000
SOON = 0.25
RUNS = 3
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


@pytest.mark.parametrize("piece", PIECES)
def test_ten_thousand_characters_are_read_within_a_quarter_of_a_second(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    assert min(seconds_to_read(text) for _ in range(RUNS)) < SOON


def seconds_to_read(text: str) -> float:
    start = perf_counter()
    reader().read(text, NOW, "polisen")
    return perf_counter() - start


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reader().read(text, NOW, "kommunen")
    reader().fragment(text, NOW, "kommunen")


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_words_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    reader().read(text, NOW, "sbff")
    reader().fragment(text, NOW, "sbff")
