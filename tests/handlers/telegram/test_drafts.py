"""A draft that waits is told of in a Telegram group, and read and approved there with two presses."""

from datetime import timedelta

from bot.members import Role
from handlers.platforms import Announcement
from handlers.telegram.announcing import TelegramAnnouncer
from tests.dialogues.playing import partnership, voice
from tests.handlers.telegram.conftest import FRIDAY, PARTNERSHIP, Stage
from tests.stand_ins.telegram import Group, User
from tests.stand_ins.telegram.messages import Message

IN_OFFICE_HOURS = FRIDAY - timedelta(hours=8)


async def told(stage: Stage, group: Group, asker: User) -> Message:
    """What the bot says by itself of the draft that a manager has asked for."""
    asker.says("publicera", asker.private)
    await asker.private.next_message()
    (news,) = stage.conversation.news(IN_OFFICE_HOURS)
    announcer = TelegramAnnouncer(stage.settings, partnership(PARTNERSHIP))
    utterance = voice(PARTNERSHIP).tell(news)
    channel = f"telegram:{group.chat.id}"
    await announcer.announce(Announcement(channel=channel, utterance=utterance, mark="a1b2"))
    await announcer.close()
    return await group.chat.next_message()


async def test_who_may_approve_reads_and_approves_it_and_who_may_not_leaves_it_as_it_is(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"), "polisen", Role.MANAGER)
    karin = stage.member(stage.telegram.user("Karin"), "kommunen", Role.MANAGER)
    bo = stage.member(stage.telegram.user("Bo"), "kommunen", Role.REPORTER)
    group = stage.telegram.group("Lägesbild", bo)
    async with stage.running():
        notice = await told(stage, group, anna)
        said = notice.text
        bo.presses(notice.button("Läs och godkänn"))
        refusal = await group.chat.next_message()
        assert refusal.text == "Bara chefer och samordnare kan publicera. Be någon av dem."
        assert notice.text == said
        karin.presses(notice.button("Läs och godkänn"))
        await stage.telegram.wait_until(lambda: notice.text.startswith("Förslag, inte publicerat än."))
        karin.presses(notice.button("Godkänn"))
        await stage.telegram.wait_until(lambda: notice.text.startswith("Godkänt för Kommunen."))
