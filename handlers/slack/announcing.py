"""Says something unasked in Slack, with a picture if there is one, in one message that is posted once."""

from functools import cached_property

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from handlers.platform_settings import SlackSettings
from handlers.platforms import Announced, Announcement, Place
from handlers.slack.blocks import Said, messages
from handlers.slack.clients import Clients
from handlers.slack.events import PLATFORM, Payload, channel_id
from handlers.slack.faults import translated
from handlers.slack.pictures import said_with, uploaded
from handlers.slack.posting import marked_in, post

_MOST = 999
_NO_RIGHT = "missing_scope"


class SlackAnnouncer:
    """Serves `handlers.platforms.Announcer`."""

    name = PLATFORM

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        self._team: str | None = None

    @cached_property
    def _clients(self) -> Clients:
        return Clients.of(self._settings.bot_token, self._settings.api_url, waiting=False)

    async def open(self, announcement: Announcement) -> None:
        """Nothing: what was said can be looked up."""

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
        image = await uploaded(self._clients, announcement.picture)
        if image is not None:
            posted = await said_with(image, said, lambda shown: post(self._clients, place, shown, mark))
            if posted is not None:
                return Announced(message=posted)
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
        except DeliveryError as error:
            raise _not_looked_for(error) from None
        if told.get("has_more"):
            raise UncertainDeliveryError("it may have been said, but too much was said there since")
        return list(told["messages"])


def _not_looked_for(error: DeliveryError) -> DeliveryError:
    """What it means that a message can't be looked for: where that may pass, it is looked for later."""
    if isinstance(error, UnreachableError) or _NO_RIGHT in str(error):
        return UncertainDeliveryError(f"it may have been said, but can't be looked for: {error}")
    if isinstance(error, BusyError):
        return error
    return DeliveryError(f"it may have been said, and can't be looked for right now: {error}")


def _mark(announcement: Announcement, number: int) -> str:
    return f"{announcement.mark}-{number}"
