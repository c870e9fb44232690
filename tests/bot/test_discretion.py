"""Small numbers are held back, and nothing beside them gives them away."""

from itertools import product

import pytest

from bot.discretion import FEW, held_back


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ([], []),
        ([0, 0], [0, 0]),
        ([5, 12, 0], [5, 12, 0]),
        ([1, 3, 12], [None, None, 12]),
        ([4, 12, 30, 0], [None, None, 30, 0]),
        ([4, 0, 0], [None, None, 0]),
        ([4], [None]),
    ],
)
def test_which_are_told(amounts: list[int], told: list[int | None]) -> None:
    assert held_back(amounts) == told


def test_what_is_held_back_can_not_be_worked_out_from_the_sum() -> None:
    for amounts in product(range(FEW + 2), repeat=4):
        told = held_back(amounts)
        hidden = [amount for amount, shown in zip(amounts, told, strict=True) if shown is None]
        assert all(shown is None or shown == 0 or shown >= FEW for shown in told)
        assert len(hidden) != 1
