"""Files in Slack: uploaded in three steps, to be shown by a message or to stand in a chat by themselves."""

import logging
from http import HTTPStatus

from bot.errors import DeliveryError, UnreachableError
from handlers.enclosing import File
from handlers.platforms import Place
from handlers.slack.clients import Clients
from handlers.slack.events import channel_id
from handlers.slack.faults import translated

_log = logging.getLogger(__name__)


async def upload(clients: Clients, file: File, place: Place | None = None) -> str:
    """Upload a file, into a chat if one is given; its id. DeliveryError if Slack does not take it."""
    client = clients.repeating
    async with translated():
        room = await client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
        async with clients.session.post(room["upload_url"], data=file.content) as answer:
            if answer.status != HTTPStatus.OK:
                raise UnreachableError(f"Slack takes no file ({answer.status})")
        uploaded = str(room["file_id"])
        await client.files_completeUploadExternal(
            files=[{"id": uploaded, "title": file.name}],
            channel_id=None if place is None else channel_id(place.channel),
            thread_ts=None if place is None else place.thread,
        )
    return uploaded


async def send(clients: Clients, file: File, place: Place) -> None:
    """Send a file after the words that tell of it; one that Slack does not take is logged."""
    try:
        await upload(clients, file, place)
    except DeliveryError as error:
        _log.warning("a file does not arrive: %s", error)
