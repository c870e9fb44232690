"""Sends to Slack, with an answer's text as sections and its buttons below."""

from bot.errors import DeliveryError, UnreachableError
from bot.replies import Utterance
from handlers.correspondence import Place
from handlers.slack.blocks import Block, messages
from handlers.slack.clients import Clients
from handlers.slack.events import PLATFORM, channel_id
from handlers.slack.faults import translated


class SlackPlatform:
    """Serves `handlers.correspondence.Platform`; each message is posted at most once."""

    name = PLATFORM

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    async def post(self, place: Place, utterance: Utterance) -> str:
        """Say something new, in several messages if it is long; the id of the last, which has the buttons."""
        ts = ""
        for text, blocks in messages(utterance):
            ts = await self._post(place, text, blocks)
        return ts

    async def update(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Let the bot's own message say something else; one that is gone or too short is posted anew."""
        (text, blocks), *more = messages(utterance)
        if more:
            return await self._say_anew(place, answer, utterance)
        try:
            async with translated():
                await self._clients.repeating.chat_update(
                    channel=channel_id(place.channel), ts=answer, text=text, blocks=blocks
                )
        except UnreachableError:
            return await self.post(place, utterance)
        return answer

    async def follow(self, place: Place, answer: str, utterance: Utterance) -> str:
        """Answer a new message: in a thread above it, elsewhere below it, and never in two places."""
        if place.thread not in {None, place.message}:
            return await self.update(place, answer, utterance)
        return await self._say_anew(place, answer, utterance)

    async def show_working(self, place: Place) -> None:
        """Slack shows nothing of the kind for a bot."""

    async def _say_anew(self, place: Place, answer: str, utterance: Utterance) -> str:
        posted = await self.post(place, utterance)
        try:
            async with translated():
                await self._clients.repeating.chat_delete(channel=channel_id(place.channel), ts=answer)
        except DeliveryError:
            return posted
        return posted

    async def _post(self, place: Place, text: str, blocks: list[Block]) -> str:
        async with translated():
            posted = await self._clients.posting.chat_postMessage(
                channel=channel_id(place.channel),
                text=text,
                blocks=blocks,
                thread_ts=place.thread,
                unfurl_links=False,
                unfurl_media=False,
            )
        return str(posted["ts"])
