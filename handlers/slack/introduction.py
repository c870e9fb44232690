"""Slack is asked who the bot is and what it may do."""

from dataclasses import dataclass

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingError
from handlers.slack.events import Identity
from handlers.slack.faults import code_of

_WRONG_TOKEN = frozenset({
    "account_inactive",
    "invalid_auth",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who the bot is, by ids and by the names that people see, and the scopes that it has."""

    me: Identity
    name: str
    workspace: str
    scopes: frozenset[str]


async def introduced(client: AsyncWebClient) -> Introduction:
    """Who the bot is; SettingError if Slack does not say."""
    try:
        told = await client.auth_test()
    except SlackApiError as error:
        raise _refused(code_of(error)) from None
    except (ClientError, TimeoutError):
        raise SettingError(
            f"Slack can't be reached at {client.base_url}; check the network and SLACK_API_URL,"
            " then try again."
        ) from None
    granted = told.headers.get("X-OAuth-Scopes", "")
    return Introduction(
        me=Identity(team=told["team_id"], user=told["user_id"], bot=told["bot_id"]),
        name=told["user"],
        workspace=told["team"],
        scopes=frozenset(scope.strip() for scope in granted.split(",")),
    )


def _refused(code: str) -> SettingError:
    if code in _WRONG_TOKEN:
        return SettingError(
            f"Slack refuses SLACK_BOT_TOKEN ({code}); copy it anew from the app's page OAuth & Permissions."
        )
    return SettingError(
        f"Slack can't say right now who the bot is ({code}); try again in a minute, and check SLACK_API_URL."
    )
