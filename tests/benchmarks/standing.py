"""`status` of one partnership with 1,000 entries: alone in the database, and among a million of others'."""

import sqlite3
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.entries import Facts
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from handlers.settings import Settings
from tests.benchmarks.measuring import show

_RUNS = 30
_OWN = 1_000
_COPIES = 999
_OTHERS = 289
_SENDER = Sender(platform="console", user="bench")
_NOW = datetime(2020, 12, 30, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
_ACTIVITIES = (
    "speed_check",
    "tobacco_inspection",
    "licensed_premises_inspection",
    "foot_patrol",
    "home_visit",
)
_AREAS = ("flemingsberg", "skogas", "varby")
_NUMBERS = "WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ?)"
_MULTIPLIED = {
    "members": ("id",),
    "reports": ("id", "member_id"),
    "entries": ("id", "report_id"),
    "entry_revisions": ("entry_id", "by", "occasion"),
}


def main() -> None:
    """Print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        alone, among = _measured(Path(folder) / "bench.sqlite3")
    show("status among 1,000,000 entries / alone with 1,000, median", among / alone, "goal: at most 1.5")


def _measured(path: Path) -> tuple[float, float]:
    app = App(Settings(database_url=f"sqlite:///{path}"))
    try:
        _report_a_year(app)
        alone = _status(app, "alone")
        _multiply(path)
        return alone, _status(app, "among")
    finally:
        app.database.close()


def _report_a_year(app: App) -> None:
    with app.database.units_of_work(app.partnership.id)() as work:
        member = work.members.add(_SENDER, "polisen", Role.REPORTER, _NOW)
        for number in range(_OWN):
            day = date(2020, 1, 1) + timedelta(days=number % 360)
            key = MessageKey(channel="bench", message=str(number))
            report = work.reports.add(key, member, _NOW)
            facts = Facts(
                activity=_ACTIVITIES[number % len(_ACTIVITIES)], date=day, area=_AREAS[number % len(_AREAS)]
            )
            work.reports.append(report, facts, by=member.id, at=_NOW)
        work.commit()


def _status(app: App, name: str) -> float:
    times = []
    for run in range(_RUNS):
        key = MessageKey(channel=name, message=str(run))
        start = perf_counter()
        app.conversation.answer(Message(sender=_SENDER, key=key, at=_NOW, text="status"))
        times.append(perf_counter() - start)
    return median(times)


def _multiply(path: Path) -> None:
    """Give every row copies that belong to other partnerships."""
    with sqlite3.connect(path) as connection:
        for table, shifted in _MULTIPLIED.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            chosen = ", ".join(_copied(column, shifted) for column in columns)
            names = ", ".join(f'"{column}"' for column in columns)
            insert = f"INSERT INTO {table} ({names}) {_NUMBERS} SELECT {chosen} FROM {table}, copies"  # noqa: S608 - the names are the schema's own
            connection.execute(insert, (_COPIES,))
    connection.close()


def _copied(column: str, shifted: tuple[str, ...]) -> str:
    if column == "partnership_id":
        return f"'other-' || (n % {_OTHERS})"
    if column in shifted:
        return f'"{column}" + n * {_OWN}'
    return "message || '-' || n" if column == "message" else f'"{column}"'


if __name__ == "__main__":
    main()
