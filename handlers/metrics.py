"""Figures for those who run the bot, as Prometheus collects them: how much, how fast, how often wrong.

No label names a person, a channel, a place or a partnership: there are platforms, kinds and modules.
"""

import logging
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from bot.replies import Asked, Noted, Recorded, Reply

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The figures of one process, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._events = self._counter("events", "Messages, edits, deletions and presses", "platform", "kind")
        self._reports = self._counter("reports", "Messages that became reports", "platform")
        self._questions = self._counter("questions", "Questions that were asked back", "platform")
        self._posts = self._counter(
            "posts", "What was to be said, by what became of it", "platform", "outcome"
        )
        self._problems = self._counter("problems", "Warnings and errors in the log", "module", "level")
        self._answering = self._seconds("answering", "From an event to the commit of what it leads to")
        self._answered = self._seconds("answered", "From an event to the arrival of its answer")

    def add(self, collector: Collector) -> None:
        """Show figures too that are looked up when they are asked for."""
        self._registry.register(collector)

    def heard(self, platform: str, kind: str, replies: Iterable[Reply], seconds: float) -> None:
        """Count an event of a kind, what it led to, and how long that took."""
        self._events.labels(platform, kind).inc()
        self._answering.labels(platform).observe(seconds)
        for reply in replies:
            if _is_new_report(reply):
                self._reports.labels(platform).inc()
            if isinstance(reply, Asked) or (isinstance(reply, Recorded) and reply.question is not None):
                self._questions.labels(platform).inc()

    def sent(self, platform: str, seconds: float | None) -> None:
        """Count an answer that has arrived, so long after its event, if that is known."""
        self._posts.labels(platform, "sent").inc()
        if seconds is not None:
            self._answered.labels(platform).observe(seconds)

    def unsent(self, platform: str, outcome: str) -> None:
        """Count an answer that has not arrived, or may not have."""
        self._posts.labels(platform, outcome).inc()

    def problem(self, module: str, level: str) -> None:
        """Count a warning or an error of a module."""
        self._problems.labels(module, level).inc()

    def shown(self, accepted: str) -> tuple[bytes, str]:
        """All figures in a form that an Accept header asks for, and that form's name."""
        encoder, form = choose_encoder(accepted)
        return encoder(self._registry), form

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"loftesboten_{name}", f"{what}.", labels, registry=self._registry)

    def _seconds(self, name: str, what: str) -> Histogram:
        name = f"loftesboten_{name}_seconds"
        return Histogram(name, f"{what}.", ["platform"], registry=self._registry, buckets=_SECONDS)


class Problems(logging.Handler):
    """Counts the records of a log that say that something is wrong."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.WARNING)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        self._metrics.problem(record.name, record.levelname.lower())


def _is_new_report(reply: Reply) -> bool:
    match reply:
        case Recorded(changed=False, again=False):
            return True
        case Noted(report=report):
            return report is not None
        case _:
            return False
