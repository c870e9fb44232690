"""When something is due. What makes it happen only once is the claim of its period, not the clock."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.working_time import ONE_DAY, week_of
from handlers.digest_settings import DigestSettings


def week_due(settings: DigestSettings, at: datetime, zone: ZoneInfo) -> str | None:
    """The ISO week whose digest is due at an aware moment; None before its time and on other days."""
    today = at.astimezone(zone).date()
    if today.weekday() != settings.weekday:
        return None
    # Compared in UTC: local times compare by what the clock shows, which goes back an hour once a year.
    due = datetime.combine(today, settings.time, zone).astimezone(UTC)
    return week_of(today).name if at.astimezone(UTC) >= due else None


def end_of_day(at: datetime, zone: ZoneInfo) -> datetime:
    """The midnight after an aware moment, where the partnership is."""
    return datetime.combine(at.astimezone(zone).date() + ONE_DAY, time(), zone)


def hour_of(at: datetime) -> str:
    """The hour of an aware moment by a clock that never changes, such as "2020-04-02T08Z"."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%HZ}"
