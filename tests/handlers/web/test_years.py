"""The pages of a year stay where they are when the next year's promises are in use."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from starlette.routing import Router

from bot.entries import Facts
from bot.followups import parties
from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from handlers.clocks import clock_from
from handlers.loading import loaded
from handlers.settings import Settings
from handlers.web.years import YearlyPages
from tests.conftest import Databases
from tests.handlers.program import PATIENCE, ROOT
from tests.handlers.web.conftest import served

FILE_2020 = ROOT / "bot" / "partnerships" / "huddinge-2020.toml"
FOLLOW_UP = "/2020/uppfoljning/1"
OF_2020 = ("/2020/", "/2020/en/", "/2020/lofte/tobakstillsyn", "/2020/data/loften.csv", FOLLOW_UP)


@pytest.fixture
def database_url(sqlite_databases: Databases) -> str:
    return sqlite_databases.migrated()


def app_of(database_url: str, partnership: str) -> App:
    return App(Settings(database_url=database_url, partnership=partnership))


def report(app: App, year: int) -> None:
    """Let a visit be reported in April of a year, and a follow-up be published."""
    at = datetime(year, 4, 3, 16, tzinfo=app.partnership.zone)
    with app.conversation.units_of_work() as work:
        for organisation in parties(app.partnership):
            sender = Sender(platform="telegram", user=organisation)
            work.members.add(sender, organisation, Role.MANAGER, at)
        member = work.members.add(Sender(platform="telegram", user="1"), "kommunen", Role.REPORTER, at)
        told = work.reports.add(MessageKey(channel="telegram:1", message="1"), member, at)
        facts = Facts(activity="tobacco_inspection", date=at.date(), count=2)
        work.reports.append(told, facts, by=member.id, at=at)
        work.commit()
    for number, text in enumerate(("publicera", *("godkänn" for _ in parties(app.partnership)))):
        organisation = parties(app.partnership)[max(0, number - 1)]
        key = MessageKey(channel=f"telegram:{organisation}", message=str(number))
        sender = Sender(platform="telegram", user=organisation)
        app.conversation.answer(Message(sender=sender, key=key, at=at, text=text))


@asynccontextmanager
async def reading(app: App) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who reads the pages in the spring of 2021."""
    pages = YearlyPages(app, clock_from(datetime(2021, 4, 3, 12, tzinfo=app.partnership.zone)))
    async with (
        served(Router(pages.routes, default=pages.elsewhere)) as address,
        httpx.AsyncClient(base_url=address, timeout=PATIENCE, trust_env=False) as client,
    ):
        yield client


async def test_what_was_told_of_a_year_stays_where_it_was(database_url: str) -> None:
    with app_of(database_url, "huddinge-2020") as app:
        report(app, 2020)
        async with reading(app) as client:
            before = {path: await client.get(path) for path in OF_2020}
    with app_of(database_url, "huddinge-2021") as app:
        async with reading(app) as client:
            after = {path: await client.get(path) for path in OF_2020}
            front = await client.get("/")
    assert {page.status_code for page in before.values()} == {200}
    for path in (FOLLOW_UP, "/2020/lofte/tobakstillsyn"):
        assert after[path].content == before[path].content
    assert {page.status_code for page in after.values()} == {200}
    assert "2 av 70" in after["/2020/"].text
    assert "Medborgarlöften i Huddinge 2020" in after["/2020/en/"].text
    assert "Huddinges tiomiljonersprogram 2021" in front.text
    assert '<a href="/2020/">2020</a>, 2021.' in " ".join(front.text.split())


async def test_every_link_of_an_earlier_year_leads_somewhere(database_url: str) -> None:
    with app_of(database_url, "huddinge-2020") as app:
        report(app, 2020)
    with app_of(database_url, "huddinge-2021") as app:
        async with reading(app) as client:
            for start in ("/2020/", "/2020/en/", "/2020/lofte/tobakstillsyn", "/2020/en/data", FOLLOW_UP):
                page = (await client.get(start)).text
                links = set(re.findall(r'(?:href|src|srcset)="(/[^"#]*)', page))
                assert len(links) > 5
                answers = [await client.get(link) for link in links]
                assert [answer.url.path for answer in answers if answer.status_code != 200] == []
                pages = {link for link in links if not link.startswith(("/2020/", "/statiskt/"))}
                assert pages <= {"/2021/", "/2021/en/"}


async def test_the_year_in_use_has_its_lasting_address_too(database_url: str) -> None:
    with app_of(database_url, "huddinge-2021") as app:
        async with reading(app) as client:
            lasting, front = await client.get("/2021/"), await client.get("/")
    assert lasting.status_code == 200
    assert lasting.text.replace('"/2021/', '"/') == front.text
    assert "2020" not in front.text, "nothing was reported that year"


async def test_a_year_whose_file_was_loaded_is_one_too(database_url: str, tmp_path: Path) -> None:
    earlier = tmp_path / "huddinge-2019.toml"
    earlier.write_text(FILE_2020.read_text(encoding="utf-8").replace("2020", "2019"), encoding="utf-8")
    with app_of(database_url, str(earlier)) as app:
        loaded(app, str(earlier))
        report(app, 2019)
    with app_of(database_url, "huddinge-2020") as app:
        async with reading(app) as client:
            assert "2 av 70" in (await client.get("/2019/")).text


@pytest.mark.parametrize(
    "path",
    ["/2019/", "/2022/lofte/tobakstillsyn", "/de/", "/lofte/hembesok.pdf", "/data/loften.xml", "/blogg"],
)
async def test_an_address_where_nothing_is_names_what_there_is(database_url: str, path: str) -> None:
    with app_of(database_url, "huddinge-2020") as app:
        report(app, 2020)
    with app_of(database_url, "huddinge-2021") as app:
        async with reading(app) as client:
            page = await client.get(path)
            english = await client.get(f"/en{path}")
    assert (page.status_code, english.status_code) == (404, 404)
    assert "Den sidan finns inte" in page.text
    assert "There is no such page" in english.text
    for link in ('"/lofte/', '"/2020/"', '"/2021/"', 'hreflang="en"', '"/data"'):
        assert link in page.text
    assert '"/2020/en/"' in english.text


async def test_what_is_sent_to_where_nothing_is_gets_no_page(database_url: str) -> None:
    with app_of(database_url, "huddinge-2021") as app:
        async with reading(app) as client:
            answer = await client.post("/blogg", content=b"{}")
    assert (answer.status_code, answer.text) == (404, "There is nothing here.")


async def test_a_year_whose_file_can_not_be_read_any_more_keeps_nobody_from_the_others(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with app_of(database_url, "huddinge-2020") as app:
        at = datetime(2019, 4, 3, 16, tzinfo=app.partnership.zone)
        app.database.save_partnership("huddinge-2019", "id = ", at)
        with app.database.units_of_work("huddinge-2019")() as work:
            member = work.members.add(Sender(platform="telegram", user="1"), "polisen", Role.REPORTER, at)
            told = work.reports.add(MessageKey(channel="telegram:1", message="1"), member, at)
            work.reports.append(told, Facts(activity="foot_patrol", date=at.date()), by=member.id, at=at)
            work.commit()
    with app_of(database_url, "huddinge-2020") as app:
        async with reading(app) as client:
            answers = [(await client.get(path)).status_code for path in ("/", "/2020/", "/2019/")]
    assert answers == [200, 200, 404]
    assert "huddinge-2019 has no public pages any more" in caplog.text
