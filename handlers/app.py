"""The one place that chooses the parts: settings in, a program out."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Self

from bot.dialogue.conversation import Conversation
from bot.language.reader import Reader
from bot.partnership import Partnership
from handlers.partnership_files import load_partnership
from handlers.settings import Settings
from handlers.watching import Watch
from locales.lexicon import lexicon
from locales.voice import Voice
from storage.database import Database

_THREADS = 4
_OTHER_CONNECTIONS = 2


@dataclass(frozen=True)
class App:
    """The parts of the program, each made when it is first asked for; a `with` block closes its database."""

    settings: Settings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if "workers" in self.__dict__:
            self.workers.shutdown()
        if "database" in self.__dict__:
            self.database.close()

    @cached_property
    def database(self) -> Database:
        """The database of the settings, brought up to date if it is a file."""
        database = Database(self.settings.database_url, self.settings.connections)
        database.ensure_current()
        return database

    def migrate(self) -> None:
        """Bring the database of the settings up to date, whatever it is."""
        with closing(Database(self.settings.database_url)) as database:
            database.migrate()

    @cached_property
    def partnership(self) -> Partnership:
        """The partnership of the settings; the database is opened only if its data file lies there."""
        return load_partnership(self.settings.partnership, self._loaded_source)

    def _loaded_source(self, name: str) -> str | None:
        return self.database.partnership_source(name)

    @cached_property
    def reader(self) -> Reader:
        """What reads messages."""
        return Reader(self.partnership, lexicon())

    @cached_property
    def voice(self) -> Voice:
        """What puts replies into words."""
        return Voice(self.partnership, site=self.settings.public_url or "")

    @cached_property
    def workers(self) -> ThreadPoolExecutor:
        """The threads that the conversation runs in when several talk at once.

        More would only wait for each other: SQLite has one writer, and Python one thread at a time. Some
        connections to the database are left for what else there is to look up and to note.
        """
        is_sqlite = self.settings.database_url.startswith("sqlite")
        threads = min(_THREADS, self.settings.connections - _OTHER_CONNECTIONS)
        return ThreadPoolExecutor(1 if is_sqlite else threads)

    @cached_property
    def watch(self) -> Watch:
        """What the parts tell of themselves for those who run the program."""
        return Watch()

    @cached_property
    def conversation(self) -> Conversation:
        """What answers."""
        return Conversation(self.partnership, self.reader, self.database.units_of_work(self.partnership.id))
