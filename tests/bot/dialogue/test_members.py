"""Who is answered, and about what: `chat --jsonl`, which lets everybody in, can't show it."""

from datetime import UTC, datetime

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Deletion, Edit, Event, Message, MessageKey, Press, Sender
from bot.replies import NothingToUndo, StaleButton, Stranger
from storage.database import Database
from tests.dialogues.playing import partnership, reader

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
LINA = Sender(platform="console", user="lina")
KEY = MessageKey(channel="shared", message="m1")
TOLD = Message(sender=LINA, key=KEY, at=AT, text="Fotpatrull i Vårby idag")


def conversation(database: Database) -> Conversation:
    return Conversation(
        partnership("huddinge-2020"), reader("huddinge-2020"), database.units_of_work("huddinge-2020")
    )


def let_in(talk: Conversation, sender: Sender) -> int:
    with talk.units_of_work() as work:
        member = work.members.add(sender, "polisen", Role.REPORTER, AT)
        work.commit()
    return member.id


def test_a_stranger_changes_nothing_whatever_they_do(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    events: list[Event] = [
        TOLD,
        Edit(sender=LINA, key=MessageKey(channel="shared", message="m1", revision="2"), at=AT, text="status"),
        Deletion(sender=LINA, key=KEY, at=AT),
        Press(sender=LINA, channel="shared", at=AT, action="undo", report=1),
    ]
    assert [talk.answer(event) for event in events] == [[Stranger()]] * 4
    with talk.units_of_work() as work:
        assert work.receipts.find(KEY) is None


def test_a_member_who_was_removed_is_a_stranger_and_their_report_stands(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    member = let_in(talk, LINA)
    talk.answer(TOLD)
    with talk.units_of_work() as work:
        work.members.change(member, active=False)
        work.commit()
    assert talk.answer(Deletion(sender=LINA, key=KEY, at=AT)) == [Stranger()]
    with talk.units_of_work() as work:
        assert len(work.reports.entries()) == 1


def test_a_button_under_a_report_that_never_was_finds_nothing(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    let_in(talk, LINA)
    undo = Press(sender=LINA, channel="shared", at=AT, action="undo", report=999)
    change = Press(sender=LINA, channel="shared", at=AT, action="change", report=999)
    assert talk.answer(undo) == [NothingToUndo()]
    assert talk.answer(change) == [StaleButton()]


def test_two_members_in_one_channel_have_a_question_each(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    omar = Sender(platform="console", user="omar")
    for number, sender in enumerate((LINA, omar)):
        let_in(talk, sender)
        key = MessageKey(channel="shared", message=f"asked {number}")
        talk.answer(Message(sender=sender, key=key, at=AT, text="Fotpatrull idag"))
    for sender, area in ((LINA, "varby"), (omar, "skogas")):
        talk.answer(Press(sender=sender, channel="shared", at=AT, action=f"pick:{area}"))
    with talk.units_of_work() as work:
        assert [entry.facts.area for entry in work.reports.entries()] == ["varby", "skogas"]


def test_the_same_message_id_in_two_channels_is_two_messages(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    let_in(talk, LINA)
    for channel in ("one", "two"):
        key = MessageKey(channel=channel, message="m1")
        talk.answer(Message(sender=LINA, key=key, at=AT, text="Fotpatrull i Vårby idag"))
    with talk.units_of_work() as work:
        assert len(work.reports.entries()) == 2
