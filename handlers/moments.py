"""Moments and days as people and scripts write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import InputError
from bot.working_time import local_time


def now(zone: ZoneInfo) -> datetime:
    """This moment, by the partnership's clock."""
    return datetime.now(zone)


def moment(text: str, zone: ZoneInfo) -> datetime:
    """An ISO time as an aware moment, local where it names no zone; InputError if it is none."""
    try:
        return local_time(datetime.fromisoformat(text), zone)
    except (ValueError, TypeError):
        raise InputError(f"{text!r} is no time; write for example 2020-04-03T21:10") from None
