"""The terminal chat: keys on a real terminal, lines that are piped in, buttons and parts to play."""

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import DatabaseError
from bot.members import Role
from bot.ports import UnitOfWork
from bot.utterances import Button
from handlers.app import App
from handlers.console import Console, by_key
from handlers.membership import listed
from handlers.personas import Persona
from locales.terminal import Terminal
from tests.handlers.program import Program

PATIENCE = 20  # seconds for the answer to a key
UP, ENTER, CONTROL_C, CONTROL_D = "\x1b[A", "\r", "\x03", "\x04"
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[@-_])")


class Keyboard:
    """A terminal with the chat in it: press keys, and see what comes."""

    def __init__(self, program: Program) -> None:
        self._ours, theirs = pty.openpty()
        environment = program.environment | {"TERM": "xterm", "COLUMNS": "200", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.process = subprocess.Popen(
            program.command("chat"),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=program.folder,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self._seen = ""

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def see(self, expected: str) -> str:
        """What has come since the last time, up to something that must come."""
        until = time.monotonic() + PATIENCE
        while expected not in (text := _ESCAPES.sub("", self._seen)):
            ready, _, _ = select.select([self._ours], [], [], max(0, until - time.monotonic()))
            assert ready, f"{expected!r} has not come after {text!r}"
            self._seen += os.read(self._ours, 4096).decode(errors="replace")
        self._seen = ""
        return text

    def end(self) -> int:
        """The status with which the chat ends."""
        while self.process.poll() is None:
            if select.select([self._ours], [], [], 0.05)[0]:
                try:
                    os.read(self._ours, 4096)
                except OSError:
                    break
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)


@pytest.fixture
def keyboard(program: Program) -> Iterator[Keyboard]:
    terminal = Keyboard(program)
    try:
        terminal.see("Polisen >")
        yield terminal
    finally:
        terminal.close()


def test_a_number_presses_a_button_and_arrow_up_recalls_a_line(keyboard: Keyboard, program: Program) -> None:
    keyboard.press("hastighetskontroll i Vårby" + ENTER)
    assert "[1] Ja" in keyboard.see("Avbryt")
    keyboard.press("1" + ENTER)
    assert "på boendes önskemål" in keyboard.see("[2] Ändra")
    keyboard.press(UP + UP)
    keyboard.see("hastighetskontroll i Vårby")
    keyboard.press(" och Skogås" + ENTER)
    assert "hastighetskontroll i Skogås" in keyboard.see("Avbryt")
    keyboard.press("/slut" + ENTER)
    assert keyboard.end() == 0
    assert program.members() == ["polisen  reporter  console polisen-reporter"]
    assert sorted(path.name for path in program.folder.iterdir()) == []


def test_a_line_can_be_edited(keyboard: Keyboard) -> None:
    keyboard.press("hjelp\x7f\x7f\x7fälp" + ENTER)
    assert "ångra" in keyboard.see("regnummer")


def test_the_prompt_says_whose_part_is_played(keyboard: Keyboard) -> None:
    keyboard.press("/byt kommunen chef" + ENTER)
    keyboard.see("Kommunen (chef) >")


@pytest.mark.parametrize("keys", [CONTROL_D, CONTROL_C])
def test_control_c_and_control_d_leave(keyboard: Keyboard, keys: str) -> None:
    keyboard.press(keys)
    assert keyboard.end() == 0


def test_a_hang_up_leaves(keyboard: Keyboard) -> None:
    keyboard.process.send_signal(signal.SIGHUP)
    assert keyboard.end() in {0, -signal.SIGHUP}


# Lines that are piped in


def test_lines_can_be_piped_in(program: Program) -> None:
    ended = program.run("chat", "--org", "kommunen", said="tobakstillsyn i Skogås\n\n1\n/slut\nhej\n")
    assert (ended.status, ended.err) == (0, "")
    assert "en tobakstillsyn i Skogås" in ended.out
    assert "  [1] Ångra   [2] Ändra" in ended.lines
    assert ended.lines[-3].startswith("Borttaget: en tobakstillsyn i Skogås")
    assert ended.lines[-1] == "  [1] Lägg tillbaka"


def test_what_is_no_text_gets_an_answer(program: Program) -> None:
    ended = program.run("chat", said=b"\xff\xfe\x00\n" + b"9" * 5000 + b"\n")
    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize("organisation", ["polis", "skatteverket"])
def test_an_organisation_that_nobody_reports_for(program: Program, organisation: str) -> None:
    ended = program.run("chat", "--org", organisation)
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == f"--org '{organisation}' is unknown; use one of polisen, kommunen, sbff."


# Buttons and parts


class Talk:
    """A console without a terminal, and what it shows."""

    def __init__(self, app: App) -> None:
        self.shown: list[str] = []
        at = datetime(2020, 4, 3, 21, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
        self.console = Console(
            app.conversation,
            app.voice,
            Terminal(),
            Persona("polisen", Role.REPORTER),
            show=self.shown.append,
            clock=lambda: at,
        )

    def say(self, *lines: str) -> str:
        """What is shown after some lines, without the greeting."""
        self.shown.clear()
        self.console.run(lines)
        return "\n".join(self.shown[1:])


@pytest.fixture
def talk(app: App) -> Talk:
    return Talk(app)


def test_buttons_are_numbered() -> None:
    yes, no = Button("Ja", "yes"), Button("Nej", "no")
    assert by_key([yes, no]) == {"1": yes, "2": no}
    assert by_key([]) == {}


def test_a_button_that_is_a_number_is_pressed_by_it_and_no_other_by_a_number() -> None:
    two, five, cancel = Button("2", "pick:2"), Button("5", "pick:5"), Button("Avbryt", "cancel")
    assert by_key([two, five, cancel]) == {"2": two, "5": five, "a": cancel}


def test_a_number_that_answers_how_many_presses_nothing_else(talk: Talk) -> None:
    asked = talk.say("några tobakstillsyner i Skogås")
    assert "[3] 3   [2] 2" in asked
    assert "[a] Avbryt" in asked
    assert "12 tobakstillsyner" in talk.say("12")


def test_a_letter_presses_the_button_beside_the_numbers(talk: Talk) -> None:
    talk.say("några tobakstillsyner i Skogås")
    assert "inte sparat" in talk.say("A")


def test_only_the_latest_buttons_can_be_pressed(talk: Talk) -> None:
    talk.say("tobakstillsyn i Skogås")
    talk.say("status tobakstillsyn")
    assert "tillbaka" not in talk.say("1")


def test_each_part_is_a_member_of_its_own(app: App, talk: Talk) -> None:
    talk.say(
        "hej",
        "/byt kommunen chef",
        "hej",
        "/BYT sbff",
        "hej",
        "/as manager",
        "/byt chef",
        "hej",
        "/byt kommunen samordnare",
        "bjud in polisen",
        "/byt polisen",
    )
    assert list(listed(app)) == [
        "polisen  reporter  console polisen-reporter",
        "kommunen  manager  console kommunen-manager",
        "sbff  reporter  console sbff-reporter",
        "sbff  manager  console sbff-manager",
        "kommunen  coordinator  console kommunen-coordinator",
    ]
    assert talk.console.prompt() == "Polisen > "


@pytest.mark.parametrize("line", ["/byt", "/byt kommunen chfe", "/byt skatteverket", "/byt polisen kommunen"])
def test_a_part_that_is_not_there_changes_nothing(talk: Talk, line: str) -> None:
    assert "polisen, kommunen, sbff" in talk.say(line)
    assert talk.console.prompt() == "Polisen > "


@pytest.mark.parametrize("line", ["/slut", " /SLUT ", "/quit"])
def test_the_chat_can_be_left(talk: Talk, line: str) -> None:
    assert talk.say(line, "hjälp") == ""


def test_a_database_in_trouble_is_told_and_the_chat_goes_on(talk: Talk) -> None:
    working = talk.console.conversation

    def busy() -> UnitOfWork:
        raise DatabaseError("The database is in use; try again in a moment.")

    talk.console.conversation = type(working)(working.partnership, working.reader, busy)
    assert talk.say("hjälp", "hjälp") == "\n".join(["The database is in use; try again in a moment."] * 2)
