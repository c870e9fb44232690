"""What members say in Slack is answered there, by HTTP and by Socket Mode, in one message per report."""

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from tests.handlers.slack.conftest import FRIDAY_EVENING
from tests.handlers.slack.looking import text_of, touchable
from tests.stand_ins.slack import Person, Slack

SAID = "2 hastighetskontroller i Vårby ikväll, på boendes önskemål"
NOTED = (
    "Noterat: 2 hastighetskontroller i Vårby, fre 3 april, på boendes önskemål.\n"
    "Hastighetskontroller: 2 av 60, 58 kvar, 13 efter plan."
)

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_direct_message_is_answered_beside_it(lina: Person) -> None:
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    assert (text_of(answer), answer.text, answer.thread_ts) == (NOTED, NOTED, None)
    assert touchable(answer) == ["undo 1", "change 1"]


async def test_a_mention_is_answered_once_and_in_its_thread(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina)
    said = lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    answer = await channel.next_message()
    await slack.settle()
    assert (text_of(answer), answer.thread_ts) == (NOTED, said.ts)
    assert len(channel.replies) == 1


async def test_undo_is_told_in_the_message_itself(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    assert (await lina.presses(answer, "undo 1")).acknowledged
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))
    assert len(lina.direct.replies) == 1


async def test_an_edit_changes_the_answer_in_place(slack: Slack, lina: Person) -> None:
    said = lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    lina.edits(said, SAID.replace("2", "3"))
    await slack.wait_until(lambda: text_of(answer).startswith("Ändrat: 3 hastighetskontroller"))
    assert len(lina.direct.replies) == 1


async def test_a_deleted_message_takes_its_report_along(slack: Slack, lina: Person) -> None:
    said = lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    lina.deletes(said)
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))


async def test_a_question_is_answered_in_a_menu(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, "fotpatrull ikväll")
    question = await lina.direct.next_message()
    assert touchable(question) == ["menu0", "cancel"]
    assert question.blocks[-1]["elements"][0]["placeholder"]["text"] == "Välj ett svar"
    await lina.chooses(question, "menu0", "Skogås")
    await slack.wait_until(lambda: text_of(question).startswith("Noterat: en fotpatrull i Skogås"))


async def test_a_correction_leaves_one_message_about_the_report(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    await lina.direct.next_message()
    lina.says(lina.direct, "nej, tre")
    answer = await lina.direct.next_message()
    await slack.wait_until(lambda: len(lina.direct.replies) == 1)
    assert text_of(answer).startswith("Ändrat: 3 hastighetskontroller")


async def test_who_sends_no_words_hears_that_only_text_is_read(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina)
    lina.sends(channel, "bild.jpg")
    lina.sends(lina.direct, "rapport.m4a")
    answer = await lina.direct.next_message()
    await slack.settle()
    assert text_of(answer) == "Jag kan bara läsa text, så skriv det gärna i ord."
    assert channel.posts == []


async def test_strangers_learn_nothing(slack: Slack) -> None:
    stranger = slack.person("Ivar")
    stranger.says(stranger.direct, "hur går det?")
    answer = await stranger.direct.next_message()
    assert "kvar" not in text_of(answer)
    assert touchable(answer) == []


async def test_the_sender_alone_is_asked_to_delete_personal_data(
    slack: Slack, lina: Person, conversation: Conversation
) -> None:
    channel = slack.channel("polisen", lina)
    said = lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}, föraren 19850312-2387")
    offer = await channel.next_ephemeral()
    assert (offer.user, offer.thread_ts) == (lina.id, said.ts)
    assert "Ta gärna bort meddelandet" in text_of(offer)
    assert (await lina.presses(offer, "yes")).acknowledged
    await slack.wait_until(lambda: text_of(offer).startswith("Noterat: 2 hastighetskontroller"))
    assert channel.replies == []
    lina.deletes(said)
    await slack.settle()
    with conversation.units_of_work() as work:
        assert len(work.reports.entries()) == 1


async def test_others_can_press_and_leave_the_answer_as_it_is(
    slack: Slack, lina: Person, conversation: Conversation
) -> None:
    colleague = slack.person("Per")
    with conversation.units_of_work() as work:
        sender = Sender(platform="slack", user=colleague.id)
        work.members.add(sender, "kommunen", Role.REPORTER, FRIDAY_EVENING)
        work.commit()
    stranger, outsider = slack.person("Ivar"), slack.person("Eva", team="T0000000009")
    channel = slack.channel("polisen", lina, colleague, stranger, outsider)
    lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    answer = await channel.next_message()
    for person in (colleague, stranger, outsider):
        for button in ("undo 1", "change 1"):
            await person.presses(answer, button)
            assert (await channel.next_ephemeral()).user == person.id
    await slack.settle()
    assert (text_of(answer), len(channel.posts)) == (NOTED, 1)
