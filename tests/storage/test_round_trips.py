"""What a report asks of the database: few statements, each of one partnership alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from bot.dialogue.conversation import Conversation
from bot.messages import Message, MessageKey
from storage.database import Database
from tests.dialogues.playing import partnership, reader
from tests.storage.examples import ANNA, NOW, key, member_of

MOST = 14


@pytest.fixture
def talk(database: Database) -> Conversation:
    units = database.units_of_work("huddinge-2020")
    member_of(units)
    return Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that the database is sent."""
    found: list[str] = []

    def note(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        found.append(statement)

    listening: Engine = database._engine
    event.listen(listening, "before_cursor_execute", note)
    yield found
    event.remove(listening, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("två krogtillsyner i Vårby igår", 0),
        # The list of the places that inhabitants have asked for.
        ("två hastighetskontroller i Vårby igår, folk hade bett om det", 1),
        # The list, the question that follows, and the report and the entries that it is about, as well as
        # those of the question that it drops.
        ("två hastighetskontroller på Häradsvägen igår", 7),
    ],
)
@pytest.mark.parametrize("has_twin", [False, True])
def test_a_report_takes_few_statements(
    talk: Conversation, statements: list[str], text: str, more: int, *, has_twin: bool
) -> None:
    for number in range(3):
        statements.clear()
        talk.answer(said(text, f"m{number}", key(f"twin{number}") if has_twin else None))
        assert 0 < len(statements) <= MOST + more + has_twin


def test_every_statement_of_a_report_names_its_partnership(talk: Conversation, statements: list[str]) -> None:
    statements.clear()
    talk.answer(said("fotpatrull i Skogås", "m1"))
    assert [each for each in statements if "partnership_id" not in each] in ([], ["BEGIN IMMEDIATE"])


def said(text: str, message: str, twin: MessageKey | None = None) -> Message:
    return Message(sender=ANNA, key=key(message), at=NOW, text=text, twin=twin)
