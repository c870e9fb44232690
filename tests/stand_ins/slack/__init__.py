"""A stand-in for Slack: Web API, events over HTTP and Socket Mode, interactions.

    async with Slack() as slack:
        anna = slack.person("Anna")
        channel = slack.channel("polisen", anna)
        ...  # start the app with slack.api_url and the tokens of slack.app, by Socket Mode
        await slack.use_request_url("http://127.0.0.1:3000/slack/events")  # or by HTTP
        anna.says(channel, "två kontroller i Vårby")
        answer = await channel.next_message()
        await anna.presses(answer, "undo")

`slack.faults` and `slack.dispatcher.faults` order what goes wrong, `Timing` how long Slack waits, and
`python -m tests.stand_ins.slack` runs it as a process of its own.
"""

from tests.stand_ins.slack.installation import BOT_SCOPES, SUBSCRIPTIONS, Installation
from tests.stand_ins.slack.people import Channel, Ephemeral, Message, View
from tests.stand_ins.slack.person import Person
from tests.stand_ins.slack.server import Slack
from tests.stand_ins.slack.timing import Timing

__all__ = [
    "BOT_SCOPES",
    "SUBSCRIPTIONS",
    "Channel",
    "Ephemeral",
    "Installation",
    "Message",
    "Person",
    "Slack",
    "Timing",
    "View",
]
