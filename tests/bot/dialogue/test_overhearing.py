"""In a report channel the bot leaves colleagues' talk alone, and speaks when it is sure that it is meant."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue.conversation import Conversation
from bot.messages import Edit, Message, MessageKey, Sender
from bot.replies import Asked, Noted, PrivateData, Recorded, Reply, Undone
from storage.database import Database
from tests.bot.dialogue.listening import AT, CHANNEL, LINA, listening


@pytest.fixture
def talk(sqlite_database: Database) -> Conversation:
    return listening(sqlite_database)


def overheard(text: str, number: int = 1, minutes: int = 0) -> Message:
    key = MessageKey(channel=CHANNEL, message=f"m{number}")
    return Message(sender=LINA, key=key, at=AT + timedelta(minutes=minutes), text=text, addressed=False)


@pytest.mark.parametrize(
    "text",
    [
        "Tack!",
        "någon som har nyckeln till bilen?",
        "hur många tobakstillsyner är kvar?",
        "Hjälp",
        "ångra",
        "nej, det var i Skogås",
        "såg er fotpatrull i Skogås igår",
        "insats i Grantorp just nu, undvik torget",
        "borde vi köra fotpatrull i Vårby?",
        "ring mig på 070-174 06 33",
        "kan nån ta fotpatrullen i Vårby imorgon?",
        "kör en fotpatrull i Skogås ikväll är du snäll",
        "har vi kört hastkontroll i Segeltorp i veckan",
        "Botkyrka körde visst tre hastighetskontroller i Fittja igår",
        "tack alla för fotpatrullen i Flemingsberg i går",
        "> Körde två hastighetskontroller i Segeltorp igår\nGrymt jobbat!",
        "Fwd: fotpatrull i Skogås 20-21",
        "förra året gjorde vi 80 hastighetskontroller, i år blir det inte hälften",
        "trafikpolisen hade hastighetskontroll på Lännavägen, inte vi",
        "ingen tillsyn idag",
        "jag kan inte idag",
    ],
)
def test_talk_between_colleagues_is_left_alone_and_nothing_is_kept_of_it(
    talk: Conversation, text: str
) -> None:
    message = overheard(text)
    assert talk.answer(message) == []
    with talk.units_of_work() as work:
        assert work.receipts.find(message.key) is None


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Fotpatrull i Vårby ikväll", Recorded),
        ("fotpatrull ikväll", Asked),
        ("Imorgon kör vi hastkontroll i Segeltorp", Noted),
        ("Ingen helginsats ikväll, för lite folk", Noted),
        ("Hastighetskontroll i Vårby, föraren 19900101-2385 fick böter", PrivateData),
    ],
)
def test_what_is_surely_told_is_answered(talk: Conversation, text: str, reply: type[Reply]) -> None:
    (said,) = talk.answer(overheard(text))
    assert isinstance(said, reply)


def test_the_same_words_are_answered_when_they_turn_to_the_bot(talk: Conversation) -> None:
    assert talk.answer(replace(overheard("Tack!"), addressed=True)) != []


def test_after_a_report_its_reporter_may_take_it_back_without_turning_to_the_bot(talk: Conversation) -> None:
    talk.answer(overheard("Fotpatrull i Vårby ikväll"))
    (said,) = talk.answer(overheard("ångra", number=2, minutes=5))
    assert isinstance(said, Undone)


def test_hours_later_the_same_word_is_about_something_else(talk: Conversation) -> None:
    talk.answer(overheard("Fotpatrull i Vårby ikväll"))
    assert talk.answer(overheard("ångra", number=2, minutes=61)) == []


def test_an_open_question_is_answered_and_talk_beside_it_is_not(talk: Conversation) -> None:
    talk.answer(overheard("fotpatrull ikväll"))
    assert talk.answer(overheard("snart hemma", number=2)) == []
    (said,) = talk.answer(overheard("i Vårby", number=3))
    assert isinstance(said, Recorded)


def test_an_edit_changes_the_report_of_a_message_that_was_taken_in(talk: Conversation) -> None:
    talk.answer(overheard("Fotpatrull i Vårby ikväll"))
    key = MessageKey(channel=CHANNEL, message="m1", revision="2")
    edit = Edit(sender=LINA, key=key, at=AT, text="Tack för ikväll!", addressed=False)
    (said,) = talk.answer(edit)
    assert isinstance(said, Undone)


def test_a_stranger_who_talks_with_others_gets_no_sentence(talk: Conversation) -> None:
    stranger = Sender(platform="slack", user="nobody")
    assert talk.answer(replace(overheard("Fotpatrull i Vårby ikväll"), sender=stranger)) == []


@pytest.mark.parametrize(
    "text", ["Fotpatrull i Vårby ikväll", "fotpatrull ikväll", "Imorgon kör vi hastkontroll"]
)
def test_in_a_channel_that_nobody_named_not_even_a_report_is_overheard(talk: Conversation, text: str) -> None:
    key = MessageKey(channel="fika", message="m1")
    message = replace(overheard(text), key=key)
    assert talk.answer(message) == []
    edit = Edit(sender=LINA, key=replace(key, revision="2"), at=AT, text=text, addressed=False)
    assert talk.answer(edit) == []
    with talk.units_of_work() as work:
        assert work.receipts.find(key) is None
        assert work.receipts.find(edit.key) is None
        assert work.reports.entries() == []


def test_what_was_reported_to_the_bot_there_still_follows_its_edit(talk: Conversation) -> None:
    key = MessageKey(channel="fika", message="m1")
    talk.answer(replace(overheard("Fotpatrull i Vårby ikväll"), key=key, addressed=True))
    edit = Edit(
        sender=LINA, key=replace(key, revision="2"), at=AT, text="Fotpatrull i Skogås", addressed=False
    )
    (said,) = talk.answer(edit)
    assert isinstance(said, Recorded)
