"""How the stand-in delivers events over HTTP: signed, repeated, in the wrong order, as Slack does."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.signature import SignatureVerifier

from tests.stand_ins.slack import Person, Slack, Timing
from tests.stand_ins.slack.faults import EventFault
from tests.stand_ins.slack.people import Channel
from tests.stand_ins.test_slack.apps import client_of

Handler = Callable[[web.Request], Awaitable[web.Response]]
QUICK = Timing(retries=(0.0, 0.01, 0.02))


class Endpoint:
    """A request URL that keeps what it gets and answers as it is told, 200 otherwise."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[web.Response] = []
        self.ready = asyncio.Event()
        self.ready.set()

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        given = json.loads(body)
        if given["type"] == "url_verification":
            return web.json_response({"challenge": given["challenge"]})
        self.received.append((dict(request.headers), body))
        await self.ready.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _headers, body in self.received]


@asynccontextmanager
async def listening(slack: Slack, handle: Handler) -> AsyncIterator[None]:
    application = web.Application()
    application.router.add_post("/slack/events", handle)
    async with TestServer(application) as server:
        await slack.use_request_url(str(server.make_url("/slack/events")))
        yield


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(timing=QUICK) as started:
        yield started


@pytest.fixture
async def endpoint(slack: Slack) -> AsyncIterator[Endpoint]:
    made = Endpoint()
    async with listening(slack, made.handle):
        yield made


async def test_a_request_url_must_answer_the_challenge(slack: Slack) -> None:
    async def ignore(_request: web.Request) -> web.Response:
        return web.Response(text="hej")

    with pytest.raises(ConnectionError, match="challenge"):
        async with listening(slack, ignore):
            pass


async def test_an_event_is_signed_over_its_bytes(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    anna.says(channel, "två kontroller i Vårby")
    await slack.settle()
    ((headers, body),) = endpoint.received
    assert SignatureVerifier(slack.app.signing_secret).is_valid_request(body, headers)
    assert not SignatureVerifier("another").is_valid_request(body, headers)
    assert "X-Slack-Retry-Num" not in headers


async def test_an_envelope_names_app_team_and_event(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    said = anna.says(channel, "hej", thread=None)
    await slack.settle()
    (told,) = endpoint.told
    assert (told["type"], told["team_id"], told["api_app_id"]) == (
        "event_callback",
        slack.app.team_id,
        slack.app.app_id,
    )
    assert told["event_id"].startswith("Ev")
    assert told["authorizations"][0]["user_id"] == slack.app.bot_user_id
    event = told["event"]
    assert (event["channel"], event["channel_type"], event["ts"]) == (channel.id, "channel", said.ts)


async def test_a_failed_event_comes_three_times_more(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    endpoint.answers = [web.Response(status=500) for _ in range(9)]
    anna.says(channel, "hej")
    await slack.settle()
    retries = [headers.get("X-Slack-Retry-Num") for headers, _body in endpoint.received]
    reasons = {headers.get("X-Slack-Retry-Reason") for headers, _body in endpoint.received[1:]}
    assert (retries, reasons) == ([None, "1", "2", "3"], {"http_error"})
    assert len({told["event_id"] for told in endpoint.told}) == 1


async def test_it_comes_no_more_once_it_was_taken(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    endpoint.answers = [web.Response(status=503), web.Response(status=200)]
    anna.says(channel, "hej")
    await slack.settle()
    assert len(endpoint.received) == 2


async def test_an_app_can_refuse_retries(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    endpoint.answers = [web.Response(status=500, headers={"X-Slack-No-Retry": "1"})]
    anna.says(channel, "hej")
    await slack.settle()
    assert len(endpoint.received) == 1


async def test_a_slow_answer_counts_as_none() -> None:
    endpoint = Endpoint()
    timing = Timing(acknowledgement=0.5, retries=QUICK.retries)
    async with Slack(timing=timing) as slack, listening(slack, endpoint.handle):
        endpoint.ready.clear()
        anna = slack.person("Anna")
        anna.says(slack.channel("polisen", anna), "hej")
        await slack.wait_until(lambda: slack.dispatcher.attempts)
        endpoint.ready.set()
        await slack.settle()
    assert slack.dispatcher.attempts[0].answer.failure == "http_timeout"
    assert endpoint.received[1][0]["X-Slack-Retry-Reason"] == "http_timeout"


async def test_an_app_that_is_down_gets_its_events_later(
    slack: Slack, anna: Person, channel: Channel
) -> None:
    gone = Endpoint()
    async with listening(slack, gone.handle):
        pass
    anna.says(channel, "hej")
    await slack.wait_until(lambda: slack.dispatcher.attempts)
    assert slack.dispatcher.attempts[0].answer.failure == "connection_failed"
    assert slack.dispatcher.busy


async def test_edits_and_deletions_show_what_was_before(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    said = anna.says(channel, "två")
    anna.edits(said, "tre < fyra")
    anna.deletes(said)
    await slack.settle()
    events = {told["event"].get("subtype"): told["event"] for told in endpoint.told}
    changed, deleted = events["message_changed"], events["message_deleted"]
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("två", "tre &lt; fyra")
    assert changed["message"]["edited"]["user"] == anna.id
    assert (deleted["deleted_ts"], deleted["previous_message"]["text"]) == (said.ts, "tre &lt; fyra")
    assert channel.live == []


async def test_the_bots_own_messages_come_back(slack: Slack, endpoint: Endpoint, channel: Channel) -> None:
    await client_of(slack).chat_postMessage(channel=channel.id, text="Noterat")
    await slack.settle()
    (told,) = endpoint.told
    assert (told["event"]["bot_id"], told["event"]["app_id"]) == (slack.app.bot_id, slack.app.app_id)


async def test_who_writes_shows_in_the_event(slack: Slack, endpoint: Endpoint) -> None:
    stranger, robot = slack.person("Främling", team="T0000000099"), slack.other_bot("Väder")
    shared = slack.channel("delad", stranger, robot, shared=True)
    stranger.says(shared, "hej")
    robot.says(shared, f"<@{slack.app.bot_user_id}> sol")
    await slack.settle()
    by_user = {told["event"]["user"]: told for told in endpoint.told}
    assert by_user[stranger.id]["event"]["user_team"] == "T0000000099"
    assert by_user[stranger.id]["is_ext_shared_channel"]
    assert by_user[robot.id]["event"]["bot_id"] == robot.user.bot_id
    assert len(endpoint.received) == 2


async def test_answers_in_a_thread_name_its_root(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    root = anna.says(channel, "två")
    anna.says(channel, "eller tre", thread=anna.says(channel, "nej", thread=root))
    await slack.settle()
    assert {told["event"].get("thread_ts") for told in endpoint.told} == {None, root.ts}


@pytest.mark.parametrize(("kind", "private"), [("channel", False), ("group", True)])
async def test_the_kind_of_channel_is_told(
    slack: Slack,
    endpoint: Endpoint,
    anna: Person,
    kind: str,
    private: bool,  # noqa: FBT001 -- a parameter
) -> None:
    anna.says(slack.channel("annan", anna, private=private), "hej")
    anna.says(slack.group_message(anna, slack.person("Bo")), "hej")
    anna.says(anna.direct, f"<@{slack.app.bot_user_id}> hej")
    await slack.settle()
    kinds = sorted(told["event"]["channel_type"] for told in endpoint.told)
    assert kinds == sorted([kind, "mpim", "im"])


async def test_joining_and_leaving_are_told(slack: Slack, endpoint: Endpoint, channel: Channel) -> None:
    bo = slack.person("Bo")
    bo.joins(channel)
    bo.leaves(channel)
    await slack.settle()
    told = {event["event"]["type"] for event in endpoint.told}
    assert told == {"member_joined_channel", "member_left_channel"}
    with pytest.raises(LookupError, match="Bo can't write"):
        bo.says(channel, "hej")


@pytest.mark.parametrize(
    ("fault", "times_ids_and_stamps"),
    [
        (EventFault.SAME_ID_TWICE, (2, 1, 1)),
        (EventFault.AGAIN_WITH_NEW_ID, (2, 2, 1)),
        (EventFault.AGAIN_WITH_NEW_TS, (2, 2, 2)),
        (EventFault.THREE_TIMES, (3, 2, 1)),
        (EventFault.FOUR_TIMES, (4, 3, 2)),
    ],
)
async def test_an_event_can_come_several_times(
    slack: Slack, endpoint: Endpoint, fault: EventFault, times_ids_and_stamps: tuple[int, int, int]
) -> None:
    anna = slack.person("Anna")
    slack.dispatcher.faults.order(fault)
    anna.says(anna.direct, "hej")
    await slack.settle()
    told = endpoint.told
    assert (
        len(told),
        len({one["event_id"] for one in told}),
        len({one["event"]["ts"] for one in told}),
    ) == times_ids_and_stamps
    assert len({one["event"]["client_msg_id"] for one in told}) == 1


async def test_an_event_can_overtake_another(
    slack: Slack, endpoint: Endpoint, anna: Person, channel: Channel
) -> None:
    slack.dispatcher.faults.order(EventFault.AFTER_THE_NEXT)
    first, second = anna.says(channel, "först"), anna.says(channel, "sedan")
    await slack.settle()
    assert [told["event"]["ts"] for told in endpoint.told] == [second.ts, first.ts]


async def test_each_tab_of_the_app_is_told(slack: Slack, endpoint: Endpoint, anna: Person) -> None:
    await client_of(slack).views_publish(
        user_id=anna.id, view={"type": "home", "blocks": [{"type": "divider"}]}
    )
    anna.opens_home()
    anna.opens_messages()
    await slack.settle()
    tabs = {told["event"]["tab"]: told["event"].get("view") for told in endpoint.told}
    assert tabs["home"]["id"] == anna.home.id
    assert tabs["messages"] is None


async def test_the_app_hears_that_it_was_invited(slack: Slack, endpoint: Endpoint, anna: Person) -> None:
    channel = slack.channel("annan", anna, with_bot=False)
    anna.says(channel, "hörs inte")
    slack.bot.joins(channel)
    await slack.settle()
    (told,) = endpoint.told
    assert (told["event"]["type"], told["event"]["user"]) == ("member_joined_channel", slack.app.bot_user_id)
