"""Who the bot is, and what it sets: commands and the menu button."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest, EndPointNotFound, InvalidToken

from tests.stand_ins.telegram import TelegramServer, User
from tests.stand_ins.test_telegram.calling import refused


async def test_the_bot_is_told_who_it_is(server: TelegramServer, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (server.world.bot.id, "loftes_bot", True)


async def test_another_token_is_unauthorized(server: TelegramServer) -> None:
    stranger = Bot("7000000001:other", base_url=server.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_method_that_does_not_exist_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("raiseThePromise")


async def test_a_chat_can_be_looked_up(bot: Bot, anna: User) -> None:
    chat = await bot.get_chat(anna.id)
    assert (chat.type, chat.first_name, chat.username) == ("private", "Anna", "anna")


async def test_commands_are_kept_by_scope_and_language(bot: Bot, anna: User) -> None:
    scope = BotCommandScopeChat(anna.id)
    await bot.set_my_commands([BotCommand("status", "How it stands")])
    await bot.set_my_commands([BotCommand("lage", "Läget")], scope=scope, language_code="sv")
    assert [command.command for command in await bot.get_my_commands()] == ["status"]
    assert [command.command for command in await bot.get_my_commands(scope, "sv")] == ["lage"]
    assert await bot.get_my_commands(language_code="sv") == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize(
    ("commands", "refused"),
    [
        ([("a", "b")] * 101, "Bot_commands_too_much"),
        ([("Läget", "b")], "Bot_command_invalid"),
        ([("a" * 33, "b")], "Bot_command_invalid"),
        ([("a", "")], "Bot_command_description_invalid"),
        ([("a", "b" * 257)], "Bot_command_description_invalid"),
    ],
)
async def test_commands_have_limits(bot: Bot, commands: list[tuple[str, str]], refused: str) -> None:
    with pytest.raises(BadRequest, match=refused):
        await bot.set_my_commands(commands)


async def test_commands_need_a_known_chat_and_a_two_letter_language(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("a", "b")], scope=BotCommandScopeChat(1))
    with pytest.raises(BadRequest, match="Invalid language code"):
        await bot.set_my_commands([("a", "b")], language_code="swe")


async def test_a_menu_button_is_set_for_a_chat(server: TelegramServer, bot: Bot, anna: User) -> None:
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(anna.id)).type == "commands"
    said = await refused(server, "setChatMenuButton", menu_button={"type": "disco"})
    assert said == "Bad Request: can't parse menu button: Unsupported menu button type"
