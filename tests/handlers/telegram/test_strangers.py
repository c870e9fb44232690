"""Who is no member: told so once an hour, and where they turn to the bot; what they do changes nothing."""

from datetime import timedelta

from tests.handlers.telegram.conftest import Stage, answered
from tests.handlers.telegram.test_telegram import ANONYMOUS
from tests.stand_ins.telegram import Group, User
from tests.stand_ins.telegram.messages import Content

REPORT = "fotpatrull i Vårby ikväll"


def group_of(stage: Stage, owner: User) -> Group:
    """A group in which the bot hears all."""
    group = stage.telegram.supergroup("Trygghet", owner)
    group.promote_bot()
    return group


async def test_a_stranger_is_told_once_an_hour_in_a_chat(stage: Stage) -> None:
    bo, cy = (stage.telegram.user(name) for name in ("Bo", "Cy"))
    async with stage.running() as service:
        for _ in range(3):
            bo.says("hur går det?")
        cy.says("hur går det?")
        told = await bo.private.next_message()
        await cy.private.next_message()
        await answered(stage.telegram, service)
        assert bo.private.from_bot == [told]
        stage.telegram.world.clock.advance(timedelta(hours=1))
        bo.says("hallå?")
        assert (await bo.private.next_message()).text == told.text


async def test_a_stranger_who_talks_with_others_hears_nothing(stage: Stage) -> None:
    group = group_of(stage, stage.telegram.user("Bo"))
    async with stage.running() as service:
        stage.telegram.user("Cy").says(REPORT, group.chat)
        await answered(stage.telegram, service)
    assert group.chat.from_bot == []


async def test_a_stranger_who_presses_a_button_changes_nothing_that_others_see(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = group_of(stage, anna)
    async with stage.running():
        anna.says(f"@loftes_bot {REPORT}", group.chat)
        noted = await group.chat.next_message()
        stage.telegram.user("Bo").presses(noted.button("Ångra"))
        assert "inbjudna" in (await group.chat.next_message()).text
    assert noted.text.startswith("Noterat")
    assert noted.buttons
    assert len(stage.entries()) == 1


async def test_a_place_shared_from_behind_a_group_answers_nothing(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = group_of(stage, anna)
    async with stage.running() as service:
        anna.says("@loftes_bot fotpatrull ikväll", group.chat)
        question = await group.chat.next_message()
        place = {"latitude": 59.2647, "longitude": 17.8844}
        hidden = group.chat.post(
            ANONYMOUS, Content(), reply_to=question, sender_chat=group.chat.json(), location=place
        )
        stage.telegram.world.post(hidden)
        await answered(stage.telegram, service)
    assert "inbjudna" in group.chat.sent[-1].text
    assert question.buttons
    assert stage.entries() == []


async def test_a_press_from_behind_a_bot_is_a_strangers(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = group_of(stage, anna)
    async with stage.running():
        anna.says(f"@loftes_bot {REPORT}", group.chat)
        noted = await group.chat.next_message()
        hidden = User(stage.telegram.world, ANONYMOUS, anna.private)
        hidden.presses(noted.button("Ångra"))
        assert "inbjudna" in (await group.chat.next_message()).text
    assert len(stage.entries()) == 1
