"""Which event is being worked on, and since when: known in all threads and tasks that work on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from uuid import uuid4


def _new_id() -> str:
    return uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Trace:
    """An event on its way through the program; `began` is on the clock of `perf_counter`."""

    id: str = field(default_factory=_new_id)
    began: float = field(default_factory=perf_counter)

    @property
    def seconds(self) -> float:
        """How long it has been on its way."""
        return perf_counter() - self.began


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def current() -> Trace | None:
    """The event that is being worked on, if any."""
    return _current.get()


@contextmanager
def traced(id_: str | None = None) -> Iterator[Trace]:
    """Work on an event, known by an id of somebody else's or one of its own; it may be known already."""
    trace = _current.get()
    if trace is not None:
        yield trace
        return
    trace = Trace() if id_ is None else Trace(id_)
    token = _current.set(trace)
    try:
        yield trace
    finally:
        _current.reset(token)
