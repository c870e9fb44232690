"""Many messages from many users, and which of them the app answered, how often and how soon."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

from tests.stand_ins.slack.dispatcher import Attempt
from tests.stand_ins.slack.people import Channel, Json, Message


@dataclass(frozen=True, slots=True)
class Answered:
    """A user's message and the app's messages that answer it."""

    message: Message
    answers: list[Message]

    @property
    def seconds(self) -> float:
        """From writing to the first answer."""
        return float(self.answers[0].ts) - float(self.message.ts)


def answered(channel: Channel, bot: str) -> list[Answered]:
    """A channel's messages with their answers.

    An answer in a thread belongs to the message that began it. Of answers outside threads the first belongs
    to the first message and so on, so that they tell which message was answered twice only where a user wrote
    once.
    """
    asked = [message for message in channel.messages if message.user != bot and not message.thread_ts]
    in_threads: defaultdict[str, list[Message]] = defaultdict(list)
    for post in channel.replies:
        if post.thread_ts:
            in_threads[post.thread_ts].append(post)
    loose = [post for post in channel.replies if not post.thread_ts]
    found = [
        Answered(message, in_threads[message.ts] + loose[place : place + 1])
        for place, message in enumerate(asked)
    ]
    if found:
        found[-1].answers.extend(loose[len(asked) :])
    return found


def statistics(channels: list[Channel], bot: str) -> Json:
    """How many messages were answered how many times, those never answered, and the milliseconds it took."""
    found = [pair for channel in channels for pair in answered(channel, bot)]
    took = sorted(1000 * pair.seconds for pair in found if pair.answers)
    hundredths = quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
    return {
        "messages": len(found),
        "answered_times": dict(Counter(len(pair.answers) for pair in found)),
        "unanswered": [pair.message.ts for pair in found if not pair.answers],
        "milliseconds": {"p50": hundredths[49], "p99": hundredths[98], "most": took[-1]} if took else None,
    }


@dataclass(slots=True)
class Report:
    """What Slack knows of a user's message: under which ids the app was told of it, and if it took it."""

    channel: str
    text: str
    messages: list[str]
    deliveries: int = 0
    acknowledged: bool = False


def reports(channels: Iterable[Channel], attempts: Iterable[Attempt]) -> list[Report]:
    """The users' messages, in each channel in order."""
    known = {
        message.client_msg_id: Report(channel.id, message.text, [])
        for channel in channels
        for message in channel.messages
        if message.client_msg_id
    }
    for attempt in attempts:
        event = attempt.payload.get("event", {})
        report = known.get(event.get("client_msg_id"))
        if report is not None:
            report.deliveries += 1
            report.acknowledged |= attempt.answer.acknowledged
            if event["ts"] not in report.messages:
                report.messages.append(event["ts"])
    return list(known.values())
