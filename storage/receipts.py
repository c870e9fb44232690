"""The messages that were taken in: one row for each identity and revision, which nobody can write twice."""

from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, exists, select, update

from bot.members import Member
from bot.messages import MessageKey
from bot.receipts import Outcome, Receipt, Unanswered
from storage.columns import Moment, UnstorableKeyError
from storage.scope import OWN, InsertInto, Scope, own
from storage.tables import members, receipts, weedings

CLAIM_VALUES = ("channel", "message", "revision", "member_id", "claimed_at", "outcome", "thread", "answer")
OF_MESSAGE = (
    own(receipts)
    & (receipts.c.channel == bindparam("of_channel"))
    & (receipts.c.message == bindparam("of_message"))
)
OF_REVISION = OF_MESSAGE & (receipts.c.revision == bindparam("of_revision"))
FIND = select(receipts).where(OF_REVISION)
CHANGE = update(receipts).where(OF_REVISION)
RETELL = update(receipts).where(OF_MESSAGE, OF_REVISION | (receipts.c.answer != ""))
ANSWER = (
    select(receipts.c.answer)
    .where(OF_MESSAGE, receipts.c.answer != "")
    .order_by(receipts.c.claimed_at.desc(), receipts.c.revision.desc())
    .limit(1)
)
UNANSWERED = (
    select(receipts, members)
    .join(members, members.c.id == receipts.c.member_id)
    .where(own(receipts), receipts.c.answer.is_(None))
    .order_by(receipts.c.claimed_at)
)

# What was said before the latest weeding was taken in then: its receipt is gone, and it must not count again.
CLAIMED = [receipts.c[name] for name in (*CLAIM_VALUES, "partnership_id")]
WEEDED = exists().where(own(weedings), weedings.c.before > bindparam("claimed_at", type_=Moment))
CLAIM = select(*(bindparam(name, type_=receipts.c[name].type) for name in CLAIM_VALUES), OWN).where(~WEEDED)


@cache
def _claim(insert: InsertInto) -> Executable:
    claimed = insert(receipts).from_select([column.name for column in CLAIMED], CLAIM)
    return claimed.on_conflict_do_nothing().returning(receipts.c.message)


class SqlReceipts:
    """Serves `bot.ports.Receipts`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._settled: dict[MessageKey, Receipt] = {}
        self.has_refused = False

    def claim(
        self,
        key: MessageKey,
        member_id: int,
        at: datetime,
        thread: str | None = None,
        *,
        answer: str | None = None,
    ) -> bool:
        """Take a message in; False when it was taken in before, or is older than what was weeded.

        A claim that another transaction holds is waited for: the answer is False once that is committed.
        """
        claimed = self._scope.row(
            _claim(self._scope.insert),
            channel=key.channel,
            message=key.message,
            revision=key.revision,
            member_id=member_id,
            claimed_at=at,
            outcome=Outcome.PENDING if answer is None else Outcome.ANSWERED,
            thread=thread,
            answer=answer,
        )
        self.has_refused = self.has_refused or claimed is None
        return claimed is not None

    def settle(self, key: MessageKey, receipt: Receipt) -> None:
        """Note what a claimed message led to; KeyError if it was never claimed."""
        if self._settled.get(key) == receipt:
            return
        settled: dict[str, object] = {"outcome": receipt.outcome, "report_id": receipt.report}
        if receipt.answer is not None:
            settled["answer"] = receipt.answer
        if self._scope.changed(CHANGE, **_of(key), **settled) == 0:
            raise KeyError(key)
        self._settled[key] = receipt

    def find(self, key: MessageKey) -> Receipt | None:
        """What a message led to; None if it was never taken in."""
        found = self._scope.row(FIND, **_of(key))
        if found is None:
            return None
        return Receipt(
            outcome=found.outcome, report=found.report_id, at=found.claimed_at, answer=found.answer
        )

    def answered(self, key: MessageKey, answer: str) -> None:
        """Note the bot's own message that answers a message; nothing for one that was never taken in.

        It takes the place of the one that has answered other revisions of the message.
        """
        # What can't be stored was never taken in, and must not keep what is noted beside it from being noted.
        with suppress(UnstorableKeyError):
            self._scope.run(RETELL if answer else CHANGE, **_of(key), answer=answer)

    def answer_to(self, channel: str, message: str) -> str | None:
        """The bot's own message that tells how a message stands, whichever of its revisions it answered."""
        answer: str | None = self._scope.run(ANSWER, of_channel=channel, of_message=message).scalar()
        return answer

    def unanswered(self, platform: str) -> list[Unanswered]:
        """The messages of a platform's channels whose answers were never sent, oldest first."""
        waiting = UNANSWERED.where(receipts.c.channel.startswith(f"{platform}:", autoescape=True))
        return [_unanswered(row) for row in self._scope.rows(waiting)]


def _of(key: MessageKey) -> dict[str, str]:
    return {"of_channel": key.channel, "of_message": key.message, "of_revision": key.revision}


def _unanswered(row: Row[Any]) -> Unanswered:
    return Unanswered(
        key=MessageKey(channel=row.channel, message=row.message, revision=row.revision),
        member=Member(id=row.member_id, organisation=row.organisation, role=row.role, active=row.active),
        at=row.claimed_at,
        thread=row.thread,
    )
