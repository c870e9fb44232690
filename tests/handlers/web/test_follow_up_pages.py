"""A published follow-up on the web: its figures stay, corrections are told, and it can be taken along."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from docx import Document
from playwright.async_api import Browser
from starlette.routing import Router

from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from handlers.app import App
from handlers.web.years import YearlyPages
from locales.follow_ups import LONGEST_POST, FollowUpWords
from locales.phrases import Phrases
from tests.handlers.web.conftest import served

BASE = "{http://www.w3.org/XML/1998/namespace}base"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SPEED = "Hastighetskontroller på platser som invånarna har önskat"


def say(app: App, organisation: str, text: str, minute: int) -> None:
    at = datetime(2020, 4, 3, 16, minute, tzinfo=app.partnership.zone)
    sender = Sender(platform="telegram", user=f"chef-{organisation}")
    with app.conversation.units_of_work() as work:
        if work.members.find(sender) is None:
            work.members.add(sender, organisation, Role.MANAGER, at)
            work.commit()
    key = MessageKey(channel=f"telegram:{organisation}", message=str(minute))
    app.conversation.answer(Message(sender=sender, key=key, at=at, text=text))


@pytest.fixture
def published(app: App) -> None:
    """A follow-up that all have approved, and a report and a correction that came after it."""
    say(app, "polisen", "två hastighetskontroller i Vårby igår, boende hade önskat det", 1)
    say(app, "polisen", "inställd hastighetskontroll i Vårby igår pga personalbrist", 2)
    say(app, "kommunen", "publicera", 3)
    for minute, organisation in enumerate(("polisen", "kommunen", "sbff"), start=4):
        say(app, organisation, "godkänn", minute)
    say(app, "polisen", "en hastighetskontroll i Skogås i onsdags, boende hade önskat det", 8)


@pytest.mark.usefixtures("published")
async def test_the_page_tells_what_was_approved_and_what_was_corrected_since(
    client: httpx.AsyncClient,
) -> None:
    page = (await client.get("/uppfoljning/1")).text
    assert "Medborgarlöften i Huddinge 2020: så går det, 3 april 2020" in page
    assert "2 av 60, 58 kvar, 13 efter plan." in page
    assert "Rättat sedan dess: 3 av 60, 57 kvar, 12 efter plan." in page
    assert page.count("Rättat sedan dess") == 2  # the follow-up itself is counted by now
    assert "Inställt: personalbrist 1." in page
    assert "chef-polisen" not in page
    assert '<a href="/uppfoljning/1">' in (await client.get("/")).text
    assert "Approved by" in (await client.get("/en/uppfoljning/1")).text


@pytest.mark.usefixtures("published")
async def test_the_word_file_says_what_the_page_says(client: httpx.AsyncClient) -> None:
    answer = await client.get("/uppfoljning/1.docx")
    document = Document(BytesIO(answer.content))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[0] == "Medborgarlöften i Huddinge 2020: så går det, 3 april 2020"
    assert told[told.index(SPEED) + 1] == "2 av 60, 58 kvar, 13 efter plan."
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert SPEED in headings
    assert len(headings) == 11
    assert document.core_properties.author == (
        "Lokalpolisområde Huddinge, Huddinge kommun och Södertörns brandförsvarsförbund"
    )


@pytest.mark.usefixtures("published")
async def test_what_one_shares_has_the_right_length_and_a_picture(
    client: httpx.AsyncClient, app: App
) -> None:
    with app.conversation.units_of_work() as work:
        (follow_up,) = work.follow_ups.published()
    post = FollowUpWords(Phrases(app.partnership, "sv")).post(follow_up)
    assert len(post) <= LONGEST_POST
    assert "Hastighetskontroller 2 av 60" in post
    assert (await client.get("/uppfoljning/1.png")).content.startswith(b"\x89PNG")


@pytest.mark.usefixtures("published")
async def test_the_feed_tells_of_it(client: httpx.AsyncClient) -> None:
    feed = ET.fromstring((await client.get("/uppfoljning.atom")).content)  # noqa: S314 - our own
    (entry,) = feed.iterfind("atom:entry", ATOM)
    assert entry.findtext("atom:title", namespaces=ATOM) == (
        "Medborgarlöften i Huddinge 2020: så går det, 3 april 2020"
    )
    link = entry.find("atom:link", ATOM)
    assert link is not None
    assert link.attrib["href"] == "uppfoljning/1"


@pytest.mark.usefixtures("published")
async def test_where_the_public_address_is_known_the_feed_leads_there_from_anywhere(app: App) -> None:
    settings = replace(app.settings, public_url="https://loften.example")
    with App(settings) as linking:
        pages = YearlyPages(linking, lambda: datetime(2020, 4, 3, 21, tzinfo=app.partnership.zone))
        async with served(Router(pages.routes)) as there, httpx.AsyncClient(base_url=there) as client:
            for path, base in (
                ("/uppfoljning.atom", "https://loften.example/2020/"),
                ("/en/uppfoljning.atom", "https://loften.example/2020/en/"),
                ("/data/katalog.rdf", "https://loften.example/2020/data/"),
            ):
                document = ET.fromstring((await client.get(path)).content)  # noqa: S314 - our own
                assert document.attrib[BASE] == base
                (link, *_) = [each for each in document.iter() if each.attrib.keys() & {"href", ABOUT}]
                named = urljoin(base, link.attrib.get("href") or link.attrib[ABOUT])
                reached = urlsplit(named).path
                assert reached == f"/2020{path}"
                assert (await client.get(reached)).status_code == 200


async def test_before_the_first_there_is_an_empty_feed_and_no_page(client: httpx.AsyncClient) -> None:
    feed = ET.fromstring((await client.get("/uppfoljning.atom")).content)  # noqa: S314 - our own
    assert list(feed.iterfind("atom:entry", ATOM)) == []
    for path in ("/uppfoljning/1", "/uppfoljning/1.docx", "/uppfoljning/1.png", "/uppfoljning/x"):
        assert (await client.get(path)).status_code == 404


async def test_a_draft_is_nobodys_to_see(client: httpx.AsyncClient, app: App) -> None:
    say(app, "kommunen", "publicera", 1)
    say(app, "kommunen", "godkänn", 2)
    assert (await client.get("/uppfoljning/1")).status_code == 404


@pytest.mark.usefixtures("published")
async def test_nothing_keeps_anybody_out(browser: Browser, address: str, screenshots: Path) -> None:
    page = await browser.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    await page.goto(f"{address}/uppfoljning/1")
    assert (await Axe().run(page)).response["violations"] == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    await page.screenshot(path=screenshots / "follow-up.png", full_page=True)
