"""Says something unasked in Slack, with a picture if there is one, in one message that is posted once."""

import asyncio
import logging
from functools import cached_property
from http import HTTPStatus

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError, UnsayableError
from handlers.platform_settings import SlackSettings
from handlers.platforms import Announced, Announcement, Picture, Place
from handlers.slack.blocks import Block, Said, messages
from handlers.slack.clients import Clients
from handlers.slack.events import PLATFORM, Payload, channel_id
from handlers.slack.faults import translated
from handlers.slack.posting import marked_in, post

_log = logging.getLogger(__name__)
_MOST = 999
_ALTERNATIVE = 2000
_FILE = "loftesboten.png"
_TRIES = 3
_PAUSE = 1.0


class SlackAnnouncer:
    """Serves `handlers.platforms.Announcer`."""

    name = PLATFORM

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        self._team: str | None = None

    @cached_property
    def _clients(self) -> Clients:
        return Clients.of(self._settings.bot_token, self._settings.api_url, waiting=False)

    async def announce(self, announcement: Announcement) -> Announced:
        """Say something once; the picture stands below the words, in the same message."""
        there = await self._there(announcement)
        *before, last = messages(announcement.utterance)
        for number, part in enumerate(before):
            await self._part(announcement, number, part, there)
        mark = _mark(announcement, len(before))
        found = marked_in(there, mark)
        if found is not None:
            return Announced(message=found)
        try:
            return await self._last(announcement, last, mark)
        except DeliveryError as error:
            if not before:
                raise
            raise UncertainDeliveryError(f"only the beginning was said: {error}") from None

    async def known_as(self, channel: str) -> str:
        """A channel with the workspace before it, which Slack is asked for once."""
        if self._team is None:
            async with translated():
                told = await self._clients.repeating.auth_test()
            self._team = str(told["team_id"])
        return f"{PLATFORM}:{self._team}:{channel_id(channel)}"

    async def close(self) -> None:
        """Close the connections."""
        if "_clients" in self.__dict__:
            await self._clients.close()

    async def _last(self, announcement: Announcement, said: Said, mark: str) -> Announced:
        """Post the message that has the picture; without it, if Slack won't take that."""
        place = Place(channel=announcement.channel)
        if announcement.picture is None:
            return Announced(message=await post(self._clients, place, said, mark))
        file = await self._uploaded(announcement.picture)
        if file is not None:
            shown = Said(said.text, [*said.blocks, _image(file, announcement.picture)])
            for attempt in range(_TRIES):
                try:
                    return Announced(message=await post(self._clients, place, shown, mark))
                except UnsayableError as error:
                    # Slack needs a moment until a file can be shown.
                    _log.info("a picture is not taken: %s", error)
                    await asyncio.sleep(_PAUSE * attempt)
        return Announced(message=await post(self._clients, place, said, mark), lacks_picture=True)

    async def _part(self, announcement: Announcement, number: int, said: Said, there: list[Payload]) -> None:
        """Post one of the first parts of something long, unless it is there."""
        mark = _mark(announcement, number)
        if marked_in(there, mark) is None:
            await post(self._clients, Place(channel=announcement.channel), said, mark)

    async def _there(self, announcement: Announcement) -> list[Payload]:
        """The channel's messages among which it must be, if it was posted before."""
        if announcement.since is None:
            return []
        try:
            async with translated():
                told = await self._clients.repeating.conversations_history(
                    channel=channel_id(announcement.channel),
                    oldest=f"{announcement.since.timestamp():.6f}",
                    limit=_MOST,
                )
        except BusyError:
            raise
        except DeliveryError as error:
            raise UncertainDeliveryError(f"it may have been said, but can't be looked for: {error}") from None
        if told.get("has_more"):
            raise UncertainDeliveryError("it may have been said, but too much was said there since")
        return list(told["messages"])

    async def _uploaded(self, picture: Picture) -> str | None:
        """The id of a picture's file, which nobody sees until a message shows it; None if Slack refuses."""
        client = self._clients.repeating
        try:
            async with translated():
                room = await client.files_getUploadURLExternal(filename=_FILE, length=len(picture.png))
                async with self._clients.session.post(room["upload_url"], data=picture.png) as answer:
                    if answer.status != HTTPStatus.OK:
                        raise UnreachableError(f"Slack takes no file ({answer.status})")
                file = str(room["file_id"])
                await client.files_completeUploadExternal(files=[{"id": file, "title": _FILE}])
        except BusyError:
            raise
        except DeliveryError as error:
            _log.warning("a picture can't be uploaded: %s", error)
            return None
        return file


def _mark(announcement: Announcement, number: int) -> str:
    return f"{announcement.mark}-{number}"


def _image(file: str, picture: Picture) -> Block:
    alternative = picture.alternative[:_ALTERNATIVE]
    return {"type": "image", "slack_file": {"id": file}, "alt_text": alternative}
