"""What a stop left unanswered is answered once, and one message under two identities has one effect."""

from datetime import UTC, datetime

import pytest

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from bot.replies import Asked, Interrupted, Recorded, Reply, Undone, told_of
from storage.database import Database
from tests.dialogues.playing import partnership, reader

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
LINA = Sender(platform="slack", user="lina")
CHANNEL = "slack:T1:C1"


@pytest.fixture
def talk(sqlite_database: Database) -> Conversation:
    units = sqlite_database.units_of_work("huddinge-2020")
    with units() as work:
        work.members.add(LINA, "polisen", Role.REPORTER, AT)
        work.commit()
    return Conversation(partnership("huddinge-2020"), reader("huddinge-2020"), units)


def said(text: str, message: str, twin: str | None = None) -> Message:
    other = None if twin is None else MessageKey(channel=CHANNEL, message=twin)
    key = MessageKey(channel=CHANNEL, message=message)
    return Message(sender=LINA, key=key, at=AT, text=text, thread="7", twin=other)


def caught_up(talk: Conversation) -> list[tuple[str | None, Reply]]:
    """The threads and answers of what was never answered."""
    with talk.units_of_work() as work:
        waiting = work.receipts.unanswered("slack")
    return [(each.thread, reply) for each in waiting for reply in talk.catch_up(each)]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Fotpatrull i Vårby ikväll", Recorded),
        ("fotpatrull ikväll", Asked),
        ("hur går det?", Interrupted),
        ("Tack!", Interrupted),
    ],
)
def test_what_a_stop_left_unanswered_is_answered_in_its_thread(
    talk: Conversation, text: str, reply: type[Reply]
) -> None:
    talk.answer(said(text, "m1"))
    ((thread, answer),) = caught_up(talk)
    assert (thread, type(answer)) == ("7", reply)


def test_an_undo_that_was_not_answered_is_told_again(talk: Conversation) -> None:
    talk.answer(said("Fotpatrull i Vårby ikväll", "m1"))
    talk.answer(said("ångra", "m2"))
    assert [type(answer) for _, answer in caught_up(talk)] == [Undone, Undone]


def test_what_was_answered_is_not_answered_again_however_it_comes(talk: Conversation) -> None:
    report = said("Fotpatrull i Vårby ikväll", "m1")
    talk.answer(report)
    with talk.units_of_work() as work:
        work.receipts.answered(report.key, "99")
        work.commit()
    assert caught_up(talk) == []
    assert talk.answer(report) == []


def test_a_removed_member_hears_nothing_afterwards(talk: Conversation) -> None:
    talk.answer(said("Fotpatrull i Vårby ikväll", "m1"))
    with talk.units_of_work() as work:
        member = work.members.find(LINA)
        assert member is not None
        work.members.change(member.id, active=False)
        work.commit()
    assert caught_up(talk) == []


def test_one_message_that_comes_under_two_keys_counts_once(talk: Conversation) -> None:
    first = said("Fotpatrull i Vårby ikväll", "m1", twin="client-1")
    talk.answer(first)
    assert talk.answer(said("Fotpatrull i Vårby ikväll", "m2", twin="client-1")) == []
    (again,) = talk.answer(first)
    assert isinstance(again, Recorded)
    assert again.again
    with talk.units_of_work() as work:
        assert len(work.reports.entries()) == 1


def test_one_message_under_two_keys_is_answered_once_after_a_stop(talk: Conversation) -> None:
    talk.answer(said("Fotpatrull i Vårby ikväll", "m1", twin="client-1"))
    assert [type(answer) for _, answer in caught_up(talk)] == [Recorded]


def test_replies_name_the_message_that_they_are_about(talk: Conversation) -> None:
    report = said("fotpatrull ikväll", "m1")
    assert told_of(talk.answer(report)) == report.key
    assert told_of(talk.answer(said("Vårby", "m2"))) == report.key
    assert told_of(talk.answer(said("nej, det var i Skogås", "m3"))) == report.key
    assert told_of(talk.answer(said("hur går det?", "m4"))) is None
    assert told_of(talk.answer(said("ångra", "m5"))) == report.key
