"""What waits to be said unasked, as the database knows it: figures of it, and whether it is stuck."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.errors import DatabaseError
from bot.ports import UnitsOfWork
from bot.postings import Backlog, Trouble

_STUCK = timedelta(hours=1)


class Backlogs(Collector):
    """One partnership's outbox; `clock` gives the aware present."""

    def __init__(self, units_of_work: UnitsOfWork, clock: Callable[[], datetime]) -> None:
        self._units_of_work = units_of_work
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures as they are now; only that the database is away while it is."""
        try:
            backlog = self._look()
        except DatabaseError:
            yield _gauge("database_up", "Whether the database can be used", 0)
            return
        yield _gauge("database_up", "Whether the database can be used", 1)
        yield _gauge("outbox_waiting", "What waits to be said unasked", backlog.waiting)
        yield _gauge("outbox_oldest_seconds", "Since when it waits", self._waited(backlog).total_seconds())
        if backlog.last_digest is not None:
            sent = backlog.last_digest.timestamp()
            yield _gauge("last_digest_timestamp_seconds", "When the last digest was sent", sent)
        channels = GaugeMetricFamily(
            "loftesboten_channels_in_trouble",
            "Channels that take nothing, or no pictures.",
            labels=["trouble"],
        )
        for trouble in Trouble:
            channels.add_metric([trouble], list(backlog.troubles.values()).count(trouble))
        yield channels

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing: the database is asked when somebody asks for figures, and not before."""
        return iter(())

    def fault(self) -> str | None:
        """A sentence where what waits has waited too long; DatabaseError if that can't be known."""
        waited = self._waited(self._look())
        hours = int(waited / _STUCK)
        return f"What is to be said unasked has waited for {hours} h." if hours else None

    def _look(self) -> Backlog:
        with self._units_of_work() as work:
            return work.outbox.backlog()

    def _waited(self, backlog: Backlog) -> timedelta:
        return timedelta() if backlog.oldest is None else self._clock() - backlog.oldest


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"loftesboten_{name}", f"{what}.", value=value)
