"""Money booked on a budget line is counted in kronor; what is budgeted, or not exact, is not."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.language.reader import Reader
from bot.language.reading import Kind, Missing
from bot.partnership_file import read_partnership
from locales.lexicon import lexicon
from tests.corpora import FOLDER, load, moment

BUDGET = load(FOLDER / "programme_2021" / "budget_lines.yaml")
SENT = moment(BUDGET["now"])


@cache
def reader() -> Reader:
    name = "huddinge-2021"
    file = Path(bot.__file__).parent / "partnerships" / f"{name}.toml"
    return Reader(read_partnership(file.read_text(encoding="utf-8"), name), lexicon())


@pytest.mark.parametrize("message", BUDGET["messages"], ids=lambda message: str(message["say"]))
def test_a_message_about_money_is_read_exactly(message: dict[str, Any]) -> None:
    reading = reader().read(message["say"], SENT, "kommunen")
    told = [[entry.activity, entry.count, entry.area] for entry in reading.entries]
    vague = reading.kind is Kind.REPORT and any(count is None for _, count, _ in message["entries"])
    assert (reading.kind.value, told) == (message["kind"], message["entries"])
    assert (Missing.COUNT in reading.missing) == vague


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("350 tkr", 350_000),
        ("350 000", 350_000),
        ("350000", 350_000),
        ("1,2 mkr", 1_200_000),
        ("ca 2 mkr", None),
    ],
)
def test_an_answer_gives_the_sum_in_kronor(text: str, kronor: int | None) -> None:
    assert reader().fragment(text, SENT, "kommunen").change.count == kronor


def test_a_correction_gives_the_sum_in_kronor() -> None:
    assert reader().read("nej, 400 tkr", SENT, "kommunen").change.count == 400_000


def test_only_the_municipality_books_money() -> None:
    assert reader().read("bokför 350 tkr på kameror", SENT, "polisen").kind is Kind.UNCLEAR
