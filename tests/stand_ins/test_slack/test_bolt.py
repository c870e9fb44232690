"""A real Bolt app against the stand-in: events, interactions and modals, over HTTP and over Socket Mode."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay

from tests.stand_ins.slack import BOT_SCOPES, SUBSCRIPTIONS, Installation, Slack, Timing
from tests.stand_ins.test_slack.apps import bolt_app, client_of, over_http, over_socket_mode

Body = dict[str, Any]
Way = Callable[[Slack, AsyncApp], AbstractAsyncContextManager[None]]


@pytest.fixture
def app(slack: Slack) -> AsyncApp:
    return bolt_app(slack)


@pytest.fixture(params=[over_http, over_socket_mode])
async def connected(request: pytest.FixtureRequest, slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    way: Way = request.param
    async with way(slack, app):
        yield


BUTTONS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Noterat"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "undo",
                "value": "7",
                "text": {"type": "plain_text", "text": "Ångra"},
            },
            {
                "type": "static_select",
                "action_id": "area",
                "options": [
                    {"text": {"type": "plain_text", "text": name}, "value": name.lower()}
                    for name in ("Skogås", "Vårby")
                ],
            },
        ],
    },
]
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Rapport"},
    "submit": {"type": "plain_text", "text": "Skicka"},
    "blocks": [
        {
            "type": "input",
            "block_id": "how_many",
            "label": {"type": "plain_text", "text": "Antal"},
            "element": {"type": "plain_text_input", "action_id": "number"},
        }
    ],
    "callback_id": "report",
}


@pytest.mark.usefixtures("connected")
async def test_a_message_is_answered(slack: Slack, app: AsyncApp) -> None:
    @app.event("message")
    async def answer(event: Body, say: AsyncSay) -> None:
        await say(f"Hörde: {event['text']}")

    anna = slack.person("Anna")
    channel = slack.channel("polisen", anna)
    anna.says(channel, "två < tre & fyra")
    assert (await channel.next_message()).text == "Hörde: två &lt; tre &amp; fyra"


@pytest.mark.usefixtures("connected")
async def test_a_mention_comes_twice_with_one_ts(slack: Slack, app: AsyncApp) -> None:
    heard: list[Body] = []

    @app.event("message")
    @app.event("app_mention")
    async def hear(body: Body) -> None:
        heard.append(body)

    anna = slack.person("Anna")
    said = anna.says(slack.channel("polisen", anna), f"<@{slack.app.bot_user_id}> hej")
    await slack.settle()
    await slack.wait_until(lambda: len(slack.dispatcher.attempts) == 2)
    events = [attempt.payload["event"] for attempt in slack.dispatcher.attempts]
    assert {event["type"] for event in events} == {"message", "app_mention"}
    assert {(event["ts"], event["client_msg_id"]) for event in events} == {(said.ts, said.client_msg_id)}
    assert len({attempt.payload["event_id"] for attempt in slack.dispatcher.attempts}) == 2
    assert heard


@pytest.mark.usefixtures("connected")
async def test_buttons_menus_and_response_urls(slack: Slack, app: AsyncApp) -> None:
    @app.action("undo")
    async def undo(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        await ack()
        await respond(f"Ångrade {body['actions'][0]['value']}", replace_original=True)

    @app.action("area")
    async def choose(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        await ack()
        await respond(body["actions"][0]["selected_option"]["value"], replace_original=False)

    anna = slack.person("Anna")
    channel = slack.channel("polisen", anna)
    await client_of(slack).chat_postMessage(channel=channel.id, text="Noterat", blocks=BUTTONS)
    message = await channel.next_message()
    assert (await anna.chooses(message, "area", "Vårby")).acknowledged
    assert (await channel.next_ephemeral()).text == "vårby"
    assert (await anna.presses(message, "undo")).acknowledged
    await slack.wait_until(lambda: message.text == "Ångrade 7")
    assert message.blocks == []


@pytest.mark.usefixtures("connected")
async def test_a_command_opens_a_modal_and_its_submission_is_checked(slack: Slack, app: AsyncApp) -> None:
    @app.command("/rapport")
    async def open_modal(ack: AsyncAck, body: Body) -> None:
        await ack("Öppnar")
        await client_of(slack).views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("report")
    async def take(ack: AsyncAck, view: Body) -> None:
        if view["state"]["values"]["how_many"]["number"]["value"] == "två":
            await ack()
        else:
            await ack(response_action="errors", errors={"how_many": "Skriv ett tal"})

    anna = slack.person("Anna")
    assert (await anna.runs("/rapport", "idag")).acknowledged
    assert (await anna.direct.next_ephemeral()).text == "Öppnar"
    view = await slack.workspace.views.next_opened()
    await anna.submits(view, {"number": "x"})
    assert (view.errors, view.open) == ({"how_many": "Skriv ett tal"}, True)
    await anna.submits(view, {"number": "två"})
    assert not view.open
    assert anna.troubles == []


@pytest.mark.parametrize("way", [over_http, over_socket_mode])
async def test_what_the_app_does_not_take_the_user_sees_as_an_error(way: Way) -> None:
    async with Slack(timing=Timing(acknowledgement=1.0)) as slack, way(slack, bolt_app(slack)):
        anna = slack.person("Anna")
        assert not (await anna.runs("/okänt")).acknowledged
        assert len(anna.troubles) == 1
        assert len(slack.dispatcher.attempts) == 1


@pytest.mark.usefixtures("connected")
async def test_the_home_tab_is_published_for_its_visitor(slack: Slack, app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def show(event: Body) -> None:
        view = {"type": "home", "blocks": [{"type": "divider"}]}
        await client_of(slack).views_publish(user_id=event["user"], view=view)

    anna = slack.person("Anna")
    anna.opens_home()
    await slack.wait_until(lambda: anna.id in slack.workspace.views.homes)
    assert anna.home.blocks[0]["type"] == "divider"


async def test_only_what_the_app_asked_for_and_may_see_is_sent() -> None:
    installation = Installation(
        scopes=BOT_SCOPES - {"groups:history"}, subscriptions=SUBSCRIPTIONS - {"message.im"}
    )
    async with Slack(installation, Timing().scaled(0.001)) as slack:
        anna = slack.person("Anna")
        unseen = slack.channel("hemlig", anna, private=True), slack.channel("annan", anna, with_bot=False)
        seen = slack.channel("polisen", anna)
        for channel in (*unseen, anna.direct, seen):
            anna.says(channel, "hej")
        await slack.settle()
        assert {event["channel"] for event in slack.dispatcher.events()} == {seen.id}
