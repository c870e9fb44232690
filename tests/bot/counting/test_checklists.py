from datetime import date
from typing import Any

import pytest

from bot.counting.counters import progress
from bot.promises import Checklist, Item
from tests.bot.counting.examples import NEW_YEARS_EVE, VISITS, common, done, figures, mark, visit

SQUARES = tuple(
    Item(id=name, title=name, area=area, place=place)
    for name, area, place in (("a", "norra", None), ("b", "sodra", "Torget"), ("c", None, None))
)


def checklist(**fields: Any) -> Checklist:
    return Checklist(**common(**({"items": SQUARES} | fields)))


def test_item_is_ticked_by_a_report_of_its_area_or_place() -> None:
    entries = done(visit("2020-05-01", 5, area="norra"), visit("2020-05-02", area="sodra", place="Torget"))
    assert figures(progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE)) == (2, 3, 1)


def test_item_with_a_place_is_not_ticked_by_a_report_of_its_area_alone() -> None:
    found = progress(checklist(counts=VISITS), done(visit("2020-05-01", area="sodra")), NEW_YEARS_EVE)
    assert found.done == 0


def test_item_without_a_place_is_ticked_by_a_mark_alone() -> None:
    entries = done(visit("2020-05-01"))
    assert progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE).done == 0
    assert (
        progress(checklist(counts=VISITS), entries, NEW_YEARS_EVE, [mark("2020-05-01", item="c")]).done == 1
    )


STAGES = ("ansökt", "tillstånd", "uppsatt")


@pytest.mark.parametrize(("stage", "expected"), [("ansökt", 0), ("tillstånd", 0), ("uppsatt", 1)])
def test_item_is_done_at_its_last_stage_only(stage: str, expected: int) -> None:
    found = progress(checklist(stages=STAGES), [], NEW_YEARS_EVE, [mark("2020-05-01", item="a", stage=stage)])
    assert found.done == expected


def test_item_that_began_at_its_last_stage_is_done() -> None:
    items = (Item(id="a", title="a", stage="uppsatt"), Item(id="b", title="b", stage="tillstånd"))
    assert figures(progress(checklist(items=items, stages=STAGES), [], NEW_YEARS_EVE)) == (1, 2, 1)


def test_checklist_may_ask_for_some_of_its_items() -> None:
    marks = [mark("2020-05-01", item=name) for name in ("a", "b", "c")]
    found = progress(checklist(target=2), [], NEW_YEARS_EVE, marks)
    assert (figures(found), found.exceeded_by) == ((3, 2, 0), 1)


def test_mark_of_a_later_day_ticks_nothing_yet() -> None:
    found = progress(checklist(), [], date(2020, 4, 30), [mark("2020-05-01", item="a")])
    assert found.done == 0


@pytest.mark.parametrize(("today", "reachable"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)])
def test_checklist_is_reachable_to_the_end_of_its_period(today: date, reachable: bool) -> None:  # noqa: FBT001
    assert progress(checklist(), [], today).reachable is reachable
