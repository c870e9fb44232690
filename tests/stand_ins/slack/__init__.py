"""A stand-in for Slack: Web API, events over HTTP and Socket Mode, interactions; see `Slack`."""

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
