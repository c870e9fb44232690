"""The evaluation as a Word file in Slack: for a manager, and only where nobody else reads it."""

from io import BytesIO

import pytest
from docx import Document

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from tests.handlers.slack.conftest import FRIDAY_EVENING
from tests.handlers.slack.looking import text_of
from tests.stand_ins.slack import Person, Slack
from tests.stand_ins.slack.faults import refused

WISH = "utvärderingen"
FILE = "evaluation:file"
COMES = "Word-filen kommer här under, om vi talar enskilt"

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def bo(slack: Slack, conversation: Conversation) -> Person:
    """A manager."""
    person = slack.person("Bo")
    with conversation.units_of_work() as work:
        work.members.add(Sender(platform="slack", user=person.id), "polisen", Role.MANAGER, FRIDAY_EVENING)
        work.commit()
    return person


async def test_the_file_follows_the_words_that_stay(slack: Slack, bo: Person) -> None:
    bo.says(bo.direct, WISH)
    words = await bo.direct.next_message()
    await bo.presses(words, FILE)
    file = await bo.direct.next_message()
    assert file.files == ["utvardering-2020.docx"]
    assert COMES in text_of(words)
    (uploaded,) = slack.workspace.uploads.values()
    document = Document(BytesIO(uploaded["content"]))
    assert document.core_properties.title == "Medborgarlöften i Huddinge 2020: utvärderingen"


async def test_it_is_not_sent_where_others_read(slack: Slack, bo: Person) -> None:
    channel = slack.channel("polisen", bo)
    await bo.runs("/utvardering", "", channel)
    words = await channel.next_ephemeral()
    await bo.presses(words, FILE)
    await slack.wait_until(lambda: COMES in text_of(words))
    assert (slack.workspace.uploads, channel.messages) == ({}, [])


async def test_the_words_are_there_without_a_file_that_slack_refuses(slack: Slack, bo: Person) -> None:
    slack.faults.order("files.completeUploadExternal", refused("not_in_channel"))
    bo.says(bo.direct, WISH)
    words = await bo.direct.next_message()
    await bo.presses(words, FILE)
    await slack.wait_until(lambda: COMES in text_of(words))
    assert bo.direct.replies == [words]
