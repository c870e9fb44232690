"""The one question that may be open with a member in a channel."""

from contextlib import closing
from datetime import timedelta, timezone

from bot.entries import CallOffReason, Draft, EntryKind, PartOfDay
from bot.members import Member
from bot.ports import UnitsOfWork
from bot.questions import Asking, Question
from storage.database import Database
from tests.storage.examples import DAY, NOW, key, stored

WHICH_AREA = Question(key=key(), asking=Asking.AREA, asked_at=NOW, said_at=NOW)
FULL = Question(
    key=key(revision="e1"),
    asking=Asking.JOINT,
    asked_at=NOW.astimezone(timezone(timedelta(hours=2))),
    said_at=NOW,
    drafts=(
        Draft(
            activity="foot_patrol",
            count=None,
            date=DAY,
            area="varby",
            place="Vårby gård",
            partners=frozenset({"kommunen", "sbff"}),
            requested=True,
            part_of_day=PartOfDay.EVENING,
            kind=EntryKind.PLANNED,
            reason=CallOffReason.WEATHER,
        ),
        Draft(),
    ),
    position=1,
    report=7,
    entries=(8, 9),
    other=3,
)


def test_nothing_is_asked_at_first(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        assert unit.questions.open(anna.id, "C1") is None


def test_a_question_and_all_that_it_needs_survive_a_restart(
    database_url: str, units: UnitsOfWork, anna: Member
) -> None:
    with units() as unit:
        unit.questions.ask(anna.id, "C1", FULL)
        unit.commit()
    with closing(Database(database_url)) as reopened:
        found = stored(
            reopened.units_of_work("huddinge-2020"), lambda unit: unit.questions.open(anna.id, "C1")
        )
    assert found == FULL


def test_a_new_question_replaces_the_open_one(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.questions.ask(anna.id, "C1", FULL)
        unit.questions.ask(anna.id, "C1", WHICH_AREA)
        assert unit.questions.open(anna.id, "C1") == WHICH_AREA


def test_each_channel_has_a_question_of_its_own(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.questions.ask(anna.id, "C1", FULL)
        unit.questions.ask(anna.id, "C2", WHICH_AREA)
        unit.questions.close(anna.id, "C2")
        assert unit.questions.open(anna.id, "C1") == FULL
        assert unit.questions.open(anna.id, "C2") is None


def test_closing_what_is_not_open_does_nothing(units: UnitsOfWork, anna: Member) -> None:
    with units() as unit:
        unit.questions.close(anna.id, "C1")
        assert unit.questions.open(anna.id, "C1") is None
