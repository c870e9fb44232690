"""Messages as they stand in a chat, and the buttons under them."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.stand_ins.telegram.accounts import Account, present
from tests.stand_ins.telegram.formatting import Entity

if TYPE_CHECKING:
    from tests.stand_ins.telegram.chats import Chat


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: its text (a photo's caption), what stands out in it, its keyboard, its file."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: dict[str, Any] | None = None
    photo: bytes | None = None
    document: bytes | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message of the bot; `data` is what the bot hears when it is pressed."""

    message: "Message"
    label: str
    data: str | None
    url: str | None


@dataclass(eq=False, slots=True)
class Message:
    """One message; `extra` holds the fields of what is no text, such as a place or a service message.

    `date` is in seconds since 1970, by the server's clock; `at` is the moment of the monotonic clock.
    """

    chat: "Chat"
    id: int
    sender: Account
    date: int
    content: Content
    topic: int | None = None
    reply_to: "Message | None" = None
    extra: dict[str, Any] = field(default_factory=dict)
    earlier: list[Content] = field(default_factory=list)
    edit_date: int | None = None
    deleted: bool = False
    at: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        """What it says now, as plain text."""
        return self.content.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What stands out in its text."""
        return self.content.entities

    @property
    def rows(self) -> list[list[Button]]:
        """Its buttons, row by row."""
        rows = (self.content.markup or {}).get("inline_keyboard", [])
        return [[Button(self, b["text"], b.get("callback_data"), b.get("url")) for b in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """Its buttons."""
        return [button for row in self.rows for button in row]

    def button(self, label: str) -> Button:
        """The button with a label, or with this callback data; LookupError where there is none."""
        for button in self.buttons:
            if label in {button.label, button.data}:
                return button
        raise LookupError(f"No button {label!r}, only {[button.label for button in self.buttons]}")

    def change(self, content: Content, date: int) -> None:
        """Let it say something else from now on."""
        self.earlier.append(self.content)
        self.content = content
        self.edit_date = date

    def json(self) -> dict[str, Any]:
        """The message as the platform writes it, with the message that it answers."""
        body = self._alone()
        if self.reply_to is not None:
            body["reply_to_message"] = self.reply_to._alone()
        elif self.topic not in {None, self.id}:
            # In a topic, what answers nothing answers the topic's beginning.
            body["reply_to_message"] = self.chat.messages[self.topic or 0]._alone()
        return body

    def _alone(self) -> dict[str, Any]:
        body = {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": self.date,
            **present(edit_date=self.edit_date, message_thread_id=self.topic),
            **self.extra,
            **self._content(),
        }
        return body | ({"is_topic_message": True} if self.topic is not None else {})

    def _content(self) -> dict[str, Any]:
        content = self.content
        markup = content.markup if content.markup and "inline_keyboard" in content.markup else None
        entities = [entity.json() for entity in content.entities] or None
        if content.document is not None:
            return {"document": document_of(content.document)}
        if content.photo is None:
            return present(text=content.text or None, entities=entities, reply_markup=markup)
        sizes = [photo_size(content.photo)]
        return present(
            photo=sizes, caption=content.text or None, caption_entities=entities, reply_markup=markup
        )


def document_of(document: bytes) -> dict[str, Any]:
    """A file as the platform tells of it."""
    name = f"document-{len(document)}"
    return {"file_id": name, "file_unique_id": name, "file_size": len(document)}


def photo_size(photo: bytes) -> dict[str, Any]:
    """A photo as the platform tells of it; the stand-in doesn't look at its size in pixels."""
    name = f"photo-{len(photo)}"
    return {
        "file_id": name,
        "file_unique_id": name,
        "width": 90,
        "height": 90,
        "file_size": len(photo),
    }
