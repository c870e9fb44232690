"""`audit`, `weed` and `hold`, as they are called."""

import json
import re
import sqlite3
from contextlib import closing

from tests.handlers.program import Program, said


def behind_its_back(program: Program, change: str) -> None:
    """Change a program's database with a tool of one's own."""
    file = program.settings["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(change)


def test_a_whole_history_gives_its_head(program: Program) -> None:
    assert program.run("audit", "verify").lines == ["The history has no rows yet."]
    program.talk(said("Fotpatrull i Skogås"), said("ångra"))
    ended = program.run("audit", "verify")
    assert (ended.status, ended.err) == (0, "")
    told = re.fullmatch(r"The history is whole: 3 rows, head ([0-9a-f]{64})\n", ended.out)
    assert told is not None
    program.talk(said("Fotpatrull i Vårby", id="m2"))
    assert program.run("audit", "verify", "--head", told[1].upper()).status == 0


def test_one_row_is_told_as_one(program: Program) -> None:
    program.run("hold", "set", "överklagande")
    assert program.run("audit", "verify").out.startswith("The history is whole: 1 row, head ")


def test_each_finding_is_a_line(program: Program) -> None:
    program.talk(said("Två tobakstillsyner i Skogås"))
    behind_its_back(program, "UPDATE entry_revisions SET count = 20")
    behind_its_back(program, "UPDATE members SET role = 'coordinator'")
    ended = program.run("audit", "verify", "--head", "0" * 64)
    assert ended.status == 1
    assert ended.err.splitlines() == [
        "The noted head is not in the history: its last rows were changed or taken away.",
        "members 1 is not as the history tells.",
        "entry_revisions 1/1 is not as the history tells.",
    ]
    assert ended.out.startswith("The history is not whole: 2 rows, head ")


def test_what_only_the_database_could_have_written_is_one_finding(program: Program) -> None:
    program.talk(said("Två tobakstillsyner i Skogås"))
    behind_its_back(program, "UPDATE entry_revisions SET date = 'soon'")
    ended = program.run("audit", "verify")
    assert ended.error == "A row can't be read; something was written into it that the program never writes."


def test_a_hold_forbids_weeding_and_a_decision_needs_its_number_and_day(program: Program) -> None:
    weed = ("weed", "--before", "2020-01-01", "--decision", "KS 17", "--decided", "2020-02-01")
    assert program.run(*weed).lines[-2:] == [
        "What was reported stays, with its organisation and its history.",
        "Repeat the command with --carry-out to do it.",
    ]
    assert program.run("hold", "set", "överklagande").out == "Nothing is weeded until the hold is lifted.\n"
    told = "Nothing may be weeded: a hold is set (överklagande); lift it with hold lift."
    assert program.run(*weed, "--carry-out").error == told
    assert program.run("hold", "lift").status == 0
    assert json.loads(program.run(*weed, "--carry-out", "--json").out)["decision"] == "KS 17"
    assert "--decided" in program.run(*weed[:-2]).error
    assert "--decision can't be used" in program.run(*weed[:4], " ", *weed[5:]).error
    assert "lies ahead" in program.run("weed", "--before", "2999-01-01", *weed[3:]).error
    assert program.run("audit", "verify").status == 0
