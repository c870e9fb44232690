"""How long Slack waits for what, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Slack's own patience; a test that must not wait for it takes `Timing().scaled(0.01)`.

    Attributes:
        acknowledgement: within which an event or interaction must be answered.
        retries: the pauses before the second, third and fourth delivery of an event.
        trigger: within which a trigger_id can open a view.
        response_url: within which a response_url can be used.
    """

    acknowledgement: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    trigger: float = 3.0
    response_url: float = 1800.0

    def scaled(self, by: float) -> "Timing":
        """The same patience in a world that runs 1 / `by` times as fast."""
        return Timing(
            self.acknowledgement * by,
            tuple(pause * by for pause in self.retries),
            self.trigger * by,
            self.response_url * by,
        )
