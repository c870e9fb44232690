"""A whole report (reading, storing, counting, commit, words) on a SQLite file that holds reports already.

Measured against the bare commit of one row on a file of its own, and a long year against a month.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.entries import Facts
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from handlers.settings import Settings
from tests.benchmarks.measuring import medians, show

_RUNS = 90
_MONTH = 300
_YEAR = 3_000
_DAYS = 180
_SENDER = Sender(platform="console", user="bench")
_JANUARY = datetime(2020, 1, 1, 21, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
_JULY = _JANUARY.replace(month=7)
_OCTOBER = _JANUARY.replace(month=10)
_TEXT = "Körde två hastighetskontroller i Vårby igår kväll, folk hade bett om det på Facebook"


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            at_work(folder / "month.sqlite3", _MONTH) as month,
            at_work(folder / "year.sqlite3", _YEAR) as year,
            closing(_bare(folder / "bare.sqlite3")) as bare,
        ):
            whole, commit = medians(reporting(month), lambda _: _commit(bare), _RUNS)
            late, early = medians(reporting(year, _OCTOBER), reporting(month, _OCTOBER), _RUNS)
    show("a whole report / one bare commit on SQLite, median", whole / commit, "for information")
    show("a report after 3,000 entries / after 300, median", late / early, "goal: at most 2")


def at_work(file: Path, entries: int) -> App:
    """The program on a file with so many entries, told evenly over the activities and half a year.

    Each was told on its day: what a member says is understood by their reports of the last week.
    """
    app = App(Settings(database_url=f"sqlite:///{file}"))
    activities = [activity.id for activity in app.partnership.activities]
    areas = [area.id for area in app.partnership.areas]
    with app.database.units_of_work(app.partnership.id)() as work:
        member = work.members.add(_SENDER, "polisen", Role.REPORTER, _JANUARY)
        for number in range(entries):
            at = _JANUARY + timedelta(days=number * _DAYS // entries)
            report = work.reports.add(MessageKey(channel="before", message=str(number)), member, at)
            facts = Facts(
                activity=activities[number % len(activities)],
                date=at.date(),
                area=areas[number % len(areas)],
            )
            work.reports.append(report, facts, by=member.id, at=at)
        work.commit()
    return app


def reporting(app: App, first: datetime = _JULY) -> Callable[[int], object]:
    """What reports on one day after another, and puts the answers into words."""

    def report(run: int) -> object:
        at = first + timedelta(days=run)
        key = MessageKey(channel="bench", message=at.isoformat())
        said = app.conversation.answer(Message(sender=_SENDER, key=key, at=at, text=_TEXT))
        return [app.voice.say(reply) for reply in said]

    return report


def _bare(file: Path) -> sqlite3.Connection:
    """A connection that makes each statement durable, as the program's own do."""
    bare = sqlite3.connect(file, isolation_level=None)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (text TEXT);")
    return bare


def _commit(bare: sqlite3.Connection) -> None:
    bare.execute("INSERT INTO rows VALUES (?)", (_TEXT,))


if __name__ == "__main__":
    main()
