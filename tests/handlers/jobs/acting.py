"""A platform, a clock and workers that die when a test wants it, for what is said unasked."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from bot.dialogue.conversation import Conversation
from bot.errors import UncertainDeliveryError
from bot.ports import UnitOfWork, UnitsOfWork
from bot.unasked import Digest
from handlers.digest_settings import DigestSettings
from handlers.jobs.service import Jobs
from handlers.jobs.wording import Wording
from handlers.platforms import Announced, Announcement, Announcer
from handlers.watching import Watch
from tests.dialogues.playing import partnership, reader, voice

HUDDINGE = "huddinge-2020"
SLACK, TELEGRAM = "slack:C1", "telegram:-1"
MONDAY = datetime(2020, 3, 30, 6, 0, tzinfo=UTC)  # 08:00 in Huddinge


class Died(BaseException):
    """A worker was killed."""


@dataclass
class Fuse:
    """Lets a worker die at its so-and-so-many-th step from now; never, while it is not lit."""

    steps: int | None = None

    def step(self) -> None:
        """Live on, or not; who is dead stays so."""
        if self.steps is None:
            return
        if self.steps <= 0:
            raise Died
        self.steps -= 1


@dataclass
class Clock:
    """A clock that stands, and can be set."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


class Mortal:
    """A unit of work in which a worker may die: before it, just before its commit, and just after."""

    def __init__(self, work: UnitOfWork, fuse: Fuse) -> None:
        self._work = work
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def __enter__(self) -> Self:
        self._fuse.step()
        self._work.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._work.__exit__(kind, error, traceback)

    def commit(self) -> None:
        self._fuse.step()
        self._work.commit()
        self._fuse.step()


def mortal(units: UnitsOfWork, fuse: Fuse) -> UnitsOfWork:
    """Units of work in which a worker may die."""
    return lambda: Mortal(units(), fuse)


@dataclass
class Board:
    """A platform: what was said in its channels, and what goes wrong there.

    `looks_up` says that what was said can be looked up, as in Slack and not in Telegram. `opened` are the
    messages that were posted for something to take their place, and what has done so.
    """

    name: str
    clock: Clock
    looks_up: bool = True
    said: defaultdict[str, list[Announcement]] = field(default_factory=lambda: defaultdict(list))
    moments: defaultdict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    faults: defaultdict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Exception] = field(default_factory=dict)
    opened: dict[str, Announcement | None] = field(default_factory=dict)

    def texts(self, channel: str) -> list[str]:
        return [announcement.utterance.text for announcement in self.said[channel]]


@dataclass
class BoardAnnouncer:
    """Serves `handlers.platforms.Announcer` on a board, for a worker that may die before and after it."""

    board: Board
    fuse: Fuse

    @property
    def name(self) -> str:
        return self.board.name

    async def open(self, announcement: Announcement) -> str | None:
        if self.board.looks_up:
            return None
        self._try(announcement.channel)
        opened = f"opened {len(self.board.opened)}"
        self.board.opened[opened] = None
        self.fuse.step()
        return opened

    async def announce(self, announcement: Announcement) -> Announced:
        channel, board = announcement.channel, self.board
        self._try(channel)
        if announcement.opened is not None:
            is_said = board.opened[announcement.opened] is not None
            board.opened[announcement.opened] = announcement
            if is_said:
                return Announced(message=announcement.opened)
        elif announcement.since is not None:
            if not board.looks_up:
                raise UncertainDeliveryError("nobody knows")
            for number, earlier in enumerate(board.said[channel]):
                if earlier.mark == announcement.mark:
                    return Announced(message=str(number))
        board.said[channel].append(announcement)
        board.moments[channel].append(board.clock())
        self.fuse.step()
        return Announced(message=str(len(board.said[channel])))

    def _try(self, channel: str) -> None:
        """Call the platform, which may fail, or the worker may be dead before it can."""
        self.fuse.step()
        if self.board.faults[channel]:
            raise self.board.faults[channel].popleft()
        if channel in self.board.always:
            raise self.board.always[channel]

    async def known_as(self, channel: str) -> str:
        self.fuse.step()
        return channel

    async def close(self) -> None:
        pass


class Painted:
    """Serves `handlers.jobs.wording.Painter`; the picture may fail."""

    def __init__(self) -> None:
        self.fails = False

    def alternative(self, digest: Digest) -> str:
        return f"Bild av {digest.week.name}"

    def png(self, digest: Digest) -> bytes:
        if self.fails:
            raise ValueError("no ink left")
        return digest.key.encode()


@dataclass
class Office:
    """A partnership with the platforms on which its bot speaks unasked."""

    units: UnitsOfWork
    clock: Clock
    boards: tuple[Board, ...]
    settings: DigestSettings
    painter: Painted = field(default_factory=Painted)

    def conversation(self, units: UnitsOfWork | None = None) -> Conversation:
        """What those who write to the bot talk with."""
        return Conversation(partnership(HUDDINGE), reader(HUDDINGE), units or self.units)

    def worker(self, fuse: Fuse | None = None, watch: Watch | None = None, *others: Announcer) -> Jobs:
        """A process that does what is due when it is woken; `others` take the place of boards."""
        fuse = fuse or Fuse()
        conversation = self.conversation(mortal(self.units, fuse))
        wording = Wording(conversation, voice(HUDDINGE), self.painter)
        boards = (BoardAnnouncer(board, fuse) for board in self.boards)
        announcers: dict[str, Announcer] = {each.name: each for each in (*boards, *others)}
        return Jobs(conversation, self.settings, wording, announcers, self.clock, watch or Watch())
