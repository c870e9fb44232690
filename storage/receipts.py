"""The messages that were taken in: one row for each identity and revision, which nobody can write twice."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.engine import RowMapping

from bot.members import Member
from bot.messages import MessageKey
from bot.ports import Outcome, Receipt, Unanswered
from storage.scope import Scope
from storage.tables import members, receipts


class SqlReceipts:
    """Serves `bot.ports.Receipts`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def claim(self, key: MessageKey, member_id: int, at: datetime, thread: str | None = None) -> bool:
        """Take a message in; False when it was taken in before.

        A claim that another transaction holds is waited for: the answer is False once that is committed.
        """
        claimed = self._scope.adding(
            receipts,
            channel=key.channel,
            message=key.message,
            revision=key.revision,
            member_id=member_id,
            claimed_at=at,
            outcome=Outcome.PENDING,
            thread=thread,
        )
        return bool(self._scope.rows(claimed.on_conflict_do_nothing().returning(receipts.c.message)))

    def settle(self, key: MessageKey, receipt: Receipt) -> None:
        """Note what a claimed message led to; KeyError if it was never claimed."""
        settled = update(receipts).where(self._is(key))
        if self._scope.changed(settled.values(outcome=receipt.outcome, report_id=receipt.report)) == 0:
            raise KeyError(key)

    def find(self, key: MessageKey) -> Receipt | None:
        """What a message led to; None if it was never taken in."""
        for row in self._scope.rows(select(receipts).where(self._is(key))):
            return Receipt(
                outcome=row["outcome"], report=row["report_id"], at=row["claimed_at"], answer=row["answer"]
            )
        return None

    def answered(self, key: MessageKey, answer: str) -> None:
        """Note the bot's own message that answers a message; nothing for one that was never taken in."""
        self._scope.changed(update(receipts).where(self._is(key)).values(answer=answer))

    def answer_to(self, channel: str, message: str) -> str | None:
        """The bot's own message that tells how a message stands, whichever of its revisions it answered."""
        told = (
            select(receipts.c.answer)
            .where(self._scope.own(receipts), receipts.c.channel == channel, receipts.c.message == message)
            .where(receipts.c.answer.is_not(None), receipts.c.answer != "")
            .order_by(receipts.c.claimed_at.desc(), receipts.c.revision.desc())
        )
        answer: str | None = self._scope.connection.scalar(told.limit(1))
        return answer

    def unanswered(self, platform: str) -> list[Unanswered]:
        """The messages of a platform's channels whose answers were never sent, oldest first."""
        waiting = (
            select(receipts, members)
            .join(members, members.c.id == receipts.c.member_id)
            .where(self._scope.own(receipts), receipts.c.answer.is_(None))
            .where(receipts.c.channel.startswith(f"{platform}:", autoescape=True))
            .order_by(receipts.c.claimed_at)
        )
        return [_unanswered(row) for row in self._scope.rows(waiting)]

    def _is(self, key: MessageKey) -> ColumnElement[bool]:
        return (
            self._scope.own(receipts)
            & (receipts.c.channel == key.channel)
            & (receipts.c.message == key.message)
            & (receipts.c.revision == key.revision)
        )


def _unanswered(row: RowMapping) -> Unanswered:
    return Unanswered(
        key=MessageKey(channel=row["channel"], message=row["message"], revision=row["revision"]),
        member=Member(
            id=row["member_id"], organisation=row["organisation"], role=row["role"], active=row["active"]
        ),
        at=row["claimed_at"],
        thread=row["thread"],
    )
