"""Posts a message once, whatever happens on the way: what may have arrived is looked for first."""

import asyncio
from collections.abc import Iterable
from uuid import uuid4

from bot.errors import DeliveryError, UncertainDeliveryError
from handlers.platforms import Place
from handlers.slack.blocks import Said
from handlers.slack.clients import Clients
from handlers.slack.events import Payload, channel_id, is_ts
from handlers.slack.faults import translated

_TRIES = 3
_PAUSE = 0.5
_LATEST = 100


async def post(clients: Clients, place: Place, said: Said, mark: str | None = None) -> str:
    """Post a message, known by the id of its first block until Slack has told its own, which is returned.

    That id is the `mark`, if one is given. UncertainDeliveryError where the bot may not read what it may have
    posted.
    """
    mark = mark or uuid4().hex
    first, *others = said.blocks
    marked = Said(said.text, [{**first, "block_id": mark}, *others])
    for attempt in range(_TRIES):
        try:
            return await _try(clients, place, marked)
        except UncertainDeliveryError:
            await asyncio.sleep(_PAUSE * 2**attempt)
            found = await _found(clients, place, mark)
        if found is not None:
            return found
    raise DeliveryError("Slack fails at whatever is posted right now")


async def _try(clients: Clients, place: Place, said: Said) -> str:
    async with translated():
        posted = await clients.posting.chat_postMessage(
            channel=channel_id(place.channel),
            text=said.text,
            blocks=said.blocks,
            thread_ts=place.thread,
            unfurl_links=False,
            unfurl_media=False,
        )
    return str(posted["ts"])


async def _found(clients: Clients, place: Place, mark: str) -> str | None:
    """The id of the message with a mark, if it has arrived; UncertainDeliveryError if that can't be seen."""
    try:
        async with translated():
            latest = await _latest(clients, place)
    except DeliveryError as error:
        raise UncertainDeliveryError(f"it may have arrived, but can't be looked for: {error}") from None
    return marked_in(latest, mark)


def marked_in(messages: Iterable[Payload], mark: str) -> str | None:
    """The id of the message with a mark, if it is one of some."""
    return next((str(each["ts"]) for each in messages if _is_marked(each, mark)), None)


def _is_marked(message: Payload, mark: str) -> bool:
    return any(block.get("block_id") == mark for block in message.get("blocks", ()))


async def _latest(clients: Clients, place: Place) -> list[Payload]:
    """The messages since the one that is answered, in its thread or beside it."""
    channel, client = channel_id(place.channel), clients.repeating
    since = place.message if is_ts(place.message) else None
    if place.thread is None:
        told = await client.conversations_history(channel=channel, oldest=since, limit=_LATEST)
    else:
        told = await client.conversations_replies(
            channel=channel, ts=place.thread, oldest=since, limit=_LATEST
        )
    return list(told["messages"])
