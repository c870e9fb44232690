"""Methods by which the bot says something."""

from typing import Any

from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.chats import Chat
from tests.stand_ins.telegram.formatting import Entity, parse, utf16_length
from tests.stand_ins.telegram.markup import read_markup
from tests.stand_ins.telegram.messages import Content, Message
from tests.stand_ins.telegram.refusals import bad_request
from tests.stand_ins.telegram.world import World

LONGEST_TEXT = 4_096
LONGEST_CAPTION = 1_024
PHOTO_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
CHAT_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


async def send_message(world: World, given: Arguments) -> dict[str, Any]:
    """Post a text."""
    chat = chosen_chat(world, given)
    text, entities = read_text(given)
    content = Content(text, entities, read_markup(given))
    return _post(world, chat, given, content)


async def send_photo(world: World, given: Arguments) -> dict[str, Any]:
    """Post a photo, which must come along as a file."""
    chat = chosen_chat(world, given)
    told = given.parsed("caption_entities", "message entities")
    caption, entities = parse(given.text("caption"), given.text("parse_mode"), told)
    if utf16_length(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    content = Content(caption, entities, read_markup(given), read_photo(given))
    return _post(world, chat, given, content)


async def send_document(world: World, given: Arguments) -> dict[str, Any]:
    """Post a file, which must come along, without words."""
    chat = chosen_chat(world, given)
    named = given.text("document").removeprefix("attach://")
    document = given.files.get("document") or given.files.get(named)
    if not document:
        raise bad_request("there is no document in the request")
    return _post(world, chat, given, Content(document=document))


async def send_chat_action(world: World, given: Arguments) -> bool:
    """Show for some seconds what the bot is doing."""
    chat = chosen_chat(world, given)
    chosen_topic(chat, given)
    action = given.text("action")
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions.append(action)
    world.changes.announce()
    return True


def chosen_chat(world: World, given: Arguments) -> Chat:
    """The chat that a call is about; the stand-in has no chats with public names."""
    if not given.text("chat_id"):
        raise bad_request("chat_id is empty")
    return world.open_chat(given.number("chat_id"))


def chosen_topic(chat: Chat, given: Arguments) -> int | None:
    """The topic that a call is about, None outside of topics."""
    topic = given.number("message_thread_id")
    if topic and topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic or None


def read_text(given: Arguments, too_long: str = "message is too long") -> tuple[str, tuple[Entity, ...]]:
    """A message's text, within its limits."""
    told = given.parsed("entities", "message entities")
    text, entities = parse(given.text("text"), given.text("parse_mode"), told)
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request(too_long)
    return text, entities


def read_photo(given: Arguments) -> bytes:
    """The photo's file: under its own name, or under the name that attach:// gives."""
    named = given.text("photo").removeprefix("attach://")
    photo = given.files.get("photo") or given.files.get(named)
    if photo is None and named:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not photo:
        raise bad_request("there is no photo in the request")
    if not photo.startswith(PHOTO_BEGINNINGS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return photo


def _post(world: World, chat: Chat, given: Arguments, content: Content) -> dict[str, Any]:
    topic = chosen_topic(chat, given)
    answered = _answered(chat, given)
    return chat.post(world.bot, content, topic=topic, reply_to=answered).json()


def _answered(chat: Chat, given: Arguments) -> Message | None:
    reply = given.parsed("reply_parameters", "reply parameters")
    if reply is None:
        return None
    if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters: Can't find field \"message_id\"")
    message = chat.live(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
