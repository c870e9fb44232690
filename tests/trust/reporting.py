"""One who reports without a pause: the same messages in the same order, whenever and wherever it is done."""

from datetime import timedelta
from hashlib import sha256
from threading import Event, Thread
from typing import Any, Self

from sqlalchemy import Row, select

from bot.dialogue.conversation import Conversation
from bot.messages import Message
from storage.database import Database
from storage.tables import metadata
from tests.dialogues.playing import partnership, reader
from tests.storage.examples import ANNA, HOUR, NOW, key, member_of

PARTNERSHIP = "huddinge-2020"
SAID = (
    "två hastighetskontroller i Vårby igår, folk hade bett om det",
    "fotpatrull i Skogås ikväll tillsammans med kommunen",
    "nej det var i Flemingsberg",
    "tobakstillsyn",
    "3",
    "fotpatrull ikväll",
    "Ingen helginsats ikväll, för lite folk",
    "ångra",
)


class Reporter:
    """Anna, who says one thing after another; each is one commit."""

    def __init__(self, database: Database) -> None:
        """Let Anna in."""
        units = database.units_of_work(PARTNERSHIP)
        member_of(units)
        self._conversation = Conversation(partnership(PARTNERSHIP), reader(PARTNERSHIP), units)
        self.said = 0

    def say(self, times: int = 1) -> None:
        """Say the next things."""
        for _ in range(times):
            at = NOW + self.said * HOUR / 60
            text = SAID[self.said % len(SAID)]
            self._conversation.answer(Message(sender=ANNA, key=key(f"m{self.said}"), at=at, text=text))
            self.said += 1


class Busy(Thread):
    """A reporter who goes on until the block ends, and what the database was after each commit."""

    def __init__(self, reporter: Reporter, database: Database) -> None:
        super().__init__()
        self._reporter = reporter
        self._database = database
        self._enough = Event()
        self.states: list[dict[str, str]] = []

    def run(self) -> None:
        """Say things as fast as it goes."""
        while not self._enough.is_set():
            self._reporter.say()
            self.states.append(fingerprints(self._database))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self.join(timedelta(minutes=1).total_seconds())
        assert not self.is_alive()


def contents(database: Database) -> dict[str, list[Row[Any]]]:
    """The rows of each table, in order."""
    with database._connect() as connection:
        return {
            table.name: list(connection.execute(select(table).order_by(*table.primary_key)))
            for table in metadata.sorted_tables
        }


def fingerprints(database: Database) -> dict[str, str]:
    """A hash over the rows of each table."""
    return {name: sha256(repr(rows).encode()).hexdigest() for name, rows in contents(database).items()}
