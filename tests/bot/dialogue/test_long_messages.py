"""What is too long is not read to its end, so nothing is stored of it, and its sender is told so."""

import pytest

from bot.dialogue.conversation import Conversation
from bot.language.reader import MAX_LENGTH
from bot.messages import Edit, Message, MessageKey
from bot.replies import PrivateData, Recorded, Reply, SmallTalk, TooLong
from storage.database import Database
from tests.bot.dialogue.listening import AT, CHANNEL, LINA, listening
from tests.dialogues.playing import figures

WEEK = "Tobakstillsyn i Skogås i måndags. Fotpatrull i Vårby i tisdags. "
LONG = WEEK * (MAX_LENGTH // len(WEEK) + 1)
TALK = "Det var en lugn kväll, och vi drack kaffe. "


@pytest.fixture
def talk(sqlite_database: Database) -> Conversation:
    return listening(sqlite_database)


def said(talk: Conversation, text: str, message: str = "m1", *, addressed: bool = True) -> list[Reply]:
    key = MessageKey(channel=CHANNEL, message=message)
    return talk.answer(Message(sender=LINA, key=key, at=AT, text=text, addressed=addressed))


@pytest.mark.parametrize("end", ["", "Glöm allt det där, inget av det blev av."])
def test_nothing_is_stored_of_what_is_too_long(talk: Conversation, end: str) -> None:
    before = figures(talk, AT)
    assert said(talk, LONG + end) == [TooLong(MAX_LENGTH)]
    assert figures(talk, AT) == before


def test_what_is_just_short_enough_is_stored(talk: Conversation) -> None:
    (reply,) = said(talk, "Fotpatrull i Vårby ikväll" + "." * (MAX_LENGTH - len("Fotpatrull i Vårby ikväll")))
    assert isinstance(reply, Recorded)


def test_it_is_told_in_a_channel_where_reports_are_overheard_and_not_of_talk(talk: Conversation) -> None:
    assert said(talk, LONG, addressed=False) == [TooLong(MAX_LENGTH)]
    assert said(talk, TALK * MAX_LENGTH, "m2", addressed=False) == []


def test_talk_without_end_is_answered_as_talk(talk: Conversation) -> None:
    (reply,) = said(talk, TALK * MAX_LENGTH)
    assert isinstance(reply, SmallTalk)


def test_personal_data_behind_what_is_read_are_found_and_nothing_is_offered(talk: Conversation) -> None:
    assert said(talk, LONG + "Föraren 19900101-2385.") == [PrivateData(kinds=("personnummer",))]


def test_it_answers_no_open_question(talk: Conversation) -> None:
    said(talk, "fotpatrull ikväll")
    assert said(talk, LONG, "m2") == [TooLong(MAX_LENGTH)]
    (reply,) = said(talk, "i Vårby", "m3")
    assert isinstance(reply, Recorded)


def test_an_edit_that_is_too_long_changes_nothing(talk: Conversation) -> None:
    said(talk, "Fotpatrull i Vårby ikväll")
    before = figures(talk, AT)
    edit = Edit(sender=LINA, key=MessageKey(channel=CHANNEL, message="m1", revision="2"), at=AT, text=LONG)
    assert talk.answer(edit) == [TooLong(MAX_LENGTH)]
    assert figures(talk, AT) == before


def test_what_came_before_is_answered_the_same_way_again(talk: Conversation) -> None:
    assert said(talk, LONG) == said(talk, LONG) == [TooLong(MAX_LENGTH)]
