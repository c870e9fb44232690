"""The form: opened by command, shortcut or Ändra, filled in already, checked, and answered."""

from datetime import timedelta

import pytest

from tests.handlers.slack.conftest import Clock
from tests.handlers.slack.looking import fields, text_of, touchable
from tests.stand_ins.slack import Person, Slack
from tests.stand_ins.slack.faults import refused

SAID = "2 hastighetskontroller i Vårby ikväll med kommunen, på boendes önskemål"
EMPTY = {"activity": None, "count": "1", "date": "2020-04-03", "area": None, "place": None}

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_report_by_form(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina)
    await lina.runs("/rapport", channel=channel)
    view = await slack.workspace.views.next_opened()
    assert EMPTY.items() <= fields(view).items()
    await lina.submits(view, {"activity": "foot_patrol", "count": "1", "area": "Skogås"})
    answer = await channel.next_ephemeral()
    assert text_of(answer).startswith("Noterat: en fotpatrull i Skogås, fre 3 april.")
    assert (view.open, channel.messages, lina.troubles) == (False, [], [])


async def test_what_is_wrong_is_told_beside_the_fields(slack: Slack, lina: Person) -> None:
    await lina.runs("/rapport")
    view = await slack.workspace.views.next_opened()
    await lina.submits(view, {"activity": "foot_patrol", "count": "0", "date": "2020-04-04"})
    assert {name.partition(":")[0] for name in view.errors} == {"count", "date", "area"}
    assert view.open
    await lina.submits(view, {"activity": "foot_patrol", "count": "1", "date": "2020-04-03", "area": "Vårby"})
    assert not view.open
    assert text_of(await lina.direct.next_ephemeral()).startswith("Noterat: en fotpatrull i Vårby")


async def test_change_opens_the_form_on_the_entry(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    await lina.presses(answer, "change 1")
    view = await slack.workspace.views.next_opened()
    assert fields(view) == {
        "activity": "speed_check",
        "count": "2",
        "date": "2020-04-03",
        "area": "varby",
        "place": None,
        "partners": ["kommunen"],
        "requested": "yes",
    }
    await lina.submits(view, {"count": "3"})
    await slack.wait_until(lambda: text_of(answer).startswith("Ändrat: 3 hastighetskontroller"))
    assert (len(lina.direct.replies), lina.direct.ephemerals) == (1, [])


async def test_which_of_several_entries_is_changed(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, "fotpatrull i Vårby och Skogås ikväll")
    answer = await lina.direct.next_message()
    await lina.presses(answer, "change 1")
    view = await slack.workspace.views.next_opened()
    assert fields(view)["area"] == "varby"
    await lina.chooses(view, "entry", "2")
    assert fields(view)["area"] == "skogas"
    await lina.submits(view, {"area": "Trångsund"})
    await slack.wait_until(lambda: "Trångsund" in text_of(answer))
    assert "Vårby" in text_of(answer)
    assert "Skogås" not in text_of(answer).splitlines()[2]


async def test_a_message_is_reported_by_shortcut(slack: Slack, lina: Person) -> None:
    other = slack.person("Maja")
    channel = slack.channel("polisen", lina, other)
    said = other.says(channel, SAID)
    await lina.uses_shortcut(said, "report")
    view = await slack.workspace.views.next_opened()
    assert (fields(view)["activity"], fields(view)["count"]) == ("speed_check", "2")
    await lina.submits(view)
    assert text_of(await channel.next_ephemeral()).startswith("Noterat: 2 hastighetskontroller")


async def test_a_message_of_yesterday_is_about_yesterday(slack: Slack, lina: Person, clock: Clock) -> None:
    channel = slack.channel("polisen", lina, slack.person("Maja"))
    said = lina.says(channel, "Fotpatrull i Skogås ikväll")
    clock.now += timedelta(days=1)
    await lina.uses_shortcut(said, "report")
    view = await slack.workspace.views.next_opened()
    assert (fields(view)["activity"], fields(view)["date"]) == ("foot_patrol", "2020-04-03")


async def test_a_form_says_what_of_a_message_does_not_fit_in_it(slack: Slack, lina: Person) -> None:
    channel = slack.channel("polisen", lina, slack.person("Maja"))
    await lina.uses_shortcut(lina.says(channel, "Fotpatrull i Vårby och Skogås"), "report")
    view = await slack.workspace.views.next_opened()
    note, *asked = view.blocks
    assert note["text"]["text"].startswith("Meddelandet berättar om mer än som får plats här.")
    assert asked[0]["type"] == "input"
    await lina.submits(view, {"activity": "foot_patrol", "count": "1001"})
    assert {name.partition(":")[0] for name in view.errors} == {"count"}
    await lina.submits(view, {"count": "1"})
    assert text_of(await channel.next_ephemeral()).startswith("Noterat: en fotpatrull i Vårby")


async def test_where_no_form_opens_the_bot_asks(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    slack.faults.order("views.open", refused("internal_error"))
    await lina.presses(answer, "change 1")
    await slack.wait_until(lambda: "pick:count 1" in touchable(answer) or "pick:count" in touchable(answer))


async def test_the_page_shows_own_reports_and_promises(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    answer = await lina.direct.next_message()
    lina.opens_home()
    await slack.wait_until(lambda: lina.id in slack.workspace.views.homes)
    assert "2 hastighetskontroller i Vårby" in text_of(lina.home)
    assert "Tobakstillsyn: 0 av 70" in text_of(lina.home)
    await lina.presses(lina.home, "undo 1")
    await slack.wait_until(lambda: "hastighetskontroller i Vårby" not in text_of(lina.home))
    await slack.wait_until(lambda: any(text_of(each).startswith("Borttaget") for each in lina.direct.replies))
    assert len(lina.direct.replies) == 1
    assert answer is not None


async def test_a_report_is_changed_on_the_page(slack: Slack, lina: Person) -> None:
    lina.says(lina.direct, SAID)
    await lina.direct.next_message()
    lina.opens_home()
    await slack.wait_until(lambda: lina.id in slack.workspace.views.homes)
    await lina.presses(lina.home, "change 1")
    view = await slack.workspace.views.next_opened()
    await lina.submits(view, {"count": "3"})
    await slack.wait_until(lambda: "3 hastighetskontroller" in text_of(lina.home))
    await slack.wait_until(lambda: text_of(lina.direct.replies[-1]).startswith("Ändrat: 3"))
    await slack.wait_until(lambda: len(lina.direct.replies) == 1)


async def test_a_stranger_sees_no_figures_on_the_page(slack: Slack) -> None:
    stranger = slack.person("Ivar")
    stranger.opens_home()
    await slack.wait_until(lambda: stranger.id in slack.workspace.views.homes)
    assert "av 70" not in text_of(stranger.home)
    assert touchable(stranger.home) == []
