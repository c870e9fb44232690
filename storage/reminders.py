"""The channels that want no reminders, and what was answered to reminders that asked."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from bot.unasked import GapAnswer
from storage.scope import OWN, Did, InsertInto, Scope, own
from storage.tables import quiet_channels, reminder_answers

THIS = own(quiet_channels) & (quiet_channels.c.channel == bindparam("of_channel"))
ARE_OFF = select(quiet_channels.c.channel).where(THIS)
TURN_ON = delete(quiet_channels).where(THIS)
ANSWERED = select(reminder_answers.c.key).where(
    own(reminder_answers), reminder_answers.c.key.in_(bindparam("keys", expanding=True))
)


@cache
def _turn_off(insert: InsertInto) -> Executable:
    return insert(quiet_channels).values(partnership_id=OWN).on_conflict_do_nothing()


@cache
def _answer(insert: InsertInto) -> Executable:
    answered = insert(reminder_answers).values(partnership_id=OWN)
    return answered.on_conflict_do_nothing().returning(reminder_answers.c.key)


class SqlReminders:
    """Serves `bot.ports.Reminders`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def turn_off(self, channel: str, by: int, at: datetime) -> None:
        """Let a channel have no reminders; harmless where it has none."""
        self._scope.run(_turn_off(self._scope.insert), channel=channel, by=by, at=at)

    def turn_on(self, channel: str) -> None:
        """Let a channel have reminders, as it has them from the start."""
        self._scope.run(TURN_ON, of_channel=channel)

    def are_off(self, channel: str) -> bool:
        """Whether a channel wants no reminders."""
        return self._scope.row(ARE_OFF, of_channel=channel) is not None

    def answer(self, key: str, answer: GapAnswer, *, by: int, at: datetime) -> bool:
        """Keep the first answer to a reminder that asked; False where it had one."""
        told = {"key": key, "answer": answer, "by": by, "at": at}
        is_first = self._scope.row(_answer(self._scope.insert), **told) is not None
        if is_first:
            self._scope.note(Did.ADDED, reminder_answers, told, by)
        return is_first

    def answered(self, keys: Iterable[str]) -> set[str]:
        """Those of some reminders that have been answered."""
        asked = sorted(keys)
        return {row.key for row in self._scope.rows(ANSWERED, keys=asked)} if asked else set()
