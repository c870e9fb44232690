"""Situations: what was told, what is then said of it in many ways, and what must stand in the end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.corpora import STOCKHOLM, load, moment

FOLDER = Path(__file__).parent / "sv"
HELD_OUT = FOLDER / "held_out"
"""What nobody who writes rules has looked at; it measures how well unseen messages are understood."""

NOT_YET = FOLDER / "not_yet"
"""What is not understood yet."""

Standing = Counter[tuple[Any, ...]]
"""What was done: how many, by activity, day, area, partners and whether inhabitants had asked."""


@dataclass(frozen=True)
class Situation:
    """What a reporter has `told`, each at its moment, and the ways to `say` what is meant at another.

    `stands` is all that must be counted then.
    """

    section: str
    meaning: str
    organisation: str
    told: tuple[tuple[datetime, str], ...]
    at: datetime
    stands: Standing
    say: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.section}: {self.meaning}"


def situations(folder: Path = FOLDER) -> Iterator[Situation]:
    """The situations of a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for told in load(path)["situations"]:
            yield _situation(path.stem, told)


def held_out_parts() -> Mapping[str, list[Situation]]:
    """Those held out, by part; each was written by people who had seen no rule and no other part."""
    return {f"{folder.name} part": list(situations(folder)) for folder in sorted(HELD_OUT.iterdir())}


def _situation(section: str, told: Mapping[str, Any]) -> Situation:
    at = moment(told["at"])
    return Situation(
        section=section,
        meaning=told["meaning"],
        organisation=told["org"],
        told=tuple((moment(each["at"]), each["say"]) for each in told["told"]),
        at=at,
        stands=_standing(told["stands"], at.astimezone(STOCKHOLM).date()),
        say=tuple(told["say"]),
    )


def _standing(entries: Sequence[Mapping[str, Any]], today: date) -> Standing:
    stands: Standing = Counter()
    for entry in entries:
        day, partners = entry.get("date", today), frozenset(entry.get("with", ()))
        key = (entry["activity"], day, entry.get("area"), partners, entry.get("requested"))
        stands[key] += entry.get("count", 1)
    return stands
