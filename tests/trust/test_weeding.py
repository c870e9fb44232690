"""By a decision, who reported is forgotten everywhere, and what was reported stays; on both databases."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.errors import InputError
from bot.invitations import Invitation
from bot.members import Role
from bot.messages import Edit, Event, Message, MessageKey, Sender
from bot.replies import Recorded, Reply
from bot.unasked import GapAnswer
from handlers import standing, weeding
from handlers.app import App
from handlers.settings import Settings
from storage.audit import Audited
from storage.tables import metadata
from storage.weeding import Decision, weed
from tests.traces import bytes_of_databases, found_in

ZONE = ZoneInfo("Europe/Stockholm")
OLD = datetime(2020, 3, 31, 21, 10, tzinfo=ZONE)
NEW = OLD + timedelta(days=2)
SAID = weeding.Said(before="2020-04-01", decision="KS 2026/17", decided="2026-11-02")
GONE = Sender(platform="telegram", user="991234567")
STAYS = Sender(platform="slack", user="U0STAYS001")
GONE_CHANNEL = "telegram:991234567"
STAYS_CHANNEL = "slack:T0001:D0STAYS001"
HINTS = ("991234567", "OLDMESSAGE")


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """One who reported long ago and was removed, and one who reported then and does so now."""
    with App(Settings(database_url=database_url)) as opened:
        _let_in(opened)
        told = "Fotpatrull i Skogås och två hastighetskontroller i Vårby, folk hade bett om det"
        say(opened, GONE, GONE_CHANNEL, "OLDMESSAGE1", told, OLD)
        say(opened, GONE, GONE_CHANNEL, "OLDMESSAGE2", "hur går det?", OLD)
        say(opened, GONE, GONE_CHANNEL, "OLDMESSAGE3", "Fotpatrull idag", OLD)
        say(opened, STAYS, STAYS_CHANNEL, "OLDMESSAGE4", "Tobakstillsyn i Skogås", OLD)
        say(opened, STAYS, STAYS_CHANNEL, "m5", "Tobakstillsyn i Vårby", NEW)
        with opened.database.units_of_work(opened.partnership.id)() as work:
            gone = work.members.find(GONE)
            assert gone is not None
            work.channels.add(GONE_CHANNEL, gone.id, OLD)
            work.reminders.turn_off(GONE_CHANNEL, gone.id, OLD)
            work.reminders.answer("reminder:gap", GapAnswer.NOT_DONE, by=gone.id, at=OLD)
            work.members.change(gone.id, active=False)
            work.commit()
        yield opened


def _let_in(app: App) -> None:
    with app.database.units_of_work(app.partnership.id)() as work:
        work.members.add(GONE, "polisen", Role.COORDINATOR, OLD)
        stays = work.members.add(STAYS, "kommunen", Role.REPORTER, OLD)
        for expires in (OLD, NEW):
            invitation = Invitation(
                organisation="sbff", role=Role.REPORTER, expires=expires, made_by=stays.id
            )
            work.invitations.make(invitation, OLD)
        work.commit()


def say(app: App, sender: Sender, channel: str, message: str, text: str, at: datetime) -> list[Reply]:
    key = MessageKey(channel=channel, message=message)
    return app.conversation.answer(Message(sender=sender, key=key, at=at, text=text))


def status(app: App) -> str:
    return standing.status(app, "2020-04-03T12:00", (), as_json=True)


def audited(app: App) -> Audited:
    return app.database.audit(app.partnership.id)


def carried_out(app: App) -> dict[str, int]:
    protocol = json.loads(weeding.weeded(app, SAID, carry_out=True, as_json=True))
    weeded: dict[str, int] = protocol["weeded"]
    return weeded


WEEDED = {
    "reports": 2,
    "revisions": 3,
    "receipts": 4,
    "answers to reminders": 1,
    "messages sent": 0,
    "questions": 1,
    "invitations": 1,
    "words not accepted": 0,
    "identities": 1,
    "words": 0,
    "report channels": 0,
    "marks": 0,
    "drafts": 0,
    "approvals": 0,
    "assessments": 0,
    "channels without reminders": 0,
    "names in the history": 0,
}


def test_a_rehearsal_says_what_would_be_weeded_and_changes_nothing(app: App) -> None:
    before = status(app), audited(app)
    told = weeding.weeded(app, SAID, carry_out=False, as_json=False).splitlines()
    assert told[:3] == ["Nothing is changed. This would be weeded:", "  reports: 2", "  revisions: 3"]
    assert told[-1] == "Repeat the command with --carry-out to do it."
    assert (status(app), audited(app)) == before
    assert carried_out(app) == WEEDED


def test_the_figures_stay_and_the_history_is_whole(app: App) -> None:
    before, head = status(app), audited(app).head
    carried_out(app)
    assert status(app) == before
    assert app.database.audit(app.partnership.id, head).findings == ()


def test_weeding_again_finds_nothing(app: App) -> None:
    carried_out(app)
    assert set(carried_out(app).values()) == {0}


def test_reports_of_old_are_nobodys_and_later_ones_still_their_reporters(app: App) -> None:
    carried_out(app)
    with app.database.units_of_work(app.partnership.id)() as work:
        stays = work.members.find(STAYS)
        assert stays is not None
        assert work.members.find(GONE) is None
        assert [report.said_at for report in work.reports.standing_by(stays.id, OLD)] == [NEW]
        assert {entry.organisation for entry in work.reports.entries()} == {"polisen", "kommunen"}
        assert len(work.reports.entries()) == 4
        assert work.channels.all() == []
        assert [member.id for member, _ in work.members.all()] == [stays.id]


@pytest.mark.parametrize("text", ["Tobakstillsyn i Skogås", "Tre tobakstillsyner i Flemingsberg"])
def test_what_is_delivered_again_counts_no_second_time(app: App, text: str) -> None:
    carried_out(app)
    before = status(app)
    key = MessageKey(channel=STAYS_CHANNEL, message="OLDMESSAGE4", revision="late")
    events: list[Event] = [
        Message(
            sender=STAYS, key=MessageKey(channel=STAYS_CHANNEL, message="OLDMESSAGE4"), at=OLD, text=text
        ),
        Edit(sender=STAYS, key=key, at=NEW, text=text, said_at=OLD),
    ]
    assert [app.conversation.answer(event) for event in events] == [[], []]
    assert status(app) == before
    (recorded,) = say(app, STAYS, STAYS_CHANNEL, "m6", "Krogtillsyn i Skogås", NEW)
    assert isinstance(recorded, Recorded)


def test_the_history_forgets_who_it_was_as_time_goes_by(app: App) -> None:
    said = weeding.Said(before=datetime.now(ZONE).date().isoformat(), decision="KS 1", decided="2026-11-02")
    weeding.weeded(app, said, carry_out=True, as_json=True)
    later = datetime.now(ZONE)
    with app.database.recorded(app.partnership.id) as scope:
        decision = Decision(before=later, number="KS 2", day=later.date())
        assert weed(scope, decision, later)["names in the history"] > 5
    assert audited(app).findings == ()


def test_nothing_is_weeded_under_a_hold(app: App) -> None:
    weeding.held(app, "överklagande i mål 1234-26")
    head = audited(app).head
    for carry_out in (False, True):
        with pytest.raises(InputError, match=r"a hold is set \(överklagande i mål 1234-26\)"):
            weeding.weeded(app, SAID, carry_out=carry_out, as_json=False)
    assert audited(app).head == head
    weeding.lifted(app)
    assert carried_out(app) == WEEDED
    assert audited(app).findings == ()
    with pytest.raises(InputError, match="No hold is set"):
        weeding.lifted(app)


def test_nothing_of_what_was_weeded_is_left_in_the_database(app: App, tmp_path: Path) -> None:
    assert found_in(everything(app, tmp_path), HINTS) == list(HINTS)
    carried_out(app)
    assert found_in(everything(app, tmp_path), HINTS) == []
    assert found_in(everything(app, tmp_path), [STAYS.user]) == [STAYS.user]


def everything(app: App, folder: Path) -> bytes:
    """All that a database's files hold, or where they are a server's, all that it gives."""
    if app.settings.database_url.startswith("sqlite"):
        return bytes_of_databases(folder)
    with app.database._connect() as connection:
        told = [str(connection.execute(select(table)).all()) for table in metadata.sorted_tables]
    return "\n".join(told).encode()
