"""The pages of each year: of the one in use at `/`, and of every one below an address that stays.

A year's partnership is known by its id: `huddinge-2020` is the year before `huddinge-2021`. An earlier one
has pages where anything was reported to it.
"""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from bot.errors import InputError, PartnershipFileError
from bot.partnership import Partnership
from handlers.app import App
from handlers.partnership_files import built_in, load_partnership
from handlers.web.pages import static_files
from handlers.web.public import PublicPages
from handlers.web.snapshots import Snapshots

_log = logging.getLogger(__name__)
_NOTHING = PlainTextResponse("There is nothing here.", HTTPStatus.NOT_FOUND)
_OF_A_YEAR = re.compile(r"(?P<family>.+)-(?P<year>\d{4})", re.ASCII)


class YearlyPages:
    """All public pages, in all languages; `clock` gives the aware present.

    Making them reads from the database which years there are: DatabaseError if that can't be.
    """

    def __init__(self, app: App, clock: Callable[[], datetime]) -> None:
        told = [*_earlier(app), app.partnership]
        years = tuple(dict.fromkeys(each.year for each in told))
        self._snapshots = [Snapshots(app, each, clock) for each in told]
        by_year = zip(told, self._snapshots, strict=True)
        site = app.settings.public_url or ""
        self._by_year = [PublicPages(each, kept, years, f"/{each.year}", site) for each, kept in by_year]
        self._current = PublicPages(app.partnership, self._snapshots[-1], years, "", site)

    async def start(self) -> None:
        """Have the first pages ready; DatabaseError if that can't be."""
        await self._snapshots[-1].latest()

    async def stop(self) -> None:
        """Nothing is in hand: whoever reads has read."""

    @property
    def routes(self) -> tuple[BaseRoute, ...]:
        """Where the pages are, and the style sheets and scripts of all pages."""
        routes = (route for pages in (self._current, *self._by_year) for route in pages.routes)
        return (*routes, static_files())

    async def elsewhere(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer where nothing is: say to whoever reads what there is."""
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        answer = self._current.missing(scope["path"]) if is_read else _NOTHING
        await answer(scope, receive, send)


def _earlier(app: App) -> Iterator[Partnership]:
    """The partnerships of earlier years to which anything was reported, the first year first."""
    own = _OF_A_YEAR.fullmatch(app.partnership.id)
    if own is None:
        return
    for name in sorted({*built_in(), *app.database.loaded_partnerships()}):
        known = _OF_A_YEAR.fullmatch(name)
        if known and known["family"] == own["family"] and known["year"] < own["year"]:
            yield from _reported_on(app, name)


def _reported_on(app: App, name: str) -> Iterator[Partnership]:
    with app.database.units_of_work(name)() as work:
        if work.reports.last_change() is None:
            return
    try:
        yield load_partnership(name, app.database.partnership_source)
    except (InputError, PartnershipFileError) as error:
        _log.warning("%s has no public pages any more: %s", name, error)
