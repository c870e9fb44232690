"""A gap that was asked about in a Slack channel is answered there with a press."""

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from handlers.platform_settings import SlackSettings
from handlers.platforms import Announcement
from handlers.slack.announcing import SlackAnnouncer
from tests.dialogues.playing import voice
from tests.handlers.slack.conftest import FRIDAY_EVENING, HUDDINGE
from tests.handlers.slack.looking import text_of, touchable
from tests.handlers.telegram.test_gaps import gap
from tests.stand_ins.slack import Channel, Message, Person, Slack

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def channel(slack: Slack, lina: Person) -> Channel:
    return slack.channel("lägesbild", lina)


@pytest.fixture
async def asked(settings: SlackSettings, channel: Channel) -> Message:
    """The question, as the bot asks it unasked."""
    announcer = SlackAnnouncer(settings)
    said = Announcement(channel=f"slack:{channel.id}", utterance=voice(HUDDINGE).tell(gap()), mark="a1b2")
    await announcer.announce(said)
    await announcer.close()
    (message,) = channel.posts
    return message


async def test_what_was_done_is_reported_by_who_presses(slack: Slack, lina: Person, asked: Message) -> None:
    done, *_ = touchable(asked)
    assert (await lina.presses(asked, done)).acknowledged
    await slack.wait_until(lambda: text_of(asked).startswith("En fotpatrull i Skogås. Vilken dag var det?"))
    await lina.chooses(asked, "menu0", "tors 26 mars")
    await slack.wait_until(lambda: text_of(asked).startswith("Noterat: en fotpatrull i Skogås, tors 26"))


async def test_what_was_not_done_is_thanked_for(slack: Slack, lina: Person, asked: Message) -> None:
    _, not_done, _ = touchable(asked)
    await lina.presses(asked, not_done)
    await slack.wait_until(lambda: text_of(asked).endswith("jag frågar inte igen. Tack för svaret!"))
    assert touchable(asked) == []


async def test_another_organisation_is_told_aside_and_the_question_stays(
    slack: Slack, conversation: Conversation, channel: Channel, asked: Message
) -> None:
    maja = slack.person("Maja")
    maja.joins(channel)
    with conversation.units_of_work() as work:
        work.members.add(Sender(platform="slack", user=maja.id), "kommunen", Role.COORDINATOR, FRIDAY_EVENING)
        work.commit()
    before = text_of(asked)
    await maja.presses(asked, touchable(asked)[0])
    assert text_of(await channel.next_ephemeral()) == "Tack, men den frågan är till Polisen."
    assert (text_of(asked), len(touchable(asked))) == (before, 3)
