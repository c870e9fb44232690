"""What is said unasked in Slack: with its picture, in one message, once whatever happens on the way."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.utterances import Button, Utterance
from handlers.platform_settings import SlackSettings
from handlers.platforms import Announcement, Picture
from handlers.slack.announcing import SlackAnnouncer
from tests.handlers.slack.looking import text_of, touchable
from tests.stand_ins.slack import Channel, Slack
from tests.stand_ins.slack.faults import Fault, cut, failed, rate_limited, refused

POST = "chat.postMessage"
PICTURE = Picture(b"\x89PNG\r\n\x1a\n" + bytes(100), "Fotpatruller: 27 av 70.")
SAID = Utterance("Veckans läge & <mer>", (Button("Visa", "show"),))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
async def announcer(slack: Slack) -> AsyncIterator[SlackAnnouncer]:
    opened = SlackAnnouncer(SlackSettings(bot_token=slack.app.bot_token, api_url=slack.api_url))
    yield opened
    await opened.close()


@pytest.fixture
def channel(slack: Slack) -> Channel:
    return slack.channel("lägesbild")


def announcement(channel: Channel | str, **more: object) -> Announcement:
    name = channel if isinstance(channel, str) else channel.id
    said: dict[str, object] = {"channel": f"slack:{name}", "utterance": SAID, "mark": "a1b2"}
    return Announcement(**said | more)  # type: ignore[arg-type] # what a test wants changed


async def test_words_buttons_and_picture_are_one_message(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel
) -> None:
    announced = await announcer.announce(announcement(channel, picture=PICTURE))
    (message,) = channel.posts
    assert (announced.message, announced.lacks_picture) == (message.ts, False)
    assert text_of(message) == SAID.text
    assert touchable(message) == ["show"]
    image = message.blocks[-1]
    assert image["alt_text"] == PICTURE.alternative
    assert slack.workspace.uploads[image["slack_file"]["id"]]["content"] == PICTURE.png


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_where_the_picture_is_not_taken_the_words_are_said_alone(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel, method: str
) -> None:
    slack.faults.order(method, refused("missing_scope"))
    announced = await announcer.announce(announcement(channel, picture=PICTURE))
    assert announced.lacks_picture
    assert [text_of(message) for message in channel.posts] == [SAID.text]


async def test_a_picture_that_slack_has_not_got_ready_is_waited_for(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel
) -> None:
    slack.faults.order(POST, refused("invalid_blocks"))
    announced = await announcer.announce(announcement(channel, picture=PICTURE))
    assert not announced.lacks_picture
    assert len(channel.posts) == 1


@pytest.mark.parametrize(
    "fault", [cut(carried_out=True), cut(carried_out=False), failed(502, carried_out=True)], ids=str
)
async def test_what_may_have_arrived_is_looked_for(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel, fault: Fault
) -> None:
    slack.faults.order(POST, fault)
    announced = await announcer.announce(announcement(channel))
    assert [message.ts for message in channel.posts] == [announced.message]


async def test_what_another_may_have_said_before_it_died_is_looked_for(
    announcer: SlackAnnouncer, channel: Channel
) -> None:
    since = LONG_AGO
    first = await announcer.announce(announcement(channel, since=since))
    again = await announcer.announce(announcement(channel, since=since))
    assert again.message == first.message
    assert len(channel.posts) == 1
    other = await announcer.announce(announcement(channel, since=since, mark="c3d4"))
    assert other.message != first.message


@pytest.mark.parametrize("error", ["missing_scope", "channel_not_found"])
async def test_where_it_cannot_be_looked_for_it_is_not_said_again(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel, error: str
) -> None:
    slack.faults.order("conversations.history", refused(error))
    with pytest.raises(UncertainDeliveryError, match="can't be looked for"):
        await announcer.announce(announcement(channel, since=LONG_AGO))
    assert channel.posts == []


@pytest.mark.parametrize(
    "fault", [rate_limited(60), refused("token_revoked"), refused("fatal_error")], ids=str
)
async def test_where_it_may_be_looked_for_later_it_is_not_said_again_now(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel, fault: Fault
) -> None:
    slack.faults.order("conversations.history", fault)
    with pytest.raises(DeliveryError) as told:
        await announcer.announce(announcement(channel, since=LONG_AGO))
    assert not isinstance(told.value, UnreachableError | UncertainDeliveryError)
    assert channel.posts == []


async def test_a_long_text_is_said_in_parts_each_once(announcer: SlackAnnouncer, channel: Channel) -> None:
    long = Utterance("\n\n".join(f"Löfte {number}: " + "x" * 500 for number in range(30)))
    await announcer.announce(announcement(channel, utterance=long, picture=PICTURE, since=LONG_AGO))
    posted = len(channel.posts)
    assert posted == 2
    await announcer.announce(announcement(channel, utterance=long, picture=PICTURE, since=LONG_AGO))
    assert len(channel.posts) == posted
    assert [block["type"] for block in channel.posts[-1].blocks][-1] == "image"


async def test_too_fast_is_told_at_once_with_how_long_to_wait(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel
) -> None:
    slack.faults.order(POST, rate_limited(600))
    with pytest.raises(BusyError) as told:
        await announcer.announce(announcement(channel))
    assert told.value.seconds == timedelta(minutes=10).total_seconds()
    assert channel.posts == []


async def test_a_channel_that_does_not_exist_is_refused(announcer: SlackAnnouncer) -> None:
    with pytest.raises(UnreachableError, match="channel_not_found"):
        await announcer.announce(announcement("C0NOWHERE", picture=PICTURE))


async def test_a_revoked_token_may_be_put_right(slack: Slack, channel: Channel) -> None:
    announcer = SlackAnnouncer(SlackSettings(bot_token="xoxb-revoked", api_url=slack.api_url))  # noqa: S106 - opens nothing
    with pytest.raises(DeliveryError) as told:
        await announcer.announce(announcement(channel))
    await announcer.close()
    assert not isinstance(told.value, UnreachableError | UncertainDeliveryError)


async def test_a_channel_is_known_with_its_workspace(
    slack: Slack, announcer: SlackAnnouncer, channel: Channel
) -> None:
    known = f"slack:{slack.app.team_id}:{channel.id}"
    assert await announcer.known_as(f"slack:{channel.id}") == known
    assert await announcer.known_as(f"slack:{channel.id}") == known
    assert len(slack.calls("auth.test")) == 1
