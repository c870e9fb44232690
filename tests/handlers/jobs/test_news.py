"""The parties hear of a follow-up by the bot itself: once each, alone where it knows them, with a button."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.errors import UnreachableError
from bot.members import Role
from bot.messages import Message, MessageKey, Press, Sender
from bot.ports import UnitsOfWork
from bot.replies import EvaluationProposed, FollowUpDrafted, FollowUpPublished, Reply
from handlers.digest_settings import DigestSettings
from tests.handlers.jobs.acting import MONDAY, SLACK, TELEGRAM, Board, Clock, Office
from tests.handlers.jobs.conftest import Hire

ANNA = Sender(platform="slack", user="U1")  # with the police, and known in Telegram too
KARIN = Sender(platform="slack", user="U2")
SARA = Sender(platform="telegram", user="23")
ANNAS_CHAT, KARINS_CHAT, SARAS_CHAT = "slack:U1", "slack:U2", "telegram:23"
# Nothing else is due: it is Maundy Thursday, and no rhythm has begun to be kept.
AFTERNOON = datetime(2020, 4, 9, 14, 30, tzinfo=UTC)
WAITS = "Ett förslag till uppföljning, med läget den 9 april, väntar på att godkännas av "
OUT = (
    "Alla har godkänt uppföljningen med läget den 9 april. Den är publicerad, på den öppna sidan under"
    " /2020/uppfoljning/1, med en text och en bild att dela."
)


@pytest.fixture
def clock() -> Clock:
    return Clock(AFTERNOON)


@pytest.fixture
def units(units: UnitsOfWork) -> UnitsOfWork:
    """A manager of each party, one of them in Telegram, and a reporter."""
    with units() as work:
        work.members.add(KARIN, "kommunen", Role.MANAGER, MONDAY)
        work.members.add(SARA, "sbff", Role.MANAGER, MONDAY)
        work.members.add(Sender(platform="slack", user="U3"), "sbff", Role.REPORTER, MONDAY)
        work.commit()
    return units


def say(office: Office, sender: Sender, text: str) -> Reply:
    key = MessageKey(channel=f"{sender.platform}:{sender.user}", message=f"{office.clock.now}{text}")
    message = Message(sender=sender, key=key, at=office.clock.now, text=text)
    (reply,) = office.conversation().answer(message)
    return reply


def press(office: Office, sender: Sender, action: str) -> Reply:
    channel = f"{sender.platform}:{sender.user}"
    pressed = Press(sender=sender, channel=channel, at=office.clock.now, action=action)
    (reply,) = office.conversation().answer(pressed)
    return reply


def news(board: Board, channel: str) -> list[str]:
    return [text for text in board.texts(channel) if "uppföljning" in text]


async def test_the_other_parties_hear_once_that_a_draft_waits(
    office: Office, hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    say(office, ANNA, "publicera")
    workers = [hire() for _ in range(3)]
    for _ in range(4):
        await asyncio.gather(*(worker.wake() for worker in workers))
        clock.forward(minutes=7)
    told = [f"{WAITS}Polisen, Kommunen och SBFF. Ingen annan ser det innan dess."]
    assert (news(slack, KARINS_CHAT), news(telegram, SARAS_CHAT)) == (told, told)
    assert [channel for board in (slack, telegram) for channel in board.said] == [KARINS_CHAT, SARAS_CHAT]


async def test_the_button_shows_the_draft_to_approve(office: Office, hire: Hire, slack: Board) -> None:
    say(office, ANNA, "publicera")
    await hire().wake()
    (told,) = slack.said[KARINS_CHAT]
    (button,) = told.utterance.buttons
    assert (button.label, button.action) == ("Läs och godkänn", "read:1")
    shown = press(office, KARIN, button.action)
    assert isinstance(shown, FollowUpDrafted)
    assert shown.may_approve


async def test_when_all_have_approved_the_others_hear_that_it_is_out(
    office: Office, hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    say(office, ANNA, "publicera")
    worker = hire()
    await worker.wake()
    for sender in (ANNA, KARIN, SARA):
        reply = press(office, sender, "approve:1")
    assert isinstance(reply, FollowUpPublished)
    for _ in range(4):
        await worker.wake()
        clock.forward(minutes=7)
    assert news(slack, ANNAS_CHAT) == [OUT]
    assert news(slack, KARINS_CHAT)[1:] == [OUT]
    assert len(news(telegram, SARAS_CHAT)) == 1, "her word was the last, and she was answered"


async def test_a_draft_that_is_given_up_is_not_told_and_another_is(
    office: Office, hire: Hire, slack: Board, telegram: Board
) -> None:
    say(office, ANNA, "publicera")
    say(office, ANNA, "godkänn")
    press(office, ANNA, "withdraw:1")
    await hire().wake()
    assert (news(slack, KARINS_CHAT), news(telegram, SARAS_CHAT)) == ([], [])
    say(office, KARIN, "publicera")
    await hire().wake()
    assert len(news(slack, ANNAS_CHAT)) == len(news(telegram, SARAS_CHAT)) == 1


async def test_a_party_without_a_manager_hears_in_the_digests_channels(
    office: Office, hire: Hire, slack: Board, telegram: Board
) -> None:
    with office.units() as work:
        for sender in (KARIN, SARA):
            member = work.members.find(sender)
            assert member is not None
            work.members.change(member.id, active=False)
        work.commit()
    say(office, ANNA, "publicera")
    await hire().wake()
    assert (len(news(slack, SLACK)), len(news(telegram, TELEGRAM))) == (1, 1)
    assert (news(slack, KARINS_CHAT), news(telegram, SARAS_CHAT)) == ([], [])


async def test_what_a_chat_refuses_is_said_in_the_digests_channels_and_is_no_trouble(
    office: Office, hire: Hire, units: UnitsOfWork, slack: Board, telegram: Board
) -> None:
    telegram.always[SARAS_CHAT] = UnreachableError("Telegram refuses it (bot was blocked by the user)")
    say(office, ANNA, "publicera")
    await hire().wake()
    assert (len(news(slack, SLACK)), len(news(telegram, TELEGRAM))) == (1, 1)
    with units() as work:
        assert work.outbox.backlog().troubles == {}


async def test_without_channels_the_managers_hear_all_the_same(
    units: UnitsOfWork, clock: Clock, slack: Board
) -> None:
    office = Office(units, clock, (slack,), DigestSettings())
    say(office, ANNA, "publicera")
    worker = office.worker()
    await worker.wake()
    worker._thread.shutdown()
    assert len(news(slack, KARINS_CHAT)) == 1


@pytest.mark.parametrize(
    "closed",
    [datetime(2020, 4, 9, 16, 0, tzinfo=UTC), datetime(2020, 4, 9, 5, 55, tzinfo=UTC)],
    ids=["in the evening", "early in the morning"],
)
async def test_while_offices_are_closed_it_waits(
    office: Office, hire: Hire, clock: Clock, slack: Board, closed: datetime
) -> None:
    clock.now = closed
    say(office, ANNA, "publicera")
    worker = hire()
    await worker.wake()
    for day in (10, 11, 12, 13):  # Good Friday to Easter Monday
        clock.now = datetime(2020, 4, day, 9, tzinfo=UTC)
        await worker.wake()
    assert news(slack, KARINS_CHAT) == []
    clock.now = datetime(2020, 4, 14, 6, tzinfo=UTC)
    await worker.wake()
    assert len(news(slack, KARINS_CHAT)) == 1


async def test_the_other_parties_hear_of_an_evaluation_as_they_do_of_a_follow_up(
    office: Office, hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    say(office, ANNA, "publicera utvärderingen")
    worker = hire()
    await worker.wake()
    (told,) = slack.said[KARINS_CHAT]
    assert told.utterance.text == (
        "Årets utvärdering, med läget den 9 april, är föreslagen som slutlig och väntar på att godkännas av"
        " Polisen, Kommunen och SBFF. Ingen annan ser den innan dess."
    )
    (button,) = told.utterance.buttons
    shown = press(office, KARIN, button.action)
    assert isinstance(shown, EvaluationProposed)
    assert shown.may_approve
    for sender in (ANNA, KARIN, SARA):
        press(office, sender, "evaluation:approve:1")
    for _ in range(3):
        await worker.wake()
        clock.forward(minutes=7)
    out = "Alla har godkänt årets utvärdering med läget den 9 april. Den är publicerad under"
    out += " /2020/utvardering/1."
    assert slack.texts(ANNAS_CHAT) == [out]
    assert len(telegram.texts(SARAS_CHAT)) == 1, "her word was the last, and she was answered"
