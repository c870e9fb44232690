"""Moments and days as people and scripts write them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.errors import InputError
from bot.working_time import local_time, working_day

_YEARS = range(1900, 2200)  # near the ends of the calendar there is no next or last week to speak of
_NOON = time(12)


def now(zone: ZoneInfo) -> datetime:
    """This moment, by the partnership's clock."""
    return datetime.now(zone)


def moment(text: str, zone: ZoneInfo, name: str) -> datetime:
    """An ISO time as an aware moment, local where it names no zone; a day alone is its noon.

    `name` says what it is in the InputError, such as "--at".
    """
    try:
        told = datetime.combine(_day(text), _NOON) if len(text) <= len("2020-04-03") else _moment(text)
    except ValueError:
        raise InputError(f"{name} {text!r} is no time; write for example 2020-04-03T21:10.") from None
    return local_time(told, zone)


def past_day(text: str, zone: ZoneInfo, name: str) -> date:
    """An ISO date that isn't ahead; InputError, which calls it `name`, for anything else."""
    try:
        told = _day(text)
    except ValueError:
        raise InputError(f"{name} {text!r} is no day; write for example 2020-12-15.") from None
    if told > working_day(now(zone), zone):
        raise InputError(f"{name} {text} lies ahead; write the day when it was reached.")
    return told


def _moment(text: str) -> datetime:
    told = datetime.fromisoformat(text)
    if told.year not in _YEARS:
        raise ValueError(text)
    return told


def _day(text: str) -> date:
    return _moment(text).date()
