"""Pictures in Slack: uploaded as a file that nobody sees, until a message shows it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.errors import BusyError, DeliveryError, UnsayableError
from handlers.enclosing import File
from handlers.platforms import Picture
from handlers.slack.blocks import Block, Said
from handlers.slack.clients import Clients
from handlers.slack.files import upload

_log = logging.getLogger(__name__)
_ALTERNATIVE = 2000
_FILE = "loftesboten.png"
_TRIES = 3
_PAUSE = 1.0

T = TypeVar("T")


async def uploaded(clients: Clients, picture: Picture) -> Block | None:
    """The block that shows a picture; None if Slack refuses it, BusyError where it wants to be left alone."""
    try:
        file = await upload(clients, File(_FILE, picture.png))
    except BusyError:
        raise
    except DeliveryError as error:
        _log.warning("a picture can't be uploaded: %s", error)
        return None
    return _image(file, picture)


async def said_with(image: Block, said: Said, say: Callable[[Said], Awaitable[T]]) -> T | None:
    """Say something with a picture below it; None where Slack doesn't take that, and nothing was said."""
    shown = Said(said.text, [*said.blocks, image])
    for attempt in range(_TRIES):
        try:
            return await say(shown)
        except UnsayableError as error:
            # Slack needs a moment until a file can be shown.
            _log.info("a picture is not taken: %s", error)
            await asyncio.sleep(_PAUSE * attempt)
    return None


def _image(file: str, picture: Picture) -> Block:
    alternative = picture.alternative[:_ALTERNATIVE]
    return {"type": "image", "slack_file": {"id": file}, "alt_text": alternative}
