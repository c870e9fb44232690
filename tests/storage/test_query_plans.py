"""What a partnership's figures cost depends on its own rows, however many the others have."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert, text

from bot.dialogue.conversation import Conversation
from bot.ports import UnitOfWork
from bot.working_time import ONE_DAY, Period
from storage.database import Database
from storage.reports import FACTS
from storage.tables import entries, entry_revisions, reports
from tests.dialogues.playing import partnership, reader
from tests.dialogues.table import STOCKHOLM
from tests.storage.examples import ANNA, DAY, HOUR, NOW, facts, member_of

OTHERS = 1500
OWN = 10


@pytest.fixture
def crowded(database: Database) -> Database:
    """A database in which another partnership has nearly all the entries."""
    fill(database, "haninge-2020", OTHERS)
    fill(database, "huddinge-2020", OWN)
    with database._transaction() as connection:
        connection.execute(text("ANALYZE"))
    return database


def fill(database: Database, partnership_id: str, size: int) -> None:
    """Give a partnership many reports, each of one entry that has been revised."""
    anna = member_of(database.units_of_work(partnership_id))
    own = {"partnership_id": partnership_id}
    report = own | {"channel": "C1", "revision": "", "member_id": anna.id, "organisation": "polisen"}
    revision = own | {"by": anna.id, "at": NOW, "standing": True, "organisation": "polisen"}
    revision |= {name: getattr(facts(), name) for name in FACTS}
    with database._transaction() as connection:
        made = [report | {"message": f"m{number}", "said_at": NOW} for number in range(size)]
        report_ids = list(connection.scalars(insert(reports).returning(reports.c.id), made))
        added = [own | {"report_id": report_id} for report_id in report_ids]
        entry_ids = list(connection.scalars(insert(entries).returning(entries.c.id), added))
        for number in (1, 2):
            said = [revision | {"entry_id": id_, "occasion": id_, "number": number} for id_ in entry_ids]
            connection.execute(insert(entry_revisions), said)


def plan(connection: Connection, statement: str, parameters: Any) -> str:
    """How the database would carry a statement out, in its own words."""
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    rows = connection.exec_driver_sql(explain + statement, parameters)
    return "\n".join(str(row[-1]) for row in rows)


@pytest.fixture
def plans(crowded: Database) -> Iterator[list[str]]:
    """The plan of each query that the database is asked during a test."""
    found: list[str] = []

    def note(connection: Connection, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            found.append(plan(connection, statement, parameters))

    listening: Engine = crowded._engine
    event.listen(listening, "before_cursor_execute", note)
    yield found
    event.remove(listening, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "ask",
    [
        lambda unit: unit.reports.entries(),
        lambda unit: unit.reports.entries(["foot_patrol"], Period(DAY, DAY)),
    ],
)
def test_the_entries_are_one_query_that_looks_up_indexes(
    crowded: Database, plans: list[str], ask: Callable[[UnitOfWork], list[object]]
) -> None:
    with crowded.units_of_work("huddinge-2020")() as unit:
        assert len(ask(unit)) == OWN
    (found,) = plans
    assert reads_whole_tables(found) == []
    assert "INDEX" in found.upper()


def test_no_other_question_reads_all_reports_or_entries(crowded: Database, plans: list[str]) -> None:
    with crowded.units_of_work("huddinge-2020")() as unit:
        anna = unit.members.find(ANNA)
        assert anna is not None
        assert unit.reports.of_message("C1", "m1") is not None
        assert len(unit.reports.standing_by(anna.id, NOW)) == OWN
        unit.reports.revise(unit.reports.entries()[0].id, facts(), by=anna.id, at=NOW)
    assert len(plans) == 6
    assert [line for found in plans for line in reads_whole_tables(found)] == []


def test_what_was_told_lately_is_one_query_that_looks_up_indexes(crowded: Database, plans: list[str]) -> None:
    with crowded.units_of_work("huddinge-2020")() as unit:
        assert len(unit.reports.revised(NOW - HOUR, NOW)) == OWN
    (found,) = plans
    assert reads_whole_tables(found) == []
    assert "INDEX" in found.upper()


def test_a_digest_and_the_reminders_take_few_queries_that_look_up_indexes(
    crowded: Database, plans: list[str]
) -> None:
    name = "huddinge-2020"
    talk = Conversation(partnership(name), reader(name), crowded.units_of_work(name))
    thursday = datetime(2020, 1, 2, 10, 5, tzinfo=STOCKHOLM)
    assert talk.digest(thursday, thursday - 7 * ONE_DAY) is not None
    assert len(plans) == 3
    assert talk.reminders(thursday, "slack:T1:C1") != []
    assert len(plans) == 7
    assert [line for found in plans for line in reads_whole_tables(found)] == []


def reads_whole_tables(found: str) -> list[str]:
    """The lines of a plan that go from end to end through a table that grows with what is reported."""
    return re.findall(
        r"(?:Seq Scan on|^SCAN) (?:reports|entries|entry_revisions|later)\b.*", found, re.MULTILINE
    )
