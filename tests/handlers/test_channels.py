"""Report channels are named, listed and named no longer on the command line."""

import pytest

from bot.errors import InputError
from handlers import channels
from handlers.app import App
from tests.handlers.program import Program


def test_a_channel_is_named_listed_and_named_no_longer(program: Program) -> None:
    named = program.run("channels", "add", "slack:T1:C1").out.strip()
    assert named == "Reports in slack:T1:C1 are read now, also those that are not addressed to the bot."
    program.run("channels", "add", "telegram:-1001234567")
    assert program.run("channels", "list").lines == ["slack:T1:C1", "telegram:-1001234567"]
    ended = program.run("channels", "remove", "slack:T1:C1").out.strip()
    assert ended == "In slack:T1:C1 only what is addressed to the bot is read now."
    assert program.run("channels", "list").lines == ["telegram:-1001234567"]


def test_what_is_no_report_channel_cannot_be_taken_away(app: App) -> None:
    with pytest.raises(InputError, match="'slack:T1:C1' is no report channel; see channels list"):
        channels.removed(app, "slack:T1:C1")


@pytest.mark.parametrize(
    "channel", ["", "C1", "slack:C1", "telegram:grupp", "slack:T1:C1:x", "mail:a", "telegram:1\n"]
)
def test_what_names_no_channel_is_refused_and_not_kept(app: App, channel: str) -> None:
    with pytest.raises(InputError, match="write slack:TEAM:CHANNEL or telegram:CHAT"):
        channels.added(app, channel)
    assert channels.listed(app) == []
