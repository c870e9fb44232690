"""The public page with 10,000 entries behind it, against a bare response of the same size from memory."""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.entries import Facts
from bot.members import Role
from bot.messages import MessageKey, Sender
from handlers.app import App
from handlers.serving import application
from handlers.settings import Settings
from handlers.web.years import YearlyPages
from tests.benchmarks.measuring import show
from tests.crash.processes import ROOT, free_port

_ENTRIES = 10_000
_REQUESTS = 2_000
_CONNECTIONS = 8
_ROUNDS = 3
_NOW = datetime(2020, 12, 30, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
_ACTIVITIES = ("speed_check", "tobacco_inspection", "foot_patrol", "home_visit")
_AREAS = ("flemingsberg", "skogas", "varby", "segeltorp")


def main() -> None:
    """Print the ratio, and how long the page is."""
    asyncio.run(_measured())


async def _measured() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        with App(Settings(database_url=url)) as app:
            _report_a_year(app)
        async with _served(url) as port:
            length = await _asked(port, "/", 1)
            page, bare = 0.0, 0.0
            for _ in range(_ROUNDS):
                page += await _per_second(port, "/")
                bare += await _per_second(port, f"/bare/{length}")
    show("the public page's requests a second / a bare response's", page / bare, "goal: at least 0.5")
    show("the public page's HTML, in kilobytes", length / 1000, "goal: under 60")


def _report_a_year(app: App) -> None:
    with app.database.units_of_work(app.partnership.id)() as work:
        member = work.members.add(Sender(platform="console", user="bench"), "polisen", Role.REPORTER, _NOW)
        for number in range(_ENTRIES):
            report = work.reports.add(MessageKey(channel="bench", message=str(number)), member, _NOW)
            facts = Facts(
                activity=_ACTIVITIES[number % len(_ACTIVITIES)],
                date=date(2020, 1, 1) + timedelta(days=number % 360),
                area=_AREAS[number // 4 % len(_AREAS)],
                requested=True,
            )
            work.reports.append(report, facts, by=member.id, at=_NOW)
        work.commit()


@asynccontextmanager
async def _served(url: str) -> AsyncIterator[int]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.pages", url, str(port)), stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    try:
        await process.stdout.readline()
        yield port
    finally:
        process.terminate()
        await process.wait()


async def _per_second(port: int, path: str) -> float:
    start = perf_counter()
    share = _REQUESTS // _CONNECTIONS
    await asyncio.gather(*(_asked(port, path, share) for _ in range(_CONNECTIONS)))
    return _REQUESTS / (perf_counter() - start)


async def _asked(port: int, path: str, times: int) -> int:
    """Ask for a page so many times on one connection; its length."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    length = 0
    for _ in range(times):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert " 200 " in head.splitlines()[0]
        length = int(head.partition("content-length: ")[2].split()[0])
        await reader.readexactly(length)
    writer.close()
    await writer.wait_closed()
    return length


async def _serve(url: str, port: int) -> None:
    """Serve the public pages, and so many bytes that nothing is behind."""
    pages = YearlyPages(App(Settings(database_url=url)), lambda: _NOW)

    async def bare(request: Request) -> Response:
        return Response(b"x" * request.path_params["length"], media_type="text/html; charset=utf-8")

    web = application([*pages.routes, Route("/bare/{length:int}", bare)])
    server = uvicorn.Server(uvicorn.Config(web, port=port, log_level="error"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    print("serving", flush=True)  # noqa: T201 - a process says so on standard output
    await running


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(_serve(sys.argv[1], int(sys.argv[2])))
    else:
        main()
