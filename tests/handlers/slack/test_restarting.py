"""A stop costs no report, and a connection that breaks comes back."""

import pytest

from bot.dialogue.conversation import Conversation
from bot.messages import Message, MessageKey, Sender
from handlers.slack.service import SlackService
from tests.handlers.slack.conftest import FRIDAY_EVENING
from tests.handlers.slack.looking import text_of
from tests.handlers.slack.serving import running
from tests.stand_ins.slack import Person, Slack, Timing

SAID = "fotpatrull i Skogås ikväll"
NOTED = "Noterat: en fotpatrull i Skogås, fre 3 april."


async def test_what_a_stop_left_unanswered_is_answered_once_at_the_start(
    slack: Slack, service: SlackService, lina: Person, conversation: Conversation
) -> None:
    channel = slack.channel("polisen", lina, with_bot=False)
    said = lina.says(channel, SAID)
    channel.members.add(slack.app.bot_user_id)
    name = f"slack:{slack.app.team_id}:{channel.id}"
    conversation.answer(
        Message(
            sender=Sender(platform="slack", user=lina.id),
            key=MessageKey(channel=name, message=said.ts),
            twin=MessageKey(channel=name, message=str(said.client_msg_id)),
            at=FRIDAY_EVENING,
            text=SAID,
            thread=said.ts,
        )
    )
    for _ in range(2):
        async with running(slack, service):
            await slack.settle()
    answer = await channel.next_message()
    assert (len(channel.posts), answer.thread_ts) == (1, said.ts)
    assert "en fotpatrull i Skogås" in text_of(answer)


async def test_what_was_heard_before_a_stop_is_answered_before_it_ends(
    slack: Slack, service: SlackService, lina: Person
) -> None:
    async with running(slack, service):
        lina.says(lina.direct, SAID)
        await slack.settle()
    assert text_of(await lina.direct.next_message()).startswith(NOTED)


@pytest.mark.parametrize("timing", [Timing(retries=(1.0, 2.0, 3.0))], ids=["patient"])
@pytest.mark.parametrize("settings", ["socket mode"], indirect=True)
async def test_a_connection_that_breaks_comes_back_and_loses_nothing(
    slack: Slack, service: SlackService, lina: Person
) -> None:
    async with running(slack, service):
        slack.sockets.cut()
        await slack.sockets.connected(0)
        lina.says(lina.direct, SAID)
        assert text_of(await lina.direct.next_message(within=10)).startswith(NOTED)


@pytest.mark.parametrize("settings", ["socket mode"], indirect=True)
async def test_a_connection_that_slack_renews_loses_nothing(
    slack: Slack, service: SlackService, lina: Person
) -> None:
    async with running(slack, service):
        await slack.sockets.refresh()
        await slack.sockets.connected(within=10)
        lina.says(lina.direct, SAID)
        assert text_of(await lina.direct.next_message()).startswith(NOTED)
