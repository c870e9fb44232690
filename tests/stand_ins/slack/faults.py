"""What may go wrong on the way, ordered by a test for the next calls or events."""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum, auto

ANY_METHOD = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """What befalls a call of the Web API.

    Attributes:
        delay: seconds before the answer.
        status: an HTTP status in place of the answer.
        retry_after: seconds, with status 429.
        error: an error code in place of the answer.
        cut: the connection is closed without an answer.
        carried_out: whether Slack does what was asked all the same.
    """

    delay: float = 0.0
    status: int | None = None
    retry_after: int | None = None
    error: str | None = None
    cut: bool = False
    carried_out: bool = False


def delayed(seconds: float) -> Fault:
    """Carried out at once, answered late."""
    return Fault(delay=seconds, carried_out=True)


def rate_limited(retry_after: int = 1) -> Fault:
    """Too many calls."""
    return Fault(status=429, retry_after=retry_after)


def failed(status: int, *, carried_out: bool = False) -> Fault:
    """A server error: 500, 502, 503."""
    return Fault(status=status, carried_out=carried_out)


def refused(error: str) -> Fault:
    """An error code, such as `fatal_error`."""
    return Fault(error=error)


def cut(*, carried_out: bool) -> Fault:
    """The connection breaks, before the call was carried out or after."""
    return Fault(cut=True, carried_out=carried_out)


class Faults:
    """Ordered faults of the Web API; `response_url` counts as a method."""

    def __init__(self) -> None:
        self._ordered: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def order(self, method: str, fault: Fault, times: int = 1) -> None:
        """A fault for the next calls of a method, or of any method with `ANY_METHOD`."""
        self._ordered[method].extend([fault] * times)

    def take(self, method: str) -> Fault:
        """What befalls this call."""
        for name in (method, ANY_METHOD):
            if self._ordered[name]:
                return self._ordered[name].popleft()
        return Fault(carried_out=True)


class EventFault(Enum):
    """What befalls an event.

    One that is to come `AFTER_THE_NEXT` waits until another event has been delivered.
    """

    SAME_ID_TWICE = auto()
    AGAIN_WITH_NEW_ID = auto()
    AGAIN_WITH_NEW_TS = auto()
    THREE_TIMES = auto()
    FOUR_TIMES = auto()
    AFTER_THE_NEXT = auto()


class EventFaults:
    """Ordered faults of events."""

    def __init__(self) -> None:
        self._ordered: defaultdict[str, deque[EventFault | None]] = defaultdict(deque)

    def order(self, fault: EventFault | None, event_type: str = "message", times: int = 1) -> None:
        """A fault for the next events of a type, or none."""
        self._ordered[event_type].extend([fault] * times)

    def take(self, event_type: str) -> EventFault | None:
        """What befalls this event."""
        waiting = self._ordered[event_type]
        return waiting.popleft() if waiting else None
