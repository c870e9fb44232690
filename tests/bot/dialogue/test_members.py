"""Who is answered, and about what: `chat --jsonl`, which lets everybody in, can't show it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.dialogue.conversation import Conversation
from bot.invitations import Invitation
from bot.members import Member, Role
from bot.messages import Deletion, Edit, Event, Message, MessageKey, Press, Sender
from bot.replies import (
    CodeRefused,
    Forwarded,
    Joined,
    NothingToUndo,
    NotYours,
    StaleButton,
    Stranger,
    Wordless,
)
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


def invited(talk: Conversation, made_by: int | None = None) -> str:
    invitation = Invitation(
        organisation="polisen", role=Role.REPORTER, expires=AT + timedelta(days=1), made_by=made_by
    )
    with talk.units_of_work() as work:
        code = work.invitations.make(invitation, AT)
        work.commit()
    return code


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


def test_an_outsider_is_never_let_in_neither_as_a_member_nor_by_a_code(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    let_in(talk, LINA)
    guest = replace(LINA, outsider=True)
    code = invited(talk)
    assert talk.answer(replace(TOLD, sender=guest)) == [Stranger()]
    assert talk.answer(replace(TOLD, sender=guest, text=code)) == [Stranger()]
    with talk.units_of_work() as work:
        assert work.reports.entries() == []
        assert work.receipts.find(KEY) is None


def test_a_forwarded_code_lets_nobody_in(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    code = invited(talk)
    assert talk.answer(replace(TOLD, text=code, forwarded=True)) == [Stranger()]
    assert talk.answer(replace(TOLD, text=code)) == [Joined("polisen", Role.REPORTER)]


def test_a_code_said_to_others_in_a_channel_lets_nobody_in(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    assert talk.answer(replace(TOLD, text=invited(talk), addressed=False)) == []


def test_what_has_no_words_is_answered_so_and_leaves_no_trace(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    let_in(talk, LINA)
    assert talk.answer(replace(TOLD, text="", wordless=True)) == [Wordless()]
    with talk.units_of_work() as work:
        assert work.receipts.find(KEY) is None


def test_what_a_member_forwards_leaves_no_trace(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    let_in(talk, LINA)
    assert talk.answer(replace(TOLD, forwarded=True)) == [Forwarded()]
    assert talk.answer(replace(TOLD, forwarded=True, addressed=False)) == []
    with talk.units_of_work() as work:
        assert work.receipts.find(KEY) is None
        assert work.reports.entries() == []


def test_the_codes_of_a_coordinator_who_was_removed_let_nobody_in(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    omar = Sender(platform="console", user="omar")
    member = let_in(talk, omar)
    code = invited(talk, made_by=member)
    with talk.units_of_work() as work:
        work.members.change(member, active=False)
        work.commit()
    assert talk.answer(replace(TOLD, text=code)) == [CodeRefused()]


def test_one_who_was_removed_comes_back_by_a_new_code_with_its_duties(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    member = let_in(talk, LINA)
    with talk.units_of_work() as work:
        work.members.change(member, role=Role.COORDINATOR, active=False)
        work.commit()
    assert talk.answer(replace(TOLD, text=invited(talk))) == [Joined("polisen", Role.REPORTER)]
    with talk.units_of_work() as work:
        assert work.members.find(LINA) == Member(id=member, organisation="polisen", role=Role.REPORTER)


def test_a_manager_who_is_one_no_longer_does_not_finish_a_change_of_anothers_report(
    sqlite_database: Database,
) -> None:
    talk = conversation(sqlite_database)
    karin = Sender(platform="console", user="karin")
    let_in(talk, LINA)
    manager = let_in(talk, karin)
    talk.answer(TOLD)
    with talk.units_of_work() as work:
        work.members.change(manager, role=Role.MANAGER)
        (report,) = work.reports.standing_by(1, AT)
        work.commit()
    press = Press(sender=karin, channel="shared", at=AT, action="change", report=report.id)
    talk.answer(press)
    talk.answer(replace(press, action="pick:area"))
    with talk.units_of_work() as work:
        work.members.change(manager, role=Role.REPORTER)
        work.commit()
    assert talk.answer(replace(press, action="pick:skogas")) == [NotYours()]
    assert talk.answer(replace(press, action="pick:skogas")) == [StaleButton()]
    with talk.units_of_work() as work:
        assert [entry.facts.area for entry in work.reports.entries()] == ["varby"]


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
    for channel, place in (("one", "Vårby"), ("two", "Skogås")):
        key = MessageKey(channel=channel, message="m1")
        talk.answer(Message(sender=LINA, key=key, at=AT, text=f"Fotpatrull i {place} idag"))
    with talk.units_of_work() as work:
        assert len(work.reports.entries()) == 2
