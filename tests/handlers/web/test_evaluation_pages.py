"""The published evaluation on the web and as a Word file: the same contents, and the numbers of status."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from docx import Document
from playwright.async_api import Browser, ViewportSize

from bot.entries import CallOffReason, EntryKind, Facts
from bot.evaluation import Assessment, figures
from bot.followups import chapters
from bot.indicators import Indicator, Measure, Measured
from bot.members import Role
from bot.messages import MessageKey, Sender
from handlers.app import App
from handlers.standing import positions

AT = datetime(2020, 4, 3, 14, tzinfo=UTC)
TODAY = date(2020, 4, 3)
WORDS = "Vi nådde ut till fler än vi trodde.\n<b>Nästa år</b> börjar vi tidigare & är fler."
SURVEY = Indicator(
    name="Trygg ute på kvällen",
    unit="procent",
    measure=Measure.SHARE,
    figures=tuple(
        Measured(year=year, area=area, value=value, answers=answers, source="Trygghetsmätningen")
        for year, area, value, answers in (
            (2019, None, 61.5, 812),
            (2020, None, 68, 790),
            (2019, "varby", 48, 96),
            (2020, "varby", 52.5, 101),
            (2019, "skogas", 50, 4),
            (2020, "skogas", 55, 60),
        )
    ),
)


def done(activity: str, day: date, **more: Any) -> Facts:
    return Facts(activity=activity, date=day, **more)


REPORTED = {
    "polisen": (
        done("speed_check", date(2020, 2, 11), count=70, area="varby", requested=True),
        done("foot_patrol", date(2020, 3, 4), area="varby"),
        done("foot_patrol", date(2020, 3, 5), kind=EntryKind.CANCELLED, reason=CallOffReason.STAFF),
    ),
    "kommunen": (
        done("licensed_premises_inspection", date(2020, 3, 6), count=65, partners=frozenset({"polisen"})),
        done("traffic_calming", date(2020, 3, 9), count=4, area="stuvsta-snattringe"),
    ),
    "sbff": (
        done("home_visit", date(2020, 1, 20), count=3, area="skogas"),
        done("home_visit", date(2020, 2, 20), count=40, area="varby"),
        done("home_visit", date(2020, 2, 21), count=50, area="trangsund"),
    ),
}


@pytest.fixture
def evaluated(app: App) -> None:
    """An evaluation that is published, a correction after it, and what a party has written."""
    partnership = app.partnership
    with app.conversation.units_of_work() as work:
        for organisation, told in REPORTED.items():
            sender = Sender(platform="telegram", user=f"chef-{organisation}")
            member = work.members.add(sender, organisation, Role.MANAGER, AT)
            report = work.reports.add(MessageKey(channel=f"telegram:{organisation}", message="1"), member, AT)
            for facts in told:
                work.reports.append(report, facts, by=member.id, at=AT)
        entries, by = work.reports.entries(), member.id
        told_before = chapters(partnership, [each for each in entries if each.id != 1], (), date(2020, 3, 1))
        follow_up = work.follow_ups.draft(date(2020, 3, 1), told_before, by=by, at=AT)
        work.follow_ups.approve(follow_up.id, "sbff", by=by, at=AT)
        work.follow_ups.publish(follow_up.id, by=by, at=AT)
        work.indicators.keep(SURVEY, AT)
        work.assessments.keep(Assessment("polisen", WORDS, AT), by=by)
        found = figures(
            partnership,
            entries,
            (),
            TODAY,
            follow_ups=work.follow_ups.published(),
            indicators=work.indicators.all(),
        )
        evaluation = work.evaluations.draft(TODAY, found, by=by, at=AT)
        work.evaluations.approve(evaluation.id, "sbff", by=by, at=AT)
        work.evaluations.publish(evaluation.id, by=by, at=AT)
        work.commit()


async def told_on_page(client: httpx.AsyncClient, path: str = "/utvardering") -> str:
    page = await client.get(path)
    assert page.status_code == 200
    return page.text


@pytest.mark.usefixtures("evaluated")
async def test_the_page_tells_what_became_of_each_promise(client: httpx.AsyncClient, app: App) -> None:
    page = await told_on_page(client)
    assert "Medborgarlöften i Huddinge 2020: utvärderingen" in page
    assert "Hållna löften: 2 av 10." in page
    assert "Hållet. 70 av 60, 10 över målet." in page
    assert "Inget antal utlovat. 4 åtgärder." in page
    assert "Inte hållna: Fredagskvällar ute och Fotpatrull." in page
    assert "Uppföljningen 1 mars 2020 sa 0. Efter rättelser är det 70 för samma dag." in page
    assert "<li>Polisen och Kommunen: 65</li>" in page
    assert "Inställt: 1, på grund av personalbrist 1." in page
    standing = {each.promise.id: each.progress for each in positions(app, AT, app.partnership.promises)}
    assert standing["hastighetskontroller"].done == 70
    assert standing["hastighetsdampande"].done == 4


@pytest.mark.usefixtures("evaluated")
async def test_what_others_measured_is_told_with_its_uncertainty_and_no_cause(
    client: httpx.AsyncClient,
) -> None:
    page = await told_on_page(client)
    row = re.search(r"Hela Huddinge</th>(.*?)</tr>", page, re.DOTALL)
    assert row is not None
    assert re.findall(r"<td>(.*?)</td>", row[1]) == ["61,5 (58,1–64,8)", "68 (64,7–71,2)", "Högre"]
    assert "Ingen säker skillnad</td>" in page
    assert "Skogås</th><td>*</td>" in page
    assert "Siffrorna visar inte vad som orsakade förändringen." in page
    assert "Källa: Trygghetsmätningen." in page


@pytest.mark.usefixtures("evaluated")
async def test_small_numbers_at_peoples_homes_are_held_back(client: httpx.AsyncClient) -> None:
    page = await told_on_page(client)
    *_, row = re.findall(r'<th scope="row" lang="sv">Hembesök</th>(.*?)</tr>', page)
    assert sorted(re.findall(r"<td>(.*?)</td>", row)) == ["*", "*", "0", "0", "0", "0", "50"]
    assert "* Små tal som kan peka ut en person visas inte." in page


@pytest.mark.usefixtures("evaluated")
async def test_a_partys_words_are_shown_as_they_are_written_and_never_as_markup(
    client: httpx.AsyncClient,
) -> None:
    page = await told_on_page(client)
    assert "<p>Vi nådde ut till fler än vi trodde.</p>" in page
    assert "&lt;b&gt;Nästa år&lt;/b&gt; börjar vi tidigare &amp; är fler." in page
    assert "Skrivet 3 april 2020." in page
    assert "chef-polisen" not in page


@pytest.mark.usefixtures("evaluated")
async def test_words_that_were_changed_later_and_corrections_say_so(
    client: httpx.AsyncClient, app: App
) -> None:
    later = datetime(2020, 4, 3, 15, tzinfo=UTC)
    with app.conversation.units_of_work() as work:
        (first, *_) = work.reports.entries()
        work.assessments.keep(Assessment("polisen", "Vi tänkte om.", later), by=1)
        work.reports.take_back(first.id, by=1, at=later)
        work.commit()
    page = await told_on_page(client)
    assert "Vi nådde ut" not in page
    assert "Skrivet 3 april 2020, efter att utvärderingen publicerades." in page
    assert "Hållet. 70 av 60, 10 över målet." in page
    assert "Rättat sedan dess: 0 av 60, 60 kvar, 15 efter plan." in page


@pytest.mark.usefixtures("evaluated")
async def test_the_word_file_says_all_that_the_page_says(client: httpx.AsyncClient) -> None:
    page = await told_on_page(client)
    answer = await client.get("/utvardering/1.docx")
    document = Document(BytesIO(answer.content))
    said = [each.text for each in document.paragraphs]
    said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    shown = re.sub(r"<[^>]+>", "\n", page).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    lines = {line.strip() for line in shown.splitlines()}
    assert [line for line in said if line.strip() and line not in lines] == []
    assert "Hållna löften: 2 av 10." in said
    assert document.core_properties.language == "sv"
    headings = [each.text for each in document.paragraphs if each.style and "Heading" in str(each.style.name)]
    assert {"Löftena", "Månad för månad", "Före och efter", "Med parternas egna ord"} <= set(headings)


@pytest.mark.usefixtures("evaluated")
async def test_it_is_at_an_address_of_its_own_and_linked(client: httpx.AsyncClient) -> None:
    assert '<a href="/utvardering/1">' in (await client.get("/")).text
    assert (await client.get("/utvardering/1")).text == (await client.get("/utvardering")).text
    assert "Promises kept: 2 of 10." in await told_on_page(client, "/en/utvardering")
    first = await client.get("/utvardering")
    again = await client.get("/utvardering", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "default-src 'none'" in first.headers["content-security-policy"]
    assert "<script" not in first.text
    assert len(first.content) < 60_000


async def test_before_it_is_published_there_is_no_page(client: httpx.AsyncClient, app: App) -> None:
    with app.conversation.units_of_work() as work:
        member = work.members.add(Sender(platform="telegram", user="chef"), "polisen", Role.MANAGER, AT)
        work.evaluations.draft(TODAY, figures(app.partnership, [], [], TODAY), by=member.id, at=AT)
        work.commit()
    for path in (
        "/utvardering",
        "/utvardering/1",
        "/utvardering/1.docx",
        "/utvardering/x",
        "/en/utvardering",
    ):
        assert (await client.get(path)).status_code == 404
    assert 'href="/utvardering' not in (await client.get("/")).text


# In a browser


@pytest.mark.usefixtures("evaluated")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1000), ("dark", 320)])
async def test_nothing_keeps_anybody_out(
    browser: Browser, address: str, screenshots: Path, scheme: Any, width: int
) -> None:
    page = await browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    await page.goto(f"{address}/utvardering")
    found = (await Axe().run(page)).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.screenshot(path=screenshots / f"evaluation-{scheme}.png", full_page=True)


@pytest.mark.usefixtures("evaluated")
async def test_its_tables_are_reached_by_keyboard_and_printed_whole(
    browser: Browser, address: str, screenshots: Path
) -> None:
    paper = ViewportSize(width=688, height=1000)  # what A4 holds between its margins
    page = await browser.new_page(viewport=paper, java_script_enabled=False)
    await page.goto(f"{address}/utvardering")
    assert await page.locator("[role=region][tabindex='0']").count() == 4
    await page.emulate_media(media="print")
    assert not await page.get_by_role("navigation").is_visible()
    boxes = [await table.bounding_box() for table in await page.locator("table").all()]
    assert [box for box in boxes if box is None or box["x"] + box["width"] > paper["width"]] == []
    await page.screenshot(path=screenshots / "evaluation-print.png", full_page=True)
