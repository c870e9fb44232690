"""Every message of the corpus is read exactly; of those held out, a measured share."""

from functools import cache
from itertools import groupby

import pytest

from tests.accuracy import Score, is_wrongly_stored, score
from tests.corpora import NOT_YET, Example, Told, examples, held_out_parts, told, wanted

SECTIONS = sorted({example.section for example in examples()})
LEAST_EXACT_OF_HELD_OUT = {
    "first part": 0.95,
    "second part": 0.92,
    "third part": 0.84,
    "fourth part": 0.84,
    "fifth part": 0.75,
    "sixth part": 0.74,
    "seventh part": 0.76,
    "eighth part": 0.89,
}
MOST_WRONG_OF_HELD_OUT = {
    "first part": 3,
    "second part": 6,
    "third part": 22,
    "fourth part": 18,
    "fifth part": 20,
    "sixth part": 8,
    "seventh part": 16,
    "eighth part": 32,
}
MOST_WRONG_OF_NOT_YET = 24


@cache
def by_section() -> dict[str, list[Example]]:
    return {section: list(found) for section, found in groupby(examples(), lambda example: example.section)}


@cache
def readings(section: str) -> list[tuple[Example, Told]]:
    return [(example, told(example.read())) for example in by_section()[section]]


@cache
def held_out(part: str) -> Score:
    """Figures alone, so that a failure shows none of the messages."""
    return score(held_out_parts()[part])


@pytest.mark.parametrize("section", SECTIONS)
def test_every_message_is_read_exactly(section: str) -> None:
    misread = [example.say for example, got in readings(section) if got != wanted(example)]
    assert misread == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_entry_is_stored_wrongly_without_a_question(section: str) -> None:
    wrong = [example.say for example, got in readings(section) if is_wrongly_stored(got, wanted(example))]
    assert wrong == []


@pytest.mark.parametrize("part", LEAST_EXACT_OF_HELD_OUT)
def test_messages_that_no_rule_was_written_for_are_read_as_well_as_was_measured(part: str) -> None:
    assert held_out(part).exact / held_out(part).messages >= LEAST_EXACT_OF_HELD_OUT[part]
    assert held_out(part).wrong <= MOST_WRONG_OF_HELD_OUT[part]


def test_of_messages_that_are_not_read_yet_no_more_are_stored_wrongly_than_was_measured() -> None:
    assert score(examples(NOT_YET)).wrong <= MOST_WRONG_OF_NOT_YET


def test_a_message_that_has_come_to_be_read_is_moved_into_the_corpus() -> None:
    assert [e.say for e in examples(NOT_YET) if told(e.read()) == wanted(e)] == []
