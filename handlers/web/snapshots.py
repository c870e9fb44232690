"""What the public pages show, as it was a short while ago: many read it, and the database is read once."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from time import monotonic

from bot.accounts import Account, accounts
from bot.dialogue.requested import activities
from bot.entries import Entry
from bot.followups import Chapter, FollowUp, chapters
from bot.partnership import Partnership
from bot.place_visits import Visits, visits
from bot.working_time import working_day
from handlers.app import App
from locales.evaluations import Told

LASTS = 30.0  # seconds


@dataclass(frozen=True)
class Document:
    """Something that is served, known by a tag that changes with it."""

    body: bytes
    media_type: str

    @cached_property
    def tag(self) -> str:
        """The ETag."""
        return f'"{sha256(self.body).hexdigest()[:32]}"'


@dataclass(frozen=True)
class Snapshot:
    """The accounts of all promises, when anything was last reported, and the documents made of them.

    `follow_ups` are those that are published, the latest first, each with the figures of its day as they are
    known now; so are `evaluations`, by their numbers. `places` are those that inhabitants have asked for.
    """

    today: date
    accounts: Mapping[str, Account]
    updated: datetime | None
    follow_ups: tuple[tuple[FollowUp, tuple[Chapter, ...]], ...] = ()
    evaluations: Mapping[str, Told] = field(default_factory=dict)
    places: tuple[Visits, ...] = ()
    made: dict[str, Document] = field(default_factory=dict)


class Snapshots:
    """Gives the latest snapshot of a partnership, which is never older than LASTS."""

    def __init__(self, app: App, partnership: Partnership, clock: Callable[[], datetime]) -> None:
        self._app = app
        self._partnership = partnership
        self._clock = clock
        self._latest: Snapshot | None = None
        self._taken_at = -LASTS
        self._taking = asyncio.Lock()

    async def latest(self) -> Snapshot:
        """A snapshot; DatabaseError if a new one is due and can't be taken."""
        async with self._taking:
            if self._latest is None or monotonic() - self._taken_at >= LASTS:
                loop = asyncio.get_running_loop()
                self._latest = await loop.run_in_executor(self._app.workers, self._take)
                self._taken_at = monotonic()
            return self._latest

    def _take(self) -> Snapshot:
        partnership = self._partnership
        with self._app.database.units_of_work(partnership.id)() as work:
            entries, marks = work.reports.entries(), work.marks.all()
            updated, published = work.reports.last_change(), work.follow_ups.published()
            requested = work.requested_places.all()
            evaluated, assessments = work.evaluations.published(), work.assessments.all()
        today = working_day(self._clock(), partnership.zone)
        told = accounts(partnership, entries, marks, today)
        local = updated and updated.astimezone(partnership.zone)
        follow_ups = tuple(
            (each, chapters(partnership, entries, marks, each.day)) for each in reversed(published)
        )
        evaluations = {
            str(each.id): Told.of(
                each, chapters(partnership, entries, marks, each.day), assessments, partnership.zone
            )
            for each in reversed(evaluated)
        }
        by_promise = {account.promise.id: account for account in told}
        places = visits(self._app.reader.place_names, requested, _checks(partnership, entries))
        return Snapshot(today, by_promise, local, follow_ups, evaluations, tuple(places))


def _checks(partnership: Partnership, entries: Iterable[Entry]) -> list[Entry]:
    """The entries of which it matters that inhabitants had asked for the place."""
    asking = activities(partnership)
    return [entry for entry in entries if entry.facts.activity in asking]
