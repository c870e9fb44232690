"""What a process does of the whole: all of it, what others call, or what fetches and keeps time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.errors import SettingError
from handlers.app import App
from handlers.clocks import Clock, clock_from, practice_start, wall_clock
from handlers.jobs.painting import DigestPainter
from handlers.jobs.service import Jobs
from handlers.jobs.wording import Wording
from handlers.moments import now
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.platforms import Announcer
from handlers.slack.announcing import SlackAnnouncer
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from handlers.telegram.announcing import TelegramAnnouncer
from handlers.telegram.service import TelegramService
from handlers.web.chat import CHAT, ChatService
from handlers.web.years import YearlyPages
from locales.phrases import Phrases
from locales.pictures import PictureWords


class Duty(Enum):
    """One process may do everything, or several share it: any number of each."""

    RUN = "everything"
    WEB = "what others call"
    WORKER = "what fetches and keeps time"


class Service(Protocol):
    """What runs beside others in one event loop: started before the first request, stopped after the last."""

    async def start(self) -> None:
        """Begin; SettingError names what is wrong and what to do."""

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and leave."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a process does, and where it is called, if it is; `page` is for somebody to open.

    `elsewhere` answers calls to where nothing is.
    """

    title: str
    service: Service
    routes: Sequence[BaseRoute] = ()
    page: str | None = None
    elsewhere: ASGIApp | None = None


def parts_of(app: App, duty: Duty) -> list[Part]:
    """What a process with a duty does of all that is set up; SettingError if no platform is."""
    parts = _ways_in(app)
    if not parts and duty is Duty.RUN:
        return _for_newcomers(app)
    if not parts:
        raise SettingError("No platform is set up; set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN.")
    parts.append(_public_pages(app, wall_clock(app.partnership.zone)))
    parts.append(_by_the_clock(app))
    return [part for part in parts if duty is Duty.RUN or bool(part.routes) is (duty is Duty.WEB)]


def _ways_in(app: App) -> list[Part]:
    ways = []
    if app.settings.slack is not None:
        ways.append(_slack(app, app.settings.slack))
    if app.settings.telegram is not None:
        ways.append(_telegram(app, app.settings.telegram))
    return ways


def _for_newcomers(app: App) -> list[Part]:
    """The pages on this machine; without a database of one's own, on a day within the promises' period."""
    zone = app.partnership.zone
    practice = practice_start(app.partnership.period, now(zone)) if app.settings.embedded else None
    clock = wall_clock(zone) if practice is None else clock_from(practice)
    chat = ChatService(app, clock)
    return [Part("The chat page", chat, chat.routes, CHAT), _public_pages(app, clock)]


def _public_pages(app: App, clock: Clock) -> Part:
    pages = YearlyPages(app, clock)
    return Part("the public pages", pages, pages.routes, elsewhere=pages.elsewhere)


def _slack(app: App, settings: SlackSettings) -> Part:
    service = SlackService(settings, app.conversation, app.voice, _surroundings(app, "slack"))
    return Part(settings.title, service, service.routes)


def _telegram(app: App, settings: TelegramSettings) -> Part:
    service = TelegramService(settings, app.conversation, app.voice, _surroundings(app, "telegram"))
    return Part(settings.title, service, service.routes)


def _surroundings(app: App, platform: str) -> Surroundings:
    presence = app.database.presence(f"{app.partnership.id}:{platform}")
    return Surroundings(app.workers, wall_clock(app.partnership.zone), app.watch, presence)


def _by_the_clock(app: App) -> Part:
    painter = DigestPainter(PictureWords(Phrases(app.partnership, "sv")))
    wording = Wording(app.conversation, app.voice, painter)
    announcers = {announcer.name: announcer for announcer in _announcers(app)}
    clock = wall_clock(app.partnership.zone)
    jobs = Jobs(app.conversation, app.settings.digest, wording, announcers, clock, app.watch)
    return Part("what it says by itself", jobs)


def _announcers(app: App) -> Iterator[Announcer]:
    if app.settings.slack is not None:
        yield SlackAnnouncer(app.settings.slack)
    if app.settings.telegram is not None:
        yield TelegramAnnouncer(app.settings.telegram, app.partnership)
