"""Words that two things claim, and texts that nobody can read."""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import category

from bot.data_file.faults import Fault, shown
from bot.data_file.lines import KeyPath
from bot.data_file.spelling import folded
from bot.data_file.tables import File, Table, all_texts

UNSEEN = {"Cc", "Cf", "Zl", "Zp"}

Claim = tuple[Table, Mapping[KeyPath, str]]


def _words_of_two_areas(file: File) -> Iterator[Fault]:
    areas = [
        (area, dict(all_texts([area, *area.tables("neighbourhoods")], "name", "words")))
        for area in file.areas
    ]
    return _claimed_twice([*areas, (file, file.texts("outside"))])


def _words_of_two_organisations(file: File) -> Iterator[Fault]:
    return _claimed_twice([(one, one.texts("words")) for one in file.organisations])


def _words_of_two_activities(file: File) -> Iterator[Fault]:
    yield from _claimed_twice([(one, one.texts("words")) for one in file.activities])
    in_kronor = [one for one in file.activities if one.text("measure") == "kronor"]
    others = [one for one in file.activities if one.text("measure") != "kronor"]
    for alike in (in_kronor, others):
        yield from _claimed_twice([(one, one.texts("subjects")) for one in alike])


def _words_that_are_lookalikes(file: File) -> Iterator[Fault]:
    for one in file.activities:
        yield from _claimed_twice([(one, one.texts("words")), (one, one.texts("lookalikes"))])


def _claimed_twice(claims: list[Claim]) -> Iterator[Fault]:
    """The spellings of a claim that an earlier claim has as well."""
    earlier: dict[str, str] = {}
    for holder, spellings in claims:
        for path, spelling in spellings.items():
            if folded(spelling) in earlier:
                wrong = f"{shown(spelling)} is claimed by {earlier[folded(spelling)]} too"
                yield Fault(path, wrong, "keep it in one of the two places")
        own = {folded(spelling): _claimant(holder, path) for path, spelling in spellings.items()}
        earlier = own | earlier


def _claimant(holder: Table, path: KeyPath) -> str:
    key = next(step for step in reversed(path) if isinstance(step, str))
    return f"{shown(holder.text('id') or '?')} ({key})"


def _blank_texts(file: File) -> Iterator[Fault]:
    for path, text in _every_text((), file.values):
        if not folded(text):
            yield Fault(path, "must not be empty", "write something between the quotes or take it out")


def _unprintable_texts(file: File) -> Iterator[Fault]:
    """Line breaks and signs that can't be seen would break a message or a log, or turn its direction."""
    for path, text in _every_text((), file.values):
        unseen = next((sign for sign in text if category(sign) in UNSEEN), None)
        if unseen is not None:
            yield Fault(path, f"holds a sign that can't be seen (U+{ord(unseen):04X})", "take it out")


def _every_text(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _every_text((*path, step), inner)


CHECKS = (
    _words_of_two_areas,
    _words_of_two_organisations,
    _words_of_two_activities,
    _words_that_are_lookalikes,
    _blank_texts,
    _unprintable_texts,
)
