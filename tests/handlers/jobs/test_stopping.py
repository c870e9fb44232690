"""A worker that is asked to leave finishes what it has in hand, and begins nothing new."""

import asyncio

from handlers.platforms import Announced, Announcement
from tests.handlers.jobs.acting import SLACK, TELEGRAM, Board, Office


class Slow:
    """An announcer that says something only when it is let."""

    name = "slack"

    def __init__(self) -> None:
        self.begun, self.let = asyncio.Event(), asyncio.Event()
        self.said = 0
        self.is_closed = False

    async def open(self, announcement: Announcement) -> None:
        pass

    async def announce(self, announcement: Announcement) -> Announced:  # noqa: ARG002 - whatever it is
        self.begun.set()
        await self.let.wait()
        self.said += 1
        return Announced(message="1")

    async def known_as(self, channel: str) -> str:
        return channel

    async def close(self) -> None:
        self.is_closed = True


async def test_what_is_in_hand_is_finished_and_noted(office: Office, telegram: Board) -> None:
    slow = Slow()
    worker = office.worker(None, None, slow)
    await worker.start()
    await slow.begun.wait()
    stopping = asyncio.create_task(worker.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    slow.let.set()
    await stopping
    assert (slow.said, slow.is_closed) == (1, True)
    assert len(telegram.said[TELEGRAM]) == 1
    with office.units() as work:
        assert work.outbox.backlog().waiting == 0
        assert work.outbox.due(office.clock.now) == []
        assert SLACK not in work.outbox.backlog().troubles
