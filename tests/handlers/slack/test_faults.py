"""What goes wrong between the bot and Slack: no report is lost or doubled, and no answer is said twice."""

import asyncio

import pytest

from bot.dialogue.conversation import Conversation
from bot.errors import SettingError
from handlers.slack.service import SlackService
from tests.handlers.slack.conftest import Away
from tests.handlers.slack.looking import text_of
from tests.handlers.slack.serving import running
from tests.stand_ins.slack import Person, Slack
from tests.stand_ins.slack.faults import EventFault, Fault, cut, delayed, failed, rate_limited, refused

POST = "chat.postMessage"
SAID = "fotpatrull i Skogås ikväll"
NOTED = "Noterat: en fotpatrull i Skogås, fre 3 april."


def reported(conversation: Conversation) -> int:
    with conversation.units_of_work() as work:
        return len(work.reports.entries())


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "fault",
    [
        rate_limited(1),
        failed(500),
        failed(502),
        failed(500, carried_out=True),
        failed(502, carried_out=True),
        cut(carried_out=False),
        cut(carried_out=True),
        refused("internal_error"),
    ],
    ids=str,
)
async def test_an_answer_arrives_once_whatever_befalls_it(slack: Slack, lina: Person, fault: Fault) -> None:
    slack.faults.order(POST, fault)
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message(within=10)
    lina.says(lina.direct, "nej, i Vårby")
    await slack.wait_until(lambda: text_of(lina.direct.replies[-1]).startswith("Ändrat"), within=10)
    await slack.wait_until(lambda: len(lina.direct.replies) == 1)
    assert text_of(answer).startswith(NOTED)
    assert len(lina.direct.posts) == 2


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("fault", [failed(500, carried_out=True), cut(carried_out=True)], ids=str)
async def test_in_a_thread_an_answer_arrives_once_too(slack: Slack, lina: Person, fault: Fault) -> None:
    channel = slack.channel("polisen", lina)
    slack.faults.order(POST, fault)
    lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    await channel.next_message()
    await slack.wait_until(lambda: slack.calls("conversations.replies"))
    await slack.settle()
    assert len(channel.posts) == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("fault", [failed(502), cut(carried_out=True), cut(carried_out=False)], ids=str)
async def test_a_change_is_repeated_until_it_is_shown(slack: Slack, lina: Person, fault: Fault) -> None:
    said = lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    slack.faults.order("chat.update", fault, times=2)
    lina.edits(said, "fotpatrull i Vårby ikväll")
    await slack.wait_until(lambda: text_of(answer).startswith("Ändrat: en fotpatrull i Vårby"), within=10)
    assert len(lina.direct.posts) == 1


@pytest.mark.usefixtures("bot")
async def test_an_archived_channel_stops_no_others(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina)
    slack.faults.order(POST, refused("is_archived"))
    lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    await slack.wait_until(lambda: slack.calls(POST))
    lina.says(lina.direct, "hjälp")
    assert await lina.direct.next_message()
    await slack.settle()
    assert len(slack.calls(POST)) == 2


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("fault", list(EventFault), ids=lambda fault: fault.name)
async def test_however_often_a_message_comes_it_counts_once(
    slack: Slack, lina: Person, conversation: Conversation, fault: EventFault
) -> None:
    channel = slack.channel("polisen", lina)
    slack.dispatcher.faults.order(fault)
    slack.dispatcher.faults.order(fault, "app_mention")
    lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    lina.says(lina.direct, "hjälp")
    await channel.next_message()
    await slack.settle()
    assert reported(conversation) == 1
    assert [text_of(each).startswith(NOTED) for each in channel.posts] == [True]


@pytest.mark.usefixtures("bot")
async def test_many_at_once_each_get_their_answer(
    slack: Slack, lina: Person, conversation: Conversation
) -> None:
    channels = [slack.channel(f"kanal {number}", lina) for number in range(10)]
    for channel in channels * 3:
        lina.says(channel, f"<@{slack.app.bot_user_id}> {SAID}")
    await slack.wait_until(lambda: all(len(channel.replies) == 3 for channel in channels), within=20)
    await slack.settle()
    assert reported(conversation) == 30
    assert all(len(channel.posts) == 3 for channel in channels)


async def test_what_is_said_while_the_database_is_away_counts_when_it_is_back(
    slack: Slack, service: SlackService, lina: Person, conversation: Conversation, away: Away
) -> None:
    async with running(slack, service):
        away.is_away = True
        lina.says(lina.direct, SAID)
        excuse = await lina.direct.next_message()
        assert "inte spara" in text_of(excuse)
        away.is_away = False
        assert text_of(await lina.direct.next_message()).startswith(NOTED)
        await slack.settle()
    assert reported(conversation) == 1
    assert len(lina.direct.posts) == 2


async def test_a_press_while_the_database_is_away_is_told_to_who_pressed(
    slack: Slack, service: SlackService, lina: Person, away: Away
) -> None:
    async with running(slack, service):
        lina.says(lina.direct, SAID)
        answer = await lina.direct.next_message()
        away.is_away = True
        assert (await lina.presses(answer, "undo 1")).acknowledged
        assert "inte spara" in text_of(await lina.direct.next_ephemeral())
        away.is_away = False
        assert text_of(answer).startswith(NOTED)


async def test_a_form_stays_open_while_the_database_is_away(
    slack: Slack, service: SlackService, lina: Person, away: Away
) -> None:
    async with running(slack, service):
        await lina.runs("/rapport")
        view = await slack.workspace.views.next_opened()
        away.is_away = True
        await lina.submits(view, {"activity": "foot_patrol", "area": "Skogås"})
        assert view.open
        assert "inte spara" in " ".join(view.errors.values())
        away.is_away = False
        await lina.submits(view, {"activity": "foot_patrol", "area": "Skogås"})
        assert not view.open


async def test_who_waits_sees_that_the_bot_works(
    slack: Slack, service: SlackService, lina: Person, away: Away
) -> None:
    async with running(slack, service):
        away.slowness = 3.5
        lina.says(lina.direct, SAID)
        shown = await lina.direct.next_message(within=10)
        assert text_of(shown) == "…"
        await slack.wait_until(lambda: text_of(shown).startswith(NOTED), within=10)
        away.slowness = 0
        await slack.settle()
    assert len(lina.direct.posts) == 1


async def test_what_is_pressed_or_run_is_answered_in_time_and_told_of_when_it_is_done(
    slack: Slack, service: SlackService, lina: Person, away: Away
) -> None:
    async with running(slack, service):
        lina.says(lina.direct, SAID)
        answer = await lina.direct.next_message()
        away.slowness = 3.5
        assert (await lina.presses(answer, "undo 1")).acknowledged
        assert (await lina.runs("/status")).acknowledged
        away.slowness = 0
        await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"), within=10)
    assert "Krogtillsyn: 0 av 65" in text_of(lina.direct.ephemerals[0])


@pytest.mark.parametrize(
    ("fault", "told"),
    [(refused("invalid_auth"), "SLACK_BOT_TOKEN"), (refused("fatal_error"), "fatal_error")],
    ids=str,
)
async def test_a_start_that_slack_refuses_says_why(
    slack: Slack, service: SlackService, fault: Fault, told: str
) -> None:
    slack.faults.order("auth.test", fault)
    with pytest.raises(SettingError, match=told):
        await service.start()


async def test_a_start_is_not_hindered_by_what_passes(slack: Slack, service: SlackService) -> None:
    slack.faults.order("auth.test", failed(503))
    slack.faults.order("auth.test", delayed(0.1))
    async with running(slack, service):
        await asyncio.sleep(0)
    assert len(slack.calls("auth.test")) == 2
