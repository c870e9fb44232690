"""What the bot says unasked: one row for each message in a channel, taken by whoever changes it first."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, func, select, update

from bot.postings import Backlog, Kind, Notice, Posted, Posting, Trouble
from storage.scope import OWN, InsertInto, Scope, own
from storage.tables import outbox

COLUMNS = (
    *(outbox.c[name] for name in ("id", "channel", "key", "kind", "subject", "at", "until")),
    *(outbox.c[name] for name in ("added_at", "due_at", "attempts", "posted", "trouble", "message")),
)
UNSETTLED = select(*COLUMNS).where(own(outbox), outbox.c.settled_at.is_(None)).order_by(outbox.c.id)
# Each try has a number of its own, by which it is known whether it is still the latest.
THIS_TRY = (
    own(outbox)
    & (outbox.c.id == bindparam("of_id"))
    & (outbox.c.attempts == bindparam("of_attempts"))
    & outbox.c.settled_at.is_(None)
)
CHANGE = update(outbox).where(THIS_TRY)
TAKE = CHANGE.where(outbox.c.posted == bindparam("of_posted"))
LAST_SENT = select(func.max(outbox.c.at)).where(
    own(outbox),
    outbox.c.channel == bindparam("of_channel"),
    outbox.c.kind == bindparam("of_kind"),
    outbox.c.posted == Posted.SENT,
)
# Only from these can be told whether a channel is in trouble.
TRIED = outbox.c.posted.in_((Posted.SENT, Posted.UNKNOWN)) | outbox.c.trouble.is_not(None)
TROUBLE_BEFORE = (
    select(outbox.c.trouble)
    .where(
        own(outbox),
        outbox.c.channel == bindparam("of_channel"),
        outbox.c.id < bindparam("before"),
        TRIED,
    )
    .order_by(outbox.c.id.desc())
    .limit(1)
)
WAITING = select(func.count().label("waiting"), func.min(outbox.c.added_at).label("oldest")).where(
    own(outbox), outbox.c.settled_at.is_(None)
)
LAST_DIGEST = select(func.max(outbox.c.settled_at)).where(
    own(outbox), outbox.c.kind == Kind.DIGEST, outbox.c.posted == Posted.SENT
)
LATEST_TRIED = select(func.max(outbox.c.id)).where(own(outbox), TRIED).group_by(outbox.c.channel)
IN_TROUBLE = (
    select(outbox.c.channel, outbox.c.trouble)
    .where(own(outbox), outbox.c.id.in_(LATEST_TRIED), outbox.c.trouble.is_not(None))
    .order_by(outbox.c.channel)
)


@cache
def _add(insert: InsertInto) -> Executable:
    added = insert(outbox).values(partnership_id=OWN)
    return added.on_conflict_do_nothing().returning(outbox.c.id)


class SqlOutbox:
    """Serves `bot.ports.Outbox`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, channel: str, notice: Notice, at: datetime) -> bool:
        """Let something be said in a channel; False where it was added before."""
        added = self._scope.row(
            _add(self._scope.insert),
            channel=channel,
            key=notice.key,
            kind=notice.kind,
            subject=notice.subject,
            at=notice.at,
            until=notice.until,
            added_at=at,
            due_at=at,
            attempts=0,
            posted=Posted.WAITING,
        )
        return added is not None

    def due(self, at: datetime) -> list[Posting]:
        """What may be tried at a moment: of each channel the first unsettled, if its time has come."""
        first: dict[str, Row[Any]] = {}
        for row in self._scope.rows(UNSETTLED):
            first.setdefault(row.channel, row)
        return [_posting(row) for row in first.values() if row.due_at <= at]

    def take(self, posting: Posting, until: datetime) -> Posting | None:
        """Keep others from something that was found due, until a moment; None where another was first."""
        tried = replace(posting, attempts=posting.attempts + 1)
        taken = {"due_at": until, "attempts": tried.attempts}
        changed = self._scope.changed(TAKE, **_of(posting), of_posted=posting.posted, **taken)
        return tried if changed else None

    def begin(self, posting: Posting) -> bool:
        """Note that something taken is being sent from now on; False where another has taken it since."""
        return self._scope.changed(CHANGE, **_of(posting), posted=Posted.SENDING) > 0

    def opened(self, posting: Posting, message: str) -> bool:
        """Note the message in whose place something is to be said; False where another has taken it since."""
        return self._scope.changed(CHANGE, **_of(posting), message=message) > 0

    def put_back(self, posting: Posting, due_at: datetime, trouble: Trouble | None = None) -> None:
        """Let what was taken, and this time certainly not sent, be tried again at a moment."""
        self._change(posting, posted=posting.posted, due_at=due_at, trouble=trouble)

    def settle(
        self,
        posting: Posting,
        posted: Posted,
        at: datetime,
        *,
        message: str = "",
        trouble: Trouble | None = None,
    ) -> None:
        """Note for good what came of what was taken; harmless where another has taken it since."""
        self._change(posting, posted=posted, settled_at=at, message=message, trouble=trouble)

    def last_sent(self, channel: str, kind: Kind) -> datetime | None:
        """The moment that the last of a kind that was certainly sent in a channel spoke of, if any was."""
        moment: datetime | None = self._scope.run(LAST_SENT, of_channel=channel, of_kind=kind).scalar()
        return moment

    def trouble_before(self, posting: Posting) -> Trouble | None:
        """The trouble that there was with what was tried last in its channel before."""
        found: Trouble | None = self._scope.run(
            TROUBLE_BEFORE, of_channel=posting.channel, before=posting.id
        ).scalar()
        return found

    def backlog(self) -> Backlog:
        """What waits, and what is in trouble."""
        unsettled = self._scope.run(WAITING).one()
        return Backlog(
            waiting=unsettled.waiting,
            oldest=unsettled.oldest,
            last_digest=self._scope.run(LAST_DIGEST).scalar(),
            troubles={row.channel: row.trouble for row in self._scope.rows(IN_TROUBLE)},
        )

    def _change(self, posting: Posting, **values: Any) -> None:
        self._scope.run(CHANGE, **_of(posting), **values)


def _of(posting: Posting) -> dict[str, int]:
    return {"of_id": posting.id, "of_attempts": posting.attempts}


def _posting(row: Row[Any]) -> Posting:
    return Posting(
        id=row.id,
        channel=row.channel,
        notice=Notice(key=row.key, kind=row.kind, subject=row.subject, at=row.at, until=row.until),
        added_at=row.added_at,
        attempts=row.attempts,
        posted=row.posted,
        trouble=row.trouble,
        opened=row.message,
    )
