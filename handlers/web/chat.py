"""The local chat page: a newcomer plays a part, writes as in a chat, and sees the promises move."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import uuid4

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import DatabaseError, InputError
from bot.messages import Message, MessageKey, Press
from handlers.address_settings import is_loopback
from handlers.app import App
from handlers.bodies import BodyError, body_of
from handlers.clocks import Clock
from handlers.correspondence import Correspondence
from handlers.json_lines import line_of
from handlers.personas import Persona, let_in, personas
from handlers.surroundings import Surroundings
from handlers.web.chat_platform import PLATFORM, ChatPlatform
from handlers.web.examples import Taken, examples, standing_examples
from handlers.web.feeds import Feed, Feeds, Happening
from handlers.web.guarding import Handler, guarded
from handlers.web.pages import page
from handlers.web.standings import standings
from locales.chat_page import ChatPage

CHAT = "/chatt"
_LONGEST_TEXT = 4000

T = TypeVar("T")
Told = Mapping[str, Any]


class ChatService:
    """The page, its routes, and what answers there; `clock` gives the aware present of those who play."""

    def __init__(self, app: App, clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._feeds = Feeds()
        self._words = ChatPage(app.partnership)
        self._personas = {persona.id: persona for persona in personas(app.partnership)}
        there = Surroundings(app.workers, clock, app.watch)
        self._correspondence = Correspondence(app.conversation, app.voice, ChatPlatform(self._feeds), there)

    async def start(self) -> None:
        """Answer what an earlier run left unanswered."""
        await self._correspondence.leftovers.begin()

    async def stop(self) -> None:
        """Answer what was heard, and leave."""
        await self._correspondence.finish()

    @property
    def routes(self) -> tuple[BaseRoute, ...]:
        """Where the page is, and what it calls."""
        return (
            Route(CHAT, self._guarded(self._page)),
            Route(f"{CHAT}/handelser", self._guarded(self._happenings)),
            Route(f"{CHAT}/sagt", self._guarded(self._telling(self._said)), methods=["POST"]),
            Route(f"{CHAT}/tryckt", self._guarded(self._telling(self._pressed)), methods=["POST"]),
            Route(f"{CHAT}/exempel", self._guarded(self._telling(self._load)), methods=["POST"]),
            Route(f"{CHAT}/exempel", self._guarded(self._telling(self._clear)), methods=["DELETE"]),
        )

    def _guarded(self, handler: Handler) -> Handler:
        return guarded(handler, only_here=is_loopback(self._app.settings.host))

    async def _page(self, _request: Request) -> Response:
        return page(
            "chat.html",
            words=self._words,
            personas=self._personas.values(),
            title=self._app.partnership.title,
            today=self._clock().date(),
            has_examples=bool(self._app.partnership.examples),
        )

    # Hearing

    async def _said(self, told: Told) -> None:
        persona, text = self._persona(told), _text(told, "text").strip()
        if not text or len(text) > _LONGEST_TEXT:
            raise InputError(self._words.too_long(_LONGEST_TEXT))
        key = MessageKey(channel=_channel(persona), message=uuid4().hex)
        await self._hear(persona, Message(sender=persona.sender, key=key, at=self._clock(), text=text))

    async def _hear(self, persona: Persona, message: Message) -> None:
        said_at = self._words.said_at(message.at, self._clock())
        self._feed(persona).show(message.key.message, by="me", text=message.text, at=said_at)
        await self._work(lambda: let_in(self._app.conversation.units_of_work, persona, message.at))
        await self._correspondence.hear(message)

    async def _pressed(self, told: Told) -> None:
        persona, report = self._persona(told), told.get("report")
        press = Press(
            sender=persona.sender,
            channel=_channel(persona),
            at=self._clock(),
            action=_text(told, "action"),
            report=report if type(report) is int else None,
        )
        await self._work(lambda: let_in(self._app.conversation.units_of_work, persona, press.at))
        await self._correspondence.hear(press, on=_text(told, "message"))

    # The made-up week

    async def _load(self, _told: Told) -> None:
        if not await self._work(self._standing_examples):
            for persona, message in examples(self._app.partnership, self._clock(), f"{PLATFORM}:"):
                await self._hear(persona, message)
                # Each answer stands under its report before the next one comes.
                await self._correspondence.finish()

    async def _clear(self, _told: Told) -> None:
        for taken in await self._work(self._standing_examples):
            await self._correspondence.hear(taken.press, on=taken.on)

    def _standing_examples(self) -> list[Taken]:
        with self._app.conversation.units_of_work() as work:
            return standing_examples(work, self._app.partnership, self._clock())

    # Showing

    async def _happenings(self, request: Request) -> Response:
        persona = self._personas.get(request.query_params.get("som", ""))
        if persona is None:
            return PlainTextResponse(self._words.unknown_persona, HTTPStatus.NOT_FOUND)
        return EventSourceResponse(self._events(persona))

    async def _events(self, persona: Persona) -> AsyncIterator[ServerSentEvent]:
        async for happening in self._feed(persona).follow(await self._standings()):
            yield ServerSentEvent(event=happening.kind, data=line_of(happening.facts))

    async def _standings(self) -> Happening:
        facts = await self._work(lambda: standings(self._app, self._clock()))
        return Happening("begin", facts)

    # What the page calls

    def _telling(self, take: Callable[[Told], Awaitable[None]]) -> Handler:
        """What takes a JSON object and lets everybody see where the promises stand afterwards."""

        async def handle(request: Request) -> Response:
            try:
                await take(_object(await body_of(request)))
            except BodyError as error:
                return PlainTextResponse(self._words.too_long(_LONGEST_TEXT), error.status)
            except InputError as error:
                return PlainTextResponse(str(error), HTTPStatus.BAD_REQUEST)
            except DatabaseError:
                # The sender has been told in the conversation itself.
                return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
            moved = await self._standings()
            self._feeds.tell(Happening("standings", moved.facts))
            return Response(status_code=HTTPStatus.NO_CONTENT)

        return handle

    def _persona(self, told: Told) -> Persona:
        persona = self._personas.get(_text(told, "som"))
        if persona is None:
            raise InputError(self._words.unknown_persona)
        return persona

    def _feed(self, persona: Persona) -> Feed:
        return self._feeds.of(_channel(persona))

    async def _work(self, task: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._app.workers, task)


def _channel(persona: Persona) -> str:
    return f"{PLATFORM}:{persona.id}"


def _object(body: bytes) -> Told:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise InputError("Send one JSON object.")
    return told


def _text(told: Told, name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise InputError(f"Send {name} as text.")
    return value
