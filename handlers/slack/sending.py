"""Sends to Slack: to a channel, or to one member alone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import (
    BusyError,
    DeliveryError,
    UncertainDeliveryError,
    UnreachableError,
    UnsayableError,
)
from bot.utterances import Utterance
from handlers.enclosing import enclosed
from handlers.illustrating import Illustrator
from handlers.platforms import Place
from handlers.slack.blocks import Block, Said, messages
from handlers.slack.clients import Clients
from handlers.slack.events import PLATFORM, channel_id
from handlers.slack.faults import translated
from handlers.slack.files import send
from handlers.slack.pictures import said_with, uploaded
from handlers.slack.posting import post

_log = logging.getLogger(__name__)
_REFUSED = "invalid_blocks"


class SlackPlatform:
    """Serves `handlers.platforms.Platform`; each message is posted at most once.

    The id of a message that only one member sees is the address at which it can be replaced.
    """

    name = PLATFORM

    def __init__(self, clients: Clients, illustrator: Illustrator) -> None:
        self._clients = clients
        self._illustrator = illustrator
        self._working: dict[Place, asyncio.Task[str]] = {}

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new, in several messages if it is long; the id of the last, which has the buttons."""
        if place.whisper is not None:
            return await self._whisper(place.whisper, utterance)
        if place.alone is not None and not _is_direct(place.channel):
            await self.stop_working(place)
            return await self._tell_alone(place, place.alone, utterance)
        shown = await self._shown_working(place)
        if shown is not None:
            return await self.update(place, shown, utterance)
        *before, last = messages(utterance)
        for said in before:
            await post(self._clients, place, said)
        posted = await self._shown(utterance, last, lambda said: post(self._clients, place, said))
        await self._enclose(place, utterance)
        return posted

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; one that is gone or too short is posted anew."""
        if _is_whisper(answer):
            return await self._whisper(answer, utterance, in_place=True)
        await self.stop_working(place)
        said, *more = messages(utterance)
        if more:
            return await self._say_anew(place, answer, utterance)
        try:
            changed = await self._shown(utterance, said, lambda shown: self._change(place, answer, shown))
        except UnreachableError:
            return await self.post(place, utterance)
        await self._enclose(place, utterance)
        return changed

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Answer a new message: in a thread above it, elsewhere below it, and never in two places.

        Who asked in a whisper is told there too.
        """
        if place.whisper is not None:
            await self._whisper(place.whisper, utterance)
            return await self.update(replace(place, whisper=None), answer, utterance)
        if place.thread not in {None, place.message}:
            return await self.update(place, answer, utterance)
        await self.stop_working(place)
        return await self._say_anew(place, answer, utterance)

    async def show_working(self, place: Place) -> None:
        """Post a message that the answer will replace: Slack shows no "skriver …" for a bot."""
        if place.message is not None and place.whisper is None:
            (said,) = messages(Utterance("…"))
            self._working[_spot(place)] = asyncio.create_task(post(self._clients, place, said))

    async def stop_working(self, place: Place) -> None:
        """Take that message away."""
        shown = await self._shown_working(place)
        if shown is not None:
            await self._delete(place, shown)

    async def take_away(self, place: Place) -> bool:  # noqa: ARG002 - as other platforms take it
        """Slack lets a bot delete nothing but its own messages."""
        return False

    async def _shown(self, utterance: Utterance, last: Said, say: Callable[[Said], Awaitable[str]]) -> str:
        """Say the last part of something with its picture below it; without, if Slack won't take that."""
        image = await self._image(utterance)
        posted = None if image is None else await said_with(image, last, say)
        return await say(last) if posted is None else posted

    async def _enclose(self, place: Place, utterance: Utterance) -> None:
        """Send the file that goes with what was just said, where nobody else reads it."""
        file = await enclosed(utterance) if _is_direct(place.channel) else None
        if file is not None:
            await send(self._clients, file, place)

    async def _image(self, utterance: Utterance) -> Block | None:
        picture = await self._illustrator.picture(utterance)
        try:
            return None if picture is None else await uploaded(self._clients, picture)
        except BusyError as error:
            _log.warning("a picture is left out: %s", error)
            return None

    async def _change(self, place: Place, answer: str, said: Said) -> str:
        async with translated():
            await self._clients.repeating.chat_update(
                channel=channel_id(place.channel), ts=answer, text=said.text, blocks=said.blocks
            )
        return answer

    async def _shown_working(self, place: Place) -> str | None:
        posting = self._working.pop(_spot(place), None)
        if posting is None:
            return None
        try:
            return await posting
        except DeliveryError:
            return None

    async def _say_anew(self, place: Place, answer: str, utterance: Utterance) -> str:
        posted = await self.post(place, utterance)
        await self._delete(place, answer)
        return posted

    async def _delete(self, place: Place, message: str) -> None:
        """Take a message of the bot's away, if it is still there."""
        try:
            async with translated():
                await self._clients.repeating.chat_delete(channel=channel_id(place.channel), ts=message)
        except DeliveryError as error:
            _log.info("a message that is out of date stays: %s", error)

    async def _tell_alone(self, place: Place, user: str, utterance: Utterance) -> str:
        """Tell one member of a channel alone; there is no id by which it could be changed later."""
        for said in messages(utterance):
            async with translated():
                await self._clients.posting.chat_postEphemeral(
                    channel=channel_id(place.channel),
                    user=user,
                    text=said.text,
                    blocks=said.blocks,
                    thread_ts=place.thread,
                )
        return ""

    async def _whisper(self, address: str, utterance: Utterance, *, in_place: bool = False) -> str:
        """Tell one member alone; there is no id by which it could be changed later."""
        clients = self._clients
        handlers = (clients.repeating if in_place else clients.posting).retry_handlers
        webhook = AsyncWebhookClient(address, session=clients.session, retry_handlers=handlers)

        async def say(said: Said) -> str:
            return await _answer_alone(webhook, said, in_place=in_place)

        *before, last = messages(utterance)
        for part in before:
            await say(part)
        return await self._shown(utterance, last, say)


async def _answer_alone(webhook: AsyncWebhookClient, said: Said, *, in_place: bool) -> str:
    async with translated():
        answered = await webhook.send_dict(
            {
                "response_type": "ephemeral",
                "replace_original": in_place,
                "text": said.text,
                "blocks": said.blocks,
            }
        )
    if answered.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UncertainDeliveryError("Slack failed at an answer to one member")
    if _REFUSED in answered.body:
        raise UnsayableError("Slack refuses what one member is answered")
    if answered.status_code != HTTPStatus.OK:
        raise UnreachableError("Slack no longer takes an answer to one member")
    return ""


def _is_whisper(answer: str) -> bool:
    return answer.startswith(("https:", "http:"))


def _is_direct(channel: str) -> bool:
    return channel_id(channel).startswith("D")


def _spot(place: Place) -> Place:
    """A place by where it is alone, whoever is told something there."""
    return replace(place, whisper=None, alone=None)
