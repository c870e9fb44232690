"""`status`: the JSON's shape and its figures after a small year, and the same in words."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from bot.errors import InputError
from handlers.app import App
from handlers.partnership_files import load_partnership
from handlers.scripts import Script
from handlers.standing import status
from tests.conftest import Databases
from tests.handlers.program import Program, as_lines, said

IDS = [
    "trygghetsdialoger",
    "helginsatser",
    "fredagsnarvaro",
    "fotpatrull",
    "krogtillsyn",
    "tobakstillsyn",
    "hembesok",
    "hastighetskontroller",
    "hastighetsdampande",
    "uppfoljning",
    "utvardering",
]


def told(day: date, org: str, text: str) -> dict[str, str]:
    return said(text, at=f"{day}T21:10", user=org, org=org)


def small_year() -> Iterator[dict[str, str]]:
    """Some work of each kind, until Sunday 26 January 2020."""
    friday = date(2020, 1, 10)
    saturday = friday + timedelta(days=1)
    yield told(date(2020, 1, 7), "kommunen", "fyra tobakstillsyner i Skogås")
    yield told(date(2020, 1, 8), "kommunen", "tillsyn på tre krogar i Vårby med polisen")
    yield told(date(2020, 1, 9), "kommunen", "krogtillsyn i Skogås")
    yield told(friday, "polisen", "helginsats ikväll")
    yield told(saturday, "polisen", "helginsats ikväll")
    yield told(friday + timedelta(days=7), "polisen", "helginsats ikväll")
    yield told(friday, "kommunen", "fältade i Skogås ikväll")
    for week in range(2):
        days = timedelta(weeks=week)
        yield told(date(2020, 1, 7) + days, "polisen", "fotpatrull i Skogås, Vårby och Flemingsberg")
    yield told(date(2020, 1, 21), "polisen", "fotpatrull i Skogås")
    yield told(date(2020, 1, 13), "polisen", "två hastighetskontroller i Vårby, boende hade bett om det")
    yield told(date(2020, 1, 14), "polisen", "hastighetskontroll i Segeltorp, ingen hade bett om det")
    yield told(date(2020, 1, 15), "polisen", "tre hastighetskontroller i Skogås")
    yield told(date(2020, 1, 16), "sbff", "12 hembesök i Trångsund")
    yield told(date(2020, 1, 17), "kommunen", "trygghetsdialog i Vårby")
    yield told(date(2020, 1, 18), "kommunen", "trygghetsbesiktning i Vårby")
    yield told(date(2020, 1, 19), "kommunen", "två gupp klara i Stuvsta")
    yield told(date(2020, 1, 20), "kommunen", "imorgon kör vi tobakstillsyn i Vårby")
    yield told(date(2020, 1, 21), "kommunen", "ingen tobakstillsyn i Vårby idag, för lite folk")


@pytest.fixture
def year(program: Program) -> Program:
    """The program after the small year."""
    program.talk(*small_year())
    return program


def by_id(status: Any) -> dict[str, Any]:
    return {promise["id"]: promise for promise in status["promises"]}


def test_the_figures_after_a_small_year(year: Program) -> None:
    status = year.json("status", "--json", "--at", "2020-01-26T12:00")
    assert status.keys() == {"at", "partnership", "promises"}
    assert (status["at"], status["partnership"]) == ("2020-01-26T12:00+01:00", "huddinge-2020")
    promises = by_id(status)
    assert list(promises) == IDS
    figures = {
        name: (p["done"], p["target"], p["remaining"], p["beside"], p["waiting"])
        for name, p in promises.items()
    }
    assert figures == {
        "trygghetsdialoger": (2, 8, 6, 0, 0),
        "helginsatser": (1, 30, 29, 0, 0),
        "fredagsnarvaro": (1, 40, 39, 0, 0),
        "fotpatrull": (2, None, None, 0, 0),
        "krogtillsyn": (4, 65, 61, 0, 0),
        "tobakstillsyn": (4, 70, 66, 0, 0),
        "hembesok": (12, 350, 338, 0, 0),
        "hastighetskontroller": (2, 60, 58, 1, 3),
        "hastighetsdampande": (2, None, None, 0, 0),
        "uppfoljning": (0, 3, 3, 0, 0),
        "utvardering": (0, 1, 1, 0, 0),
    }


def test_every_promise_has_the_keys_and_types_of_the_contract(year: Program) -> None:
    for promise in year.json("status", "--json", "--at", "2020-01-26T12:00")["promises"]:
        assert list(promise) == [
            *("id", "title", "done", "target", "remaining", "pace", "reachable"),
            *("parts", "periods", "beside", "waiting"),
        ]
        numbers = [promise[name] for name in ("done", "target", "remaining")]
        assert all(number is None or type(number) is int for number in numbers)
        assert promise["pace"] is None or round(promise["pace"], 1) == promise["pace"]
        assert promise["reachable"] in {True, False, None}
        assert (type(promise["beside"]), type(promise["waiting"])) == (int, int)


def test_parts_and_periods(year: Program) -> None:
    promises = by_id(year.json("status", "--json", "--at", "2020-01-26T12:00"))
    assert promises["krogtillsyn"]["parts"] == [
        {"id": "gemensamma", "done": 3, "target": 14, "remaining": 11}
    ]
    assert promises["trygghetsdialoger"]["parts"] == [
        {"id": "kommundelar", "done": 1, "target": None, "remaining": None}
    ]
    assert promises["tobakstillsyn"]["parts"] == []
    assert promises["tobakstillsyn"]["periods"] is None
    rhythm = promises["fotpatrull"]["periods"]
    assert rhythm.keys() == {"kept", "ended", "missed", "lacking"}
    assert (rhythm["kept"], rhythm["ended"], rhythm["missed"]) == (2, 3, ["2020-W01"])
    assert sorted(rhythm["lacking"]) == ["flemingsberg", "varby"]


def test_a_past_moment_counts_what_is_dated_up_to_it(year: Program) -> None:
    def speed_checks(at: str) -> tuple[int, int, int]:
        (promise,) = year.json("status", "--json", "--at", at, "hastighetskontroller")["promises"]
        return promise["done"], promise["beside"], promise["waiting"]

    assert speed_checks("2020-01-13T04:59") == (0, 0, 0)
    assert speed_checks("2020-01-13T05:00") == (2, 0, 0)
    assert speed_checks("2020-01-14") == (2, 1, 0)


def test_status_in_words_for_all_and_for_some(year: Program) -> None:
    huddinge = load_partnership("huddinge-2020", lambda _: None)
    titles = [promise.short or promise.title for promise in huddinge.promises]
    lines = year.run("status", "--at", "2020-01-26T12:00").lines
    assert [line.partition(": ")[0] for line in lines] == titles
    some = year.run("status", "--at", "2020-01-26T12:00", "hembesok", "krogtillsyn", "hembesok").lines
    chosen = [line for line in some if line.partition(": ")[0] in titles]
    assert [titles.index(line.partition(": ")[0]) for line in chosen] == [
        IDS.index("hembesok"),
        IDS.index("krogtillsyn"),
    ]
    assert "12 av 350" in chosen[0]
    assert len(some) > len(chosen)


def test_the_order_asked_for_is_kept_in_json(program: Program) -> None:
    status = program.json("status", "--json", "utvardering", "hembesok", "utvardering")
    assert list(by_id(status)) == ["utvardering", "hembesok"]


def test_the_other_partnership_is_told_apart(year: Program) -> None:
    other = Program(year.folder, {**year.settings, "PARTNERSHIP": "huddinge-2021"})
    status = other.json("status", "--json", "--at", "2021-02-01T12:00")
    assert status["partnership"] == "huddinge-2021"
    assert {promise["done"] for promise in status["promises"]} <= {0, 1, None}
    assert other.members() == []


@pytest.mark.parametrize("at", ["igår", "2020-13-01T12:00", "", "0001-01-01T00:00"])
def test_a_time_that_is_none_is_named(app: App, at: str) -> None:
    with pytest.raises(InputError) as error:
        status(app, at, [], as_json=True)
    assert str(error.value) == f"--at {at!r} is no time; write for example 2020-04-03T21:10."


def test_a_promise_that_is_not_there_is_named(program: Program) -> None:
    ended = program.run("status", "hembesok", "skolbesok")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == f"PROMISE 'skolbesok' is unknown; use one of {', '.join(IDS)}."


def test_chat_and_status_agree_on_both_databases(databases: Databases, program: Program) -> None:
    there = Program(program.folder, {"DATABASE_URL": databases.migrated()})
    replies = there.talk(told(date(2020, 1, 7), "kommunen", "fyra tobakstillsyner i Skogås"))
    line = there.run("status", "--at", "2020-01-07T22:00", "tobakstillsyn").lines[0]
    assert line in replies[0][0]["text"].splitlines()


def test_the_script_of_the_year_asks_only_what_must_be_asked(app: App) -> None:
    script = Script(app.conversation, app.voice)
    answers = list(script.run(as_lines(small_year()).splitlines()))
    asked = [answer for answer in answers if '"yes"' in answer]
    assert len(asked) == 1
