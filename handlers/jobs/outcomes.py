"""What comes of what is to be posted, each in a unit of work; trouble is told to a coordinator once."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.members import Role
from bot.ports import Disclosure, UnitOfWork, UnitsOfWork
from bot.postings import Kind, Notice, Posted, Posting, Trouble
from handlers.jobs.direct import direct

_log = logging.getLogger(__name__)
# Longer than any sending takes: whoever has not told by then has died.
LAPSE = timedelta(minutes=10)
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(minutes=30)
_MANY_TRIES = 4
_OF_USE = timedelta(days=7)


@dataclass(frozen=True)
class Outcomes:
    """The outbox as whoever posts sees it; `clock` gives the aware present.

    What a member's own chat refuses is said in the digest's `channels`. A coordinator can be told of trouble
    in these on the `platforms`, preferably not on the one that has it.
    """

    units_of_work: UnitsOfWork
    channels: Sequence[str]
    platforms: Collection[str]
    clock: Callable[[], datetime]

    def due(self) -> list[Posting]:
        """What may be tried now."""
        with self.units_of_work() as work:
            return work.outbox.due(self.clock())

    def take(self, posting: Posting) -> Posting | None:
        """Keep other processes from something until it must have been posted; None if one was first."""
        with self.units_of_work() as work:
            taken = work.outbox.take(posting, self.clock() + LAPSE)
            work.commit()
        return taken

    def begin(self, posting: Posting) -> bool:
        """Note that something may have been posted from now on; False if it took too long to get here."""
        with self.units_of_work() as work:
            begun = work.outbox.begin(posting)
            work.commit()
        return begun

    def opened(self, posting: Posting, message: str) -> bool:
        """Note the message in whose place something is to be said; False if it took too long to get here."""
        with self.units_of_work() as work:
            noted = work.outbox.opened(posting, message)
            work.commit()
        return noted

    def drop(self, posting: Posting) -> None:
        """Note that there is nothing left to say, or nobody who wants to hear it; it may have been posted."""
        posted = Posted.UNKNOWN if posting.posted is Posted.SENDING else Posted.DROPPED
        self._settle(posting, posted, trouble=posting.trouble)

    def sent(self, posting: Posting, message: str, *, lacks_picture: bool = False) -> None:
        """Note that something was posted, with or without its picture."""
        trouble = Trouble.PICTURE if lacks_picture else None
        self._settle(posting, Posted.SENT, message=message, trouble=trouble)

    def unknown(self, posting: Posting) -> None:
        """Note that something may have been posted: it is not repeated."""
        self._settle(posting, Posted.UNKNOWN)

    def refused(self, posting: Posting) -> None:
        """Note that nothing is taken in a channel."""
        self._settle(posting, Posted.REFUSED, trouble=Trouble.REFUSED)

    def later(self, posting: Posting, pause: timedelta | None = None) -> None:
        """Let something that was certainly not posted be tried again, after a pause that a platform wants."""
        due_at = self.clock() + max(pause or timedelta(), _pause_after(posting.attempts))
        trouble = Trouble.FAILING if posting.attempts >= _MANY_TRIES else posting.trouble
        told = self._of_channels(posting, trouble)
        with self.units_of_work() as work:
            work.outbox.put_back(posting, due_at, told)
            self._tell(work, posting, told)
            work.commit()

    def _settle(
        self, posting: Posting, posted: Posted, *, message: str = "", trouble: Trouble | None = None
    ) -> None:
        told = self._of_channels(posting, trouble)
        with self.units_of_work() as work:
            work.outbox.settle(posting, posted, self.clock(), message=message, trouble=told)
            if posted is Posted.SENT and posting.notice.kind is not Kind.TROUBLE:
                work.history.disclose(Disclosure.PUBLISHED, {"notice": posting.notice.key}, by=None)
            if posted is Posted.REFUSED:
                self._say_openly(work, posting)
            self._tell(work, posting, told)
            work.commit()

    def _tell(self, work: UnitOfWork, posting: Posting, trouble: Trouble | None) -> None:
        """Tell a coordinator of a trouble that is new."""
        if trouble in {None, posting.trouble, work.outbox.trouble_before(posting)}:
            return
        _log.warning("%s is in trouble: %s", posting.channel, trouble)
        # A picture is the same everywhere: it is no fault of a channel's.
        about = "" if trouble is Trouble.PICTURE else posting.channel
        channel = self._coordinator(work, about)
        if channel is None:
            _log.warning("there is no coordinator to tell")
            return
        at = self.clock()
        key = f"trouble:{trouble}:{about}:{posting.notice.key}"
        subject = f"{trouble}:{about}"
        notice = Notice(key=key, kind=Kind.TROUBLE, subject=subject, at=at, until=at + _OF_USE)
        work.outbox.add(channel, notice, at)

    def _coordinator(self, work: UnitOfWork, troubled: str) -> str | None:
        """The direct message with the coordinator, else the manager, who has been there longest."""
        members = sorted(work.members.all(), key=lambda each: each[0].role is not Role.COORDINATOR)
        chats = (
            direct(identities, self.platforms, troubled)
            for member, identities in members
            if member.active and member.role is not Role.REPORTER
        )
        return next(filter(None, chats), None)

    def _say_openly(self, work: UnitOfWork, posting: Posting) -> None:
        """Let the channels hear what a member's own chat refuses, unless it is about them."""
        if posting.channel not in self.channels and posting.notice.kind is not Kind.TROUBLE:
            for channel in self.channels:
                work.outbox.add(channel, posting.notice, self.clock())

    def _of_channels(self, posting: Posting, trouble: Trouble | None) -> Trouble | None:
        """A trouble, if it is one of the channels: what doesn't arrive in a member's own chat is none."""
        return trouble if posting.channel in self.channels else None


def _pause_after(attempts: int) -> timedelta:
    return min(_FIRST_PAUSE * (1 << min(attempts - 1, 10)), _LONGEST_PAUSE)
