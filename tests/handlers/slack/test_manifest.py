"""The app's manifest asks for exactly what the configured features need."""

import json
from typing import Any

import pytest

from handlers.slack.manifest import manifest
from handlers.slack.scopes import scopes
from tests.handlers.program import Program

TALKING = {"app_mentions:read", "chat:write", "commands", "im:history"}
DRAWING = {"files:write"}
LISTENING = {"channels:history", "groups:history"}
TOLD = {"app_home_opened", "app_mention", "message.im"}
OVERHEARD = {"message.channels", "message.groups"}


def asked(made: dict[str, Any]) -> tuple[set[str], set[str]]:
    events = made["settings"]["event_subscriptions"]["bot_events"]
    return set(made["oauth_config"]["scopes"]["bot"]), set(events)


@pytest.mark.parametrize(
    ("listening", "may", "hears"),
    [
        (False, TALKING | DRAWING, TOLD),
        (True, TALKING | DRAWING | LISTENING, TOLD | OVERHEARD),
    ],
)
def test_scopes_and_events(*, listening: bool, may: set[str], hears: set[str]) -> None:
    assert asked(manifest(listening=listening, address=None)) == (may, hears)
    assert set(scopes(listening=listening)) == may
    assert set(scopes(listening=listening, drawing=False)) == may - DRAWING


def test_by_socket_mode_nothing_is_called() -> None:
    made = manifest(listening=False, address=None)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "https" not in json.dumps(made)


def test_over_http_all_is_sent_to_one_address() -> None:
    made = manifest(listening=False, address="https://bot.example.se")
    url = "https://bot.example.se/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": url}
    assert {command["url"] for command in made["features"]["slash_commands"]} == {url}


def test_what_users_see_is_short_enough_for_slack() -> None:
    made = manifest(listening=True, address=None)
    (shortcut,) = made["features"]["shortcuts"]
    assert len(shortcut["name"]) <= 24
    assert len(made["display_information"]["description"]) <= 140
    commands = [command["command"] for command in made["features"]["slash_commands"]]
    assert commands == ["/rapport", "/status", "/angra", "/publicera", "/utvardering", "/hjalp"]


def test_the_command_knows_the_report_channels(program: Program) -> None:
    assert asked(json.loads(program.run("slack", "manifest").out)) == (TALKING | DRAWING, TOLD)
    program.run("channels", "add", "slack:T012AB:C345DE")
    may, hears = TALKING | DRAWING | LISTENING, TOLD | OVERHEARD
    assert asked(json.loads(program.run("slack", "manifest").out)) == (may, hears)


def test_an_address_that_slack_would_not_call_is_refused(program: Program) -> None:
    refused = program.run("slack", "manifest", "--url", "http://bot.example.se")
    assert (refused.status, "https://" in refused.err) == (2, True)
