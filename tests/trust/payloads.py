"""What the platforms send, and the same with anything at all in its place."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Json = Any
TEAM, CHANNEL, LINA, BOT = "T0000000001", "D0000000077", "U0000000077", "U0000000001"
ANNA = 5_000_000_077
_SLACK_MESSAGE = {
    "type": "message", "channel": CHANNEL, "channel_type": "im", "user": LINA, "team": TEAM,
    "text": "fotpatrull i Skogås ikväll", "ts": "1585941000.000100", "client_msg_id": "c1",
    "thread_ts": "1.1",
}  # fmt: skip
_EDITED = {**_SLACK_MESSAGE, "edited": {"user": LINA, "ts": "1585941001.000100"}}
_CHANGED = {"type": "message", "subtype": "message_changed", "channel": CHANNEL, "channel_type": "im"}
_HOME = {"type": "app_home_opened", "user": LINA, "channel": CHANNEL, "tab": "home"}
_PRESSED = {"type": "button", "action_id": "undo 1", "block_id": "b", "value": "undo 1", "action_ts": "1.1"}
_VALUES = {
    "activity:": {"activity": {"type": "static_select", "selected_option": {"value": "foot_patrol"}}},
    "count:": {"count": {"type": "number_input", "value": "2"}},
    "date:": {"date": {"type": "datepicker", "selected_date": "2020-04-03"}},
    "area:": {"area": {"type": "static_select", "selected_option": {"value": "skogas"}}},
    "place:": {"place": {"type": "plain_text_input", "value": "Storgatan"}},
    "partners:": {"partners": {"type": "multi_static_select", "selected_options": [{"value": "kommunen"}]}},
}
_VIEW = {
    "id": "V1", "type": "modal", "callback_id": "report", "hash": "h", "state": {"values": _VALUES},
    "private_metadata": f' {json.dumps({"channel": CHANNEL, "on": None, "whisper": None, "home": False})}',
    "blocks": [{"type": "input", "block_id": name} for name in _VALUES],
}  # fmt: skip
_WHO = {"user": {"id": LINA, "team_id": TEAM}, "team": {"id": TEAM}, "trigger_id": "1.2.x"}
NOWHERE = "http://127.0.0.1:1/respond"
_PLACE = {"channel": {"id": CHANNEL}, "response_url": NOWHERE}
_CONTAINER = {"type": "message", "message_ts": "1585941000.000200", "channel_id": CHANNEL}
EVENTS: tuple[Json, ...] = (
    _SLACK_MESSAGE,
    {**_SLACK_MESSAGE, "type": "app_mention", "text": f"<@{BOT}> fotpatrull i Vårby"},
    {**_CHANGED, "message": _EDITED, "previous_message": _SLACK_MESSAGE, "ts": "1585941001.000200"},
    {
        **_CHANGED,
        "subtype": "message_deleted",
        "previous_message": _SLACK_MESSAGE,
        "event_ts": "1585941002.000100",
    },
    _HOME,
)
INTERACTIONS: tuple[Json, ...] = (
    {"type": "block_actions", **_WHO, **_PLACE, "container": _CONTAINER, "actions": [_PRESSED]},
    {
        "type": "block_actions",
        **_WHO,
        "view": _VIEW,
        "actions": [{"action_id": "entry", "block_id": "entry"}],
    },
    {"type": "view_submission", **_WHO, "view": _VIEW},
    {"type": "message_action", "callback_id": "report", **_WHO, **_PLACE, "message": _SLACK_MESSAGE},
)
_PERSON = {"id": ANNA, "is_bot": False, "first_name": "Anna"}
_CHAT = {"id": ANNA, "type": "private", "first_name": "Anna"}
_MESSAGE = {
    "message_id": 1,
    "date": 1585941000,
    "chat": _CHAT,
    "from": _PERSON,
    "text": "fotpatrull i Skogås ikväll",
}
_STICKER = {
    "file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
_PRESS = {"id": "q", "from": _PERSON, "message": _MESSAGE, "chat_instance": "c", "data": "x"}
_ORIGIN = {"type": "user", "date": 1, "sender_user": _PERSON}
_WORDLESS = {name: value for name, value in _MESSAGE.items() if name != "text"}
UPDATES: tuple[Json, ...] = (
    {"update_id": 1, "message": _MESSAGE},
    {"update_id": 2, "edited_message": {**_MESSAGE, "edit_date": 1585941001}},
    {"update_id": 3, "callback_query": _PRESS},
    {"update_id": 4, "message": {**_WORDLESS, "location": {"latitude": 59.2, "longitude": 18.0}}},
    {"update_id": 5, "message": {**_WORDLESS, "sticker": _STICKER}},
    {"update_id": 6, "message": {**_MESSAGE, "entities": [{"type": "mention", "offset": 0, "length": 9}]}},
    {"update_id": 7, "message": {**_MESSAGE, "migrate_to_chat_id": -1001}},
    {"update_id": 8, "message": {**_MESSAGE, "forward_origin": _ORIGIN}},
)

ANYTHING: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([0, -1, 2**31, 2**63, 2**64, 10**40, -(10**18)])
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(
        ["", "\ud800", "\x00", "\u202e", "undo 99999999999999999999", "pick:", "1585941000.0", "9" * 5000]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def anything_like(payloads: tuple[Json, ...]) -> st.SearchStrategy[Json]:
    """One of some payloads, with anything in some places of it."""
    changes = st.lists(st.tuples(st.integers(0, 10_000), ANYTHING), max_size=3)
    return st.builds(changed, st.sampled_from(payloads), changes)


def changed(payload: Json, changes: list[tuple[int, Json]]) -> Json:
    """A payload with something else in some places."""
    made = deepcopy(payload)
    for number, value in changes:
        places = list(_places(made))
        if places:
            inside, name = places[number % len(places)]
            inside[name] = value
    return made


def _places(value: Json) -> Iterator[tuple[Any, Any]]:
    """Every place in a payload: what it is in, and its name or number there."""
    names = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for name in list(names):
        yield value, name
        yield from _places(value[name])
