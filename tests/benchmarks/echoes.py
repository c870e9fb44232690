"""Bots that answer every message with its own words, on the libraries as they come.

`python -m tests.benchmarks.echoes WAY PORT` runs one; its addresses and tokens come as JSON on standard
input.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Column, MetaData, Table, Text, create_engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

Json = dict[str, Any]


def listening() -> None:
    """Tell the one who waits that the bot is there."""
    print("listening", flush=True)  # noqa: T201 - a process says so on standard output


async def telegram(told: Json, port: int, *, webhook: bool) -> None:
    """On python-telegram-bot, by polling or webhook."""

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    application = ApplicationBuilder().token(told["token"]).base_url(told["base_url"]).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        if webhook:

            async def take(request: Request) -> Response:
                update = Update.de_json(await request.json(), application.bot)
                await application.update_queue.put(update)
                return Response()

            await application.bot.set_webhook(f"http://127.0.0.1:{port}/telegram")
            await serving([Route("/telegram", take, methods=["POST"])], port)
        assert application.updater is not None
        await application.updater.start_polling()
        listening()
        await asyncio.Event().wait()


async def slack(told: Json, port: int, *, socket_mode: bool) -> None:
    """On Bolt, over HTTP or Socket Mode."""
    client = AsyncWebClient(told["bot_token"], base_url=told["api_url"])
    app = AsyncApp(signing_secret=told["signing_secret"], client=client)
    keep = committing(told["database_url"]) if "database_url" in told else None

    @app.event("message")
    async def echo(event: Json, say: AsyncSay) -> None:
        if keep is not None:
            await asyncio.to_thread(keep, event["text"])
        await say(text=event["text"])

    if socket_mode:
        handler = AsyncSocketModeHandler(app, told["app_token"], web_client=client)
        await handler.connect_async()  # type: ignore[no-untyped-call] # slack_bolt
        listening()
        await asyncio.Event().wait()
    await serving([Route("/slack/events", AsyncSlackRequestHandler(app).handle, methods=["POST"])], port)


def committing(database_url: str) -> Callable[[str], None]:
    """What makes a row of one text durable."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    table = Table("echoes", MetaData(), Column("text", Text))
    with engine.begin() as connection:
        table.create(connection, checkfirst=True)

    def keep(said: str) -> None:
        with engine.begin() as connection:
            connection.execute(table.insert(), {"text": said})

    return keep


async def serving(routes: list[Route], port: int) -> None:
    """Serve some routes until stopped."""
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=port, log_level="warning"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    listening()
    await running


def main(way: str, port: int) -> None:
    """Run the echo of a way until stopped."""
    told = json.loads(sys.stdin.readline())
    bots = {
        "Telegram by polling": lambda: telegram(told, port, webhook=False),
        "Telegram by webhook": lambda: telegram(told, port, webhook=True),
        "Slack over HTTP": lambda: slack(told, port, socket_mode=False),
        "Slack over HTTP with a commit": lambda: slack(told, port, socket_mode=False),
        "Slack over Socket Mode": lambda: slack(told, port, socket_mode=True),
    }
    asyncio.run(bots[way]())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
