"""Where the answer to an event goes: its place, the messages that it answers, what it takes the place of."""

from collections.abc import Sequence
from dataclasses import replace

from bot.messages import Deletion, Edit, Event, MessageKey, Press
from bot.replies import AskedOfOthers, MayNot, NotYours, Reply, StaleButton, Stranger, told_of
from bot.utterances import Utterance
from handlers.delivery import private
from handlers.platforms import Answer, Place

_REFUSALS = (AskedOfOthers, MayNot, NotYours, StaleButton, Stranger)


def destination(event: Event, whisper: str | None) -> Place:
    """Where what there is to say to an event is said, unless it is for one member alone."""
    if isinstance(event, Press):
        return Place(channel=event.channel, whisper=whisper)
    thread = getattr(event, "thread", None)
    return Place(channel=event.key.channel, thread=thread, message=event.key.message, whisper=whisper)


def keys_of(event: Event) -> tuple[MessageKey, ...]:
    """The identities under which an event is taken in once; none where it has its effect once anyway."""
    return () if isinstance(event, Press | Deletion) else event.keys


def addressed(
    event: Event, place: Place, replies: Sequence[Reply], utterance: Utterance, on: str | None
) -> Answer:
    """The replies to an event as an answer at a place; `on` is the bot's own message that was pressed on."""
    about, to = told_of(replies), event.sender.user
    if private(replies):
        place = replace(place, alone=to)
    answer = Answer(place=place, replies=tuple(replies), utterance=utterance, on=on, in_place=True, to=to)
    match event:
        case Edit():
            return replace(answer, keys=event.keys, about=replace(event.key, revision=""))
        case Press():
            # Somebody else's report or question stays as it is.
            is_refused = all(isinstance(reply, _REFUSALS) for reply in replies)
            return replace(answer, about=about, on=None if is_refused else on)
        case Deletion():
            return replace(answer, about=event.key)
        case _:
            earlier = None if about in event.keys else about
            return replace(answer, keys=event.keys, about=earlier, in_place=on is not None)
