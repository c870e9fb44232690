"""Serves what is made of a snapshot: made once, then sent from memory, and not again to who has it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.errors import DatabaseError
from handlers.web.pages import HEADERS
from handlers.web.snapshots import LASTS, Document, Snapshot, Snapshots

HTML, SVG = "text/html; charset=utf-8", "image/svg+xml"

Make = Callable[[Snapshot, Mapping[str, Any]], Document | None]


class Documents:
    """Makes and serves documents; `unavailable` is said while the database does not answer."""

    def __init__(self, snapshots: Snapshots, unavailable: str) -> None:
        self._snapshots = snapshots
        self._unavailable = unavailable

    def serving(
        self, make: Make, missing: Callable[[], Document]
    ) -> Callable[[Request], Awaitable[Response]]:
        """What serves the document that is made of a request's path, or says that there is none such."""

        async def serve(request: Request) -> Response:
            try:
                snapshot = await self._snapshots.latest()
            except DatabaseError:
                return PlainTextResponse(self._unavailable, HTTPStatus.SERVICE_UNAVAILABLE)
            document = snapshot.made.get(request.url.path)
            if document is None:
                document = await asyncio.to_thread(make, snapshot, request.path_params)
                if document is None:
                    lost = missing()
                    return Response(lost.body, HTTPStatus.NOT_FOUND, HEADERS, lost.media_type)
                snapshot.made[request.url.path] = document
            return _answer(request, document)

        return serve


def _answer(request: Request, document: Document) -> Response:
    headers = {**HEADERS, "ETag": document.tag, "Cache-Control": f"public, max-age={round(LASTS)}"}
    if document.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(document.body, headers=headers, media_type=document.media_type)
