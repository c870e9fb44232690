"""The weekly digest in whole, as it is read: the first one, an ordinary one, an empty one, the last one."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.dialogue.conversation import Conversation
from bot.entries import Facts
from bot.members import Role
from bot.messages import MessageKey, Sender
from bot.unasked import Outlook
from locales.voice import Voice
from storage.database import Database
from tests.dialogues.playing import partnership, reader, voice

NAME = "huddinge-2020"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
A_WEEK = timedelta(days=7)
FIRST = datetime(2020, 1, 6, 8, tzinfo=STOCKHOLM)
APRIL = datetime(2020, 4, 6, 8, tzinfo=STOCKHOLM)
AFTER = datetime(2021, 1, 4, 8, tzinfo=STOCKHOLM)


class Year:
    """A partnership to report in; each report is made in the evening of its day unless said otherwise."""

    def __init__(self, database: Database) -> None:
        self.talk = Conversation(partnership(NAME), reader(NAME), database.units_of_work(NAME))
        with self.talk.units_of_work() as work:
            self._members = {
                name: work.members.add(Sender(platform="slack", user=name), name, Role.REPORTER, FIRST)
                for name in ("polisen", "kommunen", "sbff")
            }
            work.commit()
        self._told = 0

    def tell(self, by: str, activity: str, *days: date, at: datetime | None = None, **said: Any) -> int:
        """Let an organisation report an activity on some days; the last entry's id."""
        with self.talk.units_of_work() as work:
            for day in days:
                self._told += 1
                key = MessageKey(channel="c", message=str(self._told))
                moment = at or datetime(day.year, day.month, day.day, 21, 10, tzinfo=STOCKHOLM)
                report = work.reports.add(key, self._members[by], moment)
                facts = Facts(activity=activity, date=day, **said)
                entry = work.reports.append(report, facts, by=self._members[by].id, at=moment)
            work.commit()
        return entry.id

    def take_back(self, entry: int, at: datetime) -> None:
        """Let an entry stand no longer."""
        with self.talk.units_of_work() as work:
            work.reports.take_back(entry, by=self._members["polisen"].id, at=at)
            work.commit()

    def revise(self, entry: int, at: datetime, facts: Facts) -> None:
        """Let an entry say something else."""
        with self.talk.units_of_work() as work:
            work.reports.revise(entry, facts, by=self._members["polisen"].id, at=at)
            work.commit()

    def digest(self, at: datetime, since: datetime | None = None, language: str = "sv") -> str:
        """The digest of a moment in words."""
        told = self.talk.digest(at, since)
        assert told is not None
        return Voice(self.talk.partnership, language).tell(told).text

    def outlooks(self, at: datetime) -> dict[str, tuple[Outlook, bool]]:
        """How each promise is doing at a moment, and whether that is news since a week before."""
        told = self.talk.digest(at, at - A_WEEK)
        assert told is not None
        return {each.position.promise.id: (each.outlook, each.news) for each in told.prospects}


@pytest.fixture
def year(database: Database) -> Year:
    """A partnership in which nothing is reported yet."""
    return Year(database)


def days(first: date, last: date, step: int = 7) -> list[date]:
    """Every so many days of a stretch of time."""
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def test_the_first_digest_says_what_it_is(year: Year) -> None:
    year.tell("polisen", "foot_patrol", date(2020, 1, 2), area="skogas")
    year.tell("sbff", "home_visit", date(2020, 1, 3), count=4)
    assert year.digest(FIRST) == (
        "Vecka 2: så står det till med löftena\n"
        "Varje måndag berättar jag hur det går, vad veckan gav och vad som behövs.\n"
        "\n"
        "Går inte längre att hålla fullt ut\n"
        "• Fotpatrull: 0 av 1 vecka, senast missad v. 1.\n"
        "\n"
        "Efter plan\n"
        "• Helginsatser: 0 av 30, 30 kvar, 1 efter plan.\n"
        "• Fredagskvällar ute: 0 av 40, 40 kvar, 1 efter plan.\n"
        "\n"
        "Enligt plan\n"
        "• Dialoger och besiktningar: 0 av 8, 8 kvar, i fas, kommundelar: 0.\n"
        "• Krogtillsyn: 0 av 65, 65 kvar, i fas, gemensamma: 0 av 14.\n"
        "• Tobakstillsyn: 0 av 70, 70 kvar, i fas.\n"
        "• Hembesök: 4 av 350, 346 kvar, 1 före plan.\n"
        "• Hastighetskontroller: 0 av 60, 60 kvar, i fas.\n"
        "• Uppföljning: 0 av 3, 3 kvar, i fas.\n"
        "\n"
        "Dessutom\n"
        "• Fartdämpande åtgärder 0 hittills och Utvärdering inte klar än.\n"
        "\n"
        "Förra veckan\n"
        "• Polisen: en fotpatrull.\n"
        "• SBFF: 4 hembesök.\n"
        "Tack, Polisen och SBFF!\n"
        "\n"
        "Den här veckan\n"
        "• Fotpatrull: Flemingsberg, Skogås och Vårby.\n"
        "• Fredagskvällar ute: fre 10 januari.\n"
        "• Helginsatser: fre 10 och lör 11 januari.\n"
        "• I jämn takt: Krogtillsyn 2, Tobakstillsyn 2, Hembesök 6 och Hastighetskontroller 1."
    )


def test_the_first_digest_may_come_on_any_day_of_the_year(year: Year) -> None:
    ordinary(year)
    told = year.digest(APRIL + timedelta(days=2))
    assert told.startswith("Vecka 15: så står det till med löftena\nVarje måndag berättar jag hur det går,")
    assert "\n\nSenaste veckan\n• Polisen: 3 fotpatruller och 2 helginsatser.\n" in told
    assert "sedan sist" not in told.casefold()


def ordinary(year: Year) -> None:
    """What is done until Sunday 5 April 2020."""
    for area in ("flemingsberg", "skogas", "varby"):
        year.tell("polisen", "foot_patrol", *days(date(2020, 1, 2), date(2020, 4, 2)), area=area)
    weekends = days(date(2020, 1, 10), date(2020, 4, 3))
    year.tell("polisen", "weekend_operation", *weekends, *(day + timedelta(days=1) for day in weekends))
    year.tell("kommunen", "youth_outreach", *weekends)
    year.tell("kommunen", "tobacco_inspection", date(2020, 3, 31), count=20)
    year.tell("kommunen", "licensed_premises_inspection", date(2020, 4, 1), count=2)
    year.tell(
        "kommunen", "licensed_premises_inspection", date(2020, 4, 1), partners=frozenset({"polisen", "sbff"})
    )
    year.tell("polisen", "speed_check", date(2020, 3, 30), count=2)
    year.tell("sbff", "home_visit", date(2020, 2, 3), count=100)
    year.tell("kommunen", "traffic_calming", date(2020, 4, 1))
    for part in ("safety_dialogue", "safety_inspection"):
        year.tell("kommunen", part, date(2020, 2, 5), area="varby")


ORDINARY = (
    "Vecka 15: så står det till med löftena\n"
    "\n"
    "Efter plan\n"
    "• Krogtillsyn: 3 av 65, 62 kvar, 14 efter plan, gemensamma: 1 av 14.\n"
    "• Hastighetskontroller: 0 av 60, 60 kvar, 16 efter plan, 2 väntar på svar.\n"
    "• Uppföljning: 0 av 3, 3 kvar, 1 efter plan.\n"
    "\n"
    "Enligt plan\n"
    "• Dialoger och besiktningar: 2 av 8, 6 kvar, i fas, kommundelar: 1.\n"
    "• Helginsatser: 13 av 30, 17 kvar, 5 före plan.\n"
    "• Fredagskvällar ute: 13 av 40, 27 kvar, 2 före plan.\n"
    "• Fotpatrull: 14 av 14 veckor.\n"
    "• Tobakstillsyn: 20 av 70, 50 kvar, 2 före plan.\n"
    "• Hembesök: 100 av 350, 250 kvar, 9 före plan.\n"
    "\n"
    "Dessutom\n"
    "• Fartdämpande åtgärder 1 hittills och Utvärdering inte klar än.\n"
    "\n"
    "Förra veckan\n"
    "• Polisen: 2 hastighetskontroller, 3 fotpatruller och 2 helginsatser.\n"
    "• Kommunen: 20 tobakstillsyner, 2 krogtillsyner, en fältkväll och en hastighetsdämpande åtgärd.\n"
    "• Polisen, Kommunen och SBFF: en krogtillsyn.\n"
    "Tack, Polisen, Kommunen och SBFF!\n"
    "{hindsight}"
    "\n"
    "Den här veckan\n"
    "• Fotpatrull: Flemingsberg, Skogås och Vårby.\n"
    "• Fredagskvällar ute: fre 10 april.\n"
    "• Helginsatser: fre 10 och lör 11 april.\n"
    "• I jämn takt: Krogtillsyn 2, Tobakstillsyn 2, Hembesök 6 och Hastighetskontroller 2."
)


def test_an_ordinary_week_is_told_group_by_group(year: Year) -> None:
    ordinary(year)
    assert year.digest(APRIL, APRIL - A_WEEK) == ORDINARY.format(hindsight="")


def test_what_comes_in_late_or_is_put_right_is_told_as_such(year: Year) -> None:
    ordinary(year)
    tuesday = datetime(2020, 3, 31, 9, tzinfo=STOCKHOLM)
    undone = year.tell("polisen", "weekend_operation", date(2020, 1, 3))
    year.take_back(undone, tuesday)
    counted = year.tell("sbff", "home_visit", date(2020, 2, 4), count=1)
    year.revise(counted, tuesday, Facts(activity="home_visit", date=date(2020, 1, 28), count=2))
    dropped = year.tell("kommunen", "youth_outreach", date(2020, 1, 31), at=tuesday)
    year.take_back(dropped, tuesday + timedelta(minutes=1))
    moved = year.tell("kommunen", "traffic_calming", date(2020, 3, 2))
    year.revise(moved, tuesday, Facts(activity="traffic_calming", date=date(2020, 3, 2), place="Storvägen"))
    for day in (date(2020, 3, 17), date(2020, 3, 19), date(2020, 3, 24)):
        year.tell("polisen", "foot_patrol", day, at=tuesday, area="varby")
    told = year.digest(APRIL, APRIL - A_WEEK)
    assert [line for line in told.split("\n") if "efterhand" in line] == [
        "Kom in i efterhand: 2 fotpatruller v. 12 (Polisen) och en fotpatrull v. 13 (Polisen).",
        "Rättat i efterhand: 2 hembesök v. 5 (SBFF).",
        "Borttaget i efterhand: en helginsats v. 1 (Polisen).",
    ]
    assert "efterhand" not in year.digest(APRIL + A_WEEK, APRIL)


def test_an_empty_week_asks_kindly(year: Year) -> None:
    ordinary(year)
    told = year.digest(APRIL + A_WEEK, APRIL)
    past = told.partition("Förra veckan\n")[2].partition("\n\n")[0]
    assert past == "Inget rapporterat. Gjorde ni något? Skriv det till mig, så räknas det."
    assert "Tack" not in told


def test_after_a_digest_that_was_left_out_all_days_since_the_last_one_are_told(year: Year) -> None:
    ordinary(year)
    told = year.digest(APRIL, APRIL - 2 * A_WEEK)
    past = told.partition("Sedan sist (23 mars – 5 april)\n")[2].partition("\n\n")[0]
    assert past.startswith("• Polisen: 2 hastighetskontroller, 6 fotpatruller och 4 helginsatser.\n")


def test_when_the_year_is_over_it_says_how_it_went(year: Year) -> None:
    ordinary(year)
    year.tell("sbff", "home_visit", date(2020, 12, 29), count=260)
    year.tell("kommunen", "tobacco_inspection", date(2020, 12, 30), count=49)
    assert year.digest(AFTER, AFTER - A_WEEK) == (
        "Medborgarlöften i Huddinge 2020: så gick det\n"
        "\n"
        "Höll inte hela vägen\n"
        "• Dialoger och besiktningar: 2 av 8, 6 fattades, kommundelar: 1.\n"
        "• Helginsatser: 13 av 30, 17 fattades.\n"
        "• Fredagskvällar ute: 13 av 40, 27 fattades.\n"
        "• Fotpatrull: 14 av 53 veckor, senast missad v. 53.\n"
        "• Krogtillsyn: 3 av 65, 62 fattades, gemensamma: 1 av 14.\n"
        "• Tobakstillsyn: 69 av 70, 1 fattades.\n"
        "• Hastighetskontroller: 0 av 60, 60 fattades, 2 väntar på svar.\n"
        "• Uppföljning: 0 av 3, 3 fattades.\n"
        "• Utvärdering: blev inte klar i tid.\n"
        "\n"
        "I hamn\n"
        "• Hembesök 360 av 350.\n"
        "\n"
        "Dessutom\n"
        "• Fartdämpande åtgärder 1 hittills.\n"
        "\n"
        "Förra veckan\n"
        "• Kommunen: 49 tobakstillsyner.\n"
        "• SBFF: 260 hembesök.\n"
        "Tack, Kommunen och SBFF!"
    )


def test_nothing_is_told_before_the_promises_run_or_when_all_is_told(year: Year) -> None:
    assert year.talk.digest(FIRST - A_WEEK, FIRST - 2 * A_WEEK) is None
    assert year.talk.digest(AFTER, AFTER - A_WEEK) is not None
    assert year.talk.digest(AFTER + A_WEEK, AFTER) is None


def test_what_is_put_right_when_the_year_is_over_is_told_all_the_same(year: Year) -> None:
    january = AFTER + timedelta(days=2)
    year.tell("sbff", "home_visit", date(2020, 12, 29), at=january, count=3)
    told = year.digest(AFTER + A_WEEK, AFTER)
    assert "Kom in i efterhand: 3 hembesök v. 53 (SBFF)." in told
    assert year.talk.digest(AFTER + 2 * A_WEEK, AFTER + A_WEEK) is None


def test_what_is_reached_or_lost_since_the_last_digest_is_news_once(year: Year) -> None:
    ordinary(year)
    year.tell("sbff", "home_visit", date(2020, 4, 7), count=250)
    following = APRIL + A_WEEK
    for at, home_visits, patrol in (
        (APRIL, (Outlook.ON_PLAN, False), (Outlook.ON_PLAN, False)),
        (following, (Outlook.KEPT, True), (Outlook.LOST, True)),
        (following + A_WEEK, (Outlook.KEPT, False), (Outlook.LOST, False)),
    ):
        found = year.outlooks(at)
        assert (found["hembesok"], found["fotpatrull"]) == (home_visits, patrol)
    told = year.digest(following, APRIL)
    assert "I hamn\n• Hembesök: 350 av 350. Nytt sedan sist.\n" in told
    assert "• Fotpatrull: 14 av 15 veckor, senast missad v. 15. Nytt sedan sist.\n" in told


def test_too_few_chances_are_said_plainly(year: Year) -> None:
    told = year.digest(APRIL + A_WEEK, APRIL)
    assert "• Fredagskvällar ute: 0 av 40, 40 kvar men bara 37 fredagar att ta av." in told


def test_a_key_is_of_the_week_in_which_it_is_told(year: Year) -> None:
    later = APRIL + timedelta(days=2, hours=5)
    keys = {told.key for at in (APRIL, later) if (told := year.talk.digest(at, APRIL - A_WEEK))}
    assert keys == {"digest:2020-W15"}


def test_four_and_twenty_promises_are_still_read_on_a_phone(year: Year) -> None:
    ordinary(year)
    told = year.talk.digest(APRIL, APRIL - A_WEEK)
    assert told is not None
    twice = replace(told, prospects=told.prospects * 2 + told.prospects[:2])
    text = voice(NAME).tell(twice).text
    assert len(twice.prospects) == 24
    assert len(text.split("\n")) <= 32
    assert "• Krogtillsyn: 3 av 65, 62 kvar, 14 efter plan, gemensamma: 1 av 14." in text
    assert "• Dialoger och besiktningar 2 av 8, Helginsatser 13 av 30, Fredagskvällar ute 13 av 40, " in text


def test_it_is_told_in_english_too(year: Year) -> None:
    ordinary(year)
    lines = year.digest(APRIL, APRIL - A_WEEK, "en").split("\n")
    assert lines[0] == "Week 15: how the promises stand"
    assert "• Krogtillsyn: 3 of 65, 62 left, 14 behind plan, gemensamma: 1 of 14." in lines
    assert "Thank you, Polisen, Kommunen, and SBFF!" in lines
    assert "• Helginsatser: Fri 10 and Sat 11 April." in lines
