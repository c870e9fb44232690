"""All checks, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime

from bot.errors import SettingError
from handlers.app import App
from handlers.channels import is_listening
from handlers.doctor import program
from handlers.doctor.findings import Finding, Grade, wrong
from handlers.doctor.pages import public_pages
from handlers.doctor.slack import slack
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
        own = list(program.own(app, now()))
        for finding in own:
            yield finding
        sound = all(finding.grade is not Grade.WRONG for finding in own)
        in_slack = sound and is_listening(app, "slack")
        in_telegram = sound and is_listening(app, "telegram")
    if settings.slack is not None or settings.telegram is not None:
        yield await public_pages(settings.public_url)
    if settings.slack is not None:
        async for finding in slack(
            settings.slack, now, listening=in_slack, channels=settings.digest.channels_of("slack")
        ):
            yield finding
    if settings.telegram is not None:
        async for finding in telegram(
            settings.telegram, now, listening=in_telegram, channels=settings.digest.channels_of("telegram")
        ):
            yield finding
