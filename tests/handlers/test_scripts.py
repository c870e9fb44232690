"""`chat --jsonl`: events in, replies out, step by step; a wrong event is named and stores nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from bot.errors import InputError
from bot.members import Role
from handlers.app import App
from handlers.membership import listed
from handlers.scripts import Script
from tests.handlers.program import Program, as_lines, said

SPEED_CHECKS = "två hastighetskontroller i Vårby, boende hade bett om det"


@pytest.fixture
def script(app: App) -> Script:
    return Script(app.conversation, app.voice)


def answer(script: Script, event: dict[str, Any]) -> list[dict[str, Any]]:
    (line,) = script.run([json.dumps(event)])
    replies: list[dict[str, Any]] = json.loads(line)["replies"]
    return replies


def text(script: Script, event: dict[str, Any]) -> str:
    return "\n".join(reply["text"] for reply in answer(script, event))


def event(**fields: str) -> dict[str, str]:
    return {"at": "2020-04-03T21:11", "user": "u1"} | fields


def test_an_answer_has_the_shape_of_the_contract(program: Program) -> None:
    ended = program.run("chat", "--jsonl", said=as_lines([said(SPEED_CHECKS, id="m1")]))
    assert (ended.status, ended.err) == (0, "")
    (line,) = ended.lines
    (reply,) = json.loads(line)["replies"]
    assert reply.keys() == {"text", "buttons"}
    assert "2 av 60" in reply["text"]
    assert [button["action"] for button in reply["buttons"]] == ["undo", "change"]
    assert all(button.keys() == {"label", "action"} for button in reply["buttons"])


def test_a_program_can_talk_step_by_step(program: Program) -> None:
    chat = program.start("chat", "--jsonl")
    assert chat.stdin
    assert chat.stdout
    action = ""
    for step in ("hastighetskontroll i Vårby", "yes", "undo"):
        sent = said(step) if not action else event(press=step)
        chat.stdin.write(json.dumps(sent) + "\n")
        chat.stdin.flush()
        replies = json.loads(chat.stdout.readline())["replies"]
        action = replies[-1]["buttons"][0]["action"] if replies[-1]["buttons"] else "none"
    assert "0 av 60" in replies[0]["text"]
    chat.communicate()
    assert chat.returncode == 0


def test_the_clock_is_the_events(script: Script) -> None:
    assert "tors 2 april" in text(script, said("tobakstillsyn", at="2020-04-03T04:59"))
    assert "fre 3 april" in text(script, said("tobakstillsyn", at="2020-04-03T05:00"))


def test_the_same_id_again_counts_once(script: Script) -> None:
    first = text(script, said("tobakstillsyn i Skogås", org="kommunen", id="m1"))
    again = text(script, said("tobakstillsyn i Skogås", org="kommunen", id="m1"))
    assert "1 av 70" in first
    assert "1 av 70" in again
    assert "2 av 70" in text(script, said("tobakstillsyn i Skogås", id="m2"))


def test_the_same_id_from_another_user_is_another_message(script: Script) -> None:
    text(script, said("tobakstillsyn i Skogås", org="kommunen", id="m1"))
    other = said("tobakstillsyn i Vårby", user="u2", org="kommunen", id="m1")
    assert "2 av 70" in text(script, other)


def test_messages_without_an_id_are_all_different(app: App) -> None:
    for done in (1, 2, 3):
        script = Script(app.conversation, app.voice)
        assert f"{done} av 70" in text(script, said("tobakstillsyn i Skogås", org="kommunen"))


def test_a_message_is_edited_and_deleted(script: Script) -> None:
    text(script, said("tobakstillsyn i Skogås", org="kommunen", id="m1"))
    assert "3 av 70" in text(script, event(edit="m1", text="tre tobakstillsyner i Skogås"))
    assert "2 av 70" in text(script, event(edit="m1", text="två tobakstillsyner i Skogås"))
    assert "0 av 70" in text(script, event(delete="m1"))


def test_an_edit_that_comes_again_changes_nothing(script: Script) -> None:
    text(script, said("tobakstillsyn i Skogås", org="kommunen", id="m1"))
    edit = event(edit="m1", text="tre tobakstillsyner i Skogås")
    assert "3 av 70" in text(script, edit)
    assert "3 av 70" in text(script, edit)
    assert "4 av 70" in text(script, said("tobakstillsyn i Vårby", id="m2"))


def test_a_button_is_that_of_the_latest_message_to_the_user(script: Script) -> None:
    text(script, said("tobakstillsyn i Skogås", org="kommunen"))
    text(script, said("två tobakstillsyner i Vårby", user="u2", org="kommunen"))
    assert "2 av 70" in text(script, event(press="undo"))


def test_a_button_that_nobody_was_shown_does_nothing(script: Script) -> None:
    text(script, said("tobakstillsyn i Skogås", org="kommunen"))
    assert "knapp" in text(script, event(press="pick:42"))
    assert "1 av 70" in text(script, event(text="status tobakstillsyn"))


def test_a_new_user_gets_the_duties_of_the_event_and_keeps_them(app: App) -> None:
    script = Script(app.conversation, app.voice, "sbff", Role.MANAGER)
    answer(script, said("hej", org="kommunen", role="coordinator"))
    answer(script, said("hej"))
    answer(script, event(user="u2", text="hej"))
    assert list(listed(app)) == ["kommunen  coordinator  console u1", "sbff  manager  console u2"]


def test_blank_lines_are_passed_over(script: Script) -> None:
    assert len(list(script.run(["", "  ", json.dumps(said("hej")), ""]))) == 1


EXAMPLE = 'such as {"at": "2020-04-03T21:10", "user": "u1", "org": "polisen", "text": "…"}.'
NO_JSON = f"this is not JSON; write one event a line, {EXAMPLE}"
NO_OBJECT = f"this is no JSON object; write one event a line, {EXAMPLE}"
MISSING = '{} is missing; every event needs "at", "user" and one of "text", "press", "edit", "delete".'
NO_STRING = "{} is no string; put it in quotation marks."
NO_NAME = "{} can't be used; write 1 to 100 visible characters."


def changed(**fields: Any) -> str:
    """A good event of a new user, but for some fields; None leaves one out."""
    good = said("tobakstillsyn", user="new", id="m1") | fields
    return json.dumps({name: value for name, value in good.items() if value is not None})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("hej", NO_JSON),
        ("[" * 100_000, NO_JSON),
        ('{"a":' * 100_000, NO_JSON),
        ("\x00", NO_JSON),
        ("\ufffd\ufffd", NO_JSON),
        ("[]", NO_OBJECT),
        ("null", NO_OBJECT),
        ('"hej"', NO_OBJECT),
        ("{}", MISSING.format("user")),
        (changed(at=None), MISSING.format("at")),
        (changed(text=None), MISSING.format("text")),
        (changed(text=None, edit="m1"), MISSING.format("text")),
        (changed(text=["hej", [[]]]), NO_STRING.format("text")),
        (changed(text=17), NO_STRING.format("text")),
        (changed(user=17), NO_STRING.format("user")),
        (changed(user=["u1"]), NO_STRING.format("user")),
        (changed(at=20200403), NO_STRING.format("at")),
        (changed(id=1), NO_STRING.format("id")),
        (changed(text=None, press=True), NO_STRING.format("press")),
        (changed(text=None, delete={}), NO_STRING.format("delete")),
        (changed(org=["polisen"]), NO_STRING.format("org")),
        ('{"at": "2020-04-03T21:10", "user": null, "text": "hej"}', NO_STRING.format("user")),
        (changed(user=""), NO_NAME.format("user")),
        (changed(user="u\x00"), NO_NAME.format("user")),
        (changed(user="\ud800"), NO_NAME.format("user")),
        (changed(id="x" * 101), NO_NAME.format("id")),
        (changed(edit="m\n1"), NO_NAME.format("edit")),
        (changed(channel=""), NO_NAME.format("channel")),
        (changed(at="igår"), "at 'igår' is no time; write for example 2020-04-03T21:10."),
        (changed(at="1-1-1"), "at '1-1-1' is no time; write for example 2020-04-03T21:10."),
        (changed(org="polis"), "org 'polis' is unknown; use one of polisen, kommunen, sbff."),
        (changed(role="chef"), "role 'chef' is unknown; use one of reporter, manager, coordinator."),
    ],
)
def test_an_event_that_cannot_be_is_named_and_stores_nothing(
    shared_app: App, line: str, sentence: str
) -> None:
    script = Script(shared_app.conversation, shared_app.voice)
    answers = script.run([json.dumps(said("hej")), line])
    next(answers)
    with pytest.raises(InputError) as told:
        next(answers)
    assert str(told.value) == f"Line 2: {sentence}"
    assert list(listed(shared_app)) == ["polisen  reporter  console u1"]


def test_the_events_before_a_bad_one_are_kept(program: Program) -> None:
    good = json.dumps(said("tobakstillsyn i Skogås", org="kommunen"))
    ended = program.run("chat", "--jsonl", said=f"{good}\n{{\n{good}\n")
    assert (ended.status, len(ended.lines), ended.error) == (2, 1, f"Line 2: {NO_JSON}")
    status = program.json("status", "--json", "--at", "2020-04-03T22:00", "tobakstillsyn")
    assert status["promises"][0]["done"] == 1


def test_an_option_that_cannot_be_is_named(program: Program) -> None:
    ended = program.run("chat", "--jsonl", "--org", "polis", said=as_lines([said("hej")]))
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == "--org 'polis' is unknown; use one of polisen, kommunen, sbff."


@pytest.mark.parametrize(
    "odd", ["", " ", "\x00" * 10_000, "\ud800fotpatrull", "[" * 10_000, "9" * 10_000, "🚓" * 3000]
)
def test_any_text_gets_an_answer(script: Script, odd: str) -> None:
    assert isinstance(answer(script, said(odd)), list)


ANYTHING = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.floats()
    | strategies.integers()
    | strategies.text(),
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(), inner),
    max_leaves=5,
)
FIELDS = strategies.sampled_from(
    ["at", "user", "org", "role", "id", "channel", "text", "press", "edit", "delete"]
)


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def told(script: Script) -> Callable[[str], str]:
    """Gives the answer to a line, or the sentence about it."""

    def outcome(line: str) -> str:
        try:
            return "".join(script.run([line]))
        except InputError as error:
            return str(error)

    # A function, because Hypothesis shows no example that holds anything as long as a script.
    return outcome


@quick
@given(
    odd=strategies.dictionaries(FIELDS, ANYTHING | strategies.text(alphabet="0123456789-:T+Z"), max_size=3)
)
def test_whatever_the_fields_hold_an_event_is_answered_or_named(
    told: Callable[[str], str], odd: dict[str, Any]
) -> None:
    outcome = told(json.dumps(said("tobakstillsyn i Skogås") | odd))
    assert outcome.startswith(('{"replies": [', "Line 1: "))
    assert "\n" not in outcome


@quick
@given(line=strategies.text() | strategies.binary().map(lambda line: line.decode("utf-8", "replace")))
def test_whatever_a_line_holds_it_is_named_unless_it_is_blank(told: Callable[[str], str], line: str) -> None:
    assert told(line).startswith("Line 1: ") or not line.strip()
