"""The local chat page as a newcomer meets it, in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

REPORT = "tre hastighetskontroller i Skogås igår, boende hade önskat det"
NOTED = "Noterat: 3 hastighetskontroller i Skogås"
PHONE: Any = {"width": 320, "height": 640}
STANDING = "#p-hastighetskontroller"


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page, of which the browser has nothing to complain."""
    opened = await browser.new_page(locale="sv-SE")
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    await opened.goto(f"{address}/chatt")
    await expect(opened.locator(STANDING)).to_contain_text("0 av 60")
    yield opened
    await opened.close()
    assert complaints == []


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Skriv som till en kollega").fill(text)
    await page.keyboard.press("Enter")


def answers(page: Page) -> Any:
    return page.locator(".message.bot")


async def violations(page: Page) -> list[str]:
    found = await Axe().run(page)
    return [
        f"{each['id']}: {node['html']}" for each in found.response["violations"] for node in each["nodes"]
    ]


async def test_from_the_first_message_to_its_undoing(page: Page, screenshots: Path) -> None:
    await say(page, REPORT)
    await expect(answers(page)).to_contain_text(NOTED)
    await expect(page.locator(STANDING)).to_contain_text("3 av 60, 57 kvar")
    await page.screenshot(path=screenshots / "chat.png")
    await page.get_by_role("button", name="Ångra").click()
    await expect(answers(page)).to_contain_text("Borttaget: 3 hastighetskontroller")
    await expect(answers(page)).to_have_count(1)
    await expect(page.locator(STANDING)).to_contain_text("0 av 60")


async def test_a_question_is_answered_with_a_press(page: Page) -> None:
    await say(page, "fotpatrull igår kväll")
    await expect(answers(page)).to_contain_text("Var var det?")
    await page.get_by_role("button", name="Skogås").click()
    await expect(answers(page)).to_contain_text("Noterat: en fotpatrull i Skogås")
    await expect(answers(page)).to_have_count(1)


async def test_a_long_answer_is_read_from_its_beginning(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await say(page, "status")
    await expect(answers(page)).to_contain_text("Hembesök")
    await expect(answers(page).locator("p").first).to_be_in_viewport()


async def test_another_part_is_a_click_away_and_has_its_own_conversation(page: Page) -> None:
    await say(page, REPORT)
    await expect(answers(page)).to_contain_text(NOTED)
    await page.get_by_text("Brandman").click()
    await expect(answers(page)).to_have_count(0)
    await say(page, "12 hembesök i Vårby igår")
    await expect(answers(page)).to_contain_text("Noterat: 12 hembesök i Vårby")
    await page.get_by_text("Polis i yttre tjänst").click()
    await expect(answers(page)).to_contain_text(NOTED)
    await expect(page.locator(".message.me")).to_contain_text(REPORT)


async def test_who_looks_on_sees_the_promises_move(page: Page, browser: Browser, address: str) -> None:
    onlooker = await browser.new_page()
    await onlooker.goto(f"{address}/chatt")
    await onlooker.get_by_text("Chef, Polisen").click()
    await expect(onlooker.locator(STANDING)).to_contain_text("0 av 60")
    await say(page, REPORT)
    await expect(onlooker.locator(STANDING)).to_contain_text("3 av 60")
    await expect(answers(onlooker)).to_have_count(0)


async def test_personal_data_leave_the_page(page: Page) -> None:
    await say(page, "krogtillsyn i Vårby, ägaren nås på 070-174 06 05")
    await expect(answers(page)).to_contain_text("Jag har tagit bort ditt meddelande.")
    await expect(page.locator(".message.me")).to_have_count(0)
    assert "174 06 05" not in await page.content()


async def test_words_are_never_markup(page: Page) -> None:
    await say(page, "<img src=x onerror=alert(1)> **hej** <b>du</b>")
    await expect(answers(page)).to_have_count(1)
    assert await page.locator(".log img, .log b").count() == 0


async def test_the_made_up_week_is_told_and_taken_back(page: Page, screenshots: Path) -> None:
    load, clear = page.get_by_role("button", name="Läs in"), page.get_by_role("button", name="Ta tillbaka")
    await load.click()
    await expect(page.locator("#p-hembesok")).to_contain_text("23 av 350")
    await expect(page.locator(".message")).to_have_count(10)
    await page.screenshot(path=screenshots / "chat-week.png")
    await load.click()
    await clear.click()
    await expect(page.locator("#p-hembesok")).to_contain_text("0 av 350")
    await expect(answers(page).first).to_contain_text("Borttaget")
    await load.click()
    await expect(page.locator("#p-hembesok")).to_contain_text("23 av 350")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_is_for_everybody_also_on_a_phone(
    browser: Browser, address: str, screenshots: Path, scheme: Any
) -> None:
    page = await browser.new_page(viewport=PHONE, color_scheme=scheme, locale="sv-SE")
    await page.goto(f"{address}/chatt")
    await say(page, REPORT)
    await expect(answers(page)).to_contain_text(NOTED)
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await page.screenshot(path=screenshots / f"chat-phone-{scheme}.png", full_page=True)


async def test_everything_is_done_by_keyboard(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_label("Fältsekreterare", exact=True)).to_be_checked()
    for _ in range(2):
        await page.keyboard.press("Tab")
    await page.keyboard.type(REPORT)
    await page.keyboard.press("Enter")
    await expect(answers(page)).to_contain_text(NOTED)
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    await page.keyboard.press("Space")
    await expect(answers(page)).to_contain_text("Borttaget")


async def test_a_program_that_has_stopped_is_told_and_loses_no_words(browser: Browser, address: str) -> None:
    page = await browser.new_page(locale="sv-SE")
    await page.goto(f"{address}/chatt")
    await page.route("**/chatt/sagt", lambda route: route.abort())
    await say(page, REPORT)
    await expect(page.get_by_role("alert")).to_contain_text("Inte skickat: programmet svarar inte.")
    await expect(page.get_by_label("Skriv som till en kollega")).to_have_value(REPORT)
