"""The messages that were taken in: one row for each identity and revision, which nobody can write twice."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from bot.messages import MessageKey
from bot.ports import Outcome, Receipt
from storage.scope import Scope
from storage.tables import receipts


class SqlReceipts:
    """Serves `bot.ports.Receipts`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def claim(self, key: MessageKey, member_id: int, at: datetime) -> bool:
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
            return Receipt(outcome=row["outcome"], report=row["report_id"], at=row["claimed_at"])
        return None

    def _is(self, key: MessageKey) -> ColumnElement[bool]:
        return (
            self._scope.own(receipts)
            & (receipts.c.channel == key.channel)
            & (receipts.c.message == key.message)
            & (receipts.c.revision == key.revision)
        )
