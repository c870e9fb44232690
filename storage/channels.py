"""The shared channels in which reports are read that are not addressed to the bot."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from storage.scope import OWN, InsertInto, Scope, own
from storage.tables import report_channels

THIS = own(report_channels) & (report_channels.c.channel == bindparam("of_channel"))
HAS = select(report_channels.c.channel).where(THIS)
REMOVE = delete(report_channels).where(THIS)
ALL = select(report_channels.c.channel).where(own(report_channels)).order_by(report_channels.c.channel)


@cache
def _add(insert: InsertInto) -> Executable:
    return insert(report_channels).values(partnership_id=OWN).on_conflict_do_nothing()


class SqlChannels:
    """Serves `bot.ports.Channels`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, channel: str, by: int | None, at: datetime) -> None:
        """Name a channel as one for reports; harmless where it is one."""
        self._scope.run(_add(self._scope.insert), channel=channel, named_by=by, named_at=at)

    def remove(self, channel: str) -> bool:
        """Name a channel so no longer; False if it was none."""
        return self._scope.changed(REMOVE, of_channel=channel) > 0

    def has(self, channel: str) -> bool:
        """Whether a channel is one for reports."""
        return self._scope.row(HAS, of_channel=channel) is not None

    def all(self) -> list[str]:
        """Every report channel, in order."""
        return [row.channel for row in self._scope.rows(ALL)]
