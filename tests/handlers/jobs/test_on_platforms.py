"""The digest as people see it in Slack and Telegram, woken by the scheduler, with its real picture."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

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
SOON = 20.0
OPENING = "Vecka 14: så står det till med löftena"


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
    units: UnitsOfWork, clock: Clock, slack_there: Slack, telegram_there: TelegramServer
) -> None:
    channel = slack_there.channel("lägesbild")
    group = telegram_there.group("Lägesbild", telegram_there.user("Anna"))
    there = (f"slack:{channel.id}", f"telegram:{group.chat.id}")
    async with running(units, clock, [in_slack(slack_there), in_telegram(telegram_there)], *there):
        message = await channel.next_message(within=SOON)
        await telegram_there.wait_until(
            lambda: any(each.content.photo for each in group.chat.sent), within=SOON
        )
    assert text_of(message).startswith(OPENING)
    image = message.blocks[-1]
    assert "Fotpatrull" in image["alt_text"]
    assert slack_there.workspace.uploads[image["slack_file"]["id"]]["content"].startswith(PNG)
    assert group.chat.sent[0].text.startswith(OPENING)
    assert (group.chat.sent[-1].content.photo or b"").startswith(PNG)
    assert len(channel.posts) == 1


async def test_a_channel_that_is_not_there_and_a_revoked_token_hold_nobody_up(
    units: UnitsOfWork, clock: Clock, slack_there: Slack, telegram_there: TelegramServer
) -> None:
    anna = telegram_there.user("Anna")
    group = telegram_there.group("Lägesbild", anna)
    here, nowhere = f"telegram:{group.chat.id}", "telegram:-4711"
    announcers = [in_slack(slack_there, "xoxb-revoked"), in_telegram(telegram_there)]
    async with running(units, clock, announcers, "slack:C0GONE", nowhere, here):
        await telegram_there.wait_until(
            lambda: any(each.content.photo for each in group.chat.sent), within=SOON
        )
    with units() as work:
        backlog = work.outbox.backlog()
    # The digest waits for a new token, and so does word of the group that is gone, on the other platform.
    assert backlog.troubles == {nowhere: Trouble.REFUSED}
    assert backlog.waiting == 2


async def test_a_coordinator_in_slack_is_told_in_a_direct_message(
    units: UnitsOfWork, clock: Clock, slack_there: Slack
) -> None:
    anna = slack_there.person("Anna")
    with units() as work:
        ((stranger, _identities),) = work.members.all()
        work.members.change(stranger.id, active=False)
        work.members.add(Sender(platform="slack", user=anna.id), "polisen", Role.COORDINATOR, MONDAY)
        work.commit()
    async with running(units, clock, [in_slack(slack_there)], "slack:C0GONE"):
        told = await anna.direct.next_message(within=SOON)
    assert text_of(told).startswith("Jag kommer inte in i slack:C0GONE")
