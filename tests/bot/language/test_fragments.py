"""Short answers and corrections after a report say only what they say."""

from datetime import date, datetime

import pytest

from bot.language.reading import Change, Kind
from tests.corpora import STOCKHOLM, reader

FRIDAY_EVENING = datetime(2020, 11, 20, 19, tzinfo=STOCKHOLM)


def answer(text: str) -> Change:
    return reader().fragment(text, FRIDAY_EVENING, "polisen").change


@pytest.mark.parametrize("text", ["på fredag", "imorgon", "nästa fredag", "på lördag kväll", "nu på söndag"])
def test_a_day_that_lies_ahead_is_no_answer_to_which_day_it_was(text: str) -> None:
    assert answer(text).date is None


@pytest.mark.parametrize(
    ("text", "day"), [("i fredags", 13), ("fredag", 20), ("i onsdags", 18), ("den 19:e", 19), ("igår", 19)]
)
def test_a_day_that_has_been_answers_which_day_it_was(text: str, day: int) -> None:
    assert answer(text).date == date(2020, 11, day)


@pytest.mark.parametrize("text", ["vem gick i Vårby igår?", "hur många var i Skogås", "när var ni i Masmo?"])
def test_a_question_answers_nothing(text: str) -> None:
    assert answer(text) == Change()


@pytest.mark.parametrize("text", ["samma på fredag", "likadant imorgon"])
def test_what_is_to_be_repeated_later_repeats_nothing_now(text: str) -> None:
    assert not reader().read(text, FRIDAY_EVENING, "polisen").again


@pytest.mark.parametrize(
    "text", ["skatteverket var inte med", "nej, skatteverket kom inte", "utan skatteverket"]
)
def test_a_partner_that_was_not_there_is_taken_away(text: str) -> None:
    reading = reader().read(text, FRIDAY_EVENING, "kommunen")
    assert (reading.kind, reading.change) == (
        Kind.CORRECTION, Change(partners_removed=frozenset({"skatteverket"})),
    )  # fmt: skip
