"""The pages served over HTTP, and a real browser before them."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.async_api import Browser, async_playwright
from starlette.routing import Router
from starlette.types import ASGIApp

from handlers.app import App
from handlers.clocks import clock_from
from handlers.web.chat import ChatService
from handlers.web.years import YearlyPages
from tests.handlers.program import PATIENCE, ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
CHROMIUM = shutil.which("chromium")


@pytest.fixture
async def address(app: App) -> AsyncIterator[str]:
    """Where the pages are served, as if it were a Friday evening in April 2020."""
    clock = clock_from(datetime(2020, 4, 3, 21, 10, tzinfo=app.partnership.zone))
    service, pages = ChatService(app, clock), YearlyPages(app, clock)
    async with served(Router([*service.routes, *pages.routes], default=pages.elsewhere)) as there:
        yield there
    await service.stop()


@asynccontextmanager
async def served(web: ASGIApp) -> AsyncIterator[str]:
    """Where an application is served until the block ends."""
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.fixture
async def client(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, trust_env=False) as opened:
        yield opened


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine; install Debian's package to run the browser tests")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        await launched.close()


@pytest.fixture
def screenshots() -> Path:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
