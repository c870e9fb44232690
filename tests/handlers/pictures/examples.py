"""Pictures of every kind, about built-in partnerships and about one that is hard to draw."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle

from bot.counting.counters import progress
from bot.entries import Entry, Facts
from bot.partnership import Partnership
from bot.pictures.areas import by_area
from bot.pictures.curve import course
from bot.pictures.overview import Overview, overview
from bot.pictures.picture import Picture
from bot.pictures.strip import strip
from bot.promises import Checklist, Count, Every, Log, Rhythm
from bot.working_time import ONE_DAY, Weekday
from handlers.partnership_files import load_partnership
from locales.pictures import PictureWords
from locales.voice import Voice

TODAY = date(2020, 9, 17)
LONG = "Kontroller på $invånarnas$ <önskade> vägsträckor utanför förskolor, grundskolor och fritidsgårdar"


@cache
def huddinge() -> Partnership:
    return load_partnership("huddinge-2020", lambda _: None)


def words(partnership: Partnership, language: str = "sv") -> PictureWords:
    return Voice(partnership, language).pictures


def entries(partnership: Partnership) -> list[Entry]:
    """Something of each activity every few days of the year, all over the place."""
    areas = cycle(area.id for area in partnership.areas)
    found: list[Entry] = []
    for number, activity in enumerate(partnership.activities):
        day = partnership.period.first + number * ONE_DAY
        while day <= TODAY:
            facts = Facts(
                activity=activity.id, date=day, count=number % 3 + 1, area=next(areas), requested=True
            )
            for organisation in partnership.organisations:
                key = len(found) + 1
                found.append(Entry(id=key, occasion=key, organisation=organisation.id, facts=facts))
            day += (number + 2) * ONE_DAY
    return found


def all_promises(partnership: Partnership) -> Overview:
    told = entries(partnership)
    return overview([(each, progress(each, told, TODAY)) for each in partnership.promises], TODAY)


@cache
def pictures(partnership: Callable[[], Partnership]) -> list[Picture]:
    """Every picture that can be drawn of a partnership."""
    return list(_pictures(partnership()))


def _pictures(partnership: Partnership) -> Iterator[Picture]:
    told = entries(partnership)
    yield all_promises(partnership)
    for promise in partnership.promises:
        if isinstance(promise, Count | Checklist | Log):
            yield course(promise, told, TODAY)
        if isinstance(promise, Rhythm):
            yield strip(promise, told, TODAY)
        if getattr(promise, "counts", None) is not None:
            yield by_area(promise, partnership.areas, told, TODAY)


@cache
def hard() -> Partnership:
    """Sixteen promises with long titles and targets of any size, and rhythms of every kind among them."""
    known = huddinge()
    model = next(each for each in known.promises if isinstance(each, Count) and each.counts)
    patrol = next(each for each in known.promises if isinstance(each, Rhythm))
    counts = [
        replace(model, id=f"count-{number}", title=LONG, short=None, target=10**number, parts=())
        for number in range(8)
    ]
    rhythms = [replace(patrol, id=every.value, title=LONG, short=LONG, every=every) for every in Every]
    slot = replace(patrol, id="thursdays", every=Every.SLOT, weekday=Weekday.THURSDAY, skip_holidays=True)
    return replace(known, title=LONG, promises=(*counts, *rhythms, slot))
