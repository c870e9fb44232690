"""The settings of the platforms: what turns Slack and Telegram on, and by which way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from bot.errors import SettingError

SLACK_API = "https://slack.com/api/"
TELEGRAM_API = "https://api.telegram.org"
SLACK_PATH = "/slack/events"
TELEGRAM_PATH = "/telegram"
_TELEGRAM_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{10,100}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_SHORTEST, _FEWEST = 16, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """Slack over HTTP with a signing secret, over Socket Mode with an app token; secrets are never shown."""

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = SLACK_API

    @property
    def title(self) -> str:
        """The way in that they turn on."""
        return "Slack over HTTP" if self.app_token is None else "Slack over Socket Mode"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "SlackSettings | None":
        """What is set for Slack, None if nothing is; SettingError names what is missing or malformed."""
        named = _named(environment, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")
        if not named:
            return None
        bot_token = _token(named, "SLACK_BOT_TOKEN", "xoxb-", "OAuth & Permissions")
        if named.keys() == {"SLACK_BOT_TOKEN"}:
            raise SettingError(
                "SLACK_BOT_TOKEN is set, but not how Slack's messages come: add SLACK_SIGNING_SECRET for HTTP"
                " or SLACK_APP_TOKEN for Socket Mode."
            )
        app_token = None
        if "SLACK_APP_TOKEN" in named:
            app_token = _token(named, "SLACK_APP_TOKEN", "xapp-", "Basic Information, App-Level Tokens")
        return cls(
            bot_token=bot_token,
            signing_secret=_signing_secret(named),
            app_token=app_token,
            api_url=_address(environment, "SLACK_API_URL", SLACK_API).rstrip("/") + "/",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """Telegram by long polling, or by webhook where its address is set; secrets are never shown."""

    bot_token: str = field(repr=False)
    webhook_url: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    api_url: str = TELEGRAM_API

    @property
    def title(self) -> str:
        """The way in that they turn on."""
        return "Telegram by polling" if self.webhook_url is None else "Telegram by webhook"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "TelegramSettings | None":
        """What is set for Telegram, None if nothing is; SettingError names what is missing or malformed."""
        named = _named(environment, "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_URL", "TELEGRAM_WEBHOOK_SECRET")
        if not named:
            return None
        token = named.get("TELEGRAM_BOT_TOKEN", "")
        if not _TELEGRAM_TOKEN.fullmatch(token):
            fault = "no bot token" if token else "missing"
            raise SettingError(
                f"TELEGRAM_BOT_TOKEN is {fault}; copy it from @BotFather, it looks like 123:ABC…."
            )
        api_url = _address(environment, "TELEGRAM_API_URL", TELEGRAM_API).rstrip("/")
        return cls(
            bot_token=token,
            webhook_url=_webhook(named, own_server=api_url != TELEGRAM_API),
            webhook_secret=_webhook_secret(named),
            api_url=api_url,
        )


def _named(environment: Mapping[str, str], *names: str) -> dict[str, str]:
    """The settings among some that say something."""
    return {name: value for name in names if (value := environment.get(name, "").strip())}


def _token(named: Mapping[str, str], name: str, prefix: str, where: str) -> str:
    if name not in named:
        raise SettingError(f"{name} is missing; copy it from the app's page {where}.")
    if not named[name].startswith(prefix):
        raise SettingError(f"{name} does not begin with {prefix}; copy it from the app's page {where}.")
    return named[name]


def _signing_secret(named: Mapping[str, str]) -> str | None:
    secret = named.get("SLACK_SIGNING_SECRET")
    if secret is not None and is_weak(secret):
        raise SettingError(
            "SLACK_SIGNING_SECRET is easily guessed, so anybody could write in Slack's name; copy Signing"
            " Secret from the app's page Basic Information."
        )
    return secret


def is_weak(secret: str) -> bool:
    """Whether a secret is short, of few different signs, or one that stands for another yet to be chosen."""
    plain = secret.casefold().replace("-", "").replace("_", "")
    is_few = len(secret) < _SHORTEST or len(set(secret)) < _FEWEST
    return is_few or any(word in plain for word in ("changeme", "password", "example"))


def _address(environment: Mapping[str, str], name: str, default: str) -> str:
    address = environment.get(name, "").strip() or default
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError(f"{name} is no web address; leave it out, or write for example {default}.")
    return address


def _webhook(named: Mapping[str, str], *, own_server: bool) -> str | None:
    """Where Telegram sends updates; a Bot API server of one's own may do so without encryption."""
    if "TELEGRAM_WEBHOOK_URL" not in named:
        return None
    parts = urlsplit(named["TELEGRAM_WEBHOOK_URL"])
    if not parts.hostname or (parts.scheme != "https" and not (own_server and parts.scheme == "http")):
        raise SettingError(
            "TELEGRAM_WEBHOOK_URL must begin with https://, because Telegram calls nothing else; write the"
            " public address of this program, or leave it out to fetch messages by polling."
        )
    path = TELEGRAM_PATH if parts.path in {"", "/"} else parts.path
    return urlunsplit(parts._replace(path=path))


def _webhook_secret(named: Mapping[str, str]) -> str | None:
    if "TELEGRAM_WEBHOOK_URL" not in named:
        return None
    secret = named.get("TELEGRAM_WEBHOOK_SECRET", "")
    if not _WEBHOOK_SECRET.fullmatch(secret):
        fault = "too short or holds other signs" if secret else "missing"
        raise SettingError(
            f"TELEGRAM_WEBHOOK_SECRET is {fault}; make up 16 to 256 letters, digits, _ or -,"
            " by which Telegram's calls are known from others'."
        )
    if is_weak(secret):
        raise SettingError(
            "TELEGRAM_WEBHOOK_SECRET is easily guessed, so anybody could write in Telegram's name; make up 16"
            " to 256 letters, digits, _ or - by chance."
        )
    return secret
