"""A member is told what is kept about them, and nobody else is."""

from datetime import UTC, date, datetime

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from bot.replies import NotHere, OwnData, Reply, Stranger
from bot.working_time import Period
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
LINA = Sender(platform="slack", user="T1:U1")
ON_TELEGRAM = Sender(platform="telegram", user="17")
MAJA = Sender(platform="slack", user="T1:U2")


@pytest.fixture
def talk(database: Database) -> Conversation:
    units = database.units_of_work("huddinge-2020")
    with units() as work:
        lina = work.members.add(LINA, "polisen", Role.MANAGER, AT)
        work.members.identify(lina.id, ON_TELEGRAM)
        work.members.add(MAJA, "kommunen", Role.REPORTER, AT)
        work.commit()
    return Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)


def say(talk: Conversation, text: str, sender: Sender = LINA, *, shared: bool = False) -> list[Reply]:
    key = MessageKey(channel="slack:T1:C1" if shared else f"direct:{sender.user}", message=text)
    return talk.answer(Message(sender=sender, key=key, at=AT, text=text, shared=shared))


def test_a_member_hears_who_they_are_here_and_what_they_reported(talk: Conversation) -> None:
    for report in (
        "Fotpatrull i Vårby igår",
        "Tobakstillsyn i Skogås idag",
        "Krogtillsyn i Skogås idag",
        "ångra",
    ):
        say(talk, report)
    say(talk, "Tobakstillsyn i Vårby idag", MAJA)
    (told,) = say(talk, "mina uppgifter")
    assert isinstance(told, OwnData)
    assert told.identities == (LINA, ON_TELEGRAM)
    assert (told.organisation, told.role, told.reports) == ("polisen", Role.MANAGER, 2)
    assert told.days == Period(date(2020, 4, 2), date(2020, 4, 3))
    who, *reported = voice("huddinge-2020").say(told).text.splitlines()
    known = "känd som T1:U1 (Slack) och 17 (Telegram)"
    assert who == f"Det här finns sparat om dig: Polisen, chef, {known}. Inte ditt namn."
    assert reported == [
        "Dina rapporter som gäller: 2, 2–3 april. De senaste:",
        "– en tobakstillsyn i Skogås, fre 3 april",
        "– en fotpatrull i Vårby, tors 2 april",
        "En samordnare kan ge dig allt som en fil.",
    ]


def test_who_has_reported_nothing_hears_that(talk: Conversation) -> None:
    (told,) = say(talk, "Vad har du sparat om mig?", MAJA)
    assert "Du har inga rapporter som gäller." in voice("huddinge-2020").say(told).text


def test_that_somebody_was_told_is_in_the_history(talk: Conversation, database: Database) -> None:
    before = database.audit("huddinge-2020").rows
    say(talk, "mina uppgifter")
    assert database.audit("huddinge-2020").rows == before + 1


def test_it_is_told_neither_where_others_read_it_nor_to_strangers(talk: Conversation) -> None:
    assert say(talk, "mina uppgifter", shared=True) == [NotHere()]
    assert say(talk, "mina uppgifter", Sender(platform="slack", user="T1:U3")) == [Stranger()]
