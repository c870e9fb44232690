"""What the bot on Slack is made of while it runs."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.dialogue.conversation import Conversation
from handlers.correspondence import Correspondence
from handlers.slack.clients import Clients
from handlers.slack.events import Identity
from handlers.slack.in_time import InTime
from locales.voice import Voice

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Who the bot is there, what it decides, speaks and sends with; `clock` gives the aware present."""

    me: Identity
    clients: Clients
    conversation: Conversation
    voice: Voice
    correspondence: Correspondence
    workers: Executor
    clock: Callable[[], datetime]
    in_time: InTime = field(default_factory=InTime)

    async def work(self, task: Callable[[], T]) -> T:
        """Let a worker do what the conversation does, which is synchronous."""
        return await asyncio.get_running_loop().run_in_executor(self.workers, task)
