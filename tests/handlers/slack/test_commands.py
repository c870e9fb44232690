"""Slash commands are answered to who ran them alone, and their buttons work there."""

import pytest

from tests.handlers.slack.looking import fields, text_of, touchable
from tests.stand_ins.slack import Channel, Person, Slack

REPORT = "fotpatrull i Skogås ikväll"

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def channel(slack: Slack, lina: Person) -> Channel:
    return slack.channel("polisen", lina)


async def test_a_report_by_command_is_a_form_filled_in_by_what_was_typed(
    slack: Slack, lina: Person, channel: Channel
) -> None:
    assert (await lina.runs("/rapport", REPORT, channel)).acknowledged
    view = await slack.workspace.views.next_opened()
    assert {"activity": "foot_patrol", "date": "2020-04-03", "area": "skogas"}.items() <= fields(view).items()
    await lina.submits(view)
    answer = await channel.next_ephemeral()
    assert text_of(answer).startswith("Noterat: en fotpatrull i Skogås, fre 3 april.")
    assert (answer.user, channel.messages) == (lina.id, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fotpatrull i Skogås och Vårby ikväll", "Noterat:\n• en fotpatrull i Skogås, fre 3 april\n• en"),
        ("ingen helginsats ikväll", "Inställt, räknas inte: en helginsats, fre 3 april"),
        ("status tobak", "Tobakstillsyn: 0 av 70"),
        ("anna@example.org berättade", "jag har inte sparat"),
    ],
)
async def test_what_no_form_holds_is_taken_in_words(
    slack: Slack, lina: Person, channel: Channel, text: str, told: str
) -> None:
    assert (await lina.runs("/rapport", text, channel)).acknowledged
    assert told in text_of(await channel.next_ephemeral())
    assert slack.calls("views.open") == []


async def test_its_buttons_change_what_only_its_sender_sees(
    slack: Slack, lina: Person, channel: Channel
) -> None:
    await lina.runs("/rapport", f"{REPORT} och i Vårby", channel)
    answer = await channel.next_ephemeral()
    assert touchable(answer) == ["undo 1", "change 1"]
    await lina.presses(answer, "undo 1")
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))
    assert (len(channel.ephemerals), channel.messages) == (1, [])


@pytest.mark.parametrize(
    ("command", "text", "answer"),
    [
        ("/status", "tobak", "Tobakstillsyn: 0 av 70"),
        ("/hjalp", "", "Skriv"),
        ("/angra", "", "Du har ingen rapport"),
    ],
)
async def test_other_commands(lina: Person, channel: Channel, command: str, text: str, answer: str) -> None:
    assert (await lina.runs(command, text, channel)).acknowledged
    assert answer in text_of(await channel.next_ephemeral())
    assert channel.messages == []


async def test_undo_by_command_is_told_in_the_answer_to_the_report_too(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, REPORT)
    answer = await lina.direct.next_message()
    await lina.runs("/angra")
    assert text_of(await lina.direct.next_ephemeral()).startswith("Borttaget")
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))
    assert len(lina.direct.replies) == 1


async def test_undo_elsewhere_is_told_where_the_report_was_made(
    slack: Slack, lina: Person, channel: Channel
) -> None:
    lina.says(channel, f"<@{slack.app.bot_user_id}> {REPORT}")
    answer = await channel.next_message()
    lina.says(lina.direct, "ångra")
    assert text_of(await lina.direct.next_message()).startswith("Borttaget")
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))


async def test_a_command_where_the_bot_is_no_member(slack: Slack, lina: Person) -> None:
    channel = slack.channel("annat", lina, with_bot=False)
    await lina.runs("/status", "tobak", channel)
    assert "0 av 70" in text_of(await channel.next_ephemeral())


async def test_strangers_get_one_sentence(slack: Slack) -> None:
    stranger = slack.person("Ivar")
    for command in ("/status", "/rapport", "/angra", "/hjalp"):
        assert (await stranger.runs(command)).acknowledged
    answers = [text_of(await stranger.direct.next_ephemeral()) for _ in range(4)]
    assert len(set(answers)) == 1
    assert "av" not in answers[0].split()
