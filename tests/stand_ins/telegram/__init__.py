"""A stand-in for Telegram's Bot API server, as strict as the real one, with faults to order."""

from tests.stand_ins.telegram.chats import Chat
from tests.stand_ins.telegram.messages import Button, Message
from tests.stand_ins.telegram.people import Group, User
from tests.stand_ins.telegram.server import TelegramServer
from tests.stand_ins.telegram.world import Conduct

__all__ = ["Button", "Chat", "Conduct", "Group", "Message", "TelegramServer", "User"]
