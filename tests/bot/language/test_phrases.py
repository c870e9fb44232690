"""Every date and number phrase of the corpus, put through the whole reader in a plain report."""

from datetime import date, datetime
from typing import Any

import pytest

from bot.language.reading import Missing
from tests.corpora import FOLDER, STOCKHOLM, load, moment, reader

DATES = load(FOLDER / "date_phrases.yaml")
NUMBERS = load(FOLDER / "number_phrases.yaml")
EVENING = datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)


def days_read(phrase: dict[str, Any]) -> list[date] | None:
    now = moment(phrase.get("now", DATES["now"]))
    reading = reader().read(f"Fotpatrull i Vårby {phrase['say']}", now, "polisen")
    days = sorted({entry.date for entry in reading.entries if entry.date})
    return None if Missing.DATE in reading.missing else days


@pytest.mark.parametrize("phrase", DATES["phrases"], ids=lambda phrase: str(phrase["say"]))
def test_a_date_phrase_gives_its_days_or_is_asked(phrase: dict[str, Any]) -> None:
    assert (days_read(phrase) or None) == (phrase["dates"] and sorted(phrase["dates"]))


@pytest.mark.parametrize("phrase", NUMBERS["phrases"], ids=lambda phrase: str(phrase["say"]))
def test_a_number_phrase_gives_its_number_or_is_asked(phrase: dict[str, Any]) -> None:
    reading = reader().read(f"{phrase['say']} tobakstillsyner i Vårby", EVENING, "kommunen")
    assert [entry.count for entry in reading.entries] == [phrase["number"]]
