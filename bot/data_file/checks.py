"""What a data file's shape does not show: ids that lead nowhere, words claimed twice, aims out of reach.

The checks read the parsed file and not the finished partnership, so that all faults are told at once. A new
check is a function here and its line in `CHECKS`.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain
from math import isfinite
from re import fullmatch
from typing import Any
from unicodedata import category
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.data_file.faults import Fault, instead_of, shown
from bot.data_file.lines import KeyPath
from bot.data_file.spelling import folded, nearest
from bot.data_file.tables import File, Table, all_texts
from bot.working_time import Weekday

LARGEST = 10**12
LONGEST_IN_YEARS = 20
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LEAP_YEAR = 2000
OLDEST_EXAMPLE = 60
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
PLAIN_ID, LOOSE_ID = r"[a-z0-9-]+", r"[a-z0-9_-]+"

Claim = tuple[Table, Mapping[KeyPath, str]]


def cross_check(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Every fault that shows only in what a file says, and not in its keys and types."""
    file = File(tables)
    return chain.from_iterable(check(file) for check in CHECKS)


# Ids


def _malformed_ids(file: File) -> Iterator[Fault]:
    lists = (file.organisations, file.areas, file.activities, file.promises, file.parts, file.checklist_items)
    for table, pattern in [(file, PLAIN_ID), *((table, LOOSE_ID) for table in chain(*lists))]:
        name = table.text("id")
        if name is not None and not fullmatch(pattern, name):
            yield table.fault("id", f"{shown(name)} is no id", _better_id(name, pattern))


def _better_id(name: str, pattern: str) -> str:
    joint = "_" if "_" in name and pattern == LOOSE_ID else "-"
    words = [folded(word) for word in name.replace("_", " ").replace("-", " ").split()]
    better = joint.join(word for word in words if word.isascii() and word)
    letters = (
        "a to z, digits and hyphens" if pattern == PLAIN_ID else "a to z, digits, hyphens and underscores"
    )
    return f'use only {letters}, for example id = "{better or "skogas"}"'


def _repeated_ids(file: File) -> Iterator[Fault]:
    lists = [file.organisations, file.areas, file.activities, file.promises]
    lists += [promise.tables(key) for promise in file.promises for key in ("parts", "items")]
    for tables in lists:
        names = [(table, table.text("id")) for table in tables]
        for position, (table, name) in enumerate(names):
            if name is not None and any(name == earlier for _, earlier in names[:position]):
                yield table.fault("id", f"{shown(name)} is used twice", "give one of the two another id")


def _unknown_ids(file: File) -> Iterator[Fault]:
    references = [
        ("activity", file.activities, file.selections, ("activities",)),
        ("area", file.areas, file.selections, ("areas",)),
        ("area", file.areas, file.promises, ("each_area",)),
        ("area", file.areas, file.checklist_items, ("area",)),
        ("organisation", file.organisations, file.selections, ("partners_any", "partners_all")),
        ("organisation", file.organisations, file.promises, ("responsible",)),
        ("organisation", file.organisations, file.activities, ("only_from", "not_from")),
        ("organisation", file.organisations, file.examples, ("by",)),
    ]
    for sort, defined, holders, keys in references:
        known = [name for table in defined if (name := table.text("id"))]
        for path, name in all_texts(holders, *keys):
            if name not in known:
                yield Fault(path, f"{shown(name)} is no known {sort}", instead_of(name, known))


# Words


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


# Time


def _dates(file: File) -> Iterator[Fault]:
    for table in [file, *file.promises]:
        period = table.table("period")
        for key in ("first", "last"):
            day = period.values.get(key)
            if isinstance(day, str):
                yield period.fault(
                    key, "must be a date, without quotes", f"write for example {key} = 2020-01-31"
                )
            elif type(day) is date and not EARLIEST <= day <= LATEST:
                yield period.fault(key, f"must lie between {EARLIEST} and {LATEST}", "correct the year")


def _reversed_periods(file: File) -> Iterator[Fault]:
    for table in [file, *file.promises]:
        period = table.table("period")
        first, last = period.values.get("first"), period.values.get("last")
        if type(first) is not date or type(last) is not date:
            continue
        if last < first:
            wrong = f"must not be before first, {first}"
            yield period.fault("last", wrong, "exchange the two dates or correct one of them")
        elif first >= EARLIEST and last <= LATEST and last.year - first.year > LONGEST_IN_YEARS:
            wrong = f"is more than {LONGEST_IN_YEARS} years after first, {first}"
            yield period.fault("last", wrong, "correct the year of one of them")


def _seasons(file: File) -> Iterator[Fault]:
    for holder in [*file.promises, *file.selections]:
        season = holder.table("season")
        for key in ("first", "last"):
            match season.values.get(key):
                case [int(month), int(day)] if not _exists(month, day):
                    wrong = f"is no day of the year: [{month}, {day}]"
                    yield season.fault(key, wrong, f"write month and day, for example {key} = [11, 30]")


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(LEAP_YEAR, month)[1]  # noqa: PLR2004 - months in a year


def _time_zone(file: File) -> Iterator[Fault]:
    zone = file.text("timezone")
    if zone is not None and not _is_time_zone(zone):
        likely = nearest(zone, sorted(available_timezones())) or "Europe/Stockholm"
        yield file.fault("timezone", f"{shown(zone)} is no known time zone", f'write timezone = "{likely}"')


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


# Places


def _centres(file: File) -> Iterator[Fault]:
    remedy = "write latitude and longitude in degrees, for example centre = [59.22, 18.15]"
    for area in file.areas:
        match area.values.get("centre"):
            case [int() | float() as north, int() | float() as east] if not _on_earth(north, east):
                yield area.fault("centre", f"is no place on earth: [{north}, {east}]", remedy)
            case None if any("centre" in other.values for other in file.areas):
                yield area.fault("centre", "is missing, while other areas have theirs", remedy)


def _on_earth(north: float, east: float) -> bool:
    return -90 <= north <= 90 and -180 <= east <= 180  # noqa: PLR2004 - degrees


# Aims


def _targets(file: File) -> Iterator[Fault]:
    counted = [promise for promise in file.promises if promise.text("kind") != "figure"]
    for table in [*counted, *file.parts]:
        for key, usual in (("target", 70), ("times", 1)):
            number = table.number(key)
            if number is not None and not 1 <= number <= LARGEST:
                wrong = "must be a whole number of at least 1" if number < 1 else f"must be at most {LARGEST}"
                yield table.fault(key, wrong, f"write for example {key} = {usual}")


def _figures(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        target = promise.values.get("target")
        if promise.text("kind") == "figure" and isinstance(target, float) and not isfinite(target):
            yield promise.fault("target", "must be a number", "write for example target = 70")


def _parts_above_the_whole(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        whole = promise.number("target")
        for part in promise.tables("parts"):
            aim = part.number("target")
            if whole is not None and aim is not None and 1 <= whole < aim:
                wrong = f"must not be above the whole promise's target, {whole}"
                yield part.fault("target", wrong, f"write for example target = {whole}")


def _more_than_all_items(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        target, items = promise.number("target"), promise.items("items")
        if target is not None and items and len(items) < target:
            wrong = f"must not be above the number of items, {len(items)}"
            yield promise.fault(
                "target", wrong, f"write target = {len(items)}, or leave it out for all of them"
            )


def _weekends(file: File) -> Iterator[Fault]:
    for holder in [*file.promises, *file.parts]:
        weekdays = set(holder.table("counts").texts("weekdays").values())
        known = weekdays and weekdays.issubset(Weekday)
        if holder.text("distinct") == "weekend" and known and not weekdays >= {"friday", "saturday"}:
            wrong = "can't be weekend while counts.weekdays leaves out Friday or Saturday"
            yield holder.fault(
                "distinct", wrong, 'write weekdays = ["friday", "saturday"] or leave weekdays out'
            )


# What could never be done


def _nothing_in_the_file(file: File) -> Iterator[Fault]:
    for key, lack in (
        ("organisations", "nobody could report"),
        ("activities", "nothing could be reported"),
        ("promises", "there is nothing to count"),
    ):
        if file.items(key) == []:
            yield file.fault(key, f"is empty, so {lack}", f"add a table under [[{key}]]")
    if file.organisations and all(one.values.get("reports") is False for one in file.organisations):
        yield file.fault("organisations", "has none that reports", "take reports = false out of one")


def _empty_lists(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        for key, adding in (("responsible", "an organisation"), ("items", "an item")):
            if promise.items(key) == []:
                yield promise.fault(key, "is empty, so nothing could ever count", f"add {adding}")
        counts = promise.table("counts")
        if "counts" in promise.values and counts.values.get("activities", []) == []:
            wrong = "is empty or missing, so nothing could ever count"
            yield counts.fault(
                "activities", wrong, 'add an activity, for example activities = ["foot_patrol"]'
            )


def _wordless_activities(file: File) -> Iterator[Fault]:
    for activity in file.activities:
        if not activity.values.get("words") and not activity.values.get("subjects"):
            wrong = "is empty or missing, and so is subjects, so no report could name the activity"
            yield activity.fault("words", wrong, 'add for example words = ["fotpatrull", "fotpatrullera"]')
        if "area" in activity.texts("needs").values() and not file.areas:
            yield activity.fault(
                "needs", "asks for an area, but the file has none", "add a table under [[areas]]"
            )


def _marks_with_filters(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        for key in ("distinct", "parts"):
            if promise.text("kind") == "count" and "counts" not in promise.values and key in promise.values:
                wrong = "needs counts, without which the promise counts marks and no reports"
                yield promise.fault(key, wrong, 'add for example counts = { activities = ["foot_patrol"] }')


# Rhythms and checklists


def _slots(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        every = promise.text("every")
        if every == "slot" and "weekday" not in promise.values:
            yield promise.fault(
                "weekday", 'is missing, which every = "slot" needs', 'add weekday = "thursday"'
            )
        if every not in ("slot", None) and "weekday" in promise.values:
            wrong = f'goes only with every = "slot", not with {shown(every or "")}'
            yield promise.fault("weekday", wrong, 'write every = "slot" or take weekday out')


def _areas_that_do_not_count(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        counting = set(promise.table("counts").texts("areas").values())
        for path, area in promise.texts("each_area").items():
            if counting and area not in counting:
                wrong = f"{shown(area)} is not among counts.areas, so it could never be kept"
                yield Fault(path, wrong, "add it there or leave counts.areas out")


def _stages(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        stages = list(promise.texts("stages").values())
        for path, stage in all_texts(promise.tables("items"), "stage"):
            if stage not in stages:
                yield Fault(
                    path, f"{shown(stage)} is none of the promise's stages", instead_of(stage, stages)
                )
        for position, (path, stage) in enumerate(promise.texts("stages").items()):
            if stage in stages[:position]:
                yield Fault(path, f"{shown(stage)} is named twice", "take one of them out")


# Examples


def _examples(file: File) -> Iterator[Fault]:
    silent = {one.text("id") for one in file.organisations if one.values.get("reports") is False}
    for example in file.examples:
        days = example.number("days_ago")
        if days is not None and not 1 <= days <= OLDEST_EXAMPLE:
            wrong = f"must be from 1 to {OLDEST_EXAMPLE}"
            yield example.fault("days_ago", wrong, "write for example days_ago = 3")
        if example.text("by") in silent:
            yield example.fault("by", "is an organisation that does not report", "name one that does")


CHECKS: tuple[Callable[[File], Iterator[Fault]], ...] = (
    _malformed_ids,
    _repeated_ids,
    _unknown_ids,
    _words_of_two_areas,
    _words_of_two_organisations,
    _words_of_two_activities,
    _words_that_are_lookalikes,
    _blank_texts,
    _unprintable_texts,
    _dates,
    _reversed_periods,
    _seasons,
    _time_zone,
    _centres,
    _targets,
    _figures,
    _parts_above_the_whole,
    _more_than_all_items,
    _weekends,
    _nothing_in_the_file,
    _empty_lists,
    _wordless_activities,
    _marks_with_filters,
    _slots,
    _areas_that_do_not_count,
    _stages,
    _examples,
)
