"""Codes: what is made is read, however it is typed, and ordinary words are seldom taken for one."""

from random import Random

import pytest

from bot.invitations import CODE_BITS, code_in, code_of

CODE = "7K2M-Q4ZD-90XR"


def test_every_number_has_a_code_of_its_own_without_letters_that_look_like_digits() -> None:
    chance = Random(4)  # noqa: S311 - numbers to try, and no secret
    numbers = {0, 1, 2**CODE_BITS - 1, *(chance.getrandbits(CODE_BITS) for _ in range(500))}
    codes = {code_of(number) for number in numbers}
    assert len(codes) == len(numbers)
    assert all(code_in(code) == code for code in codes)
    assert not set("OILU") & set("".join(codes))


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        "7k2m-q4zd-90xr",
        "7K2M-Q4ZD-9OXR",
        "7K2M Q4ZD 90XR",
        "7K2MQ4ZD90XR",
        "  7k2mq4zd90xr\n",
        "7K2M–Q4ZD–90XR",
        f"/start {CODE}",
        f"/start@loftesboten {CODE}",
        "/start 7K2MQ4ZD90XR",
        f"Hej, koden är {CODE}.",
        f"<{CODE}>",
        f"kod: {CODE}!",
    ],
)
def test_a_code_is_read_however_it_is_written(text: str) -> None:
    assert code_in(text) == CODE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "/start",
        "7K2M-Q4ZD",
        f"{CODE}-7K2M",
        f"x{CODE}",
        "fotpatrull i Vårby",
        "2020-04-03 21:10",
        "k" * 4000,
    ],
)
def test_what_is_no_code_is_not_taken_for_one(text: str) -> None:
    assert code_in(text) is None


def test_a_code_fits_the_deep_link_of_telegram() -> None:
    assert len(CODE) <= 64
    assert set(CODE) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
