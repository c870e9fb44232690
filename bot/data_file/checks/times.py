"""Dates, periods, seasons and the time zone."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.data_file.faults import Fault, shown
from bot.data_file.spelling import nearest
from bot.data_file.tables import File

LONGEST_IN_YEARS = 20
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LEAP_YEAR = 2000


def _dates(file: File) -> Iterator[Fault]:
    for table in [file, *file.promises]:
        period = table.table("period")
        for key in ("first", "last"):
            day = period.values.get(key)
            if isinstance(day, str):
                yield period.fault(
                    key, "must be a date, without quotes", f"write for example {key} = 2020-01-31"
                )
            elif type(day) is date and not EARLIEST <= day <= LATEST:
                yield period.fault(key, f"must lie between {EARLIEST} and {LATEST}", "correct the year")


def _reversed_periods(file: File) -> Iterator[Fault]:
    for table in [file, *file.promises]:
        period = table.table("period")
        first, last = period.values.get("first"), period.values.get("last")
        if type(first) is not date or type(last) is not date:
            continue
        if last < first:
            wrong = f"must not be before first, {first}"
            yield period.fault("last", wrong, "exchange the two dates or correct one of them")
        elif first >= EARLIEST and last <= LATEST and last.year - first.year > LONGEST_IN_YEARS:
            wrong = f"is more than {LONGEST_IN_YEARS} years after first, {first}"
            yield period.fault("last", wrong, "correct the year of one of them")


def _seasons(file: File) -> Iterator[Fault]:
    for holder in [*file.promises, *file.selections]:
        season = holder.table("season")
        for key in ("first", "last"):
            match season.values.get(key):
                case [int(month), int(day)] if not _exists(month, day):
                    wrong = f"is no day of the year: [{month}, {day}]"
                    yield season.fault(key, wrong, f"write month and day, for example {key} = [11, 30]")


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(LEAP_YEAR, month)[1]  # noqa: PLR2004 - months in a year


def _time_zone(file: File) -> Iterator[Fault]:
    zone = file.text("timezone")
    if zone is not None and not _is_time_zone(zone):
        likely = nearest(zone, sorted(available_timezones())) or "Europe/Stockholm"
        yield file.fault("timezone", f"{shown(zone)} is no known time zone", f'write timezone = "{likely}"')


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


CHECKS = (_dates, _reversed_periods, _seasons, _time_zone)
