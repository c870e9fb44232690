"""Every second message is understood by what was told before it; of those held out, a measured share."""

from pathlib import Path

import pytest

from tests.second_messages.outcomes import Outcome, Theatre
from tests.second_messages.situations import NOT_YET, Situation, held_out_parts, situations

LEAST_EXACT_OF_HELD_OUT = {"first part": 0.9, "second part": 0.79, "third part": 0.84}
MOST_WRONG_OF_HELD_OUT = {"first part": 3, "second part": 8, "third part": 15}
MOST_WRONG_OF_NOT_YET = 13


@pytest.mark.parametrize("situation", list(situations()), ids=str)
def test_every_way_to_go_on_is_understood(situation: Situation, tmp_path: Path) -> None:
    theatre = Theatre(tmp_path)
    outcomes = {say: theatre.outcome(situation, say) for say in situation.say}
    assert {say: outcome for say, outcome in outcomes.items() if outcome is not Outcome.EXACT} == {}


@pytest.mark.parametrize("part", LEAST_EXACT_OF_HELD_OUT)
def test_what_no_rule_was_written_for_is_understood_as_well_as_was_measured(
    part: str, tmp_path: Path
) -> None:
    outcomes = Theatre(tmp_path).outcomes(held_out_parts()[part])
    assert outcomes[Outcome.EXACT] / outcomes.total() >= LEAST_EXACT_OF_HELD_OUT[part]
    assert outcomes[Outcome.WRONG] <= MOST_WRONG_OF_HELD_OUT[part]


def test_of_what_is_not_understood_yet_no_more_is_stored_wrongly_than_was_measured(tmp_path: Path) -> None:
    assert Theatre(tmp_path).outcomes(situations(NOT_YET))[Outcome.WRONG] <= MOST_WRONG_OF_NOT_YET


@pytest.mark.parametrize("situation", list(situations(NOT_YET)), ids=str)
def test_what_has_come_to_be_understood_is_moved(situation: Situation, tmp_path: Path) -> None:
    theatre = Theatre(tmp_path)
    assert [say for say in situation.say if theatre.outcome(situation, say) is Outcome.EXACT] == []
