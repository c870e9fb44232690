"""All checks, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime

from bot.errors import SettingError
from handlers.app import App
from handlers.doctor import program
from handlers.doctor.findings import Finding, Grade, wrong
from handlers.doctor.slack import needed_scopes, slack
from handlers.doctor.telegram import telegram
from handlers.settings import Settings, read_environment


def examined(show: Callable[[str], None]) -> bool:
    """Show what each check finds; whether nothing is wrong."""
    return asyncio.run(_show_all(show))


async def _show_all(show: Callable[[str], None]) -> bool:
    try:
        environment = read_environment()
    except SettingError as error:
        show(str(wrong("settings", str(error))))
        return False
    grades = []
    async for finding in findings(environment, lambda: datetime.now(UTC)):
        show(str(finding))
        grades.append(finding.grade)
    return Grade.WRONG not in grades


async def findings(environment: Mapping[str, str], now: Callable[[], datetime]) -> AsyncIterator[Finding]:
    """What each check finds; the rest is left out while a setting is wrong. `now` gives the aware present."""
    chosen = list(program.settings(environment))
    for finding in chosen:
        yield finding
    if any(finding.grade is Grade.WRONG for finding in chosen):
        return
    settings = Settings.of(environment)
    with App(settings) as app:
        for finding in program.own(app, now()):
            yield finding
        needed = needed_scopes(app)
    if settings.slack is not None:
        async for finding in slack(settings.slack, needed, now):
            yield finding
    if settings.telegram is not None:
        async for finding in telegram(settings.telegram, now):
            yield finding
