"""Modals and home tabs in the stand-in: triggers, stacks, hashes, and what users do in them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.stand_ins.slack import Person, Slack, Timing
from tests.stand_ins.test_slack.apps import bolt_app, client_of, over_http
from tests.stand_ins.test_slack.calling import error

Json = dict[str, Any]


@pytest.fixture
async def app(slack: Slack) -> AsyncIterator[AsyncApp]:
    served = bolt_app(slack)
    async with over_http(slack, served):
        yield served


def modal(title: str = "Rapport", **more: Any) -> Json:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Hej"}}]
    return {"type": "modal", "title": {"type": "plain_text", "text": title}, "blocks": blocks, **more}


def asking(element: Json, **more: Any) -> Json:
    label = {"type": "plain_text", "text": "Antal"}
    return {"type": "input", "block_id": "asked", "label": label, "element": element, **more}


HOME = {"type": "home", "blocks": [{"type": "divider"}]}
SUBMIT = {"type": "plain_text", "text": "Skicka"}
TEXT = {"type": "plain_text_input", "action_id": "text"}


async def test_a_trigger_opens_one_view(slack: Slack, client: AsyncWebClient, anna: Person) -> None:
    trigger = slack.workspace.triggers.give(anna.id)
    await client.views_open(trigger_id=trigger, view=modal())
    assert await error(client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    assert await error(client.views_open(trigger_id="1.2", view=modal())) == "invalid_trigger_id"


async def test_a_trigger_expires() -> None:
    async with Slack(timing=Timing(trigger=0.0)) as slack:
        trigger = slack.workspace.triggers.give(slack.person("Anna").id)
        opening = client_of(slack).views_open(trigger_id=trigger, view=modal())
        assert await error(opening) == "expired_trigger_id"


async def test_modals_stack_three_high(slack: Slack, client: AsyncWebClient, anna: Person) -> None:
    give = slack.workspace.triggers.give
    early = client.views_push(trigger_id=give(anna.id), view=modal())
    assert await error(early) == "not_found"
    first = await client.views_open(trigger_id=give(anna.id), view=modal("Ett"))
    for title in ("Två", "Tre"):
        pushed = await client.views_push(trigger_id=give(anna.id), view=modal(title))
    assert pushed["view"]["root_view_id"] == first["view"]["id"]
    fourth = client.views_push(trigger_id=give(anna.id), view=modal())
    assert await error(fourth) == "push_limit_reached"
    top = slack.workspace.views.top(anna.id)
    assert top is not None
    assert top.given["title"]["text"] == "Tre"


async def test_a_view_changed_meanwhile_is_not_overwritten(
    slack: Slack, client: AsyncWebClient, anna: Person
) -> None:
    opened = await client.views_open(trigger_id=slack.workspace.triggers.give(anna.id), view=modal())
    view = opened["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Ny"))
    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Gammal"))
    assert await error(stale) == "hash_conflict"
    assert await error(client.views_update(view_id="V404", view=modal())) == "not_found"


async def test_an_external_id_is_taken_once(slack: Slack, client: AsyncWebClient, anna: Person) -> None:
    bo = slack.person("Bo")
    triggers = [slack.workspace.triggers.give(person.id) for person in (anna, bo)]
    await client.views_open(trigger_id=triggers[0], view=modal(external_id="report"))
    second = client.views_open(trigger_id=triggers[1], view=modal(external_id="report"))
    assert await error(second) == "duplicate_external_id"
    await client.views_update(external_id="report", view=modal("Ny", external_id="report"))


async def test_each_user_has_a_home(slack: Slack, client: AsyncWebClient, anna: Person) -> None:
    published = await client.views_publish(user_id=anna.id, view=HOME)
    assert anna.home.id == published["view"]["id"]
    stale = client.views_publish(user_id=anna.id, view=HOME, hash="0")
    assert await error(stale) == "hash_conflict"
    assert await error(client.views_publish(user_id="U404", view=HOME)) == "user_not_found"
    assert slack.workspace.views.homes.keys() == {anna.id}


async def open_modal(slack: Slack, anna: Person, *blocks: Json, **more: Any) -> Any:
    view = modal(**more) | {"blocks": list(blocks), "callback_id": "report", "submit": SUBMIT}
    await client_of(slack).views_open(trigger_id=slack.workspace.triggers.give(anna.id), view=view)
    return await slack.workspace.views.next_opened()


async def test_what_must_be_filled_in_is(slack: Slack, anna: Person) -> None:
    view = await open_modal(slack, anna, asking(TEXT))
    with pytest.raises(ValueError, match="Antal"):
        await anna.submits(view)
    with pytest.raises(LookupError, match="other"):
        await anna.submits(view, {"other": "x"})


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ({"response_action": "errors", "errors": {"elsewhere": "Fel"}}, "invalid_errors"),
        ({"response_action": "update", "view": {"type": "home"}}, "invalid_arguments"),
        ({"response_action": "jump"}, "invalid_response_action"),
    ],
)
async def test_a_wrong_answer_to_a_submission_shows(
    slack: Slack, app: AsyncApp, anna: Person, answer: Json, trouble: str
) -> None:
    @app.view("report")
    async def take(ack: AsyncAck) -> None:
        await ack(**answer)

    await anna.submits(await open_modal(slack, anna, asking(TEXT)), {"text": "två"})
    assert [trouble in told for told in anna.troubles] == [True]


async def test_a_submission_updates_pushes_and_clears(slack: Slack, app: AsyncApp, anna: Person) -> None:
    answers: Iterator[Json] = iter(
        [
            {"response_action": "update", "view": modal("Ny", callback_id="report")},
            {"response_action": "push", "view": modal("Ovanpå", callback_id="report")},
            {"response_action": "clear"},
        ]
    )

    @app.view("report")
    async def take(ack: AsyncAck) -> None:
        await ack(**next(answers))

    view = await open_modal(slack, anna, asking(TEXT))
    await anna.submits(view, {"text": "två"})
    assert view.given["title"]["text"] == "Ny"
    await anna.submits(view)
    top = slack.workspace.views.top(anna.id)
    assert top is not None
    assert (top.given["title"]["text"], top.below) == ("Ovanpå", view.id)
    await anna.submits(top)
    assert slack.workspace.views.top(anna.id) is None


async def test_the_app_hears_of_a_closed_modal_if_it_asked(slack: Slack, app: AsyncApp, anna: Person) -> None:
    closed: list[Json] = []

    @app.view_closed("report")
    async def hear(ack: AsyncAck, body: Json) -> None:
        await ack()
        closed.append(body)

    assert await anna.closes(await open_modal(slack, anna, asking(TEXT))) is None
    await anna.closes(await open_modal(slack, anna, asking(TEXT), notify_on_close=True))
    assert [body["is_cleared"] for body in closed] == [False]


async def test_a_menu_of_the_apps_making_is_searched(slack: Slack, app: AsyncApp, anna: Person) -> None:
    submitted: list[Json] = []

    @app.options("place")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        names = [name for name in ("Skogås", "Vårby") if payload["value"] in name]
        await ack(options=[{"text": {"type": "plain_text", "text": name}, "value": name} for name in names])

    @app.action("place")
    async def take(ack: AsyncAck, body: Json) -> None:
        await ack()
        submitted.append(body["actions"][0]["selected_option"])

    menu = {"type": "external_select", "action_id": "place", "min_query_length": 0}
    view = await open_modal(slack, anna, {"type": "actions", "elements": [menu]})
    assert len(await anna.searches(view, "place", "")) == 2
    await anna.chooses(view, "place", "Vårby")
    assert [option["value"] for option in submitted] == ["Vårby"]
    with pytest.raises(LookupError, match="Huddinge"):
        await anna.chooses(view, "place", "Huddinge")


async def test_a_menu_can_be_offered_too_much(slack: Slack, app: AsyncApp, anna: Person) -> None:
    @app.options("place")
    async def offer(ack: AsyncAck) -> None:
        text = {"type": "plain_text", "text": "Skogås"}
        await ack(options=[{"text": text, "value": str(number)} for number in range(101)])

    menu = {"type": "external_select", "action_id": "place"}
    view = await open_modal(slack, anna, {"type": "actions", "elements": [menu]})
    assert await anna.searches(view, "place", "") == []
    assert "no more than 100" in anna.troubles[0]


async def test_a_whole_stack_can_be_closed(slack: Slack, app: AsyncApp, anna: Person) -> None:
    closed: list[Json] = []

    @app.view_closed("report")
    async def hear(ack: AsyncAck, body: Json) -> None:
        await ack()
        closed.append(body)

    below = await open_modal(slack, anna, asking(TEXT))
    above = modal(notify_on_close=True, callback_id="report")
    trigger = slack.workspace.triggers.give(anna.id)
    await client_of(slack).views_push(trigger_id=trigger, view=above)
    await anna.closes(await slack.workspace.views.next_opened(), all_of_them=True)
    assert not below.open
    assert [body["is_cleared"] for body in closed] == [True]


async def test_a_shortcut_tells_which_message(slack: Slack, app: AsyncApp, anna: Person) -> None:
    heard: list[Json] = []

    @app.shortcut({"type": "message_action", "callback_id": "count"})
    async def hear(ack: AsyncAck, body: Json) -> None:
        await ack()
        heard.append(body)

    said = anna.says(slack.channel("polisen", anna), "två kontroller")
    assert (await anna.uses_shortcut(said, "count")).acknowledged
    assert [body["message"]["ts"] for body in heard] == [said.ts]


async def test_nobody_touches_what_they_do_not_see(slack: Slack, anna: Person) -> None:
    bo = slack.person("Bo")
    view = await open_modal(slack, anna, asking(TEXT))
    with pytest.raises(LookupError, match="Bo doesn't see"):
        await bo.submits(view, {"text": "x"})
