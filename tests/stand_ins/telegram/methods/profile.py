"""Methods about the bot itself: who it is, its commands and menu button, and the chats it is in."""

import json
import re
from typing import Any

from tests.stand_ins.telegram.arguments import Arguments
from tests.stand_ins.telegram.methods.sending import chosen_chat
from tests.stand_ins.telegram.refusals import bad_request
from tests.stand_ins.telegram.world import World

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
# The scopes of commands, and the fields that each must name.
SCOPES: dict[str, tuple[str, ...]] = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
GIFTS = [
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels",
]  # fmt: skip


async def get_me(world: World, _given: Arguments) -> dict[str, Any]:
    """Who the bot is."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.conduct.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return world.bot.json() | abilities


async def get_chat(world: World, given: Arguments) -> dict[str, Any]:
    """What there is to know of a chat."""
    chat = chosen_chat(world, given)
    gifts = dict.fromkeys(GIFTS, True)
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def set_my_commands(world: World, given: Arguments) -> bool:
    """Set the commands that people are shown, for a scope and a language."""
    commands = given.parsed("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: Expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_audience(world, given)] = [_checked(command) for command in commands]
    return True


async def get_my_commands(world: World, given: Arguments) -> list[dict[str, str]]:
    """The commands set for just this scope and language."""
    return world.commands.get(_audience(world, given), [])


async def delete_my_commands(world: World, given: Arguments) -> bool:
    """Show no commands of its own to a scope and language."""
    world.commands.pop(_audience(world, given), None)
    return True


async def set_chat_menu_button(world: World, given: Arguments) -> bool:
    """Choose what stands beside the text field: in one private chat, or where nothing was chosen."""
    button = given.parsed("menu_button", "menu button") or {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if kind not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: Unsupported menu button type")
    if kind == "web_app" and not str(button.get("web_app", {}).get("url", "")).startswith("https://"):
        raise bad_request("Wrong HTTP URL: Only HTTPS links are allowed")
    if given.text("chat_id"):
        chosen_chat(world, given).menu_button = button
    else:
        world.menu_button = button
    return True


async def get_chat_menu_button(world: World, given: Arguments) -> dict[str, Any]:
    """What stands beside the text field."""
    chosen = chosen_chat(world, given).menu_button if given.text("chat_id") else None
    return chosen or world.menu_button


def _checked(command: Any) -> dict[str, str]:
    if not isinstance(command, dict) or not {"command", "description"} <= command.keys():
        raise bad_request("can't parse BotCommand: Can't find field")
    name, description = str(command["command"]).removeprefix("/"), str(command["description"]).strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _audience(world: World, given: Arguments) -> tuple[str, str]:
    """The scope, written so that it can be a key, and the language."""
    scope = given.parsed("scope", "scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if any(name not in scope for name in SCOPES[kind]):
        raise bad_request("can't parse BotCommandScope: chat_id is empty")
    if "chat_id" in scope:
        world.open_chat(int(scope["chat_id"]))
    if not LANGUAGE.fullmatch(given.text("language_code")):
        raise bad_request("invalid language code specified")
    return json.dumps(scope, sort_keys=True), given.text("language_code")
