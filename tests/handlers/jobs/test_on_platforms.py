"""The digest as people see it in Slack and Telegram, woken by the scheduler, with its real picture."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from bot.ports import UnitsOfWork
from bot.postings import Trouble
from handlers.digest_settings import DigestSettings
from handlers.jobs.painting import DigestPainter
from handlers.jobs.service import Jobs
from handlers.jobs.wording import Wording
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.platforms import Announcer
from handlers.slack.announcing import SlackAnnouncer
from handlers.telegram.announcing import TelegramAnnouncer
from handlers.watching import Watch
from locales.phrases import Phrases
from locales.pictures import PictureWords
from tests.dialogues.playing import partnership, reader, voice
from tests.handlers.jobs.acting import HUDDINGE, MONDAY, Clock
from tests.handlers.slack.looking import text_of
from tests.stand_ins.slack import Slack
from tests.stand_ins.telegram import TelegramServer

PNG = b"\x89PNG\r\n\x1a\n"
OPENING = "Vecka 14: så står det till med löftena"


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as started:
        yield started


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as started:
        yield started


@asynccontextmanager
async def running(
    units: UnitsOfWork, clock: Clock, announcers: list[Announcer], *channels: str
) -> AsyncIterator[None]:
    """The jobs, from their start to their stop."""
    huddinge = partnership(HUDDINGE)
    conversation = Conversation(huddinge, reader(HUDDINGE), units)
    painter = DigestPainter(PictureWords(Phrases(huddinge, "sv")))
    wording = Wording(conversation, voice(HUDDINGE), painter)
    known = {announcer.name: announcer for announcer in announcers}
    jobs = Jobs(conversation, DigestSettings(channels=channels), wording, known, clock, Watch())
    await jobs.start()
    yield
    await jobs.stop()


def in_slack(slack: Slack, token: str | None = None) -> Announcer:
    return SlackAnnouncer(SlackSettings(bot_token=token or slack.app.bot_token, api_url=slack.api_url))


def in_telegram(telegram: TelegramServer) -> Announcer:
    settings = TelegramSettings(bot_token=telegram.token, api_url=telegram.url)
    return TelegramAnnouncer(settings, partnership(HUDDINGE))


async def test_both_platforms_get_it_with_its_picture_at_once(
    units: UnitsOfWork, clock: Clock, slack: Slack, telegram: TelegramServer
) -> None:
    channel = slack.channel("lägesbild")
    group = telegram.group("Lägesbild", telegram.user("Anna"))
    there = (f"slack:{channel.id}", f"telegram:{group.chat.id}")
    async with running(units, clock, [in_slack(slack), in_telegram(telegram)], *there):
        message = await channel.next_message(within=20)
        await telegram.wait_until(lambda: any(each.content.photo for each in group.chat.sent), within=20)
    assert text_of(message).startswith(OPENING)
    image = message.blocks[-1]
    assert "Fotpatrull" in image["alt_text"]
    assert slack.workspace.uploads[image["slack_file"]["id"]]["content"].startswith(PNG)
    assert group.chat.sent[0].text.startswith(OPENING)
    assert (group.chat.sent[-1].content.photo or b"").startswith(PNG)
    assert len(channel.posts) == 1


async def test_a_channel_that_is_not_there_and_a_revoked_token_hold_nobody_up(
    units: UnitsOfWork, clock: Clock, slack: Slack, telegram: TelegramServer
) -> None:
    anna = telegram.user("Anna")
    group = telegram.group("Lägesbild", anna)
    here, nowhere = f"telegram:{group.chat.id}", "telegram:-4711"
    announcers = [in_slack(slack, "xoxb-revoked"), in_telegram(telegram)]
    async with running(units, clock, announcers, "slack:C0GONE", nowhere, here):
        await telegram.wait_until(lambda: any(each.content.photo for each in group.chat.sent), within=20)
    with units() as work:
        backlog = work.outbox.backlog()
    # The digest waits for a new token, and so does word of the group that is gone, on the other platform.
    assert backlog.troubles == {nowhere: Trouble.REFUSED}
    assert backlog.waiting == 2


async def test_a_coordinator_in_slack_is_told_in_a_direct_message(
    units: UnitsOfWork, clock: Clock, slack: Slack
) -> None:
    anna = slack.person("Anna")
    with units() as work:
        ((stranger, _identities),) = work.members.all()
        work.members.change(stranger.id, active=False)
        work.members.add(Sender(platform="slack", user=anna.id), "polisen", Role.COORDINATOR, MONDAY)
        work.commit()
    async with running(units, clock, [in_slack(slack)], "slack:C0GONE"):
        told = await anna.direct.next_message(within=20)
    assert text_of(told).startswith("Jag kommer inte in i slack:C0GONE")
