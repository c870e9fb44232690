"""A canary for each secret, through dialogues and whatever goes wrong: it is in no output, log or object."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bot.members import Role
from bot.ports import UnitOfWork
from handlers.platform_settings import SlackSettings, TelegramSettings
from handlers.settings import Settings
from storage.database import Database
from tests.dialogues.playing import CODE
from tests.handlers.program import Program
from tests.handlers.telegram.conftest import SECRET, TOKEN
from tests.stand_ins.slack.faults import cut, failed, refused
from tests.stand_ins.slack.installation import Installation
from tests.stand_ins.telegram.faults import CutOff, Dropped, ServerFailure, TooManyRequests
from tests.traces import bytes_of_databases, found_in, logged
from tests.trust.conftest import DATABASE_PASSWORD, Tell
from tests.trust.outages import Removable
from tests.trust.ways import HUDDINGE, WAYS, OnSlack, OnTelegram, WayIn, let_in, way_in

APP = Installation()
SLACK = SlackSettings(bot_token=APP.bot_token, signing_secret=APP.signing_secret, app_token=APP.app_token)
TELEGRAM = TelegramSettings(bot_token=TOKEN, webhook_secret=SECRET)
CANARIES = (*(APP.bot_token, APP.signing_secret, APP.app_token), TOKEN, SECRET, DATABASE_PASSWORD)
OWN = {"bot", "handlers", "storage", "locales"}
REPORT = "Fotpatrull i Vårby idag"

# SQLAlchemy leaves a connection open that the server ends while it is being set up.
pytestmark = pytest.mark.filterwarnings("ignore:.*psycopg.Connection:ResourceWarning")


@dataclass
class Faulty:
    """Units of work, of which the next may fail with an error that quotes all secrets."""

    database: Database
    fails: bool = False

    def __call__(self) -> UnitOfWork:
        if self.fails:
            self.fails = False
            raise RuntimeError(
                f"it was {' '.join(CANARIES)} at postgresql://bot:{DATABASE_PASSWORD}@host/bot"
            )
        return self.database.units_of_work(HUDDINGE)()


def own_handler(written: StringIO) -> logging.Handler:
    """Writes what the program's own modules log as it is, with nothing hidden."""
    handler = logging.StreamHandler(written)
    handler.addFilter(lambda record: record.name.partition(".")[0] in OWN)
    return handler


@contextmanager
def watched(settings: Settings) -> Iterator[list[StringIO]]:
    """The log as it is written at debug level, and the program's own part of it with nothing hidden."""
    bare, root = StringIO(), logging.getLogger()
    own = own_handler(bare)
    with logged(settings) as written:
        root.addHandler(own)
        try:
            yield [written, bare]
        finally:
            root.removeHandler(own)


def trouble(way: WayIn) -> None:
    """Let the platform fail in all ways at the next calls."""
    match way:
        case OnSlack(slack=slack):
            for fault in (refused("invalid_auth"), failed(502), cut(carried_out=False)):
                slack.faults.order("chat.postMessage", fault)
        case OnTelegram(telegram=telegram):
            telegram.faults.order("sendMessage", ServerFailure(HTTPStatus.BAD_GATEWAY))
            telegram.faults.order("sendMessage", ServerFailure())
            telegram.faults.order("sendMessage", TooManyRequests(0))
            telegram.faults.order("getUpdates", Dropped(carried_out=True))
            telegram.faults.order("getUpdates", CutOff())


def represented(way: Any) -> str:
    """A way in as anybody might print it, and all that it is made of."""
    service = way.service
    parts = [service, service.settings, *vars(service).values()]
    parts += [value for part in parts if hasattr(part, "__dict__") for value in vars(part).values()]
    return " ".join(repr(part) for part in parts if type(part).__module__.startswith(("bot", "handlers")))


@pytest.mark.parametrize("name", WAYS)
async def test_no_secret_shows_on_any_way_whatever_goes_wrong(
    name: str, removable: Removable, tmp_path: Path, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=removable.url, slack=SLACK, telegram=TELEGRAM)
    with watched(settings) as logs, closing(Database(removable.url)) as database:
        units = Faulty(database)
        async with way_in(name, units, retries=(0.0, 3.0, 8.0)) as way:
            boss, new = way.person("Sara"), way.person("Anna")
            let_in(units, boss, role=Role.COORDINATOR)
            boss.says("bjud in polisen")
            await way.until(boss.hears)
            code = CODE.search(boss.hears()[0])
            assert code is not None
            new.says(f"Hej, {code.group()}!")
            await way.until(new.hears)
            # What was sent is remembered before anything fails: the fault is for the report.
            await way.settle()
            units.fails = True
            new.says(REPORT)
            await way.until(lambda: any("Något gick fel" in text for text in new.hears()))
            trouble(way)
            new.says(REPORT)
            await way.settle()
            await removable.leave()
            new.says(REPORT)
            await way.until(lambda: any("inte spara" in text for text in new.hears()))
            await removable.come_back()
            await way.settle()
            shown = represented(way) + repr(settings) + repr(database) + repr(vars(database))
        secrets = (*CANARIES, code.group(), code.group().replace("-", ""))
        out, err = capsys.readouterr()
        searched: dict[str, str | bytes] = {
            "the log": logs[0].getvalue(),
            "the program's own log, with nothing hidden": logs[1].getvalue(),
            "the output": out + err,
            "representations": shown,
            "the database": bytes_of_databases(tmp_path),
        }
    hits = {where: found_in(what, secrets) for where, what in searched.items()}
    lines = sum(log.getvalue().count("\n") for log in logs)
    tell(f"{name}, {type(removable).__name__}: {lines} lines of log, {sum(map(len, hits.values()))} secrets")
    assert lines
    assert not any(hits.values())


COMMANDS = (
    "run", "web", "worker", "doctor", "migrate", "status", "status --json", "members list",
    "members link polisen", "channels list", "words list", "audit verify", "slack-manifest", "promises list",
    "backup file", "export file", "chat --jsonl", "parse", "no-such-command",
)  # fmt: skip
WRONG: tuple[dict[str, str], ...] = (
    {},
    {"DATABASE_URL": f"postgresql://bot:{DATABASE_PASSWORD}@127.0.0.1:1/none"},
    {"DATABASE_URL": f"postgresql://bot:{DATABASE_PASSWORD}@host:port/none"},
    {"DATABASE_URL": f"mysql://bot:{DATABASE_PASSWORD}@127.0.0.1/none"},
    {"SLACK_BOT_TOKEN": f"wrong-{APP.bot_token}"},
    {"TELEGRAM_BOT_TOKEN": f"{TOKEN}!"},
    {"TELEGRAM_WEBHOOK_SECRET": f"{SECRET}!"},
)


def test_no_command_shows_a_secret_whatever_is_wrong(tmp_path: Path, tell: Tell) -> None:
    nowhere = "http://127.0.0.1:1"
    right = {
        "SLACK_BOT_TOKEN": APP.bot_token,
        "SLACK_SIGNING_SECRET": APP.signing_secret,
        "SLACK_API_URL": f"{nowhere}/api/",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": nowhere,
        "TELEGRAM_WEBHOOK_URL": f"{nowhere}/telegram",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "DATABASE_URL": f"postgresql://bot:{DATABASE_PASSWORD}@127.0.0.1:1/none",
    }
    shown = []
    for number, command in enumerate(COMMANDS):
        ended = Program(tmp_path, right | WRONG[number % len(WRONG)]).run(*command.split())
        shown.append(ended.out + ended.err)
        assert "Traceback" not in ended.err
    for wrong in WRONG:
        ended = Program(tmp_path, right | wrong).run("run")
        shown.append(ended.out + ended.err)
        assert ended.status != 0
    hits = found_in("\n".join(shown), CANARIES)
    tell(f"{len(shown)} commands with wrong settings: {len(hits)} secrets")
    assert hits == []
