"""Evaluations keep the figures of their day; own words and what others have measured are replaced."""

from datetime import date
from typing import Any

from sqlalchemy import select

from bot.accounts import AreaTotal
from bot.comparisons import Comparison
from bot.counting.progress import PartProgress
from bot.entries import CallOffReason
from bot.estimates import Change, Compared, Estimate
from bot.evaluation import Assessment, Correction, Figures, Judgement, MonthFigure, Together
from bot.followups import Chapter
from bot.indicators import Indicator, Measure, Measured
from bot.ports import UnitsOfWork
from bot.verdicts import Verdict
from storage.database import Database
from storage.tables import history
from tests.storage.examples import HOUR, NOW, member_of

DAY = date(2020, 12, 21)
FIGURES = Figures(
    judgements=(
        Judgement(
            chapter=Chapter(promise="krogtillsyn", done=65, target=65, remaining=0, pace=0.5),
            verdict=Verdict.NOT_KEPT,
            parts=(PartProgress(id="gemensamma", done=12, target=14, remaining=2),),
            months=(MonthFigure(date(2020, 1, 1), 5), MonthFigure(date(2020, 2, 1), 3, 4)),
            areas=(AreaTotal("varby", 3), AreaTotal(None, None)),
            corrections=(Correction(date(2020, 4, 3), 20, 21),),
            missed=("2020-W14",),
        ),
    ),
    together=(Together(("polisen", "kommunen"), 12),),
    called_off=((CallOffReason.STAFF, 2),),
    indicators=(
        Comparison(
            indicator="Trygg ute",
            unit="procent",
            measure=Measure.SHARE,
            before=2019,
            after=2020,
            months=(1, 2),
            rows=(
                Compared(
                    area=None,
                    before=Estimate(value=61.5, lower=58.0, upper=65.0),
                    after=Estimate(),
                    change=Change.UNKNOWN,
                ),
            ),
            sources=("Trygghetsmätningen",),
        ),
    ),
)
WORDS = Assessment("polisen", "Vi nådde ut till fler än vi hade trott.", NOW)
SAFE = Indicator(
    name="Trygg ute",
    unit="procent",
    measure=Measure.SHARE,
    figures=(Measured(year=2019, area="varby", value=61.5, answers=412, source="Mätningen"),),
)


def test_an_evaluation_keeps_its_figures_until_all_have_approved_it(units: UnitsOfWork) -> None:
    by = member_of(units).id
    with units() as work:
        drafted = work.evaluations.draft(DAY, FIGURES, by=by, at=NOW)
        assert drafted.figures == FIGURES
        work.evaluations.approve(drafted.id, "polisen", by=by, at=NOW)
        work.commit()
    with units() as work:
        waiting = work.evaluations.open()
        assert waiting is not None
        assert (waiting.day, waiting.figures, waiting.approved) == (DAY, FIGURES, frozenset({"polisen"}))
        work.evaluations.publish(waiting.id, by=by, at=NOW + HOUR)
        work.commit()
    with units() as work:
        assert work.evaluations.open() is None
        (published,) = work.evaluations.published()
        assert (published.figures, published.published_at) == (FIGURES, NOW + HOUR)
        assert work.follow_ups.published() == []


def test_a_partys_words_are_replaced_and_taken_away(units: UnitsOfWork) -> None:
    by = member_of(units).id
    changed = Assessment("polisen", "Det här skriver vi i stället.", NOW + HOUR)
    with units() as work:
        work.assessments.keep(WORDS, by=by)
        work.assessments.keep(changed, by=by)
        work.assessments.keep(Assessment("sbff", "Vi är nöjda.", NOW), by=by)
        assert work.assessments.all() == [changed, Assessment("sbff", "Vi är nöjda.", NOW)]
        assert work.assessments.forget("sbff", by=by)
        assert not work.assessments.forget("sbff", by=by)
        assert work.assessments.all() == [changed]


def test_the_history_tells_that_a_party_wrote_and_not_what(units: UnitsOfWork, database: Database) -> None:
    by = member_of(units).id
    with units() as work:
        work.assessments.keep(WORDS, by=by)
        work.commit()
    with database._connect() as connection:
        *_, latest = connection.execute(select(history).order_by(history.c.number)).all()
    assert latest.by == by
    assert "assessments" in latest.deeds
    assert "nådde" not in latest.deeds


def test_an_indicator_is_replaced_by_one_of_its_name(units: UnitsOfWork) -> None:
    later: dict[str, Any] = {"figures": (*SAFE.figures, Measured(year=2020, month=3, value=7, source="BRÅ"))}
    changed = Indicator(name="Trygg ute", unit="antal", measure=Measure.COUNT, **later)
    with units() as work:
        work.indicators.keep(SAFE, NOW)
        assert work.indicators.all() == [SAFE]
        work.indicators.keep(changed, NOW)
        assert work.indicators.all() == [changed]
        assert work.indicators.forget("Trygg ute")
        assert not work.indicators.forget("Trygg ute")
        assert work.indicators.all() == []


def test_another_partnership_sees_and_changes_none_of_it(units: UnitsOfWork, database: Database) -> None:
    by = member_of(units).id
    with units() as work:
        drafted = work.evaluations.draft(DAY, FIGURES, by=by, at=NOW)
        work.assessments.keep(WORDS, by=by)
        work.indicators.keep(SAFE, NOW)
        work.commit()
    others = database.units_of_work("haninge-2020")
    other = member_of(others).id
    with others() as work:
        assert (work.evaluations.open(), work.assessments.all(), work.indicators.all()) == (None, [], [])
        work.evaluations.publish(drafted.id, by=other, at=NOW)
        assert not work.assessments.forget("polisen", by=other)
        assert not work.indicators.forget("Trygg ute")
        work.commit()
    with units() as work:
        assert work.evaluations.published() == []
        assert (work.assessments.all(), work.indicators.all()) == ([WORDS], [SAFE])
