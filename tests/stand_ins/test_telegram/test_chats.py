"""Private chats, groups, supergroups with topics: what the bot hears there and may do."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.stand_ins.telegram import Conduct, TelegramServer, User
from tests.stand_ins.test_telegram.calling import refused, texts


async def test_the_bot_cannot_write_first(server: TelegramServer, bot: Bot) -> None:
    stranger = server.user("Stranger")
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "Hej")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "Hej")
    assert await refused(server, "sendMessage", text="Hej") == "Bad Request: chat_id is empty"


async def test_who_blocks_the_bot_is_heard_of_and_gets_nothing(bot: Bot, anna: User) -> None:
    anna.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Hej")
    anna.starts()
    blocked, unblocked, started = await bot.get_updates()
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member
    assert started.message
    await bot.send_message(anna.id, "Hej")


async def test_a_deep_link_starts_with_its_payload(bot: Bot, anna: User) -> None:
    anna.starts("in-4711")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start in-4711"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]
    with pytest.raises(ValueError, match="payload"):
        anna.starts("å")


async def test_places_and_forwards_come_as_such(bot: Bot, anna: User) -> None:
    said = anna.says("två krogtillsyner")
    anna.forwards(said)
    anna.shares_location(59.2, 17.9)
    _, forwarded, place = [update.message for update in await bot.get_updates()]
    assert forwarded
    assert forwarded.forward_origin
    assert forwarded.text == "två krogtillsyner"
    assert place
    assert place.location
    assert place.location.latitude == 59.2


async def test_in_a_group_a_bot_hears_only_what_is_meant_for_it(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    chat = server.group("Närpolisen", anna).chat
    await bot.get_updates(offset=2**31 - 1)
    server.world.updates.drop()
    anna.says("hej alla", chat)
    anna.says("@loftes_bot hej", chat)
    anna.says("/status@another_bot", chat)
    anna.says("/status", chat)
    anna.says("/status@loftes_bot", chat)
    sent = await bot.send_message(chat.id, "Läget")
    anna.says("tack", chat, reply_to=chat.messages[sent.message_id])
    anna.says("/hjalp", chat)
    assert await texts(bot) == ["/status@loftes_bot", "tack", "/hjalp"]


@pytest.mark.parametrize("how", ["mentions", "administrator", "privacy off"])
async def test_there_are_three_ways_to_hear_more(how: str) -> None:
    async with (
        TelegramServer(Conduct(privacy=how != "privacy off")) as server,
        Bot(server.token, base_url=server.base_url) as bot,
    ):
        anna = server.user("Anna")
        group = server.group("Närpolisen", anna, hears_mentions=how == "mentions")
        if how == "administrator":
            group.promote_bot()
        server.world.updates.drop()
        anna.says("hej alla", group.chat)
        anna.says("Hej @Loftes_bot, två krogtillsyner", group.chat)
        heard = [] if how == "mentions" else ["hej alla"]
        assert await texts(bot) == [*heard, "Hej @Loftes_bot, två krogtillsyner"]


async def test_a_bot_that_is_let_in_hears_of_it_and_one_thrown_out_can_do_nothing(
    server: TelegramServer, bot: Bot, anna: User
) -> None:
    group = server.group("Närpolisen", anna)
    group.remove_bot()
    anna.says("/status@loftes_bot", group.chat)
    let_in, welcome, thrown_out = await bot.get_updates()
    assert let_in.my_chat_member
    assert welcome.message
    assert welcome.message.new_chat_members
    assert thrown_out.my_chat_member
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.chat.id, "Hej")


async def test_a_group_that_migrates_has_another_id(server: TelegramServer, bot: Bot, anna: User) -> None:
    group = server.group("Närpolisen", anna)
    server.world.updates.drop()
    moved = group.migrates()
    old, new = [update.message for update in await bot.get_updates()]
    assert old
    assert new
    assert (old.migrate_to_chat_id, new.migrate_from_chat_id) == (moved.chat.id, group.chat.id)
    with pytest.raises(ChatMigrated) as raised:
        await bot.send_message(group.chat.id, "Hej")
    assert raised.value.new_chat_id == moved.chat.id
    assert (await bot.send_message(moved.chat.id, "Hej")).chat.type == "supergroup"


async def test_answers_stay_in_their_topic(server: TelegramServer, bot: Bot, anna: User) -> None:
    group = server.supergroup("Södertörn", anna, is_forum=True)
    topic = group.add_topic("Skogås")
    server.world.updates.drop()
    anna.says("/status@loftes_bot", group.chat, topic=topic)
    (update,) = await bot.get_updates()
    assert update.message
    assert (update.message.message_thread_id, update.message.is_topic_message) == (topic, True)
    assert update.message.reply_to_message
    assert update.message.reply_to_message.forum_topic_created
    await update.message.reply_text("Läget")
    assert [message.topic for message in group.chat.sent] == [topic]
    group.delete_topic(topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await update.message.reply_text("Läget")
