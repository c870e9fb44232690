"""What is typed in Slack is read without its markup, and what the bot says can be no markup there."""

import pytest

from bot.utterances import Button, Utterance
from handlers.slack.blocks import messages, pressed
from handlers.slack.mrkdwn import escaped, plain
from tests.stand_ins.slack.mrkdwn import pings
from tests.stand_ins.slack.surfaces import check_message

HOSTILE = [
    "<!channel>",
    "<!here|här>",
    "<!everyone>",
    "<@U0000000002>",
    "<#C0000000002|polisen>",
    "<!subteam^S0000000001>",
    "<https://example.org|Vårby>",
    "<mailto:anna@example.org|Anna>",
    "&lt;!channel&gt;",
    "a < b & c > d",
]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@U0000000001> 2 kontroller", "2 kontroller"),
        ("<@U0000000001|loftesboten>: 2 kontroller", "2 kontroller"),
        ("Hej <@U0000000001>, 2 kontroller", "Hej , 2 kontroller"),
        ("fler än 2 &lt; 3 &amp; 4 &gt; 1", "fler än 2 < 3 & 4 > 1"),
        ("&amp;lt;", "&lt;"),
        (
            "se <https://example.org/a|listan> och <https://example.org/b>",
            "se listan och https://example.org/b",
        ),
        ("ring <tel:0701740605|070-174 06 05>", "ring 070-174 06 05"),
        ("<mailto:anna@example.org>", "anna@example.org"),
        ("<!here> fotpatrull i <#C0000000002|vårby>", "fotpatrull i vårby"),
        ("<!date^1585941000^{date}|3 april> fotpatrull", "3 april fotpatrull"),
        ("&gt; Fotpatrull i Skogås\nHar du sett?", "Har du sett?"),
    ],
)
def test_markup_is_no_part_of_what_is_said(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_forty_thousand_signs_of_markup_are_read_at_once() -> None:
    assert plain("<" * 40_000) == "<" * 40_000
    assert plain("<a|" * 13_000).startswith("<a|")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_bot_says_calls_nobody_and_links_nowhere(text: str) -> None:
    (said,) = messages(Utterance(f"Noterat: {text}", (Button(text, "undo", 1),)))
    assert not pings(said.text, said.blocks)
    assert plain(said.text).replace("\N{WORD JOINER}", "") == f"Noterat: {text}"


@pytest.mark.parametrize(
    "line", ["Tobakstillsyn: 2 av 70, 68 kvar. ", "a & b < c > d\n", "ord", "\n\nStycke "]
)
@pytest.mark.parametrize("times", [1, 100, 1000, 4000])
def test_long_answers_are_split_within_slacks_limits_and_lose_nothing(line: str, times: int) -> None:
    text = (line * times).strip()
    parts = messages(Utterance(text, (Button("Ångra", "undo", 1),)))
    for part in parts:
        check_message(part.blocks)
        assert len(part.text) <= 40_000
    assert "".join("".join(part.text.split()) for part in parts) == "".join(escaped(text).split())
    assert [block["type"] for block in parts[-1].blocks][-1] == "actions"
    assert all(block["type"] == "section" for part in parts[:-1] for block in part.blocks)


def test_the_bots_own_pages_are_linked_to_and_nothing_else() -> None:
    page, evil = "https://loften.example/2020/utvardering/1", "https://evil.example/"
    text = f"Publicerad: {page}, som fil {page}.docx. {evil} & {evil}{page}"
    (said,) = messages(Utterance(text, links=(page, f"{page}.docx")))
    joined = evil.replace("://", ":\N{WORD JOINER}//")
    linked = f"Publicerad: <{page}>, som fil <{page}.docx>. {joined} &amp; {joined}<{page}>"
    (block,) = said.blocks
    assert (said.text, block["text"]["text"]) == (linked, linked)
    check_message(said.blocks)


def test_signs_that_somebody_typed_set_nothing_apart() -> None:
    text = "Noterat: en hastighetskontroll (*Storgatan* _2_ :tada: `~x~`)."
    (said,) = messages(Utterance(text))
    check_message(said.blocks)
    assert said.blocks[0]["text"] == {"type": "plain_text", "text": text, "emoji": False}


def test_how_the_promises_stand_is_a_section_of_its_own() -> None:
    told, position, question = "Noterat: en fotpatrull.", "Fotpatrull: 0 av 13 veckor.", "Var var det?"
    (said,) = messages(Utterance(f"{told}\n{position}\n{question}", (), (position,)))
    assert [block["text"]["text"] for block in said.blocks] == [told, position, question]
    assert said.text == f"{told}\n{position}\n{question}"


def test_headings_stand_above_what_they_head() -> None:
    text = "Vecka 15\nEfter plan\n• Krogtillsyn: 2\n\nDen här veckan\n• Vårby & Skogås"
    (said,) = messages(Utterance(text, headings=("Vecka 15", "Efter plan", "Den här veckan")))
    check_message(said.blocks)
    assert [(block["type"], block["text"]["type"], block["text"]["text"]) for block in said.blocks] == [
        ("header", "plain_text", "Vecka 15"),
        ("section", "mrkdwn", "*Efter plan*\n• Krogtillsyn: 2"),
        ("section", "mrkdwn", "*Den här veckan*\n• Vårby &amp; Skogås"),
    ]
    assert said.text == text.replace("&", "&amp;")


def test_more_than_five_answers_become_a_menu_and_the_rest_stay_buttons() -> None:
    picks = tuple(Button(f"Område {number}", f"pick:{number}") for number in range(150))
    (said,) = messages(Utterance("Var?", (*picks, Button("Avbryt", "cancel")), menu="Välj ett svar"))
    check_message(said.blocks)
    *menus, cancel = said.blocks[-1]["elements"]
    assert [(menu["type"], len(menu["options"])) for menu in menus] == [
        ("static_select", 100),
        ("static_select", 50),
    ]
    assert {menu["placeholder"]["text"] for menu in menus} == {"Välj ett svar"}
    assert cancel["action_id"] == "cancel"


def test_a_label_that_is_too_long_is_cut() -> None:
    (said,) = messages(Utterance("Vad?", (Button("x" * 200, "undo", 1),)))
    check_message(said.blocks)
    assert said.blocks[-1]["elements"][0]["text"]["text"] == "x" * 74 + "…"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("undo 17", ("undo", 17)),
        ("pick:2020-04-02", ("pick:2020-04-02", None)),
        ("undo x", None),
        ("undo -1", None),
        ("", None),
        (" 7", None),
    ],
)
def test_what_a_button_sends_is_read_or_refused(sent: str, read: tuple[str, int | None] | None) -> None:
    assert pressed(sent) == read
