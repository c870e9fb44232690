"""A stop costs no report, and a connection that breaks comes back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from bot.dialogue.conversation import Conversation
from bot.errors import DatabaseError
from bot.messages import Message, MessageKey, Press, Sender
from handlers.platform_settings import SlackSettings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from tests.dialogues.playing import voice
from tests.handlers.slack.conftest import FRIDAY_EVENING, HUDDINGE, Away, Clock
from tests.handlers.slack.looking import text_of
from tests.handlers.slack.serving import running
from tests.handlers.telegram.test_gaps import gap
from tests.stand_ins.slack import Channel, Person, Slack, Timing
from tests.stand_ins.slack.people import Message as Said

SAID = "fotpatrull i Skogås ikväll"
NOTED = "Noterat: en fotpatrull i Skogås, fre 3 april."


async def test_what_a_stop_left_unanswered_is_answered_once_at_the_start(
    slack: Slack, service: SlackService, lina: Person, conversation: Conversation
) -> None:
    channel = slack.channel("polisen", lina, with_bot=False)
    said = lina.says(channel, SAID)
    channel.members.add(slack.app.bot_user_id)
    conversation.answer(message(slack, channel, lina, said))
    for _ in range(2):
        async with running(slack, service):
            await slack.settle()
    answer = await channel.next_message()
    assert (len(channel.posts), answer.thread_ts) == (1, said.ts)
    assert "en fotpatrull i Skogås" in text_of(answer)


@dataclass
class Passing:
    """Another process, which does something just when it is looked for, and is then found or not."""

    meanwhile: Callable[[], object] = lambda: None
    is_gone: bool = True

    def is_alone(self) -> bool:
        """Whether no other is there."""
        self.meanwhile()
        return self.is_gone

    def leads(self) -> bool:
        """Whether this is the one in charge."""
        return True

    def leave(self) -> None:
        """Be there no longer."""


@pytest.fixture
def passing() -> Passing:
    return Passing()


@pytest.fixture
def not_alone(
    slack: Slack,
    conversation: Conversation,
    workers: ThreadPoolExecutor,
    clock: Clock,
    passing: Passing,
) -> SlackService:
    """The bot, with another process that shares its database."""
    settings = SlackSettings(
        bot_token=slack.app.bot_token, api_url=slack.api_url, signing_secret=slack.app.signing_secret
    )
    there = Surroundings(workers, clock, presence=passing)
    return SlackService(settings, conversation, voice(HUDDINGE), there)


async def test_what_another_process_answered_before_it_left_is_not_answered_again(
    slack: Slack, not_alone: SlackService, conversation: Conversation, lina: Person, passing: Passing
) -> None:
    channel = slack.channel("polisen", lina, with_bot=False)
    event = message(slack, channel, lina, lina.says(channel, SAID))
    channel.members.add(slack.app.bot_user_id)

    def answer() -> None:
        with conversation.units_of_work() as work:
            work.receipts.answered(event.key, "1.000001")
            work.commit()

    async with running(slack, not_alone) as service:
        conversation.answer(event)
        passing.meanwhile = answer
        await service._correspondence.hear(event)
    assert channel.posts == []


@pytest.mark.parametrize(("is_gone", "patience"), [(True, 60), (False, 300)], ids=["alone", "not alone"])
async def test_what_came_late_and_is_in_hand_elsewhere_is_left_there_for_a_while(  # noqa: PLR0913 - fixtures
    slack: Slack,
    not_alone: SlackService,
    conversation: Conversation,
    lina: Person,
    passing: Passing,
    *,
    is_gone: bool,
    patience: int,
) -> None:
    passing.is_gone = is_gone
    channel = slack.channel("polisen", lina, with_bot=False)
    event = message(slack, channel, lina, lina.says(channel, SAID))
    channel.members.add(slack.app.bot_user_id)
    async with running(slack, not_alone) as service:
        seen: dict[MessageKey, float] = {}
        conversation.answer(event)
        answered = []
        for now in (0, patience - 1, patience, patience + 1):
            seen = await service._correspondence.leftovers.sweep(seen, now)
            await service._correspondence.finish()
            answered.append(len(channel.posts))
    assert answered == [0, 0, 1, 1]


async def test_what_the_database_can_not_tell_now_is_answered_later(
    slack: Slack,
    not_alone: SlackService,
    conversation: Conversation,
    lina: Person,
    passing: Passing,
    away: Away,
) -> None:
    channel = slack.channel("polisen", lina, with_bot=False)
    event = message(slack, channel, lina, lina.says(channel, SAID))
    channel.members.add(slack.app.bot_user_id)
    async with running(slack, not_alone) as service:
        conversation.answer(event)
        passing.meanwhile = lambda: setattr(away, "is_away", True)
        with pytest.raises(DatabaseError):
            await service._correspondence.leftovers.sweep({event.key: 0}, 60)
        passing.meanwhile = lambda: None
        away.is_away = False
        await service._correspondence.leftovers.sweep({event.key: 0}, 120)
    assert len(channel.posts) == 1


async def test_a_button_that_is_pressed_again_is_answered_beside_another_process(
    slack: Slack, not_alone: SlackService, lina: Person, passing: Passing
) -> None:
    passing.is_gone = False
    channel = f"slack:{slack.app.team_id}:{lina.direct.id}"
    action = voice(HUDDINGE).tell(gap()).buttons[0].action
    sender = Sender(platform="slack", user=lina.id)
    async with running(slack, not_alone) as service:
        for _ in range(2):
            await service._correspondence.hear(
                Press(sender=sender, channel=channel, at=FRIDAY_EVENING, action=action)
            )
    (answer,) = lina.direct.posts
    assert len(answer.edits) == 1


async def test_what_another_process_takes_in_as_this_one_starts_is_left_to_it(
    slack: Slack, not_alone: SlackService, conversation: Conversation, lina: Person, passing: Passing
) -> None:
    channel = slack.channel("polisen", lina, with_bot=False)
    event = message(slack, channel, lina, lina.says(channel, SAID))
    channel.members.add(slack.app.bot_user_id)
    passing.meanwhile = lambda: conversation.answer(event)
    async with running(slack, not_alone):
        pass
    assert channel.posts == []


def message(slack: Slack, channel: Channel, person: Person, said: Said) -> Message:
    """What was said as another process has heard it."""
    name = f"slack:{slack.app.team_id}:{channel.id}"
    return Message(
        sender=Sender(platform="slack", user=person.id),
        key=MessageKey(channel=name, message=said.ts),
        twin=MessageKey(channel=name, message=str(said.client_msg_id)),
        at=FRIDAY_EVENING,
        text=said.text,
        thread=said.ts,
    )


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
