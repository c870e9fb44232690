"""The dialogues, played through the real conversation, voice and storage."""

from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from bot.questions import Asking
from bot.replies import (
    Asked,
    AskedOfOthers,
    Failed,
    GapClosed,
    GapExplained,
    Interrupted,
    NotSaved,
    OwnData,
    Recorded,
    Reply,
    TooFast,
    TooLong,
    Wordless,
)
from storage.database import Database
from tests.conftest import Databases
from tests.dialogues.__main__ import figure
from tests.dialogues.playing import Stage
from tests.dialogues.table import Dialogue, dialogues

ALL = list(dialogues())
SAMPLE = [dialogue for number, dialogue in enumerate(ALL) if number % 9 == 0 or dialogue.file == "clocks"]
PERSONAL = ("19900101", "070-174", "070174", "ABC 123", "ABC123", "svensson", "ahmadi", "lindstr")


@pytest.mark.parametrize("dialogue", ALL, ids=str)
def test_the_bot_answers_as_the_dialogue_says(dialogue: Dialogue, sqlite_database: Database) -> None:
    holds(dialogue, sqlite_database)


@pytest.mark.parametrize("dialogue", SAMPLE, ids=str)
def test_the_bot_answers_alike_on_postgresql(dialogue: Dialogue, postgresql_databases: Databases) -> None:
    with closing(Database(postgresql_databases.migrated())) as database:
        holds(dialogue, database)


@pytest.mark.parametrize("dialogue", [d for d in ALL if d.file == "questions"], ids=str)
def test_a_question_survives_a_restart(dialogue: Dialogue, sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    for turn in dialogue.turns:
        with closing(Database(address)) as database:
            assert Stage(dialogue, database).answer(turn) == turn.expected


@pytest.mark.parametrize("dialogue", [d for d in ALL if d.file in {"privacy", "questions", "words"}], ids=str)
def test_nothing_of_what_was_said_is_stored_in_words(dialogue: Dialogue, sqlite_databases: Databases) -> None:
    address = sqlite_databases.migrated()
    with closing(Database(address)) as database:
        holds(dialogue, database)
    stored = Path(address.removeprefix("sqlite:///")).read_bytes()
    told = [turn.said for turn in dialogue.turns if turn.kind in {"say", "edit"} and turn.said.count(" ") > 1]
    assert [text for text in (*told, *PERSONAL) if text.encode() in stored] == []


# What no turn of a table leads to: the edges say it of their own accord, or to what has no words; it answers
# what the bot itself began, which is in tests/bot/dialogue/test_gaps.py, or what is far too long, which is in
# test_long_messages.py there. What is kept about a member is told differently on each platform: see
# tests/bot/dialogue/test_own_data.py.
UNPROVOKED = {
    Interrupted, NotSaved, TooFast, Failed, Wordless, TooLong, GapExplained, GapClosed, AskedOfOthers,
    OwnData,
}  # fmt: skip


def test_every_reply_and_every_question_is_in_some_dialogue(sqlite_databases: Databases) -> None:
    said = [reply for dialogue in ALL for reply in replies(dialogue, sqlite_databases)]
    asked = {reply.question.asking for reply in said if isinstance(reply, Recorded) and reply.question}
    asked |= {reply.asking for reply in said if isinstance(reply, Asked)}
    assert {type(reply) for reply in said} == set(get_args(Reply)) - UNPROVOKED
    assert asked == set(Asking)


def test_there_are_at_least_sixty_dialogues_and_no_two_are_called_alike() -> None:
    assert len({str(dialogue) for dialogue in ALL}) == len(ALL) >= 60


def holds(dialogue: Dialogue, database: Database) -> None:
    stage = Stage(dialogue, database)
    for turn, answer in stage.play():
        assert answer == turn.expected, f"{turn.id}: {turn.kind} {turn.said}"
    now = stage.figures()
    for promise, expected in dialogue.stands.items():
        stands = {field: figure(now[promise], field) for field in expected}
        assert stands == {field: written(value) for field, value in expected.items()}, promise


def replies(dialogue: Dialogue, databases: Databases) -> list[Reply]:
    with closing(Database(databases.migrated())) as database:
        stage = Stage(dialogue, database)
        for _ in stage.play():
            pass
        return stage.conversation.said


def written(value: str | list[str]) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else value
