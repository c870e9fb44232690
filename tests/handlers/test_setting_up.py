"""What the README says about setting up, done step by step: from a token to a colleague's first report."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from tests.handlers.program import PATIENCE, Program
from tests.stand_ins.slack import Slack
from tests.stand_ins.telegram import Conduct, TelegramServer

WELCOME = "Välkommen! Här är du samordnare, från Kommunen."
NOTED = "Noterat: "
REPORT = "tobakstillsyn hos tre handlare i Skogås idag"


def set_up(program: Program, settings: Mapping[str, str]) -> Program:
    """The program with settings in its folder's .env file."""
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (program.folder / ".env").write_text("".join(lines), encoding="utf-8")
    return program


async def examined(program: Program) -> None:
    ended = await asyncio.to_thread(program.run, "doctor")
    assert ended.status == 0, ended.out


async def code(program: Program) -> str:
    """The code for the first coordinator."""
    linked = await asyncio.to_thread(program.run, "members", "link", "kommunen", "--role", "coordinator")
    return linked.out.split()[0]


@asynccontextmanager
async def running(program: Program) -> AsyncIterator[None]:
    """`run`, from when it says that it listens until it has ended as asked."""
    bot = await asyncio.to_thread(program.start, "run")
    assert bot.stdout is not None
    try:
        assert "listening on" in await asyncio.to_thread(bot.stdout.readline)
        yield
    finally:
        bot.terminate()
        await asyncio.to_thread(bot.communicate, None, PATIENCE)
    assert bot.returncode == 0


async def test_telegram_is_set_up_as_the_readme_says(program: Program) -> None:
    async with TelegramServer(Conduct()) as telegram:
        own = {"TELEGRAM_API_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token, "PORT": "0"}
        there = set_up(program, own)
        await examined(there)
        async with running(there):
            omar, lina = telegram.user("Omar"), telegram.user("Lina")
            omar.says(await code(there))
            assert (await omar.private.next_message(PATIENCE)).text.startswith(WELCOME)
            omar.says("bjud in polisen")
            invitation = await omar.private.next_message(PATIENCE)
            lina.says(invitation.text.splitlines()[1].rpartition("=")[2])
            await lina.private.next_message(PATIENCE)
            lina.says(REPORT)
            assert (await lina.private.next_message(PATIENCE)).text.startswith(NOTED)
            await examined(there)


async def test_slack_is_set_up_as_the_readme_says(program: Program) -> None:
    async with Slack() as slack:
        own = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.app.bot_token,
            "SLACK_APP_TOKEN": slack.app.app_token,
            "PORT": "0",
        }
        there = set_up(program, own)
        await examined(there)
        async with running(there):
            omar, lina = slack.person("Omar"), slack.person("Lina")
            omar.says(omar.direct, await code(there))
            assert (await omar.direct.next_message(PATIENCE)).text.startswith(WELCOME)
            omar.says(omar.direct, "bjud in polisen")
            invitation = await omar.direct.next_message(PATIENCE)
            lina.says(lina.direct, invitation.text.splitlines()[1])
            await lina.direct.next_message(PATIENCE)
            lina.says(lina.direct, REPORT)
            assert (await lina.direct.next_message(PATIENCE)).text.startswith(NOTED)
            await examined(there)
