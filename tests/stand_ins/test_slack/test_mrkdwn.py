"""What texts ping and how they are escaped in the stand-in."""

import pytest

from tests.stand_ins.slack.mrkdwn import as_typed, pings


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("två < tre & fyra > en", "två &lt; tre &amp; fyra &gt; en"),
        ("a & <@U1> > b", "a &amp; <@U1> &gt; b"),
        ("se <https://a.example?b=1|här> & <!here>", "se <https://a.example?b=1|här> &amp; <!here>"),
        ("<b>fet</b>", "&lt;b&gt;fet&lt;/b&gt;"),
    ],
)
def test_what_is_typed_is_escaped_but_mentions_and_links(typed: str, sent: str) -> None:
    assert as_typed(typed) == sent


@pytest.mark.parametrize("text", ["hej", "a &lt;!channel&gt; b", "<!date^1|idag>", "@channel", "#polisen"])
def test_a_quiet_text_pings_nobody(text: str) -> None:
    assert not pings(text, [])


def test_bare_addresses_become_links() -> None:
    assert pings("se https://a.example/b nu", []).links == ["https://a.example/b"]


def test_rich_text_pings_too() -> None:
    spoken = [
        {"type": "broadcast", "range": "here"},
        {"type": "user", "user_id": "U1"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "link", "url": "https://a.example"},
    ]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": spoken}]}]
    found = pings("", blocks)
    assert (found.broadcasts, found.users, found.groups) == (["here"], ["U1"], ["S1"])
    assert found.links == ["https://a.example"]
