"""`promises mark`: what no report adds up to is entered, shown, and refused where it has no meaning."""

from datetime import timedelta
from typing import Any

import pytest

from bot.errors import InputError
from handlers.app import App
from handlers.marking import Said, marked
from handlers.moments import now
from handlers.settings import Settings
from tests.handlers.program import OURS, Program


@pytest.fixture
def ours(program: Program) -> Program:
    """The program with the promises of `ours.toml`."""
    return Program(program.folder, {**program.settings, "PARTNERSHIP": str(OURS)})


@pytest.fixture
def our_app(ours: Program) -> App:
    """The parts of that program."""
    return App(Settings(database_url=ours.settings["DATABASE_URL"], partnership=str(OURS)))


def done(program: Program, *at: str) -> dict[str, Any]:
    status = program.json("status", "--json", *at)
    return {promise["id"]: promise["done"] for promise in status["promises"]}


def mark(program: Program, *arguments: str) -> str:
    ended = program.run("promises", "mark", *arguments)
    assert (ended.status, ended.err) == (0, "")
    return ended.out.strip()


def test_marks_are_what_status_says(ours: Program) -> None:
    assert list(done(ours).values()) == [0, 0, 0, 0, None, 0]
    assert "Utvärdering: klar" in mark(ours, "utvardering", "--date", "2020-12-15")
    assert "Plan: " in mark(ours, "plan", "--stage", "utkast", "--date", "2020-02-01")
    camera = ("kameror", "--item", "torget", "--stage", "uppsatt", "--date", "2020-03-01")
    assert "Kameror: 1 av 2" in mark(ours, *camera)
    assert "Uppföljning: 1 av 3" in mark(ours, "uppfoljning", "--date", "2020-04-01")
    assert "Uppföljning: 2 av 3" in mark(ours, "uppfoljning", "--date", "2020-09-01")
    figure = ("trygghet", "--value", "71.5", "--source", "Trygghetsmätningen", "--date", "2020-11-01")
    assert "Känner sig trygga: 71,5" in mark(ours, *figure)
    assert list(done(ours).values()) == [0, 1, 0, 1, 71.5, 2]
    assert done(ours, "--at", "2020-03-15T12:00")["uppfoljning"] == 0
    assert "Plan: klar" in mark(ours, "plan", "--stage", "antagen", "--date", "2020-12-01")


NEEDS_STAGE = "kameror needs --stage, one of ansökt, uppsatt."


@pytest.mark.parametrize(
    ("promise", "said", "sentence"),
    [
        (
            "fotpatrull",
            Said(),
            "fotpatrull is counted from reports and can't be marked; report what was done.",
        ),
        ("kameror", Said(stage="uppsatt"), "kameror needs --item, one of torget, skolan."),
        ("kameror", Said(item="parken", stage="uppsatt"), "kameror needs --item, one of torget, skolan."),
        ("kameror", Said(item="torget"), NEEDS_STAGE),
        ("kameror", Said(item="torget", stage="klar"), NEEDS_STAGE),
        (
            "kameror",
            Said(item="torget", stage="uppsatt", value=1),
            "kameror has no use for --value; leave it out.",
        ),
        ("plan", Said(), "plan needs --stage, one of utkast, antagen."),
        ("utvardering", Said(item="torget"), "utvardering has no use for --item; leave it out."),
        ("utvardering", Said(stage="klar"), "utvardering has no use for --stage; leave it out."),
        ("uppfoljning", Said(value=3), "uppfoljning has no use for --value; leave it out."),
        ("trygghet", Said(stage="klar"), "trygghet has no use for --stage; leave it out."),
        *(
            ("trygghet", said, "trygghet is a figure; give it as a number in --value, and its --source.")
            for said in (Said(), Said(value=71), Said(source="x"), Said(value=float("nan"), source="x"))
        ),
        ("utvardering", Said(day="igår"), "--date 'igår' is no day; write for example 2020-12-15."),
        (
            "utvardering",
            Said(day="2199-12-15"),
            "--date 2199-12-15 lies ahead; write the day when it was reached.",
        ),
        (
            "skolbesok",
            Said(),
            (
                "PROMISE 'skolbesok' is unknown; use one of"
                " fotpatrull, kameror, plan, utvardering, trygghet, uppfoljning."
            ),
        ),
    ],
)
def test_a_mark_that_has_no_meaning_is_refused_and_not_kept(
    our_app: App, promise: str, said: Said, sentence: str
) -> None:
    with our_app, pytest.raises(InputError) as told:
        marked(our_app, promise, said)
    assert str(told.value) == sentence
    with our_app, our_app.database.units_of_work("ours-2020")() as work:
        assert list(work.marks.all()) == []


def test_today_is_the_day_where_none_is_said(our_app: App) -> None:
    before = now(our_app.partnership.zone)
    with our_app:
        marked(our_app, "utvardering", Said())
        with our_app.database.units_of_work("ours-2020")() as work:
            (kept,) = work.marks.all()
    assert before.date() - timedelta(days=1) <= kept.date <= before.date() + timedelta(days=1)


def test_a_wrong_mark_ends_the_program_in_one_line(ours: Program) -> None:
    ended = ours.run("promises", "mark", "plan")
    assert (ended.status, ended.out) == (2, "")
    assert ended.error == "plan needs --stage, one of utkast, antagen."
