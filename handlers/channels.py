"""The commands about channels: where the bot also reads what is not addressed to it."""

import re

from bot.errors import InputError
from handlers.app import App
from handlers.moments import now

_KNOWN = re.compile(r"telegram:-?\d{1,20}|slack:\w{1,50}:\w{1,50}", re.ASCII)


def added(app: App, channel: str) -> str:
    """Let the bot listen in a channel."""
    _check(channel)
    with app.database.units_of_work(app.partnership.id)() as work:
        work.channels.add(channel, None, now(app.partnership.zone))
        work.commit()
    return f"Reports in {channel} are read now, also those that are not addressed to the bot."


def removed(app: App, channel: str) -> str:
    """Let the bot listen in a channel no longer; InputError where it never did."""
    with app.database.units_of_work(app.partnership.id)() as work:
        if not work.channels.remove(channel, None):
            raise InputError(f"CHANNEL {channel!a} is no report channel; see channels list.")
        work.commit()
    return f"In {channel} only what is addressed to the bot is read now."


def listed(app: App) -> list[str]:
    """Every report channel, in order."""
    with app.database.units_of_work(app.partnership.id)() as work:
        return work.channels.all()


def is_listening(app: App, platform: str) -> bool:
    """Whether channels of a platform are named for reports."""
    return any(channel.startswith(f"{platform}:") for channel in listed(app))


def _check(channel: str) -> None:
    if not _KNOWN.fullmatch(channel):
        raise InputError(
            f"CHANNEL {channel[:80]!a} is none; write slack:TEAM:CHANNEL or telegram:CHAT,"
            " such as slack:T012AB:C345DE or telegram:-1001234567."
        )
