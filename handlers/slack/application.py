"""The Bolt application: what it listens to, and that it answers Slack only when all is committed."""

import logging
import re
from http import HTTPStatus

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DatabaseError
from handlers.slack.listeners import Listeners
from handlers.slack.parts import Parts

_log = logging.getLogger(__name__)


def application(parts: Parts) -> AsyncApp:
    """An application whose requests have been verified; it knows who it is without asking Slack again."""
    me, clients = parts.me, parts.clients

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot, bot_token=""
        )

    app = AsyncApp(
        name="loftesboten",
        client=AsyncWebClient(base_url=clients.posting.base_url, session=clients.session),
        authorize=authorize,
        logger=logging.getLogger("slack_bolt"),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(_told_to_slack)
    Listeners(parts).listen(app)
    return app


async def _told_to_slack(error: Exception, request: AsyncBoltRequest) -> BoltResponse:
    """What Slack is told where something went wrong: to come again only if that can help.

    Slack never repeats what its users wait for; they have been told that nothing was saved.
    """
    if isinstance(error, DatabaseError):
        is_event = request.body.get("type") == "event_callback"
        return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE if is_event else HTTPStatus.OK)
    if isinstance(error, BoltUnhandledRequestError):
        _log.info("nothing to do for %s", kind_of(request.body))
    else:
        _log.error("%s can't be taken: %s", kind_of(request.body), type(error).__name__)
    return BoltResponse(status=HTTPStatus.OK)


def kind_of(body: object) -> str:
    """Which kind of payload it is, without what it says."""
    if not isinstance(body, dict):
        return "a payload of no known form"
    told = body.get("event")
    named = told if isinstance(told, dict) else body
    kinds = (named.get("type", "command" if "command" in body else None), named.get("subtype"))
    return ", ".join(re.sub(r"\W", "", str(kind))[:40] for kind in kinds if kind) or "an untyped payload"
