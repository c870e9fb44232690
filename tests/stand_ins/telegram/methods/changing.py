"""Methods by which the bot changes what it has said, and answers to pressed buttons."""

from dataclasses import replace
from typing import Any

from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.chats import Chat, Kind, Standing
from tests.stand_ins.telegram.formatting import utf16_length
from tests.stand_ins.telegram.markup import read_inline_keyboard
from tests.stand_ins.telegram.messages import Content, Message
from tests.stand_ins.telegram.methods.sending import chosen_chat, read_text
from tests.stand_ins.telegram.presses import PRESS_LIFE, PressAnswer
from tests.stand_ins.telegram.refusals import bad_request
from tests.stand_ins.telegram.world import World

DELETABLE_SECONDS = 48 * 3_600
LONGEST_PRESS_ANSWER = 200
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def edit_message_text(world: World, given: Arguments) -> dict[str, Any]:
    """Let a message say something else; without a keyboard it loses the one it had."""
    message = _own(world, given)
    text, entities = read_text(given, too_long="MESSAGE_TOO_LONG")
    if message.content.photo is not None:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, Content(text, entities, read_inline_keyboard(given)))


async def edit_message_reply_markup(world: World, given: Arguments) -> dict[str, Any]:
    """Let a message have another keyboard, or none."""
    message = _own(world, given)
    return _change(world, message, replace(message.content, markup=read_inline_keyboard(given)))


async def delete_message(world: World, given: Arguments) -> bool:
    """Delete a message that is not too old: an own one, in private chats any, as administrator any."""
    chat = chosen_chat(world, given)
    message = _chosen(chat, given, "delete")
    if not _may_delete(world, message):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.changes.announce()
    return True


async def answer_callback_query(world: World, given: Arguments) -> bool:
    """Answer to the one who pressed a button, who waits until then."""
    press = world.presses.get(given.text("callback_query_id"))
    if press is None or world.clock.now() > press.date + PRESS_LIFE:
        raise bad_request(TOO_OLD)
    if utf16_length(given.text("text")) > LONGEST_PRESS_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = PressAnswer(given.text("text"), given.flag("show_alert"))
    world.changes.announce()
    return True


def _own(world: World, given: Arguments) -> Message:
    message = _chosen(chosen_chat(world, given), given, "edit")
    if message.sender != world.bot:
        raise bad_request("message can't be edited")
    return message


def _chosen(chat: Chat, given: Arguments, to_do: str) -> Message:
    if not given.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.live(given.number("message_id"))
    if message is None:
        raise bad_request(f"message to {to_do} not found")
    return message


def _change(world: World, message: Message, content: Content) -> dict[str, Any]:
    if content == message.content:
        raise bad_request(SAME)
    message.change(content, int(world.clock.now()))
    world.changes.announce()
    return message.json()


def _may_delete(world: World, message: Message) -> bool:
    chat = message.chat
    if chat.kind is Kind.SUPERGROUP and chat.standing is Standing.ADMINISTRATOR:
        return True
    if world.clock.now() >= message.date + DELETABLE_SECONDS:
        return False
    return message.sender == world.bot or chat.kind is Kind.PRIVATE or chat.standing is Standing.ADMINISTRATOR
