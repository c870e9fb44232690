"""Pictures in Slack: below the words, in the same message, and never in their way."""

import pytest

from tests.handlers.slack.looking import pictured_in, text_of, touchable
from tests.stand_ins.slack import Channel, Ephemeral, Message, Person, Slack
from tests.stand_ins.slack.faults import refused

PNG = b"\x89PNG\r\n\x1a\n"
WISH = "visa tobakstillsyn som kurva"
STANDING = "Tobakstillsyn: 0 av 70, 70 kvar, 18 efter plan."

pytestmark = pytest.mark.usefixtures("bot")


def drawn(slack: Slack, shown: Message | Ephemeral) -> list[bytes]:
    files = [block["slack_file"]["id"] for block in shown.blocks if block["type"] == "image"]
    return [slack.workspace.uploads[file]["content"] for file in files]


async def test_a_picture_stands_below_its_words_and_says_the_same(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, WISH)
    answer = await lina.direct.next_message()
    (picture,), (alternative,) = drawn(slack, answer), pictured_in(answer)
    assert picture.startswith(PNG)
    assert text_of(answer) == STANDING
    assert alternative.startswith(STANDING)
    assert "jämn takt" in alternative


async def test_from_all_promises_to_one_to_its_curve_and_back(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, "status")
    answer = await lina.direct.next_message()
    menu, picture = touchable(answer)
    await lina.chooses(answer, menu, "show:tobakstillsyn")
    await slack.wait_until(lambda: text_of(answer).startswith(STANDING))
    assert not pictured_in(answer)
    await lina.presses(answer, "draw:tobakstillsyn")
    await slack.wait_until(lambda: pictured_in(answer))
    await lina.presses(answer, "status")
    await slack.wait_until(lambda: not pictured_in(answer))
    assert touchable(answer) == [menu, picture]
    assert lina.direct.replies == [answer]


async def test_who_runs_a_command_alone_sees_the_picture_alone(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina)
    await lina.runs("/status", "tobak", channel)
    answer = await channel.next_ephemeral()
    await lina.presses(answer, "draw:tobakstillsyn")
    await slack.wait_until(lambda: pictured_in(answer))
    assert drawn(slack, answer)[0].startswith(PNG)
    assert channel.messages == []


@pytest.fixture
def channel(lina: Person) -> Channel:
    return lina.direct


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_words_come_without_a_picture_that_slack_refuses(
    slack: Slack, lina: Person, channel: Channel, method: str
) -> None:
    slack.faults.order(method, refused("missing_scope"))
    lina.says(channel, WISH)
    answer = await channel.next_message()
    assert (text_of(answer), pictured_in(answer)) == (STANDING, [])


async def test_a_picture_that_slack_has_not_got_ready_is_waited_for(
    slack: Slack, lina: Person, channel: Channel
) -> None:
    slack.faults.order("chat.postMessage", refused("invalid_blocks"))
    lina.says(channel, WISH)
    answer = await channel.next_message()
    assert pictured_in(answer)
    assert channel.replies == [answer]
