"""All that the stand-in knows: who there is, the chats, what the bot is to hear, what it has set."""

import asyncio
import math
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.stand_ins.changes import Changes
from tests.stand_ins.telegram.accounts import Account
from tests.stand_ins.telegram.chats import Chat, Kind, Standing
from tests.stand_ins.telegram.clock import Clock
from tests.stand_ins.telegram.hearing import hears
from tests.stand_ins.telegram.messages import Message
from tests.stand_ins.telegram.presses import PRESS_LIFE, Press
from tests.stand_ins.telegram.refusals import RefusedError, bad_request, conflict, forbidden
from tests.stand_ins.telegram.updates import Updates
from tests.stand_ins.telegram.webhooks import Webhook, WebhookCourier

# Ids need more than 32 bits, as the real ones do.
FIRST_PERSON = 5_000_000_001
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the server behaves: whether webhooks need https, privacy mode, how long its own seconds last."""

    plain_webhooks: bool = False
    privacy: bool = True
    second: float = 0.01


class World:
    """The state behind the Bot API, of one bot."""

    def __init__(self, token: str, conduct: Conduct) -> None:
        self.token = token
        self.conduct = conduct
        self.bot = Account(int(token.partition(":")[0]), "Löftesboten", "loftes_bot", is_bot=True)
        self.clock = Clock()
        self.changes = Changes()
        self.updates = Updates(self.clock, self.changes, conduct.second)
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.menu_button: dict[str, Any] = {"type": "commands"}
        self.webhook: Webhook | None = None
        self.webhook_set_at = -math.inf
        self.person_ids = count(FIRST_PERSON)
        self._group_ids = count(FIRST_GROUP, -1)
        self._supergroup_ids = count(FIRST_SUPERGROUP, -1)
        self._courier: asyncio.Task[None] | None = None

    def private_chat(self, person: Account) -> Chat:
        """A person's chat with the bot, which the bot can't write in before they have."""
        chat = Chat(person.id, Kind.PRIVATE, self.clock, self.changes, person=person)
        self.chats[chat.id] = chat
        return chat

    def group_chat(self, kind: Kind, title: str, **traits: Any) -> Chat:
        """A group or supergroup."""
        number = next(self._group_ids if kind is Kind.GROUP else self._supergroup_ids)
        chat = Chat(number, kind, self.clock, self.changes, title=title, **traits)
        self.chats[number] = chat
        return chat

    def post(self, message: Message, kind: str = "message") -> None:
        """Let the bot hear of a message or an edit, if it hears such things there."""
        if hears(message, self.bot, privacy=self.conduct.privacy):
            self.updates.add(kind, message.json(), f"chat {message.chat.id}")

    def press(self, press: Press) -> None:
        """Let the bot hear that a button was pressed."""
        self.presses[press.id] = press
        self.updates.add("callback_query", press.json(), f"user {press.by.id}", PRESS_LIFE)

    def change_standing(self, chat: Chat, by: Account, standing: Standing) -> None:
        """Let the bot hear that it is now something else in a chat."""
        old, chat.standing = chat.standing, standing
        body = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(self.clock.now()),
            "old_chat_member": self._bot_as(old),
            "new_chat_member": self._bot_as(standing),
        }
        self.updates.add("my_chat_member", body, f"chat {chat.id}")

    def _bot_as(self, standing: Standing) -> dict[str, Any]:
        rights = [
            "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_change_info",
            "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_invite_users",
            "can_post_stories", "can_edit_stories", "can_delete_stories",
        ]  # fmt: skip
        body: dict[str, Any] = {"user": self.bot.json(), "status": str(standing)}
        if standing is Standing.KICKED:
            body["until_date"] = 0
        if standing is Standing.ADMINISTRATOR:
            body |= dict.fromkeys(rights, False)
        return body

    def open_chat(self, chat_id: int) -> Chat:
        """A chat where the bot may act."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            what = "group chat was upgraded to a supergroup chat"
            raise bad_request(what, migrate_to_chat_id=chat.migrated_to)
        if chat.standing in {Standing.LEFT, Standing.KICKED}:
            raise shut(chat)
        return chat

    async def set_webhook(self, webhook: Webhook | None) -> None:
        """Deliver updates to an address from now on, or to nobody."""
        await self.stop()
        self.webhook = webhook
        if webhook is not None:
            self.updates.end_poll("terminated by setWebhook request")
            courier = WebhookCourier(webhook, self.updates, self.changes, self.conduct.second)
            self._courier = asyncio.create_task(courier.run())

    async def stop(self) -> None:
        """Deliver nothing more."""
        if self._courier is not None:
            self._courier.cancel()
            await asyncio.wait([self._courier])
            self._courier = None

    def check_polling(self) -> None:
        """Refuse polling while there is a webhook."""
        if self.webhook is not None:
            why = "can't use getUpdates method while webhook is active"
            raise conflict(f"{why}; use deleteWebhook to delete the webhook first")


def shut(chat: Chat) -> RefusedError:
    """Why the bot can't act in a chat."""
    if chat.kind is not Kind.PRIVATE:
        return forbidden(
            f"bot was kicked from the {'group' if chat.kind is Kind.GROUP else 'supergroup'} chat"
        )
    if chat.standing is Standing.KICKED:
        return forbidden("bot was blocked by the user")
    return forbidden("bot can't initiate conversation with a user")
