"""The Bolt application: what it listens to, and that it answers Slack only when all is committed."""

import logging
import re
from collections.abc import Callable
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DatabaseError
from bot.messages import Press
from handlers.correspondence import Correspondence
from handlers.slack.blocks import pressed
from handlers.slack.clients import Clients
from handlers.slack.events import Events, Identity, Payload

_log = logging.getLogger(__name__)
_ANY = re.compile("")


class Listeners:
    """Lets what Slack tells have its effects; `clock` gives the aware present."""

    def __init__(self, me: Identity, correspondence: Correspondence, clock: Callable[[], datetime]) -> None:
        self._me = me
        self._events = Events(me)
        self._correspondence = correspondence
        self._clock = clock

    def listen(self, app: AsyncApp) -> None:
        """Have an application tell of all that concerns the bot."""
        app.event("message")(self.hear)
        app.event("app_mention")(self.hear)
        app.action(_ANY)(self.press)

    async def hear(self, event: Payload) -> None:
        """Something was said, edited or deleted."""
        heard = self._events.event(event)
        if heard is not None:
            await self._correspondence.hear(heard)

    async def press(self, body: Payload, ack: AsyncAck) -> None:
        """A button was pressed, or something chosen in a menu."""
        match body:
            case {
                "user": {"id": str(user), **person},
                "channel": {"id": str(channel)},
                "container": {"message_ts": str(ts)},
                "actions": [dict(done), *_],
            } if (said := pressed(_chosen(done))) is not None:
                action, report = said
                press = Press(
                    sender=self._me.sender(user, person.get("team_id")),
                    channel=self._me.channel(channel),
                    at=self._clock(),
                    action=action,
                    report=report,
                )
                await self._correspondence.hear(press, on=ts)
        await ack()


def application(me: Identity, clients: Clients, listeners: Listeners) -> AsyncApp:
    """An application whose requests have been verified; it knows who it is without asking Slack again."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot, bot_token=""
        )

    app = AsyncApp(
        name="loftesboten",
        client=AsyncWebClient(base_url=clients.posting.base_url, session=clients.session),
        authorize=authorize,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(_told_to_slack)
    listeners.listen(app)
    return app


async def _told_to_slack(error: Exception, request: AsyncBoltRequest) -> BoltResponse:
    """What Slack is told where something went wrong: to come again only if that can help."""
    if isinstance(error, DatabaseError):
        return BoltResponse(status=503)
    if isinstance(error, BoltUnhandledRequestError):
        _log.info("nothing to do for %s", kind_of(request.body))
    else:
        _log.error("%s can't be taken: %s", kind_of(request.body), type(error).__name__)
    return BoltResponse(status=200)


def kind_of(body: object) -> str:
    """Which kind of payload it is, without what it says."""
    if not isinstance(body, dict):
        return "a payload of no known form"
    told = body.get("event")
    named = told if isinstance(told, dict) else body
    kinds = (named.get("type", "command" if "command" in body else None), named.get("subtype"))
    return ", ".join(re.sub(r"\W", "", str(kind))[:40] for kind in kinds if kind) or "an untyped payload"


def _chosen(done: Payload) -> str:
    """What a button or the option chosen in a menu sends."""
    match done:
        case {"selected_option": {"value": str(value)}} | {"type": "button", "value": str(value)}:
            return value
        case _:
            return ""
