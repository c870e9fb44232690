"""What the doctor says of Slack."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.app import App
from handlers.channels import added
from handlers.settings import Settings
from tests.handlers.doctor.conftest import SIGNING_SECRET, Environment, found
from tests.stand_ins.slack import BOT_SCOPES, Installation, Slack
from tests.stand_ins.slack.faults import failed

WELL = {
    "Slack, clock": "ok: it agrees with this machine's.",
    "Slack, bot token": "ok: the bot is loftesboten in Provkommunen.",
    "Slack, scopes": "ok: all that the bot needs.",
}


async def test_all_is_well_over_http(over_http: Environment) -> None:
    said = await found(over_http)
    assert said["settings"] == "ok: Slack over HTTP."
    assert said.items() >= WELL.items()
    assert said["Slack, signing secret"] == "ok: it has the form of one; Slack's calls come to /slack/events."
    assert "Slack, app token" not in said


async def test_all_is_well_over_socket_mode(slack: Slack, over_socket_mode: Environment) -> None:
    said = await found(over_socket_mode)
    assert said["settings"] == "ok: Slack over Socket Mode."
    assert said.items() >= WELL.items()
    assert said["Slack, app token"] == "ok: it opens connections for Socket Mode."
    assert "Slack, signing secret" not in said
    assert {request.method for request in slack.requests} == {"auth.test", "apps.connections.open"}


async def test_a_token_that_slack_does_not_know(over_http: Environment) -> None:
    said = await found(over_http | {"SLACK_BOT_TOKEN": "xoxb-another"})
    assert said["Slack, bot token"] == (
        "wrong: Slack refuses SLACK_BOT_TOKEN (invalid_auth); copy it anew from the app's page"
        " OAuth & Permissions."
    )
    assert "Slack, scopes" not in said
    assert said["Slack, signing secret"].startswith("ok")


async def test_each_scope_that_is_missing_is_named() -> None:
    lacking = {"chat:write", "im:history"}
    async with Slack(Installation(scopes=BOT_SCOPES - lacking)) as slack:
        said = await found(
            {
                "DATABASE_URL": "postgresql://127.0.0.1:1/none",
                "SLACK_API_URL": slack.api_url,
                "SLACK_BOT_TOKEN": slack.app.bot_token,
                "SLACK_APP_TOKEN": slack.app.app_token,
            }
        )
    assert said["Slack, scopes"] == (
        "wrong: Slack does not allow the bot chat:write, im:history; add this under Bot Token Scopes on the"
        " app's page OAuth & Permissions, and reinstall the app there."
    )


async def test_report_channels_take_more_scopes(over_http: Environment) -> None:
    listening = {"channels:history", "groups:history"}
    async with Slack(Installation(scopes=BOT_SCOPES - listening, signing_secret=SIGNING_SECRET)) as slack:
        environment = over_http | {"SLACK_API_URL": slack.api_url}
        assert (await found(environment))["Slack, scopes"] == "ok: all that the bot needs."
        with App(Settings.of(environment)) as app:
            added(app, "slack:T0000000001:C1")
        said = await found(environment)
    assert said["Slack, scopes"].startswith("wrong: Slack does not allow the bot channels:history, groups:h")


async def test_an_app_token_that_slack_does_not_know(over_socket_mode: Environment) -> None:
    said = await found(over_socket_mode | {"SLACK_APP_TOKEN": "xapp-another"})
    assert said["Slack, app token"] == (
        "wrong: Slack opens no connection for SLACK_APP_TOKEN (invalid_auth); make one with the scope"
        " connections:write on the app's page Basic Information, App-Level Tokens."
    )


async def test_an_app_token_without_its_scope(over_socket_mode: Environment, slack: Slack) -> None:
    slack.workspace.app = replace(slack.app, app_scopes=frozenset())
    said = await found(over_socket_mode)
    assert "(missing_scope); make one with the scope connections:write" in said["Slack, app token"]


@pytest.mark.parametrize("secret", ["not-a-signing-secret", SIGNING_SECRET.upper(), SIGNING_SECRET[1:]])
async def test_what_has_not_the_form_of_a_signing_secret(over_http: Environment, secret: str) -> None:
    said = await found(over_http | {"SLACK_SIGNING_SECRET": secret})
    assert said["Slack, signing secret"] == (
        "wrong: SLACK_SIGNING_SECRET is none, which has 32 digits and letters a to f; copy Signing Secret"
        " from the app's page Basic Information."
    )


async def test_slack_fails(over_http: Environment, slack: Slack) -> None:
    slack.faults.order("auth.test", failed(503))
    said = await found(over_http)
    assert said["Slack, bot token"].startswith("wrong: Slack can't say right now who the bot is (failed)")


async def test_nothing_more_is_asked_where_nobody_answers(over_http: Environment) -> None:
    said = await found(over_http | {"SLACK_API_URL": "http://127.0.0.1:1/"})
    assert said["Slack, network"] == (
        "wrong: 127.0.0.1 can't be reached (Connection refused); check the network, and whether a proxy or"
        " firewall stands between."
    )
    assert [what for what in said if what.startswith("Slack")] == ["Slack, network"]


@pytest.mark.parametrize(("off", "way"), [(90, "ahead of"), (-90, "behind")])
async def test_a_clock_that_is_off(over_http: Environment, off: int, way: str) -> None:
    said = await found(over_http, datetime.now(UTC) + timedelta(seconds=off))
    assert said["Slack, clock"].startswith("wrong: this machine's clock is ")
    assert f" seconds {way} it, so that what is new looks old; " in said["Slack, clock"]
    assert said["Slack, bot token"].startswith("ok")


async def test_a_clock_that_is_off_by_less_than_a_minute(over_http: Environment) -> None:
    said = await found(over_http, datetime.now(UTC) + timedelta(seconds=40))
    assert said["Slack, clock"].startswith("ok")


async def test_the_digests_channels_are_found(slack: Slack, over_http: Environment) -> None:
    channel = slack.channel("lägesbild")
    named = f"slack:{channel.id},slack:C0NOWHERE"
    said = await found(over_http | {"DIGEST_CHANNELS": named})
    assert said[f"Slack, digest in {channel.id}"] == "ok: the bot finds the channel."
    assert said["Slack, digest in C0NOWHERE"] == (
        "wrong: Slack refuses it (channel_not_found); invite the bot there, or take slack:C0NOWHERE out of"
        " DIGEST_CHANNELS."
    )
    assert channel.posts == []
