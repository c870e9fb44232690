"""Settings: what they are without any, what wins, and what is said of one that can't be."""

from pathlib import Path

import pytest

from bot.errors import SettingError
from handlers.address_settings import public_url
from handlers.settings import Settings, read_env_file, setting_faults
from tests.handlers.program import Program

ADDRESS = "postgresql://bot:hemligt@host/loftesboten"


def test_without_any_the_huddinge_promises_are_kept_in_the_users_data_folder() -> None:
    settings = Settings.of({})
    assert settings.partnership == "huddinge-2020"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.database_url.endswith("loftesboten.sqlite3")


def test_what_is_set_is_used() -> None:
    settings = Settings.of({"DATABASE_URL": f" {ADDRESS}\n", "PARTNERSHIP": " huddinge-2021 "})
    assert (settings.database_url, settings.partnership) == (ADDRESS, "huddinge-2021")


def test_no_password_is_shown() -> None:
    assert "hemligt" not in repr(Settings.of({"DATABASE_URL": ADDRESS}))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "DATABASE_URL",
            "",
            (
                "DATABASE_URL is empty; leave it out, or write for example sqlite:///reports.sqlite3"
                " or postgresql://USER:PASSWORD@HOST/NAME."
            ),
        ),
        (
            "DATABASE_URL",
            "reports.sqlite3",
            (
                "DATABASE_URL is no address; leave it out, or write for example sqlite:///reports.sqlite3"
                " or postgresql://USER:PASSWORD@HOST/NAME."
            ),
        ),
        ("PARTNERSHIP", " ", "PARTNERSHIP is empty; leave it out, or write for example huddinge-2020."),
    ],
)
def test_one_that_cannot_be_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingError) as told:
        Settings.of({name: value})
    assert str(told.value) == sentence


# Hosts that keep no files

FORGETFUL = {"DYNO": "web.1"}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DATABASE_URL": "sqlite:////data/bot.sqlite3"},
        {"DATABASE_URL": "sqlite:////data/bot.sqlite3", "VOLUME": " "},
        {"DATABASE_URL": "sqlite:////data/../bot.sqlite3", "VOLUME": "/data"},
        {"DATABASE_URL": "sqlite:////database/bot.sqlite3", "VOLUME": "/data"},
    ],
)
def test_a_file_that_would_not_last_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(SettingError) as told:
        Settings.of(FORGETFUL | environment)
    assert str(told.value) == (
        "This host empties its disk whenever it restarts, and a SQLite file with it; set DATABASE_URL to a"
        " PostgreSQL database, or VOLUME to the folder of a lasting volume in which the file lies."
    )


@pytest.mark.parametrize(
    "environment",
    [
        FORGETFUL | {"DATABASE_URL": ADDRESS},
        FORGETFUL | {"DATABASE_URL": "sqlite:////data/bot.sqlite3?timeout=1", "VOLUME": "/data"},
        {"DATABASE_URL": "sqlite:////data/bot.sqlite3"},
    ],
)
def test_what_lasts_is_used(environment: dict[str, str]) -> None:
    assert Settings.of(environment).database_url == environment["DATABASE_URL"]


# Where the pages are


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, None),
        ({"PUBLIC_URL": " https://loften.example/ "}, "https://loften.example"),
        ({"PUBLIC_URL": "https://[2001:db8::1]:8443"}, "https://[2001:db8::1]:8443"),
        ({"PUBLIC_URL": "http://localhost:8000"}, "http://localhost:8000"),
        ({"TELEGRAM_WEBHOOK_URL": "https://loften.example:8443/a-secret"}, "https://loften.example:8443"),
        ({"TELEGRAM_WEBHOOK_URL": "http://10.0.0.1/a-secret"}, None),
        (
            {"TELEGRAM_WEBHOOK_URL": "https://b.example", "PUBLIC_URL": "https://a.example"},
            "https://a.example",
        ),
    ],
)
def test_where_the_pages_are_is_set_or_known_by_what_telegram_calls(
    environment: dict[str, str], address: str | None
) -> None:
    assert public_url(environment) == address


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("loften.example", "is no address that a page's path can follow"),
        ("https://", "is no address that a page's path can follow"),
        ("https://loften.example/loften", "is no address that a page's path can follow"),
        ("https://loften.example?a=b", "is no address that a page's path can follow"),
        ("https://namn:hemligt@loften.example", "is no address that a page's path can follow"),
        ("https://loften.example <!channel>", "is no address that a page's path can follow"),
        ("http://loften.example", "must begin with https://"),
    ],
)
def test_an_address_that_no_page_can_have_is_refused(address: str, fault: str) -> None:
    with pytest.raises(SettingError, match=f"PUBLIC_URL {fault}") as told:
        Settings.of({"PUBLIC_URL": address})
    assert "hemligt" not in str(told.value)
    assert str(told.value) in setting_faults({"PUBLIC_URL": address})


# A process among others


def test_a_process_has_its_share_of_connections_and_shows_figures_to_nobody_unless_it_is_set() -> None:
    settings = Settings.of({})
    assert (settings.connections, settings.json_logs, settings.metrics_token) == (6, False, None)
    chosen = {"DATABASE_CONNECTIONS": "3", "LOG_FORMAT": "json", "METRICS_TOKEN": "sixteen-letters_"}
    settings = Settings.of(chosen)
    assert (settings.connections, settings.json_logs, settings.metrics_token) == (3, True, "sixteen-letters_")
    assert "sixteen" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "DATABASE_CONNECTIONS",
            "2",
            (
                "DATABASE_CONNECTIONS is no number of at least 3; write how many connections each process"
                " may have, or leave it out for 6."
            ),
        ),
        (
            "LOG_FORMAT",
            "xml",
            "LOG_FORMAT is neither text nor json; write one of them, or leave it out for text.",
        ),
        (
            "METRICS_TOKEN",
            "hemligt",
            (
                "METRICS_TOKEN is too short or holds other signs; make up 16 to 256 letters and digits,"
                " or leave it out to show no figures."
            ),
        ),
    ],
)
def test_a_setting_of_a_process_that_cannot_be_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingError) as told:
        Settings.of({name: value})
    assert str(told.value) == sentence
    assert sentence in setting_faults({name: value})


# Platforms

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s3cret-of-sixteen"}
TELEGRAM = {"TELEGRAM_BOT_TOKEN": "12345:ABCdef_ghi-jkl"}
WEBHOOK = {
    **TELEGRAM,
    "TELEGRAM_WEBHOOK_URL": "https://huddinge.example",
    "TELEGRAM_WEBHOOK_SECRET": "sixteen-letters_",
}


def test_no_platform_is_on_unless_it_is_set() -> None:
    assert (Settings.of({}).slack, Settings.of({}).telegram) == (None, None)


def test_slack_is_on_over_http_or_socket_mode() -> None:
    http = Settings.of(SLACK).slack
    socket = Settings.of(SLACK | {"SLACK_APP_TOKEN": "xapp-1"}).slack
    assert http is not None
    assert socket is not None
    assert http.api_url.endswith("/api/")
    assert [(each.signing_secret, each.app_token) for each in (http, socket)] == [
        ("s3cret-of-sixteen", None),
        ("s3cret-of-sixteen", "xapp-1"),
    ]


def test_telegram_is_on_by_polling_or_webhook() -> None:
    polling, webhook = Settings.of(TELEGRAM).telegram, Settings.of(WEBHOOK).telegram
    assert polling is not None
    assert webhook is not None
    assert polling.webhook_url is None
    assert webhook.webhook_url == "https://huddinge.example/telegram"


def test_a_telegram_server_of_ones_own_may_call_without_encryption() -> None:
    own = {"TELEGRAM_API_URL": "http://127.0.0.1:8081/", "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:8000/in"}
    telegram = Settings.of(WEBHOOK | own).telegram
    assert telegram is not None
    assert (telegram.api_url, telegram.webhook_url) == ("http://127.0.0.1:8081", "http://127.0.0.1:8000/in")


def test_no_secret_of_a_platform_is_shown() -> None:
    settings = Settings.of(SLACK | WEBHOOK | {"SLACK_APP_TOKEN": "xapp-1"})
    shown = f"{settings!r} {settings.slack!r} {settings.telegram!r}"
    secrets = ("xoxb-1", "s3cret-of-sixteen", "xapp-1", "ABCdef", "sixteen")
    assert [secret for secret in secrets if secret in shown] == []


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "http"}, "PORT is no port; write a number up to 65535, or leave it out for 8000."),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1"},
            (
                "SLACK_BOT_TOKEN is set, but not how Slack's messages come: add SLACK_SIGNING_SECRET for HTTP"
                " or SLACK_APP_TOKEN for Socket Mode."
            ),
        ),
        (
            {"SLACK_SIGNING_SECRET": "s"},
            "SLACK_BOT_TOKEN is missing; copy it from the app's page OAuth & Permissions.",
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxp-1", "SLACK_SIGNING_SECRET": "s"},
            "SLACK_BOT_TOKEN does not begin with xoxb-; copy it from the app's page OAuth & Permissions.",
        ),
        (
            SLACK | {"SLACK_APP_TOKEN": "xoxb-2"},
            (
                "SLACK_APP_TOKEN does not begin with xapp-; copy it from the app's page Basic Information,"
                " App-Level Tokens."
            ),
        ),
        (
            SLACK | {"SLACK_API_URL": "slack.com"},
            ("SLACK_API_URL is no web address; leave it out, or write for example https://slack.com/api/."),
        ),
        (
            {"TELEGRAM_BOT_TOKEN": "hej"},
            "TELEGRAM_BOT_TOKEN is no bot token; copy it from @BotFather, it looks like 123:ABC….",
        ),
        (
            {"TELEGRAM_WEBHOOK_URL": "https://huddinge.example"},
            "TELEGRAM_BOT_TOKEN is missing; copy it from @BotFather, it looks like 123:ABC….",
        ),
        (
            WEBHOOK | {"TELEGRAM_WEBHOOK_URL": "http://huddinge.example"},
            (
                "TELEGRAM_WEBHOOK_URL must begin with https://, because Telegram calls nothing else; write"
                " the public address of this program, or leave it out to fetch messages by polling."
            ),
        ),
        (
            WEBHOOK | {"TELEGRAM_WEBHOOK_SECRET": "short"},
            (
                "TELEGRAM_WEBHOOK_SECRET is too short or holds other signs; make up 16 to 256 letters,"
                " digits, _ or -, by which Telegram's calls are known from others'."
            ),
        ),
    ],
)
def test_a_platforms_setting_that_cannot_be_is_named(environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingError) as told:
        Settings.of(environment)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    "secret", ["s", "fifteen-letters", "a" * 32, "1212121212121212", "change-me-change-me"]
)
@pytest.mark.parametrize("name", ["SLACK_SIGNING_SECRET", "TELEGRAM_WEBHOOK_SECRET", "METRICS_TOKEN"])
def test_a_secret_that_anybody_might_guess_is_refused_at_the_start(name: str, secret: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} is (easily guessed|too short)") as told:
        Settings.of(SLACK | WEBHOOK | {name: secret})
    assert "; " in str(told.value)
    assert len(secret) == 1 or secret not in str(told.value)


# The .env file


def env_file(folder: Path, content: str | bytes) -> Path:
    file = folder / ".env"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_no_file_sets_nothing(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


def test_a_file_may_have_comments_quotes_and_a_byte_order_mark(tmp_path: Path) -> None:
    file = env_file(tmp_path, '\ufeff# ours\nexport PARTNERSHIP="huddinge-2021"\n\nPORT=\n')
    assert read_env_file(file) == {"PARTNERSHIP": "huddinge-2021", "PORT": ""}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("A=1\nB C\n", 2),
        ("\n\nPARTNERSHIP\n", 3),
        ("A=1\n\n  \n!!\n", 4),
        ("A='1\n", 1),
        ("A=1\n=3", 2),
        ("A=\0", 1),
    ],
)
def test_a_line_that_sets_nothing_is_named(tmp_path: Path, content: str, line: int) -> None:
    file = env_file(tmp_path, content)
    with pytest.raises(SettingError) as told:
        read_env_file(file)
    assert str(told.value) == f"{file} line {line} is no setting; write NAME=value."


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = env_file(tmp_path, "PARTNERSHIP=Sjödalen".encode("latin-1"))
    with pytest.raises(SettingError) as told:
        read_env_file(file)
    assert str(told.value) == f"{file} is not UTF-8 text; save it as UTF-8."


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as told:
        read_env_file(tmp_path)
    assert str(told.value) == f"{tmp_path} can't be read (Is a directory); check it or take it away."


def test_the_environment_wins_over_the_file(program: Program) -> None:
    env_file(program.folder, "PARTNERSHIP=huddinge-2021\n")
    assert "In use: huddinge-2021" in program.run("promises", "list").lines
    chosen = Program(program.folder, {**program.settings, "PARTNERSHIP": "huddinge-2020"})
    assert "In use: huddinge-2020" in chosen.run("promises", "list").lines


def test_a_broken_file_stops_the_program_in_one_line(program: Program) -> None:
    env_file(program.folder, "PARTNERSHIP huddinge-2021\n")
    ended = program.run("status")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == ".env line 1 is no setting; write NAME=value."
