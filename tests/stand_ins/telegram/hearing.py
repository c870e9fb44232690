"""Privacy mode: what a bot hears in groups.

By default it hears commands meant for it, bare commands if it was the last bot to speak, answers to it and
service messages. That it is mentioned by name is no reason on Telegram's list; a chat can be told otherwise.
"""

import re

from tests.stand_ins.telegram.accounts import Account
from tests.stand_ins.telegram.chats import Chat, Kind, Standing
from tests.stand_ins.telegram.messages import Message

IS_NO_SERVICE = {"location", "forward_origin", "media_group_id", "photo", "sticker", "voice"}


def hears(message: Message, bot: Account, *, privacy: bool) -> bool:
    """Whether the bot gets a message."""
    chat = message.chat
    if chat.standing in {Standing.LEFT, Standing.KICKED}:
        return False
    if chat.kind is Kind.PRIVATE or chat.standing is Standing.ADMINISTRATOR or not privacy:
        return True
    if message.extra.keys() - IS_NO_SERVICE:
        return True
    return _is_answer(message, bot) or _is_command(message, bot) or _names_it(message, bot)


def _is_answer(message: Message, bot: Account) -> bool:
    return message.reply_to is not None and message.reply_to.sender == bot


def _is_command(message: Message, bot: Account) -> bool:
    if not message.text.startswith("/"):
        return False
    _, _, name = message.text.split()[0].partition("@")
    return name.lower() == str(bot.username).lower() if name else _spoke_last(message.chat, bot)


def _spoke_last(chat: Chat, bot: Account) -> bool:
    bots = [message.sender for message in chat.messages.values() if message.sender.is_bot]
    return bool(bots) and bots[-1] == bot


def _names_it(message: Message, bot: Account) -> bool:
    named = re.search(rf"(?<!\w)@{bot.username}\b", message.text, re.IGNORECASE)
    return message.chat.hears_mentions and named is not None
