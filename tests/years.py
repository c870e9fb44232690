"""A year of a partnership as it might have been told: who reports what, when, and what is undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.entries import Facts
from bot.members import Role
from bot.messages import MessageKey, Sender
from bot.ports import UnitOfWork, UnitsOfWork
from bot.working_time import ONE_DAY, Weekday

STOCKHOLM = ZoneInfo("Europe/Stockholm")
POLICE, MUNICIPALITY, FIRE_SERVICE = "polisen", "kommunen", "sbff"
PATROLLED = ("flemingsberg", "skogas", "varby")
AREAS = (*PATROLLED, "segeltorp", "sjodalen-fullersta", "stuvsta-snattringe", "trangsund")
SUMMER = (date(2020, 7, 6), date(2020, 8, 9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report of one entry by an organisation; `taken_back` is when it was undone, if it was."""

    organisation: str
    at: datetime
    facts: Facts
    taken_back: datetime | None = None


def huddinge(seed: int = 2020) -> list[Told]:
    """The reports of Huddinge's year 2020, in the order in which they came in."""
    chance = Random(seed)  # noqa: S311 - a year that anybody can make again
    days = (date(2020, 1, 1) + n * ONE_DAY for n in range(366))
    told = [each for day in days for each in _day(day, chance)]
    return sorted(told, key=lambda each: each.at)


def _day(day: date, chance: Random) -> Iterator[Told]:
    quiet = 0.25 if SUMMER[0] <= day <= SUMMER[1] else 1.0
    for organisation, facts, likely in _work(day, chance):
        if chance.random() < likely * quiet:
            yield _told(organisation, facts, chance)


def _work(day: date, chance: Random) -> Iterator[tuple[str, Facts, float]]:
    """What may be done on a day, by whom, and how likely that is."""
    weekday = Weekday.of(day)
    area = chance.choice(AREAS)
    for patrolled, likely in zip(PATROLLED, (0.42, 0.36, 0.30), strict=True):
        yield POLICE, Facts(activity="foot_patrol", date=day, area=patrolled), likely
    requested = chance.choice((True, True, False, None))
    yield POLICE, Facts(activity="speed_check", date=day, area=area, requested=requested), 0.25
    if weekday in {Weekday.FRIDAY, Weekday.SATURDAY}:
        yield POLICE, Facts(activity="weekend_operation", date=day), 0.8
    if weekday is Weekday.FRIDAY:
        yield MUNICIPALITY, Facts(activity="youth_outreach", date=day), 0.8
    if day.weekday() <= list(Weekday).index(Weekday.FRIDAY):
        visits = chance.randint(1, 4)
        partners = frozenset({chance.choice((POLICE, FIRE_SERVICE, "skatteverket"))}) & _SOMETIMES[visits]
        inspection = Facts(activity="licensed_premises_inspection", date=day, count=visits, partners=partners)
        yield MUNICIPALITY, inspection, 0.1
        yield MUNICIPALITY, Facts(activity="tobacco_inspection", date=day, count=visits, area=area), 0.12
        yield FIRE_SERVICE, Facts(activity="home_visit", date=day, count=visits * 2, area=area), 0.3
        yield MUNICIPALITY, Facts(activity="safety_dialogue", date=day, area=area), 0.03
        yield MUNICIPALITY, Facts(activity="traffic_calming", date=day, area=area), 0.02


_SOMETIMES = {
    1: frozenset({POLICE, FIRE_SERVICE, "skatteverket"}),
    2: frozenset({POLICE}),
    3: frozenset[str](),
    4: frozenset[str](),
}


def _told(organisation: str, facts: Facts, chance: Random) -> Told:
    """Most is told the same evening, some days later, some weeks later; a little is undone."""
    late = chance.choices((0, 1, 3, 16), (80, 12, 5, 3))[0]
    at = datetime.combine(facts.date, time(21, 10), STOCKHOLM) + timedelta(days=late)
    undone = at + timedelta(days=8) if chance.random() < 0.01 else None
    return Told(organisation=organisation, at=at, facts=facts, taken_back=undone)


class Reporters:
    """One member of each organisation, who report and undo what a year tells, as time goes by."""

    def __init__(self, units_of_work: UnitsOfWork, year: list[Told]) -> None:
        self._units_of_work = units_of_work
        undone = [(each.taken_back, n, each) for n, each in enumerate(year) if each.taken_back is not None]
        told = [(each.at, n, each) for n, each in enumerate(year)]
        self._todo = sorted([*told, *undone], key=lambda each: each[:2], reverse=True)
        self._entries: dict[int, int] = {}
        with units_of_work() as work:
            self._members = {
                name: work.members.add(Sender(platform="slack", user=name), name, Role.REPORTER, year[0].at)
                for name in (POLICE, MUNICIPALITY, FIRE_SERVICE)
            }
            work.commit()

    def report_until(self, moment: datetime) -> None:
        """Report and undo all that is reported and undone up to a moment."""
        with self._units_of_work() as work:
            while self._todo and self._todo[-1][0] <= moment:
                self._act(work, *self._todo.pop())
            work.commit()

    def _act(self, work: UnitOfWork, at: datetime, number: int, told: Told) -> None:
        member = self._members[told.organisation]
        if number in self._entries:
            work.reports.take_back(self._entries[number], by=member.id, at=at)
            return
        report = work.reports.add(MessageKey(channel="c", message=str(number)), member, at)
        entry = work.reports.append(report, told.facts, by=member.id, at=at)
        self._entries[number] = entry.id
