"""The command `digest`: what the weekly digest would say."""

from datetime import timedelta

from handlers.app import App
from handlers.moments import moment, now

_A_WEEK = timedelta(days=7)


def digest(app: App, at: str | None) -> str:
    """What the digest says at a moment, as if the last one had been a week before."""
    zone = app.partnership.zone
    when = now(zone) if at is None else moment(at, zone, "--at")
    is_first = when.date() - _A_WEEK < app.partnership.period.first
    told = app.conversation.digest(when, None if is_first else when - _A_WEEK)
    if told is None:
        return "There is nothing to say: none of the promises runs then."
    return app.voice.tell(told).text
