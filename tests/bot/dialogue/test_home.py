"""A member's own page."""

from datetime import UTC, datetime, timedelta

from bot.dialogue.conversation import Conversation
from bot.messages import Message, MessageKey, Press, Sender
from bot.replies import Undone
from locales.voice import Voice
from storage.database import Database
from tests.bot.dialogue.test_filling import LINA, MAJA, NOBODY, conversation

AT = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)


def test_a_member_sees_their_own_ten_latest_standing_reports_newest_first(database: Database) -> None:
    talk = conversation(database)
    for n in range(12):
        tell(talk, MAJA, n, f"{n + 1} tobakstillsyner i Vårby")
    tell(talk, LINA, 50, "Fotpatrull i Vårby")
    page = talk.home(MAJA, AT + timedelta(days=30))
    assert page is not None
    assert [report.entries[0].facts.count for report in page.reports] == [*range(12, 2, -1)]
    undo = Press(
        sender=MAJA, channel="slack:T1:D1", at=AT + timedelta(days=30), action="undo",
        report=page.reports[3].report,
    )  # fmt: skip
    (undone,) = talk.answer(undo)
    assert isinstance(undone, Undone)
    after = talk.home(MAJA, AT + timedelta(days=30))
    assert after is not None
    assert [report.entries[0].facts.count for report in after.reports] == [12, 11, 10, 8, 7, 6, 5, 4, 3, 2]
    assert [position.promise for position in after.positions] == list(talk.partnership.promises)
    tobacco = next(p.progress for p in after.positions if p.promise.id == "tobakstillsyn")
    assert tobacco.done == sum(range(1, 13)) - 9


def test_strangers_have_no_page(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    assert talk.home(NOBODY, AT) is None


def test_the_page_offers_only_what_can_be_done_with_a_report(sqlite_database: Database) -> None:
    talk = conversation(sqlite_database)
    voice = Voice(talk.partnership)
    empty = talk.home(MAJA, AT)
    assert empty is not None
    (nothing,), standing = (section.items for section in voice.home(empty))
    assert nothing.buttons == ()
    assert len(standing) == len(talk.partnership.promises)
    tell(talk, MAJA, 1, "Tobakstillsyn i Vårby")
    tell(talk, MAJA, 2, "Imorgon kör vi tobakstillsyn i Skogås")
    page = talk.home(MAJA, AT)
    assert page is not None
    planned, done = voice.home(page)[0].items
    assert done.text == "En tobakstillsyn i Vårby, fre 3 april"
    assert [(b.label, b.action, b.report) for b in done.buttons] == [
        ("Ångra", "undo", page.reports[1].report),
        ("Ändra", "change", page.reports[1].report),
    ]
    assert planned.text == "Planerat, räknas när ni har gjort det: en tobakstillsyn i Skogås, lör 4 april"
    assert [button.action for button in planned.buttons] == ["undo"]


def tell(talk: Conversation, sender: Sender, minute: int, text: str) -> None:
    key = MessageKey(channel="slack:T1:D1", message=str(minute))
    talk.answer(Message(sender=sender, key=key, at=AT + timedelta(minutes=minute), text=text))
