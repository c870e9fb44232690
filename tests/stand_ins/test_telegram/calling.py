"""How the tests call the stand-in and are called by it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import Application

from tests.stand_ins.changes import Changes
from tests.stand_ins.telegram import TelegramServer
from tests.stand_ins.telegram.webhooks import SECRET_HEADER


def keyboard(*labels: str, data: str = "yes") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label in labels]])


async def texts(bot: Bot, **given: Any) -> list[str | None]:
    """The texts of the messages that a poll gives."""
    messages = [update.message for update in await bot.get_updates(**given)]
    return [message.text for message in messages if message]


async def refused(server: TelegramServer, method: str, **given: Any) -> str | None:
    """What the server says to a call in JSON, word for word; None when it carries the call out."""
    address = f"{server.base_url}{server.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(address, json=given) as answer:
        description: str | None = (await answer.json()).get("description")
        return description


@asynccontextmanager
async def polling(application: Application[Any, Any, Any, Any, Any, Any]) -> AsyncIterator[None]:
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


@dataclass
class Receiver:
    """A bot's own endpoint: what came, in order, and what it answers (200 when nothing else is ordered)."""

    answers: list[web.Response] = field(default_factory=list)
    came: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    changes: Changes = field(default_factory=Changes)
    at_once: int = 0
    most_at_once: int = 0
    url: str = ""

    async def receive(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.came.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.changes.announce()
        await self.gate.wait()
        self.at_once -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.came if "message" in update]
