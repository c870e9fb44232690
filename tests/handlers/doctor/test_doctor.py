"""The command itself: a line for each check, and an exit status."""

import asyncio

from tests.handlers.doctor.conftest import Environment, secrets
from tests.handlers.program import Outcome, Program


async def examined(program: Program, environment: Environment) -> Outcome:
    return await asyncio.to_thread(Program(program.folder, environment).run, "doctor")


async def test_all_is_well(program: Program, over_socket_mode: Environment, polling: Environment) -> None:
    ended = await examined(program, over_socket_mode | polling)
    assert (ended.status, ended.err) == (0, "")
    assert {line.split()[0] for line in ended.lines} == {"ok", "note"}
    assert ended.lines[0] == "ok     settings: Slack over Socket Mode and Telegram by polling."
    assert [secret for secret in secrets(over_socket_mode | polling).values() if secret in ended.out] == []


async def test_something_is_wrong(program: Program, over_http: Environment) -> None:
    ended = await examined(program, over_http | {"SLACK_BOT_TOKEN": "xoxb-another-token"})
    assert (ended.status, ended.err) == (1, "")
    assert [line.partition(":")[0] for line in ended.lines if line.startswith("wrong")] == [
        "wrong  Slack, bot token"
    ]
    assert "another-token" not in ended.out


async def test_a_line_of_the_env_file_is_wrong(program: Program) -> None:
    (program.folder / ".env").write_text("SLACK_BOT_TOKEN xoxb-1\n", encoding="utf-8")
    ended = await examined(program, {})
    assert (ended.status, ended.err) == (1, "")
    assert ended.lines == ["wrong  settings: .env line 1 is no setting; write NAME=value."]
