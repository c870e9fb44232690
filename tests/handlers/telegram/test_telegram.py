"""The bot on Telegram, as its users meet it: by polling and by webhook alike."""

from http import HTTPStatus

from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from tests.handlers.telegram.conftest import Stage
from tests.stand_ins.telegram.accounts import Account
from tests.stand_ins.telegram.faults import Dropped, ServerFailure, TooManyRequests
from tests.stand_ins.telegram.people import content_of

# As which Telegram shows an administrator who writes anonymously.
ANONYMOUS = Account(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


async def test_a_report_is_answered_with_where_the_promise_stands_and_its_buttons(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("Körde två hastighetskontroller i Vårby igår kväll, folk hade bett om det")
        answer = await anna.private.next_message()
    assert answer.text.splitlines()[0].startswith("Noterat: 2 hastighetskontroller i Vårby, tors 2 april")
    assert [button.label for button in answer.buttons] == ["Ångra", "Ändra"]
    assert len(stage.entries()) == 1


async def test_a_button_changes_its_own_message(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("fotpatrull ikväll")
        question = await anna.private.next_message()
        press = anna.presses(question.button("Skogås"))
        await stage.telegram.wait_until(lambda: question.text.startswith("Noterat: en fotpatrull i Skogås"))
        anna.presses(question.button("Ångra"))
        await stage.telegram.wait_until(lambda: question.text.startswith("Borttaget"))
        await stage.telegram.wait_until(lambda: press.answer)
        assert stage.entries() == []
        anna.presses(question.button("Lägg tillbaka"))
        await stage.telegram.wait_until(lambda: question.text.startswith("Noterat: en fotpatrull i Skogås"))
    assert [button.label for button in question.buttons] == ["Ångra", "Ändra"]
    assert anna.private.from_bot == [question]
    assert len(stage.entries()) == 1


async def test_an_answer_in_words_comes_below_and_leaves_one_message_with_buttons(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("fotpatrull ikväll")
        question = await anna.private.next_message()
        anna.says("Vårby")
        noted = await anna.private.next_message()
        anna.says("nej, i Skogås")
        changed = await anna.private.next_message()
        await stage.telegram.wait_until(lambda: not noted.buttons)
    assert noted.text.startswith("Noterat: en fotpatrull i Vårby")
    assert changed.text.startswith("Ändrat: en fotpatrull i Skogås")
    assert [bool(message.buttons) for message in (question, noted, changed)] == [False, False, True]


async def test_an_edited_message_changes_its_answer(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        said = anna.says("Två hastighetskontroller i Vårby ikväll")
        answer = await anna.private.next_message()
        anna.edits(said, "Tre hastighetskontroller i Vårby ikväll")
        await stage.telegram.wait_until(lambda: "3 hastighetskontroller" in answer.text)
    assert anna.private.from_bot == [answer]
    assert [entry.facts.count for entry in stage.entries()] == [3]


async def test_commands_stand_for_words_and_are_described_in_two_languages(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        for command, beginning in (
            ("/hjalp", "Skriv vad ni har gjort"),
            ("/status tobakstillsyn", "Tobakstillsyn: 0 av 70"),
            ("/rapport fotpatrull i Vårby ikväll", "Noterat: en fotpatrull i Vårby"),
            ("/angra", "Borttaget: en fotpatrull i Vårby"),
            ("/start", "Skriv vad ni har gjort"),
        ):
            anna.says(command)
            answer = await anna.private.next_message()
            assert answer.text.startswith(beginning), command
    commands = stage.telegram.world.commands
    languages = {language for (_, language) in commands}
    assert languages == {"", "sv", "en"}
    assert {c["command"] for menu in commands.values() for c in menu} == {
        "rapport", "status", "angra", "hjalp", "publicera", "utvardering",
    }  # fmt: skip


async def test_in_a_group_the_bot_answers_those_who_turn_to_it_in_their_topic(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    forum = stage.telegram.supergroup("Trygghet", anna, is_forum=True, hears_mentions=True)
    topic = forum.add_topic("Rapporter")
    async with stage.running():
        anna.says("Fotpatrull i Vårby ikväll", forum.chat, topic=topic)
        anna.says("@loftes_bot fotpatrull i Skogås ikväll", forum.chat, topic=topic)
        answer = await forum.chat.next_message()
        anna.says("nej, i Segeltorp", forum.chat, topic=topic, reply_to=answer)
        changed = await forum.chat.next_message()
    assert answer.text.startswith("Noterat: en fotpatrull i Skogås")
    assert changed.text.startswith("Ändrat: en fotpatrull i Segeltorp")
    assert {answer.topic, changed.topic} == {topic}
    assert len(stage.entries()) == 1


async def test_a_stranger_hears_one_sentence_and_no_figures(stage: Stage) -> None:
    bo = stage.telegram.user("Bo")
    async with stage.running():
        bo.says("hur går det?")
        answer = await bo.private.next_message()
    assert answer.text.count(".") <= 2
    assert not any(sign.isdigit() for sign in answer.text)


async def test_whoever_hides_behind_a_group_is_a_stranger(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.supergroup("Trygghet", anna, hears_mentions=True)
    async with stage.running():
        said = content_of("/rapport fotpatrull i Vårby ikväll")
        hidden = group.chat.post(ANONYMOUS, said, sender_chat=group.chat.json())
        stage.telegram.world.post(hidden)
        await stage.telegram.wait_until(lambda: len(group.chat.sent) > 1)
    answer = group.chat.sent[-1]
    assert "inbjudna" in answer.text
    assert stage.entries() == []


async def test_a_forged_button_does_nothing(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("fotpatrull i Vårby ikväll")
        answer = await anna.private.next_message()
        undo = answer.button("Ångra")
        press = anna.presses(type(undo)(answer, "Ångra", f"AAAAAAAAAAAA{(undo.data or '')[12:]}", None))
        await stage.telegram.wait_until(lambda: press.answer)
    assert len(stage.entries()) == 1


async def test_rapport_alone_leads_through_a_report_by_buttons(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("/rapport")
        question = await anna.private.next_message()
        anna.presses(question.button("Fotpatrull"))
        await stage.telegram.wait_until(lambda: question.text == "Var var det?")
        anna.presses(question.button("Vårby"))
        await stage.telegram.wait_until(lambda: question.text.startswith("Noterat: en fotpatrull i Vårby"))
    assert len(stage.entries()) == 1


async def test_a_shared_place_answers_where_it_was(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    skogas = next(area for area in stage.conversation.partnership.areas if area.id == "skogas")
    assert skogas.centre is not None
    async with stage.running():
        anna.says("fotpatrull ikväll")
        await anna.private.next_message()
        anna.shares_location(*skogas.centre)
        answer = await anna.private.next_message()
    assert answer.text.startswith("Noterat: en fotpatrull i Skogås")


async def test_an_invitation_is_a_link_that_works_once(stage: Stage) -> None:
    eva = stage.member(stage.telegram.user("Eva"), "kommunen", Role.COORDINATOR)
    bo, cy = (stage.telegram.user(name) for name in ("Bo", "Cy"))
    async with stage.running():
        eva.says("bjud in polisen")
        invitation = await eva.private.next_message()
        (link,) = (
            word for word in invitation.text.split() if word.startswith("https://t.me/loftes_bot?start=")
        )
        code = link.partition("=")[2]
        bo.starts(code)
        welcome = await bo.private.next_message()
        bo.says("fotpatrull i Vårby ikväll")
        noted = await bo.private.next_message()
        cy.starts(code)
        refusal = await cy.private.next_message()
    assert welcome.text.startswith("Välkommen!")
    assert noted.text.startswith("Noterat")
    assert "Välkommen" not in refusal.text
    assert [entry.organisation for entry in stage.entries()] == ["polisen"]


async def test_what_is_forwarded_is_nobodys_report(stage: Stage) -> None:
    anna, bo = (stage.member(stage.telegram.user(name)) for name in ("Anna", "Bo"))
    async with stage.running():
        said = bo.says("fotpatrull i Vårby ikväll")
        await bo.private.next_message()
        anna.forwards(said)
        answer = await anna.private.next_message()
    assert not answer.text.startswith("Noterat")
    assert len(stage.entries()) == 1


async def test_a_report_channel_is_listened_to_also_when_its_group_has_moved(stage: Stage) -> None:
    eva = stage.member(stage.telegram.user("Eva"), "kommunen", Role.COORDINATOR)
    group = stage.telegram.group("Trygghet", eva)
    group.promote_bot()
    async with stage.running():
        eva.says("@loftes_bot lyssna här", group.chat)
        await group.chat.next_message()
        moved = group.migrates()
        eva.says("trygghetsvandring i Vårby ikväll", moved.chat)
        answer = await moved.chat.next_message()
    assert answer.text.startswith("Noterat")


async def test_a_group_that_moves_is_followed(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.group("Trygghet", anna)
    async with stage.running():
        anna.says("/rapport@loftes_bot fotpatrull i Vårby ikväll", group.chat)
        await group.chat.next_message()
        moved = group.migrates()
        anna.says("/status@loftes_bot fotpatrull", moved.chat)
        answer = await moved.chat.next_message()
    assert answer.text.startswith("Fotpatrull:")


async def test_a_failing_server_is_waited_for_and_answered_once(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    stage.telegram.faults.order("sendMessage", TooManyRequests(retry_after=1))
    stage.telegram.faults.order("sendMessage", ServerFailure(HTTPStatus.BAD_GATEWAY))
    async with stage.running():
        anna.says("fotpatrull i Vårby ikväll")
        answer = await anna.private.next_message()
    assert answer.text.startswith("Noterat")
    assert len(stage.telegram.calls_of("sendMessage")) == 3
    assert len(anna.private.from_bot) == 1


async def test_a_message_that_may_have_arrived_is_not_sent_again(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    stage.telegram.faults.order("sendMessage", Dropped(carried_out=True))
    async with stage.running():
        anna.says("fotpatrull i Vårby ikväll")
        await anna.private.next_message()
        anna.says("status fotpatrull")
        await anna.private.next_message()
    async with stage.running():
        pass
    assert len(anna.private.from_bot) == 2


async def test_one_who_blocks_the_bot_does_not_stop_others(stage: Stage) -> None:
    anna, bo = (stage.member(stage.telegram.user(name)) for name in ("Anna", "Bo"))
    async with stage.running():
        anna.says("fotpatrull i Vårby ikväll")
        anna.blocks_bot()
        bo.says("fotpatrull i Skogås ikväll")
        answer = await bo.private.next_message()
    assert answer.text.startswith("Noterat: en fotpatrull i Skogås")
    assert len(stage.entries()) == 2


async def test_what_was_said_while_the_bot_was_away_is_answered_when_it_is_back(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    anna.says("fotpatrull i Vårby ikväll")
    async with stage.running():
        answer = await anna.private.next_message()
    assert answer.text.startswith("Noterat: en fotpatrull i Vårby")


async def test_what_was_taken_in_and_not_answered_is_answered_at_the_next_start(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    said = anna.says("fotpatrull i Vårby ikväll")
    key = MessageKey(channel=f"telegram:{anna.id}", message=str(said.id))
    sender = Sender(platform="telegram", user=str(anna.id))
    stage.conversation.answer(Message(sender=sender, key=key, at=stage.clock(), text=said.text))
    stage.telegram.world.updates.drop()
    async with stage.running():
        answer = await anna.private.next_message()
    assert "fotpatrull i Vårby" in answer.text
    async with stage.running():
        pass
    assert anna.private.from_bot == [answer]


async def test_a_place_is_neither_a_link_nor_a_call(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says("hastighetskontroll på Vårbyvägen i Vårby, bett om det. <b>hej</b> & @bo_polis evil.se")
        answer = await anna.private.next_message()
    assert answer.entities == ()


PRIVATE = "Hastighetskontroll i Vårby ikväll, föraren 19850312-2387 blev av med körkortet"


async def test_a_message_with_personal_data_is_deleted_and_its_report_saved_without_them(
    stage: Stage,
) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        said = anna.says(PRIVATE)
        offer = await anna.private.next_message()
        assert said.deleted
        anna.presses(offer.button("Ja"))
        await stage.telegram.wait_until(lambda: offer.text.startswith("Noterat: en hastighetskontroll"))
    assert [entry.facts.count for entry in stage.entries()] == [1]


async def test_who_may_have_a_message_deleted_is_not_asked_to_do_it(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        anna.says(PRIVATE)
        offer = await anna.private.next_message()
    assert "Jag har tagit bort ditt meddelande." in offer.text
    assert "Ta gärna bort meddelandet" not in offer.text


async def test_an_edit_that_brings_personal_data_in_is_deleted_and_the_report_stands(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    async with stage.running():
        said = anna.says("Hastighetskontroll i Vårby ikväll")
        noted = await anna.private.next_message()
        anna.edits(said, PRIVATE)
        answer = await anna.private.next_message()
    assert said.deleted
    assert "Jag har tagit bort ditt meddelande." in answer.text
    assert noted.text.startswith("Noterat: en hastighetskontroll")
    assert len(stage.entries()) == 1


async def test_in_a_group_the_sender_is_asked_to_delete_personal_data(stage: Stage) -> None:
    anna = stage.member(stage.telegram.user("Anna"))
    group = stage.telegram.group("Polisen", anna)
    group.promote_bot()
    async with stage.running():
        said = anna.says(f"/rapport@loftes_bot {PRIVATE}", group.chat)
        answer = await group.chat.next_message()
    assert not said.deleted
    assert "Ta gärna bort meddelandet" in answer.text
