"""Figures of what is said unasked, looked up whenever Prometheus asks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.errors import DatabaseError
from bot.ports import UnitsOfWork
from bot.postings import Backlog


class OutboxFigures(Collector):
    """What waits in a partnership's outbox, since when, when the last digest was sent, channels in trouble.

    There are none while the database is away.
    """

    def __init__(self, units_of_work: UnitsOfWork) -> None:
        self._units_of_work = units_of_work

    def describe(self) -> Sequence[Metric]:
        """Nothing beforehand: a registry that is told of it must not look into the database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The figures now."""
        try:
            with self._units_of_work() as work:
                backlog = work.outbox.backlog()
        except DatabaseError:
            return
        yield from _figures(backlog)


def _figures(backlog: Backlog) -> Iterator[Metric]:
    waiting = "What waits to be said unasked."
    yield GaugeMetricFamily("loftesboten_outbox_waiting", waiting, value=backlog.waiting)
    yield from _moment("outbox_oldest", "Since when the oldest of it waits.", backlog.oldest)
    yield from _moment("last_digest", "When a digest was sent last.", backlog.last_digest)
    in_trouble = "Channels in which the bot speaks unasked, by what ails them."
    troubles = GaugeMetricFamily("loftesboten_channels_in_trouble", in_trouble, labels=["trouble"])
    for trouble, channels in Counter(backlog.troubles.values()).items():
        troubles.add_metric([trouble], channels)
    yield troubles


def _moment(name: str, what: str, moment: datetime | None) -> Iterator[Metric]:
    """A moment in seconds since 1970, if there was one."""
    if moment is not None:
        full_name = f"loftesboten_{name}_timestamp_seconds"
        yield GaugeMetricFamily(full_name, what, value=moment.timestamp())
