"""What is said unasked in Telegram: with its picture, once whatever happens on the way."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.utterances import Button, Utterance
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


async def test_a_picture_follows_the_words_and_buttons(announcer: TelegramAnnouncer, group: Group) -> None:
    announced = await announcer.announce(announcement(group.chat.id, picture=PICTURE))
    words, picture = group.chat.sent
    assert (announced.message, announced.lacks_picture) == (str(words.id), False)
    assert words.text == SAID.text
    assert [button.label for button in words.buttons] == ["Visa"]
    assert (picture.text, picture.content.photo) == ("", PICTURE.png)


async def test_headings_are_bold_wherever_they_stand(announcer: TelegramAnnouncer, group: Group) -> None:
    said = Utterance("Läget 🚓\n• ett\nDen här veckan\n• två", headings=("Läget 🚓", "Den här veckan"))
    await announcer.announce(announcement(group.chat.id, utterance=said))
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
    assert [message.text for message in moved.chat.sent] == [SAID.text, "", SAID.text]


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


# What has an opening: the rest takes its place, however often that is tried


FIRST_LINE = "Veckans läge …"
WHOLE = Utterance("Veckans läge\nFotpatrull: 27 av 70.", SAID.buttons, headings=("Veckans läge",))


def opened(chat_id: int, message: str | None, **more: object) -> Announcement:
    about = {"utterance": WHOLE, "opening": FIRST_LINE, "opened": message, "picture": PICTURE}
    return announcement(chat_id, **about | more)


async def test_the_rest_takes_the_place_of_the_opening(announcer: TelegramAnnouncer, group: Group) -> None:
    first = await announcer.open(opened(group.chat.id, None))
    (line,) = group.chat.sent
    assert (line.text, line.id) == (FIRST_LINE, int(first))
    announced = await announcer.announce(opened(group.chat.id, first))
    words, picture = group.chat.sent
    assert (words.id, words.text, picture.content.photo) == (line.id, WHOLE.text, PICTURE.png)
    assert ([button.label for button in words.buttons], len(words.entities)) == (["Visa"], 1)
    assert (announced.message, announced.lacks_picture) == (first, False)


async def test_after_a_death_before_the_rest_was_said_it_is_said(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    first = await announcer.open(opened(group.chat.id, None))
    await announcer.announce(opened(group.chat.id, first, since=LONG_AGO))
    assert [message.text for message in group.chat.sent] == [WHOLE.text, ""]


@pytest.mark.parametrize("text", [WHOLE.text, f"{WHOLE.text}\nSent rapporterat: en fotpatrull."])
async def test_after_a_death_when_it_was_said_nothing_is_there_twice(
    announcer: TelegramAnnouncer, group: Group, text: str
) -> None:
    first = await announcer.open(opened(group.chat.id, None))
    await announcer.announce(opened(group.chat.id, first))
    again = Utterance(text, SAID.buttons)
    announced = await announcer.announce(opened(group.chat.id, first, utterance=again, since=LONG_AGO))
    assert [message.text for message in group.chat.sent] == [text, ""]
    assert announced.message == first


async def test_an_answer_that_is_lost_does_no_harm(
    telegram: TelegramServer, announcer: TelegramAnnouncer, group: Group
) -> None:
    first = await announcer.open(opened(group.chat.id, None))
    telegram.faults.order("editMessageText", Dropped(carried_out=True))
    with pytest.raises(DeliveryError) as told:
        await announcer.announce(opened(group.chat.id, first))
    assert not isinstance(told.value, UncertainDeliveryError), "it may be tried again"
    await announcer.announce(opened(group.chat.id, first))
    assert [message.text for message in group.chat.sent] == [WHOLE.text, ""]


async def test_what_is_too_long_for_one_message_goes_on_below(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    long = Utterance("\n".join("x" * 100 for _ in range(60)), SAID.buttons)
    first = await announcer.open(opened(group.chat.id, None))
    for since in (None, LONG_AGO):
        await announcer.announce(opened(group.chat.id, first, utterance=long, since=since))
        begun, ended, _picture = group.chat.sent
        assert f"{begun.text}\n{ended.text}" == long.text
        assert (begun.buttons, len(ended.buttons)) == ([], 1)


async def test_an_opening_that_somebody_took_away_is_not_said_anew(
    announcer: TelegramAnnouncer, group: Group
) -> None:
    with pytest.raises(UncertainDeliveryError):
        await announcer.announce(opened(group.chat.id, "4711"))
    assert group.chat.sent == []
