"""A gap that was asked about in a Telegram group is answered there with a press."""

from datetime import UTC, date, datetime

from bot.members import Role
from bot.promises import Rhythm
from bot.unasked import GapAsked, gap_key
from bot.working_time import week_of
from handlers.platforms import Announcement
from handlers.telegram.announcing import TelegramAnnouncer
from tests.dialogues.playing import partnership, voice
from tests.handlers.telegram.conftest import PARTNERSHIP, Stage
from tests.stand_ins.telegram import Group
from tests.stand_ins.telegram.messages import Message


def gap() -> GapAsked:
    """The question about a week of foot patrol in which nothing was told of Skogås."""
    rhythm = next(each for each in partnership(PARTNERSHIP).promises if isinstance(each, Rhythm))
    week = week_of(date(2020, 3, 26))
    until = datetime(2020, 3, 31, 14, tzinfo=UTC)
    key = gap_key(rhythm, week.name)
    return GapAsked(key=key, promise=rhythm, until=until, period=week, lacking=("skogas",))


async def asked(stage: Stage, group: Group) -> Message:
    """The question, as the bot asks it unasked."""
    announcer = TelegramAnnouncer(stage.settings, partnership(PARTNERSHIP))
    utterance = voice(PARTNERSHIP).tell(gap())
    await announcer.announce(
        Announcement(channel=f"telegram:{group.chat.id}", utterance=utterance, mark="a1b2")
    )
    await announcer.close()
    return await group.chat.next_message()


async def test_what_was_done_is_reported_by_who_presses(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.group("Lägesbild", anna)
    async with stage.running():
        question = await asked(stage, group)
        anna.presses(question.button("Gjord men ej rapporterad"))
        await stage.telegram.wait_until(lambda: question.text.startswith("En fotpatrull i Skogås."))
        anna.presses(question.button("tors 26 mars"))
        await stage.telegram.wait_until(lambda: question.text.startswith("Noterat:"))
    (entry,) = stage.entries()
    assert (entry.organisation, entry.facts.area, entry.facts.date) == (
        "polisen",
        "skogas",
        date(2020, 3, 26),
    )


async def test_another_organisation_leaves_the_question_as_it_is(stage: Stage) -> None:
    eva = stage.member(stage.telegram.user("Eva"), "kommunen", Role.COORDINATOR)
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.group("Lägesbild", eva)
    async with stage.running():
        question = await asked(stage, group)
        eva.presses(question.button("Ej gjord"))
        answer = await group.chat.next_message()
        assert answer.text == "Tack, men den frågan är till Polisen."
        anna.presses(question.button("Vet inte"))
        await stage.telegram.wait_until(lambda: question.text.endswith("Tack för svaret!"))
    assert question.text.startswith("Fotpatrull v. 13: ingen vet säkert")
