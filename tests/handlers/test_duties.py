"""Each way in belongs to one kind of process: what is called to `web`, what fetches to `worker`."""

import pytest

from bot.errors import SettingError
from handlers.app import App
from handlers.duties import Duty, parts_of
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.settings import Settings
from tests.conftest import Databases

TOKEN = "7000000001:a-token-of-the-tests"  # noqa: S105 - opens nothing
BY_HTTP = SlackSettings(bot_token="xoxb-1", signing_secret="signed")  # noqa: S106 - opens nothing
BY_SOCKET = SlackSettings(bot_token="xoxb-1", app_token="xapp-1")  # noqa: S106 - opens nothing
BY_POLLING = TelegramSettings(bot_token=TOKEN)
BY_WEBHOOK = TelegramSettings(bot_token=TOKEN, webhook_url="https://huddinge.example/telegram")

PAGES = "the public pages"
BY_ITSELF = "what it says by itself"


@pytest.mark.parametrize(
    ("slack", "telegram", "web", "worker"),
    [
        (BY_HTTP, BY_WEBHOOK, ["Slack over HTTP", "Telegram by webhook"], []),
        (BY_HTTP, BY_POLLING, ["Slack over HTTP"], ["Telegram by polling"]),
        (BY_SOCKET, BY_WEBHOOK, ["Telegram by webhook"], ["Slack over Socket Mode"]),
        (BY_SOCKET, None, [], ["Slack over Socket Mode"]),
    ],
)
def test_every_way_in_has_its_process(
    sqlite_databases: Databases,
    slack: SlackSettings,
    telegram: TelegramSettings | None,
    web: list[str],
    worker: list[str],
) -> None:
    settings = Settings(database_url=sqlite_databases.migrated(), slack=slack, telegram=telegram)
    with App(settings) as app:
        done = {duty: [part.title for part in parts_of(app, duty)] for duty in Duty}
    assert done[Duty.WEB] == [*web, PAGES]
    assert done[Duty.WORKER] == [*worker, BY_ITSELF]
    assert sorted(done[Duty.RUN]) == sorted([*web, *worker, PAGES, BY_ITSELF])


@pytest.mark.parametrize("duty", [Duty.WEB, Duty.WORKER])
def test_a_process_without_a_platform_says_what_to_set(app: App, duty: Duty) -> None:
    with pytest.raises(SettingError, match="No platform is set up; set SLACK_BOT_TOKEN"):
        parts_of(app, duty)
