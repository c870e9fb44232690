"""Pressed buttons, and what the bot answered to the one who pressed."""

from dataclasses import dataclass
from typing import Any

from tests.stand_ins.telegram.accounts import Account, present
from tests.stand_ins.telegram.messages import Message

# A press is of no use to anybody after so many seconds.
PRESS_LIFE = 150


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """What the one who pressed sees: a short note, or nothing but the button's end of waiting."""

    text: str
    show_alert: bool


@dataclass(eq=False, slots=True)
class Press:
    """One press of a button; `answer` is None until the bot answers."""

    id: str
    by: Account
    message: Message
    data: str | None
    date: float
    answer: PressAnswer | None = None

    def json(self) -> dict[str, Any]:
        """The press as the platform writes it; of a message that is gone it tells only which it was."""
        message = self.message
        gone = {"chat": message.chat.json(), "message_id": message.id, "date": 0}
        return {
            "id": self.id,
            "from": self.by.json(),
            "message": gone if message.deleted else message.json(),
            "chat_instance": str(message.chat.id),
            **present(data=self.data),
        }
