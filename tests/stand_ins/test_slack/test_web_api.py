"""The stand-in's Web API, driven by the real client: who may do what, and what Slack refuses."""

from typing import Any

import aiohttp
import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.stand_ins.slack import BOT_SCOPES, Installation, Slack
from tests.stand_ins.test_slack.apps import client_of
from tests.stand_ins.test_slack.calling import error, refusal


async def test_auth_test_names_the_bot_and_its_scopes(slack: Slack, client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert answer["user_id"] == slack.app.bot_user_id
    assert answer["bot_id"] == slack.app.bot_id
    assert set(answer.headers["X-OAuth-Scopes"].split(",")) == BOT_SCOPES


async def test_a_call_without_token_is_not_authed(slack: Slack) -> None:
    assert await error(AsyncWebClient(base_url=slack.api_url).auth_test()) == "not_authed"


async def test_a_wrong_token_is_invalid(slack: Slack) -> None:
    assert await error(client_of(slack, "xoxb-another").auth_test()) == "invalid_auth"


async def test_each_token_has_its_methods(slack: Slack, client: AsyncWebClient) -> None:
    opening = client.apps_connections_open(app_token=slack.app.bot_token)
    assert await error(opening) == "not_allowed_token_type"
    assert await error(client_of(slack, slack.app.app_token).auth_test()) == "not_allowed_token_type"


async def test_an_unknown_method_is_refused(client: AsyncWebClient) -> None:
    assert await error(client.api_call("chat.shout")) == "unknown_method"


@pytest.mark.parametrize(
    ("scope", "method", "arguments"),
    [
        ("chat:write", "chat.postMessage", {"channel": "C", "text": "hej"}),
        ("chat:write", "chat.update", {"channel": "C", "text": "hej", "ts": "1"}),
        ("chat:write", "chat.delete", {"channel": "C", "ts": "1"}),
        ("chat:write", "chat.postEphemeral", {"channel": "C", "user": "U", "text": "hej"}),
        ("users:read", "users.info", {"user": "U"}),
        ("users:read", "bots.info", {"bot": "B"}),
        ("team:read", "team.info", {}),
        ("files:write", "files.getUploadURLExternal", {"filename": "a", "length": 1}),
        ("files:write", "files.completeUploadExternal", {"files": []}),
    ],
)
async def test_a_method_without_its_scope_is_refused(
    scope: str, method: str, arguments: dict[str, Any]
) -> None:
    async with Slack(Installation(scopes=BOT_SCOPES - {scope})) as slack:
        answer = await refusal(client_of(slack).api_call(method, json=arguments))
        assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
        assert set(answer["provided"].split(",")) == BOT_SCOPES - {scope}


@pytest.mark.parametrize(("private", "scope"), [(False, "channels"), (True, "groups")])
async def test_reading_a_channel_needs_the_scope_of_its_kind(private: bool, scope: str) -> None:  # noqa: FBT001 -- a parameter
    async with Slack(Installation(scopes=BOT_SCOPES - {f"{scope}:read", f"{scope}:history"})) as slack:
        client = client_of(slack)
        channel = slack.channel("prov", private=private)
        said = await client.chat_postMessage(channel=channel.id, text="hej")
        info = await refusal(client.conversations_info(channel=channel.id))
        replies = await refusal(client.conversations_replies(channel=channel.id, ts=said["ts"]))
        assert (info["needed"], replies["needed"]) == (f"{scope}:read", f"{scope}:history")


async def test_what_the_bot_posts_stands_in_the_channel(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    root = await client.chat_postMessage(channel=channel.id, text="Noterat")
    await client.chat_postMessage(channel=channel.id, text="Mer", thread_ts=root["ts"])
    first, second = await channel.next_message(), await channel.next_message()
    assert (first.text, first.thread_ts) == ("Noterat", None)
    assert (second.text, second.thread_ts) == ("Mer", first.ts)
    thread = await client.conversations_replies(channel=channel.id, ts=root["ts"])
    assert [message["text"] for message in thread["messages"]] == ["Noterat", "Mer"]


async def test_form_and_json_say_the_same(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    said = {"channel": channel.id, "blocks": '[{"type": "divider"}]', "text": "hej"}
    await client.api_call("chat.postMessage", data=said)
    await client.api_call("chat.postMessage", json=said)
    assert [message.blocks[0]["type"] for message in channel.live] == ["divider", "divider"]


async def test_where_the_bot_cannot_write(slack: Slack, client: AsyncWebClient) -> None:
    public = slack.channel("annan", with_bot=False)
    private = slack.channel("hemlig", private=True, with_bot=False)
    archived = slack.channel("gammal")
    archived.archived = True
    where = {"C404": "channel_not_found", public.id: "not_in_channel", private.id: "channel_not_found"}
    for channel, expected in {**where, archived.id: "is_archived"}.items():
        assert await error(client.chat_postMessage(channel=channel, text="hej")) == expected


async def test_an_unknown_thread_is_refused(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    answering = client.chat_postMessage(channel=channel.id, text="hej", thread_ts="1.000001")
    assert await error(answering) == "thread_not_found"


async def test_a_thread_is_named_by_its_root(slack: Slack, client: AsyncWebClient) -> None:
    anna = slack.person("Anna")
    channel = slack.channel("polisen", anna)
    reply = anna.says(channel, "eller tre", thread=anna.says(channel, "två"))
    below = client.chat_postMessage(channel=channel.id, text="hej", thread_ts=reply.ts)
    assert await error(below) == "cannot_reply_to_message"
    await client.chat_postMessage(channel=channel.id, text="hej", thread_ts=reply.thread_ts)


@pytest.mark.parametrize(("body", "code"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_body_that_is_no_json_object_is_refused(slack: Slack, body: str, code: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with (
        ClientSession() as session,
        session.post(f"{slack.api_url}auth.test", data=body, headers=headers) as answer,
    ):
        assert await answer.json() == {"ok": False, "error": code}


@pytest.mark.parametrize("field", ["blocks", "metadata"])
async def test_a_field_that_is_no_json_is_refused(slack: Slack, client: AsyncWebClient, field: str) -> None:
    given = {"channel": slack.channel("polisen").id, "text": "hej", field: "{"}
    assert await error(client.api_call("chat.postMessage", data=given)) == f"invalid_{field}_format"


async def test_a_token_counts_in_a_form_but_not_in_an_address(slack: Slack) -> None:
    token = {"token": slack.app.bot_token}
    async with ClientSession(slack.api_url) as session:
        in_form, in_address = session.post("auth.test", data=token), session.post("auth.test", params=token)
        assert (await (await in_form).json())["ok"]
        assert (await (await in_address).json())["error"] == "not_authed"


async def test_an_app_without_the_scope_has_no_commands() -> None:
    async with Slack(Installation(scopes=BOT_SCOPES - {"commands"})) as slack:
        with pytest.raises(LookupError, match="/rapport"):
            await slack.person("Anna").runs("/rapport")


async def test_a_message_needs_contents(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    assert await error(client.api_call("chat.postMessage", json={"channel": channel.id})) == "no_text"
    assert channel.posts == []


async def test_a_long_text_is_cut(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    answer = await client.chat_postMessage(channel=channel.id, text="å" * 40_001)
    assert len(channel.live[0].text) == 40_000
    assert answer["warning"] == "message_truncated"


async def test_the_bot_changes_and_deletes_its_own_messages_only(
    slack: Slack, client: AsyncWebClient
) -> None:
    anna = slack.person("Anna")
    channel = slack.channel("polisen", anna)
    hers = anna.says(channel, "två kontroller")
    own = await client.chat_postMessage(channel=channel.id, text="Noterat: 1")
    await client.chat_update(channel=channel.id, ts=own["ts"], text="Noterat: 2")
    message = await channel.next_message()
    assert (message.text, message.edits) == ("Noterat: 2", [("Noterat: 1", [])])
    assert await error(client.chat_update(channel=channel.id, ts=hers.ts, text="x")) == "cant_update_message"
    assert await error(client.chat_delete(channel=channel.id, ts=hers.ts)) == "cant_delete_message"
    await client.chat_delete(channel=channel.id, ts=own["ts"])
    assert channel.replies == []
    assert await error(client.chat_update(channel=channel.id, ts=own["ts"], text="x")) == "message_not_found"


async def test_a_text_alone_takes_the_blocks_away(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    own = await client.chat_postMessage(channel=channel.id, text="a", blocks=[{"type": "divider"}])
    await client.chat_update(channel=channel.id, ts=own["ts"], text="b")
    assert channel.live[0].blocks == []


async def test_an_ephemeral_message_reaches_one_member(slack: Slack, client: AsyncWebClient) -> None:
    anna, bo = slack.person("Anna"), slack.person("Bo")
    channel = slack.channel("polisen", anna)
    await client.chat_postEphemeral(channel=channel.id, user=anna.id, text="bara du")
    whispered = await channel.next_ephemeral()
    assert (whispered.user, whispered.text, channel.live) == (anna.id, "bara du", [])
    outside = client.chat_postEphemeral(channel=channel.id, user=bo.id, text="hej")
    assert await error(outside) == "user_not_in_channel"


async def test_a_permalink_leads_to_a_message(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    own = await client.chat_postMessage(channel=channel.id, text="a")
    link = await client.chat_getPermalink(channel=channel.id, message_ts=own["ts"])
    assert link["permalink"].endswith(f"{channel.id}/p{own['ts'].replace('.', '')}")
    missing = client.chat_getPermalink(channel=channel.id, message_ts="1.1")
    assert await error(missing) == "message_not_found"


async def test_users_are_employees_guests_bots_and_strangers(slack: Slack, client: AsyncWebClient) -> None:
    guest, robot = slack.person("Gäst", restricted=True), slack.other_bot("Väder")
    stranger = slack.person("Främling", team="T0000000099")
    found = [(await client.users_info(user=user.id))["user"] for user in (guest, robot, stranger)]
    assert [user["is_restricted"] for user in found] == [True, False, False]
    assert [user["is_bot"] for user in found] == [False, True, False]
    assert [user.get("is_stranger", False) for user in found] == [False, False, True]
    assert found[2]["team_id"] == "T0000000099"
    assert "email" not in found[0]["profile"]
    assert await error(client.users_info(user="U404")) == "user_not_found"


async def test_direct_messages_are_opened_once(slack: Slack, client: AsyncWebClient) -> None:
    anna = slack.person("Anna")
    opened = [(await client.conversations_open(users=[anna.id]))["channel"]["id"] for _ in range(2)]
    await client.chat_postMessage(channel=anna.id, text="God morgon")
    assert opened == [anna.direct.id] * 2
    assert (await anna.direct.next_message()).text == "God morgon"
    info = (await client.conversations_info(channel=anna.direct.id))["channel"]
    assert (info["is_im"], info["user"]) == (True, anna.id)


async def test_group_messages_need_their_scope(slack: Slack, client: AsyncWebClient) -> None:
    users = [slack.person("Anna").id, slack.person("Bo").id]
    assert (await refusal(client.conversations_open(users=users)))["needed"] == "mpim:write"


async def test_bot_and_team_are_known(slack: Slack, client: AsyncWebClient) -> None:
    assert (await client.bots_info(bot=slack.app.bot_id))["bot"]["app_id"] == slack.app.app_id
    assert (await client.team_info())["team"]["id"] == slack.app.team_id
    assert await error(client.bots_info(bot="B404")) == "bot_not_found"


async def test_a_file_is_uploaded_in_three_steps(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    await client.files_upload_v2(
        channel=channel.id, content=b"a;b", filename="löften.csv", title="Löften", initial_comment="Här"
    )
    message = await channel.next_message()
    assert (message.text, message.files) == ("Här", ["Löften"])
    (upload,) = slack.workspace.uploads.values()
    assert upload["content"] == b"a;b"


async def test_a_file_that_never_came_is_not_found(client: AsyncWebClient) -> None:
    announced = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    completing = client.files_completeUploadExternal(files=[{"id": announced["file_id"], "title": "a"}])
    assert await error(completing) == "file_not_found"


async def test_mentions_and_links_are_noticed(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    text = "<!channel> <@U1> <!subteam^S1> <#C1> <https://a.example|här> &lt;!here&gt;"
    marked = [{"type": "section", "text": {"type": "mrkdwn", "text": "<!everyone>"}}]
    plain = [{"type": "section", "text": {"type": "plain_text", "text": "<!everyone> <@U1>"}}]
    await client.chat_postMessage(channel=channel.id, text=text, blocks=marked)
    await client.chat_postMessage(channel=channel.id, text="&lt;!channel&gt;", blocks=plain)
    loud, quiet = (message.pings for message in channel.live)
    assert (loud.broadcasts, loud.users, loud.groups) == (["channel", "everyone"], ["U1"], ["S1"])
    assert (loud.channels, loud.links) == (["C1"], ["https://a.example"])
    assert not quiet


async def test_all_calls_are_logged(slack: Slack, client: AsyncWebClient) -> None:
    channel = slack.channel("polisen")
    await client.chat_postMessage(channel=channel.id, text="hej")
    (call,) = slack.calls("chat.postMessage")
    assert (call.arguments["text"], call.status) == ("hej", 200)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


async def uploaded(client: AsyncWebClient, content: bytes, *, complete: bool = True) -> str:
    room = await client.files_getUploadURLExternal(filename="x.png", length=len(content))
    async with aiohttp.ClientSession() as session, session.post(room["upload_url"], data=content) as answer:
        assert answer.status == 200
    if complete:
        await client.files_completeUploadExternal(files=[{"id": room["file_id"], "title": "x"}])
    return str(room["file_id"])


async def test_a_picture_is_shown_once_it_is_uploaded_to_the_end(
    slack: Slack, client: AsyncWebClient
) -> None:
    channel = slack.channel("allmänt")
    unknown, half = "F9999999999", await uploaded(client, PNG, complete=False)
    text, whole = await uploaded(client, b"no picture at all"), await uploaded(client, PNG)
    for file in (unknown, half, text):
        with pytest.raises(SlackApiError, match="invalid slack file"):
            await client.chat_postMessage(channel=channel.id, text="x", blocks=[image(file)])
    await client.chat_postMessage(channel=channel.id, text="x", blocks=[image(whole)])
    assert len(channel.posts) == 1


def image(file: str) -> dict[str, object]:
    return {"type": "image", "slack_file": {"id": file}, "alt_text": "En bild."}
