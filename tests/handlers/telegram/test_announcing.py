"""What is said unasked in Telegram: with its picture, once whatever happens on the way."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.replies import Button, Utterance
from handlers.platform_settings import TelegramSettings
from handlers.platforms import Announcement, Picture
from handlers.telegram.announcing import TelegramAnnouncer
from tests.dialogues.playing import partnership
from tests.handlers.telegram.conftest import PARTNERSHIP, TOKEN
from tests.stand_ins.telegram import Group, TelegramServer
from tests.stand_ins.telegram.faults import Delay, Dropped, ServerFailure, TooManyRequests

PICTURE = Picture(b"\x89PNG\r\n\x1a\n" + bytes(100), "Fotpatruller: 27 av 70.")
SAID = Utterance("Veckans läge & <mer>", (Button("Visa", "show"),))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def announcer_with(telegram: TelegramServer, token: str = TOKEN) -> TelegramAnnouncer:
    settings = TelegramSettings(bot_token=token, api_url=telegram.url)
    return TelegramAnnouncer(settings, partnership(PARTNERSHIP))


@pytest.fixture
async def announcer(telegram: TelegramServer) -> AsyncIterator[TelegramAnnouncer]:
    opened = announcer_with(telegram)
    yield opened
    await opened.close()


@pytest.fixture
def group(telegram: TelegramServer) -> Group:
    return telegram.group("Lägesbild", telegram.user("Anna"))


def announcement(chat_id: int, **more: object) -> Announcement:
    said: dict[str, object] = {"channel": f"telegram:{chat_id}", "utterance": SAID, "mark": "a1b2"}
    return Announcement(**said | more)  # type: ignore[arg-type] # what a test wants changed


async def test_words_and_buttons_are_the_pictures_caption(announcer: TelegramAnnouncer, group: Group) -> None:
    announced = await announcer.announce(announcement(group.chat.id, picture=PICTURE))
    (message,) = group.chat.sent
    assert (announced.message, announced.lacks_picture) == (str(message.id), False)
    assert (message.text, message.content.photo) == (SAID.text, PICTURE.png)
    assert [button.label for button in message.buttons] == ["Visa"]


async def test_a_picture_follows_words_that_are_too_long_for_a_caption(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    long = Utterance("x" * 1025, SAID.buttons)
    announced = await announcer.announce(announcement(group.chat.id, utterance=long, picture=PICTURE))
    words, picture = group.chat.sent
    assert announced.message == str(words.id)
    assert (words.text, len(words.buttons)) == (long.text, 1)
    assert (picture.text, picture.content.photo) == ("", PICTURE.png)


@pytest.mark.parametrize("picture", [None, PICTURE])
async def test_headings_are_bold_wherever_they_stand(
    announcer: TelegramAnnouncer, group: Group, picture: Picture | None
) -> None:
    said = Utterance("Läget 🚓\n• ett\nDen här veckan\n• två", headings=("Läget 🚓", "Den här veckan"))
    await announcer.announce(announcement(group.chat.id, utterance=said, picture=picture))
    (message,) = group.chat.sent
    assert message.text == said.text
    assert [(bold.kind, bold.offset, bold.length) for bold in message.entities] == [
        ("bold", 0, 8),
        ("bold", 15, 14),
    ]


async def test_where_the_picture_is_not_taken_the_words_are_said_alone(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    broken = Picture(b"no picture", "Fotpatruller: 27 av 70.")
    announced = await announcer.announce(announcement(group.chat.id, picture=broken))
    (message,) = group.chat.sent
    assert (announced.message, announced.lacks_picture) == (str(message.id), True)
    assert (message.text, message.content.photo) == (SAID.text, None)


async def test_what_may_have_arrived_is_not_said_again(
    telegram: TelegramServer, announcer: TelegramAnnouncer, group: Group
) -> None:
    telegram.faults.order("sendMessage", Dropped(carried_out=True))
    with pytest.raises(UncertainDeliveryError):
        await announcer.announce(announcement(group.chat.id))
    with pytest.raises(UncertainDeliveryError):
        await announcer.announce(announcement(group.chat.id, since=LONG_AGO))
    assert len(group.chat.sent) == 1


async def test_what_broke_off_after_its_beginning_is_not_begun_again(
    telegram: TelegramServer, announcer: TelegramAnnouncer, group: Group
) -> None:
    telegram.faults.order("sendMessage", Delay(0))
    telegram.faults.order("sendMessage", TooManyRequests(5))
    long = Utterance("\n".join("x" * 100 for _ in range(60)))
    with pytest.raises(UncertainDeliveryError, match="only the beginning"):
        await announcer.announce(announcement(group.chat.id, utterance=long))
    assert len(group.chat.sent) == 1


async def test_too_fast_is_told_at_once_with_how_long_to_wait(
    telegram: TelegramServer, announcer: TelegramAnnouncer, group: Group
) -> None:
    telegram.faults.order("sendMessage", TooManyRequests(600))
    with pytest.raises(BusyError) as told:
        await announcer.announce(announcement(group.chat.id))
    assert told.value.seconds == 600
    assert group.chat.sent == []


async def test_a_failing_server_has_said_nothing(
    telegram: TelegramServer, announcer: TelegramAnnouncer, group: Group
) -> None:
    telegram.faults.order("sendMessage", ServerFailure())
    with pytest.raises(DeliveryError) as told:
        await announcer.announce(announcement(group.chat.id))
    assert not isinstance(told.value, UnreachableError | UncertainDeliveryError)


async def test_a_group_that_moved_is_found(announcer: TelegramAnnouncer, group: Group) -> None:
    old = group.chat.id
    moved = group.migrates()
    await announcer.announce(announcement(old, picture=PICTURE))
    await announcer.announce(announcement(old))
    assert [message.text for message in moved.chat.sent] == [SAID.text] * 2


async def test_a_group_that_has_thrown_the_bot_out_is_refused(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    group.remove_bot()
    with pytest.raises(UnreachableError):
        await announcer.announce(announcement(group.chat.id))
    with pytest.raises(UnreachableError):
        await announcer.announce(announcement(-4711))


async def test_a_revoked_token_may_be_put_right(telegram: TelegramServer, group: Group) -> None:
    announcer = announcer_with(telegram, "7000000002:AAanother-token-than-the-bot-s")
    with pytest.raises(DeliveryError, match="token") as told:
        await announcer.announce(announcement(group.chat.id))
    await announcer.close()
    assert not isinstance(told.value, UnreachableError | UncertainDeliveryError)


async def test_a_chat_has_one_name(announcer: TelegramAnnouncer) -> None:
    assert await announcer.known_as("telegram:-17") == "telegram:-17"
