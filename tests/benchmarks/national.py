"""A whole country: 290 partnerships with 2,000,000 entries on one PostgreSQL, and a digest for each of them.

NATIONAL_ENTRIES says how many entries there are in all; as many as a real country's take minutes to make.
`python -m tests.benchmarks.national URL COUNT` makes the digests in a process of their own.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, event, insert, text

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from handlers.app import App
from handlers.settings import Settings
from storage.database import Database
from storage.tables import entries, entry_revisions, members, reports
from tests.benchmarks.databases import migrated, server
from tests.benchmarks.measuring import show
from tests.crash.processes import ROOT
from tests.storage.test_query_plans import plan, reads_whole_tables

_COUNTRY = 290
_FEW = 10
_TURNS = 3
_ENTRIES = int(os.environ.get("NATIONAL_ENTRIES", "290000")) // _COUNTRY
_NOW = datetime(2020, 10, 5, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
_DAYS = 270
_MULTIPLIED = {
    members: (),
    reports: ("member_id",),
    entries: ("report_id",),
    entry_revisions: ("entry_id", "by", "occasion"),
}


def main() -> None:
    """Print the ratios."""
    with server() as address, _filled(address, _FEW) as few, _filled(address, _COUNTRY) as many:
        turns = [(_digests(few, _FEW), _digests(many, _COUNTRY)) for _ in range(_TURNS)]
    small = min(turn["seconds"] for turn, _ in turns)
    large = min(turn["seconds"] for _, turn in turns)
    last = turns[-1][1]
    what = f"{_COUNTRY} partnerships with {_ENTRIES} entries each"
    show(f"a digest among {what} / among {_FEW}, median", large / small, "goal: flat, 1")
    show(f"seconds for a digest, {what}", large, "for information")
    show("queries of a digest that read other partnerships' rows", last["foreign"], "goal: 0")
    show("megabytes of the process that makes them all", last["megabytes"], "goal: below 250")


@contextmanager
def _filled(server_address: str, partnerships: int) -> Iterator[str]:
    """The address of a database in which so many partnerships have a year's reports."""
    with migrated(server_address) as url:
        with closing(Database(url)) as database:
            _fill(database)
            _copy(database, partnerships)
        yield url


def _name(number: int) -> str:
    return f"kommun-{number}"


def _fill(database: Database) -> None:
    """Give the first partnership a year's reports."""
    app = App(Settings(database_url=""))
    activities = [activity.id for activity in app.partnership.activities]
    areas = [area.id for area in app.partnership.areas]
    own = {"partnership_id": _name(0)}
    with database.units_of_work(_name(0))() as work:
        member = work.members.add(Sender(platform="bench", user="0"), "polisen", Role.REPORTER, _NOW)
        work.commit()
    numbers = range(1, _ENTRIES + 1)
    days = [date(2020, 1, 1) + timedelta(days=number % _DAYS) for number in numbers]
    said = own | {"channel": "C1", "revision": "", "member_id": member.id, "organisation": "polisen"}
    told = own | {"number": 1, "by": member.id, "standing": True, "organisation": "polisen", "count": 1}
    told |= {"partners": (), "kind": "done"}
    with database._transaction() as connection:
        connection.execute(
            insert(reports), [said | {"id": n, "message": str(n), "said_at": _NOW} for n in numbers]
        )
        connection.execute(insert(entries), [own | {"id": n, "report_id": n} for n in numbers])
        connection.execute(
            insert(entry_revisions),
            [
                told
                | {
                    "entry_id": n,
                    "occasion": n,
                    "at": datetime.combine(day, _NOW.timetz()),
                    "activity": activities[n % len(activities)],
                    "area": areas[n % len(areas)],
                    "date": day,
                }
                for n, day in zip(numbers, days, strict=True)
            ],
        )


def _copy(database: Database, partnerships: int) -> None:
    """Give all partnerships but the first one what that has."""
    for table, references in _MULTIPLIED.items():
        with database._transaction() as connection:
            _copy_table(connection, table, references, partnerships - 1)
        # Without figures of the rows that they refer to, each row's check reads a whole partnership.
        with database._transaction() as connection:
            connection.execute(text("ANALYZE"))


def _copy_table(connection: Connection, table: Table, references: tuple[str, ...], copies: int) -> None:
    columns = [column.name for column in table.columns]
    shifted = {"id", *references}
    chosen = ", ".join(
        "'kommun-' || n" if name == "partnership_id" else _shifted(name) if name in shifted else f'"{name}"'
        for name in columns
    )
    names = ", ".join(f'"{name}"' for name in columns)
    numbers = "generate_series(1, CAST(:copies AS int)) n"
    chosen_rows = f"SELECT {chosen} FROM {table.name}, {numbers} WHERE partnership_id = :own"  # noqa: S608 - the names are the schema's own
    given = {"copies": copies, "own": _name(0)}
    connection.execute(text(f"INSERT INTO {table.name} ({names}) {chosen_rows}"), given)


def _shifted(name: str) -> str:
    return f'"{name}" + n * {_ENTRIES}'


def _digests(url: str, count: int) -> dict[str, float]:
    """Make the digests of some partnerships in a process of their own."""
    command = [sys.executable, "-m", "tests.benchmarks.national", url, str(count)]
    ended = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=True)
    told: dict[str, float] = json.loads(ended.stdout)
    return told


def _make(url: str, count: int) -> dict[str, float]:
    """How long a digest takes, what the process grows to, and how one digest's queries are carried out."""
    with App(Settings(database_url=url)) as app:
        times = []
        # What is made once is made before anything is measured.
        _say_digest(app, 0)
        for number in range(count):
            start = perf_counter()
            _say_digest(app, number)
            times.append(perf_counter() - start)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"seconds": median(times), "megabytes": grown, "foreign": _foreign_reads(app, count // 2)}


def _say_digest(app: App, number: int) -> None:
    partnership = replace(app.partnership, id=_name(number))
    conversation = Conversation(partnership, app.reader, app.database.units_of_work(partnership.id))
    digest = conversation.digest(_NOW, _NOW - timedelta(days=7))
    assert digest is not None
    assert app.voice.tell(digest).text


def _foreign_reads(app: App, number: int) -> int:
    """How many queries of a digest go through a whole table that grows with what is reported."""
    found: list[str] = []

    def note(connection: Connection, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            found.append(plan(connection, statement, parameters))

    event.listen(app.database._engine, "before_cursor_execute", note)
    _say_digest(app, number)
    return sum(bool(reads_whole_tables(each)) for each in found)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(_make(sys.argv[1], int(sys.argv[2]))))  # noqa: T201 - for the process that waits
    else:
        main()
