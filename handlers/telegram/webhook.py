"""Where Telegram calls with its updates, each answered when it is committed."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.errors import DatabaseError
from handlers.bodies import BodyError, body_of
from handlers.platform_settings import TELEGRAM_PATH, TelegramSettings

_log = logging.getLogger(__name__)
_HEADER = b"x-telegram-bot-api-secret-token"

Take = Callable[[Mapping[str, Any]], Awaitable[None]]


def webhook(settings: TelegramSettings, take: Take) -> Route:
    """The route at which updates come; who doesn't know the secret is refused.

    An update that can't be saved is answered 503, so that it comes again; one that can't be read never
    will be readable, so it is answered 200.
    """
    secret = (settings.webhook_secret or "").encode()

    async def updated(request: Request) -> Response:
        if not _knows(request, secret):
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        try:
            told = _read(await body_of(request))
        except BodyError as error:
            return Response(status_code=error.status)
        if told is None:
            _log.warning("a call that is no update")
            return Response()
        try:
            await take(told)
        except DatabaseError:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception as error:  # noqa: BLE001 - an update that breaks the program would come again for ever
            _log.error("an update can't be taken: %s", type(error).__name__)
        return Response()

    path = urlsplit(settings.webhook_url or "").path or TELEGRAM_PATH
    return Route(path, updated, methods=["POST"])


def _knows(request: Request, secret: bytes) -> bool:
    given = [value for name, value in request.scope["headers"] if name == _HEADER]
    return len(given) == 1 and hmac.compare_digest(given[0], secret)


def _read(body: bytes) -> Mapping[str, Any] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("update_id"), int) else None
