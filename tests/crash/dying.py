"""The program with a weak heart: `python -m tests.crash.dying POINT NUMBER` dies at a point.

NUMBER says at which passing. Everything else is the program's own. It dies as by SIGKILL, without another
word to anybody.
"""

import os
import signal
import sys
from functools import cached_property
from typing import Any, Self

from bot.dialogue.conversation import Conversation
from handlers.app import App
from handlers.serving import serve
from handlers.settings import read_settings

POINTS = ("before the message is taken in", "before the commit", "after the commit", "before the mark")


class Heart:
    """Beats at one point, and stops at a number of beats."""

    def __init__(self, point: str, number: int) -> None:
        self._point = point
        self._left = number

    def beat(self, point: str) -> None:
        """Be at a point."""
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class Dying:
    """A unit of work that passes the named points; reading alone passes none."""

    def __init__(self, work: Any, heart: Heart) -> None:
        self._work = work
        self._heart = heart

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def __enter__(self) -> Self:
        self._work.__enter__()
        self.receipts = Receipts(self._work.receipts, self._heart)
        return self

    def __exit__(self, *ended: object) -> None:
        self._work.__exit__(*ended)

    def commit(self) -> None:
        self._heart.beat("before the commit")
        self._work.commit()
        self._heart.beat("after the commit")


class Receipts:
    """Receipts that pass the points of taking in and marking."""

    def __init__(self, receipts: Any, heart: Heart) -> None:
        self._receipts = receipts
        self._heart = heart

    def __getattr__(self, name: str) -> Any:
        return getattr(self._receipts, name)

    def claim(self, *message: Any, **answer: Any) -> Any:
        self._heart.beat("before the message is taken in")
        return self._receipts.claim(*message, **answer)

    def answered(self, *answer: Any) -> Any:
        self._heart.beat("before the mark")
        return self._receipts.answered(*answer)


class DyingApp(App):
    """The program's parts, with a conversation that dies."""

    @cached_property
    def conversation(self) -> Conversation:
        units = self.database.units_of_work(self.partnership.id)

        def dying() -> Any:
            return Dying(units(), heart)

        return Conversation(self.partnership, self.reader, dying)


if __name__ == "__main__":
    heart = Heart(sys.argv[1], int(sys.argv[2]))
    serve(DyingApp(read_settings()), lambda line: print(line, flush=True))  # noqa: T201 - the program's word that it listens
