"""The evaluation tells the same numbers as everywhere, and what lies behind them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.counting.counters import progress
from bot.entries import CallOffReason, Entry, EntryKind, Facts
from bot.evaluation import Assessment, Correction, Figures, Judgement, MonthFigure, Together, figures, lacking
from bot.followups import FollowUp, chapters
from bot.indicators import Indicator, Measure, Measured
from bot.partnership_file import read_partnership
from bot.verdicts import Verdict
from tests.years import huddinge

BUILT_IN = Path(__file__).parents[2] / "bot" / "partnerships" / "huddinge-2020.toml"
HUDDINGE = read_partnership(BUILT_IN.read_text(encoding="utf-8"), "huddinge-2020")
NEW_YEAR = date(2021, 1, 5)


def entry(number: int, organisation: str, facts: Facts) -> Entry:
    return Entry(id=number, occasion=number, organisation=organisation, facts=facts)


def inspection(count: int, *partners: str, day: date = date(2020, 3, 3), **more: Any) -> Facts:
    told: dict[str, Any] = {
        "activity": "tobacco_inspection",
        "count": count,
        "date": day,
        "partners": frozenset(partners),
    }
    return Facts(**(told | more))


def found(*entries: Entry, day: date = NEW_YEAR, follow_ups: Iterable[FollowUp] = ()) -> Figures:
    return figures(HUDDINGE, entries, (), day, follow_ups=follow_ups)


def of(told: Figures, promise: str) -> Judgement:
    (judgement,) = (each for each in told.judgements if each.chapter.promise == promise)
    return judgement


def a_year() -> list[Entry]:
    told = [each for each in huddinge() if each.taken_back is None]
    return [entry(number, each.organisation, each.facts) for number, each in enumerate(told, start=1)]


def test_every_number_of_a_year_is_that_of_the_counting() -> None:
    entries = a_year()
    told = figures(HUDDINGE, entries, (), NEW_YEAR)
    assert [each.chapter.promise for each in told.judgements] == [each.id for each in HUDDINGE.promises]
    for judgement in told.judgements:
        promise = HUDDINGE.promise(judgement.chapter.promise)
        standing = progress(promise, entries, NEW_YEAR)
        assert judgement.chapter.done == standing.done
        assert judgement.parts == standing.parts
        if judgement.months:
            assert sum(month.done for month in judgement.months) == standing.done
        assert (judgement.verdict is Verdict.LOG) == (promise.id == "hastighetsdampande")


def test_a_rhythm_is_told_month_by_month_as_weeks_kept_of_weeks_ended() -> None:
    areas = ("flemingsberg", "skogas", "varby")
    patrols = [Facts(activity="foot_patrol", date=date(2020, 1, 8), area=area) for area in areas]
    entries = [entry(number, "polisen", facts) for number, facts in enumerate(patrols, start=1)]
    told = of(found(*entries), "fotpatrull")
    assert told.months[0] == MonthFigure(date(2020, 1, 1), 1, 5)
    assert sum(month.ended or 0 for month in told.months) == 53
    assert told.missed[0] == "2020-W01"
    assert len(told.missed) == 52


def test_joint_work_is_told_by_who_did_it_together() -> None:
    told = found(
        entry(1, "kommunen", inspection(4, "polisen")),
        entry(2, "polisen", inspection(1, "kommunen")),
        entry(3, "kommunen", inspection(2, "polisen", "sbff")),
        entry(4, "kommunen", inspection(9)),
        entry(5, "kommunen", inspection(9, "polisen", day=date(2019, 12, 30))),
        entry(6, "kommunen", inspection(9, "polisen", kind=EntryKind.CANCELLED)),
    )
    assert told.together == (
        Together(("polisen", "kommunen"), 5),
        Together(("polisen", "kommunen", "sbff"), 2),
    )


def test_call_offs_are_told_by_their_reason() -> None:
    called_off = [
        inspection(1, kind=EntryKind.CANCELLED, reason=CallOffReason.STAFF),
        inspection(1, kind=EntryKind.CANCELLED, reason=CallOffReason.STAFF),
        inspection(1, kind=EntryKind.CANCELLED),
        inspection(1, kind=EntryKind.CANCELLED, day=date(2021, 1, 4)),
    ]
    told = found(*(entry(number, "kommunen", each) for number, each in enumerate(called_off, start=1)))
    assert told.called_off == ((CallOffReason.OTHER, 1), (CallOffReason.STAFF, 2))


def test_what_a_follow_up_said_is_held_against_what_is_known_of_its_day() -> None:
    day = date(2020, 4, 3)
    known_then = [entry(1, "kommunen", inspection(4))]
    said = FollowUp(
        id=1,
        day=day,
        asked_at=datetime(2020, 4, 3, 12, tzinfo=UTC),
        asked_by=1,
        chapters=chapters(HUDDINGE, known_then, (), day),
    )
    later = entry(2, "kommunen", inspection(7, day=date(2020, 6, 1)))
    corrected = entry(1, "kommunen", inspection(5))
    assert of(found(known_then[0], later, follow_ups=[said]), "tobakstillsyn").corrections == ()
    told = of(found(corrected, later, follow_ups=[said]), "tobakstillsyn")
    assert told.corrections == (Correction(day, 4, 5),)
    not_yet = found(corrected, day=date(2020, 4, 2), follow_ups=[said])
    assert of(not_yet, "tobakstillsyn").corrections == ()


def test_what_is_lacking_is_told() -> None:
    waiting = Facts(activity="speed_check", date=date(2020, 3, 3), count=2, area="varby")
    told = found(entry(1, "polisen", waiting), day=date(2020, 4, 3))
    words = [Assessment("kommunen", "Vi är på god väg.", datetime(2020, 4, 3, tzinfo=UTC))]
    lacks = lacking(HUDDINGE, told, words)
    assert (lacks.words_of, lacks.waiting) == (("polisen", "sbff"), 2)
    assert lacks.running == len(told.with_verdict(Verdict.RUNNING)) > 0
    assert lacking(HUDDINGE, found(), words).running == 0


def test_what_others_have_measured_stands_beside_it() -> None:
    both = tuple(Measured(year=year, value=60, source="Mätningen") for year in (2019, 2020))
    safe = Indicator(name="Trygg ute", unit="procent", measure=Measure.SHARE, figures=both)
    of_one_year = replace(safe, name="Otrygg", figures=both[:1])
    told = figures(HUDDINGE, (), (), NEW_YEAR, indicators=[safe, of_one_year])
    assert [each.indicator for each in told.indicators] == ["Trygg ute"]
