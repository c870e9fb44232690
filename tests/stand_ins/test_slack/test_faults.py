"""Faults ordered of the stand-in's Web API, as the real client meets them; and response URLs."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.stand_ins.slack import Person, Slack, Timing
from tests.stand_ins.slack.faults import ANY_METHOD, cut, delayed, failed, rate_limited, refused
from tests.stand_ins.slack.people import Channel
from tests.stand_ins.test_slack.apps import client_of
from tests.stand_ins.test_slack.calling import error

POST = "chat.postMessage"


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    made = client_of(slack)
    made.retry_handlers = []
    return made


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_is_one_call_long(
    slack: Slack, client: AsyncWebClient, channel: Channel, status: int
) -> None:
    slack.faults.order(POST, failed(status))
    with pytest.raises(SlackApiError) as met:
        await client.chat_postMessage(channel=channel.id, text="ett")
    assert met.value.response.status_code == status
    await client.chat_postMessage(channel=channel.id, text="två")
    assert [message.text for message in channel.live] == ["två"]


async def test_too_many_calls_are_told_when_to_come_back(
    slack: Slack, client: AsyncWebClient, channel: Channel
) -> None:
    slack.faults.order(POST, rate_limited(retry_after=0), times=2)
    with pytest.raises(SlackApiError) as met:
        await client.chat_postMessage(channel=channel.id, text="ett")
    assert (met.value.response.status_code, met.value.response.headers["Retry-After"]) == (429, "0")
    client.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    await client.chat_postMessage(channel=channel.id, text="två")
    assert [call.status for call in slack.calls(POST)] == [429, 429, 200]


@pytest.mark.parametrize("carried_out", [False, True])
async def test_a_broken_connection_hides_what_was_done(
    slack: Slack,
    client: AsyncWebClient,
    channel: Channel,
    carried_out: bool,  # noqa: FBT001 -- a parameter
) -> None:
    slack.faults.order(POST, cut(carried_out=carried_out))
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.chat_postMessage(channel=channel.id, text="ett")
    assert len(channel.posts) == carried_out


async def test_the_clients_own_retry_then_posts_twice(slack: Slack, channel: Channel) -> None:
    slack.faults.order(POST, cut(carried_out=True))
    await client_of(slack).chat_postMessage(channel=channel.id, text="ett")
    assert [message.text for message in channel.posts] == ["ett", "ett"]


async def test_a_late_answer_comes_after_the_deed(slack: Slack, channel: Channel) -> None:
    slack.faults.order(POST, delayed(30))
    posting = asyncio.create_task(client_of(slack).chat_postMessage(channel=channel.id, text="ett"))
    await channel.next_message()
    assert not posting.done()
    posting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await posting


async def test_an_error_can_be_ordered_for_any_method(slack: Slack, client: AsyncWebClient) -> None:
    slack.faults.order(ANY_METHOD, refused("fatal_error"))
    assert await error(client.auth_test()) == "fatal_error"
    assert (await client.auth_test())["ok"]


def response_url(slack: Slack, anna: Person, channel: Channel) -> AsyncWebhookClient:
    path = slack.workspace.response_urls.give(channel.id, anna.id)
    return AsyncWebhookClient(slack.workspace.address + path)


async def test_a_response_url_serves_five_times(slack: Slack, anna: Person, channel: Channel) -> None:
    client = response_url(slack, anna, channel)
    answers = [await client.send(text=f"Svar {number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1].body
    assert [whispered.user for whispered in channel.ephemerals] == [anna.id] * 5


async def test_a_response_url_expires() -> None:
    async with Slack(timing=Timing(response_url=0.0)) as slack:
        anna = slack.person("Anna")
        answer = await response_url(slack, anna, anna.direct).send(text="hej")
        assert (answer.status_code, "expired_url" in answer.body) == (404, True)


async def test_a_response_may_be_for_all(slack: Slack, anna: Person, channel: Channel) -> None:
    client = response_url(slack, anna, channel)
    await client.send(text="till alla", response_type="in_channel")
    empty = await client.send(text="")
    assert [message.text for message in channel.live] == ["till alla"]
    assert (empty.status_code, "no_text" in empty.body) == (404, True)


async def test_a_response_replaces_and_deletes_what_it_answers(
    slack: Slack, client: AsyncWebClient, anna: Person, channel: Channel
) -> None:
    await client.chat_postEphemeral(channel=channel.id, user=anna.id, text="Vilken?")
    whispered = await channel.next_ephemeral()
    path = slack.workspace.response_urls.give(channel.id, anna.id, whispered)
    webhook = AsyncWebhookClient(slack.workspace.address + path)
    await webhook.send(text="Den", replace_original=True)
    assert whispered.text == "Den"
    await webhook.send(delete_original=True)
    assert whispered.deleted
    assert len(channel.ephemerals) == 1


async def test_faults_reach_response_urls_too(slack: Slack, anna: Person, channel: Channel) -> None:
    slack.faults.order("response_url", failed(500))
    answer = await response_url(slack, anna, channel).send(text="hej")
    assert (answer.status_code, channel.ephemerals) == (500, [])
