"""The dialogues, said in Slack over HTTP and over Socket Mode, and answered there as they are anywhere."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.dialogue.conversation import Conversation
from handlers.platform_settings import SlackSettings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from storage.database import Database
from tests.dialogues.on_platforms import play, playable, standing, told_to_stand
from tests.dialogues.playing import partnership, reader, voice
from tests.dialogues.table import Answer, Dialogue, dialogues
from tests.handlers.slack.conftest import Clock
from tests.handlers.slack.serving import running
from tests.handlers.slack.stage import SlackStage
from tests.stand_ins.slack import Slack

# Places can't be shared in Slack.
PLAYED = playable(but={"share"})


@asynccontextmanager
async def stage(
    dialogue: Dialogue, database: Database, settings: SlackSettings, slack: Slack, clock: Clock
) -> AsyncIterator[SlackStage]:
    name = dialogue.partnership
    conversation = Conversation(partnership(name), reader(name), database.units_of_work(name))
    with ThreadPoolExecutor(1) as workers:
        service = SlackService(settings, conversation, voice(name), Surroundings(workers, clock))
        async with running(slack, service):
            yield SlackStage(conversation, slack, service, clock)


@pytest.mark.parametrize("dialogue", PLAYED, ids=str)
async def test_the_bot_answers_in_slack_as_the_dialogue_says(
    dialogue: Dialogue, sqlite_database: Database, settings: SlackSettings, slack: Slack, clock: Clock
) -> None:
    async with stage(dialogue, sqlite_database, settings, slack, clock) as place:
        async for turn, expected, shown in play(dialogue, place):
            assert _without_gaps(shown) == _without_gaps(expected), f"{turn.id}: {turn.kind} {turn.said}"
        assert standing(dialogue, place) == told_to_stand(dialogue)


def _without_gaps(answer: Answer) -> Answer:
    """The answer without its empty lines: in Slack, sections stand apart by themselves."""
    return replace(answer, text="\n".join(line for line in answer.text.split("\n") if line))


def test_most_dialogues_are_played() -> None:
    assert len(PLAYED) > 0.85 * len(list(dialogues()))
