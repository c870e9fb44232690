"""Checks of the program's own: settings, data file, database, members."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.errors import LoftesbotenError, PartnershipFileError
from bot.working_time import working_day
from handlers.app import App
from handlers.doctor.findings import Finding, Grade, note, ok, wrong
from handlers.settings import Settings, setting_faults


def settings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with the settings, or which platforms they turn on."""
    faults = [wrong("settings", fault) for fault in setting_faults(environment)]
    yield from faults or [_platforms(Settings.of(environment))]


def _platforms(chosen: Settings) -> Finding:
    ways = [platform.title for platform in (chosen.slack, chosen.telegram) if platform is not None]
    if ways:
        return ok("settings", f"{' and '.join(ways)}.")
    return note(
        "settings",
        "no platform is set up, so run serves the chat page on this machine; the README says how to"
        " set up Slack and Telegram.",
    )


def own(app: App, now: datetime) -> Iterator[Finding]:
    """The data file and the database; the members if both are right. `now` is aware."""
    found = [*data_file(app, now), database(app)]
    yield from found
    if all(finding.grade is not Grade.WRONG for finding in found):
        yield members(app)


def data_file(app: App, now: datetime) -> Iterator[Finding]:
    """Every fault in the data file, or whether its promises are for today."""
    try:
        partnership = app.partnership
    except PartnershipFileError as error:
        yield from (wrong("data file", fault) for fault in error.faults)
    except LoftesbotenError as error:
        yield wrong("data file", str(error))
    else:
        title = f"{partnership.title}, {len(partnership.promises)} promises"
        period = partnership.period
        if working_day(now, partnership.zone) in period:
            yield ok("data file", f"{title}.")
        else:
            yield note(
                "data file",
                f"{title}, from {period.first} to {period.last}: what is done today counts towards none of"
                " them; set PARTNERSHIP to others.",
            )


def database(app: App) -> Finding:
    """Whether the database can be used, and has this version's tables."""
    try:
        return ok("database", f"{app.database.name} is there and up to date.")
    except LoftesbotenError as error:
        return wrong("database", str(error))


def members(app: App) -> Finding:
    """How many may talk with the bot."""
    with app.database.units_of_work(app.partnership.id)() as work:
        active = sum(member.active for member, _ in work.members.all())
    if active:
        return ok("members", f"{active} may talk with the bot.")
    return note("members", "nobody may talk with the bot yet; see python -m bot members --help.")
