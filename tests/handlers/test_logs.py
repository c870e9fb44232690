"""The log has one line for each record, without secrets, errors' words, and libraries' chat."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from io import StringIO

import pytest

from handlers.logs import made_safe, secrets_of
from handlers.metrics import Metrics, Problems
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.settings import Settings
from handlers.tracing import traced
from tests import hostile

SETTINGS = Settings(
    database_url="postgresql://bot:p%40ss-canary@127.0.0.1/none",
    slack=SlackSettings(bot_token="xoxb-canary", signing_secret="sign-canary", app_token="xapp-canary"),  # noqa: S106 - opens nothing
    telegram=TelegramSettings(bot_token="123:canary", webhook_secret="hook-canary"),  # noqa: S106 - opens nothing
    metrics_token="metrics-canary",  # noqa: S106 - opens nothing
)
IN_JSON = replace(SETTINGS, json_logs=True)
SECRETS = (
    "p%40ss-canary",
    "p@ss-canary",
    "xoxb-canary",
    "sign-canary",
    "xapp-canary",
    "123:canary",
    "hook-canary",
    "metrics-canary",
)


class Log:
    """A logger of a name, and what the program writes of its records."""

    def __init__(self, name: str, settings: Settings = SETTINGS) -> None:
        self._written = StringIO()
        self.logger = logging.Logger(name)  # noqa: LOG001 - one that no other test knows
        self.logger.addHandler(made_safe(logging.StreamHandler(self._written), settings))

    @property
    def lines(self) -> list[str]:
        return self._written.getvalue().splitlines()


@pytest.fixture
def ours() -> Log:
    return Log("handlers.telegram.service")


@pytest.fixture(params=[SETTINGS, IN_JSON], ids=["text", "json"])
def either(request: pytest.FixtureRequest) -> Log:
    return Log("handlers.telegram.service", request.param)


@pytest.fixture
def in_json() -> Log:
    return Log("handlers.telegram.service", IN_JSON)


@pytest.fixture
def theirs() -> Log:
    return Log("httpx")


def test_every_secret_is_known_and_none_is_shown_with_the_settings() -> None:
    assert secrets_of(SETTINGS) == set(SECRETS)
    assert not any(secret in repr((SETTINGS, SETTINGS.slack, SETTINGS.telegram)) for secret in SECRETS)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_hidden_wherever_it_stands(either: Log, secret: str) -> None:
    either.logger.warning("https://127.0.0.1/bot%s/getMe", secret)
    (line,) = either.lines
    assert "https://127.0.0.1/bot…/getMe" in line


@pytest.mark.parametrize("text", hostile.TEXTS, ids=ascii)
def test_a_record_is_one_line_that_nothing_can_forge(ours: Log, text: str) -> None:
    ours.logger.warning("said: %s", text)
    assert len(ours.lines) == 1
    assert hostile.forged("\n".join(ours.lines)) == []


def test_an_error_tells_where_it_arose_and_not_what_it_quotes(either: Log) -> None:
    try:
        int("19850312-2387")
    except ValueError:
        either.logger.exception("it can't be read")
    (line,) = either.lines
    assert "ValueError in test_an_error_tells_where" in line
    assert "2387" not in line


def test_libraries_tell_only_what_is_wrong_in_their_first_line(theirs: Log) -> None:
    theirs.logger.debug("HTTP Request: POST https://127.0.0.1/")
    theirs.logger.info("HTTP Request: POST https://127.0.0.1/")
    theirs.logger.error("a task failed\nfuture: <Task exception=ValueError('19850312-2387')>")
    (line,) = theirs.lines
    assert line.endswith("ERROR httpx [-]: a task failed")


@pytest.mark.parametrize("text", [*hostile.TEXTS, *SECRETS], ids=ascii)
def test_a_record_in_json_is_an_object_with_what_it_tells(in_json: Log, text: str) -> None:
    in_json.logger.warning("said: %s", text)
    (line,) = in_json.lines
    assert line.isprintable()
    told = json.loads(line)
    assert told.keys() == {"time", "level", "logger", "event", "message"}
    assert (told["level"], told["logger"]) == ("warning", "handlers.telegram.service")
    assert told["message"].startswith("said: ")


def test_the_records_of_one_event_have_its_id_in_every_thread(in_json: Log) -> None:
    with ThreadPoolExecutor(1) as workers:
        for _ in range(2):
            with traced():
                in_json.logger.warning("here")
                workers.submit(copy_context().run, in_json.logger.warning, "there").result()
    in_json.logger.warning("of no event")
    first, its, second, other, none = (json.loads(line)["event"] for line in in_json.lines)
    assert first == its
    assert second == other
    assert len({first, second, none}) == 3
    assert none == "-"


def test_warnings_and_errors_are_counted_by_who_tells_them() -> None:
    metrics = Metrics()
    logger = logging.Logger("handlers.delivery")  # noqa: LOG001 - one that no other test knows
    logger.addHandler(Problems(metrics))
    logger.info("all is well")
    logger.warning("%s", "19850312-2387")
    shown = metrics.shown("")[0].decode()
    assert 'loftesboten_problems_total{level="warning",module="handlers.delivery"} 1.0' in shown
    assert "2387" not in shown
    assert 'level="info"' not in shown
