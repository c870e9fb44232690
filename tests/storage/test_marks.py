"""Milestones, stages, figures and published follow-ups."""

from datetime import date

from bot.entries import Mark
from bot.ports import UnitsOfWork
from tests.storage.examples import NOW, stored


def test_marks_are_kept_oldest_first(units: UnitsOfWork) -> None:
    marks = [
        Mark(promise="utvardering", date=date(2020, 12, 20)),
        Mark(
            promise="trygghet",
            date=date(2020, 2, 1),
            item="grantorp",
            stage="tillstånd",
            value=0.25,
            source="Trygghetsmätningen 2020",
        ),
    ]
    with units() as unit:
        for mark in marks:
            unit.marks.add(mark, by=None, at=NOW)
        unit.commit()
    assert stored(units, lambda unit: unit.marks.all()) == marks


def test_there_are_no_marks_at_first(units: UnitsOfWork) -> None:
    assert stored(units, lambda unit: list(unit.marks.all())) == []
