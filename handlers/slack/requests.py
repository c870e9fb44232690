"""Slack over HTTP: signed requests at one address, each answered when what it leads to is committed."""

import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from handlers.bodies import BodyError, body_of
from handlers.platform_settings import SLACK_PATH
from handlers.slack.application import kind_of

_log = logging.getLogger(__name__)

_AT_ANOTHER_TIME = (
    "a call is refused that Slack signed %+d seconds from now; if that goes on, this machine's clock is off:"
    " let the network set it (timedatectl set-ntp true)"
)

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def requests(signing_secret: str, dispatch: Dispatch) -> Route:
    """The route at which Slack calls; what Slack has not signed is refused, whatever it is."""
    verifier = SignatureVerifier(signing_secret)

    async def called(request: Request) -> Response:
        try:
            body = await body_of(request)
        except BodyError as error:
            return Response(status_code=error.status)
        if not _is_signed(verifier, request, body):
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        told = _read(request, body)
        return Response() if told is None else to_starlette_response(await _answered(dispatch, told))

    return Route(SLACK_PATH, called, methods=["POST"])


async def _answered(dispatch: Dispatch, told: AsyncBoltRequest) -> BoltResponse:
    try:
        return await dispatch(told)
    except Exception as error:  # noqa: BLE001 - Bolt itself fails at payloads that lack what it looks for
        _log.warning("%s that nobody expected: %s", kind_of(told.body), type(error).__name__)
        return BoltResponse(status=HTTPStatus.OK)


def _is_signed(verifier: SignatureVerifier, request: Request, body: bytes) -> bool:
    """Whether Slack has signed it just now; the SDK raises at headers and bodies that are no time or text."""
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    try:
        written = body.decode()
        if verifier.is_valid(written, timestamp, signature):
            return True
        if hmac.compare_digest(
            verifier.generate_signature(timestamp=timestamp, body=written) or "", signature
        ):
            _log.warning(_AT_ANOTHER_TIME, int(timestamp) - round(time.time()))
    except (ValueError, OverflowError, TypeError):
        pass
    return False


def _read(request: Request, body: bytes) -> AsyncBoltRequest | None:
    """A request as Bolt takes it; None where its form is none of Slack's, and never will be."""
    try:
        told = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
    except Exception as error:  # noqa: BLE001 - Bolt looks into the body before it knows its form
        _log.warning("a call that can't be read: %s", type(error).__name__)
        return None
    return told
