"""Words are listed, added and forgotten on the command line, and other processes read them at once."""

from collections.abc import Callable

import pytest

from bot.errors import InputError
from handlers import learning
from handlers.app import App
from tests.handlers.program import Program, said

SMOKE = ("röksväng", "tobacco_inspection")


def words(program: Program, *arguments: str) -> str:
    ended = program.run("words", *arguments)
    assert (ended.status, ended.err) == (0, "")
    return ended.out.strip()


def test_a_word_is_accepted_listed_and_forgotten(program: Program) -> None:
    assert words(program, "list") == ""
    assert words(program, "accept", *SMOKE) == "röksväng is read as tobacco_inspection from now on."
    assert words(program, "accept", "hoodet", "flemingsberg") == "hoodet is read as flemingsberg from now on."
    assert words(program, "list").splitlines() == [
        "röksväng  activity tobacco_inspection  (accepted)",
        "hoodet  area flemingsberg  (accepted)",
    ]
    assert words(program, "forget", "Röksväng") == "röksväng is forgotten."
    assert words(program, "list") == "hoodet  area flemingsberg  (accepted)"


def test_another_process_reads_a_word_as_soon_as_it_is_accepted(program: Program) -> None:
    def answer() -> str:
        (replies,) = program.talk(said("röksväng i hoodet", org="kommunen", role="manager"))
        return str(replies[0]["text"])

    assert "Noterat" not in answer()
    words(program, "accept", *SMOKE)
    words(program, "accept", "hoodet", "flemingsberg")
    assert "en tobakstillsyn i Flemingsberg" in answer()
    words(program, "forget", "röksväng")
    assert "Noterat" not in answer()


def test_a_word_that_waits_is_listed_and_can_be_accepted_as_something_else(program: Program) -> None:
    program.talk(said("kontroll av cigg i Skogås"), said("hastkontroll"))
    assert words(program, "list") == "cigg  activity speed_check  (offered)"
    words(program, "accept", "cigg", "tobacco_inspection")
    assert words(program, "list") == "cigg  activity tobacco_inspection  (accepted)"


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (
            lambda app: learning.accepted(app, "två ord", "speed_check"),
            "WORD 'två ord' can't be learnt; write one word of 3 to 40 letters.",
        ),
        (
            lambda app: learning.accepted(app, "x" * 41, "speed_check"),
            f"WORD '{'x' * 41}' can't be learnt; write one word of 3 to 40 letters.",
        ),
        (
            lambda app: learning.accepted(app, "Skogås", "speed_check"),
            "WORD 'Skogås' means something already; see what with explain.",
        ),
        (lambda app: learning.forgotten(app, "cigg"), "WORD 'cigg' is not kept; see words list."),
    ],
)
def test_what_can_not_be_done_is_said(app: App, attempt: Callable[[App], str], sentence: str) -> None:
    with pytest.raises(InputError) as told:
        attempt(app)
    assert str(told.value) == sentence
    assert list(learning.listed(app)) == []


def test_an_unknown_id_is_told_the_known_ones(app: App) -> None:
    with pytest.raises(InputError, match=r"^ID 'rökning' is unknown; use one of speed_check, .*varby\.$"):
        learning.accepted(app, "röksväng", "rökning")
