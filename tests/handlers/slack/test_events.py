"""Which of Slack's events are something to the bot, and what."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import Deletion, Edit, Message
from handlers.slack.events import Events, Identity

ME = Identity(team="T1", user="U0", bot="B0")
TS = "1585941000.000100"
LATER = "1585941060.000200"
AT = datetime(2020, 4, 3, 19, 10, 0, 100, tzinfo=UTC)
SAID = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": TS, "text": "hej"}
EDITED = {**SAID, "text": "hej då", "edited": {"user": "U1", "ts": LATER}}
CHANGED = {"type": "message", "subtype": "message_changed", "channel": "C1", "event_ts": LATER}
SHARED = {"attachments": [{"is_share": True, "text": "fotpatrull"}]}

Told = dict[str, Any]


def message(**differently: Any) -> Message:
    heard = Events(ME).event({**SAID, **differently})
    assert isinstance(heard, Message)
    return heard


def test_a_message_is_known_by_team_channel_and_time_and_answered_in_its_thread() -> None:
    heard = message(client_msg_id="c-1")
    assert [(key.channel, key.message) for key in heard.keys] == [("slack:T1:C1", "c-1"), ("slack:T1:C1", TS)]
    assert (heard.at, heard.thread, heard.sender.user) == (AT, TS, "U1")
    assert (heard.addressed, heard.shared, heard.forwarded) == (False, True, False)


@pytest.mark.parametrize(
    ("differently", "thread", "addressed"),
    [
        ({"channel_type": "im"}, None, True),
        ({"channel_type": "im", "thread_ts": "1.5"}, "1.5", True),
        ({"text": "<@U0> hej"}, TS, True),
        ({"text": "<@U0> hej", "type": "app_mention", "channel_type": None}, TS, True),
        ({"text": "<@U2> hej"}, TS, False),
        ({"thread_ts": "1.5"}, "1.5", False),
        ({"channel_type": "mpim"}, TS, False),
    ],
    ids=str,
)
def test_where_the_answer_goes_and_whether_the_bot_is_turned_to(
    differently: Told, thread: str | None, *, addressed: bool
) -> None:
    heard = message(**differently)
    assert (heard.thread, heard.addressed, heard.text) == (thread, addressed, "hej")


@pytest.mark.parametrize("team", [{"team": "T2"}, {"user_team": "T2", "team": "T1"}], ids=str)
def test_people_of_other_teams_are_outsiders(team: Told) -> None:
    assert message(**team).sender.outsider
    assert not message(team="T1").sender.outsider


def test_what_is_shared_is_nobodys_report_unless_it_comes_with_own_words() -> None:
    assert message(text="", **SHARED).forwarded
    assert not message(**SHARED).forwarded
    assert "fotpatrull" not in message(**SHARED).text


def test_a_file_without_words_is_told_of_in_a_direct_message_alone() -> None:
    file: Told = {"subtype": "file_share", "text": "", "files": [{"id": "F1", "mimetype": "audio/mp4"}]}
    assert message(**file, channel_type="im").wordless
    assert not message(**{**file, "text": "fotpatrull i Skogås"}, channel_type="im").wordless
    assert Events(ME).event({**SAID, **file}) is None


def test_an_edit_is_known_by_its_own_time() -> None:
    heard = Events(ME).event({**CHANGED, "message": EDITED, "previous_message": SAID})
    assert isinstance(heard, Edit)
    assert (heard.key.message, heard.key.revision, heard.text, heard.thread) == (TS, LATER, "hej då", TS)


@pytest.mark.parametrize(
    "told",
    [
        {"type": "message", "subtype": "message_deleted", "channel": "C1", "event_ts": LATER},
        {**CHANGED, "message": {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": TS}},
    ],
    ids=["deleted", "deleted, with answers below"],
)
def test_a_deletion_is_its_authors(told: Told) -> None:
    heard = Events(ME).event({**told, "previous_message": SAID})
    assert isinstance(heard, Deletion)
    assert (heard.key.message, heard.sender.user) == (TS, "U1")


@pytest.mark.parametrize(
    "told",
    [
        {**SAID, "user": "U0"},
        {**SAID, "bot_id": "B7"},
        {**SAID, "subtype": "bot_message"},
        {**SAID, "subtype": "channel_join"},
        {**SAID, "subtype": "channel_topic"},
        {**SAID, "text": ""},
        {**SAID, "text": "&gt; fotpatrull i Skogås"},
        {**SAID, "ts": "soon"},
        {**SAID, "ts": None},
        {**SAID, "channel": None},
        {"type": "reaction_added", "user": "U1", "item": {"channel": "C1"}},
        {**CHANGED, "message": SAID, "previous_message": SAID},
        {**CHANGED, "message": {**EDITED, "text": "hej"}, "previous_message": SAID},
        {**CHANGED, "message": {**EDITED, "bot_id": "B0"}, "previous_message": {**SAID, "bot_id": "B0"}},
        {**CHANGED, "message": "hej"},
        {"type": "message", "subtype": "message_deleted", "channel": "C1", "previous_message": None},
        {},
    ],
    ids=str,
)
def test_what_is_nothing_to_the_bot(told: Told) -> None:
    assert Events(ME).event(told) is None
