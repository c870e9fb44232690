"""What nobody could ever report, or what could never count."""

from collections.abc import Iterator

from bot.data_file.faults import Fault, shown
from bot.data_file.tables import File


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


def _areas_that_do_not_count(file: File) -> Iterator[Fault]:
    for promise in file.promises:
        counting = set(promise.table("counts").texts("areas").values())
        for path, area in promise.texts("each_area").items():
            if counting and area not in counting:
                wrong = f"{shown(area)} is not among counts.areas, so it could never be kept"
                yield Fault(path, wrong, "add it there or leave counts.areas out")


CHECKS = (
    _nothing_in_the_file,
    _empty_lists,
    _wordless_activities,
    _marks_with_filters,
    _areas_that_do_not_count,
)
