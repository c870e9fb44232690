"""A whole report (reading, counting, commit) against the bare commit of one row on the same SQLite file."""

import sqlite3
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from handlers.settings import Settings
from tests.benchmarks.measuring import medians, show

_RUNS = 300
_SENDER = Sender(platform="console", user="bench")
_START = datetime(2020, 4, 3, 21, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
_TEXT = "Körde två hastighetskontroller i Vårby igår kväll, folk hade bett om det på Facebook"


def main() -> None:
    """Print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        whole, bare = _measured(Path(folder))
    show("a whole report / one bare commit on SQLite, median", whole / bare, "for information")


def _measured(folder: Path) -> tuple[float, float]:
    app = App(Settings(database_url=f"sqlite:///{folder / 'bench.sqlite3'}"))
    with app.database.units_of_work(app.partnership.id)() as work:
        work.members.add(_SENDER, "polisen", Role.REPORTER, _START)
        work.commit()
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (text TEXT);")

    def report(run: int) -> None:
        key = MessageKey(channel="bench", message=str(run))
        at = _START + timedelta(seconds=run)
        app.conversation.answer(Message(sender=_SENDER, key=key, at=at, text=_TEXT))

    def commit(_run: int) -> None:
        bare.execute("INSERT INTO rows VALUES (?)", (_TEXT,))

    try:
        return medians(report, commit, _RUNS)
    finally:
        bare.close()
        app.database.close()


if __name__ == "__main__":
    main()
