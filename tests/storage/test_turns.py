"""A turn goes to whoever has waited longest."""

import time
from concurrent.futures import ThreadPoolExecutor

from storage.turns import Turns

LONG = 5


def test_a_free_turn_is_taken_at_once() -> None:
    assert Turns().take(0)


def test_a_turn_that_is_taken_is_waited_for_in_vain() -> None:
    turns = Turns()
    turns.take(0)
    assert not turns.take(0.01)


def test_a_turn_that_was_given_back_can_be_taken() -> None:
    turns = Turns()
    turns.take(0)
    turns.give_back()
    assert turns.take(0)


def test_turns_come_in_the_order_of_arrival() -> None:
    turns = Turns()
    turns.take(0)
    served: list[int] = []

    def wait(number: int) -> None:
        assert turns.take(LONG)
        served.append(number)
        turns.give_back()

    with ThreadPoolExecutor(8) as threads:
        for number in range(8):
            threads.submit(wait, number)
            await_arrivals(turns, number + 1)
        turns.give_back()
    assert served == list(range(8))


def test_whoever_lets_go_and_asks_again_comes_last() -> None:
    turns = Turns()
    turns.take(0)
    with ThreadPoolExecutor(1) as other:
        patient = other.submit(turns.take, LONG)
        await_arrivals(turns, 1)
        turns.give_back()
        assert not turns.take(0.01)
        assert patient.result()


def test_one_who_gave_up_waiting_is_passed_over() -> None:
    turns = Turns()
    turns.take(0)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


def await_arrivals(turns: Turns, many: int) -> None:
    """Let so many threads arrive."""
    while len(turns._waiting) < many:
        time.sleep(0.001)
