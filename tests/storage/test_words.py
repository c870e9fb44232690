"""Words wait for a manager, are accepted, declined and forgotten, and stay within their partnership."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.members import Member
from bot.ports import UnitsOfWork
from bot.words import Meaning, Word, WordState
from storage.database import Database
from tests.storage.examples import HOUR, NOW, stored

SMOKE = Word(word="röksväng", means=Meaning.ACTIVITY, value="tobacco_inspection")
HOOD = Word(word="hoodet", means=Meaning.AREA, value="flemingsberg")
WEEK = timedelta(days=7)


def offer(units: UnitsOfWork, *words: Word) -> None:
    with units() as unit:
        for number, word in enumerate(words):
            unit.words.offer(word, NOW + number * HOUR)
        unit.commit()


def test_the_word_that_waits_longest_is_the_next(units: UnitsOfWork) -> None:
    offer(units, SMOKE, HOOD)
    assert stored(units, lambda unit: unit.words.waiting(NOW)) == SMOKE
    assert stored(units, lambda unit: unit.words.all()) == [SMOKE, HOOD]
    assert stored(units, lambda unit: unit.words.accepted()) == ()


def test_a_word_that_a_manager_is_asked_about_waits_until_the_question_has_lapsed(
    units: UnitsOfWork, anna: Member
) -> None:
    offer(units, SMOKE)
    with units() as unit:
        unit.words.keep(SMOKE, by=anna.id, at=NOW)
        unit.commit()
    assert stored(units, lambda unit: unit.words.waiting(NOW)) is None
    assert stored(units, lambda unit: unit.words.waiting(NOW + HOUR)) == SMOKE


@pytest.mark.parametrize("state", [WordState.ACCEPTED, WordState.DECLINED])
def test_a_word_that_was_decided_about_is_not_offered_again(
    units: UnitsOfWork, anna: Member, state: WordState
) -> None:
    offer(units, SMOKE)
    decided = replace(SMOKE, state=state)
    with units() as unit:
        unit.words.keep(decided, by=anna.id, at=NOW)
        unit.commit()
    offer(units, replace(SMOKE, value="licensed_premises_inspection"))
    assert stored(units, lambda unit: unit.words.waiting(NOW + WEEK)) is None
    assert stored(units, lambda unit: unit.words.all()) == [decided]


def test_accepted_words_come_in_the_order_in_which_they_were_accepted(units: UnitsOfWork) -> None:
    offer(units, SMOKE, HOOD)
    accepted = [replace(word, state=WordState.ACCEPTED) for word in (HOOD, SMOKE)]
    with units() as unit:
        for number, word in enumerate(accepted):
            unit.words.keep(word, by=None, at=NOW + number * HOUR)
        unit.commit()
    assert stored(units, lambda unit: unit.words.accepted()) == tuple(accepted)


def test_a_forgotten_word_may_come_up_again(units: UnitsOfWork) -> None:
    offer(units, SMOKE)
    with units() as unit:
        assert unit.words.forget("röksväng")
        assert not unit.words.forget("röksväng")
        unit.commit()
    assert stored(units, lambda unit: unit.words.all()) == []
    offer(units, SMOKE)
    assert stored(units, lambda unit: unit.words.all()) == [SMOKE]


def test_words_stay_at_home(units: UnitsOfWork, database: Database) -> None:
    offer(units, SMOKE)
    others = database.units_of_work("haninge-2020")
    with others() as unit:
        assert unit.words.all() == []
        assert unit.words.waiting(NOW + WEEK) is None
        assert not unit.words.forget("röksväng")
        unit.words.keep(replace(SMOKE, state=WordState.ACCEPTED), by=None, at=NOW)
        unit.commit()
    assert stored(units, lambda unit: unit.words.all()) == [SMOKE]
