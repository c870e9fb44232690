"""Every message of the corpus is read exactly; of the part held out, a measured share."""

from functools import cache

import pytest

from tests.accuracy import Score, is_wrongly_stored, score
from tests.corpora import Example, examples, reader, told, wanted

UNSEEN = ("fresh_", "exam_")
SECTIONS = sorted({e.section for e in examples() if not e.section.startswith(UNSEEN)})
SHARE_OF_HELD_OUT = 0.90
SHARE_OF_UNSEEN = 0.93
MOST_WRONG_OF_UNSEEN = 5


@cache
def in_section(section: str) -> tuple[Example, ...]:
    return tuple(example for example in examples() if example.section == section)


@cache
def held_out() -> Score:
    return score(examples(held_out=True))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_message_is_read_exactly(section: str) -> None:
    misread = [
        example.say
        for example in in_section(section)
        if told(reader().read(example.say, example.now, example.org)) != wanted(example)
    ]
    assert misread == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_entry_is_stored_wrongly_without_a_question(section: str) -> None:
    wrong = [
        example.say
        for example in in_section(section)
        if is_wrongly_stored(told(reader().read(example.say, example.now, example.org)), wanted(example))
    ]
    assert wrong == []


def test_messages_that_no_rule_was_written_for_are_read_as_well_as_was_measured() -> None:
    assert held_out().exact / held_out().messages >= SHARE_OF_HELD_OUT


def test_messages_written_against_the_rules_are_read_as_well_as_was_measured() -> None:
    found = score(example for example in examples() if example.section.startswith(UNSEEN))
    assert found.exact / max(found.messages, 1) >= SHARE_OF_UNSEEN or not found.messages
    assert found.wrong <= MOST_WRONG_OF_UNSEEN
