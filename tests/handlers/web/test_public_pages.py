"""The pages for the inhabitants: what they show, to whom, and what never stands there."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from bot.members import Role
from bot.messages import Message, MessageKey, Sender
from bot.requested_places import Request
from handlers.app import App

OFFICER = Sender(platform="telegram", user="4711-secret-officer")
PAGES = (
    "/",
    "/lofte/hastighetskontroller",
    "/lofte/fotpatrull",
    "/lofte/hembesok",
    "/tillganglighet",
    "/data",
    "/hjalp",
    "/platser",
)
# The words of a table that stand on more than one line, by what a browser has drawn of each.
BROKEN_WORDS = """() => [...document.querySelectorAll("th, td, th code")].flatMap((cell) => {
  const text = cell.firstChild;
  if (!(text instanceof Text)) return [];
  return [...text.data.matchAll(/[^\\s-]+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]);
})"""
SAID = (
    "två hastighetskontroller på Vårbyvägen i Vårby i tisdags, boende hade önskat det",
    "fotpatrull i Skogås igår kväll",
    "inställd hastighetskontroll i Vårby igår pga personalbrist",
)


@pytest.fixture(autouse=True)
def reports(app: App) -> None:
    """What an officer has reported before anybody looks."""
    at = datetime(2020, 4, 2, 22, 15, tzinfo=app.partnership.zone)
    with app.conversation.units_of_work() as work:
        work.members.add(OFFICER, "polisen", Role.REPORTER, at)
        work.commit()
        request = Request(name="Vårbyvägen", area="varby", date=at.date(), times=3)
        work.requested_places.add(request, by=None)
        work.requested_places.add(Request(name="Lingvägen", date=at.date()), by=None)
        work.commit()
    for number, text in enumerate(SAID):
        key = MessageKey(channel="telegram:17", message=str(number))
        app.conversation.answer(Message(sender=OFFICER, key=key, at=at, text=text))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
async def test_every_page_is_for_everybody_to_read(client: httpx.AsyncClient, prefix: str, path: str) -> None:
    page = await client.get(prefix + path)
    assert page.status_code == 200
    assert f'<html lang="{prefix[1:] or "sv"}">' in page.text
    assert "set-cookie" not in page.headers
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r'(?:href|src|srcset)="(?!/|#)', page.text)
    assert len(page.content) < 60_000


async def test_the_places_that_inhabitants_have_asked_for(client: httpx.AsyncClient) -> None:
    page = (await client.get("/platser")).text
    assert "Önskade platser: 2. Kontrollerade minst en gång: 1." in page
    assert page.index("Väntar på kontroll") < page.index("Lingvägen") < page.index("Vårbyvägen i Vårby")
    assert re.search(r"Vårbyvägen i Vårby</th><td>2</td><td>tis 31 mars</td>", page)
    assert 'href="/platser"' in (await client.get("/")).text
    assert "Waiting for a check" in (await client.get("/en/platser")).text


async def test_where_each_promise_stands(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert "Medborgarlöften i Huddinge 2020" in page
    assert "2 av 60, 58 kvar, 13 efter plan." in page
    assert "2 av 60, 58 kvar" not in (await client.get("/en/")).text
    assert "2 of 60, 58 left, 13 behind plan." in (await client.get("/en/")).text


async def test_what_lies_behind_a_number_without_persons_and_places(client: httpx.AsyncClient) -> None:
    page = (await client.get("/lofte/hastighetskontroller")).text
    assert "2 hastighetskontroller, Vårby" in page
    assert "31 mars 2020" in page
    assert "Inställt: personalbrist 1." in page
    for held in ("Vårbyvägen", "4711", "secret", "telegram"):
        assert held not in page


async def test_what_is_asked_for_again_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/")
    again = await client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/lofte/hembesok", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/lofte/bortbytt", "Den sidan finns inte"),
        ("/en/lofte/bortbytt", "There is no such page"),
        ("/bild/bortbytt-ljus.svg", "Den sidan finns inte"),
        ("/bild/hembesok-rosa.svg", "Den sidan finns inte"),
        ("/bild/utvardering-ljus.svg", "Den sidan finns inte"),
    ],
)
async def test_what_does_not_exist_helps_on(client: httpx.AsyncClient, path: str, heading: str) -> None:
    page = await client.get(path)
    assert page.status_code == 404
    assert heading in page.text
    assert '/lofte/tobakstillsyn"' in page.text


@pytest.mark.parametrize("theme", ["ljus", "mork"])
@pytest.mark.parametrize("promise", ["hastighetskontroller", "fotpatrull"])
async def test_pictures_are_drawings_that_stay_the_same(
    client: httpx.AsyncClient, promise: str, theme: str
) -> None:
    picture = await client.get(f"/bild/{promise}-{theme}.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml")
    assert (await client.get(f"/bild/{promise}-{theme}.svg")).content == picture.content


# In a browser


@pytest.mark.parametrize("path", [*PAGES, "/finns-inte"])
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1000), ("dark", 320)], ids=["light and wide", "dark and narrow"]
)
async def test_nothing_keeps_anybody_out(
    browser: Browser, address: str, screenshots: Path, path: str, scheme: Any, width: int
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(address + path)
    await page.wait_for_load_state("networkidle")
    found = (await Axe().run(page)).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(address)] == []
    name = f"public{path.replace('/', '-').rstrip('-')}-{scheme}.png"
    await page.screenshot(path=screenshots / name, full_page=True)


async def test_enlarged_to_400_percent_without_scripts_it_is_read_downwards(
    browser: Browser, address: str
) -> None:
    # A window of 1280 pixels at 400 percent is one of 320.
    page = await browser.new_page(
        viewport={"width": 320, "height": 256}, device_scale_factor=4, java_script_enabled=False
    )
    await page.goto(f"{address}/lofte/hastighetskontroller")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Hastighetskontroller")
    await expect(page.get_by_role("img")).to_be_visible()
    box = await page.locator("main").bounding_box()
    assert box is not None
    assert box["width"] <= 320


async def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    page = await browser.new_page()
    await page.goto(address)
    reached: list[str] = []
    for _ in range(5):
        await page.keyboard.press("Tab")
        reached.append(await page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[:3] == ["Till innehållet", "Alla löften", "In English"]
    assert reached[3] == "Trygghetsdialoger och trygghetsbesiktningar"
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Helginsatser")


@pytest.mark.parametrize("path", ["/hjalp", "/data", "/lofte/hastighetskontroller", "/platser"])
async def test_no_word_of_a_table_is_broken_on_a_phone(browser: Browser, address: str, path: str) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(address + path)
    assert await page.evaluate(BROKEN_WORDS) == []


async def test_the_help_prints_on_one_sheet(browser: Browser, address: str, screenshots: Path) -> None:
    page = await browser.new_page()
    await page.goto(f"{address}/hjalp")
    printed = await page.pdf(path=screenshots / "help.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
