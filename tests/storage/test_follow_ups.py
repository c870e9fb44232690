"""Follow-ups keep the figures of their day, and are published once."""

from datetime import UTC, date, datetime

from bot.entries import CallOffReason
from bot.followups import Chapter
from bot.members import Role
from bot.messages import Sender
from bot.ports import UnitOfWork
from storage.database import Database

AT = datetime(2020, 4, 3, 16, tzinfo=UTC)
DAY = date(2020, 4, 3)
CHAPTERS = (
    Chapter(promise="tobakstillsyn", done=27, target=70, remaining=43, pace=-9.5, reachable=True, beside=2),
    Chapter(promise="fotpatrull", done=3, target=13, called_off=((CallOffReason.STAFF, 2),)),
    Chapter(promise="utvardering"),
)


def member(work: UnitOfWork) -> int:
    return work.members.add(Sender(platform="console", user="chef"), "polisen", Role.MANAGER, AT).id


def test_a_draft_waits_with_its_figures_until_it_is_published(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        by = member(work)
        drafted = work.follow_ups.draft(DAY, CHAPTERS, by=by, at=AT)
        work.follow_ups.approve(drafted.id, "polisen", by=by, at=AT)
        work.follow_ups.approve(drafted.id, "polisen", by=by, at=AT)
        work.commit()
    with database.units_of_work("huddinge-2020")() as work:
        waiting = work.follow_ups.open()
        assert waiting is not None
        assert (waiting.day, waiting.chapters, waiting.approved) == (DAY, CHAPTERS, frozenset({"polisen"}))
        assert work.follow_ups.published() == []
        work.follow_ups.publish(waiting.id, by=by, at=AT)
        work.commit()
    with database.units_of_work("huddinge-2020")() as work:
        assert work.follow_ups.open() is None
        (published,) = work.follow_ups.published()
        assert (published.id, published.published_at, published.chapters) == (drafted.id, AT, CHAPTERS)


def test_what_is_withdrawn_is_gone_and_what_is_published_stays(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        by = member(work)
        first = work.follow_ups.draft(DAY, CHAPTERS, by=by, at=AT)
        work.follow_ups.withdraw(first.id, by=by, at=AT)
        assert work.follow_ups.open() is None
        second = work.follow_ups.draft(DAY, CHAPTERS, by=by, at=AT)
        work.follow_ups.publish(second.id, by=by, at=AT)
        work.follow_ups.withdraw(second.id, by=by, at=AT)
        assert [each.id for each in work.follow_ups.published()] == [second.id]


def test_another_partnership_sees_and_changes_none_of_it(database: Database) -> None:
    with database.units_of_work("huddinge-2020")() as work:
        by = member(work)
        drafted = work.follow_ups.draft(DAY, CHAPTERS, by=by, at=AT)
        work.commit()
    with database.units_of_work("huddinge-2021")() as work:
        other = member(work)
        assert work.follow_ups.open() is None
        work.follow_ups.publish(drafted.id, by=other, at=AT)
        work.commit()
    with database.units_of_work("huddinge-2020")() as work:
        assert work.follow_ups.published() == []
