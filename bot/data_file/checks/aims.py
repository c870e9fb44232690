"""How much and how often is promised, and in which stages."""

from collections.abc import Iterator
from math import isfinite

from bot.data_file.faults import Fault, instead_of, shown
from bot.data_file.tables import File, all_texts
from bot.working_time import Weekday

LARGEST = 10**12


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


CHECKS = (
    _targets,
    _figures,
    _parts_above_the_whole,
    _more_than_all_items,
    _weekends,
    _slots,
    _stages,
)
