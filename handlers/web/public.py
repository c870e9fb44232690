"""The pages for the inhabitants: every promise, each promise by itself, and its pictures.

They are served from a snapshot, made once and then sent from memory; nobody who reads them is asked who
they are, and nothing is left in their browser.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.accounts import Account
from bot.courses import Course, Strip
from bot.errors import DatabaseError
from handlers.app import App
from handlers.pictures.themes import DARK, LIGHT
from handlers.web.pages import HEADERS, rendered, static_files
from handlers.web.snapshots import LASTS, Document, Snapshot, Snapshots
from locales.public_page import PublicPage

LANGUAGES = ("sv", "en")
_MOST_DEEDS = 60
_THEMES = {"ljus": LIGHT, "mork": DARK}
_HTML, _SVG = "text/html; charset=utf-8", "image/svg+xml"


class PublicPages:
    """The pages in all languages, at `/`, and at `/en` in English; `clock` gives the aware present."""

    def __init__(self, app: App, clock: Callable[[], datetime]) -> None:
        self._app = app
        self._snapshots = Snapshots(app, clock)
        self._words = [PublicPage(app.partnership, language) for language in LANGUAGES]

    async def start(self) -> None:
        """Have the first pages ready; DatabaseError if that can't be."""
        await self._snapshots.latest()

    async def stop(self) -> None:
        """Nothing is in hand: whoever reads has read."""

    @property
    def routes(self) -> tuple[BaseRoute, ...]:
        """Where the pages are, and the style sheets and scripts of all pages."""
        pages = (
            ("/", self._index),
            ("/lofte/{promise}", self._promise),
            ("/tillganglighet", self._accessibility),
            ("/bild/{promise}-{theme}.svg", self._picture),
        )
        in_each_language = (
            Route(f"{_prefix(words)}{path}", self._serving(words, maker))
            for words in self._words
            for path, maker in pages
        )
        return (*in_each_language, static_files())

    def _serving(self, words: PublicPage, maker: "Maker") -> Callable[[Request], Any]:
        async def serve(request: Request) -> Response:
            try:
                snapshot = await self._snapshots.latest()
            except DatabaseError:
                return PlainTextResponse(words.unavailable, HTTPStatus.SERVICE_UNAVAILABLE)
            document = snapshot.made.get(request.url.path)
            if document is None:
                loop = asyncio.get_running_loop()
                make = lambda: maker(words, snapshot, request.path_params)  # noqa: E731 - what the thread does
                document = await loop.run_in_executor(None, make)
                if document is None:
                    return Response(
                        self._missing(words, snapshot), HTTPStatus.NOT_FOUND, HEADERS, media_type=_HTML
                    )
                snapshot.made[request.url.path] = document
            return _answer(request, document)

        return serve

    def _index(self, words: PublicPage, snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return _page("promises.html", words, "/", snapshot=snapshot, bar=_bar)

    def _promise(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        account = snapshot.accounts.get(asked["promise"])
        if account is None:
            return None
        return _page(
            "promise.html",
            words,
            f"/lofte/{account.promise.id}",
            snapshot=snapshot,
            account=account,
            deeds=account.deeds[:_MOST_DEEDS],
            is_strip=isinstance(account.course, Strip),
            is_discreet=any(total.amount is None for total in account.areas),
        )

    def _accessibility(self, words: PublicPage, _snapshot: Snapshot, _: Mapping[str, str]) -> Document:
        return _page("accessibility.html", words, "/tillganglighet")

    def _picture(self, words: PublicPage, snapshot: Snapshot, asked: Mapping[str, str]) -> Document | None:
        from handlers.pictures.drawing import draw  # noqa: PLC0415 - matplotlib, for who draws alone
        from handlers.pictures.sheet import Form  # noqa: PLC0415

        account, theme = snapshot.accounts.get(asked["promise"]), _THEMES.get(asked["theme"])
        if account is None or account.course is None or theme is None:
            return None
        return Document(draw(account.course, words.pictures, theme, Form.SVG), _SVG)

    def _missing(self, words: PublicPage, snapshot: Snapshot) -> str:
        return rendered("missing.html", words=words, address="/", prefix=_prefix(words), snapshot=snapshot)


Maker = Callable[[PublicPage, Snapshot, Mapping[str, str]], Document | None]


def _page(template: str, words: PublicPage, address: str, **values: Any) -> Document:
    text = rendered(template, words=words, address=address, prefix=_prefix(words), **values)
    return Document(text.encode(), _HTML)


def _prefix(words: PublicPage) -> str:
    return "" if words.language == "sv" else f"/{words.language}"


def _bar(account: Account) -> Mapping[str, float | None] | None:
    """How far a promise's bar reaches, and where an even pace would be, of 100; None without a number."""
    found = account.progress
    if not isinstance(account.course, Course) or found.done is None or not found.target or found.target <= 1:
        return None
    plan = None if found.pace is None else _percent(found.done - found.pace, found.target)
    return {"done": _percent(found.done, found.target), "plan": plan}


def _percent(part: float, whole: float) -> float:
    return round(100 * max(0.0, min(1.0, part / whole)), 1)


def _answer(request: Request, document: Document) -> Response:
    headers = {**HEADERS, "ETag": document.tag, "Cache-Control": f"public, max-age={round(LASTS)}"}
    if document.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(document.body, headers=headers, media_type=document.media_type)
