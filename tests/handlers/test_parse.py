"""`parse` and `explain`: one reading for each line, and one sentence for a line that can't be read."""

import json
from typing import Any

import pytest

from bot.errors import InputError
from handlers.app import App
from handlers.reading import explained, parsed
from tests.handlers.program import Program

FRIDAY = "2020-04-03T21:10"


def readings(app: App, *lines: str, now: str | None = FRIDAY, org: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in parsed(app, lines, now, org)]


def told(app: App, line: str) -> str:
    """The sentence about a line that comes after a good one."""
    given = parsed(app, ["hej", line], FRIDAY, None)
    next(given)
    with pytest.raises(InputError) as error:
        next(given)
    return str(error.value)


def test_a_reading_has_the_keys_of_the_contract(program: Program) -> None:
    ended = program.run("parse", "--now", FRIDAY, said="Körde två hastighetskontroller i Vårby igår kväll\n")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "text": "Körde två hastighetskontroller i Vårby igår kväll",
        "kind": "report",
        "entries": [
            {
                "activity": "speed_check",
                "count": 2,
                "date": "2020-04-02",
                "area": "varby",
                "place": None,
                "with": [],
                "requested": None,
            }
        ],
        "missing": [],
        "query": None,
        "change": None,
        "private": [],
    }


def test_a_question_a_correction_and_personal_data_have_their_own_fields(shared_app: App) -> None:
    question, correction, private = readings(
        shared_app,
        "hur många tobakstillsyner i Skogås?",
        "nej, tre",
        "tobakstillsyn i Skogås, ring 070-123 45 67",
    )
    assert question["query"] == {
        "promises": ["tobakstillsyn"],
        "area": "skogas",
        "from": None,
        "to": None,
    }
    assert (correction["kind"], correction["change"]) == ("correction", {"count": 3})
    assert (private["kind"], private["private"], len(private["entries"])) == ("private", ["phone"], 1)


def test_every_line_gives_a_line_the_empty_one_too(program: Program) -> None:
    ended = program.run("parse", said="\ufeffhej\n\n  \r\n\xa0\u2028\x00\ntack".encode() + b"\xff\n")
    assert ended.status == 0
    texts = [json.loads(line)["text"] for line in ended.out.split("\n")[:-1]]
    assert texts == ["hej", "", "  ", "\xa0\u2028\x00", "tack\ufffd"]


def test_an_object_gives_its_own_time_and_sender(shared_app: App) -> None:
    first, second, third = readings(
        shared_app,
        '{"text": "hembesök igår", "now": "2020-05-02T12:00", "org": "sbff"}',
        '{"text": "tobakstillsyn med polisen", "now": null, "org": null}',
        "tobakstillsyn med polisen",
        org="kommunen",
    )
    assert (first["entries"][0]["activity"], first["entries"][0]["date"]) == ("home_visit", "2020-05-01")
    assert second == third
    assert (third["entries"][0]["date"], third["entries"][0]["with"]) == ("2020-04-03", ["polisen"])


def test_a_time_may_have_a_zone_and_a_day_alone_is_that_day(shared_app: App) -> None:
    days = [
        readings(shared_app, "tobakstillsyn", now=now)[0]["entries"][0]["date"]
        for now in ("2020-04-04T02:59:59Z", "2020-04-04T03:00Z", "2020-04-04", "2020-04-04T04:59")
    ]
    assert days == ["2020-04-03", "2020-04-04", "2020-04-04", "2020-04-03"]


def test_what_utf8_cannot_hold_is_escaped_as_json_does(program: Program) -> None:
    ended = program.run("parse", said='{"text": "fotpatrull \\ud800"}\n')
    assert ended.status == 0
    assert json.loads(ended.out)["text"] == "fotpatrull \ud800"


def test_each_line_is_answered_as_it_comes(program: Program) -> None:
    process = program.start("parse")
    assert process.stdin
    assert process.stdout
    for text in ("hej", "tack"):
        process.stdin.write(f"{text}\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["text"] == text
    process.communicate()
    assert process.returncode == 0


NO_JSON = 'Line 2: this is not JSON; write plain text, or {"text": "…"}.'
NO_TEXT = 'Line 2: text is missing; write {"text": "…", "now": "2020-04-03T21:10", "org": "polisen"}.'
NO_STRING = "Line 2: {} is no string; put it in quotation marks."
NO_TIME = "Line 2: now {!r} is no time; write for example 2020-04-03T21:10."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", NO_JSON),
        ('{"text": "a"} {"text": "b"}', NO_JSON),
        ('{"text": ' + "[" * 100_000, NO_JSON),
        ('{"text": ' + "9" * 5000 + "}", NO_JSON),
        ('{"txt": "hej"}', NO_TEXT),
        ("{}", NO_TEXT),
        ('{"text": null}', NO_TEXT),
        ('{"text": 5}', NO_STRING.format("text")),
        ('{"text": ["hej", []]}', NO_STRING.format("text")),
        ('{"text": "hej", "now": 20200403}', NO_STRING.format("now")),
        ('{"text": "hej", "org": ["polisen"]}', NO_STRING.format("org")),
        ('{"text": "hej", "now": "igår"}', NO_TIME.format("igår")),
        ('{"text": "hej", "now": ""}', NO_TIME.format("")),
        ('{"text": "hej", "now": "0001-01-01T00:00"}', NO_TIME.format("0001-01-01T00:00")),
        ('{"text": "hej", "now": "9999-12-31"}', NO_TIME.format("9999-12-31")),
        (
            '{"text": "hej", "org": "skatteverket"}',
            "Line 2: org 'skatteverket' is unknown; use one of polisen, kommunen, sbff.",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named(shared_app: App, line: str, sentence: str) -> None:
    assert told(shared_app, line) == sentence


def test_the_lines_before_a_bad_one_are_answered(program: Program) -> None:
    ended = program.run("parse", said="hej\n{\ntack\n")
    assert (ended.status, len(ended.lines), ended.error) == (2, 1, NO_JSON)


@pytest.mark.parametrize("command", [["parse"], ["explain", "hej"]])
def test_a_wrong_option_is_named(program: Program, command: list[str]) -> None:
    ended = program.run(*command, "--now", "2020-13-01", said="hej\n")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == "--now '2020-13-01' is no time; write for example 2020-04-03T21:10."
    ended = program.run(*command, "--org", "polis", said="hej\n")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == "--org 'polis' is unknown; use one of polisen, kommunen, sbff."


@pytest.mark.parametrize(
    "text", ["", "\x00\x1b[31m" * 2000, "[" * 100_000, "fotpatrull " * 1000, "\ud800", "1" * 10_000]
)
def test_any_text_has_a_reading_and_an_explanation(shared_app: App, text: str) -> None:
    assert readings(shared_app, text)[0]["text"] == text
    assert list(explained(shared_app, text, FRIDAY, None))


# explain


def test_an_explanation_shows_words_rules_and_outcome(shared_app: App) -> None:
    lines = list(explained(shared_app, "Körde två hastighetskontroller i Vårby igår", FRIDAY, "polisen"))
    words = {
        line.split()[0]: line.split()[1] for line in lines if not line.startswith((" ", "=", "not used"))
    }
    assert {"två", "hastighetskontroller", "vårby", "igår"} <= words.keys()
    assert all("." in rule for rule in words.values())
    assert lines[-2:] == ["= report", "  activity speed_check, count 2, date 2020-04-02, area varby"]


def test_an_explanation_tells_what_is_missing_and_what_was_not_used(shared_app: App) -> None:
    lines = list(explained(shared_app, "fotpatrull bland kantareller", FRIDAY, None))
    assert "kantareller" in next(line for line in lines if line.startswith("not used: "))
    assert lines[-1] == "  missing: area"
