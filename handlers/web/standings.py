"""How the promises stand, as facts that a page draws: a line of words, and how far a bar reaches."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.counting.progress import Progress
from bot.replies import Position, Status
from handlers.app import App
from handlers.standing import positions


def standings(app: App, when: datetime) -> Mapping[str, Any]:
    """Where each promise stands at a moment; shares are from 0 to 1, None where there is no number."""
    return {"promises": [_shown(app, each) for each in positions(app, when, app.partnership.promises)]}


def _shown(app: App, position: Position) -> Mapping[str, Any]:
    progress = position.progress
    return {
        "id": position.promise.id,
        "title": position.promise.title,
        "line": app.voice.say(Status(positions=(position,))).text,
        "share": _share(progress.done, progress.target),
        "plan": _plan(progress),
    }


def _plan(progress: Progress) -> float | None:
    """The share that an even pace would have reached by now."""
    if progress.done is None or progress.pace is None:
        return None
    return _share(progress.done - progress.pace, progress.target)


def _share(done: float | None, target: float | None) -> float | None:
    """A share of a target; what is either done or not has none."""
    if done is None or target is None or target <= 1:
        return None
    return round(max(0.0, min(1.0, done / target)), 3)
