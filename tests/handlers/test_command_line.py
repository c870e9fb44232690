"""What holds for every command: help, exit status, one line for an error, streams that end early."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.handlers.program import PATIENCE, Program, said


def seconds(command: list[str | bytes], program: Program) -> float:
    """The processor time that a process takes, which hardly depends on what else the machine does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=program.folder, env=program.environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_comes_almost_as_fast_as_python_itself(program: Program) -> None:
    bare: list[str | bytes] = [sys.executable, "-c", "pass"]
    times = [(seconds(bare, program), seconds(program.command("--help"), program)) for _ in range(5)]
    assert min(helped for _, helped in times) < 12 * min(started for started, _ in times)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], [], ["members"]])
def test_help_names_what_there_is_to_do(program: Program, arguments: list[str]) -> None:
    ended = program.run(*arguments)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Usage: python -m bot")
    assert "\nCommands:\n" in ended.out


def test_no_help_is_cut_short(program: Program) -> None:
    groups = ("promises", "members", "channels", "words", "slack", "indicators", "places")
    for group in ([], *([name] for name in groups)):
        assert "..." not in program.run(*group, "--help").out.partition("Commands:")[2]


def test_version(program: Program) -> None:
    ended = program.run("--version")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("loftesboten")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["statsu"], "No such command 'statsu'. Did you mean 'status'? See python -m bot --help."),
        (
            ["status", "--jsno"],
            "No such option '--jsno'. Did you mean '--json'? See python -m bot status --help.",
        ),
        (["explain"], "Missing argument 'TEXT'. See python -m bot explain --help."),
        (
            ["chat", "--role", "chef"],
            (
                "Invalid value for '--role': 'chef' is not one of 'reporter', 'manager', 'coordinator'."
                " See python -m bot chat --help."
            ),
        ),
        (
            ["members", "invite", "slak", "U1", "polisen"],
            (
                "Invalid value for 'PLATFORM': 'slak' is not one of 'slack',"
                " 'telegram', 'console'."
                " See python -m bot members invite --help."
            ),
        ),
        (
            ["members", "invite"],
            (
                "Missing argument 'PLATFORM'. Choose from: slack, telegram, console."
                " See python -m bot members invite --help."
            ),
        ),
        (
            ["promises", "mark", "utvardering", "--value", "mycket"],
            (
                "Invalid value for '--value': 'mycket' is not a valid float."
                " See python -m bot promises mark --help."
            ),
        ),
    ],
)
def test_a_wrong_call_names_the_word_and_the_help(
    program: Program, arguments: list[str], sentence: str
) -> None:
    ended = program.run(*arguments)
    assert (ended.status, ended.out, ended.error) == (2, "", sentence)


def test_an_error_is_one_line_even_about_several(program: Program) -> None:
    assert program.run("status", "fot\npatrull").error.startswith(
        "PROMISE 'fot\\npatrull' is unknown; use one"
    )


def test_an_argument_that_is_no_utf8_is_answered(program: Program) -> None:
    ended = program.run("explain", b"fotpatrull \xff i V\xc3\xa5rby", "--now", "2020-04-03T21:10")
    assert ended.status == 0
    assert ended.lines[-1] == "  activity foot_patrol, count 1, date 2020-04-03, area varby"


def test_a_reader_who_has_enough_is_no_error(program: Program) -> None:
    parse = program.start("parse")
    assert parse.stdin
    assert parse.stdout
    assert parse.stderr
    parse.stdin.write("hej\n")
    parse.stdin.flush()
    assert parse.stdout.readline().startswith('{"text": "hej"')
    parse.stdout.close()
    parse.stdin.write("tack\n" * 10)
    parse.stdin.close()
    assert (parse.wait(PATIENCE), parse.stderr.read()) == (0, "")
    parse.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(program: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            program.command("promises", "list"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=program.folder,
            env=program.environment,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.decode() == (
        "The input can't be read or the answer written (No space left on device);"
        " check where they come from and go to.\n"
    )


@pytest.mark.parametrize("command", [["parse"], ["chat", "--jsonl"]])
def test_no_input_gives_no_output(program: Program, command: list[str]) -> None:
    ended = program.run(*command)
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_no_standard_input_at_all(program: Program) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m bot parse <&-', sys.executable],
        capture_output=True,
        cwd=program.folder,
        env=program.environment,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_control_c_ends_quietly_and_keeps_what_was_answered(program: Program) -> None:
    chat = program.start("chat", "--jsonl")
    assert chat.stdin
    assert chat.stdout
    chat.stdin.write('{"at": "2020-04-03T21:10", "user": "u1", "text": "tobakstillsyn i Skogås"}\n')
    chat.stdin.flush()
    assert "Noterat" in chat.stdout.readline()
    chat.send_signal(signal.SIGINT)
    _, errors = chat.communicate(timeout=PATIENCE)
    assert (chat.returncode, errors.strip()) == (130, "")
    status = program.json("status", "--json", "--at", "2020-04-03T22:00", "tobakstillsyn")
    assert status["promises"][0]["done"] + status["promises"][0]["beside"] == 1


def test_what_the_chat_stored_is_what_status_says(program: Program) -> None:
    replies = program.talk(said("tre tobakstillsyner i Skogås", org="kommunen"))
    assert "3 av 70" in replies[0][0]["text"]
    ended = program.run("status", "--at", "2020-04-03T22:00", "tobakstillsyn")
    assert ended.lines[0].startswith("Tobakstillsyn: 3 av 70")
    assert len(program.run("status").lines) == 11
