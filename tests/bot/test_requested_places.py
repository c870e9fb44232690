"""A check's place is taken for one on the list, asked about, or neither; what may be another is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.language.words.place_names import PlaceNames
from bot.requested_places import Request, RequestedPlace, find
from locales.lexicon import lexicon

GROUPS = yaml.safe_load(Path(__file__).with_name("requested_places.yaml").read_text(encoding="utf-8"))
DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class Pair:
    """A list, the place of a check, and the places of the list that it is, or may be."""

    listed: tuple[str, ...]
    checked: str
    same: str | None
    near: tuple[str, ...] = ()


def pairs() -> Iterator[Pair]:
    for group in GROUPS:
        listed = tuple(group["listed"])
        for line in group.get("same", ()):
            checked, _, meant = line.partition(" = ")
            yield Pair(listed, checked, meant)
        for line in group.get("ask", ()):
            checked, _, meant = line.partition(" = ")
            yield Pair(listed, checked, None, tuple(meant.split(", ")))
        yield from (Pair(listed, checked, None) for checked in group.get("other", ()))


ALL = list(pairs())


def place(written: str) -> tuple[str, str | None]:
    name, _, area = written.partition(" @ ")
    return name, area or None


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    """Names of places in Swedish."""
    return PlaceNames(lexicon().place_names)


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: f"{pair.checked} among {len(pair.listed)}")
def test_a_place_is_taken_for_another_only_where_it_can_be_no_third(names: PlaceNames, pair: Pair) -> None:
    asked = [place(each) for each in pair.listed]
    listed = [
        RequestedPlace(id=number, request=Request(name=name, area=area, date=DAY))
        for number, (name, area) in enumerate(asked)
    ]
    found = find(names, listed, *place(pair.checked))
    meant = {each.id: pair.listed[each.id] for each in listed}
    assert (found.place and meant[found.place.id], tuple(meant[each.id] for each in found.near)) == (
        pair.same,
        pair.near,
    )


def test_there_are_at_least_150_pairs_and_as_many_that_are_no_match() -> None:
    assert len(ALL) >= 150
    assert sum(pair.same is None for pair in ALL) * 2 >= len(ALL)
