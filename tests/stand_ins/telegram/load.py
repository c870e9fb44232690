"""Many messages from many people, and which of them the bot answered, how often and how soon."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from tests.stand_ins.telegram.chats import Chat
from tests.stand_ins.telegram.messages import Message
from tests.stand_ins.telegram.updates import Update


@dataclass(frozen=True, slots=True)
class Asked:
    """A person's message, when the bot was first handed it (None: never), and what answers it."""

    message: Message
    delivered: float | None
    answers: list[Message]


def asked_in(chat: Chat, delivered: dict[tuple[int, int], float]) -> list[Asked]:
    """A chat's messages with their answers; moments of delivery are by chat id and message id.

    An answer that names a message belongs to it. Of the others the first belongs to the first message and so
    on, what is left over to the last: they tell which message was answered twice only where a person wrote
    once.
    """
    asked = [
        Asked(message, delivered.get((chat.id, message.id)), [])
        for message in chat.messages.values()
        if not message.sender.is_bot
    ]
    by_id = {each.message.id: each for each in asked}
    loose: list[Message] = []
    for answer in chat.from_bot:
        named = by_id.get(answer.reply_to.id) if answer.reply_to else None
        (named.answers if named else loose).append(answer)
    for place, answer in enumerate(loose):
        asked[min(place, len(asked) - 1)].answers.append(answer)
    return asked


def first_deliveries(updates: Iterable[Update]) -> dict[tuple[int, int], float]:
    """When the bot was first handed each message."""
    return {
        (update.body["chat"]["id"], update.body["message_id"]): update.delivered[0]
        for update in updates
        if update.kind == "message" and update.delivered
    }


def statistics(chats: Iterable[Chat], updates: list[Update]) -> dict[str, Any]:
    """How many messages were answered how many times, those never answered, and the milliseconds it took."""
    delivered = first_deliveries(updates)
    asked = [each for chat in chats for each in asked_in(chat, delivered)]
    answered = [each for each in asked if each.answers]
    return {
        "messages": len(asked),
        "answered_times": dict(Counter(len(each.answers) for each in asked)),
        "unanswered": [[each.message.chat.id, each.message.id] for each in asked if not each.answers],
        "milliseconds": spread([each.answers[0].at - each.message.at for each in answered]),
        "milliseconds_from_delivery": spread(
            [each.answers[0].at - each.delivered for each in answered if each.delivered is not None]
        ),
        "deliveries": sum(len(update.delivered) for update in updates),
    }


@dataclass(frozen=True, slots=True)
class Report:
    """What Telegram knows of a person's message: how often the bot was told of it, and if it took it."""

    channel: str
    text: str
    messages: list[str]
    deliveries: int
    acknowledged: bool


def reports(updates: Iterable[Update]) -> list[Report]:
    """The people's messages, in the order in which the bot is to hear of them."""
    return [
        Report(
            str(update.body["chat"]["id"]),
            update.body.get("text", ""),
            [str(update.body["message_id"])],
            len(update.delivered),
            update.confirmed,
        )
        for update in updates
        if update.kind == "message"
    ]


def spread(seconds: list[float]) -> dict[str, float] | None:
    """Median, 99th percentile and longest, in milliseconds; None of nothing."""
    if not seconds:
        return None
    took = sorted(1000 * each for each in seconds)
    hundredths = quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
    return {"p50": hundredths[49], "p99": hundredths[98], "most": took[-1]}
