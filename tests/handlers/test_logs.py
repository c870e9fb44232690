"""The log has one line for each record, without secrets, errors' words, and libraries' chat."""

import logging
from io import StringIO

import pytest

from handlers.logs import made_safe, secrets_of
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.settings import Settings
from tests import hostile

SETTINGS = Settings(
    database_url="postgresql://bot:p%40ss-canary@127.0.0.1/none",
    slack=SlackSettings(bot_token="xoxb-canary", signing_secret="sign-canary", app_token="xapp-canary"),  # noqa: S106 - opens nothing
    telegram=TelegramSettings(bot_token="123:canary", webhook_secret="hook-canary"),  # noqa: S106 - opens nothing
)
SECRETS = (
    "p%40ss-canary",
    "p@ss-canary",
    "xoxb-canary",
    "sign-canary",
    "xapp-canary",
    "123:canary",
    "hook-canary",
)


class Log:
    """A logger of a name, and what the program writes of its records."""

    def __init__(self, name: str) -> None:
        self._written = StringIO()
        self.logger = logging.Logger(name)  # noqa: LOG001 - one that no other test knows
        self.logger.addHandler(made_safe(logging.StreamHandler(self._written), SETTINGS))

    @property
    def lines(self) -> list[str]:
        return self._written.getvalue().splitlines()


@pytest.fixture
def ours() -> Log:
    return Log("handlers.telegram.service")


@pytest.fixture
def theirs() -> Log:
    return Log("httpx")


def test_every_secret_is_known_and_none_is_shown_with_the_settings() -> None:
    assert secrets_of(SETTINGS) == set(SECRETS)
    assert not any(secret in repr((SETTINGS, SETTINGS.slack, SETTINGS.telegram)) for secret in SECRETS)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_hidden_wherever_it_stands(ours: Log, secret: str) -> None:
    ours.logger.warning("https://127.0.0.1/bot%s/getMe", secret)
    (line,) = ours.lines
    assert line.endswith("https://127.0.0.1/bot…/getMe")


@pytest.mark.parametrize("text", hostile.TEXTS, ids=ascii)
def test_a_record_is_one_line_that_nothing_can_forge(ours: Log, text: str) -> None:
    ours.logger.warning("said: %s", text)
    assert len(ours.lines) == 1
    assert hostile.forged("\n".join(ours.lines)) == []


def test_an_error_tells_where_it_arose_and_not_what_it_quotes(ours: Log) -> None:
    try:
        int("19850312-2387")
    except ValueError:
        ours.logger.exception("it can't be read")
    (line,) = ours.lines
    assert "ValueError in test_an_error_tells_where" in line
    assert "2387" not in line


def test_libraries_tell_only_what_is_wrong_in_their_first_line(theirs: Log) -> None:
    theirs.logger.debug("HTTP Request: POST https://127.0.0.1/")
    theirs.logger.info("HTTP Request: POST https://127.0.0.1/")
    theirs.logger.error("a task failed\nfuture: <Task exception=ValueError('19850312-2387')>")
    (line,) = theirs.lines
    assert line.endswith("ERROR httpx: a task failed")
