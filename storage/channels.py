"""The shared channels in which reports are read that are not addressed to the bot."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from storage.scope import OWN, Did, InsertInto, Scope, own
from storage.tables import report_channels

THIS = own(report_channels) & (report_channels.c.channel == bindparam("of_channel"))
HAS = select(report_channels.c.channel).where(THIS)
REMOVE = delete(report_channels).where(THIS)
ALL = select(report_channels.c.channel).where(own(report_channels)).order_by(report_channels.c.channel)


@cache
def _add(insert: InsertInto) -> Executable:
    named = insert(report_channels).values(partnership_id=OWN)
    return named.on_conflict_do_nothing().returning(report_channels.c.channel)


class SqlChannels:
    """Serves `bot.ports.Channels`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, channel: str, by: int | None, at: datetime) -> None:
        """Name a channel as one for reports; harmless where it is one."""
        named = {"channel": channel, "named_by": by, "named_at": at}
        if self._scope.row(_add(self._scope.insert), **named) is not None:
            self._scope.note(Did.ADDED, report_channels, named, by)

    def remove(self, channel: str, by: int | None) -> bool:
        """Name a channel so no longer; False if it was none."""
        was_one = self._scope.changed(REMOVE, of_channel=channel) > 0
        if was_one:
            self._scope.note(Did.REMOVED, report_channels, {"channel": channel}, by)
        return was_one

    def has(self, channel: str) -> bool:
        """Whether a channel is one for reports."""
        return self._scope.row(HAS, of_channel=channel) is not None

    def all(self) -> list[str]:
        """Every report channel, in order."""
        return [row.channel for row in self._scope.rows(ALL)]
